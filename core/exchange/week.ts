// Answers by the week in which they were given: a week begins on Monday, by the calendar of a zone.
import { DAY_MS, MINUTE_MS, mondayOf, wallMillis, wallToInstant, writeWall } from "../time.ts";

/** One week of a zone: named by its Monday, from its first instant up to the last minute of its Sunday. */
export interface Week {
  /** YYYY-MM-DD. */
  readonly monday: string;
  readonly opensAt: Date;
  readonly closesAt: Date;
}

// Working out what a zone's clocks show costs a thousand times what adding a known offset does. By zone, and then by day of UTC: null where the clocks
// change within reach of that day.
const offsets = new Map<string, Map<number, number | null>>();
const REACH_MS = 16 * 60 * MINUTE_MS;

function offsetOn(day: number, zone: string): number | null {
  const known = offsets.get(zone) ?? new Map<number, number | null>();
  offsets.set(zone, known);
  const before = known.get(day);
  if (before !== undefined) return before;
  const [first, last] = [day * DAY_MS - REACH_MS, (day + 1) * DAY_MS + REACH_MS].map(
    (at) => wallMillis(new Date(at), zone) - at,
  );
  const offset = first !== undefined && first === last ? first : null;
  known.set(day, offset);
  return offset;
}

/** Gives the Monday, YYYY-MM-DD, of the week of a zone in which an instant lies. */
export function mondayAt(at: Date, zone: string): string {
  const offset = offsetOn(Math.floor(at.getTime() / DAY_MS), zone);
  const wall = offset === null ? wallMillis(at, zone) : at.getTime() + offset;
  return writeWall(mondayOf(wall)).slice(0, 10);
}

/** Gives the first instant at which the zone's clocks show `wall` milliseconds or more, as time.ts does, a file's worth of times. */
export function instantAt(wall: number, zone: string): Date {
  const offset = offsetOn(Math.floor(wall / DAY_MS), zone);
  return offset === null ? wallToInstant(zone, wall) : new Date(wall - offset);
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
