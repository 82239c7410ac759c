import { describe, expect, it } from "vitest";
import { GRACE_MS } from "../../../core/answer/ballot.ts";
import {
  CLOSING_LEAD_MS,
  isMoment,
  type Moments,
  REASON_GRACE_MS,
  roundTimes,
} from "../../../core/ask/moments.ts";
import type { LocalMoment } from "../../../core/ask/schedule.ts";

const ZONE = "Asia/Shanghai";
const tuesdayTen = new Date("2026-03-03T02:00:00Z");
const nextTuesday = new Date("2026-03-10T02:00:00Z");

function moments(changes: Partial<Moments> = {}): Moments {
  return {
    zone: ZONE,
    closes: { kind: "weekday", day: 5, at: "12:00" },
    reminders: [{ kind: "weekday", day: 4, at: "10:00" }],
    digest: { at: { kind: "weekday", day: 1, at: "10:00" } },
    ...changes,
  };
}

describe("the times of a round", () => {
  it("are the next such weekdays in the schedule's zone", () => {
    expect(roundTimes(moments(), tuesdayTen, nextTuesday)).toEqual({
      closesAt: new Date("2026-03-06T04:00:00Z"),
      reminderAt: [new Date("2026-03-05T02:00:00Z")],
      digestAt: new Date("2026-03-09T02:00:00Z"),
    });
  });

  it("count hours from the opening", () => {
    const hours = (count: number): LocalMoment => ({ kind: "after", hours: count });
    const times = roundTimes(
      moments({ closes: hours(48), reminders: [hours(24), hours(36)], digest: { at: hours(0) } }),
      tuesdayTen,
      null,
    );
    expect(times.closesAt).toEqual(new Date("2026-03-05T02:00:00Z"));
    expect(times.reminderAt).toEqual([new Date("2026-03-04T02:00:00Z"), new Date("2026-03-04T14:00:00Z")]);
    expect(times.digestAt).toEqual(times.closesAt);
  });

  it("close early enough before the next fire for the grace and the sealing", () => {
    const { closesAt } = roundTimes(
      moments({ closes: { kind: "after", hours: 400 } }),
      tuesdayTen,
      nextTuesday,
    );
    expect(nextTuesday.getTime() - closesAt.getTime()).toBe(CLOSING_LEAD_MS);
    expect(CLOSING_LEAD_MS).toBeGreaterThan(GRACE_MS);
    expect(REASON_GRACE_MS).toBe(GRACE_MS);
  });

  it("leave out reminders that would come when nobody can answer, and doubled ones", () => {
    const reminders: LocalMoment[] = [
      { kind: "weekday", day: 4, at: "10:00" },
      { kind: "after", hours: 48 },
      { kind: "weekday", day: 6, at: "10:00" },
      { kind: "after", hours: 0 },
    ];
    expect(roundTimes(moments({ reminders }), tuesdayTen, nextTuesday).reminderAt).toEqual([
      new Date("2026-03-05T02:00:00Z"),
    ]);
  });

  it("let the digest come in the closing's own minute", () => {
    const at: LocalMoment = { kind: "weekday", day: 5, at: "12:00" };
    const times = roundTimes(moments({ digest: { at } }), tuesdayTen, nextTuesday);
    expect(times.digestAt).toEqual(times.closesAt);
  });

  it("keep the local hour when the clocks change in mid-round", () => {
    // New York goes to summer time on 8 March 2026.
    const friday = new Date("2026-03-06T15:00:00Z");
    const { closesAt } = roundTimes(
      moments({ zone: "America/New_York", closes: { kind: "weekday", day: 1, at: "10:00" } }),
      friday,
      null,
    );
    expect(closesAt).toEqual(new Date("2026-03-09T14:00:00Z"));
  });
});

describe("a moment", () => {
  it.each<[LocalMoment, boolean]>([
    [{ kind: "weekday", day: 1, at: "00:00" }, true],
    [{ kind: "weekday", day: 7, at: "23:59" }, true],
    [{ kind: "weekday", day: 0, at: "10:00" }, false],
    [{ kind: "weekday", day: 1.5, at: "10:00" }, false],
    [{ kind: "weekday", day: 3, at: "24:00" }, false],
    [{ kind: "after", hours: 0 }, true],
    [{ kind: "after", hours: -1 }, false],
    [{ kind: "after", hours: Number.NaN }, false],
    [{ kind: "after", hours: 100_000 }, false],
  ])("%o can be reckoned: %s", (moment, expected) => {
    expect(isMoment(moment)).toBe(expected);
  });
});
