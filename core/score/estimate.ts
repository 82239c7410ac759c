// How sure a score is: its interval by chance among the people asked, and its bounds if the silent spoke.
import { SurveyError } from "../errors.ts";
import { nps } from "./score.ts";
import type { BandCounts } from "./tally.ts";

/** How many people were asked, or "open" where nobody can count them (a post in a group). */
export type Population = number | "open";

/** A range around a score, unrounded in −100…100, that covers about `level` of repeated samples. */
export interface Interval {
  readonly low: number;
  readonly high: number;
  readonly level: 0.95;
}

/** The score if every silent person were a detractor, and if every one were a promoter, in −100…100. */
export interface Bounds {
  readonly worst: number;
  readonly best: number;
}

/** A score with how sure it is. `interval` is null without answers, `bounds` where the population is open or empty. */
export interface Estimate {
  readonly nps: number | null;
  readonly interval: Interval | null;
  readonly bounds: Bounds | null;
}

/** The middle and the standard error of an adjusted score, both in −1…1. */
export interface Centre {
  readonly centre: number;
  readonly error: number;
}

/** How many standard errors a 95 % interval reaches to either side. */
export const QUANTILE_95 = 1.96;
/**
 * How many answers an adjusted Wald interval adds, a quarter of them promoters and a quarter detractors (Rocks 2016,
 * The American Statistician 70(4)); they shrink with the share of the population not yet heard.
 */
export const PSEUDO_ANSWERS = 3;

/**
 * Gives the adjusted centre and its standard error for counts of which at least one is above zero; the counts may be
 * fractions. An open population has no finite-population factor.
 */
export function adjustedCentre(counts: BandCounts, population: Population): Centre {
  const { promoters, passives, detractors } = counts;
  const answered = promoters + passives + detractors;
  const added = population === "open" ? PSEUDO_ANSWERS : PSEUDO_ANSWERS * (1 - answered / population);
  const size = answered + added;
  const promoting = (promoters + added / 4) / size;
  const detracting = (detractors + added / 4) / size;
  const centre = promoting - detracting;
  // Rounding errors can take an exact zero below it.
  const variance = Math.max(0, promoting + detracting - centre ** 2) / size;
  return { centre, error: Math.sqrt(variance) * populationFactor(answered, population) };
}

/**
 * Gives score, 95 % interval and bounds of the counts of one round. `population` is how many were asked: throws
 * SurveyError `internal` where that is fewer than have answered.
 */
export function estimate(counts: BandCounts, population: Population): Estimate {
  const answered = counts.promoters + counts.passives + counts.detractors;
  if (population !== "open" && population < answered) {
    throw new SurveyError("internal", { what: "answered-exceeds-asked", answered, asked: population });
  }
  const score = nps(counts);
  const bounds = boundsOf(counts, population);
  return {
    nps: score,
    interval: score === null ? null : intervalOf(counts, population, score, bounds),
    bounds,
  };
}

function populationFactor(answered: number, population: Population): number {
  if (population === "open") return 1;
  // Everyone has been heard: nothing is left to chance (and a population of one would divide by zero).
  return population <= answered ? 0 : Math.sqrt((population - answered) / (population - 1));
}

function boundsOf({ promoters, passives, detractors }: BandCounts, population: Population): Bounds | null {
  if (population === "open" || population === 0) return null;
  const silent = population - promoters - passives - detractors;
  return {
    worst: (100 * (promoters - detractors - silent)) / population,
    best: (100 * (promoters - detractors + silent)) / population,
  };
}

function intervalOf(
  counts: BandCounts,
  population: Population,
  score: number,
  bounds: Bounds | null,
): Interval {
  const { centre, error } = adjustedCentre(counts, population);
  const { worst, best } = bounds ?? { worst: -100, best: 100 };
  // The bounds hold for certain, so chance may not reach past them; and a range that leaves out the very score that
  // it surrounds would read as a mistake.
  const low = Math.min(score, Math.max(worst, 100 * (centre - QUANTILE_95 * error)));
  const high = Math.max(score, Math.min(best, 100 * (centre + QUANTILE_95 * error)));
  return { low, high, level: 0.95 };
}
