import { describe, expect, it } from "vitest";
import { twoSidedP } from "../../../core/score/normal.ts";

describe("the two-sided p of a normal value", () => {
  // Reference values from standard tables of the normal distribution.
  it.each([
    [0, 1],
    [0.5, 0.6170750774519738],
    [1, 0.31731050786291415],
    [1.6448536269514722, 0.1],
    [1.959963984540054, 0.05],
    [2.5758293035489004, 0.01],
    [3.290526731491926, 0.001],
    [5, 5.733031437583878e-7],
    [8, 1.2441921148543639e-15],
  ])("of %s is %s", (z, p) => {
    expect(twoSidedP(z) / p).toBeCloseTo(1, 10);
    expect(twoSidedP(-z)).toBe(twoSidedP(z));
  });

  it("falls without a step where the series hands over to the fraction", () => {
    const around = Array.from({ length: 201 }, (_, i) => twoSidedP(3.5 + i / 5000));
    const falls = around.slice(1).map((p, i) => (around[i] ?? Number.NaN) - p);
    expect(Math.min(...falls)).toBeGreaterThan(0);
    expect(Math.max(...falls) / Math.min(...falls)).toBeLessThan(1.25);
  });

  it("reaches zero, never below", () => {
    expect(twoSidedP(100)).toBe(0);
  });
});
