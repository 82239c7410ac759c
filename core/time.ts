// Wall clocks: which instant a local time is, and which local time an instant is, in any IANA zone.
//
// One rule covers a clock that jumps: a local time is the first instant at which the zone's clock shows that time or
// a later one. A time that a gap leaves out is thus the gap's end, and a time that occurs twice is its first occurrence.
import { SurveyError } from "./errors.ts";

/** A day of the week as ISO 8601 numbers it: Monday is 1, Sunday 7. */
export type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7;

/** What a zone's name turned out to be. */
export type ParsedZone =
  | { readonly kind: "ok"; readonly zone: string }
  | { readonly kind: "invalid"; readonly reason: "unknown-zone" };

export const MINUTE_MS = 60_000;
export const DAY_MS = 1440 * MINUTE_MS;

const SECOND_MS = 1000;
// No zone has ever been further than this from UTC (Manila until 1844 comes closest).
const WIDEST_OFFSET_MS = 16 * 60 * MINUTE_MS;
const WALL_TIME = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/;
const TIME_OF_DAY = /^(?:[01]\d|2[0-3]):[0-5]\d$/;

// Making a formatter costs some hundred times what using it does.
const clocks = new Map<string, Intl.DateTimeFormat>();

/** Reads the name of an IANA zone in any case, with the case put right; offsets such as "+08:00" are no zones. */
export function parseZone(text: string): ParsedZone {
  const name = text.trim();
  const canonical = /^[A-Za-z]/.test(name) ? canonicalZone(name) : null;
  if (canonical === null) return { kind: "invalid", reason: "unknown-zone" };
  // An alias keeps the name that its people chose: Asia/Kolkata is not turned into Asia/Calcutta.
  return { kind: "ok", zone: canonical.toLowerCase() === name.toLowerCase() ? canonical : name };
}

/** Says whether a text is a time of day from "00:00" to "23:59". */
export function isTimeOfDay(text: string): boolean {
  return TIME_OF_DAY.test(text);
}

/** Gives the local time "YYYY-MM-DDTHH:MM" that the zone's clocks show at an instant. */
export function wallTime(instant: Date, zone: string): string {
  return writeWall(wallMillis(instant, zone));
}

/**
 * Gives the first instant at which the zone's clocks show the local time "YYYY-MM-DDTHH:MM" or a later one: a time in a
 * gap is the gap's end, a repeated time its first occurrence. Throws SurveyError `internal` for a time that no calendar has.
 */
export function localToInstant(zone: string, wall: string): Date {
  return wallToInstant(zone, readWall(wall));
}

/** Gives the first instant after `after` at which the zone's clocks reach `at` ("HH:MM"), on a given weekday (1 Monday … 7 Sunday) if one is named. */
export function nextLocal(after: Date, zone: string, weekday: number | undefined, at: string): Date {
  const time = readTimeOfDay(at);
  const today = startOfDay(wallMillis(after, zone));
  // Today may have passed already, or a jump may have taken it: the same day of the week after next has not.
  for (let day = today; day <= today + 15 * DAY_MS; day += DAY_MS) {
    if (weekday !== undefined && weekdayOf(day) !== weekday) continue;
    const instant = wallToInstant(zone, day + time);
    if (instant > after) return instant;
  }
  throw new SurveyError("internal", { what: "no-next-local-time", zone, at });
}

/** Gives the date "YYYY-MM-DD" of the local Monday that begins the week in which an instant lies. */
export function localMonday(instant: Date, zone: string): string {
  return writeWall(mondayOf(wallMillis(instant, zone))).slice(0, 10);
}

/*
 * The functions below reckon in wall milliseconds: the time that a local clock shows, read as if it were UTC. Days are
 * then always 24 hours long, and the calendar needs no zone.
 */

/** Gives what the zone's clocks show at an instant, in wall milliseconds. */
export function wallMillis(instant: Date, zone: string): number {
  return instant.getTime() + offsetAt(zone, instant.getTime());
}

/** Gives the first instant at which the zone's clocks show `wall` milliseconds or more. */
export function wallToInstant(zone: string, wall: number): Date {
  const start = wall - WIDEST_OFFSET_MS;
  const end = wall + WIDEST_OFFSET_MS;
  const earlier = offsetAt(zone, start);
  const later = offsetAt(zone, end);
  if (earlier === later) return new Date(wall - later);

  const jump = findJump(zone, start, end, earlier);
  if (wall - earlier < jump) return new Date(wall - earlier);
  return new Date(Math.max(jump, wall - later));
}

/** Reads "YYYY-MM-DDTHH:MM" as wall milliseconds; throws SurveyError `internal` for a time that no calendar has. */
export function readWall(text: string): number {
  const wall = WALL_TIME.test(text) ? Date.parse(`${text}:00.000Z`) : Number.NaN;
  // Date.parse lets 30 February and 24:00 roll over: what was read has to come back the same.
  if (Number.isNaN(wall) || writeWall(wall) !== text)
    throw new SurveyError("internal", { what: "not-a-wall-time", text });
  return wall;
}

/** Writes wall milliseconds as "YYYY-MM-DDTHH:MM", leaving out what is less than a minute. */
export function writeWall(wall: number): string {
  return new Date(wall).toISOString().slice(0, 16);
}

/** Reads "HH:MM" as milliseconds since the day's start; throws SurveyError `internal` for anything else. */
export function readTimeOfDay(text: string): number {
  if (!isTimeOfDay(text)) throw new SurveyError("internal", { what: "not-a-time-of-day", text });
  return (Number(text.slice(0, 2)) * 60 + Number(text.slice(3))) * MINUTE_MS;
}

/** Gives the wall milliseconds of the Monday, 00:00, that begins the week in which `wall` lies. */
export function mondayOf(wall: number): number {
  return startOfDay(wall) - (weekdayOf(wall) - 1) * DAY_MS;
}

function startOfDay(wall: number): number {
  return Math.floor(wall / DAY_MS) * DAY_MS;
}

function weekdayOf(wall: number): number {
  return new Date(wall).getUTCDay() || 7;
}

// Between start and end the offset changes once: no zone has ever changed its clocks twice within 32 hours.
function findJump(zone: string, start: number, end: number, earlier: number): number {
  let before = start;
  let after = end;
  while (after - before > SECOND_MS) {
    const middle = before + Math.floor((after - before) / 2 / SECOND_MS) * SECOND_MS;
    if (offsetAt(zone, middle) === earlier) before = middle;
    else after = middle;
  }
  return after;
}

// Asking what a zone's clocks show costs a thousand times what adding a known offset does. By zone, what is added at each midnight of UTC that was asked
// about: between two alike nothing changes, for no zone has ever changed its clocks twice within a day.
const midnights = new Map<string, Map<number, number>>();
const MOST_MIDNIGHTS = 10_000;

function offsetAt(zone: string, instant: number): number {
  const day = Math.floor(instant / DAY_MS);
  const before = offsetAtMidnight(zone, day);
  return before === offsetAtMidnight(zone, day + 1) ? before : shownOffset(zone, instant);
}

function offsetAtMidnight(zone: string, day: number): number {
  const of = midnights.get(zone) ?? new Map<number, number>();
  if (of.size > MOST_MIDNIGHTS) of.clear();
  midnights.set(zone, of);
  const offset = of.get(day) ?? shownOffset(zone, day * DAY_MS);
  of.set(day, offset);
  return offset;
}

function shownOffset(zone: string, instant: number): number {
  const field = { year: 0, month: 0, day: 0, hour: 0, minute: 0, second: 0 };
  for (const { type, value } of clockOf(zone).formatToParts(instant)) {
    if (type in field) field[type as keyof typeof field] = Number(value);
  }
  const shown = Date.UTC(field.year, field.month - 1, field.day, field.hour, field.minute, field.second);
  return shown - Math.floor(instant / SECOND_MS) * SECOND_MS;
}

function clockOf(zone: string): Intl.DateTimeFormat {
  const known = clocks.get(zone);
  if (known) return known;
  if (canonicalZone(zone) === null) throw new SurveyError("internal", { what: "unknown-zone", zone });
  const made = new Intl.DateTimeFormat("en-US", {
    timeZone: zone,
    calendar: "iso8601",
    numberingSystem: "latn",
    hourCycle: "h23",
    year: "numeric",
    month: "numeric",
    day: "numeric",
    hour: "numeric",
    minute: "numeric",
    second: "numeric",
  });
  clocks.set(zone, made);
  return made;
}

function canonicalZone(name: string): string | null {
  try {
    return new Intl.DateTimeFormat("en-US", { timeZone: name }).resolvedOptions().timeZone;
  } catch (error) {
    // Intl has no other way to say that it knows no such zone.
    if (error instanceof RangeError) return null;
    throw error;
  }
}
