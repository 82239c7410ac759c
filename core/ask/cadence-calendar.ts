// Cadences counted on the calendar: every n weeks from an anchor, and days of months.
import { DAY_MS, mondayOf, readTimeOfDay, readWall } from "../time.ts";
import type { Cadence } from "./cadence.ts";

/** Gives the wall milliseconds of a cadence's n-th time; n may be negative except for weeks, which begin at the anchor. */
export interface Series {
  /** The lowest n that there is. */
  readonly first: number;
  nth(n: number): number;
  /** Some n whose time is at or before `wall`, at most a few steps too early. */
  near(wall: number): number;
}

type CalendarCadence = Exclude<Cadence, { kind: "cron" }>;

const MONTHS_APART = { monthly: 1, quarterly: 3, yearly: 12 } as const;

/** Gives the times of a cadence as a numbered series; `anchor` ("YYYY-MM-DD") lies in the week that a weekly one begins with. */
export function seriesOf(cadence: CalendarCadence, anchor: string): Series {
  const time = readTimeOfDay(cadence.at);
  if (cadence.kind === "weekly") {
    const step = cadence.everyWeeks * 7 * DAY_MS;
    const start = mondayOf(readWall(`${anchor}T00:00`)) + (cadence.day - 1) * DAY_MS + time;
    return { first: 0, nth: (n) => start + n * step, near: (wall) => Math.floor((wall - start) / step) };
  }
  const apart = MONTHS_APART[cadence.kind];
  const phase = (cadence.month ?? 1) - 1;
  return {
    first: Number.NEGATIVE_INFINITY,
    nth: (n) => dayOfMonth(phase + n * apart, cadence.day) + time,
    near: (wall) => Math.floor((monthsSinceZero(wall) - phase) / apart) - 1,
  };
}

/** Gives the times of a series after `wall`, in order and without end. */
export function* wallsAfter(series: Series, wall: number): Generator<number, never> {
  let n = Math.max(series.first, series.near(wall));
  while (series.nth(n) <= wall) n += 1;
  for (; ; n += 1) yield series.nth(n);
}

/** Gives the times of a series before `wall`, latest first; ends at the series' first. */
export function* wallsBefore(series: Series, wall: number): Generator<number, void> {
  let n = Math.max(series.first - 1, series.near(wall));
  while (series.nth(n + 1) < wall) n += 1;
  while (series.nth(n) >= wall) n -= 1;
  for (; n >= series.first; n -= 1) yield series.nth(n);
}

function monthsSinceZero(wall: number): number {
  const date = new Date(wall);
  return date.getUTCFullYear() * 12 + date.getUTCMonth();
}

// Day 0 of the next month is this month's last, which is what a day that the month lacks means.
function dayOfMonth(months: number, day: number): number {
  const year = Math.floor(months / 12);
  const month = months - year * 12;
  const last = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
  return Date.UTC(year, month, Math.min(day, last));
}
