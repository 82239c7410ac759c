// A digest as people read it: at a glance, and with everything behind it.
import type { DigestFigures, DigestView } from "../../../core/digest/digest.ts";
import type { Button, Message, Part } from "../../../core/message.ts";
import { encodePress, VERBS } from "../../../core/press.ts";
import { displayScore, roundAway } from "../../../core/score/score.ts";
import { type Copy, copyFor } from "../copy.ts";
import { paragraph } from "../say.ts";
import { detailParts } from "./digest-details.ts";
import { answeredLine, dayOf } from "./digest-words.ts";
import { historyLine } from "./history-line.ts";
import { joined } from "./joined.ts";
import type { Reader } from "./reader.ts";

/** What can be pressed under a digest; `argument` is what its buttons carry beside the round. */
export interface DigestButtons {
  readonly details: boolean;
  readonly share: boolean;
  readonly argument?: string | undefined;
}

type DigestReader = Pick<Reader, "locale" | "now" | "command">;

// As many as a phone is patient for, and Slack takes fifty blocks; a terminal, which has no buttons, takes them all.
const MOST_COMMENTS = 15;

/** Gives a digest at a glance: score, interval, change, who answered, the bands, the last rounds. */
export function digestGlance(view: DigestView, reader: DigestReader, buttons: DigestButtons): Message {
  const copy = copyFor(reader.locale, view.relation);
  const words = copy.managing.digest;
  const more = buttons.details
    ? [button(words.detailsButton, VERBS.details, view, buttons.argument, "primary")]
    : [];
  return {
    text: oneLine(view, copy),
    parts: [...glance(view, reader, copy), ...under(view, copy, buttons, more)],
  };
}

/** Gives a digest with its details: bounds, how it is computed, the round before, drivers and comments. */
export function digestDetails(view: DigestView, reader: DigestReader, buttons: DigestButtons): Message {
  const copy = copyFor(reader.locale, view.relation);
  const words = copy.managing.digest;
  const less = buttons.details ? [button(words.lessButton, VERBS.less, view, buttons.argument)] : [];
  return {
    text: oneLine(view, copy),
    parts: [
      ...glance(view, reader, copy),
      { kind: "heading", text: words.detailsTitle },
      ...detailParts(view, reader, copy, buttons.details ? MOST_COMMENTS : Number.POSITIVE_INFINITY),
      ...under(view, copy, buttons, less),
    ],
  };
}

/** Gives the digest in one line, as notifications and the App Home show it. */
export function digestLine(view: DigestView, reader: Pick<Reader, "locale">): string {
  return oneLine(view, copyFor(reader.locale, view.relation));
}

function oneLine(view: DigestView, copy: Copy): string {
  const { digest } = view;
  const figures = digest.pooled ?? digest;
  const words = copy.managing.digest;
  if (digest.pooled === null && digest.withheld) return words.withheld;
  const answered = digest.pooled === null ? answeredLine(digest, copy) : pooledAnswered(digest.pooled, copy);
  return words.line({ score: scoreName(view), display: figures.display, answered }).trim();
}

function glance(view: DigestView, reader: DigestReader, copy: Copy): readonly Part[] {
  const { digest } = view;
  const words = copy.managing.digest;
  const { pooled } = digest;
  const heading: Part = { kind: "heading", text: title(view, copy) };
  const state = view.final
    ? []
    : [paragraph(words.soFar({ until: moment(digest.round.closesAt, view, reader, copy) }))];
  if (pooled === null) {
    return [
      heading,
      paragraph(score(digest, view, copy)),
      ...meter(digest, view, copy),
      ...state,
      ...changeLine(view, copy),
      ...historyLine(view, copy),
    ];
  }
  const headline = joined(copy, words.headline(interval(pooled, view)), pooledAnswered(pooled, copy));
  return [
    heading,
    paragraph(headline),
    ...meter(pooled, view, copy),
    ...state,
    paragraph(aloneLine(view, copy)),
    ...changeLine(view, copy),
    ...historyLine(view, copy),
  ];
}

function title(view: DigestView, copy: Copy): string {
  const { digest, subject } = view;
  const words = copy.managing.digest;
  const name = scoreName(view);
  if (digest.pooled !== null) {
    return words.titlePooled({ score: name, subject, rounds: copy.format.number(digest.pooled.rounds) });
  }
  const day = dayOf(digest.round.opensAt, view, copy);
  return view.final
    ? words.title({ score: name, subject, day })
    : words.titleSoFar({ score: name, subject, day });
}

/** What a round comes to, in words: figures, a bound, or that nothing is published. */
function score(figures: DigestFigures, view: DigestView, copy: Copy): string {
  const words = copy.managing.digest;
  if (figures.nps !== null) {
    return joined(copy, words.headline(interval(figures, view)), answeredLine(figures, copy));
  }
  if (view.digest.withheld) return words.withheld;
  if (figures.answered === 0) {
    return joined(copy, words.noScore({ score: scoreName(view) }), answeredLine(figures, copy));
  }
  // A bottom-coded round: its display is the bound behind a "≤".
  return words.atMost({ score: scoreName(view), bound: figures.display.replace(/^≤\s*/, "") });
}

function interval(figures: DigestFigures, view: DigestView) {
  return {
    score: scoreName(view),
    display: figures.display,
    low: displayScore(figures.interval?.low ?? null),
    high: displayScore(figures.interval?.high ?? null),
  };
}

/** What the newest round comes to by itself, under a headline that pools several. */
function aloneLine(view: DigestView, copy: Copy): string {
  const { digest } = view;
  const words = copy.managing.digest;
  const day = dayOf(digest.round.opensAt, view, copy);
  if (digest.withheld) return words.previousWithheld({ day, withheld: words.withheld });
  if (digest.nps === null && digest.answered === null) {
    return words.previousWithheld({ day, withheld: score(digest, view, copy) });
  }
  return joined(copy, words.thisRound({ day, display: digest.display }), answeredLine(digest, copy));
}

function pooledAnswered(pooled: NonNullable<DigestView["digest"]["pooled"]>, copy: Copy): string {
  const { format, managing } = copy;
  const rounds = format.number(pooled.rounds);
  const answered = format.number(pooled.answered ?? 0);
  if (pooled.invited === null || pooled.responseRate === null) {
    return managing.digest.pooledAnsweredOpen({ answered, rounds });
  }
  const rate = format.percent(pooled.responseRate);
  return managing.digest.pooledAnswered({ answered, invited: format.number(pooled.invited), rate, rounds });
}

function meter(figures: DigestFigures, view: DigestView, copy: Copy): readonly Part[] {
  const { answered, promoters, passives, detractors } = figures;
  if (answered === null || answered === 0) return [];
  const { bands, bandsNamed, band } = copy.managing.digest;
  const labels = view.relation === "staff" ? bands : bandsNamed;
  const row = (label: string, count: number | null) => {
    const share = (count ?? 0) / answered;
    const figure = band({ count: copy.format.number(count ?? 0), share: copy.format.percent(share) });
    return { label, share, figure };
  };
  return [
    {
      kind: "meter",
      rows: [
        row(labels.promoters, promoters),
        row(labels.passives, passives),
        row(labels.detractors, detractors),
      ],
    },
  ];
}

function changeLine(view: DigestView, copy: Copy): readonly Part[] {
  const { digest } = view;
  const words = copy.managing.digest;
  if (digest.previous === null) return view.final ? [paragraph(words.first)] : [];
  if (digest.change === null) {
    // A round that shows nothing itself has said so already.
    return digest.nps === null ? [] : [paragraph(words.notComparable)];
  }
  const { delta, verdict } = digest.change;
  const whole = roundAway(delta);
  const points = words.points({ count: copy.format.number(Math.abs(whole)) });
  if (verdict === "up") return [paragraph(words.up({ points }))];
  if (verdict === "down") return [paragraph(words.down({ points }))];
  if (verdict === "too-few") return [paragraph(words.tooFew({ before: digest.previous.display }))];
  if (whole === 0) return [paragraph(words.noiseSame)];
  return [paragraph(whole > 0 ? words.noiseUp({ points }) : words.noiseDown({ points }))];
}

function under(
  view: DigestView,
  copy: Copy,
  buttons: DigestButtons,
  first: readonly Button[],
): readonly Part[] {
  const { shareButton } = copy.managing.digest;
  // A look at a round that is still open is not for a channel: it would change how people answer.
  const share = buttons.share && view.final ? [button(shareButton, VERBS.share, view, buttons.argument)] : [];
  const row = [...first, ...share];
  return row.length === 0 ? [] : [{ kind: "buttons", buttons: row }];
}

function button(
  label: string,
  verb: typeof VERBS.details | typeof VERBS.less | typeof VERBS.share,
  { digest }: DigestView,
  argument: string | undefined,
  style?: "primary",
): Button {
  const token = digest.round.id;
  return {
    label,
    press: encodePress({ verb, token, ...(argument === undefined ? {} : { argument }) }),
    ...(style === undefined ? {} : { style }),
  };
}

function moment(iso: string, view: DigestView, reader: DigestReader, copy: Copy): string {
  return copy.format.moment(new Date(iso), view.zone, reader.now);
}

function scoreName(view: DigestView): string {
  return view.relation === "staff" ? "eNPS" : "NPS";
}
