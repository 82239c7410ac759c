// The house rules and zones in words: what is read, what is answered to what cannot be.
import { describe, expect, test } from "vitest";
import { createCalendars } from "../../../bots/calendar.ts";
import { readDate } from "../../../core/command/calendar-date.ts";
import { parseCommand } from "../../../core/command/grammar.ts";
import { applyRule, MOST_BLACKOUTS, type RulesChange } from "../../../core/command/rules-change.ts";
import { readRulesSubmission } from "../../../core/command/rules-submission.ts";
import { findZone, zonesNear } from "../../../core/command/zone-names.ts";
import { DEFAULT_POLICY } from "../../../core/people/policy.ts";

const christmas = { from: "2026-12-24", to: "2027-01-02" };

describe("rules in words", () => {
  test.each<[string, RulesChange]>([
    ["rules quarter 6", { kind: "quarter", most: 6 }],
    ["rules quarter none", { kind: "quarter", most: null }],
    ["规则 季度 6", { kind: "quarter", most: 6 }],
    ["rules quiet 19:00-09:00", { kind: "quiet", from: "19:00", to: "09:00" }],
    ["rules quiet 7pm to 9am", { kind: "quiet", from: "19:00", to: "09:00" }],
    ["rules quiet 20 – 8", { kind: "quiet", from: "20:00", to: "08:00" }],
    ["rules quiet 18:30–8:15", { kind: "quiet", from: "18:30", to: "08:15" }],
    ["规则 安静时段 19:00至9:00", { kind: "quiet", from: "19:00", to: "09:00" }],
    ["规则 安静时段 晚上七点到早上九点", { kind: "quiet", from: "19:00", to: "09:00" }],
    ["rules quiet none", { kind: "quiet", from: "00:00", to: "00:00" }],
    ["rules workdays off", { kind: "workdays", on: false }],
    ["规则 工作日 开启", { kind: "workdays", on: true }],
    ["规则 工作日 关闭", { kind: "workdays", on: false }],
    ["rules holidays CN", { kind: "holidays", place: "CN" }],
    ["rules country United States", { kind: "holidays", place: "United States" }],
    ["规则 节假日 中国", { kind: "holidays", place: "中国" }],
    ["rules holidays none", { kind: "holidays", place: null }],
    [
      `rules blackout 2026-12-24..2027-01-02 "Christmas"`,
      { kind: "blackout", blackout: { ...christmas, name: "Christmas" } },
    ],
    [
      "rules blackout 2026-12-24 to 2027-01-02 Christmas and New Year",
      { kind: "blackout", blackout: { ...christmas, name: "Christmas and New Year" } },
    ],
    ["rules blackout 24.12.2026 – 2.1.2027", { kind: "blackout", blackout: { ...christmas, name: "" } }],
    [
      "rules blackout 2026-12-24",
      { kind: "blackout", blackout: { from: "2026-12-24", to: "2026-12-24", name: "" } },
    ],
    [
      "规则 停问日 2027年2月5日至2027年2月12日 春节",
      { kind: "blackout", blackout: { from: "2027-02-05", to: "2027-02-12", name: "春节" } },
    ],
    [
      "规则 停问日 2027-02-05至2027-02-12 春节",
      { kind: "blackout", blackout: { from: "2027-02-05", to: "2027-02-12", name: "春节" } },
    ],
    ["rules blackout remove 2026-12-24", { kind: "no-blackout", date: "2026-12-24" }],
    ["规则 停问日 删除 2027-02-05", { kind: "no-blackout", date: "2027-02-05" }],
    ["rules blackout none", { kind: "no-blackout", date: null }],
  ])("%s", (text, wish) => {
    expect(parseCommand(text)).toEqual({ kind: "rules", wish });
  });

  test.each([
    ["rules", "show"],
    ["规则", "show"],
    ["rules edit", "form"],
    ["规则 修改", "form"],
  ])("%s: %s", (text, wish) => {
    expect(parseCommand(text)).toEqual({ kind: "rules", wish });
  });

  test.each([
    ["rules quarter 0", { reason: "not-a-number", word: "0" }],
    ["rules quarter 400", { reason: "not-a-number", word: "400" }],
    ["rules quiet 25:00-09:00", { reason: "not-hours", word: "25:00-09:00" }],
    ["rules quiet 19:00", { reason: "missing" }],
    ["rules quiet late", { reason: "not-hours", word: "late" }],
    ["rules blackout 2026-02-30", { reason: "not-a-date", word: "2026-02-30", nearest: "2026-02-28" }],
    [
      "rules blackout 2026-12-24..2027-02-31 x",
      { reason: "not-a-date", word: "2027-02-31", nearest: "2027-02-28" },
    ],
    ["rules blackout 2026-24-12", { reason: "not-a-date", word: "2026-24-12", nearest: "2026-12-24" }],
    ["rules blackout Christmas", { reason: "not-a-date", word: "Christmas", nearest: null }],
    ["rules blackout", { reason: "missing" }],
    ["rules holidays", { reason: "missing" }],
    ["rules workdays maybe", { reason: "unknown-word", word: "maybe" }],
    ["rules blakout 2026-12-24", { reason: "unknown-word", nearest: "blackout" }],
  ])("%s is answered with what is wrong", (text, mistake) => {
    expect(parseCommand(text)).toMatchObject({ kind: "invalid", command: "rules", ...mistake });
  });
});

describe("a date", () => {
  test.each([
    ["2026-12-24", "2026-12-24"],
    ["2026/1/5", "2026-01-05"],
    ["24.12.2026", "2026-12-24"],
    ["2028-02-29", "2028-02-29"],
  ])("%s", (text, date) => expect(readDate(text)).toEqual({ kind: "ok", date }));

  test.each([
    ["2026-02-29", "2026-02-28"],
    ["2026-04-31", "2026-04-30"],
    ["2026-13-01", "2026-01-13"],
    ["2026-13-32", null],
    ["tomorrow", null],
    ["24/12/2026", null],
  ])("%s is none; near: %s", (text, nearest) => expect(readDate(text)).toEqual({ kind: "bad", nearest }));
});

describe("a blackout", () => {
  const today = "2026-11-03";
  const blackout = (from: string, to: string): RulesChange => ({
    kind: "blackout",
    blackout: { from, to, name: "" },
  });

  test.each([
    ["that ends before it begins", blackout("2027-01-02", "2026-12-24"), "blackout-backwards"],
    ["of more than a year", blackout("2026-12-24", "2028-12-24"), "blackout-too-long"],
    ["that is over", blackout("2026-10-01", "2026-10-02"), "blackout-past"],
    [
      "that is not there, to be removed",
      { kind: "no-blackout", date: "2026-12-24" } as const,
      "no-such-blackout",
    ],
  ])("%s is refused", (_, change, fault) => {
    if (change.kind === "holidays") throw new Error("no rule for this");
    expect(applyRule(DEFAULT_POLICY, change, today)).toEqual({ fault });
  });

  test("stands in order, once, and goes with any of its days", () => {
    let policy = DEFAULT_POLICY;
    for (const change of [
      blackout("2026-12-24", "2027-01-02"),
      blackout("2026-11-20", "2026-11-20"),
      blackout("2026-12-24", "2027-01-02"),
    ]) {
      const next = change.kind === "holidays" ? policy : applyRule(policy, change, today);
      if ("fault" in next) throw new Error(next.fault);
      policy = next;
    }
    expect(policy.blackouts.map(({ from }) => from)).toEqual(["2026-11-20", "2026-12-24"]);
    const without = applyRule(policy, { kind: "no-blackout", date: "2026-12-31" }, today);
    expect("fault" in without ? [] : without.blackouts.map(({ from }) => from)).toEqual(["2026-11-20"]);
  });

  test("is not kept without end", () => {
    const blackouts = Array.from({ length: MOST_BLACKOUTS }, (_, at) => ({
      from: `2027-01-${String(at + 1).padStart(2, "0")}`,
      to: `2027-01-${String(at + 1).padStart(2, "0")}`,
      name: "",
    }));
    const change = blackout("2027-03-01", "2027-03-01");
    expect(change.kind === "blackout" && applyRule({ ...DEFAULT_POLICY, blackouts }, change, today)).toEqual({
      fault: "too-many-blackouts",
    });
  });
});

describe("the form of the rules", () => {
  const ports = { calendars: createCalendars() };
  const read = (submission: Record<string, string | null>) =>
    readRulesSubmission(ports, submission, DEFAULT_POLICY, "2026-11-03");

  test("reads all rules, and says which of them differ", async () => {
    const read1 = await read({
      ...{ quarter: "6", quietFrom: "20:00", quietTo: "08:00", workdays: "on", country: "Germany" },
      blackouts: "2026-12-24..2027-01-02 Christmas\n\n2026-11-20",
    });
    expect(read1).toEqual({
      kind: "ok",
      policy: {
        ...{
          mostPerQuarter: 6,
          quietHours: { from: "20:00", to: "08:00" },
          workdaysOnly: true,
          country: "DE",
        },
        blackouts: [
          { from: "2026-11-20", to: "2026-11-20", name: "" },
          { ...christmas, name: "Christmas" },
        ],
      },
      changes: [
        { kind: "quarter", most: 6 },
        { kind: "quiet", from: "20:00", to: "08:00" },
        { kind: "holidays", place: "DE" },
        { kind: "blackout", blackout: { from: "2026-11-20", to: "2026-11-20", name: "" } },
        { kind: "blackout", blackout: { ...christmas, name: "Christmas" } },
      ],
    });
  });

  test("empty fields take limits away", async () => {
    const result = await read({ quarter: null, country: "", blackouts: null });
    expect(result).toMatchObject({
      kind: "ok",
      policy: { mostPerQuarter: null, country: null, blackouts: [] },
    });
  });

  test("says what is wrong where it stands", async () => {
    const result = await read({
      quarter: "many",
      quietTo: "25:00",
      country: "Germny",
      blackouts: "2026-12-24..2026-13-40",
    });
    expect(result).toMatchObject({
      kind: "invalid",
      faults: {
        quarter: { kind: "not-a-number" },
        quietTo: { kind: "not-a-time" },
        country: { kind: "unknown-country", nearest: { code: "DE" } },
        blackouts: { kind: "mistake", mistake: { reason: "not-a-date" } },
      },
    });
  });
});

describe("a zone", () => {
  test.each([
    ["Europe/Berlin", "Europe/Berlin"],
    ["europe/berlin", "Europe/Berlin"],
    ["Berlin", "Europe/Berlin"],
    ["new york", "America/New_York"],
    ["San Francisco", "America/Los_Angeles"],
    ["Munich", "Europe/Berlin"],
    ["münchen", "Europe/Berlin"],
    ["Zürich", "Europe/Zurich"],
    ["北京", "Asia/Shanghai"],
    ["上海市", "Asia/Shanghai"],
    ["纽约", "America/New_York"],
    ["Kathmandu", "Asia/Kathmandu"],
    ["Buenos Aires", "America/Buenos_Aires"],
    ["UTC", "UTC"],
  ])("%s is %s", (text, zone) => expect(findZone(text)).toEqual({ kind: "ok", zone }));

  test.each([
    ["Berlim", "Europe/Berlin"],
    ["Europe/Berln", "Europe/Berlin"],
    ["Katmandoo", "Asia/Katmandu"],
    ["CET", null],
    ["", null],
    ["Atlantis", null],
  ])("%s is none; near: %s", (text, nearest) => {
    expect(findZone(text)).toEqual({ kind: "unknown", nearest });
  });

  test.each([
    ["Europe/Berlin", "Europe/Paris"],
    ["Asia/Shanghai", "Asia/Hong_Kong"],
    ["America/New_York", "America/Toronto"],
  ])("near %s is shown with %s", (zone, other) => {
    expect(zonesNear(zone, new Date("2026-11-03T09:00:00Z"))).toEqual([zone, other]);
  });

  test.each([
    ["zone", null],
    ["zone New York", "New York"],
    ["时区 上海", "上海"],
    ["时区上海", "上海"],
    ["tz Europe/Berlin", "Europe/Berlin"],
  ])("in words: %s", (text, zone) => expect(parseCommand(text)).toEqual({ kind: "zone", zone }));
});
