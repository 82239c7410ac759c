// How likely a goal is met by everyone who was asked, of whom only some have answered.
import { adjustedCentre, estimate, type Population } from "./estimate.ts";
import { normalBelow } from "./normal.ts";
import { roundAway } from "./score.ts";
import type { BandCounts } from "./tally.ts";

/** Says whether a score meets a goal: the whole number that is shown decides, so that "+30" meets a goal of +30. Null has no score and meets nothing. */
export function meetsGoal(score: number | null, target: number): boolean {
  return score !== null && roundAway(score) >= target;
}

/**
 * Gives the chance (0–1) that the score of all who were asked meets the goal (`target`, a whole number in −100…100), from the counts of those who answered;
 * for an open population, of all who are like them. It is read from the same middle and error as the interval: a goal at the interval's lower end
 * has a chance of about 97.5 %. 0 or 1 only where the silent can change nothing any more; null without answers. Throws as `estimate` does.
 */
export function goalChance(counts: BandCounts, population: Population, target: number): number | null {
  const { nps, bounds } = estimate(counts, population);
  if (nps === null) return null;
  if (population === "open" || bounds === null) {
    return chanceOf(counts, "open", (target - 0.5) / 100);
  }
  if (meetsGoal(bounds.worst, target)) return 1;
  if (!meetsGoal(bounds.best, target)) return 0;
  // A score of N people moves in steps of 1/N: it meets the goal from the least step on, and half a step below it is where a curve is cut.
  return chanceOf(counts, population, (leastStep(population, target) - 0.5) / population);
}

function chanceOf(counts: BandCounts, population: Population, least: number): number {
  const { centre, error } = adjustedCentre(counts, population);
  // Far from the middle a curve is rounded to certainty, which it never gives.
  return Math.min(1 - Number.EPSILON, Math.max(Number.EPSILON, normalBelow((centre - least) / error)));
}

// The smallest promoters − detractors of N people whose score meets the goal.
function leastStep(population: number, target: number): number {
  let step = Math.floor((population * (target - 0.5)) / 100) - 1;
  while (!meetsGoal((100 * step) / population, target)) step += 1;
  return step;
}
