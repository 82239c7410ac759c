// How well moods are found: on the half of the labelled sentences that was set aside before there was a rule, and sentence by sentence where negation turns them.
import { beforeAll, describe, expect, it } from "vitest";
import { type Mood, moodOf } from "../../../core/words/mood.ts";
import type { Reader } from "../../../core/words/ports.ts";
import { labelled, MOODS, qualityOf, sharedReader, sumOf } from "./labelled.ts";

// Taken when the files were committed, before the rules.
const SUMS = {
  en: "49fb159ab600707d789786a4a24b9ee1ebb2ffeaa8bda72d6d6e5735318ec376",
  zh: "2e823a44f43ec66922234fe7cb3f95565453a0be5aec8bdd5dafff368158c838",
} as const;
const FLOOR = 0.8;

let reader: Reader;

beforeAll(async () => {
  reader = await sharedReader();
});

describe.each(["en", "zh"] as const)("labelled sentences in %s", (language) => {
  it("are the ones that were set aside, as many of each mood", () => {
    expect(sumOf(language, "held-out")).toBe(SUMS[language]);
    for (const half of ["seen", "held-out"] as const) {
      const counts = MOODS.map(
        (mood) => labelled(language, half).filter((each) => each.mood === mood).length,
      );
      expect(counts).toEqual([21, 21, 21]);
    }
    const seen = new Set(labelled(language, "seen").map(({ text }) => text));
    expect(labelled(language, "held-out").filter(({ text }) => seen.has(text))).toEqual([]);
  });

  it(`are told apart with a precision and a recall of ${FLOOR} or more in each mood`, async () => {
    for (const { mood, precision, recall } of await qualityOf(language, "held-out")) {
      expect(precision, `precision of ${mood}`).toBeGreaterThanOrEqual(FLOOR);
      expect(recall, `recall of ${mood}`).toBeGreaterThanOrEqual(FLOOR);
    }
  });
});

describe("negation", () => {
  it.each<[string, Mood]>([
    ["This is good.", "positive"],
    ["This is not good.", "negative"],
    ["Not good", "negative"],
    ["It isn't bad.", "positive"],
    ["I'm never disappointed.", "positive"],
    ["They don\u2019t listen, and I am not happy.", "negative"],
    ["Nobody is happy here.", "negative"],
    ["No problems at all.", "positive"],
    ["The team is great but the pay is terrible.", "negative"],
    ["很好", "positive"],
    ["不好", "negative"],
    ["不太好", "negative"],
    ["不是不好", "positive"],
    ["没有不满意", "positive"],
    ["没有满意过", "negative"],
    ["不太满意", "negative"],
    ["从来没有故障", "positive"],
    ["加班太多", "negative"],
    ["加班不多", "positive"],
    ["开会少了很多", "positive"],
    ["工资太低", "negative"],
    ["工资高", "positive"],
    ["界面好看，但是太卡", "negative"],
    ["比之前用的那家强太多了", "positive"],
    ["发票开了两周还没收到", "negative"],
    ["会员权益越砍越少", "negative"],
    ["加班越来越少", "positive"],
    ["优惠券根本用不了", "negative"],
    ["工资没有竞争力", "negative"],
    ["什么时候能支持导出？", "neutral"],
    ["直属leader很nice", "positive"],
    ["我们用这个工具debug", "neutral"],
    ["Our 周会 is a waste of time", "negative"],
  ])("%s is %s", (text, mood) => {
    expect(moodOf([text], reader)).toBe(mood);
  });
});

describe("what is hardly a comment", () => {
  it.each<[string, Mood | null]>([
    ["", null],
    ["   ", null],
    ["👍", "positive"],
    ["😡😡", "negative"],
    ["🪑", "neutral"],
    ["12345", "neutral"],
    ["<b></b><script>", "neutral"],
    ["это очень плохо", "neutral"],
    ["とても", "neutral"],
    ["\u0000\u200b\u202e", "neutral"],
    ["…", "neutral"],
  ])("%s is %s", (text, mood) => {
    expect(moodOf([text], reader)).toBe(mood);
  });

  it("of 5,000 characters, and of one character 5,000 times over, is read all the same", () => {
    expect(moodOf(["The builds are slow and I hate it. ".repeat(143)], reader)).toBe("negative");
    expect(moodOf(["很好。".repeat(1_667)], reader)).toBe("positive");
    expect(moodOf(["不".repeat(5_000)], reader)).toBe("neutral");
    expect(moodOf(["a".repeat(5_000)], reader)).toBe("neutral");
  });

  it("in two texts of one person counts as one, each text the same", () => {
    expect(moodOf(["I love it.", "I hate it."], reader)).toBe(moodOf(["I hate it.", "I love it."], reader));
    expect(moodOf(["I love the people and the work.", "Nothing to add."], reader)).toBe("positive");
  });
});
