// What stands behind a digest's Details: bounds, the round before, drivers, comments, how it is computed.
import type { DigestFigures, DigestView } from "../../../core/digest/digest.ts";
import type { Part } from "../../../core/message.ts";
import { displayScore } from "../../../core/score/score.ts";
import type { Copy } from "../copy.ts";
import { paragraph } from "../say.ts";
import { besidesParts } from "./digest-besides.ts";
import { answeredLine, dayOf } from "./digest-words.ts";
import { passedOverWords } from "./passed-over.ts";
import type { Reader } from "./reader.ts";

/** Gives the parts of the details, with at most `most` comments. */
export function detailParts(
  view: DigestView,
  reader: Pick<Reader, "command">,
  copy: Copy,
  most: number,
): readonly Part[] {
  const { digest } = view;
  const words = copy.managing.digest;
  const figures = digest.pooled ?? digest;
  return [
    ...boundsLine(figures, copy),
    ...passedOver(view, copy),
    ...previousLine(view, copy),
    ...(digest.change?.p == null ? [] : [paragraph(words.test({ p: probability(digest.change.p) }))]),
    ...drivers(view, copy),
    ...besidesParts(view, copy),
    ...comments(view, reader, copy, most),
    { kind: "footnote", text: words.how },
    ...(digest.pooled === null
      ? []
      : [footnote(words.howPooled({ rounds: copy.format.number(digest.pooled.rounds) }))]),
    ...(digest.change === null ? [] : [footnote(words.howChange)]),
    footnote(words.thumb),
  ];
}

function passedOver(view: DigestView, copy: Copy): readonly Part[] {
  const why = passedOverWords(view.passedOverWhy ?? [], copy);
  if (why !== null) return [paragraph(why)];
  const count = copy.format.number(view.passedOver);
  return view.passedOver > 0 ? [paragraph(copy.managing.digest.passedOver({ count }))] : [];
}

function boundsLine(figures: DigestFigures, copy: Copy): readonly Part[] {
  const { bounds, invited, answered } = figures;
  const words = copy.managing.digest;
  if (bounds === null || invited === null || answered === null) return [];
  const silent = invited - answered;
  if (silent === 0) return [paragraph(words.everyoneAnswered)];
  const [worst, best] = [displayScore(bounds.worst), displayScore(bounds.best)];
  return [paragraph(words.bounds({ silent: copy.format.number(silent), worst, best }))];
}

function previousLine(view: DigestView, copy: Copy): readonly Part[] {
  const { previous } = view.digest;
  const words = copy.managing.digest;
  if (previous === null) return [];
  const day = dayOf(previous.round.opensAt, view, copy);
  if (previous.nps === null && previous.answered === null && !previous.display.startsWith("≤")) {
    return [paragraph(words.previousWithheld({ day, withheld: words.withheld }))];
  }
  const answered = answeredLine(previous, copy);
  return [paragraph(words.previous({ day, display: previous.display, answered }).trim())];
}

function drivers(view: DigestView, copy: Copy): readonly Part[] {
  const { answered } = view.digest;
  if (view.digest.drivers.length === 0 || answered === null || answered === 0) return [];
  const words = copy.managing.digest;
  const rows = view.digest.drivers.map(({ label, count }) => ({
    label: label[copy.locale],
    share: count / answered,
    figure: copy.format.number(count),
  }));
  const note =
    view.promise === "anonymous" ? [footnote(words.driversNote({ k: copy.format.number(view.k) }))] : [];
  return [{ kind: "heading", text: words.driversTitle }, { kind: "meter", rows }, ...note];
}

function comments(
  view: DigestView,
  reader: Pick<Reader, "command">,
  copy: Copy,
  most: number,
): readonly Part[] {
  const { comments: all } = view.digest;
  const words = copy.managing.digest;
  const withheld = view.commentsWithheld ? [footnote(words.commentsWithheld)] : [];
  if (all.length === 0) return view.commentsWithheld ? withheld : [paragraph(words.commentsNone)];
  const shown = all.slice(0, most);
  const count = copy.format.number(all.length);
  const more = copy.format.number(all.length - shown.length);
  return [
    {
      kind: "heading",
      text: view.commentsWithheld ? words.commentsQuotable : words.commentsTitle({ count }),
    },
    ...shown.map(({ text }) => ({ kind: "quote", text }) as const),
    ...(shown.length < all.length
      ? [footnote(words.commentsMore({ count: more, command: reader.command }))]
      : []),
    ...withheld,
  ];
}

function probability(p: number): string {
  return p < 0.001 ? "< 0.001" : p.toFixed(3).replace(/0$/, "");
}

function footnote(text: string): Part {
  return { kind: "footnote", text };
}
