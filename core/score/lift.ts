// Whether those who are willing to recommend tick a driver more often than the others.
import { twoSidedP } from "./normal.ts";

/** Some of a group: how many ticked, of how many. */
export interface Share {
  readonly ticked: number;
  readonly of: number;
}

/** Two shares (0–1), the first divided by the second (null where nobody of the second ticked), and the two-sided p of their being the same. */
export interface Lift {
  readonly share: number;
  readonly against: number;
  readonly lift: number | null;
  readonly p: number;
}

/**
 * Compares the share that ticked among promoters with the share among detractors (or among all others). Null where either group is empty. The test adds one
 * who ticked and one who did not to both (Agresti & Caffo 2000, The American Statistician 54(4)), so that small groups in agreement decide nothing.
 */
export function liftOf(promoters: Share, others: Share): Lift | null {
  if (promoters.of === 0 || others.of === 0) return null;
  const share = promoters.ticked / promoters.of;
  const against = others.ticked / others.of;
  const one = softened(promoters);
  const other = softened(others);
  const z = (one.share - other.share) / Math.sqrt(one.variance + other.variance);
  return { share, against, lift: against === 0 ? null : share / against, p: twoSidedP(z) };
}

function softened({ ticked, of }: Share): { readonly share: number; readonly variance: number } {
  const share = (ticked + 1) / (of + 2);
  return { share, variance: (share * (1 - share)) / (of + 2) };
}
