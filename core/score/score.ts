// The score itself, and how it is written.
import type { BandCounts } from "./tally.ts";

const MINUS = "\u2212";
const NO_SCORE = "\u2013";

/** Gives the Net Promoter Score, 100 × (P − D) / n, unrounded in −100…100; null where nobody has answered. */
export function nps(counts: BandCounts): number | null {
  const { promoters, passives, detractors } = counts;
  const answered = promoters + passives + detractors;
  // Multiplying first keeps halves exact (−2.5 stays −2.5), so that they round the way they should.
  return answered === 0 ? null : (100 * (promoters - detractors)) / answered;
}

/** Rounds to a whole number, halves away from zero, and never gives −0. */
export function roundAway(value: number): number {
  // Math.round alone takes −2.5 to −2 and −0.5 to −0.
  return Math.sign(value) * Math.round(Math.abs(value)) + 0;
}

/** Writes a score as a signed whole number with a true minus ("+32", "0", "−7"), and null as an en dash. */
export function displayScore(score: number | null): string {
  if (score === null) return NO_SCORE;
  const whole = roundAway(score);
  if (whole === 0) return "0";
  return whole > 0 ? `+${whole}` : `${MINUS}${-whole}`;
}
