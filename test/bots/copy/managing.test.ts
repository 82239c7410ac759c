// What managers read, in both languages: the same facts, the language's own marks, nothing left unfilled.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { copyFor } from "../../../bots/copy/copy.ts";
import { digestDetails, digestGlance } from "../../../bots/copy/managing/digest.ts";
import { rhythm } from "../../../bots/copy/managing/rhythm.ts";
import { sparkline } from "../../../bots/copy/managing/sparkline.ts";
import type { Cadence } from "../../../core/ask/cadence.ts";
import { makeDigest } from "../../../core/digest/make-digest.ts";
import { LOCALES } from "../../../core/ports.ts";
import type { Publication } from "../../../core/publish/publication.ts";
import { publicationOf, shownFigures } from "../../core/digest/publications.ts";
import { shown } from "../talk/managing-world.ts";

const NOW = new Date("2026-11-23T02:00:00Z");
const BUTTONS = { details: true, share: true, act: true };

function read(
  locale: (typeof LOCALES)[number],
  publication: Publication,
  others: readonly Publication[] = [],
  how = digestGlance,
): string {
  const view = makeDigest({ publication, others, comments: [], drivers: [], reader: "manager", last: null });
  return shown(how(view, { locale, now: NOW, command: "/nps" }, BUTTONS));
}

describe("a digest", () => {
  const before = publicationOf(1, shownFigures(18, 11, 10));
  const now = publicationOf(2, shownFigures(22, 10, 9));

  it.each([
    [
      "within noise",
      now,
      "11 points above last round, but within the margin",
      "比上轮高 11 分，但仍在误差范围内",
    ],
    [
      "up",
      publicationOf(2, shownFigures(33, 5, 3)),
      "points above last round; unlikely to be chance",
      "不太可能只是偶然波动",
    ],
    [
      "down",
      publicationOf(2, shownFigures(3, 5, 33)),
      "points below last round; unlikely to be chance",
      "比上轮低",
    ],
    ["the same", publicationOf(2, shownFigures(18, 11, 10)), "The same as last round", "与上轮持平"],
    ["too few", publicationOf(2, shownFigures(4, 2, 1)), "With fewer than ten answers", "有一轮不足十份回答"],
  ])("says of a change that is %s what can be claimed", (_, publication, english, chinese) => {
    expect(read("en", publication, [before])).toContain(english);
    expect(read("zh-CN", publication, [before])).toContain(chinese);
  });

  it("marks in its trend where the survey was edited", () => {
    const edited = { ...now, wordingVersion: 3 };
    expect(read("en", edited, [before])).toContain(
      "│ From here on it was asked otherwise: round of 17 November (other words, version 3).",
    );
    expect(read("zh-CN", edited, [before])).toContain(
      "│ 处起问法或对象有变：11 月 17 日一轮（措辞改为第 3 版）。",
    );
    expect(read("en", now, [before])).not.toContain("│");
  });

  it("marks in its trend where others were asked", () => {
    const [first, then] = [
      { ...before, audienceMark: 1 },
      { ...now, audienceMark: 2 },
    ];
    expect(read("en", then, [first])).toContain("round of 17 November (another audience).");
    expect(read("zh-CN", then, [first])).toContain("11 月 17 日一轮（换了受众）。");
  });

  it("shows answers around the score in its details, and nothing of them at a glance", () => {
    const publication = {
      ...now,
      background: [{ key: "since", options: [{ key: "o1", count: 30 }] }],
      ratings: [
        { key: "pay", mean: 6.5, high: 0.2, answered: 36 },
        { key: "team", mean: 8, high: 0.5, answered: null },
      ],
    };
    const english = read("en", publication, [], digestDetails);
    for (const line of [
      "30 (73%)",
      "Others and no answer",
      "11 (27%)",
      "6.5 on average of 36, 20% gave 9–10",
    ])
      expect(english).toContain(line);
    expect(english).toContain("about 8.0 on average, about 50% gave 9–10");
    const chinese = read("zh-CN", publication, [], digestDetails);
    for (const line of ["其他及未答", "36 人平均 6.5 分，20% 打了 9–10 分", "平均约 8.0 分"])
      expect(chinese).toContain(line);
    expect(read("en", publication)).not.toContain("on average");
  });

  it("says a bound without a count where nearly all were detractors", () => {
    const bound = publicationOf(2, { kind: "at-most", nps: -500 / 7 }, { answered: 7 });
    expect(read("en", bound)).toContain("eNPS −71 or lower.");
    expect(read("zh-CN", bound)).toContain("eNPS 不高于 −71。");
    for (const locale of LOCALES) expect(read(locale, bound, [before], digestDetails)).not.toMatch(/\b7\b/);
  });

  it("says that an open crowd has no response rate", () => {
    const crowd = publicationOf(2, shownFigures(10, 5, 5), { population: "open" });
    expect(read("en", crowd)).toContain("20 answered. Everyone in the group could");
    expect(read("zh-CN", crowd)).toContain("20 人作答。群内人人可答");
  });

  it("names the bands for customers, and not for colleagues", () => {
    const customers = publicationOf(2, shownFigures(22, 10, 9), { relation: "customer" });
    expect(read("en", customers)).toMatch(/NPS \+32[\s\S]*Detractors 0–6/);
    expect(read("zh-CN", customers)).toContain("贬损者 0–6");
    expect(read("zh-CN", now)).not.toContain("贬损者");
  });

  it("marks a look at a round that is still open, and does not offer to share it", () => {
    const open = publicationOf(2, shownFigures(3, 2, 1), {
      promise: "attributed",
      final: false,
      closesAt: new Date("2026-11-27T04:00:00Z"),
    });
    expect(read("en", open)).toMatch(/so far[\s\S]*open until Fri 12:00[\s\S]*\[Details\]$/);
    expect(read("zh-CN", open)).toMatch(/进行中[\s\S]*周五 12:00 截止/);
  });

  it.each(LOCALES)("leaves nothing unfilled and no stray space in %s", (locale) => {
    const figures = fc.oneof(
      fc.constant({ kind: "withheld" as const }),
      fc.constant({ kind: "at-most" as const, nps: -75 }),
      fc.tuple(fc.nat(40), fc.nat(40), fc.nat(40)).map(([p, s, d]) => shownFigures(p, s, d)),
    );
    fc.assert(
      fc.property(figures, figures, fc.constantFrom(1, 4), fc.nat(9), (old, fresh, pooled, passedOver) => {
        const rest = { invited: 130, pooled, passedOver };
        const text = read(
          locale,
          publicationOf(2, fresh, rest),
          [publicationOf(1, old, rest)],
          digestDetails,
        );
        expect(text).not.toMatch(/undefined|null|NaN|\{|\}|\[object/);
        if (locale === "zh-CN") expect(text).not.toMatch(/[。，；：] (?=\p{Script=Han})/u);
        expect(text).not.toMatch(/ {3,}| \n/);
      }),
    );
  });
});

describe("a rhythm", () => {
  it.each<[Cadence, string, string]>([
    [{ kind: "weekly", everyWeeks: 1, day: 2, at: "10:00" }, "every Tuesday at 10:00", "每周二 10:00"],
    [
      { kind: "weekly", everyWeeks: 4, day: 2, at: "10:00" },
      "every 4 weeks, Tuesday at 10:00",
      "每 4 周，周二 10:00",
    ],
    [{ kind: "monthly", day: 1, at: "10:00" }, "every month on the 1st at 10:00", "每月 1 日 10:00"],
    [{ kind: "monthly", day: 31, at: "10:00" }, "every month on the last day at 10:00", "每月最后一天 10:00"],
    [
      { kind: "quarterly", month: 2, day: 22, at: "10:00" },
      "every three months on the 22nd at 10:00, from February",
      "每三个月，22 日 10:00，从 2 月起",
    ],
    [
      { kind: "yearly", month: 2, day: 10, at: "10:00" },
      "every year on 10th February at 10:00",
      "每年 2 月 10 日 10:00",
    ],
    [{ kind: "cron", expression: "0 10 * * 2" }, "cron 0 10 * * 2", "按 cron 表达式 0 10 * * 2"],
  ])("%j is said in both languages", (cadence, english, chinese) => {
    expect(rhythm(cadence, copyFor("en"))).toBe(english);
    expect(rhythm(cadence, copyFor("zh-CN"))).toBe(chinese);
  });
});

describe("a sparkline", () => {
  it.each([
    [[-100, 0, 100], "▁▅█"],
    [[0, 100], "▁█"],
    [[30, 32, 31], "▄▅▅"],
    [[10, null, 20], "▄·▆"],
    [[null], "·"],
    [[], ""],
  ])("of %j is %s", (scores, line) => {
    expect(sparkline(scores)).toBe(line);
  });

  it("has a stroke where other words or another audience begin", () => {
    expect(sparkline([10, null, 20], [1, 2])).toBe("▄│·│▆");
  });
});
