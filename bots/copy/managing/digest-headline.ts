// The first lines of a digest: score with its interval, who answered, whether it changed, and the three bands.
import type { DigestFigures, DigestView } from "../../../core/digest/digest.ts";
import { editedNow, isAfterImported } from "../../../core/digest/reason-of.ts";
import type { Part } from "../../../core/message.ts";
import { displayScore, roundAway } from "../../../core/score/score.ts";
import type { Copy } from "../copy.ts";
import { paragraph } from "../say.ts";
import { answeredLine, dayOf, pointsOf, scoreName } from "./digest-words.ts";
import { joined } from "./joined.ts";
import type { Reader } from "./reader.ts";

/** Gives the digest in one line. */
export function oneLine(view: DigestView, copy: Copy): string {
  const { digest } = view;
  const figures = digest.pooled ?? digest;
  const words = copy.managing.digest;
  if (digest.pooled === null && digest.withheld) return words.withheld;
  const answered = digest.pooled === null ? answeredLine(digest, copy) : pooledAnswered(digest.pooled, copy);
  return words.line({ score: scoreName(view), display: figures.display, answered }).trim();
}

/** Gives the digest's title. */
export function titleOf(view: DigestView, copy: Copy, now: Date): string {
  const { digest, subject } = view;
  const words = copy.managing.digest;
  const name = scoreName(view);
  if (digest.pooled !== null) {
    return words.titlePooled({ score: name, subject, rounds: copy.format.number(digest.pooled.rounds) });
  }
  const day = dayOf(digest.round.opensAt, view, copy, now);
  return view.final
    ? words.title({ score: name, subject, day })
    : words.titleSoFar({ score: name, subject, day });
}

/** Gives score, verdict and bands; of panels the last rounds together, and the newest by itself. */
export function headlineParts(view: DigestView, reader: Pick<Reader, "now">, copy: Copy): readonly Part[] {
  const { digest } = view;
  const words = copy.managing.digest;
  const { pooled } = digest;
  const until = copy.format.moment(new Date(digest.round.closesAt), view.zone, reader.now);
  const state = view.final ? [] : [paragraph(words.soFar({ until }))];
  const change = changeLine(view, copy);
  if (pooled === null) {
    return [paragraph(scoreLine(digest, view, copy)), ...change, ...bands(digest, view, copy), ...state];
  }
  const headline = joined(copy, scoreWords(pooled, view, copy), pooledAnswered(pooled, copy));
  return [
    paragraph(headline),
    paragraph(aloneLine(view, copy)),
    ...change,
    ...bands(pooled, view, copy),
    ...state,
  ];
}

/** What a round comes to, in words: figures, a bound, or that nothing is published. */
function scoreLine(figures: DigestFigures, view: DigestView, copy: Copy): string {
  const words = copy.managing.digest;
  if (figures.nps !== null) {
    return joined(copy, scoreWords(figures, view, copy), answeredLine(figures, copy));
  }
  if (view.digest.withheld) return words.withheld;
  if (figures.answered === 0) {
    return joined(copy, words.noScore({ score: scoreName(view) }), answeredLine(figures, copy));
  }
  // A bottom-coded round: its display is the bound behind a "≤".
  return words.atMost({ score: scoreName(view), bound: figures.display.replace(/^≤\s*/, "") });
}

function scoreWords(figures: DigestFigures, view: DigestView, copy: Copy): string {
  const words = copy.managing.digest;
  const said = {
    score: scoreName(view),
    display: figures.display,
    low: displayScore(figures.interval?.low ?? null),
    high: displayScore(figures.interval?.high ?? null),
  };
  // "+11 to +11" would read as a slip.
  return said.low === said.high && figures.interval !== null
    ? words.headlineNarrow(said)
    : words.headline(said);
}

/** What the newest round comes to by itself, under a headline that pools several. */
function aloneLine(view: DigestView, copy: Copy): string {
  const { digest } = view;
  const words = copy.managing.digest;
  const day = dayOf(digest.round.opensAt, view, copy);
  if (digest.withheld) return words.roundWithheld({ day, withheld: words.withheld });
  if (digest.nps === null && digest.answered === null) {
    return words.roundWithheld({ day, withheld: scoreLine(digest, view, copy) });
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

function bands(figures: DigestFigures, view: DigestView, copy: Copy): readonly Part[] {
  const { answered, promoters, passives, detractors } = figures;
  if (answered === null || answered === 0) return [];
  const { bands: ranges, bandsNamed, band } = copy.managing.digest;
  const labels = view.relation === "staff" ? ranges : bandsNamed;
  const row = (label: string, count: number | null) => {
    const share = (count ?? 0) / answered;
    const figure = band({ count: copy.format.number(count ?? 0), share: copy.format.percent(share) });
    return { label, share, figure };
  };
  const rows = [
    row(labels.promoters, promoters),
    row(labels.passives, passives),
    row(labels.detractors, detractors),
  ];
  return [{ kind: "meter", rows }];
}

function changeLine(view: DigestView, copy: Copy): readonly Part[] {
  const { digest } = view;
  const words = copy.managing.digest;
  if (digest.previous === null) return view.final ? [paragraph(words.first)] : [];
  if (digest.change === null) {
    // A round that shows nothing itself has said so already.
    if (digest.nps === null) return [];
    const { display, answered } = digest.previous;
    const bound = display.startsWith("≤") ? display.replace(/^≤\s*/, "") : null;
    if (bound !== null) return [paragraph(words.boundBefore({ bound }))];
    return [paragraph(answered === 0 ? words.nobodyBefore : words.notComparable)];
  }
  const { delta, verdict } = digest.change;
  const whole = roundAway(delta);
  const points = pointsOf(delta, copy);
  if (verdict === "up" || verdict === "down") return [paragraph(moved(view, verdict, points, copy))];
  if (verdict === "too-few") return [paragraph(words.tooFew({ before: digest.previous.display }))];
  if (whole === 0) return [paragraph(words.noiseSame)];
  return [paragraph(whole > 0 ? words.noiseUp({ points }) : words.noiseDown({ points }))];
}

// What is beyond chance need not be a change of mood: the question may have been another, or those who were asked.
function moved({ digest }: DigestView, verdict: "up" | "down", points: string, copy: Copy): string {
  const words = copy.managing.digest;
  const edited = editedNow(digest);
  if (edited !== null) {
    const what = edited.length > 1 ? "both" : edited[0] === "audience" ? "audience" : "wording";
    return joined(copy, words[verdict]({ points }), words.butEdited[what]);
  }
  return joined(copy, words[verdict]({ points }), isAfterImported(digest) ? words.butImported : "");
}
