// Sums of ratings as figures that are shown, rounded so that they do not tell how many rated where that may not be told.
import type { PublishedRating } from "./publication.ts";

/** The sum of some ratings of 0–10, and how many of them are 9–10. */
export interface RatingSums {
  readonly total: number;
  readonly high: number;
}

type RatingFigures = Pick<PublishedRating, "mean" | "high">;

/** Into how many parts a point of the mean, and the whole of the share, are divided. */
interface Parts {
  readonly mean: number;
  readonly high: number;
}

const FINE: Parts = { mean: 10, high: 100 };
const HIGH_PARTS = [100, 50, 20, 10];
const LEAST_PARTS = 5;

/** Gives the mean to a tenth and the share of 9–10 to a hundredth. */
export function ratingFigures(sums: RatingSums, raters: number): RatingFigures {
  return rounded(sums, raters, FINE);
}

/**
 * Gives the figures of a rating that 1 … k − 1 of those who answered left out: a share of 0.44 is one of 16 and none of 17, so that fine figures would tell how
 * many they are. Rounded so coarsely that each number of raters that is possible could have them; null where not each could, or where only one is possible.
 */
export function figuresOfFewer(
  sums: RatingSums,
  raters: number,
  { k, answered }: { readonly k: number; readonly answered: number },
): RatingFigures | null {
  const least = Math.max(k, answered - k + 1);
  const possible = Array.from({ length: answered - least }, (_, at) => least + at);
  // A multiple of 1/n lies in each interval of 1/parts where n is no smaller than parts.
  const high = HIGH_PARTS.find((parts) => parts <= least) ?? LEAST_PARTS;
  const parts = { mean: least < FINE.mean ? LEAST_PARTS : FINE.mean, high };
  const figures = rounded(sums, raters, parts);
  return possible.length > 1 && possible.every((some) => couldBe(figures, some, parts)) ? figures : null;
}

// 9–10 add nine or ten each to the sum, the others at most eight.
function couldBe(figures: RatingFigures, raters: number, parts: Parts): boolean {
  const most = Math.min(raters, Math.ceil(raters * (figures.high + 1 / parts.high)));
  for (
    let high = Math.max(0, Math.floor(raters * (figures.high - 1 / parts.high)));
    high <= most;
    high += 1
  ) {
    const least = Math.max(9 * high, Math.floor(raters * (figures.mean - 0.5 / parts.mean)));
    for (const total of [least, least + 1]) {
      const could = rounded({ total, high }, raters, parts);
      const isSum = total >= 9 * high && total <= 8 * raters + 2 * high;
      if (isSum && could.mean === figures.mean && could.high === figures.high) return true;
    }
  }
  return false;
}

function rounded({ total, high }: RatingSums, raters: number, parts: Parts): RatingFigures {
  return { mean: toParts(total / raters, parts.mean), high: toParts(high / raters, parts.high) };
}

function toParts(value: number, parts: number): number {
  return Math.round(value * parts) / parts;
}
