import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { estimate } from "../../../core/score/estimate.ts";
import { expectedMargin } from "../../../core/score/margin.ts";

describe("the margin to expect", () => {
  it("is half the interval of a round with the assumed mix", () => {
    const { interval } = estimate({ promoters: 40, passives: 35, detractors: 25 }, 200);
    const { answered, halfWidth } = expectedMargin({ asked: 200, responseRate: 0.5 });
    expect(answered).toBe(100);
    expect(halfWidth).toBeCloseTo(((interval?.high ?? 0) - (interval?.low ?? 0)) / 2, 12);
  });

  it.each([
    // asked, rate, points
    [12, 0.6, 37.6],
    [58, 0.7, 12.9],
    [300, 0.6, 7.3],
    [1000, 0.6, 4.0],
  ])("for %i asked at a rate of %f is about ±%f", (asked, responseRate, points) => {
    expect(expectedMargin({ asked, responseRate }).halfWidth).toBeCloseTo(points, 1);
  });

  it("is unknown where nobody would answer, and nothing where everyone does", () => {
    expect(expectedMargin({ asked: 0, responseRate: 0.6 })).toEqual({ answered: 0, halfWidth: null });
    expect(expectedMargin({ asked: 50, responseRate: 0 })).toEqual({ answered: 0, halfWidth: null });
    expect(expectedMargin({ asked: 50, responseRate: 1 })).toEqual({ answered: 50, halfWidth: 0 });
  });

  it("takes a rate outside 0…1 as the nearest that can be", () => {
    expect(expectedMargin({ asked: 50, responseRate: 1.3 })).toEqual(
      expectedMargin({ asked: 50, responseRate: 1 }),
    );
    expect(expectedMargin({ asked: 50, responseRate: -1 })).toEqual(
      expectedMargin({ asked: 50, responseRate: 0 }),
    );
  });

  it("lies in 0…100 for every plan", () => {
    fc.assert(
      fc.property(
        fc.nat({ max: 5000 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (asked, responseRate) => {
          const { halfWidth } = expectedMargin({ asked, responseRate });
          if (halfWidth === null) return;
          expect(halfWidth).toBeGreaterThanOrEqual(0);
          expect(halfWidth).toBeLessThanOrEqual(100);
        },
      ),
    );
  });
});
