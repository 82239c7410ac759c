import { describe, expect, it } from "vitest";
import type { Cadence } from "../../../core/ask/cadence.ts";
import { previousFire } from "../../../core/ask/fire-times.ts";
import { ANCHOR, cron, daily, firesAfter, instants, NEW_YORK, nominals, weekly } from "./cadence-fires.ts";

describe("a cadence where the clocks jump", () => {
  it.each([
    {
      place: "New York, 2:30 falls into the gap: its end",
      cadence: daily("02:30"),
      zone: NEW_YORK,
      from: "2026-03-07T12:00Z",
      fires: [
        ["2026-03-08T07:00", "2026-03-08T03:00"],
        ["2026-03-09T06:30", "2026-03-09T02:30"],
      ],
    },
    {
      place: "New York, 1:30 comes twice: the first",
      cadence: daily("01:30"),
      zone: NEW_YORK,
      from: "2026-10-31T12:00Z",
      fires: [
        ["2026-11-01T05:30", "2026-11-01T01:30"],
        ["2026-11-02T06:30", "2026-11-02T01:30"],
      ],
    },
    {
      place: "New York, asked between the two 1:30s: not again",
      cadence: daily("01:30"),
      zone: NEW_YORK,
      from: "2026-11-01T05:45Z",
      fires: [["2026-11-02T06:30", "2026-11-02T01:30"]],
    },
    {
      place: "New York, asked in the repeated hour before its second 1:30: not again either",
      cadence: daily("01:30"),
      zone: NEW_YORK,
      from: "2026-11-01T06:10Z",
      fires: [["2026-11-02T06:30", "2026-11-02T01:30"]],
    },
    {
      place: "New York, a list of hours fires each of them once",
      cadence: cron("30 1,13 * * *"),
      zone: NEW_YORK,
      from: "2026-10-31T18:00Z",
      fires: [
        ["2026-11-01T05:30", "2026-11-01T01:30"],
        ["2026-11-01T18:30", "2026-11-01T13:30"],
      ],
    },
    {
      place: "New York, all times of a gap fire once together at its end",
      cadence: cron("*/20 * * * *"),
      zone: NEW_YORK,
      from: "2026-03-08T06:20Z",
      fires: [
        ["2026-03-08T06:40", "2026-03-08T01:40"],
        ["2026-03-08T07:00", "2026-03-08T03:00"],
        ["2026-03-08T07:20", "2026-03-08T03:20"],
      ],
    },
    {
      place: "New York, every time of the repeated hour fires once",
      cadence: cron("*/30 * * * *"),
      zone: NEW_YORK,
      from: "2026-11-01T05:00Z",
      fires: [
        ["2026-11-01T05:30", "2026-11-01T01:30"],
        ["2026-11-01T07:00", "2026-11-01T02:00"],
      ],
    },
    {
      place: "New York, weekly on the Sunday of the gap",
      cadence: weekly(1, 7, "02:15"),
      zone: NEW_YORK,
      from: "2026-03-02T00:00Z",
      fires: [
        ["2026-03-08T07:00", "2026-03-08T03:00"],
        ["2026-03-15T06:15", "2026-03-15T02:15"],
      ],
    },
    {
      place: "Havana, midnight is left out",
      cadence: daily("00:00"),
      zone: "America/Havana",
      from: "2026-03-07T12:00Z",
      fires: [
        ["2026-03-08T05:00", "2026-03-08T01:00"],
        ["2026-03-09T04:00", "2026-03-09T00:00"],
      ],
    },
    {
      place: "Havana, midnight comes twice",
      cadence: daily("00:00"),
      zone: "America/Havana",
      from: "2026-10-31T12:00Z",
      fires: [
        ["2026-11-01T04:00", "2026-11-01T00:00"],
        ["2026-11-02T05:00", "2026-11-02T00:00"],
      ],
    },
    {
      place: "Havana, monthly on the day of the gap",
      cadence: { kind: "monthly", day: 8, at: "00:30" },
      zone: "America/Havana",
      from: "2026-03-01T00:00Z",
      fires: [
        ["2026-03-08T05:00", "2026-03-08T01:00"],
        ["2026-04-08T04:30", "2026-04-08T00:30"],
      ],
    },
    {
      place: "Lord Howe, a gap of half an hour",
      cadence: daily("02:15"),
      zone: "Australia/Lord_Howe",
      from: "2026-10-03T00:00Z",
      fires: [
        ["2026-10-03T15:30", "2026-10-04T02:30"],
        ["2026-10-04T15:15", "2026-10-05T02:15"],
      ],
    },
    {
      place: "Lord Howe, half an hour twice",
      cadence: daily("01:45"),
      zone: "Australia/Lord_Howe",
      from: "2026-04-04T00:00Z",
      fires: [
        ["2026-04-04T14:45", "2026-04-05T01:45"],
        ["2026-04-05T15:15", "2026-04-06T01:45"],
      ],
    },
    {
      place: "Chatham, a gap from 2:45",
      cadence: daily("03:00"),
      zone: "Pacific/Chatham",
      from: "2026-09-26T00:00Z",
      fires: [
        ["2026-09-26T14:00", "2026-09-27T03:45"],
        ["2026-09-27T13:15", "2026-09-28T03:00"],
      ],
    },
    {
      place: "Chatham, an hour twice from 2:45",
      cadence: daily("03:15"),
      zone: "Pacific/Chatham",
      from: "2026-04-04T00:00Z",
      fires: [
        ["2026-04-04T13:30", "2026-04-05T03:15"],
        ["2026-04-05T14:30", "2026-04-06T03:15"],
      ],
    },
    {
      place: "Apia, a Friday that never was fires as it ends",
      cadence: weekly(1, 5),
      zone: "Pacific/Apia",
      from: "2011-12-26T00:00Z",
      anchor: "2011-12-05",
      fires: [
        ["2011-12-30T10:00", "2011-12-31T00:00"],
        ["2012-01-05T20:00", "2012-01-06T10:00"],
      ],
    },
  ] satisfies {
    place: string;
    cadence: Cadence;
    zone: string;
    from: string;
    anchor?: string;
    fires: [string, string][];
  }[])("$place", ({ cadence, zone, from, fires, ...rest }) => {
    const got = firesAfter(cadence, zone, from, fires.length, "anchor" in rest ? rest.anchor : ANCHOR);
    expect(got.map(({ at, nominal }) => [at.toISOString().slice(0, 16), nominal])).toEqual(fires);
  });

  it("keeps its local time all year", () => {
    const year = firesAfter(weekly(1, 2), NEW_YORK, "2026-01-05T00:00Z", 52);
    expect(new Set(nominals(year).map((nominal) => nominal.slice(11)))).toEqual(new Set(["10:00"]));
    expect(new Set(instants(year).map((instant) => instant.slice(11)))).toEqual(new Set(["15:00", "14:00"]));
  });

  it("gives the same fires again when the machine's clock is set back", () => {
    const cadence = daily("01:30");
    const known = nominals(firesAfter(cadence, NEW_YORK, "2026-10-30T00:00Z", 5));
    // A machine that has seen three of them and is then set back to any earlier minute finds nothing new.
    for (const from of ["2026-10-30T00:00Z", "2026-10-31T23:00Z", "2026-11-01T05:31Z", "2026-11-01T06:29Z"]) {
      const found = nominals(firesAfter(cadence, NEW_YORK, from, 5));
      expect(known.slice(-2).every((nominal) => found.includes(nominal))).toBe(true);
      expect(
        found.filter((nominal) => nominal <= "2026-11-03T01:30").every((nominal) => known.includes(nominal)),
      ).toBe(true);
    }
  });
});

describe("the previous fire", () => {
  it.each([
    ["is the one exactly now", weekly(1, 2), "UTC", "2026-01-13T10:00Z", "2026-01-13T10:00"],
    ["is last week's a moment before", weekly(1, 2), "UTC", "2026-01-13T09:59:59.999Z", "2026-01-06T10:00"],
    [
      "is last month's last day",
      { kind: "monthly", day: 31, at: "10:00" },
      "UTC",
      "2026-03-30T00:00Z",
      "2026-02-28T10:00",
    ],
    ["lies years back", cron("0 0 29 2 *"), "UTC", "2027-11-24T00:00Z", "2024-02-29T00:00"],
    ["is the gap's end", daily("02:30"), NEW_YORK, "2026-03-08T07:10Z", "2026-03-08T03:00"],
    [
      "is yesterday's a moment before the gap's end",
      daily("02:30"),
      NEW_YORK,
      "2026-03-08T06:59Z",
      "2026-03-07T02:30",
    ],
    [
      "was shown before the clock was set back",
      daily("01:50"),
      NEW_YORK,
      "2026-11-01T06:10Z",
      "2026-11-01T01:50",
    ],
    [
      "is the latest of many shown before",
      cron("*/10 * * * *"),
      NEW_YORK,
      "2026-11-01T06:10Z",
      "2026-11-01T01:50",
    ],
    [
      "was in the half hour set back",
      daily("01:55"),
      "Australia/Lord_Howe",
      "2026-04-04T15:05Z",
      "2026-04-05T01:55",
    ],
    [
      "ended a day that never was",
      weekly(1, 5),
      "Pacific/Apia",
      "2011-12-30T12:00Z",
      "2011-12-31T00:00",
      "2011-12-05",
    ],
  ] satisfies [string, Cadence, string, string, string, string?][])(
    "%s",
    (_, cadence, zone, at, nominal, anchor = ANCHOR) => {
      expect(previousFire(cadence, { zone, anchor, at: new Date(at) })?.nominal).toBe(nominal);
    },
  );
});
