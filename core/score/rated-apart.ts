// Whether people rate a driver lower or higher than the others beyond chance: each person is compared with themselves, so that harsh and kind raters weigh alike.
import { falseDiscovery } from "./false-discovery.ts";
import type { Moments } from "./moments.ts";
import { twoSidedP } from "./normal.ts";

/** On which side of the other drivers one is rated, and the p (0–1) of its being rated like them, adjusted for all drivers that are tested together. */
export interface RatedApart {
  readonly side: "lower" | "higher";
  readonly p: number;
}

/**
 * Gives for each driver, in their order, the paired t test of its rating against the mean of all drivers' ratings by the same person, the false discovery rate
 * controlled over all of them. The outcome is the last variable of the sums and plays no part. p is 1 where nobody's rating differs from the mean by more or
 * less than anyone else's: agreement alone never decides.
 */
export function ratedApart({ count, sums, products }: Moments): readonly RatedApart[] {
  const drivers = sums.length - 1;
  if (drivers < 2 || count < 2) return [];
  const found = Array.from({ length: drivers }, (_, own) => {
    const weight = (driver: number) => Number(driver === own) - 1 / drivers;
    let sum = 0;
    let squares = 0;
    let index = 0;
    for (let i = 0; i < sums.length; i += 1) {
      if (i < drivers) sum += weight(i) * (sums[i] ?? 0);
      for (let j = i; j < sums.length; j += 1) {
        if (j < drivers) squares += (i === j ? 1 : 2) * weight(i) * weight(j) * (products[index] ?? 0);
        index += 1;
      }
    }
    const mean = sum / count;
    const variance = (squares - count * mean ** 2) / (count - 1);
    return { side: mean < 0 ? ("lower" as const) : ("higher" as const), p: pOf(mean, variance, count) };
  });
  const adjusted = falseDiscovery(found.map(({ p }) => p));
  return found.map(({ side }, at) => ({ side, p: adjusted[at] ?? 1 }));
}

// Ratings are whole numbers: a spread this small is nothing but rounding.
const NO_SPREAD = 1e-9;

// Student's t as a normal deviate (Wallace 1959, Annals of Mathematical Statistics 30(4)), good to three digits from a few answers on.
function pOf(mean: number, variance: number, count: number): number {
  if (variance < NO_SPREAD) return 1;
  const free = count - 1;
  const t = mean / Math.sqrt(variance / count);
  return twoSidedP(((8 * free + 1) / (8 * free + 3)) * Math.sqrt(free * Math.log1p(t ** 2 / free)));
}
