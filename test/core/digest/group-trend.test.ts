// One group over the rounds: what each showed of it by itself, for whoever may see it, and nothing of any other.
import { describe, expect, it } from "vitest";
import { digestDetails, digestInFull } from "../../../bots/copy/managing/digest.ts";
import { SECTIONS } from "../../../core/command/on-digest.ts";
import { groupTrendChart } from "../../../core/digest/charts-of.ts";
import type { DigestView } from "../../../core/digest/digest.ts";
import type { DigestReader } from "../../../core/digest/for-reader.ts";
import type { GroupWish } from "../../../core/digest/group-trend.ts";
import { makeDigest } from "../../../core/digest/make-digest.ts";
import { LOCALES } from "../../../core/ports.ts";
import type { PublishedCell } from "../../../core/publish/publication.ts";
import { cellOf, publicationOf, shownFigures } from "./publications.ts";

const SCOPE = { attribute: "team", group: "Design" };
const sales = (seed: number) => cellOf([["Sales"]], [30 + seed, 7, 8], 90);
const design = (promoters: number) => cellOf([["Design"]], [promoters, 5, 4], 20);
const crossed = { attributes: ["team", "office"], cells: [cellOf([["Design", "Berlin"]], [9, 1, 1], 20)] };
const teams: readonly (readonly PublishedCell[])[] = [
  [design(6), sales(0)],
  // Shown together with others: what Design was nobody can tell.
  [cellOf([["Design"], ["Law"]], [11, 6, 5], 40), sales(1)],
  [],
  [design(9), sales(3)],
];
const rounds = teams.map((cells, number) =>
  publicationOf(number, shownFigures(60, 20, 21), {
    ...{ invited: 130, ...(number === 3 ? { wordingVersion: 2 } : {}) },
    segments: [{ attributes: ["team"], cells }, crossed],
  }),
);
const newest = rounds[3] ?? publicationOf(9, { kind: "withheld" });

function viewFor(reader: DigestReader, group?: GroupWish): DigestView {
  const wish = group === undefined ? {} : { group };
  return makeDigest({
    publication: newest,
    others: rounds,
    comments: [],
    drivers: [],
    reader,
    last: null,
    ...wish,
  });
}

const BUTTONS = { details: true, share: true, act: true };
const READERS = LOCALES.map((locale) => ({ locale, now: new Date("2026-12-01T02:00:00Z"), command: "/nps" }));
const said = (view: DigestView, at = 0) => {
  const reader = READERS[at] ?? { locale: "en", now: new Date(0), command: "/nps" };
  const parts = SECTIONS.map((section) => digestDetails(view, reader, BUTTONS, section));
  return JSON.stringify([view, parts, digestInFull(view, reader)]);
};

describe("a group over time", () => {
  it("has the figures of the rounds that showed it by itself, and none of the others", () => {
    const { groupTrend } = viewFor("manager", { at: 0 }).digest;
    expect(groupTrend).toMatchObject({ attributes: ["team"], group: ["Design"] });
    expect(
      groupTrend?.points.map(({ round, answered, display }) => [round.number, answered, display]),
    ).toEqual([
      [0, 15, "+13"],
      [1, null, "–"],
      [2, null, "–"],
      [3, 18, "+28"],
    ]);
    expect(groupTrend?.points[1]).toMatchObject({ invited: null, interval: null, responseRate: null });
    expect(groupTrend?.points[3]).toMatchObject({ invited: 20, responseRate: 0.9 });
    const chart = groupTrendChart(viewFor("manager", { at: 0 }));
    expect(chart?.points.map(({ nps }) => nps === null)).toEqual([false, true, true, false]);
    expect(chart?.points[3]?.edited).toBe(true);
  });

  it.each<[string, GroupWish, readonly (string | null)[] | undefined]>([
    ["its place, crossed ones behind the others", { at: 2 }, ["Design", "Berlin"]],
    ["its name", { attribute: "team", group: "Sales" }, ["Sales"]],
    ["a name that no round shows", { attribute: "team", group: "Law" }, undefined],
    ["a place that there is not", { at: 3 }, undefined],
    ["no name of their own", "own", undefined],
  ])("is chosen by a manager by %s", (_, wish, group) => {
    expect(viewFor("manager", wish).digest.groupTrend?.group).toEqual(group);
  });

  it("is what a manager of one segment sees of it, whichever they ask for, and of no other group anything", () => {
    for (const wish of ["own", { at: 1 }, { attribute: "team", group: "Sales" }] as const) {
      const view = viewFor({ scope: SCOPE }, wish);
      expect(view.digest.groupTrend?.group).toEqual(["Design"]);
      expect(said(view)).toContain("Design over time");
      expect(said(view, 1)).toContain("Design 的走势");
      expect(said(view) + said(view, 1)).not.toMatch(/Sales|Law|Berlin/);
    }
  });

  it.each(["channel", "asked"] as const)("is nothing that a reader sees as %s", (reader) => {
    for (const wish of ["own", { at: 0 }, SCOPE] as const) {
      expect(viewFor(reader, wish).digest).not.toHaveProperty("groupTrend");
      expect(said(viewFor(reader, wish))).not.toMatch(/Design|Sales/);
    }
  });

  it("tells only what its rounds had told before", () => {
    const { groupTrend } = viewFor({ scope: SCOPE }, "own").digest;
    for (const [at, round] of rounds.entries()) {
      const then = makeDigest({
        ...{ publication: round, others: rounds, comments: [], drivers: [], last: null },
        reader: { scope: SCOPE },
      }).digest;
      const cell = then.segments[0]?.cells[0];
      expect(groupTrend?.points[at]?.promoters).toBe(cell?.promoters ?? null);
      expect(groupTrend?.points[at]?.interval).toEqual(cell?.interval ?? null);
    }
  });

  it("stands in the place of the comparison, with a way back, and says where it breaks", () => {
    for (const [at, words] of ["did not show this group by itself", "没有单独显示这一组"].entries()) {
      const reader = READERS[at] ?? READERS[0];
      if (reader === undefined) throw new Error("no reader");
      const text = JSON.stringify(digestDetails(viewFor("manager", { at: 0 }), reader, BUTTONS, "segments"));
      expect(text).toContain(words);
      expect(text).toMatch(/‹ (Groups|分组)/);
      expect(text).not.toContain("Sales");
      const groups = JSON.stringify(digestDetails(viewFor("manager"), reader, BUTTONS, "segments"));
      expect(groups).toMatch(/"label":"Design","press":"dt:round-3:s1"/);
    }
  });
});
