// Whether a driver is rated apart from the others: each person against themselves, and few false alarms.
import { describe, expect, it } from "vitest";
import { addMoments, createMomentBlocks } from "../../../core/score/moments.ts";
import { ratedApart } from "../../../core/score/rated-apart.ts";
import { seededChance } from "../../../core/score/seeded-chance.ts";

function apartIn(rows: readonly (readonly number[])[]) {
  const size = rows[0]?.length ?? 0;
  const blocks = createMomentBlocks(size);
  for (const row of rows) blocks.take(row);
  return ratedApart(addMoments(size, blocks.result()));
}

// People who are harsh or kind with every driver alike, and a score that has no part in it.
function rows(count: number, seed: number, lower: number): number[][] {
  const chance = seededChance(seed);
  return Array.from({ length: count }, () => {
    const kind = 3 + 5 * chance();
    const rating = (by: number) => Math.round(Math.max(0, Math.min(10, kind - by + 3 * (chance() - 0.5))));
    return [rating(lower), rating(0), rating(0), Math.floor(11 * chance())];
  });
}

describe("how a driver is rated beside the others", () => {
  it("is Student's paired test of each person's rating against their own average", () => {
    // The two ratings differ by −2, 0, −4, −2, 2, −2: t = −1.3333 / (2.0656 / √6) = −1.5811, of which t(5) gives p = 0.1747.
    const pairs = [
      [4, 6, 0],
      [5, 5, 0],
      [2, 6, 9],
      [7, 9, 9],
      [6, 4, 0],
      [1, 3, 0],
    ];
    const [one, other] = apartIn(pairs);
    expect(one?.side).toBe("lower");
    expect(other?.side).toBe("higher");
    expect(one?.p).toBeCloseTo(0.1747, 2);
  });

  it("finds most of a point among forty people who differ by five", () => {
    expect(apartIn(rows(40, 3, 0.8))[0]).toMatchObject({ side: "lower" });
    expect(apartIn(rows(40, 3, 0.8))[0]?.p).toBeLessThan(0.01);
  });

  it("calls drivers that are rated alike apart in about one round of twenty at most", () => {
    const alarms = Array.from({ length: 400 }, (_, seed) => apartIn(rows(40, 1000 + seed, 0)));
    const share = alarms.filter((found) => found.some(({ p }) => p < 0.05)).length / alarms.length;
    expect(share).toBeGreaterThan(0.01);
    expect(share).toBeLessThan(0.08);
  });

  it("decides nothing by agreement alone, of one driver, or of one answer", () => {
    const agreed = Array.from({ length: 50 }, () => [4, 6, 7]);
    expect(apartIn(agreed).map(({ p }) => p)).toEqual([1, 1]);
    expect(apartIn([[4, 7]])).toEqual([]);
    expect(apartIn([[4, 6, 7]])).toEqual([]);
  });
});
