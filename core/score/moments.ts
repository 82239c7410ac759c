// Sums from which means, variances and correlations follow, kept in so few blocks that single answers are gone from them.
import { SurveyError } from "../errors.ts";

/** Sums over some answers of `size` variables: how many there are, Σx, and Σxᵢxⱼ row by row for j ≥ i. */
export interface Moments {
  readonly count: number;
  readonly sums: readonly number[];
  readonly products: readonly number[];
}

/** More blocks would make intervals hardly truer, and fewer less so. */
export const MOST_BLOCKS = 200;

/** Takes answers one by one and keeps their sums in blocks: one answer a block while there are few, in turn afterwards. */
export interface MomentBlocks {
  /** Throws SurveyError `internal` for an answer of another size. */
  take(values: readonly number[]): void;
  result(): readonly Moments[];
}

/** Begins empty blocks for answers of `size` variables; memory does not grow with the answers. */
export function createMomentBlocks(size: number): MomentBlocks {
  const blocks: { count: number; sums: number[]; products: number[] }[] = [];
  let taken = 0;
  return {
    take(values) {
      if (values.length !== size) throw new SurveyError("internal", { what: "answer-of-another-size" });
      const at = taken % MOST_BLOCKS;
      taken += 1;
      const block = blocks[at] ?? emptyMoments(size);
      blocks[at] = block;
      block.count += 1;
      let index = 0;
      for (let i = 0; i < size; i += 1) {
        const x = values[i] ?? 0;
        block.sums[i] = (block.sums[i] ?? 0) + x;
        for (let j = i; j < size; j += 1) {
          block.products[index] = (block.products[index] ?? 0) + x * (values[j] ?? 0);
          index += 1;
        }
      }
    },
    result: () => blocks,
  };
}

/** Adds blocks of the same size up; the sum of none is zero everywhere. */
export function addMoments(size: number, blocks: readonly Moments[]): Moments {
  const all = emptyMoments(size);
  for (const block of blocks) {
    all.count += block.count;
    for (let i = 0; i < all.sums.length; i += 1) all.sums[i] = (all.sums[i] ?? 0) + (block.sums[i] ?? 0);
    for (let i = 0; i < all.products.length; i += 1) {
      all.products[i] = (all.products[i] ?? 0) + (block.products[i] ?? 0);
    }
  }
  return all;
}

/** Gives the matrix of correlations; null where a variable is the same in every answer, or there are fewer than two. */
export function correlations({ count, sums, products }: Moments): number[][] | null {
  const size = sums.length;
  if (count < 2) return null;
  const covariances: number[][] = Array.from({ length: size }, () => new Array<number>(size).fill(0));
  let index = 0;
  for (let i = 0; i < size; i += 1) {
    for (let j = i; j < size; j += 1) {
      const covariance = (products[index] ?? 0) / count - ((sums[i] ?? 0) / count) * ((sums[j] ?? 0) / count);
      index += 1;
      set(covariances, i, j, covariance);
      set(covariances, j, i, covariance);
    }
  }
  const deviations = covariances.map((row, i) => Math.sqrt(Math.max(0, row[i] ?? 0)));
  // Answers are whole numbers: a spread this small is nothing but rounding.
  if (deviations.some((deviation) => deviation < 1e-6)) return null;
  return covariances.map((row, i) =>
    row.map((covariance, j) => (i === j ? 1 : covariance / ((deviations[i] ?? 1) * (deviations[j] ?? 1)))),
  );
}

function emptyMoments(size: number): { count: number; sums: number[]; products: number[] } {
  return {
    count: 0,
    sums: new Array<number>(size).fill(0),
    products: new Array<number>((size * (size + 1)) / 2).fill(0),
  };
}

function set(matrix: number[][], i: number, j: number, value: number): void {
  const row = matrix[i];
  if (row !== undefined) row[j] = value;
}
