// The figures between the counts and the interval, so that anyone can follow the reckoning with a pencil.
import { adjustedCentre, type Population, PSEUDO_ANSWERS, QUANTILE_95 } from "../score/estimate.ts";
import type { BandCounts } from "../score/tally.ts";

/** What lies between counts and an interval: answers added, the adjusted middle and its error in −1…1, and the ends in −100…100 before they are clipped. */
export interface Workings {
  readonly added: number;
  readonly centre: number;
  readonly error: number;
  readonly low: number;
  readonly high: number;
}

/** Gives the workings of counts of which at least one is above zero. */
export function workingsOf(counts: BandCounts, population: Population): Workings {
  const answered = counts.promoters + counts.passives + counts.detractors;
  const { centre, error } = adjustedCentre(counts, population);
  const added = population === "open" ? PSEUDO_ANSWERS : PSEUDO_ANSWERS * (1 - answered / population);
  return {
    added,
    centre,
    error,
    low: 100 * (centre - QUANTILE_95 * error),
    high: 100 * (centre + QUANTILE_95 * error),
  };
}
