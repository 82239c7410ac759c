// What stands around the score, as people read it: the promise kept in every message that stays, whatever the survey says of its own.
import { describe, expect, it } from "vitest";
import { answered, postNote, scoreToast } from "../../../bots/copy/answered.ts";
import { askBeside, besidesOf, readBackground, readRating } from "../../../bots/copy/besides.ts";
import { question } from "../../../bots/copy/question.ts";
import { reasonForm } from "../../../bots/copy/reason.ts";
import { LOCALES, type Locale } from "../../../core/ports.ts";
import { decodePress, MAX_PRESS_BYTES } from "../../../core/press.ts";
import { FOUR_DIMENSIONS } from "../../../core/survey/question-sets.ts";
import { askedIn, frozenOf, roundOf } from "../a-round.ts";

const SCORES = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10] as const;
const OWN = { promoter: "Splendid.", passive: "Nearly there.", detractor: "We hear you." };
const extras = {
  ...FOUR_DIMENSIONS[0]?.extras,
  thanks: { en: OWN, "zh-CN": OWN },
  incentive: { en: "SPRING is 10 % off.", "zh-CN": "输入 SPRING 享九折。" },
};
const drivers = FOUR_DIMENSIONS[0]?.drivers ?? [];
const secret = roundOf({ frozen: frozenOf("staff", { drivers, extras }) });
const named = roundOf({
  frozen: frozenOf("product", {
    promise: "attributed",
    extras: { ...extras, incentive: { en: "{name}, take SPRING.", "zh-CN": "{name}，请用 SPRING。" } },
  }),
});

const presses = (message: ReturnType<typeof question>): readonly string[] =>
  message.parts.flatMap((part) =>
    part.kind === "scale" || part.kind === "buttons"
      ? part.buttons.flatMap((button) => ("press" in button ? [button.press] : []))
      : [],
  );

describe.each(LOCALES)("in %s", (locale: Locale) => {
  it("what stays of an anonymous answer is alike for every number, own thanks or not", () => {
    const all = SCORES.map((score) => JSON.stringify(answered(askedIn(locale, secret), score)));
    expect(new Set(all).size).toBe(1);
    for (const text of Object.values(OWN)) expect(all[0]).not.toContain(text);
    expect(all[0]).toContain("SPRING");
  });

  it.each([
    [10, OWN.promoter],
    [8, OWN.passive],
    [2, OWN.detractor],
  ])("a note that leaves no trace thanks for %i by its band, and fits a phone's pop-up", (score, thanks) => {
    const toast = scoreToast(askedIn(locale, secret), score);
    expect(toast.startsWith(thanks)).toBe(true);
    expect(toast.length).toBeLessThanOrEqual(200);
    expect(JSON.stringify(postNote(askedIn(locale, secret), score))).toContain(thanks);
  });

  it("thanks that do not fit beside what was saved are left out of the note", () => {
    const long = "很".repeat(190);
    const thanks = { promoter: long, passive: long, detractor: long };
    const frozen = frozenOf("staff", { extras: { thanks: { en: thanks, "zh-CN": thanks } } });
    expect(scoreToast(askedIn(locale, roundOf({ frozen })), 9)).toBe(scoreToast(askedIn(locale), 9));
  });

  it("an answer that carries a name keeps its thanks, and the name in what it brings", () => {
    const message = JSON.stringify(answered({ ...askedIn(locale, named), name: "Ann Lee" }, 9));
    expect(message).toContain(OWN.promoter);
    expect(message).toContain("Ann Lee");
    expect(message).not.toContain("{name}");
  });

  it("every number stands in the question, whichever short question stands above it", () => {
    for (const at of [0, 1, 2, 3]) {
      const carried = presses(question(askedIn(locale, secret), at, at > 0)).map(decodePress);
      expect(carried.filter((press) => press?.verb === "s").map((press) => press?.argument)).toEqual(
        SCORES.map(String),
      );
      const options = carried.filter((press) => press?.verb === "bg");
      expect(options).toHaveLength(at === 3 ? 0 : (extras.background?.[at]?.options.length ?? 0) + 1);
    }
  });

  it("every button says what it is pressed for, in a payload that fits", () => {
    for (const beside of besidesOf(secret.frozen)) {
      for (const again of [false, true]) {
        const all = presses(askBeside(askedIn(locale, secret), beside, "…", again));
        for (const press of all) expect(press.length).toBeLessThanOrEqual(MAX_PRESS_BYTES);
        const read = all.map((press) => {
          const { argument } = decodePress(press) ?? {};
          return beside.kind === "rating" ? readRating(argument) : readBackground(argument);
        });
        expect(read.map((one) => one.again)).toEqual(read.map(() => again));
        const values = read.map(({ press }) => ("rating" in press ? press.rating : press.option));
        expect(values).toEqual(
          beside.kind === "rating"
            ? [...SCORES.map(String), null]
            : [...beside.question.options.map(({ key }) => key), null],
        );
      }
    }
  });

  it("the form asks all of it, and holds what is stored", () => {
    const ballot = { score: 8, reason: null, improve: null, drivers: [], mayQuote: false };
    const stored = { ...ballot, background: { expectation: "o2" }, ratings: { support: 0 } };
    const { fields } = reasonForm(askedIn(locale, secret), "passive", stored);
    expect(fields.map(({ name }) => name)).toEqual([
      "bg-background",
      "bg-expectation",
      "bg-word-of-mouth",
      "rt-support",
      "reason",
      "improve",
      "quote",
    ]);
    expect(fields.find(({ name }) => name === "bg-expectation")?.initial).toBe("o2");
    expect(fields.find(({ name }) => name === "rt-support")?.initial).toBe("0");
    expect(fields.find(({ name }) => name === "bg-background")).not.toHaveProperty("initial");
  });
});
