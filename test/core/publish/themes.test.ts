// What is published of words: nothing of which fewer than k people could be told, whatever people wrote.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createBallotCount } from "../../../core/publish/count-ballots.ts";
import type { Publication } from "../../../core/publish/publication.ts";
import type { SurveyPromise } from "../../../core/survey/survey.ts";
import { plainLanguage } from "../words/plain-language.ts";
import { ballotOf, decide, deciding, factsOf } from "./counts.ts";

type Answer = readonly [score: number, ...texts: string[]];

async function published(
  answers: readonly Answer[],
  { k = 5, promise = "anonymous" }: { readonly k?: number; readonly promise?: SurveyPromise } = {},
): Promise<Publication> {
  const counting = createBallotCount(factsOf({ k, promise }));
  for (const [score, ...texts] of answers) counting.take(ballotOf({ score, texts }));
  await counting.work({ ...deciding, language: plainLanguage });
  return (await decide(counting.result())).publication;
}

const times = (many: number, ...answer: Answer): readonly Answer[] =>
  Array.from({ length: many }, () => answer);
const silent = (many: number, score = 8) => times(many, score);

describe("published themes", () => {
  it("have k people behind them and k or nobody beside them", async () => {
    const five = await published([...times(5, 3, "parking"), ...silent(20)]);
    expect(five.themes).toEqual([
      { key: "en:parking", language: "en", label: "parking", variants: [], people: 5, lean: null },
    ]);
    expect((await published([...times(4, 3, "parking"), ...silent(20)])).themes).toBeUndefined();
    expect((await published([...times(20, 3, "parking"), ...silent(4)])).themes).toBeUndefined();
    expect((await published(times(20, 3, "parking"))).themes?.[0]?.people).toBe(20);
  });

  it("begin with ten answers, and are not there where the round is withheld or only bounded", async () => {
    expect((await published([...times(5, 9, "parking"), ...silent(4)])).themes).toBeUndefined();
    expect((await published([...times(5, 9, "parking"), ...silent(5)])).themes).toHaveLength(1);
    const bounded = await published(times(9, 2, "parking -"));
    expect(bounded).toMatchObject({ figures: { kind: "at-most" } });
    expect([bounded.themes, bounded.sentiment]).toEqual([undefined, undefined]);
  });

  it("are told of any number in a round that carries names, from k people on", async () => {
    const named = await published([...times(5, 3, "parking +"), ...silent(1)], { promise: "attributed" });
    expect(named.themes?.[0]).toMatchObject({
      people: 5,
      split: { promoters: 0, passives: 0, detractors: 5 },
    });
    expect(named.sentiment).toEqual({ positive: 5, neutral: 0, negative: 0 });
  });

  it("do not say how nearly all of a few lean who gave 0–6", async () => {
    const few = await published([...times(9, 2, "parking"), ...times(60, 9, "mentoring"), ...silent(10, 2)]);
    expect(few.themes?.find(({ label }) => label === "parking")?.lean).toBeNull();
    const more = await published([
      ...times(30, 2, "parking"),
      ...times(60, 9, "mentoring"),
      ...silent(10, 2),
    ]);
    expect(more.themes?.find(({ label }) => label === "parking")?.lean).toBe("detractors");
    expect(more.themes?.find(({ label }) => label === "mentoring")?.lean).toBe("promoters");
  });

  it("lean to nobody where as many of both sides write of them, whatever else one side writes of", async () => {
    const { themes = [] } = await published([
      ...times(120, 9, "mentoring"),
      ...times(280, 9),
      ...times(120, 3, "mentoring, parking"),
      ...times(280, 3, "parking"),
    ]);
    expect(themes.map(({ label, lean }) => [label, lean])).toEqual([
      ["parking", "detractors"],
      ["mentoring", null],
    ]);
  });

  it("are never what everyone was asked about", async () => {
    const { subject } = factsOf().round.frozen;
    expect((await published([...times(8, 9, `${subject} parking`), ...silent(20)])).themes).toMatchObject([
      { label: "parking" },
    ]);
  });

  it("speak of k people or nobody in every figure, and in every difference of two themes of which one lies in the other", async () => {
    const word = fc.constantFrom(
      "pay",
      "parking",
      "kitchen",
      "slow builds",
      "builds",
      "builds crash",
      "noise",
      "+",
      "-",
    );
    const answer = fc.tuple(
      fc.integer({ min: 0, max: 10 }),
      fc.array(word, { maxLength: 4 }).map((words) => words.join(" ")),
    );
    await fc.assert(
      fc.asyncProperty(
        fc.array(answer, { minLength: 0, maxLength: 60 }),
        fc.constantFrom(5, 7),
        async (given, k) => {
          const { themes = [], sentiment, answered } = await published(given, { k });
          const isEnough = (count: number) => count === 0 || count >= k;
          for (const theme of themes) {
            const { people, variants } = theme;
            expect(people).toBeGreaterThanOrEqual(k);
            expect(isEnough(answered - people)).toBe(true);
            expect(theme).not.toHaveProperty("split");
            const detractors = given.filter(([score, text]) => score <= 6 && saysAll(text, theme.key)).length;
            if (people < 2 * k && detractors >= people - 1) expect(theme.lean).not.toBe("detractors");
            expect(variants.length).toBeLessThanOrEqual(4);
          }
          for (const whole of themes) {
            const [, stem = ""] = whole.key.split(":");
            const within = themes.filter(
              ({ key }) =>
                key !== whole.key &&
                key
                  .replace(/^en:!?/, "")
                  .split("+")
                  .includes(stem),
            );
            for (const part of within) expect(isEnough(whole.people - part.people)).toBe(true);
          }
          if (sentiment === undefined) return;
          const wrote = sentiment.positive + sentiment.neutral + sentiment.negative;
          expect([...Object.values(sentiment), answered - wrote].every(isEnough)).toBe(true);
          expect(wrote < 2 * k && sentiment.negative >= wrote - 1).toBe(false);
        },
      ),
      { numRuns: 300 },
    );
  });
});

function saysAll(text: string, key: string): boolean {
  const stems = key.replace(/^en:!?/, "").split("+");
  return stems.every((stem) => text.split(" ").includes(stem));
}

describe("published sentiment", () => {
  it("counts people, and is not there where a figure would be too few", async () => {
    const shown = await published([...times(6, 9, "a+", "b+"), ...times(5, 3, "c-"), ...silent(5)]);
    expect(shown.sentiment).toEqual({ positive: 6, neutral: 0, negative: 5 });
    expect(
      (await published([...times(6, 9, "a+"), ...times(4, 3, "c-"), ...silent(5)])).sentiment,
    ).toBeUndefined();
    expect(
      (await published([...times(6, 9, "a+"), ...times(5, 3, "c-"), ...silent(1)])).sentiment,
    ).toBeUndefined();
  });

  it("does not say of nearly all of a few that they mean it ill", async () => {
    expect((await published([...times(8, 3, "c-"), ...silent(9)])).sentiment).toBeUndefined();
    expect((await published([...times(10, 3, "c-"), ...silent(9)])).sentiment).toEqual({
      positive: 0,
      neutral: 0,
      negative: 10,
    });
  });
});

describe("counting words", () => {
  it("gives way while it reads, and is not asked for a result before it has read", async () => {
    const counting = createBallotCount(factsOf());
    for (let at = 0; at < 300; at += 1) counting.take(ballotOf({ texts: ["parking ".repeat(20)] }));
    expect(() => counting.result()).toThrow();
    let turns = 0;
    const next = async () => {
      turns += 1;
    };
    await counting.work({ turns: { next }, language: plainLanguage });
    expect(turns).toBeGreaterThan(20);
    expect(counting.result().written.moods.neutral).toBe(300);
  });
});
