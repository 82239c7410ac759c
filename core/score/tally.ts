// Counts of answers by score: the only thing a Net Promoter Score is computed from.
import { SurveyError } from "../errors.ts";

/** Counts of answers by score: the element at index 7 says how many answered 7. Always eleven elements. */
export type Tally = readonly number[];

/** How many answered in each band, without the sum. */
export interface BandCounts {
  readonly promoters: number;
  readonly passives: number;
  readonly detractors: number;
}

/** How many answered in each band and in all. */
export interface Bands extends BandCounts {
  readonly answered: number;
}

/** Names the group that a score falls into. */
export type Band = "promoter" | "passive" | "detractor";

const SCORES = 11;

/** Gives the tally in which nobody has answered. */
export const emptyTally: Tally = Object.freeze(new Array<number>(SCORES).fill(0));

/** Reads a whole number 0–10 from a number or from its plain decimal digits; everything else is null. */
export function parseScore(value: unknown): number | null {
  if (typeof value === "string") return /^(?:[0-9]|10)$/.test(value) ? Number(value) : null;
  if (typeof value !== "number" || !Number.isInteger(value) || value < 0 || value >= SCORES) return null;
  // Adding zero turns −0 into 0.
  return value + 0;
}

/** Gives the band of a score 0–10; throws SurveyError `internal` for anything else. */
export function bandOf(score: number): Band {
  if (parseScore(score) === null) throw new SurveyError("internal", { what: "score-out-of-range" });
  // A promoter gives 9 or 10 and a detractor 0–6; seven is passive: the published boundary, not our choice.
  if (score >= 9) return "promoter";
  return score >= 7 ? "passive" : "detractor";
}

/** Gives the tally with one more answer of `score`; throws SurveyError `internal` unless it is a whole number 0–10. */
export function addToTally(tally: Tally, score: number): Tally {
  const index = parseScore(score);
  if (index === null) throw new SurveyError("internal", { what: "score-out-of-range" });
  return tally.map((count, at) => (at === index ? count + 1 : count));
}

/** Gives the sum of several tallies, score by score; the sum of none is empty. */
export function addTallies(...tallies: readonly Tally[]): Tally {
  return emptyTally.map((_, score) => tallies.reduce((sum, tally) => sum + (tally[score] ?? 0), 0));
}

/** Sums a tally into promoters (9–10), passives (7–8) and detractors (0–6). */
export function bands(tally: Tally): Bands {
  const sum = { promoter: 0, passive: 0, detractor: 0 };
  tally.forEach((count, score) => {
    sum[bandOf(score)] += count;
  });
  const { promoter: promoters, passive: passives, detractor: detractors } = sum;
  return { promoters, passives, detractors, answered: promoters + passives + detractors };
}
