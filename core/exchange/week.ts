// Answers by the week in which they were given: a week begins on Monday, by the calendar of a zone.
import { DAY_MS, MINUTE_MS, wallToInstant } from "../time.ts";

/** One week of a zone: named by its Monday, from its first instant up to the last minute of its Sunday. */
export interface Week {
  /** YYYY-MM-DD. */
  readonly monday: string;
  readonly opensAt: Date;
  readonly closesAt: Date;
}

/** Gives the week that begins with this Monday. */
export function weekOf(monday: string, zone: string): Week {
  const wall = Date.parse(`${monday}T00:00:00.000Z`);
  const ends = wallToInstant(zone, wall + 7 * DAY_MS);
  return { monday, opensAt: wallToInstant(zone, wall), closesAt: new Date(ends.getTime() - MINUTE_MS) };
}

/** Gives the number of a week as calendars count it: "2026-W10". */
export function isoWeek(monday: string): string {
  const thursday = new Date(Date.parse(`${monday}T00:00:00.000Z`) + 3 * DAY_MS);
  const year = thursday.getUTCFullYear();
  const week = 1 + Math.floor((thursday.getTime() - Date.UTC(year, 0, 1)) / (7 * DAY_MS));
  return `${year}-W${String(week).padStart(2, "0")}`;
}
