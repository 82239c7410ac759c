import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Cadence, parseCadence } from "../../../core/ask/cadence.ts";
import { fireTimes, previousFire } from "../../../core/ask/fire-times.ts";
import { ANCHOR, cron, firesAfter, instants, NEW_YORK, nominals, weekly } from "./cadence-fires.ts";

describe("a weekly cadence", () => {
  it("counts every n weeks from its anchor, across a year's end with 53 weeks", () => {
    expect(nominals(firesAfter(weekly(2, 2), "Asia/Shanghai", "2026-12-02T00:00Z", 4, "2026-11-16"))).toEqual(
      ["2026-12-15T10:00", "2026-12-29T10:00", "2027-01-12T10:00", "2027-01-26T10:00"],
    );
  });

  it("keeps counting across both changes of the clocks", () => {
    const fires = firesAfter(weekly(4, 2), "Europe/Berlin", "2026-01-06T12:00Z", 13);
    expect(nominals(fires).map((nominal) => nominal.slice(5, 10))).toEqual(
      "02-03 03-03 03-31 04-28 05-26 06-23 07-21 08-18 09-15 10-13 11-10 12-08 01-05".split(" "),
    );
    expect(new Set(instants(fires).map((instant) => instant.slice(11)))).toEqual(new Set(["09:00", "08:00"]));
  });

  it("does not drift when asked from any day between two fires", () => {
    for (let day = 7; day <= 19; day += 1) {
      const from = `2026-01-${String(day).padStart(2, "0")}T00:00Z`;
      expect(nominals(firesAfter(weekly(2, 2), "UTC", from, 1))).toEqual(["2026-01-20T10:00"]);
    }
  });

  it("does not fire before its anchor's week", () => {
    expect(nominals(firesAfter(weekly(3, 3), "UTC", "2025-06-01T00:00Z", 2))).toEqual([
      "2026-01-07T10:00",
      "2026-01-28T10:00",
    ]);
    expect(
      previousFire(weekly(3, 3), { zone: "UTC", anchor: ANCHOR, at: new Date("2026-01-07T09:59Z") }),
    ).toBeNull();
  });

  it("takes the week of an anchor that is not a Monday", () => {
    expect(firesAfter(weekly(2, 1), "UTC", "2026-01-01T00:00Z", 3, "2026-01-11")).toEqual(
      firesAfter(weekly(2, 1), "UTC", "2026-01-01T00:00Z", 3, ANCHOR),
    );
  });

  it("counts weeks as the zone has them: a Monday there can be a Sunday in UTC", () => {
    expect(instants(firesAfter(weekly(1, 1, "06:00"), "Asia/Shanghai", "2026-01-10T00:00Z", 2))).toEqual([
      "2026-01-11T22:00",
      "2026-01-18T22:00",
    ]);
  });
});

describe("a cadence by month", () => {
  it.each([
    [{ kind: "monthly", day: 31, at: "10:00" }, "2027-12-31T12:00Z", "01-31 02-29 03-31 04-30 05-31 06-30"],
    [{ kind: "monthly", day: 30, at: "10:00" }, "2026-12-31T12:00Z", "01-30 02-28 03-30 04-30"],
    [{ kind: "monthly", day: 29, at: "10:00" }, "2026-12-31T12:00Z", "01-29 02-28 03-29"],
    [{ kind: "monthly", day: 29, at: "10:00" }, "2027-12-31T12:00Z", "01-29 02-29 03-29"],
    [{ kind: "monthly", day: 1, at: "10:00" }, "2026-12-01T10:00Z", "01-01 02-01"],
    [{ kind: "monthly", day: 1, at: "10:00" }, "2026-12-01T09:59Z", "12-01 01-01"],
    [{ kind: "quarterly", day: 15, at: "10:00" }, "2026-11-24T00:00Z", "01-15 04-15 07-15 10-15 01-15"],
    [{ kind: "quarterly", month: 2, day: 31, at: "10:00" }, "2026-11-24T00:00Z", "11-30 02-28 05-31 08-31"],
    [{ kind: "quarterly", month: 12, day: 1, at: "10:00" }, "2026-11-24T00:00Z", "12-01 03-01 06-01 09-01"],
    [
      { kind: "yearly", month: 2, day: 29, at: "10:00" },
      "2026-11-24T00:00Z",
      "02-28 02-29 02-28 02-28 02-28 02-29",
    ],
    [{ kind: "yearly", day: 1, at: "10:00" }, "2026-01-01T10:00Z", "01-01 01-01"],
  ] satisfies [Cadence, string, string][])("%o after %s fires on %s", (cadence, from, days) => {
    const expected = days.split(" ");
    expect(
      nominals(firesAfter(cadence, "UTC", from, expected.length)).map((nominal) => nominal.slice(5, 10)),
    ).toEqual(expected);
  });
});

describe("fires within a stretch of time", () => {
  const tuesdays = { zone: "UTC", anchor: ANCHOR };

  it("begin after its start and may fall on its end", () => {
    const from = new Date("2026-01-06T10:00Z");
    const to = new Date("2026-01-20T10:00Z");
    expect(nominals(fireTimes(weekly(1, 2), { ...tuesdays, from, to, count: 9 }))).toEqual([
      "2026-01-13T10:00",
      "2026-01-20T10:00",
    ]);
  });

  it("are none where it is empty, turned round, or none are wanted", () => {
    const from = new Date("2026-01-06T10:00Z");
    expect(fireTimes(weekly(1, 2), { ...tuesdays, from, to: from, count: 9 })).toEqual([]);
    expect(fireTimes(weekly(1, 2), { ...tuesdays, from, to: new Date(0), count: 9 })).toEqual([]);
    expect(fireTimes(weekly(1, 2), { ...tuesdays, from, count: 0 })).toEqual([]);
  });

  it("are found at once even where they are years away", () => {
    const started = performance.now();
    for (let run = 0; run < 100; run += 1) {
      firesAfter({ kind: "yearly", month: 2, day: 29, at: "10:00" }, NEW_YORK, "2096-03-01T00:00Z", 4);
      firesAfter(weekly(52, 1), NEW_YORK, "2096-03-01T00:00Z", 4);
      firesAfter(cron("0 0 29 2 *"), NEW_YORK, "2096-03-01T00:00Z", 4);
    }
    // Some 3 ms for all three; the limit leaves room for a slow machine and none for a scan of years, minute by minute.
    expect((performance.now() - started) / 100).toBeLessThan(50);
  });
});

describe("reading a cadence", () => {
  const week = { kind: "weekly", everyWeeks: 2, day: 2, at: "10:00" };
  const month = { kind: "monthly", day: 31, at: "10:00" };

  it.each([week, month, { ...month, kind: "quarterly", month: 2 }, { ...month, kind: "yearly", month: 12 }])(
    "takes %o as it is",
    (input) => {
      expect(parseCadence(input)).toEqual({ kind: "ok", cadence: input });
    },
  );

  it.each([
    [null, "kind"],
    ["weekly", "kind"],
    [{}, "kind"],
    [{ ...week, kind: "fortnightly" }, "kind"],
    [{ ...week, colour: "red" }, "kind"],
    [{ ...week, everyWeeks: 0 }, "interval"],
    [{ ...week, everyWeeks: 1.5 }, "interval"],
    [{ ...week, everyWeeks: 53 }, "interval"],
    [{ ...week, day: 0 }, "weekday"],
    [{ ...week, day: 8 }, "weekday"],
    [{ ...week, day: "2" }, "weekday"],
    [{ ...week, at: "24:00" }, "time"],
    [{ ...week, at: "9:00" }, "time"],
    [{ ...week, at: 600 }, "time"],
    [{ ...month, day: 0 }, "day"],
    [{ ...month, day: 32 }, "day"],
    [{ ...month, kind: "yearly", month: 13 }, "month"],
    [{ ...month, at: "10:60" }, "time"],
    [{ kind: "cron" }, "cron-unreadable"],
  ])("refuses %o as %s", (input, reason) => {
    expect(parseCadence(input)).toEqual({ kind: "invalid", reason });
  });

  it("never throws", () => {
    fc.assert(
      fc.property(fc.anything(), (input) => {
        expect(["ok", "invalid"]).toContain(parseCadence(input).kind);
      }),
    );
  });
});
