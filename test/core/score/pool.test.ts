import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { estimate } from "../../../core/score/estimate.ts";
import { pool } from "../../../core/score/pool.ts";

const counts = (promoters: number, passives: number, detractors: number) => ({
  promoters,
  passives,
  detractors,
});

describe("pooled rounds", () => {
  it("sum their counts and the people asked, and carry their own interval", () => {
    const pooled = pool([
      { bands: counts(12, 4, 4), population: 30 },
      { bands: counts(10, 6, 5), population: 28 },
    ]);
    expect(pooled).toEqual({
      rounds: 2,
      bands: { promoters: 22, passives: 10, detractors: 9, answered: 41 },
      population: 58,
      ...estimate(counts(22, 10, 9), 58),
    });
  });

  it("are not the mean of their scores: a large round weighs more", () => {
    const pooled = pool([
      { bands: counts(1, 0, 0), population: 10 },
      { bands: counts(0, 0, 99), population: 200 },
    ]);
    expect(pooled.nps).toBe(-98);
  });

  it("have an open population where one of them has", () => {
    const pooled = pool([
      { bands: counts(3, 5, 1), population: "open" },
      { bands: counts(1, 0, 0), population: 12 },
    ]);
    expect(pooled.population).toBe("open");
    expect(pooled).toMatchObject(estimate(counts(4, 5, 1), "open"));
  });

  it("of none have no score", () => {
    expect(pool([])).toEqual({
      rounds: 0,
      bands: { promoters: 0, passives: 0, detractors: 0, answered: 0 },
      population: 0,
      nps: null,
      interval: null,
      bounds: null,
    });
  });

  it("of one are that round, and their order does not matter", () => {
    const part = fc
      .tuple(fc.nat({ max: 99 }), fc.nat({ max: 99 }), fc.nat({ max: 99 }), fc.nat({ max: 99 }))
      .map(([p, n, d, silent]) => ({ bands: counts(p, n, d), population: p + n + d + silent }));
    fc.assert(
      fc.property(part, fc.array(part), (one, more) => {
        expect(pool([one])).toMatchObject(estimate(one.bands, one.population));
        expect(pool([...more, one])).toEqual(pool([one, ...more]));
      }),
    );
  });
});
