import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { displayScore, nps, roundAway } from "../../../core/score/score.ts";

const count = fc.nat({ max: 100_000 });

describe("the score", () => {
  it.each([
    [{ promoters: 22, passives: 10, detractors: 9 }, 31.71, "+32"],
    [{ promoters: 5, passives: 0, detractors: 0 }, 100, "+100"],
    [{ promoters: 0, passives: 0, detractors: 0 }, null, "–"],
    [{ promoters: 4, passives: 5, detractors: 1 }, 30, "+30"],
    [{ promoters: 45, passives: 10, detractors: 45 }, 0, "0"],
    [{ promoters: 0, passives: 0, detractors: 7 }, -100, "−100"],
    [{ promoters: 1, passives: 37, detractors: 2 }, -2.5, "−3"],
    [{ promoters: 2, passives: 37, detractors: 1 }, 2.5, "+3"],
    [{ promoters: 0, passives: 199, detractors: 1 }, -0.5, "−1"],
    [{ promoters: 0, passives: 200, detractors: 1 }, -0.4975, "0"],
  ])("of %o is %s, shown as %s", (counts, score, display) => {
    const got = nps(counts);
    if (score === null) expect(got).toBeNull();
    else expect(got).toBeCloseTo(score, 2);
    expect(displayScore(got)).toBe(display);
  });

  it("is rounded once: subtracting rounded percentages would be off by one here", () => {
    // 2 of 3 promoters (67 %), 1 of 3 detractors (33 %): 33, not 67 − 33 = 34.
    expect(displayScore(nps({ promoters: 2, passives: 0, detractors: 1 }))).toBe("+33");
  });

  it("stays in −100…100, and turns its sign when promoters and detractors swap", () => {
    fc.assert(
      fc.property(count, count, count, (promoters, passives, detractors) => {
        const score = nps({ promoters, passives, detractors });
        const mirrored = nps({ promoters: detractors, passives, detractors: promoters });
        if (score === null || mirrored === null) {
          expect(promoters + passives + detractors).toBe(0);
          return;
        }
        expect(Math.abs(score)).toBeLessThanOrEqual(100);
        expect(score + mirrored).toBe(0);
        expect(displayScore(mirrored)).toBe(
          displayScore(score).replace(/[+−]/, (sign) => (sign === "+" ? "−" : "+")),
        );
      }),
    );
  });

  it("rounds exact halves away from zero for every n that can make one", () => {
    for (let half = 1; half <= 199; half += 2) {
      // half / 2 points of 200 answers.
      const up = nps({ promoters: half, passives: 200 - half, detractors: 0 });
      expect(up).toBe(half / 2);
      expect(displayScore(up)).toBe(`+${(half + 1) / 2}`);
      expect(displayScore(-(up ?? 0))).toBe(`−${(half + 1) / 2}`);
    }
  });
});

describe("rounding", () => {
  it.each([
    [-2.5, -3],
    [2.5, 3],
    [-0.5, -1],
    [0.5, 1],
    [0.49999999999999994, 0],
    [31.7, 32],
  ])("takes %s to %s", (value, rounded) => {
    expect(roundAway(value)).toBe(rounded);
  });

  it.each([-0, -0.2, 0, 0.2])("never gives minus zero for %s", (value) => {
    expect(Object.is(roundAway(value), 0)).toBe(true);
    expect(displayScore(value)).toBe("0");
  });
});
