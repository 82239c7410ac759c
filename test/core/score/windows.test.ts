import { describe, expect, it } from "vitest";
import { pool } from "../../../core/score/pool.ts";
import {
  beforeAfter,
  type DatedPart,
  poolBetween,
  WINDOWS,
  windowScore,
} from "../../../core/score/windows.ts";

const round = (opened: string, closed: string, promoters: number, detractors = 0): DatedPart => ({
  opened,
  closed,
  bands: { promoters, passives: 40 - promoters - detractors, detractors },
  population: 50,
});

// Mondays to Fridays of eight weeks; Europe's clocks go back on 25 October.
const FRIDAYS = ["10-09", "10-16", "10-23", "10-30", "11-06", "11-13", "11-20", "11-27"];
const weekly = FRIDAYS.map((day, at) => round(day, `2026-${day}`, at < 4 ? 10 : 30));
const dated = weekly.map((each) => ({ ...each, opened: `2026-${each.opened}` }));

describe("pooled windows", () => {
  it("hold four weekly rounds in four weeks, whatever the clocks did, and the four before them", () => {
    const found = windowScore(dated, "2026-11-27", WINDOWS.fourWeeks);
    expect(found.now).toEqual(pool(dated.slice(4)));
    expect(found.before).toEqual(pool(dated.slice(0, 4)));
    expect(found.change?.verdict).toBe("up");
  });

  it("hold thirteen weekly rounds in a quarter, and nothing that closed later", () => {
    expect(windowScore(dated, "2026-11-20", WINDOWS.quarter).now?.rounds).toBe(7);
  });

  it("are null where no round closed in them, and then claim no change", () => {
    const found = windowScore(dated, "2026-10-30", WINDOWS.fourWeeks);
    expect(found.now?.rounds).toBe(4);
    expect(found.before).toBeNull();
    expect(found.change).toBeNull();
    expect(windowScore([], "2026-10-30", WINDOWS.quarter).now).toBeNull();
  });

  it("can be any span of days, both ends included", () => {
    expect(poolBetween(dated, "2026-10-16", "2026-10-30")).toEqual(pool(dated.slice(1, 4)));
    expect(poolBetween(dated, "2026-10-17", "2026-10-22")).toBeNull();
  });
});

describe("before and after something that happened", () => {
  const rounds = [
    round("2026-09-01", "2026-09-04", 10, 10),
    round("2026-10-01", "2026-10-07", 12, 9),
    round("2026-11-01", "2026-11-05", 30),
    round("2026-12-01", "2026-12-05", 28),
  ];

  it("pools both sides and tests the difference", () => {
    const found = beforeAfter(rounds, "2026-10-20");
    expect(found?.before).toEqual(pool(rounds.slice(0, 2)));
    expect(found?.after).toEqual(pool(rounds.slice(2)));
    expect(found?.change?.verdict).toBe("up");
  });

  it("leaves out a round that was open on both sides", () => {
    expect(beforeAfter(rounds, "2026-10-03")?.before.rounds).toBe(1);
    expect(beforeAfter(rounds, "2026-10-01")?.after.rounds).toBe(3);
    expect(beforeAfter(rounds, "2026-10-07")?.before.rounds).toBe(1);
  });

  it("looks no further than it is told, and says nothing where a side is empty", () => {
    expect(beforeAfter(rounds, "2026-10-20", 28)).toMatchObject({
      before: { rounds: 1 },
      after: { rounds: 1 },
    });
    expect(beforeAfter(rounds, "2027-01-01")).toBeNull();
    expect(beforeAfter(rounds, "2026-08-01")).toBeNull();
  });
});
