// Which themes a round has: enough people behind each, told once, words that say more before words that say less, and no names.
import { describe, expect, it } from "vitest";
import { createTermCounter, type TermCounts } from "../../../core/words/count-terms.ts";
import { termsOf } from "../../../core/words/terms.ts";
import { themeChanges } from "../../../core/words/theme-changes.ts";
import { chooseThemes, MOST_THEMES } from "../../../core/words/themes.ts";
import { plainLanguage } from "./plain-language.ts";

const reader = await plainLanguage.reader({ next: async () => undefined });

type Said = readonly [times: number, score: number, ...texts: string[]];

function count(...said: readonly Said[]): TermCounts {
  const counter = createTermCounter();
  for (const [times, score, ...texts] of said) {
    for (let time = 0; time < times; time += 1) counter.take(score, termsOf(texts, reader));
  }
  return counter.result();
}

const themes = (counts: TermCounts, people = 100, least = 5) => chooseThemes(counts, { least, people });
const labels = (...said: readonly Said[]) =>
  themes(
    count(...said),
    said.reduce((sum, [times]) => sum + times, 0),
  ).map(({ label }) => label);

describe("themes", () => {
  it("have k people behind them, and two texts of one person count once", () => {
    expect(labels([4, 3, "parking", "parking again parking"])).toEqual([]);
    const [theme] = themes(count([5, 3, "parking", "parking again parking"]));
    expect(theme).toMatchObject({ label: "parking", count: { people: 5, bands: { detractors: 5 } } });
  });

  it("prefer a pair that says more than its words", () => {
    expect(labels([8, 3, "slow builds"], [6, 3, "builds are slow"], [20, 9, "parking"])).toEqual([
      "parking",
      "slow builds",
    ]);
  });

  it("keep a word beside its pair only where at least k people say it otherwise", () => {
    // Twelve of thirty say the pair; eighteen say the word otherwise.
    const shown = themes(
      count([12, 3, "kitchen builds"], [9, 5, "builds"], [9, 8, "builds crash"], [60, 9, "parking"]),
      90,
    );
    const pairs = shown.filter(({ count: { parts } }) => parts.length > 0);
    for (const { count: pair } of pairs) {
      const whole = shown.find(({ key }) => pair.parts.includes(key));
      if (whole !== undefined) expect(whole.count.people - pair.people).toBeGreaterThanOrEqual(5);
    }
    expect([shown.length > 1, pairs.length > 0]).toEqual([true, true]);
  });

  it("are no names: what is mostly written large in the middle of a sentence", () => {
    expect(labels([6, 3, "we like Zanbor here"])).toEqual([]);
    expect(labels([6, 3, "we like Zanbor here"], [7, 3, "we like zanbor here"])).toEqual(["zanbor"]);
    expect(labels([6, 3, "we all like Jira here"])).toEqual(["jira"]);
    // Whoever shouts says nothing of names.
    expect(labels([6, 3, "WE LIKE PARKING"])).toHaveLength(1);
  });

  it(`are ${MOST_THEMES} at most, the commonest first, the same in whatever order people answered`, () => {
    const words = "alpha bravo carpet delta echo forest golf hotel india juliet kilo lima".split(" ");
    const said = words.map((word, at): Said => [5 + at, at % 11, word]);
    const forward = themes(count(...said));
    expect(forward).toHaveLength(MOST_THEMES);
    expect(forward.map(({ count: { people } }) => people)).toEqual([16, 15, 14, 13, 12, 11, 10, 9, 8, 7]);
    expect(themes(count(...[...said].reverse())).map(({ key }) => key)).toEqual(
      forward.map(({ key }) => key),
    );
  });

  it("say who speaks of them more than chance explains", () => {
    const all = themes(
      count(
        [60, 9, "mentoring"],
        [5, 3, "mentoring"],
        [60, 3, "overtime"],
        [30, 9, "parking"],
        [30, 2, "parking"],
      ),
      185,
    );
    const z = (label: string) => all.find((theme) => theme.label === label)?.z ?? 0;
    expect(z("mentoring")).toBeGreaterThan(1.96);
    expect(z("overtime")).toBeLessThan(-1.96);
    expect(Math.abs(z("parking"))).toBeLessThan(1.96);
  });

  it("show the commonest form, and others only where k people use them", () => {
    const spoken = count([6, 3, "Parking"], [5, 3, "parking lots"], [1, 3, "PARKING"]);
    expect(themes(spoken)[0]).toMatchObject({ label: "parking", variants: [] });
  });

  it("come out of more words than are kept, the common ones without fail", () => {
    const counter = createTermCounter(200);
    for (let person = 0; person < 2_000; person += 1) {
      counter.take(
        person % 11,
        termsOf([`rare${letters(person)} ${person % 4 === 0 ? "parking" : ""}`], reader),
      );
    }
    const { words, pairs, lost } = counter.result();
    expect(words.size).toBeLessThanOrEqual(200);
    expect(pairs.size).toBeLessThanOrEqual(200);
    expect(lost).toBeGreaterThan(0);
    expect(words.get("en:parking")?.people).toBe(500);
  });
});

describe("theme changes", () => {
  const theme = (key: string, people: number) => ({ key, people });

  it("compare shares of all who answered, against chance", () => {
    const before = { answered: 100, themes: [theme("pay", 10), theme("food", 20), theme("noise", 9)] };
    const after = { answered: 200, themes: [theme("pay", 60), theme("food", 38), theme("parking", 12)] };
    const { now, gone } = themeChanges(before, after);
    expect(
      now.map(({ theme: { key }, verdict, share, shareBefore }) => [key, verdict, share, shareBefore]),
    ).toEqual([
      ["pay", "more", 0.3, 0.1],
      ["food", "same", 0.19, 0.2],
      ["parking", "new", 0.06, null],
    ]);
    expect(gone).toEqual([theme("noise", 9)]);
  });

  it("call everything new where there was no round before, and nothing changed where nobody or everyone says it", () => {
    expect(themeChanges(null, { answered: 10, themes: [theme("pay", 5)] }).now[0]?.verdict).toBe("new");
    const all = { answered: 10, themes: [theme("pay", 10)] };
    expect(themeChanges(all, all).now[0]?.verdict).toBe("same");
  });
});

// A word of its own for each number.
function letters(number: number): string {
  return [...String(number)].map((digit) => "qwrtpsdfgh".charAt(Number(digit))).join("");
}
