// The fewest answers that a round may show, frozen at its opening.

import type { Survey } from "../survey/survey.ts";
import { leastAsked } from "./plan-opening.ts";
import type { Schedule } from "./schedule.ts";

/**
 * Gives a round's k. An anonymous round asks at least ten people; by an open link nobody is asked, so that there the answers themselves have to be as many:
 * otherwise whoever passes the link to one person needs four accounts of their own to read that person's answer.
 */
export function groupOfRound(
  { mode }: Pick<Schedule, "mode">,
  { promise }: Pick<Survey, "promise">,
  k: number,
): number {
  return mode === "link" ? Math.max(k, leastAsked(promise, k)) : k;
}
