import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { change } from "../../../core/score/change.ts";

const counts = (promoters: number, passives: number, detractors: number) => ({
  promoters,
  passives,
  detractors,
});
const anyRound = fc
  .tuple(fc.nat({ max: 300 }), fc.nat({ max: 300 }), fc.nat({ max: 300 }))
  .map(([p, n, d]) => counts(p, n, d));

describe("a change", () => {
  it("of the worked case lies within the noise", () => {
    const got = change(counts(18, 11, 10), counts(22, 10, 9));
    expect(got?.delta.toFixed(2)).toBe("11.19");
    expect(got?.z.toFixed(3)).toBe("0.600");
    expect(got?.p.toFixed(3)).toBe("0.549");
    expect(got?.verdict).toBe("within-noise");
  });

  it.each([
    [counts(10, 10, 20), counts(30, 5, 5), "up"],
    [counts(30, 5, 5), counts(10, 10, 20), "down"],
    [counts(20, 10, 10), counts(20, 10, 10), "within-noise"],
    [counts(9, 0, 0), counts(0, 0, 500), "too-few"],
    [counts(500, 0, 0), counts(0, 0, 9), "too-few"],
    [counts(10, 0, 0), counts(0, 0, 10), "down"],
    // Everyone agrees twice: no spread, and still no verdict from that alone.
    [counts(10, 0, 0), counts(10, 0, 0), "within-noise"],
    [counts(0, 10, 0), counts(0, 40, 0), "within-noise"],
  ] as const)("from %o to %o is %s", (before, after, verdict) => {
    expect(change(before, after)?.verdict).toBe(verdict);
  });

  it("is null where a round is withheld or nobody answered", () => {
    const some = counts(20, 10, 10);
    expect([
      change(null, some),
      change(some, null),
      change(counts(0, 0, 0), some),
      change(some, counts(0, 0, 0)),
    ]).toEqual([null, null, null, null]);
  });

  it("turns round with its rounds, has a p in 0…1, and never claims a rise where the score fell", () => {
    fc.assert(
      fc.property(anyRound, anyRound, (before, after) => {
        const there = change(before, after);
        const back = change(after, before);
        if (there === null || back === null) return;
        expect(there.z + back.z).toBeCloseTo(0, 12);
        expect(there.delta + back.delta).toBeCloseTo(0, 12);
        expect(there.p).toBeGreaterThanOrEqual(0);
        expect(there.p).toBeLessThanOrEqual(1);
        if (there.verdict === "up") expect(there.delta).toBeGreaterThan(0);
        if (there.verdict === "down") expect(there.delta).toBeLessThan(0);
      }),
      { numRuns: 1000 },
    );
  });
});
