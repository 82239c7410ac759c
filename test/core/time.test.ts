import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { localMonday, localToInstant, nextLocal, parseZone, wallTime } from "../../core/time.ts";

const NEW_YORK = "America/New_York";
const MINUTE = 60_000;
// Since 1973 every offset and every jump of a clock has been a multiple of this.
const STEP = 5 * MINUTE;
const ZONES = [...Intl.supportedValuesOf("timeZone"), "UTC"];

const anyZone = fc.constantFrom(...ZONES);
const minuteOf = (from: string, to: string) =>
  fc
    .integer({ min: Date.parse(from) / MINUTE, max: Date.parse(to) / MINUTE })
    .map((minutes) => new Date(minutes * MINUTE));

describe("a local time as an instant", () => {
  it.each([
    ["an ordinary morning in Shanghai", "Asia/Shanghai", "2026-11-24T10:00", "2026-11-24T02:00:00.000Z"],
    ["UTC itself", "UTC", "2026-11-24T10:00", "2026-11-24T10:00:00.000Z"],
    ["Kathmandu, 5:45 ahead", "Asia/Kathmandu", "2026-11-24T10:00", "2026-11-24T04:15:00.000Z"],
    ["29 February", "Europe/Berlin", "2028-02-29T23:59", "2028-02-29T22:59:00.000Z"],
    ["New York, the minute before the gap", NEW_YORK, "2026-03-08T01:59", "2026-03-08T06:59:00.000Z"],
    ["New York, the gap's first minute", NEW_YORK, "2026-03-08T02:00", "2026-03-08T07:00:00.000Z"],
    ["New York, inside the gap: its end", NEW_YORK, "2026-03-08T02:30", "2026-03-08T07:00:00.000Z"],
    ["New York, the gap's end", NEW_YORK, "2026-03-08T03:00", "2026-03-08T07:00:00.000Z"],
    ["New York, after the gap", NEW_YORK, "2026-03-08T03:30", "2026-03-08T07:30:00.000Z"],
    ["New York, the repeated hour: the first", NEW_YORK, "2026-11-01T01:30", "2026-11-01T05:30:00.000Z"],
    ["New York, after the repeated hour", NEW_YORK, "2026-11-01T02:00", "2026-11-01T07:00:00.000Z"],
    ["Havana, a midnight that is left out", "America/Havana", "2026-03-08T00:00", "2026-03-08T05:00:00.000Z"],
    ["Havana, half past it", "America/Havana", "2026-03-08T00:30", "2026-03-08T05:00:00.000Z"],
    ["Havana, a midnight that is repeated", "America/Havana", "2026-11-01T00:00", "2026-11-01T04:00:00.000Z"],
    ["Lord Howe, the half-hour gap", "Australia/Lord_Howe", "2026-10-04T02:10", "2026-10-03T15:30:00.000Z"],
    [
      "Lord Howe, after the half-hour gap",
      "Australia/Lord_Howe",
      "2026-10-04T02:40",
      "2026-10-03T15:40:00.000Z",
    ],
    [
      "Lord Howe, the repeated half hour",
      "Australia/Lord_Howe",
      "2026-04-05T01:45",
      "2026-04-04T14:45:00.000Z",
    ],
    [
      "Lord Howe, after the repeated half hour",
      "Australia/Lord_Howe",
      "2026-04-05T02:00",
      "2026-04-04T15:30:00.000Z",
    ],
    ["Chatham, before a gap at 2:45", "Pacific/Chatham", "2026-09-27T02:44", "2026-09-26T13:59:00.000Z"],
    ["Chatham, in a gap at 2:45", "Pacific/Chatham", "2026-09-27T03:00", "2026-09-26T14:00:00.000Z"],
    [
      "Chatham, the repeated hour from 2:45",
      "Pacific/Chatham",
      "2026-04-05T03:00",
      "2026-04-04T13:15:00.000Z",
    ],
    ["Apia, a Friday that never was", "Pacific/Apia", "2011-12-30T10:00", "2011-12-30T10:00:00.000Z"],
    ["Apia, the Saturday after it", "Pacific/Apia", "2011-12-31T10:00", "2011-12-30T20:00:00.000Z"],
    ["Apia, the Thursday before it", "Pacific/Apia", "2011-12-29T23:59", "2011-12-30T09:59:00.000Z"],
    ["Cairo, a gap at midnight of a Friday", "Africa/Cairo", "2026-04-24T00:15", "2026-04-23T22:00:00.000Z"],
    ["Troll, a gap of two hours", "Antarctica/Troll", "2026-03-29T02:00", "2026-03-29T01:00:00.000Z"],
  ])("%s", (_, zone, wall, instant) => {
    expect(localToInstant(zone, wall).toISOString()).toBe(instant);
  });

  // The rule in its own words, looked for step by step: slow, but nothing to get wrong.
  it("is the first instant at which the zone's clocks show that time or later, in every zone", () => {
    const shown = (zone: string) => {
      const clock = new Intl.DateTimeFormat("sv-SE", {
        timeZone: zone,
        dateStyle: "short",
        timeStyle: "short",
      });
      return (instant: number) => clock.format(instant).replace(" ", "T");
    };
    fc.assert(
      fc.property(anyZone, minuteOf("1973-01-01T00:00Z", "2037-12-31T00:00Z"), (zone, day) => {
        const start = Math.floor(day.getTime() / STEP) * STEP;
        const wall = new Date(start).toISOString().slice(0, 16);
        const clock = shown(zone);
        let first = start - 16 * 60 * MINUTE;
        while (clock(first) < wall) first += STEP;
        expect(localToInstant(zone, wall).toISOString()).toBe(new Date(first).toISOString());
      }),
      { numRuns: 300 },
    );
  });

  it("never goes back when the local time goes on", () => {
    const jumps = [
      [NEW_YORK, "2026-03-08"],
      [NEW_YORK, "2026-11-01"],
      ["Australia/Lord_Howe", "2026-10-04"],
      ["Australia/Lord_Howe", "2026-04-05"],
      ["Pacific/Chatham", "2026-09-27"],
      ["Pacific/Apia", "2011-12-30"],
      ["America/Havana", "2026-11-01"],
    ] as const;
    for (const [zone, date] of jumps) {
      const start = Date.parse(`${date}T00:00Z`) - 6 * 60 * MINUTE;
      const instants = Array.from({ length: 36 * 12 }, (_, step) =>
        localToInstant(zone, new Date(start + step * STEP).toISOString().slice(0, 16)).getTime(),
      );
      expect(instants).toEqual(instants.toSorted((a, b) => a - b));
    }
  });

  it.each([
    "2026-02-30T10:00",
    "2026-13-01T10:00",
    "2026-01-01T24:00",
    "2026-01-01T10:60",
    "2026-01-01 10:00",
    "2026-1-1T1:00",
    "2026-01-01T10:00:00",
    "2026-01-01T10:00Z",
    "",
  ])("refuses %j", (wall) => {
    expect(() => localToInstant("UTC", wall)).toThrow("not-a-wall-time");
  });

  it("refuses a zone that there is not", () => {
    expect(() => localToInstant("Mars/Base", "2026-01-01T10:00")).toThrow("unknown-zone");
    expect(() => wallTime(new Date(0), "Mars/Base")).toThrow("unknown-zone");
  });
});

describe("an instant as a local time", () => {
  it.each([
    ["Asia/Shanghai", "2026-12-31T16:00:59.999Z", "2027-01-01T00:00"],
    [NEW_YORK, "2026-03-08T06:59:59.999Z", "2026-03-08T01:59"],
    [NEW_YORK, "2026-03-08T07:00:00.000Z", "2026-03-08T03:00"],
    [NEW_YORK, "2026-11-01T05:30:00.000Z", "2026-11-01T01:30"],
    [NEW_YORK, "2026-11-01T06:30:00.000Z", "2026-11-01T01:30"],
    ["Pacific/Chatham", "2026-09-26T14:00:00.000Z", "2026-09-27T03:45"],
    ["Asia/Kolkata", "1969-12-31T18:29:59.500Z", "1969-12-31T23:59"],
  ])("in %s, %s is %s", (zone, instant, wall) => {
    expect(wallTime(new Date(instant), zone)).toBe(wall);
  });

  it("leads back to that instant, or to the first time the clocks showed the same", () => {
    fc.assert(
      fc.property(anyZone, minuteOf("1973-01-01T00:00Z", "2037-12-31T00:00Z"), (zone, instant) => {
        const wall = wallTime(instant, zone);
        const back = localToInstant(zone, wall);
        expect(back.getTime()).toBeLessThanOrEqual(instant.getTime());
        expect(wallTime(back, zone)).toBe(wall);
      }),
    );
  });
});

describe("the next time that clocks show", () => {
  it.each([
    ["later today", "2026-11-24T01:00Z", "Asia/Shanghai", undefined, "10:00", "2026-11-24T02:00:00.000Z"],
    [
      "tomorrow, being exactly now",
      "2026-11-24T02:00Z",
      "Asia/Shanghai",
      undefined,
      "10:00",
      "2026-11-25T02:00:00.000Z",
    ],
    ["on Friday", "2026-11-24T02:00Z", "Asia/Shanghai", 5, "12:00", "2026-11-27T04:00:00.000Z"],
    ["on Sunday", "2026-11-24T02:00Z", "Asia/Shanghai", 7, "00:00", "2026-11-28T16:00:00.000Z"],
    [
      "a week on, being exactly now",
      "2026-11-27T04:00Z",
      "Asia/Shanghai",
      5,
      "12:00",
      "2026-12-04T04:00:00.000Z",
    ],
    [
      "still today where the zone's date lags",
      "2026-11-25T02:00Z",
      NEW_YORK,
      2,
      "22:00",
      "2026-11-25T03:00:00.000Z",
    ],
    ["at a gap's end", "2026-03-08T06:00Z", NEW_YORK, undefined, "02:30", "2026-03-08T07:00:00.000Z"],
    [
      "the day after the gap's end",
      "2026-03-08T07:00Z",
      NEW_YORK,
      undefined,
      "02:30",
      "2026-03-09T06:30:00.000Z",
    ],
    ["the first of two", "2026-11-01T05:00Z", NEW_YORK, undefined, "01:30", "2026-11-01T05:30:00.000Z"],
    [
      "never the second of two",
      "2026-11-01T05:30Z",
      NEW_YORK,
      undefined,
      "01:30",
      "2026-11-02T06:30:00.000Z",
    ],
    [
      "from inside the repeated hour",
      "2026-11-01T06:10Z",
      NEW_YORK,
      undefined,
      "01:30",
      "2026-11-02T06:30:00.000Z",
    ],
    [
      "at the end of a day that never was",
      "2011-12-29T21:00Z",
      "Pacific/Apia",
      5,
      "10:00",
      "2011-12-30T10:00:00.000Z",
    ],
    ["a week after it", "2011-12-30T10:00Z", "Pacific/Apia", 5, "10:00", "2012-01-05T20:00:00.000Z"],
  ])("is %s", (_, after, zone, weekday, at, instant) => {
    expect(nextLocal(new Date(after), zone, weekday, at).toISOString()).toBe(instant);
  });

  it("lies after the given instant and at most eight days on, everywhere", () => {
    const timeOfDay = fc
      .tuple(fc.nat({ max: 23 }), fc.nat({ max: 59 }))
      .map(([h, m]) => `${String(h).padStart(2, "0")}:${String(m).padStart(2, "0")}`);
    fc.assert(
      fc.property(
        anyZone,
        minuteOf("2000-01-01T00:00Z", "2037-01-01T00:00Z"),
        fc.option(fc.integer({ min: 1, max: 7 }), { nil: undefined }),
        timeOfDay,
        (zone, after, weekday, at) => {
          const ahead = nextLocal(after, zone, weekday, at).getTime() - after.getTime();
          expect(ahead).toBeGreaterThan(0);
          expect(ahead).toBeLessThanOrEqual((weekday === undefined ? 2 : 8) * 1440 * MINUTE);
        },
      ),
    );
  });

  it.each(["24:00", "9:00", "09:60", "0900", ""])("refuses %j as a time", (at) => {
    expect(() => nextLocal(new Date(0), "UTC", undefined, at)).toThrow("not-a-time-of-day");
  });

  it("refuses a weekday that there is not", () => {
    expect(() => nextLocal(new Date(0), "UTC", 8, "10:00")).toThrow("no-next-local-time");
  });
});

describe("the Monday of a week", () => {
  it.each([
    ["2026-11-22T15:59Z", "Asia/Shanghai", "2026-11-16"],
    ["2026-11-22T16:00Z", "Asia/Shanghai", "2026-11-23"],
    ["2027-01-01T12:00Z", "UTC", "2026-12-28"],
    ["2026-11-23T04:00Z", NEW_YORK, "2026-11-16"],
  ])("at %s in %s is %s", (instant, zone, monday) => {
    expect(localMonday(new Date(instant), zone)).toBe(monday);
  });
});

describe("the name of a zone", () => {
  it.each([
    ["Asia/Shanghai", "Asia/Shanghai"],
    ["asia/shanghai", "Asia/Shanghai"],
    ["  Europe/Berlin ", "Europe/Berlin"],
    ["AMERICA/PORT-AU-PRINCE", "America/Port-au-Prince"],
    ["utc", "UTC"],
    ["Asia/Kolkata", "Asia/Kolkata"],
    ["Asia/Calcutta", "Asia/Calcutta"],
  ])("%j is read as %s", (text, zone) => {
    expect(parseZone(text)).toEqual({ kind: "ok", zone });
  });

  it.each(["", " ", "Mars/Base", "Asia/Shangai", "+08:00", "-05", "UTC+8", "10:00", "Asia/", "__proto__"])(
    "%j is none",
    (text) => {
      expect(parseZone(text)).toEqual({ kind: "invalid", reason: "unknown-zone" });
    },
  );

  it("is never invented: whatever is read tells the time", () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          anyZone.map((zone) => zone.toUpperCase()),
        ),
        (text) => {
          const parsed = parseZone(text);
          if (parsed.kind === "ok") expect(wallTime(new Date(0), parsed.zone)).toMatch(/^19(69|70)-/);
        },
      ),
    );
  });
});
