// Which drivers matter most to a score, with how sure that is; nothing where the answers are too few to say.
import { chanceOfF } from "./f-test.ts";
import { addMoments, correlations, type Moments } from "./moments.ts";
import { relativeWeights } from "./relative-weights.ts";

/** One driver's share of what all drivers explain, 0–1, with its 95 % bootstrap interval. */
export interface Importance {
  readonly share: number;
  readonly low: number;
  readonly high: number;
}

/** Answers that went in, what all drivers explain of the score's variance (R², 0–1), and each driver's part, in their order. */
export interface DerivedImportance {
  readonly answered: number;
  readonly explained: number;
  readonly drivers: readonly Importance[];
}

/** What reckoning takes from outside: whole numbers from 0 to `below` − 1, and others' turns between parts of the work. */
export interface ImportancePorts {
  readonly int: (below: number) => number;
  readonly next: () => Promise<void>;
}

/** The least answers whatever the number of drivers, and the least for each of them: the usual rule of thumb for a regression. */
export const FEWEST = { answers: 30, perDriver: 10 } as const;

const RESAMPLES = 1000;
// Of so many, the 25th from either end leave 95 % between them.
const TAIL = 0.025;
// Two drivers at least: the share of one is always all of it.
const FEWEST_DRIVERS = 2;
const SIGNIFICANCE = 0.05;
// Shares within a tenth on either side are sure enough to say that all matter alike.
const NARROW = 0.2;
// A resample may come out with a constant rating; where many do, the interval of the others is no interval.
const MOST_FAILED = 0.05;
const AT_ONCE = 10;

/**
 * Gives the derived importance of the drivers from blocks of sums, the outcome being the last variable. Null, which says nothing, where there are under two
 * drivers, fewer than max(30, 10 × drivers) answers, a rating or a score that never differs, ratings that follow from one another, ratings that
 * explain no more than chance would (F test, p ≥ 0.05), or intervals that tell no driver from another: all of them hold the share that
 * each would have if all mattered alike, and one is wider than 20 points.
 */
export async function derivedImportance(
  blocks: readonly Moments[],
  { int, next }: ImportancePorts,
): Promise<DerivedImportance | null> {
  const size = blocks[0]?.sums.length ?? 0;
  const predictors = size - 1;
  const all = addMoments(size, blocks);
  if (predictors < FEWEST_DRIVERS) return null;
  if (all.count < Math.max(FEWEST.answers, FEWEST.perDriver * predictors)) return null;
  const found = sharesOf(all);
  if (found === null || chanceOfF({ ...found, predictors, answers: all.count }) >= SIGNIFICANCE) return null;

  const drawn = await resampled(blocks, { size, int, next });
  if (drawn.length < RESAMPLES * (1 - MOST_FAILED)) return null;
  const drivers = found.shares.map((share, driver) => {
    const sorted = drawn.map((shares) => shares[driver] ?? 0).sort((a, b) => a - b);
    const at = (part: number) => sorted[Math.round(part * (sorted.length - 1))] ?? share;
    return { share, low: Math.min(share, at(TAIL)), high: Math.max(share, at(1 - TAIL)) };
  });
  return saysSomething(drivers) ? { answered: all.count, explained: found.explained, drivers } : null;
}

function saysSomething(drivers: readonly Importance[]): boolean {
  const equal = 1 / drivers.length;
  const isApart = drivers.some(({ low, high }) => low > equal || high < equal);
  return isApart || drivers.every(({ low, high }) => high - low <= NARROW);
}

function sharesOf(
  moments: Moments,
): { readonly explained: number; readonly shares: readonly number[] } | null {
  const matrix = correlations(moments);
  const found = matrix === null ? null : relativeWeights(matrix);
  if (found === null || found.explained <= 0) return null;
  return { explained: found.explained, shares: found.weights.map((weight) => weight / found.explained) };
}

// Whole blocks are drawn with replacement: where a block is one answer, this is the ordinary bootstrap.
async function resampled(
  blocks: readonly Moments[],
  { size, int, next }: ImportancePorts & { readonly size: number },
): Promise<readonly (readonly number[])[]> {
  const drawn: (readonly number[])[] = [];
  for (let sample = 0; sample < RESAMPLES; sample += 1) {
    if (sample % AT_ONCE === 0) await next();
    const picked = blocks.map(() => blocks[int(blocks.length)]).filter((block) => block !== undefined);
    const found = sharesOf(addMoments(size, picked));
    if (found !== null) drawn.push(found.shares);
  }
  return drawn;
}
