// When a digest of a week, a month or a quarter is due: at local time, once, after downtime only the newest.
import { describe, expect, test } from "vitest";
import type { Period } from "../../../core/steer/subscription.ts";
import { dueDay, instantsOf, nextSummary, stretchBefore } from "../../../core/steer/summary-day.ts";

const LONG_AGO = new Date("2020-01-01T00:00:00Z");
const when = (
  period: Period,
  zone: string,
  owedFor: string | null = null,
  since = LONG_AGO,
  at = "09:00",
) => ({
  ...{ period, zone, at, since, owedFor },
});

describe("A summary is due", () => {
  test.each([
    ["on Monday at nine in Shanghai", when("week", "Asia/Shanghai"), "2026-11-09T01:00:00Z", "2026-11-09"],
    ["not a minute before", when("week", "Asia/Shanghai", "2026-11-02"), "2026-11-09T00:59:00Z", null],
    [
      "on the same Monday in Berlin only hours later",
      when("week", "Europe/Berlin", "2026-11-02"),
      "2026-11-09T07:59:00Z",
      null,
    ],
    ["and then", when("week", "Europe/Berlin", "2026-11-02"), "2026-11-09T08:00:00Z", "2026-11-09"],
    ["not twice", when("week", "Europe/Berlin", "2026-11-09"), "2026-11-12T08:00:00Z", null],
    [
      "late, where the bot was down on Monday",
      when("week", "UTC", "2026-11-02"),
      "2026-11-12T17:00:00Z",
      "2026-11-09",
    ],
    [
      "only for the newest of five weeks of silence",
      when("week", "UTC", "2026-10-05"),
      "2026-11-10T08:00:00Z",
      "2026-11-09",
    ],
    [
      "for the week before, where this week's hour is still to come",
      when("week", "UTC", "2026-10-05"),
      "2026-11-09T08:00:00Z",
      "2026-11-02",
    ],
    [
      "not for a Monday before it was subscribed to",
      when("week", "UTC", null, new Date("2026-11-09T09:30:00Z")),
      "2026-11-10T08:00:00Z",
      null,
    ],
    [
      "for the first Monday after",
      when("week", "UTC", null, new Date("2026-11-09T08:30:00Z")),
      "2026-11-09T09:00:00Z",
      "2026-11-09",
    ],
    ["on the first of the month", when("month", "UTC", "2026-10-01"), "2026-11-01T09:00:00Z", "2026-11-01"],
    [
      "on the first of January",
      when("month", "America/New_York", "2026-12-01"),
      "2027-01-01T14:00:00Z",
      "2027-01-01",
    ],
    [
      "on the first of the quarter",
      when("quarter", "UTC", "2026-07-01"),
      "2026-10-01T09:00:00Z",
      "2026-10-01",
    ],
    [
      "not on the first of a month inside one",
      when("quarter", "UTC", "2026-10-01"),
      "2026-11-01T09:00:00Z",
      null,
    ],
    // 29 March 2026: Berlin's clocks go from two to three in the night before the Monday; 02:30 of a Sunday never comes.
    [
      "at nine by the new clock after a change",
      when("week", "Europe/Berlin", "2026-03-23"),
      "2026-03-30T07:00:00Z",
      "2026-03-30",
    ],
    [
      "in a zone of half hours",
      when("week", "Australia/Lord_Howe", "2026-09-28"),
      "2026-10-04T22:00:00Z",
      "2026-10-05",
    ],
  ] as const)("%s", (_, subscription, now, expected) => {
    expect(dueDay(subscription, new Date(now))).toBe(expected);
  });

  test.each([
    ["week", "2026-11-09", "2026-11-02"],
    ["week", "2027-01-04", "2026-12-28"],
    ["month", "2026-03-01", "2026-02-01"],
    ["month", "2027-01-01", "2026-12-01"],
    ["quarter", "2027-01-01", "2026-10-01"],
  ] as const)("of the %s before %s", (period, day, from) => {
    expect(stretchBefore(period, day)).toEqual({ from, until: day });
  });

  test("tells of local days, not of those of UTC", () => {
    const stretch = stretchBefore("week", "2026-11-09");
    expect(instantsOf(stretch, "Asia/Shanghai")).toEqual({
      from: new Date("2026-11-01T16:00:00Z"),
      until: new Date("2026-11-08T16:00:00Z"),
    });
  });

  test.each([
    ["week", "2026-11-09T08:59:00Z", "2026-11-09T09:00:00Z"],
    ["week", "2026-11-09T09:00:00Z", "2026-11-16T09:00:00Z"],
    ["month", "2026-01-31T12:00:00Z", "2026-02-01T09:00:00Z"],
    ["quarter", "2026-12-31T23:00:00Z", "2027-01-01T09:00:00Z"],
  ] as const)("the first of a %s after %s is announced", (period, now, expected) => {
    expect(nextSummary(when(period, "UTC"), new Date(now))).toEqual(new Date(expected));
  });
});
