import { Cron } from "croner";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cadenceSchema, parseCadence } from "../../../core/ask/cadence.ts";
import { fireTimes } from "../../../core/ask/fire-times.ts";
import { wallTime } from "../../../core/time.ts";
import { ANCHOR, cron, firesAfter, NEW_YORK, nominals } from "./cadence-fires.ts";

describe("a cron expression", () => {
  it.each([
    ["0 10 * * 1", "2026-11-30T10:00 2026-12-07T10:00"],
    ["0 10 * * mon-wed", "2026-11-25T10:00 2026-11-30T10:00"],
    ["0 10 * * 7", "2026-11-29T10:00 2026-12-06T10:00"],
    ["0 10 * * 1#1", "2026-12-07T10:00 2027-01-04T10:00"],
    ["0 10 L * *", "2026-11-30T10:00 2026-12-31T10:00"],
    ["0 0 29 2 *", "2028-02-29T00:00 2032-02-29T00:00"],
    // Both days given: either will do, as cron has always had it.
    ["0 10 1 * 5", "2026-11-27T10:00 2026-12-01T10:00"],
    ["15,45 9-10 24 11 *", "2026-11-24T10:45 2027-11-24T09:15"],
    ["0 0 29 2 +1", "2044-02-29T00:00 2072-02-29T00:00"],
  ])("%s fires next at %s", (expression, fires) => {
    expect(nominals(firesAfter(cron(expression), "UTC", "2026-11-24T10:15Z", 2))).toEqual(fires.split(" "));
  });

  it("comes out with single spaces, whatever blanks a chat client put in", () => {
    const text = "  0\u00a010   * *\t1 ";
    expect(parseCadence({ kind: "cron", expression: text })).toEqual({
      kind: "ok",
      cadence: cron("0 10 * * 1"),
    });
  });

  it.each([
    ["", "cron-fields"],
    ["@daily", "cron-fields"],
    ["0 10 * *", "cron-fields"],
    ["0 0 10 * * 1", "cron-fields"],
    ["0 0 10 * * 1 2027", "cron-fields"],
    ["2026-11-24T10:00:00", "cron-fields"],
    ["60 10 * * *", "cron-unreadable"],
    ["0 24 * * *", "cron-unreadable"],
    ["0 10 32 * *", "cron-unreadable"],
    ["0 10 0 * *", "cron-unreadable"],
    ["0 10 * 13 *", "cron-unreadable"],
    ["0 10 * * 8", "cron-unreadable"],
    ["0 10 * * 5-1", "cron-unreadable"],
    ["*/0 * * * *", "cron-unreadable"],
    ["a b c d e", "cron-unreadable"],
    ["0 10:30 * * *", "cron-unreadable"],
    ["0 10 * * \u5468\u4e00", "cron-unreadable"],
    [`0 10 ${"1,".repeat(200)}1 * *`, "cron-unreadable"],
    ["0 10 30 2 *", "cron-never"],
    ["0 10 31 2,4,6,9,11 *", "cron-never"],
    ["0 10 31 4 +1", "cron-never"],
    ["0 10 30W 2 *", "cron-never"],
  ])("%j is refused as %s", (expression, reason) => {
    expect(parseCadence({ kind: "cron", expression })).toEqual({ kind: "invalid", reason });
    expect(cadenceSchema.safeParse({ kind: "cron", expression }).success).toBe(false);
  });

  it("never throws on what someone typed, and fires if it is taken", () => {
    const field = fc.stringMatching(/^[0-9*,/L#W+?A-Ca-c-]{1,5}$/);
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.array(field, { minLength: 4, maxLength: 6 }).map((f) => f.join(" ")),
        ),
        (text) => {
          const parsed = parseCadence({ kind: "cron", expression: text });
          if (parsed.kind === "ok")
            expect(firesAfter(parsed.cadence, "UTC", "2026-11-24T00:00Z", 1)).toHaveLength(1);
        },
      ),
      { numRuns: 500 },
    );
  });

  it("that was stored unread breaks loudly", () => {
    expect(() => firesAfter(cron("nonsense"), "UTC", "2026-11-24T00:00Z", 1)).toThrow("cron-unreadable");
  });

  it("agrees with croner's own reading of a zone wherever no clock jumps and no time is listed twice", () => {
    const zone = fc.constantFrom(
      NEW_YORK,
      "Europe/Berlin",
      "Asia/Shanghai",
      "Asia/Kathmandu",
      "Pacific/Chatham",
      "UTC",
    );
    fc.assert(
      fc.property(
        zone,
        fc.integer({ min: 4, max: 23 }),
        fc.nat({ max: 59 }),
        fc.constantFrom("* * *", "* * 2", "1 * *", "L * *", "* 3,10,11 0", "13 * 5"),
        fc.date({
          min: new Date("2024-01-01T00:00Z"),
          max: new Date("2030-01-01T00:00Z"),
          noInvalidDate: true,
        }),
        (timezone, hour, minute, days, from) => {
          const expression = `${minute} ${hour} ${days}`;
          const theirs = new Cron(expression, { mode: "5-part", timezone }).nextRuns(6, from);
          const ours = fireTimes(cron(expression), { zone: timezone, anchor: ANCHOR, from, count: 6 });
          expect(ours.map((fire) => fire.at)).toEqual(theirs);
        },
      ),
      { numRuns: 200 },
    );
  });

  it("is not left to croner within a zone, which repeats lists and drops steps where the clocks jump", () => {
    const theirs = (expression: string, from: string) =>
      new Cron(expression, { mode: "5-part", timezone: NEW_YORK })
        .nextRuns(2, new Date(from))
        .map((run) => wallTime(run, NEW_YORK));
    expect(theirs("30 1,13 * * *", "2026-11-01T05:00Z")).toEqual(["2026-11-01T01:30", "2026-11-01T01:30"]);
    expect(theirs("30 2,14 * * *", "2026-03-08T05:00Z")).toEqual(["2026-03-08T14:30", "2026-03-09T02:30"]);
    expect(nominals(firesAfter(cron("30 2,14 * * *"), NEW_YORK, "2026-03-08T05:00Z", 2))).toEqual([
      "2026-03-08T03:00",
      "2026-03-08T14:30",
    ]);
  });
});
