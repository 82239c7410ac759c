// How a digest's figures come about: counts, what is left out, each formula with its numbers, and what is never shown.
import type { DigestFigures, DigestView } from "../../../core/digest/digest.ts";
import { workingsOf } from "../../../core/digest/workings-of.ts";
import type { Part } from "../../../core/message.ts";
import { displayScore } from "../../../core/score/score.ts";
import type { Copy } from "../copy.ts";
import { paragraph } from "../say.ts";
import { dayOf, footnote, heading } from "./digest-words.ts";
import { passedOverWords } from "./passed-over.ts";

/** Gives the explanation of every figure of the digest. */
export function howParts(view: DigestView, copy: Copy): readonly Part[] {
  const { digest } = view;
  const { method } = digest;
  const words = copy.managing.why;
  const number = (value: number) => copy.format.number(value);
  const computed = words.again;
  return [
    ...pooledNote(view, copy),
    heading(words.countsTitle),
    paragraph(countLines(view, copy).join("\n")),
    ...scoreParts(view, copy),
    ...changeParts(view, copy),
    heading(words.rulesTitle),
    paragraph(
      method.promise === "attributed"
        ? words.attributed
        : words.anonymous({ k: number(method.k), comments: number(method.commentsFrom) }),
    ),
    footnote(words.thumb),
    footnote(
      words.versions({
        number: number(digest.round.number),
        wording: number(digest.version),
        method: number(method.version),
        computed,
      }),
    ),
  ];
}

function pooledNote(view: DigestView, copy: Copy): readonly Part[] {
  const { pooled, round } = view.digest;
  if (pooled === null) return [];
  const day = dayOf(round.opensAt, view, copy);
  return [paragraph(copy.managing.why.pooled({ rounds: copy.format.number(pooled.rounds), round: day }))];
}

function countLines(view: DigestView, copy: Copy): readonly string[] {
  const { digest } = view;
  const words = copy.managing.why;
  const number = (value: number | null) => copy.format.number(value ?? 0);
  const over = passedOverWords(view.passedOverWhy, copy);
  const counted =
    digest.answered === null
      ? digest.withheld
        ? words.withheld({ withheld: copy.managing.digest.withheld, k: number(digest.method.k) })
        : words.bounded({ k: number(digest.method.k) })
      : words.counts({
          answered: number(digest.answered),
          promoters: number(digest.promoters),
          passives: number(digest.passives),
          detractors: number(digest.detractors),
        });
  const { silent } = digest.method;
  const asked =
    digest.invited === null
      ? [words.askedOpen]
      : silent === null
        ? []
        : [words.asked({ invited: number(digest.invited), silent: number(silent) })];
  return [counted, ...asked, words.never, ...(over === null ? [] : [over])];
}

function scoreParts(view: DigestView, copy: Copy): readonly Part[] {
  const { digest } = view;
  const words = copy.managing.why;
  const { answered, promoters, passives, detractors, nps } = digest;
  if (answered === null || promoters === null || passives === null || detractors === null || nps === null) {
    return [];
  }
  const number = (value: number) => copy.format.number(value);
  const counts = { promoters, passives, detractors };
  const population = digest.invited ?? "open";
  const found = workingsOf(counts, population);
  const centre = signed(found.centre, 4);
  const error = found.error.toFixed(4);
  const ends = words.ends({ centre, error, low: signed(found.low, 2), high: signed(found.high, 2) });
  const { interval } = digest;
  const isKept = interval === null || (near(interval.low, found.low) && near(interval.high, found.high));
  return [
    heading(words.scoreTitle),
    paragraph(
      words.score({
        promoters: number(promoters),
        detractors: number(detractors),
        answered: number(answered),
        exact: signed(nps, 2),
        display: digest.display,
      }),
    ),
    heading(words.intervalTitle),
    paragraph(
      [
        population === "open"
          ? words.addedOpen
          : words.added({
              added: found.added.toFixed(3),
              answered: number(answered),
              invited: number(population),
            }),
        words.centre({ centre, error }),
        isKept
          ? words.endsKept({ ends })
          : words.endsClipped({ ends, low: signed(interval.low, 2), high: signed(interval.high, 2) }),
        population === "open" ? words.meaningOpen : words.meaning,
      ].join("\n"),
    ),
    ...boundsParts(digest, copy),
  ];
}

function boundsParts({ bounds, invited, answered }: DigestFigures, copy: Copy): readonly Part[] {
  const words = copy.managing.why;
  if (bounds === null || invited === null || answered === null) return [];
  const silent = copy.format.number(invited - answered);
  const said =
    invited === answered
      ? words.everyone
      : words.bounds({ silent, worst: displayScore(bounds.worst), best: displayScore(bounds.best) });
  return [heading(words.boundsTitle), paragraph(said)];
}

function changeParts(view: DigestView, copy: Copy): readonly Part[] {
  const { previous, change, segments } = view.digest;
  const words = copy.managing.why;
  if (previous === null) return [heading(words.changeTitle), paragraph(copy.managing.digest.first)];
  const tested = segments.flatMap(({ cells }) => cells).filter((cell) => cell.change?.adjusted != null);
  const lines = [
    beforeLine(previous, view, copy),
    ...(change === null
      ? []
      : [
          words.test({ delta: signed(change.delta, 2), z: signed(change.z, 3), p: probability(change.p) }),
          words.testHow,
        ]),
    ...(tested.length < 2 ? [] : [words.groups({ count: copy.format.number(tested.length) })]),
  ];
  return [heading(words.changeTitle), paragraph(lines.join("\n"))];
}

function beforeLine(
  previous: NonNullable<DigestView["digest"]["previous"]>,
  view: DigestView,
  copy: Copy,
): string {
  const words = copy.managing.why;
  const day = dayOf(previous.round.opensAt, view, copy);
  const { promoters, passives, detractors, display } = previous;
  if (promoters === null || passives === null || detractors === null) {
    const bound = display.startsWith("≤") ? display : copy.managing.digest.withheld;
    return words.beforeWithheld({ day, withheld: bound });
  }
  const number = (value: number) => copy.format.number(value);
  return words.before({
    day,
    display,
    promoters: number(promoters),
    passives: number(passives),
    detractors: number(detractors),
  });
}

// Three digits say enough, and below a thousandth none does.
function probability(p: number): string {
  return p < 0.001 ? "< 0.001" : `= ${p.toFixed(3)}`;
}

function signed(value: number, digits: number): string {
  const written = Math.abs(value).toFixed(digits);
  if (Number(written) === 0) return written;
  return value < 0 ? `−${written}` : `+${written}`;
}

function near(one: number, other: number): boolean {
  return Math.abs(one - other) < 0.005;
}
