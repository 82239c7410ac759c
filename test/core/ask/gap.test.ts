import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { mayAskAgain } from "../../../core/ask/gap.ts";
import { DAY_MS } from "../../../core/time.ts";

const ZONE = "Europe/Berlin";

describe("the gap between two questions", () => {
  it.each([
    ["a week to the minute", "2026-03-03T10:00:00Z", "2026-03-10T10:00:00Z", 7, true],
    [
      "a round that opened some seconds later last week",
      "2026-03-03T10:00:07Z",
      "2026-03-10T10:00:00Z",
      7,
      true,
    ],
    ["a round that was hours late last week", "2026-03-03T18:00:00Z", "2026-03-10T09:00:00Z", 7, true],
    ["a round that slipped into the next day", "2026-03-04T01:00:00Z", "2026-03-10T09:00:00Z", 7, false],
    ["four weeks under three weeks", "2026-03-03T10:00:00Z", "2026-03-31T09:00:00Z", 21, true],
    [
      "twenty-one local days, though some hours short",
      "2026-03-03T20:00:00Z",
      "2026-03-24T05:00:00Z",
      21,
      true,
    ],
    ["twenty local days under three weeks", "2026-03-03T10:00:00Z", "2026-03-23T22:00:00Z", 21, false],
    ["nineteen days under three weeks", "2026-03-03T10:00:00Z", "2026-03-22T10:00:00Z", 21, false],
    ["the same day under one day", "2026-03-03T08:00:00Z", "2026-03-03T20:00:00Z", 1, false],
    ["the next day under one day", "2026-03-03T22:30:00Z", "2026-03-03T23:30:00Z", 1, true],
    ["the same hour under none", "2026-03-03T08:00:00Z", "2026-03-03T08:00:00Z", 0, true],
    ["a clock set back", "2026-03-10T08:00:00Z", "2026-03-03T08:00:00Z", 7, false],
  ])("%s", (_, lastAsked, now, gapDays, expected) => {
    expect(mayAskAgain(new Date(lastAsked), new Date(now), ZONE, gapDays)).toBe(expected);
  });

  it("lets those be asked who never were", () => {
    expect(mayAskAgain(null, new Date("2026-03-03T08:00:00Z"), ZONE, 366)).toBe(true);
  });

  it("is shorter than its days by less than one, and longer by none", () => {
    const zones = fc.constantFrom(
      "UTC",
      "Asia/Shanghai",
      "America/New_York",
      "Australia/Lord_Howe",
      "Pacific/Chatham",
    );
    const instant = fc.date({
      min: new Date("2025-01-01"),
      max: new Date("2028-01-01"),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(
        zones,
        instant,
        fc.nat({ max: 60 }),
        fc.nat({ max: 60 * DAY_MS }),
        (zone, last, gapDays, later) => {
          const now = new Date(last.getTime() + later);
          const hour = DAY_MS / 24;
          if (later >= gapDays * DAY_MS + hour) expect(mayAskAgain(last, now, zone, gapDays)).toBe(true);
          if (later < (gapDays - 1) * DAY_MS - hour)
            expect(mayAskAgain(last, now, zone, gapDays)).toBe(false);
        },
      ),
      { numRuns: 300 },
    );
  });
});
