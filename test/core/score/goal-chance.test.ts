import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { estimate } from "../../../core/score/estimate.ts";
import { goalChance, meetsGoal } from "../../../core/score/goal-chance.ts";

const counts = (promoters: number, passives: number, detractors: number) => ({
  promoters,
  passives,
  detractors,
});

describe("whether a goal is met", () => {
  it.each([
    [29.5, 30, true],
    [29.4, 30, false],
    [-29.5, -29, false],
    [-29.5, -30, true],
    [-0.4, 0, true],
    [-0.5, 0, false],
    [null, -100, false],
  ])("%s against %s: %s, by the number that is shown", (score, target, met) => {
    expect(meetsGoal(score, target)).toBe(met);
  });
});

describe("the chance that a goal is met", () => {
  it("is null without answers", () => {
    expect(goalChance(counts(0, 0, 0), 12, 10)).toBeNull();
    expect(goalChance(counts(0, 0, 0), "open", 10)).toBeNull();
  });

  it("is certain where everyone has answered", () => {
    expect(goalChance(counts(6, 2, 2), 10, 40)).toBe(1);
    expect(goalChance(counts(6, 2, 2), 10, 41)).toBe(0);
  });

  it("is certain where the silent can change nothing any more", () => {
    expect(goalChance(counts(18, 1, 0), 20, 80)).toBe(1);
    expect(goalChance(counts(5, 0, 14), 20, 0)).toBe(0);
  });

  it("is never certain while the silent could change it, however far the goal", () => {
    for (const population of [2_000_000, "open"] as const) {
      expect(goalChance(counts(0, 0, 1000), population, 90)).toBeGreaterThan(0);
      expect(goalChance(counts(1000, 0, 0), population, -100 + 1)).toBeLessThan(1);
    }
  });

  it("is half at the interval's middle and a fortieth at its ends", () => {
    // 45 promoters and 45 detractors: the middle is 0, the interval −18.20 … 18.20.
    expect(goalChance(counts(45, 10, 45), "open", 0)).toBeCloseTo(0.5, 1);
    const { interval } = estimate(counts(2250, 500, 2250), "open");
    const high = Math.round(interval?.high ?? Number.NaN);
    expect(goalChance(counts(2250, 500, 2250), "open", high)).toBeLessThan(0.06);
    expect(goalChance(counts(2250, 500, 2250), "open", -high)).toBeGreaterThan(0.94);
  });

  it("of 41 of 58 with +32 is about even for +31, and small for +45", () => {
    expect(Math.abs((goalChance(counts(22, 10, 9), 58, 31) ?? 0) - 0.5)).toBeLessThan(0.06);
    expect(goalChance(counts(22, 10, 9), 58, 45)).toBeLessThan(0.03);
    expect(goalChance(counts(22, 10, 9), 58, 15)).toBeGreaterThan(0.97);
  });

  it("stays in 0–1 and never grows with the goal", () => {
    fc.assert(
      fc.property(
        fc.nat(20),
        fc.nat(20),
        fc.nat(20),
        fc.option(fc.nat(30)),
        fc.integer({ min: -100, max: 99 }),
        (p, q, d, silent, target) => {
          fc.pre(p + q + d > 0);
          const population = silent === null ? "open" : p + q + d + silent;
          const lower = goalChance(counts(p, q, d), population, target) ?? Number.NaN;
          const higher = goalChance(counts(p, q, d), population, target + 1) ?? Number.NaN;
          expect(lower).toBeGreaterThanOrEqual(0);
          expect(lower).toBeLessThanOrEqual(1);
          expect(higher).toBeLessThanOrEqual(lower + 1e-12);
        },
      ),
    );
  });
});
