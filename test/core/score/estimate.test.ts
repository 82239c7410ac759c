import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { estimate, type Population } from "../../../core/score/estimate.ts";

const counts = (promoters: number, passives: number, detractors: number) => ({
  promoters,
  passives,
  detractors,
});

interface WorkedCase {
  readonly of: ReturnType<typeof counts>;
  readonly asked: Population;
  readonly nps: number | null;
  readonly interval: readonly [string, string] | null;
  readonly bounds: readonly [string, string] | null;
}

const WORKED: readonly WorkedCase[] = [
  { of: counts(22, 10, 9), asked: 58, nps: 31.71, interval: ["17.66", "44.42"], bounds: ["-6.9", "51.7"] },
  { of: counts(5, 0, 0), asked: 5, nps: 100, interval: ["100.00", "100.00"], bounds: ["100.0", "100.0"] },
  { of: counts(0, 0, 0), asked: 12, nps: null, interval: null, bounds: ["-100.0", "100.0"] },
  { of: counts(4, 5, 1), asked: "open", nps: 30, interval: ["-13.26", "59.41"], bounds: null },
  { of: counts(45, 10, 45), asked: "open", nps: 0, interval: ["-18.20", "18.20"], bounds: null },
  { of: counts(0, 0, 7), asked: 20, nps: -100, interval: ["-100.00", "-49.57"], bounds: ["-100.0", "30.0"] },
  { of: counts(1, 37, 2), asked: "open", nps: -2.5, interval: ["-11.97", "7.32"], bounds: null },
];

const round = fc
  .tuple(fc.nat({ max: 400 }), fc.nat({ max: 400 }), fc.nat({ max: 400 }), fc.nat({ max: 800 }), fc.boolean())
  .map(([promoters, passives, detractors, silent, open]) => ({
    of: counts(promoters, passives, detractors),
    asked: open ? ("open" as const) : promoters + passives + detractors + silent,
  }));

describe("the estimate", () => {
  it.each(WORKED)(
    "of $of among $asked is $nps, $interval, $bounds",
    ({ of, asked, nps, interval, bounds }) => {
      const got = estimate(of, asked);
      if (nps === null) expect(got.nps).toBeNull();
      else expect(got.nps).toBeCloseTo(nps, 2);
      expect(got.interval && [got.interval.low.toFixed(2), got.interval.high.toFixed(2)]).toEqual(interval);
      expect(got.bounds && [got.bounds.worst.toFixed(1), got.bounds.best.toFixed(1)]).toEqual(bounds);
      if (got.interval) expect(got.interval.level).toBe(0.95);
    },
  );

  it("never reaches past −100…100 or past what the silent could make of it, and always holds the score", () => {
    fc.assert(
      fc.property(round, ({ of, asked }) => {
        const { nps, interval, bounds } = estimate(of, asked);
        if (nps === null || interval === null) {
          expect([nps, interval]).toEqual([null, null]);
          return;
        }
        expect(interval.low).toBeLessThanOrEqual(nps);
        expect(interval.high).toBeGreaterThanOrEqual(nps);
        // The score and a bound are the same fraction where everyone has answered, up to the last bit.
        expect(interval.low).toBeGreaterThanOrEqual((bounds?.worst ?? -100) - 1e-9);
        expect(interval.high).toBeLessThanOrEqual((bounds?.best ?? 100) + 1e-9);
        expect(interval.low).toBeGreaterThanOrEqual(-100);
        expect(interval.high).toBeLessThanOrEqual(100);
      }),
    );
  });

  it("mirrors when promoters and detractors swap", () => {
    fc.assert(
      fc.property(round, ({ of, asked }) => {
        const straight = estimate(of, asked);
        const swapped = estimate(counts(of.detractors, of.passives, of.promoters), asked);
        expect(swapped.interval?.low ?? 0).toBeCloseTo(-(straight.interval?.high ?? 0), 9);
        expect(swapped.bounds?.worst ?? 0).toBeCloseTo(-(straight.bounds?.best ?? 0), 9);
      }),
    );
  });

  it("is certain when everyone has answered", () => {
    fc.assert(
      fc.property(fc.nat({ max: 50 }), fc.nat({ max: 50 }), fc.nat({ max: 50 }), (p, n, d) => {
        fc.pre(p + n + d > 0);
        const { nps, interval, bounds } = estimate(counts(p, n, d), p + n + d);
        expect(interval).toEqual({ low: nps, high: nps, level: 0.95 });
        expect(bounds).toEqual({ worst: nps, best: nps });
      }),
    );
  });

  it("widens as more people stay silent", () => {
    const widths = [40, 41, 60, 100, 1000].map((asked) => {
      const { interval } = estimate(counts(18, 12, 10), asked);
      return interval === null ? Number.NaN : interval.high - interval.low;
    });
    expect(widths).toEqual(widths.toSorted((a, b) => a - b));
    expect(widths[0]).toBe(0);
  });

  it("nears the open interval as the population grows", () => {
    const open = estimate(counts(18, 12, 10), "open").interval;
    const large = estimate(counts(18, 12, 10), 1e9).interval;
    expect(large?.low).toBeCloseTo(open?.low ?? Number.NaN, 5);
    expect(large?.high).toBeCloseTo(open?.high ?? Number.NaN, 5);
  });

  it("knows nothing where nobody was asked, and copes with a population of one", () => {
    expect(estimate(counts(0, 0, 0), 0)).toEqual({ nps: null, interval: null, bounds: null });
    expect(estimate(counts(0, 0, 0), "open")).toEqual({ nps: null, interval: null, bounds: null });
    expect(estimate(counts(0, 0, 0), 1)).toEqual({
      nps: null,
      interval: null,
      bounds: { worst: -100, best: 100 },
    });
    expect(estimate(counts(0, 1, 0), 1)).toEqual({
      nps: 0,
      interval: { low: 0, high: 0, level: 0.95 },
      bounds: { worst: 0, best: 0 },
    });
  });

  it("refuses more answers than people asked", () => {
    expect(() => estimate(counts(3, 0, 0), 2)).toThrow("answered-exceeds-asked");
  });
});
