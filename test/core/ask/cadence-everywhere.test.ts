import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Cadence, parseCadence } from "../../../core/ask/cadence.ts";
import { fireTimes, previousFire } from "../../../core/ask/fire-times.ts";
import { localMonday, type Weekday, wallTime } from "../../../core/time.ts";
import { cron, nominals } from "./cadence-fires.ts";

describe("every cadence in every zone", () => {
  const zone = fc.constantFrom(...Intl.supportedValuesOf("timeZone"));
  const at = fc
    .tuple(fc.nat({ max: 23 }), fc.nat({ max: 59 }))
    .map(([h, m]) => `${String(h).padStart(2, "0")}:${String(m).padStart(2, "0")}`);
  const cadence: fc.Arbitrary<Cadence> = fc.oneof(
    fc.record({
      kind: fc.constant("weekly" as const),
      everyWeeks: fc.integer({ min: 1, max: 52 }),
      day: fc.constantFrom<Weekday>(1, 2, 3, 4, 5, 6, 7),
      at,
    }),
    fc.record({
      kind: fc.constantFrom("monthly" as const, "quarterly" as const, "yearly" as const),
      month: fc.integer({ min: 1, max: 12 }),
      day: fc.integer({ min: 1, max: 31 }),
      at,
    }),
    fc.constantFrom("*/30 * * * *", "15 2 * * *", "30 0-3 * * *", "0 0 L * *", "59 23 * * 7").map(cron),
  );
  const from = fc.date({
    min: new Date("2011-01-01T00:00Z"),
    max: new Date("2037-01-01T00:00Z"),
    noInvalidDate: true,
  });

  it("fires in order, after the start, at the local time that it says, and once a local time", () => {
    fc.assert(
      fc.property(cadence, zone, from, (each, where, start) => {
        const fires = fireTimes(each, { zone: where, anchor: "2010-01-04", from: start, count: 5 });
        expect(fires).toHaveLength(5);
        let last = start.getTime();
        for (const fire of fires) {
          expect(fire.at.getTime()).toBeGreaterThan(last);
          expect(fire.nominal).toBe(wallTime(fire.at, where));
          last = fire.at.getTime();
        }
        expect(nominals(fires)).toEqual(nominals(fires).toSorted());
        expect(new Set(nominals(fires)).size).toBe(5);
      }),
      { numRuns: 300 },
    );
  });

  it("has the previous fire that going forward finds, at the fire and between two", () => {
    fc.assert(
      fc.property(cadence, zone, from, (each, where, start) => {
        const base = { zone: where, anchor: "2010-01-04" };
        const fires = fireTimes(each, { ...base, from: start, count: 3 });
        fires.forEach((fire, index) => {
          expect(previousFire(each, { ...base, at: fire.at })).toEqual(fire);
          const before = previousFire(each, { ...base, at: new Date(fire.at.getTime() - 1) });
          if (index > 0) expect(before).toEqual(fires[index - 1]);
          else expect(before === null || before.at <= start).toBe(true);
        });
      }),
      { numRuns: 300 },
    );
  });

  it("survives storage as JSON, and the anchor of its own start fires within n weeks", () => {
    fc.assert(
      fc.property(cadence, zone, from, (each, where, start) => {
        expect(parseCadence(JSON.parse(JSON.stringify(each)))).toEqual({ kind: "ok", cadence: each });
        if (each.kind !== "weekly") return;
        const [next] = fireTimes(each, {
          zone: where,
          anchor: localMonday(start, where),
          from: start,
          count: 1,
        });
        const days = ((next?.at.getTime() ?? Number.NaN) - start.getTime()) / 86_400_000;
        expect(days).toBeLessThanOrEqual(each.everyWeeks * 7 + 8);
      }),
    );
  });
});
