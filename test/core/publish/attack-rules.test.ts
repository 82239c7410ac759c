// The attack, rule by rule: whatever a round tells anyone is searched for figures that speak of few. With any one rule switched off some are found.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { DigestView } from "../../../core/digest/digest.ts";
import type { CountedBallot } from "../../../core/publish/counted-ballot.ts";
import type { Publication, ShownCounts } from "../../../core/publish/publication.ts";
import { figuresOfFew } from "./figures-of-few.ts";
import { commentsOf, FROZEN, K, many, type Sealed, saying, seal } from "./sealed.ts";
import { toldOf } from "./told.ts";

const rates = { ratings: { pay: 8, care: 7, pace: 9 } };
const rater = (at: number) => ({
  score: (at * 7) % 11,
  ratings: { pay: (at * 7 + (at % 3)) % 11, care: (at * 5) % 11, pace: (at * 3 + 1) % 11 },
});

type Switched = (sealed: Sealed) => Partial<Publication>;
const OFF: readonly (readonly [string, string, readonly Partial<CountedBallot>[], Switched])[] = [
  ["a round of few shows its score", "a score", many(4, { score: 9 }), ({ open }) => open.publication],
  [
    "a small round of detractors shows its counts",
    "nearly everyone's score",
    [...many(5, { score: 2 }), { score: 9 }],
    ({ open }) => ({ figures: open.publication.figures }),
  ],
  [
    "ticks of few are shown",
    "ticks",
    [...many(3, { drivers: ["ticked"] }), ...many(9, {})],
    ({ open }) => ({ drivers: open.publication.drivers }),
  ],
  [
    "ticks of all but few are shown",
    "ticks",
    [...many(9, { drivers: ["ticked"] }), ...many(3, {})],
    ({ open }) => ({ drivers: open.publication.drivers }),
  ],
  [
    "ticks are shown by band",
    "a split",
    [...many(5, { drivers: ["ticked"] }), { drivers: ["ticked"], score: 10 }, ...many(6, {})],
    ({ open }) => ({ drivers: open.publication.drivers }),
  ],
  [
    "options of few are shown",
    "an option",
    [...many(9, { background: { since: "o1" } }), ...many(3, { background: { since: "o2" } })],
    ({ open }) => ({ background: open.publication.background ?? [] }),
  ],
  [
    "ratings of few are shown",
    "ratings",
    [...many(3, rates), ...many(9, {})],
    ({ open }) => ({ ratings: open.publication.ratings ?? [] }),
  ],
  [
    "it is told how many left a rating out",
    "ratings",
    [...many(10, rates), ...many(2, {})],
    ({ open }) => ({ ratings: open.publication.ratings ?? [] }),
  ],
  [
    "it is told how many rated everything",
    "importance",
    [...Array.from({ length: 40 }, (_, at) => rater(at)), ...many(2, {})],
    ({ publication, open }) => {
      const { answered = null } = open.publication.importance ?? {};
      return publication.importance === undefined
        ? {}
        : { importance: { ...publication.importance, answered } };
    },
  ],
  [
    "it is told how many rated everything beside how many rated each",
    "those who left another rating out",
    [
      ...Array.from({ length: 40 }, (_, at) => rater(at)),
      ...many(2, { ratings: { pay: 8, care: 7 } }),
      ...many(18, { ratings: { care: 7 } }),
    ],
    ({ open }) => {
      const { importance } = open.publication;
      return importance === undefined ? {} : { importance };
    },
  ],
  [
    "what few speak of is a theme",
    "a theme",
    [...many(3, saying("parking")), ...many(9, saying("lunch"))],
    ({ ofTwo }) => ({ themes: ofTwo.publication.themes ?? [] }),
  ],
  [
    "what all but few speak of is a theme",
    "a theme",
    [...many(9, saying("parking")), ...many(3, saying("lunch"))],
    ({ open }) => ({ themes: open.publication.themes ?? [] }),
  ],
  [
    "moods of few are shown",
    "moods",
    [...many(10, saying("+ good")), ...many(2, saying("- bad"))],
    ({ open }) => {
      const { sentiment } = open.publication;
      return sentiment === undefined ? {} : { sentiment };
    },
  ],
  [
    "moods are shown beside what nearly all who wrote speak of",
    "those who wrote of something else",
    [
      ...many(6, saying("parking +")),
      ...many(5, saying("parking -")),
      ...many(1, saying("lunch -")),
      ...many(8, {}),
    ],
    ({ open }) => {
      const { sentiment } = open.publication;
      return sentiment === undefined ? {} : { sentiment };
    },
  ],
  [
    "a round without names counts what people bring",
    "who brings value",
    [...many(3, { score: 9, groups: { "=value": "500" } }), ...many(9, { groups: { "=value": "10" } })],
    ({ open }) => {
      const { value } = open.publication;
      return value === undefined ? {} : { value };
    },
  ],
];

async function finds(
  sealed: Sealed,
  ballots: readonly Partial<CountedBallot>[],
  changed: Partial<Publication> = {},
  keepComments = sealed.keepComments,
): Promise<ReadonlySet<string>> {
  const comments = keepComments ? commentsOf(ballots) : [];
  return figuresOfFew(await toldOf([{ ...sealed.publication, ...changed }], { comments, frozen: FROZEN }), {
    answered: ballots.length,
    k: K,
  });
}

describe("an attacker who searches everything that is told of a round", () => {
  it.each(OFF)(
    "finds figures of few where %s: %s; and nothing where it is not",
    async (_, expected, ballots, off) => {
      const sealed = await seal(ballots);
      expect(await finds(sealed, ballots)).toEqual(new Set());
      expect(await finds(sealed, ballots, off(sealed))).toContain(expected);
    },
  );

  it("finds words where a round of fewer than ten keeps them", async () => {
    const ballots = [...many(4, { score: 9 }), ...many(5, saying("parking"))];
    const sealed = await seal(ballots);
    expect(await finds(sealed, ballots)).toEqual(new Set());
    expect(await finds(sealed, ballots, {}, true)).toEqual(new Set(["words"]));
  });

  it("learns what the author of one comment gave where themes divide by score: one theme less another speaks of that comment alone", async () => {
    const ballots = [
      ...Array.from({ length: 12 }, (_, at) => ({
        score: at % 2 ? 9 : 3,
        ...saying(`parking x${at} lunch`),
      })),
      { score: 3, ...saying("parking") },
      ...Array.from({ length: 17 }, (_, at) => ({ score: at % 2 ? 9 : 3 })),
    ];
    const sealed = await seal(ballots);
    const { themes = [] } = sealed.open.publication;
    const scoresOf = async (but: Partial<Publication> = {}) => {
      const [view] = await toldOf([{ ...sealed.publication, ...but }], {
        comments: commentsOf(ballots),
        frozen: FROZEN,
      });
      const { digest } = view as DigestView;
      const [parking, lunch] = ["parking", "lunch"].map((word) => ({
        split: digest.themes?.find(({ label }) => label === word)?.split as ShownCounts | null,
        said: digest.comments.filter(({ text }) => text.includes(word)).length,
      }));
      expect([parking?.said, lunch?.said]).toEqual([13, 12]);
      return (["promoters", "detractors"] as const).map((band) =>
        parking?.split && lunch?.split ? parking.split[band] - lunch.split[band] : null,
      );
    };
    expect(await scoresOf({ themes, promise: "attributed" })).toEqual([0, 1]);
    expect(await scoresOf()).toEqual([null, null]);
    // Nor where a round was published before the rule.
    expect(await scoresOf({ themes })).toEqual([null, null]);
  });

  it("finds nothing, whatever was answered", async () => {
    const ballot = fc.record({
      score: fc.oneof(fc.integer({ min: 0, max: 6 }), fc.integer({ min: 0, max: 10 })),
      drivers: fc.constantFrom<string[]>([], ["ticked"]),
      background: fc.constantFrom<Record<string, string>>({}, { since: "o1" }, { since: "o2" }),
      ratings: fc.constantFrom<Record<string, number>>({}, rates.ratings, { pay: 3 }),
      texts: fc.constantFrom<string[]>([], ["parking +"], ["lunch -"], ["parking", "lunch"]),
      groups: fc.constantFrom<Record<string, string>>({}, { "=value": "500" }),
    });
    let told = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(ballot, { maxLength: 40, size: "max" }), async (ballots) => {
        const sealed = await seal(ballots);
        expect(await finds(sealed, ballots)).toEqual(new Set());
        const { ratings, drivers, themes, background } = sealed.publication;
        told += [ratings, drivers, themes, background].filter((some) => (some?.length ?? 0) > 0).length;
      }),
      { numRuns: 50 },
    );
    expect(told).toBeGreaterThan(40);
  });
});

describe("an attacker who reads several rounds", () => {
  it("reads the same of all of them together, whoever answered what in those that are withheld or bounded", async () => {
    const ballot = fc.record({
      score: fc.oneof(fc.integer({ min: 0, max: 6 }), fc.integer({ min: 0, max: 10 })),
    });
    const DAY = 86_400_000;
    let hidden = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(ballot, { maxLength: 12 }), { minLength: 2, maxLength: 4 }),
        async (rounds) => {
          const publications = await Promise.all(
            rounds.map(async (ballots, at) => ({
              ...(await seal(ballots)).publication,
              ...{ roundId: `round ${at}`, number: 9 - at, pooled: 2 },
              ...{
                opensAt: new Date(CLOSED - 7 * DAY * (at + 1)),
                closesAt: new Date(CLOSED - 7 * DAY * at),
              },
            })),
          );
          const blank = publications.map((one) =>
            one.figures.kind === "shown" ? one : { ...one, answered: 0 },
          );
          hidden += publications.filter(({ figures }) => figures.kind !== "shown").length;
          const [some, ...others] = publications;
          const [none, ...rest] = blank;
          if (some === undefined || none === undefined) return;
          expect(await toldOf([some, ...others])).toEqual(await toldOf([none, ...rest]));
        },
      ),
      { numRuns: 25 },
    );
    expect(hidden).toBeGreaterThan(12);
  });
});

const CLOSED = Date.parse("2026-03-06T11:00:00Z");
