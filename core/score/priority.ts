// What to do about each of several drivers: which to mend first, which to keep up, which to watch, which can wait, and where that cannot be said.
import { SIGNIFICANCE } from "./change.ts";
import type { RatedApart } from "./rated-apart.ts";

/**
 * Of drivers that surely matter more than the average one: `fix` is surely rated lower than the others, `keep` surely higher, and `watch` neither, as far as can
 * be told. `later` surely matters less.
 */
export type Priority = "fix" | "keep" | "watch" | "later";

/** How much a driver explains (share 0–1 with its interval), how it is rated (mean, 0–10), and whether that is apart from the others; null where it was not tested. */
export interface Weighed {
  readonly share: number;
  readonly low: number;
  readonly high: number;
  readonly mean: number;
  readonly rated: RatedApart | null;
}

/**
 * Gives the priority of each driver, in their order. More than the average is a share whose whole interval lies above the one that each would have if all
 * mattered alike; less, one that lies below it. Null where the interval holds that share: then how much the driver matters is not known well enough. A
 * rating is lower or higher only where its test says so and the means that stand beside it, which may be of more people, do not say otherwise.
 */
export function priorities(drivers: readonly Weighed[]): readonly (Priority | null)[] {
  const alike = 1 / drivers.length;
  const average = drivers.reduce((sum, { mean }) => sum + mean, 0) / drivers.length;
  return drivers.map(({ low, high, mean, rated }) => {
    if (high < alike) return "later";
    if (low <= alike) return null;
    if (rated === null || rated.p >= SIGNIFICANCE) return "watch";
    if (rated.side === "lower") return mean < average ? "fix" : "watch";
    return mean > average ? "keep" : "watch";
  });
}
