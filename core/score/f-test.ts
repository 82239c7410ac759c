// Whether several ratings together explain more of a score than chance would.
import { normalBelow } from "./normal.ts";

/**
 * Gives about the chance (0–1) that so many predictors which explain nothing would seem to explain this much (R², 0–1) of so many answers: the F test, its
 * tail by Paulson's approximation (1942, Annals of Mathematical Statistics 13(2)), good to 0.002 from 20 answers more than predictors on.
 */
export function chanceOfF(of: {
  readonly explained: number;
  readonly predictors: number;
  readonly answers: number;
}): number {
  const rest = of.answers - of.predictors - 1;
  if (rest <= 0) return 1;
  if (of.explained >= 1) return 0;
  const f = of.explained / of.predictors / ((1 - of.explained) / rest);
  const root = Math.cbrt(f);
  const one = 2 / (9 * of.predictors);
  const other = 2 / (9 * rest);
  return 1 - normalBelow(((1 - other) * root - (1 - one)) / Math.sqrt(other * root ** 2 + one));
}
