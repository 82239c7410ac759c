// Every situation that a digest can be in, as it reads: figures written alike everywhere, nothing claimed that was not tested, and always something to do next.
import { describe, expect, it } from "vitest";
import { digestGlance, digestInFull } from "../../../bots/copy/managing/digest.ts";
import { terminalText } from "../../../bots/operate/terminal-text.ts";
import { makeDigest } from "../../../core/digest/make-digest.ts";
import type { Figures, Publication } from "../../../core/publish/publication.ts";
import { publicationOf, shownFigures } from "../../core/digest/publications.ts";

const NOW = new Date("2026-12-01T02:00:00Z");
const withheld: Figures = { kind: "withheld" };
const bounded: Figures = { kind: "at-most", nps: -200 / 3 };
const FIGURES: Readonly<Record<string, Figures>> = {
  nobody: shownFigures(0, 0, 0),
  one: shownFigures(1, 0, 0),
  four: shownFigures(1, 1, 2),
  five: shownFigures(5, 0, 0),
  nine: shownFigures(0, 1, 8),
  ten: shownFigures(9, 1, 0),
  thirty: shownFigures(14, 9, 7),
  "a little less": shownFigures(11, 9, 10),
  "all alike": shownFigures(0, 0, 1000),
  "very many": shownFigures(400_000, 300_000, 300_000),
  "hardly more": shownFigures(402_000, 299_000, 299_000),
  ...{ withheld, bounded },
};
const BEFORE: Readonly<Record<string, (Partial<Publication> & { readonly figures: Figures }) | null>> = {
  "nothing before": null,
  ...Object.fromEntries(
    ["nobody", "nine", "thirty", "very many", "withheld", "bounded"].map((name) => [
      `${name} before`,
      { figures: FIGURES[name] ?? withheld },
    ]),
  ),
  "other words before": { figures: shownFigures(5, 5, 30), wordingVersion: 7 },
  "other people and words before": { figures: shownFigures(5, 5, 30), wordingVersion: 7, audienceMark: 4 },
  "brought in before": { figures: shownFigures(5, 5, 30), imported: true, population: "open" },
};
const ALL = Object.keys(FIGURES).flatMap((now) =>
  Object.keys(BEFORE).map((before) => [now, before] as const),
);

function viewOf(now: string, before: string) {
  const figures = FIGURES[now] ?? withheld;
  const earlier = BEFORE[before] ?? null;
  const invited = (of: Figures) =>
    of.kind === "shown" && of.counts.promoters + of.counts.passives > 1000 ? 2e6 : 2000;
  const of = { audienceMark: 3, invited: invited(figures) };
  const goal = (target: number) => ({
    ...{ id: `g${target}`, organizationId: "acme", surveyId: "survey-1", segment: null, target, by: null },
  });
  return makeDigest({
    publication: publicationOf(2, figures, of),
    others:
      earlier === null
        ? []
        : [publicationOf(1, earlier.figures, { ...of, invited: invited(earlier.figures), ...earlier })],
    steered: { marks: [], references: [], goals: [goal(10), goal(-100)], actions: [] },
    ...{ comments: [], drivers: [], reader: "manager", last: null },
  });
}

const known = new Map<string, { readonly glance: string; readonly full: string }>();

function said(now: string, before: string, locale: "en" | "zh-CN") {
  const key = JSON.stringify([now, before, locale]);
  const there = known.get(key);
  if (there !== undefined) return there;
  const reader = { locale, now: NOW, command: "/nps" };
  const view = viewOf(now, before);
  const glance = digestGlance(view, reader, { details: false, share: false, act: false });
  const made = { glance: terminalText(glance), full: terminalText(digestInFull(view, reader)) };
  known.set(key, made);
  return made;
}

describe("in every situation", () => {
  it("figures are written alike: a true minus, no sign on zero, nothing that is no number", () => {
    for (const [now, before] of ALL) {
      for (const locale of ["en", "zh-CN"] as const) {
        const { glance, full } = said(now, before, locale);
        for (const text of [glance, full]) {
          expect(text, `${now}, ${before}`).not.toMatch(
            /undefined|null|NaN|Infinity|[+\u2212]0(?![\d.])|[+\u2212]0\.0+(?!\d)/,
          );
          // A plain hyphen stands in dates and names alone.
          expect(text.replace(/\d{4}-\d{2}-\d{2}/g, ""), `${now}, ${before}`).not.toMatch(/(?<![\w-])-\d/);
          expect(text, `${now}, ${before}`).not.toMatch(/\b0 points\b|[高低] 0 分/);
        }
      }
    }
  });

  it("Chinese stands with its own punctuation, and without a space before it", () => {
    for (const [now, before] of ALL) {
      const { full } = said(now, before, "zh-CN");
      expect(full, `${now}, ${before}`).not.toMatch(/\p{Script=Han}[,;:?!()]|[,;:?!(]\p{Script=Han}/u);
      expect(full, `${now}, ${before}`).not.toMatch(/[，。；：！？）] |\p{Script=Han} [，。；：！？（）]/u);
    }
  });

  it("a change is claimed only with ten answers on either side, and never without what else was different", () => {
    for (const [now, before] of ALL) {
      const { glance } = said(now, before, "en");
      const { change } = viewOf(now, before).digest;
      const isClaimed = change?.verdict === "up" || change?.verdict === "down";
      expect(glance.includes("unlikely to be chance"), `${now}, ${before}`).toBe(isClaimed);
      if (isClaimed) expect([now, before].join()).not.toMatch(/nobody|one|four|five|nine|withheld|bounded/);
      const isOther = /other|brought in/.test(before);
      expect(/unlikely to be chance\. But /.test(glance), `${now}, ${before}`).toBe(isClaimed && isOther);
    }
  });

  it("there is one thing to do next", () => {
    for (const [now, before] of ALL) {
      expect(said(now, before, "en").glance, `${now}, ${before}`).toMatch(/^Next: [A-Z].*\.$/m);
      expect(said(now, before, "zh-CN").glance, `${now}, ${before}`).toMatch(/^下一步：.*。$/m);
    }
  });

  it("a goal is said to be reached or not for certain only where the silent can change nothing", () => {
    const said = (invited: number, target: number, locale: "en" | "zh-CN") => {
      const goal = { id: "g", organizationId: "acme", surveyId: "survey-1", segment: null, target, by: null };
      const view = makeDigest({
        publication: publicationOf(2, shownFigures(14, 9, 7), { invited }),
        ...{ others: [], comments: [], drivers: [], reader: "manager", last: null },
        steered: { marks: [], references: [], goals: [goal], actions: [] },
      });
      const glance = digestGlance(
        view,
        { locale, now: NOW, command: "/nps" },
        { details: false, share: false, act: false },
      );
      return terminalText(glance);
    };
    expect(said(31, 10, "en")).toContain("Goal +10: reached, whatever those who stayed silent think.");
    expect(said(31, 90, "en")).toContain(
      "Goal +90: 67 points to go; not reached, whatever those who stayed silent think.",
    );
    expect(said(31, 90, "zh-CN")).toContain("目标 +90：还差 67 分；未达到，未作答的人怎么想都不会改变。");
    expect(said(1e9, 90, "en")).toContain("less than 1% likely that all who were asked are there already.");
  });

  it.each([
    ["five", "nothing before", "So few answers say little."],
    ["thirty", "nothing before", "Most of those asked stayed silent and may think otherwise."],
    ["thirty", "bounded before", "Last round showed only a bound (−66 or lower)"],
    ["thirty", "nobody before", "No comparison: nobody answered last round."],
    ["very many", "nothing before", "(95% interval within one point)"],
    ["hardly more", "very many before", "Less than a point above last round; unlikely to be chance."],
    [
      "thirty",
      "other people and words before",
      "worded otherwise and other people were asked, which may be why.",
    ],
    ["thirty", "brought in before", "But that round comes from another tool"],
    ["thirty", "other words before", "Next: Ask the next round as this one"],
  ])("%s with %s reads: %s", (now, before, words) => {
    expect(said(now, before, "en").glance).toContain(words);
  });
});
