// Whether a score has moved since an earlier round by more than chance explains.
import { adjustedCentre } from "./estimate.ts";
import { twoSidedP } from "./normal.ts";
import { nps } from "./score.ts";
import type { BandCounts } from "./tally.ts";

/** What can be claimed: a rise, a fall, neither, or nothing because a round has fewer than ten answers. */
export type Verdict = "up" | "down" | "within-noise" | "too-few";

/** The difference of two scores in points (unrounded), its test statistic, two-sided p, and what can be claimed. */
export interface Change {
  readonly delta: number;
  readonly z: number;
  readonly p: number;
  readonly verdict: Verdict;
}

/** From how many answers on in both rounds a change may be claimed. */
export const FEWEST_ANSWERS = 10;
/** Below which p a change is claimed. */
export const SIGNIFICANCE = 0.05;

/**
 * Compares two rounds; null where either is withheld (null) or has no answers. Both count as samples of an open
 * population: a finite-population factor would call an unchanged mood a change in most pairs of small rounds.
 */
export function change(before: BandCounts | null, after: BandCounts | null): Change | null {
  if (before === null || after === null) return null;
  const earlier = nps(before);
  const later = nps(after);
  if (earlier === null || later === null) return null;

  const from = adjustedCentre(before, "open");
  const to = adjustedCentre(after, "open");
  // Three pseudo-answers on both sides keep each error above zero, so that agreement alone never decides.
  const z = (to.centre - from.centre) / Math.hypot(from.error, to.error);
  const p = twoSidedP(z);
  const enough = Math.min(answeredBy(before), answeredBy(after)) >= FEWEST_ANSWERS;
  return { delta: later - earlier, z, p, verdict: enough ? verdictOf(z, p) : "too-few" };
}

function answeredBy({ promoters, passives, detractors }: BandCounts): number {
  return promoters + passives + detractors;
}

function verdictOf(z: number, p: number): Verdict {
  if (p >= SIGNIFICANCE) return "within-noise";
  return z > 0 ? "up" : "down";
}
