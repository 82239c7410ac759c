// Groups of numbers and dates: where an edge belongs, how tenure is counted, what a round freezes.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { copyFor } from "../../../bots/copy/copy.ts";
import { bandWords } from "../../../bots/copy/managing/band-words.ts";
import { attributeKey, attributeValue } from "../../../core/people/attribute-value.ts";
import { bandOf, bandsOf, frozenGroups, readBand, shortBand } from "../../../core/people/band.ts";

const at = (iso: string, zone = "UTC") => ({ at: new Date(iso), zone });
const hired = { kind: "date", bands: [12, 36, 60] } as const;
const level = { kind: "number", bands: [3, 6] } as const;

describe("a group", () => {
  it.each([
    ["2025-11-22", "~m:<12", "the day before a year is full"],
    ["2025-11-21", "~m:12..36", "the very day"],
    ["2023-11-21", "~m:36..60", "an edge belongs to the group above"],
    ["2001-01-01", "~m:60+", "long ago"],
    ["2027-01-01", "~m:<12", "not begun yet"],
    ["soon", null, "no date"],
  ])("of someone hired on %s is %s: %s", (value, group, _why) => {
    expect(bandOf(hired, value, at("2026-11-21T12:00:00Z"))).toBe(group);
  });

  it("counts by the organization's calendar, and to a month's last day", () => {
    const now = "2026-02-28T23:30:00Z";
    expect(bandOf(hired, "2025-03-01", at(now))).toBe("~m:<12");
    expect(bandOf(hired, "2025-03-01", at(now, "Asia/Shanghai"))).toBe("~m:12..36");
    expect(bandOf(hired, "2024-02-29", at("2025-02-28T12:00:00Z"))).toBe("~m:12..36");
  });

  it.each([
    ["2", "~n:<3"],
    ["3", "~n:3..6"],
    ["5.5", "~n:3..6"],
    ["6", "~n:6+"],
    ["-1", "~n:<3"],
    ["", null],
    ["many", null],
  ])("of the number %s is %s", (value, group) => {
    expect(bandOf(level, value, at("2026-01-01"))).toBe(group);
  });

  it("of a text is the text", () => {
    expect(bandOf({ kind: "text", bands: [] }, "R&D", at("2026-01-01"))).toBe("R&D");
  });

  it("is one of the definition's own, whatever the number", () => {
    const edges = fc.uniqueArray(fc.integer({ min: -50, max: 50 }), { minLength: 1, maxLength: 10 });
    fc.assert(
      fc.property(edges, fc.integer({ min: -100, max: 100 }), (unsorted, number) => {
        const definition = { kind: "number", bands: unsorted.toSorted((a, b) => a - b) } as const;
        const group = bandOf(definition, String(number), at("2026-01-01")) ?? "";
        const { from, below } = readBand(group) ?? { from: null, below: null };
        expect(bandsOf(definition)).toContain(group);
        expect(from === null || from <= number).toBe(true);
        expect(below === null || number < below).toBe(true);
      }),
    );
  });

  it("is frozen of what the survey names, or else of all that is defined", () => {
    const organizationId = "acme";
    const definitions = [
      { organizationId, key: "hired", source: null, ...hired },
      { organizationId, key: "team", kind: "text", bands: [], source: null },
    ] as const;
    const values = { hired: "2020-05-01", team: "Design", nobodys: "x" };
    const when = at("2026-11-21T12:00:00Z");
    expect(frozenGroups(definitions, undefined, values, when)).toEqual({ hired: "~m:60+", team: "Design" });
    expect(frozenGroups(definitions, ["team"], values, when)).toEqual({ team: "Design" });
    expect(frozenGroups(definitions, [], values, when)).toEqual({});
    expect(frozenGroups(definitions, undefined, { hired: "unknown" }, when)).toEqual({});
  });

  it.each([
    ["~m:<12", "<1y", "under 1 year", "不满 1 年"],
    ["~m:12..36", "1-3y", "1–3 years", "1–3 年"],
    ["~m:6..12", "6m-1y", "6 months to 1 year", "6 个月至 1 年"],
    ["~m:60+", "5y+", "5 years and more", "5 年及以上"],
    ["~n:<3", "<3", "under 3", "不满 3"],
    ["~n:3..6", "3-6", "from 3 to under 6", "3 以上、不到 6"],
    ["~n:6+", "6+", "6 and more", "6 及以上"],
    ["Design", "Design", "Design", "Design"],
  ])("%s is typed %s and read “%s” and “%s”", (group, typed, english, chinese) => {
    expect(shortBand(group)).toBe(typed);
    expect(bandWords(group, copyFor("en"))).toBe(english);
    expect(bandWords(group, copyFor("zh-CN"))).toBe(chinese);
  });
});

describe("a value", () => {
  it.each([
    ["date", "2023-5-1", "2023-05-01"],
    ["date", "2023/05/01", "2023-05-01"],
    ["date", "1.5.2023", "2023-05-01"],
    ["date", "2023年5月1日", "2023-05-01"],
    ["date", "2023-05-01T00:00:00Z", "2023-05-01"],
    ["number", "3,5", "3.5"],
    ["number", "０７", "7"],
    ["text", "  R & D\u200B\n Berlin ", "R & D Berlin"],
    ["text", "~n:<3", "n:<3"],
    ["text", "", ""],
    ["date", "", ""],
  ] as const)("for a %s, %j is kept as %j", (kind, text, value) => {
    expect(attributeValue(kind, text)).toEqual({ kind: "value", value });
  });

  it.each([
    ["date", "03/04/2020", "not-a-date"],
    ["date", "2023-02-30", "not-a-date"],
    ["date", "last May", "not-a-date"],
    ["number", "1e9", "not-a-number"],
    ["number", "three", "not-a-number"],
    ["text", "x".repeat(65), "too-long"],
  ] as const)("for a %s, %j is %s", (kind, text, fault) => {
    expect(attributeValue(kind, text)).toEqual({ kind: "fault", fault });
  });

  it.each([
    ["Hire Date", "hire-date"],
    ["ＴＥＡＭ", "team"],
    ["团队", "团队"],
    ["email", null],
    ["1st", null],
    ["a=b", null],
    ["x".repeat(33), null],
    ["", null],
  ])("named %j is named %j", (text, key) => {
    expect(attributeKey(text)).toBe(key);
  });
});
