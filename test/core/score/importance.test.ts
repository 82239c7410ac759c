import { Matrix } from "ml-matrix";
import { describe, expect, it } from "vitest";
import { chanceOfF } from "../../../core/score/f-test.ts";
import { derivedImportance } from "../../../core/score/importance.ts";
import { addMoments, correlations, createMomentBlocks, MOST_BLOCKS } from "../../../core/score/moments.ts";
import { relativeWeights } from "../../../core/score/relative-weights.ts";
import { seededChance as seeded } from "../../../core/score/seeded-chance.ts";

const ports = (seed: number, turns: { taken: number } = { taken: 0 }) => {
  const chance = seeded(seed);
  return {
    int: (below: number) => Math.floor(chance() * below),
    next: async () => {
      turns.taken += 1;
    },
  };
};

// Three ratings that share what is common, and a score that is made of the first two, 2 : 1.
function answers(count: number, seed: number, weights: readonly number[] = [2, 1, 0]): number[][] {
  const chance = seeded(seed);
  const rating = (common: number) =>
    Math.max(0, Math.min(10, Math.round(4 + 3 * common + 4 * (chance() - 0.5))));
  return Array.from({ length: count }, () => {
    const common = chance();
    const ratings = weights.map(() => rating(common));
    const sum = ratings.reduce((total, value, at) => total + value * (weights[at] ?? 0), 0);
    const all = weights.reduce((total, weight) => total + weight, 0) || 1;
    return [...ratings, Math.max(0, Math.min(10, Math.round(sum / all + 3 * (chance() - 0.5))))];
  });
}

function blocksOf(rows: readonly (readonly number[])[]) {
  const blocks = createMomentBlocks(rows[0]?.length ?? 0);
  for (const row of rows) blocks.take(row);
  return blocks.result();
}

describe("moments", () => {
  it("give Pearson's correlations", () => {
    const rows = [
      [1, 2, 7],
      [2, 1, 6],
      [3, 5, 2],
      [4, 4, 3],
    ];
    const matrix = correlations(addMoments(3, blocksOf(rows)));
    expect(matrix?.[0]?.[0]).toBe(1);
    expect(matrix?.[0]?.[1]).toBeCloseTo(5 / Math.sqrt(5 * 10), 12);
    expect(matrix?.[1]?.[2]).toBeCloseTo(-12 / Math.sqrt(10 * 17), 12);
    expect(matrix?.[2]?.[1]).toBe(matrix?.[1]?.[2]);
  });

  it("are null where something never differs, or nobody answered", () => {
    expect(
      correlations(
        addMoments(
          2,
          blocksOf([
            [7, 1],
            [7, 2],
            [7, 3],
          ]),
        ),
      ),
    ).toBeNull();
    expect(correlations(addMoments(2, []))).toBeNull();
  });

  it("keep one answer a block while there are few, and never more than the most blocks", () => {
    expect(blocksOf(answers(50, 1))).toHaveLength(50);
    const many = blocksOf(answers(1050, 1));
    expect(many).toHaveLength(MOST_BLOCKS);
    expect(new Set(many.map(({ count }) => count))).toEqual(new Set([5, 6]));
    expect(addMoments(4, many).count).toBe(1050);
  });

  it("refuse an answer of another size", () => {
    expect(() => createMomentBlocks(3).take([1, 2])).toThrow();
  });
});

describe("relative weights", () => {
  it.each([
    [0.3, 0.5, 0.4],
    [0.8, 0.6, 0.5],
    [-0.2, 0.4, 0.1],
    [0, 0.6, 0.3],
  ])("of two predictors (r₁₂ %s, r₁ %s, r₂ %s) are their general dominance", (between, one, two) => {
    const all = (one ** 2 + two ** 2 - 2 * one * two * between) / (1 - between ** 2);
    // What each adds alone and on top of the other, averaged (Budescu 1993): the two agree for two predictors.
    const dominance = [(one ** 2 + all - two ** 2) / 2, (two ** 2 + all - one ** 2) / 2];
    const found = relativeWeights([
      [1, between, one],
      [between, 1, two],
      [one, two, 1],
    ]);
    expect(found?.explained).toBeCloseTo(all, 12);
    expect(found?.weights[0]).toBeCloseTo(dominance[0] ?? Number.NaN, 12);
    expect(found?.weights[1]).toBeCloseTo(dominance[1] ?? Number.NaN, 12);
  });

  it("of several predictors are what another way of reckoning gives: a square root by iteration, and regression", () => {
    for (const seed of [1, 2, 3]) {
      const matrix = correlations(addMoments(6, blocksOf(answers(80, seed, [3, 1, 0, 2, 1])))) ?? [];
      const among = new Matrix(matrix.slice(0, 5).map((row) => row.slice(0, 5)));
      const toOutcome = Matrix.columnVector(matrix.slice(0, 5).map((row) => row[5] ?? 0));
      const root = squareRoot(among);
      const paths = root.inverse.mmul(toOutcome);
      const expected = Matrix.pow(root.root, 2).mmul(Matrix.pow(paths, 2)).to1DArray();
      const explained = toOutcome.transpose().mmul(inverseOf(among)).mmul(toOutcome).get(0, 0);

      const found = relativeWeights(matrix);
      expected.forEach((weight, at) => {
        expect(found?.weights[at]).toBeCloseTo(weight, 8);
      });
      expect(found?.explained).toBeCloseTo(explained, 8);
    }
  });

  it("split evenly between two that always go nearly together, and are null where they are the same", () => {
    const found = relativeWeights([
      [1, 0.999, 0.5],
      [0.999, 1, 0.5],
      [0.5, 0.5, 1],
    ]);
    expect(found?.weights[0]).toBeCloseTo(found?.weights[1] ?? Number.NaN, 9);
    expect(
      relativeWeights([
        [1, 1, 0.5],
        [1, 1, 0.5],
        [0.5, 0.5, 1],
      ]),
    ).toBeNull();
    expect(relativeWeights([[1]])).toBeNull();
  });
});

describe("the F test", () => {
  // Upper tails of F by numerical integration: F(3, 26) = 2.5 → 0.0817; F(10, 89) = 4 → 0.000154.
  it.each([
    [3, 30, 2.5, 0.08168],
    [10, 100, 4, 0.00015],
    [2, 30, 3.354, 0.05],
  ])("of %s predictors and %s answers at F = %s is %s", (predictors, answered, f, p) => {
    const rest = answered - predictors - 1;
    const explained = (f * predictors) / (f * predictors + rest);
    expect(Math.abs(chanceOfF({ explained, predictors, answers: answered }) - p)).toBeLessThan(0.0015);
  });

  it("is certain at the ends", () => {
    expect(chanceOfF({ explained: 1, predictors: 2, answers: 30 })).toBe(0);
    expect(chanceOfF({ explained: 0.5, predictors: 5, answers: 6 })).toBe(1);
    expect(chanceOfF({ explained: 0, predictors: 2, answers: 30 })).toBeGreaterThan(0.99);
  });
});

describe("derived importance", () => {
  it("finds what the score is made of, surely, with intervals around each share", async () => {
    const turns = { taken: 0 };
    const found = await derivedImportance(blocksOf(answers(400, 5)), ports(9, turns));
    const [first, second, third] = found?.drivers ?? [];
    expect(found?.answered).toBe(400);
    expect((first?.share ?? 0) + (second?.share ?? 0) + (third?.share ?? 0)).toBeCloseTo(1, 12);
    expect(first?.low).toBeGreaterThan(second?.high ?? 1);
    expect(second?.low).toBeGreaterThan(third?.high ?? 1);
    expect(found?.explained).toBeGreaterThan(0.5);
    expect(turns.taken).toBeGreaterThan(20);
  });

  it("is the same each time with the same chance", async () => {
    const blocks = blocksOf(answers(120, 5));
    expect(await derivedImportance(blocks, ports(3))).toEqual(await derivedImportance(blocks, ports(3)));
  });

  it.each<[string, number[][]]>([
    ["fewer than thirty answers", answers(29, 1)],
    ["fewer than ten answers a driver", answers(59, 1, [2, 1, 0, 0, 0, 0])],
    ["one driver alone", answers(200, 1, [1])],
    ["a rating that never differs", answers(200, 1).map(([a = 0, b = 0, , s = 0]) => [a, b, 7, s])],
    ["a score that never differs", answers(200, 1).map(([a = 0, b = 0, c = 0]) => [a, b, c, 9])],
    [
      "a rating that another one follows from",
      answers(200, 1).map(([a = 0, b = 0, , s = 0]) => [a, b, 10 - a, s]),
    ],
    ["ratings that explain nothing", unrelated(60, 7)],
    ["no answer at all", []],
  ])("is silent with %s", async (_, rows) => {
    expect(await derivedImportance(blocksOf(rows), ports(1))).toBeNull();
  });

  it("is silent where no driver can be told from another, and says so of many answers: all alike", async () => {
    const alike = [1, 1, 1];
    expect(await derivedImportance(blocksOf(answers(35, 2, alike)), ports(1))).toBeNull();
    const found = await derivedImportance(blocksOf(answers(2000, 2, alike)), ports(1));
    expect(found?.drivers.every(({ low, high }) => low < 0.4 && high > 0.27)).toBe(true);
  });

  it("gives intervals that hold the share of the whole about as often as they say", async () => {
    const whole = await derivedImportance(blocksOf(answers(20_000, 77)), ports(1));
    const truth = whole?.drivers[0]?.share ?? Number.NaN;
    let held = 0;
    const samples = 15;
    for (let sample = 0; sample < samples; sample += 1) {
      const found = await derivedImportance(blocksOf(answers(100, 1000 + sample)), ports(sample));
      const { low, high } = found?.drivers[0] ?? { low: 1, high: 0 };
      if (low <= truth && truth <= high) held += 1;
    }
    expect(held).toBeGreaterThanOrEqual(Math.floor(0.8 * samples));
  });
});

function unrelated(count: number, seed: number): number[][] {
  const chance = seeded(seed);
  return Array.from({ length: count }, () => Array.from({ length: 4 }, () => Math.floor(chance() * 11)));
}

// Denman & Beavers: no eigenvalues in it.
function squareRoot(matrix: Matrix): { readonly root: Matrix; readonly inverse: Matrix } {
  let root = matrix.clone();
  let inverse = Matrix.eye(matrix.rows);
  for (let step = 0; step < 60; step += 1) {
    const next = Matrix.mul(Matrix.add(root, inverseOf(inverse)), 0.5);
    inverse = Matrix.mul(Matrix.add(inverse, inverseOf(root)), 0.5);
    root = next;
  }
  return { root, inverse };
}

// Gauss and Jordan, so that nothing of the library's decompositions takes part.
function inverseOf(matrix: Matrix): Matrix {
  const size = matrix.rows;
  const rows = matrix
    .to2DArray()
    .map((row, i) => [...row, ...Array.from({ length: size }, (_, j) => Number(i === j))]);
  rows.forEach((pivotRow, at) => {
    const pivot = pivotRow[at] ?? 1;
    pivotRow.forEach((value, j) => {
      pivotRow[j] = value / pivot;
    });
    rows.forEach((row, i) => {
      if (i === at) return;
      const factor = row[at] ?? 0;
      row.forEach((value, j) => {
        row[j] = value - factor * (pivotRow[j] ?? 0);
      });
    });
  });
  return new Matrix(rows.map((row) => row.slice(size)));
}
