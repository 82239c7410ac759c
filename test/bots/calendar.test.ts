// Days off around the world: weekends of all kinds, public holidays of countries and their parts, China's working weekends.
import { describe, expect, test } from "vitest";
import { createCalendars } from "../../bots/calendar.ts";

const calendars = createCalendars();
const off = async (country: string | null, zone: string, date: string): Promise<boolean> =>
  (await calendars.of(country)).dayOff(zone, date).off;
const WEEK = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"] as const;

describe("a weekend is that of the country where someone lives", () => {
  test.each([
    ["Europe/Berlin", ["sat", "sun"]],
    ["America/New_York", ["sat", "sun"]],
    ["Asia/Shanghai", ["sat", "sun"]],
    ["Asia/Riyadh", ["fri", "sat"]],
    ["Africa/Cairo", ["fri", "sat"]],
    ["Asia/Kuwait", ["fri", "sat"]],
    ["Asia/Bahrain", ["fri", "sat"]],
    ["Africa/Algiers", ["fri", "sat"]],
    ["Asia/Dhaka", ["fri", "sat"]],
    // The Emirates moved to Saturday and Sunday in 2022.
    ["Asia/Dubai", ["sat", "sun"]],
    ["Asia/Tel_Aviv", ["fri", "sat"]],
    ["Asia/Jerusalem", ["fri", "sat"]],
    ["Asia/Tehran", ["fri"]],
    ["Asia/Kabul", ["thu", "fri"]],
    ["Asia/Kathmandu", ["sat", "sun"]],
    ["Asia/Katmandu", ["sat", "sun"]],
    ["Asia/Kolkata", ["sat", "sun"]],
    ["Europe/Kiev", ["sat", "sun"]],
    ["UTC", ["sat", "sun"]],
  ])("%s: %s", async (zone, days) => {
    // 2 November 2026 is a Monday.
    const free: string[] = [];
    for (const [at, name] of WEEK.entries()) if (await off(null, zone, `2026-11-0${at + 2}`)) free.push(name);
    expect(free).toEqual(days);
  });
});

describe("public holidays", () => {
  test.each([
    // The whole of Germany, and what only some of its Länder have.
    ["DE", "2026-10-03", true],
    ["DE", "2026-12-25", true],
    ["DE", "2026-04-03", true],
    ["DE", "2026-05-14", true],
    ["DE", "2026-12-24", false],
    ["DE", "2026-06-04", false],
    ["DE", "2026-01-06", false],
    ["DE-BY", "2026-06-04", true],
    ["DE-BY", "2026-01-06", true],
    ["DE-BE", "2027-03-08", true],
    ["DE-BE", "2026-06-04", false],
    ["DE-SN", "2026-11-18", true],
    ["DE-NW", "2026-11-18", false],
    // The United States, with the day that a Saturday's holiday moves to.
    ["US", "2026-11-26", true],
    ["US", "2026-01-19", true],
    ["US", "2026-07-03", true],
    ["US", "2026-12-24", false],
    ["GB", "2026-12-28", true],
    ["FR", "2026-07-14", true],
    ["JP", "2026-05-06", true],
  ])("of %s on %s: %s", async (country, date, isOff) => {
    expect(await off(country, "Europe/Berlin", date)).toBe(isOff || isWeekend(date));
  });

  test("carry their names, weekends none", async () => {
    const germany = await calendars.of("DE-BE");
    expect(germany.dayOff("Europe/Berlin", "2026-12-25")).toEqual({ off: true, name: "1. Weihnachtstag" });
    expect(germany.dayOff("Europe/Berlin", "2026-11-07")).toEqual({ off: true, name: null });
    expect(germany.dayOff("Europe/Berlin", "2026-11-09")).toEqual({ off: false, name: null });
  });

  test("hold for the whole company, wherever someone lives", async () => {
    expect(await off("DE", "America/New_York", "2026-12-25")).toBe(true);
    expect(await off("US", "Europe/Berlin", "2026-11-26")).toBe(true);
  });

  test("of no country that the libraries lack", async () => {
    await expect(calendars.of("XX")).rejects.toMatchObject({ code: "internal" });
    await expect(calendars.of("DE-XX")).rejects.toMatchObject({ code: "internal" });
  });
});

describe("China in 2026", () => {
  // As the State Council announced it: the days off, and the weekends that are worked for them.
  const free = [
    ...["2026-01-01", "2026-01-02", "2026-01-03"],
    ...days("2026-02", 15, 23),
    ...days("2026-04", 4, 6),
    ...days("2026-05", 1, 5),
    ...days("2026-06", 19, 21),
    ...days("2026-09", 25, 27),
    ...days("2026-10", 1, 7),
  ];
  const worked = ["2026-01-04", "2026-02-14", "2026-02-28", "2026-05-09", "2026-09-20", "2026-10-10"];

  test("is free and at work on exactly these days", async () => {
    const china = await calendars.of("CN");
    for (let at = Date.UTC(2026, 0, 1); at < Date.UTC(2027, 0, 1); at += 86_400_000) {
      const date = new Date(at).toISOString().slice(0, 10);
      const expected = free.includes(date) || (isWeekend(date) && !worked.includes(date));
      expect(china.dayOff("Asia/Shanghai", date).off, date).toBe(expected);
    }
  });

  test("nobody else works those weekends", async () => {
    for (const date of worked) {
      expect(await off("CN", "Europe/Berlin", date)).toBe(true);
      expect(await off(null, "Asia/Shanghai", date)).toBe(true);
    }
  });

  test("has its usual holidays before the weekends that are worked are announced", async () => {
    expect(await off("CN", "Asia/Shanghai", "2031-10-01")).toBe(true);
    expect(await off("CN", "Asia/Shanghai", "2031-10-09")).toBe(false);
  });
});

describe("a country is found", () => {
  test.each([
    ["DE", "DE"],
    ["de-be", "DE-BE"],
    ["DE/BE", "DE-BE"],
    ["Germany", "DE"],
    ["Deutschland", "DE"],
    ["德国", "DE"],
    ["中国", "CN"],
    ["Bayern", "DE-BY"],
    ["united states", "US"],
    ["USA", "US"],
    ["uk", "GB"],
    ["Côte d’Ivoire", "CI"],
  ])("by %s: %s", async (text, code) => {
    expect((await calendars.find(text)).country?.code).toBe(code);
  });

  test.each([
    ["Germny", "DE"],
    ["DE-XX", "DE"],
    ["Chna", "CN"],
    ["Atlantis", null],
    ["", null],
  ])("or the nearest to “%s”: %s", async (text, code) => {
    expect(await calendars.find(text)).toMatchObject({
      country: null,
      nearest: code === null ? null : { code },
    });
  });

  test("and called as its reader calls it", async () => {
    expect(await calendars.name("DE-BE", "en")).toBe("Germany (Berlin)");
    expect(await calendars.name("CN", "zh-CN")).toBe("中国");
  });
});

function isWeekend(date: string): boolean {
  return [0, 6].includes(new Date(`${date}T00:00:00Z`).getUTCDay());
}

function days(month: string, first: number, last: number): readonly string[] {
  return Array.from(
    { length: last - first + 1 },
    (_, at) => `${month}-${String(first + at).padStart(2, "0")}`,
  );
}
