import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Publication } from "../../../core/publish/publication.ts";
import { figuresOfFewer, type RatingSums, ratingFigures } from "../../../core/publish/rating-figures.ts";
import { countOfBallots, decide } from "./counts.ts";

const OPTIONS = ["o1", "o2", "o3", "o4"];
const extras = {
  background: [
    {
      key: "since",
      text: { en: "How long?", "zh-CN": "多久？" },
      options: OPTIONS.map((key) => ({ key, label: { en: key, "zh-CN": key } })),
    },
  ],
  rated: ["pay"],
};

/** One answer as its author knows it. */
interface Answer {
  readonly score: number;
  readonly since: string | null;
  readonly pay: number | null;
}

const answer: fc.Arbitrary<Answer> = fc.record({
  score: fc.integer({ min: 0, max: 10 }),
  // Most are alike, since that is where a few stand out.
  since: fc.oneof(fc.constant("o1"), fc.constantFrom("o1", "o2"), fc.constantFrom(...OPTIONS, null)),
  pay: fc.oneof(fc.integer({ min: 0, max: 10 }), fc.integer({ min: 0, max: 6 }), fc.constant(null)),
});

async function publish(
  given: readonly Answer[],
  promise: "anonymous" | "attributed" = "anonymous",
): Promise<Publication> {
  const ballots = given.map(({ score, since, pay }) => ({
    score,
    background: since === null ? {} : { since },
    ratings: pay === null ? {} : { pay },
  }));
  return (await decide(countOfBallots(ballots, { promise, frozen: { extras } }))).publication;
}

const K = 5;

describe("what is published around the score of an anonymous round", () => {
  it("speaks of k or more, in every figure and in every difference", () => {
    return fc.assert(
      fc.asyncProperty(fc.array(answer, { maxLength: 40 }), async (given) => {
        const { background = [], ratings = [], answered, figures } = await publish(given);
        if (figures.kind !== "shown") {
          expect([background, ratings]).toEqual([[], []]);
          return;
        }
        for (const { options } of background) {
          const shown = options.map(({ count }) => count);
          // Every sum of figures, and what any of them leaves of the whole.
          for (let picked = 1; picked < 2 ** shown.length; picked += 1) {
            const sum = shown.reduce((all, count, at) => all + (picked & (1 << at) ? count : 0), 0);
            expect(sum).toBeGreaterThanOrEqual(K);
            if (sum !== answered) expect(answered - sum).toBeGreaterThanOrEqual(K);
          }
          for (const { key, count } of options) {
            expect(given.filter(({ since }) => since === key)).toHaveLength(count);
          }
        }
        for (const { mean, high, answered: raters } of ratings) {
          const rated = given.flatMap(({ pay }) => (pay === null ? [] : [pay]));
          expect(rated.length).toBeGreaterThanOrEqual(K);
          const silent = given.length - rated.length;
          const isTold = silent === 0 || silent >= K;
          expect(raters).toBe(isTold ? rated.length : null);
          const off = (told: number, exact: number) => Math.abs(told - exact);
          const total = rated.reduce((sum, each) => sum + each, 0);
          const highs = rated.filter((each) => each >= 9).length;
          expect(off(mean, total / rated.length)).toBeLessThanOrEqual(isTold ? 0.0501 : 0.1001);
          expect(off(high, highs / rated.length)).toBeLessThanOrEqual(isTold ? 0.0051 : 0.1001);
        }
      }),
      { numRuns: 2_000 },
    );
  });

  it("never says of everyone in a small round that they are alike", () => {
    return fc.assert(
      fc.asyncProperty(
        fc.integer({ min: K, max: 2 * K - 1 }),
        fc.integer({ min: 0, max: 6 }),
        async (many, pay) => {
          const given = Array.from({ length: many }, () => ({ score: 9, since: "o1", pay }));
          expect(await publish(given)).not.toHaveProperty("background");
          expect(await publish(given)).not.toHaveProperty("ratings");
          const almost = given.with(0, { score: 9, since: "o1", pay: 10 });
          expect(await publish(almost)).not.toHaveProperty("ratings");
        },
      ),
    );
  });

  it.each([
    ["9 and 6", [9, 6, 0, 0], 0, [9, 6]],
    ["all of one", [12, 0, 0, 0], 0, [12]],
    ["a few in the last: they go in with the smallest", [9, 6, 2, 0], 0, [9]],
    ["a few who left it out: they do too", [9, 6, 0, 0], 3, [9]],
    ["five who left it out: they are enough", [9, 6, 0, 0], 5, [9, 6]],
    ["several small ones: together they are enough", [9, 2, 2, 2], 0, [9]],
    ["one against all", [19, 1, 0, 0], 0, []],
  ])("of %s shows what it may", async (_what, counts, silent, shown) => {
    const given = counts.flatMap((count, at) =>
      Array.from({ length: count }, () => ({ score: 8, since: OPTIONS[at] ?? null, pay: null })),
    );
    const all = [...given, ...Array.from({ length: silent }, () => ({ score: 8, since: null, pay: null }))];
    const { background: [question] = [] } = await publish(all);
    expect(question?.options.map(({ count }) => count) ?? []).toEqual(shown);
  });
});

describe("an attacker who knows how ratings are rounded", () => {
  /** Figures by all sums that so many raters can have. */
  function figuresBy(
    raters: readonly number[],
    figuresOf: (sums: RatingSums, raters: number) => unknown,
  ): ReadonlyMap<string, ReadonlySet<number>> {
    const found = new Map<string, Set<number>>();
    for (const some of raters) {
      for (let high = 0; high <= some; high += 1) {
        for (let total = 9 * high; total <= 8 * some + 2 * high; total += 1) {
          const figures = figuresOf({ total, high }, some);
          const key = JSON.stringify(figures);
          if (figures !== null) found.set(key, (found.get(key) ?? new Set()).add(some));
        }
      }
    }
    return found;
  }

  it.each([7, 9, 10, 12, 16, 24])("does not learn how many of %i left one out", (answered) => {
    const raters = Array.from({ length: K - 1 }, (_, at) => answered - 1 - at).filter((some) => some >= K);
    const hidden = figuresBy(raters, (sums, some) => figuresOfFewer(sums, some, { k: K, answered }));
    expect(hidden.size).toBeGreaterThan(100);
    for (const some of hidden.values()) expect(some.size).toBe(raters.length);
    // Rounded as usual, most figures would have told.
    const fine = [...figuresBy(raters, ratingFigures).values()];
    expect(fine.filter(({ size }) => size === 1).length).toBeGreaterThan(fine.length / 2);
  });

  it("reads nothing of a rating that one of six left out: nothing could hide it", () => {
    expect(figuresOfFewer({ total: 40, high: 2 }, 5, { k: K, answered: 6 })).toBeNull();
  });
});

describe("an attributed round", () => {
  it("shows all of it", async () => {
    const given = [{ score: 3, since: "o4", pay: 2 }];
    expect(await publish(given, "attributed")).toMatchObject({
      background: [{ key: "since", options: [{ key: "o4", count: 1 }] }],
      ratings: [{ key: "pay", mean: 2, high: 0, answered: 1 }],
    });
  });
});
