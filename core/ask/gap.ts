// How long nobody is asked twice: counted in days of the schedule's calendar.
import { DAY_MS, localToInstant, readWall, wallTime, writeWall } from "../time.ts";

/**
 * Gives the first instant at which having been asked bars someone from being asked at `now`: the local midnight `gapDays` − 1 days before
 * today. Whole days, because a round that opens a minute later than the last one did must not push every other round away.
 */
export function gapBegins(now: Date, zone: string, gapDays: number): Date {
  const today = readWall(`${wallTime(now, zone).slice(0, 10)}T00:00`);
  return localToInstant(zone, writeWall(today - (gapDays - 1) * DAY_MS));
}

/** Says whether someone last asked at `lastAsked` (null: never) may be asked at `now`: on the same day only where the gap is 0. */
export function mayAskAgain(lastAsked: Date | null, now: Date, zone: string, gapDays: number): boolean {
  return lastAsked === null || gapDays === 0 || lastAsked < gapBegins(now, zone, gapDays);
}
