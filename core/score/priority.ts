// What to do about each of several drivers: which to mend first, which to keep up, which matter less, and where that cannot be said.

/** `fix`: it surely matters more than the average driver and is rated lower; `keep`: it does and is rated as high or higher; `watch`: it surely matters less. */
export type Priority = "fix" | "keep" | "watch";

/** How much a driver explains (share 0–1 with its interval) and how it is rated (mean, 0–10). */
export interface Weighed {
  readonly share: number;
  readonly low: number;
  readonly high: number;
  readonly mean: number;
}

/**
 * Gives the priority of each driver, in their order. More than the average is a share whose whole interval lies above the one that each would have if all
 * mattered alike; less, one that lies below it. Null where the interval holds that share: then how much the driver matters is not known well enough.
 */
export function priorities(drivers: readonly Weighed[]): readonly (Priority | null)[] {
  const alike = 1 / drivers.length;
  const average = drivers.reduce((sum, { mean }) => sum + mean, 0) / drivers.length;
  return drivers.map(({ low, high, mean }) => {
    if (high < alike) return "watch";
    if (low <= alike) return null;
    // Means are shown to a tenth: the average of equal ones may come out a hair above them.
    return mean < average - 1e-9 ? "fix" : "keep";
  });
}
