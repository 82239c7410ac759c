// Days without their year, in commands of both languages, and the year that is meant.
import { describe, expect, test } from "vitest";
import { parseCommand } from "../../../core/command/grammar.ts";
import { dated } from "../../../core/command/rules-change.ts";
import { dayOf } from "../../../core/command/said-day.ts";

describe("a day without its year", () => {
  test.each([
    ["mark “2.0 released” on 3 Nov", "--11-03"],
    ["mark 2.0 released 3rd of november", "--11-03"],
    ["标记 2.0发布 11月3日", "--11-03"],
    ["mark “2.0 released” Nov 3, 2025", "2025-11-03"],
    ["mark “2.0 released” 25/12", "--12-25"],
  ])("is understood: %s", (text, day) => {
    expect(parseCommand(text)).toMatchObject({ kind: "mark", wish: { kind: "add", day } });
  });

  test.each([
    ["goal 40 by 31 Dec", { kind: "goal", wish: { by: "--12-31" } }],
    ["目标 40 12月31日前", { kind: "goal", wish: { by: "--12-31" } }],
    ["goal 40 by 3/4", { kind: "invalid", reason: "ambiguous-date", word: "3/4" }],
    ["rules blackout remove 24 Dec", { kind: "rules", wish: { kind: "no-blackout", date: "--12-24" } }],
  ])("stands in %s", (text, command) => {
    expect(parseCommand(text)).toMatchObject(command);
  });

  test.each([
    ["--11-03", "next", "2026-11-03"],
    ["--11-02", "next", "2027-11-02"],
    ["--11-02", "last", "2026-11-02"],
    ["--11-04", "last", "2025-11-04"],
    ["--02-29", "next", "2028-02-29"],
    ["2020-01-01", "next", "2020-01-01"],
  ] as const)("%s is the %s one: %s", (said, which, day) => {
    expect(dayOf(said, "2026-11-03", which)).toBe(day);
  });

  test.each([
    ["rules blackout 24 Dec to 2 Jan Christmas", "2026-12-24", "2027-01-02"],
    ["规则 停问日 12月24日至1月2日 圣诞", "2026-12-24", "2027-01-02"],
    ["rules blackout 1 Nov to 10 Nov", "2026-11-01", "2026-11-10"],
    ["rules blackout 2027-12-24 to 2 Jan", "2027-12-24", "2028-01-02"],
    ["rules blackout 1 Nov to 10 Jan", "2026-11-01", "2027-01-10"],
  ])("bounds a stretch that is to come: %s", (text, from, to) => {
    const command = parseCommand(text);
    if (command.kind !== "rules" || typeof command.wish === "string") throw new Error("not understood");
    expect(dated(command.wish, "2026-11-03", [])).toMatchObject({ blackout: { from, to } });
  });

  test.each([
    ["12-28", "2026-12-24"],
    ["12-19", "2026-12-24"],
    ["01-03", "2026-12-24"],
    ["01-06", "2027-12-24"],
  ])("ends a stretch that is to come or has begun, seen on %s", (day, date) => {
    const today = `${day < "06" ? 2027 : 2026}-${day}`;
    const blackouts = [{ from: "2026-12-20", to: "2027-01-05", name: "" }];
    expect(dated({ kind: "no-blackout", date: "--12-24" }, today, blackouts)).toMatchObject({ date });
  });
});
