import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { falseDiscovery } from "../../../core/score/false-discovery.ts";

describe("adjusting p values for false discoveries", () => {
  it("gives what Benjamini and Hochberg's example of 1995 decides: four of fifteen at 0.05", () => {
    const ps = [
      0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.324, 0.4262, 0.5719, 0.6528,
      0.759, 1,
    ];
    const adjusted = falseDiscovery(ps);
    expect(adjusted.filter((p) => p <= 0.05)).toHaveLength(4);
    expect(adjusted[0]).toBeCloseTo(0.0015, 10);
    expect(adjusted[3]).toBeCloseTo(0.035625, 10);
    // 0.0278 × 15 / 6 is more than 0.0298 × 15 / 7: each takes the least of those above it.
    expect(adjusted[5]).toBeCloseTo((0.0298 * 15) / 7, 10);
  });

  it("keeps the order in which they were given, and a single one as it is", () => {
    expect(falseDiscovery([0.04, 0.01])).toEqual([0.04, 0.02]);
    expect(falseDiscovery([0.03])).toEqual([0.03]);
    expect(falseDiscovery([])).toEqual([]);
  });

  it("never goes below the p itself or above 1, and a smaller p never ends above a larger one", () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 30 }), (ps) => {
        const adjusted = falseDiscovery(ps);
        const pairs = ps.map((p, at) => ({ p, q: adjusted[at] ?? Number.NaN })).sort((a, b) => a.p - b.p);
        pairs.forEach(({ p, q }, at) => {
          expect(q).toBeGreaterThanOrEqual(p);
          expect(q).toBeLessThanOrEqual(1);
          expect(q).toBeGreaterThanOrEqual(pairs[at - 1]?.q ?? 0);
        });
      }),
    );
  });
});
