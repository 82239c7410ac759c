import { describe, expect, it } from "vitest";
import { dueFires, nextFire } from "../../../core/ask/due-fires.ts";
import type { Schedule } from "../../../core/ask/schedule.ts";

const weekly = {
  cadence: { kind: "weekly", everyWeeks: 1, day: 2, at: "10:00" },
  zone: "UTC",
  anchor: "2026-01-05",
  since: new Date("2026-01-05T00:00:00Z"),
  catchUp: "latest",
} as const satisfies Pick<Schedule, "cadence" | "zone" | "anchor" | "since" | "catchUp">;

const first = new Date("2026-01-06T10:00:00Z");
const fourth = new Date("2026-01-27T10:00:00Z");

function told(schedule: Parameters<typeof dueFires>[0], last: Date | null, now: string) {
  const due = dueFires(schedule, last, new Date(now));
  return {
    missed: due.missed.map(({ fire, why }) => `${fire.nominal} ${why}`),
    open: due.open?.nominal ?? null,
  };
}

describe("what is due", () => {
  it("is nothing before the first fire, and the fire from its own instant on", () => {
    expect(told(weekly, null, "2026-01-06T09:59:59Z")).toEqual({ missed: [], open: null });
    expect(told(weekly, null, "2026-01-06T10:00:00Z").open).toBe("2026-01-06T10:00");
    expect(told(weekly, null, "2026-01-07T00:00:00Z").open).toBe("2026-01-06T10:00");
  });

  it("is nothing twice", () => {
    expect(told(weekly, first, "2026-01-06T10:00:00Z")).toEqual({ missed: [], open: null });
    expect(told(weekly, first, "2026-01-13T09:00:00Z")).toEqual({ missed: [], open: null });
  });

  it("is nothing when the clock has been set back behind the last fire", () => {
    expect(told(weekly, fourth, "2026-01-14T12:00:00Z")).toEqual({ missed: [], open: null });
  });

  it("is never what lies before the schedule's creation, edit or resumption", () => {
    const edited = { ...weekly, since: new Date("2026-01-20T10:00:00Z") };
    expect(told(edited, first, "2026-01-20T11:00:00Z")).toEqual({ missed: [], open: null });
    expect(told(edited, first, "2026-01-27T10:00:00Z")).toEqual({ missed: [], open: "2026-01-27T10:00" });
  });

  it.each([
    ["latest", ["2026-01-13T10:00 superseded", "2026-01-20T10:00 superseded"], "2026-01-27T10:00"],
    ["skip", ["2026-01-13T10:00 skipped", "2026-01-20T10:00 skipped", "2026-01-27T10:00 skipped"], null],
    ["all", [], "2026-01-13T10:00"],
  ] as const)("after three fires slept through, with %s", (catchUp, missed, open) => {
    expect(told({ ...weekly, catchUp }, first, "2026-01-28T08:00:00Z")).toEqual({ missed, open });
  });

  it("opens under skip too when the tick is only late", () => {
    expect(told({ ...weekly, catchUp: "skip" }, first, "2026-01-13T10:40:00Z").open).toBe("2026-01-13T10:00");
  });

  it("records at most some four hundred of the fires of years", () => {
    const daily = { ...weekly, cadence: { kind: "cron", expression: "0 10 * * *" } } as const;
    const due = dueFires(daily, first, new Date("2036-01-01T00:00:00Z"));
    expect(due.missed.length).toBeLessThanOrEqual(400);
    expect(due.open?.nominal).toBe("2035-12-31T10:00");
  });
});

describe("the next fire", () => {
  it("comes strictly after an instant", () => {
    expect(nextFire(weekly, first)?.at).toEqual(new Date("2026-01-13T10:00:00Z"));
  });
});
