// Times of day, weekdays and durations in a schedule's words.
import type { LocalMoment } from "../ask/schedule.ts";
import { isTimeOfDay, type Weekday } from "../time.ts";
import type { Cursor } from "./cursor.ts";
import type { Mistake } from "./fault.ts";
import { plainNumber } from "./number.ts";

const WEEKDAYS: readonly (readonly string[])[] = [
  ["mon", "monday", "mondays"],
  ["tue", "tues", "tuesday", "tuesdays"],
  ["wed", "weds", "wednesday", "wednesdays"],
  ["thu", "thur", "thurs", "thursday", "thursdays"],
  ["fri", "friday", "fridays"],
  ["sat", "saturday", "saturdays"],
  ["sun", "sunday", "sundays"],
];
/** Every name of a weekday, for suggestions. */
export const WEEKDAY_WORDS: readonly string[] = WEEKDAYS.flat();

const HOURS: Readonly<Record<string, number>> = { min: 1 / 60, h: 1, d: 24, w: 168 };
const UNITS: Readonly<Record<string, string>> = {
  m: "min",
  min: "min",
  mins: "min",
  minute: "min",
  minutes: "min",
  h: "h",
  hr: "h",
  hrs: "h",
  hour: "h",
  hours: "h",
  d: "d",
  day: "d",
  days: "d",
  w: "w",
  week: "w",
  weeks: "w",
};

/** Gives a weekday's short name: 1 is "mon". */
export function weekdayWord(day: number): string {
  return WEEKDAYS[day - 1]?.[0] ?? "mon";
}

/** Takes a weekday (1 Monday … 7 Sunday); null leaves the cursor where it is. */
export function takeWeekday(cursor: Cursor): Weekday | null {
  const word = cursor.peek();
  if (word === null || word.quoted) return null;
  const index = WEEKDAYS.findIndex((names) => names.includes(word.text.replace(/\.$/, "")));
  if (index < 0) return null;
  cursor.next();
  return (index + 1) as Weekday;
}

/** Reads a time of day ("10:00", "9:05", "3pm", "10.30") as HH:MM. */
export function readTime(cursor: Cursor, about: string): string | Mistake {
  cursor.take("at");
  const word = cursor.peek();
  const found = /^(\d{1,2})(?:[:.](\d{2}))?(am|pm)?$/.exec(word?.text ?? "");
  if (word === null || found === null) return cursor.mistake("not-a-time", about);
  const [, hour = "", minute, suffix] = found;
  const behind = cursor.words[cursor.index() + 1]?.text;
  const half = suffix ?? (behind === "am" || behind === "pm" ? behind : undefined);
  // A bare number could be anything.
  if (minute === undefined && half === undefined) return cursor.mistake("not-a-time", about);
  const time = `${String(hourOf(Number(hour), half)).padStart(2, "0")}:${minute ?? "00"}`;
  if (!isTimeOfDay(time)) return cursor.mistake("not-a-time", about);
  cursor.next();
  if (suffix === undefined && half !== undefined) cursor.next();
  return time;
}

/** Reads a weekday with its time ("fri 12:00"), or a duration ("3d", "72 hours"). */
export function readMoment(cursor: Cursor, about: string): LocalMoment | Mistake {
  cursor.take("on", "after", "at");
  const day = takeWeekday(cursor);
  if (day !== null) {
    const at = readTime(cursor, about);
    return typeof at === "string" ? { kind: "weekday", day, at } : at;
  }
  const hours = takeHours(cursor);
  if (hours === null) return cursor.mistake("not-a-moment", about, WEEKDAY_WORDS);
  return { kind: "after", hours };
}

/** Reads a whole number of days up to `most` ("21d", "3 weeks", "21"). */
export function readDays(cursor: Cursor, about: string, most: number): number | Mistake {
  const word = cursor.peek();
  const bare = word === null ? null : plainNumber(word.text);
  const hasUnit = unitOf(cursor.words[cursor.index() + 1]?.text) !== null;
  if (word !== null && bare !== null && !hasUnit) {
    if (bare > most) return cursor.mistake("not-a-duration", about);
    cursor.next();
    return bare;
  }
  const hours = takeHours(cursor);
  if (hours === null) return cursor.mistake("not-a-duration", about);
  const days = hours / 24;
  if (Number.isInteger(days) && days <= most) return days;
  const last = cursor.words[cursor.index() - 1];
  return last === undefined
    ? cursor.mistake("not-a-duration", about)
    : cursor.mistakeAt(last, "not-a-duration", about);
}

/** Writes a moment so that readMoment reads it again. */
export function writeMoment(moment: LocalMoment): string {
  if (moment.kind === "weekday") return `${weekdayWord(moment.day)} ${moment.at}`;
  const { hours } = moment;
  if (hours > 0 && hours % 24 === 0) return `${hours / 24}d`;
  return Number.isInteger(hours) ? `${hours}h` : `${Math.round(hours * 60)}min`;
}

function takeHours(cursor: Cursor): number | null {
  const word = cursor.peek();
  const found = /^(\d{1,5})([a-z]*)$/.exec(word?.text ?? "");
  if (word === null || word.quoted || found === null) return null;
  const [, count = "", glued = ""] = found;
  const unit = unitOf(glued === "" ? cursor.words[cursor.index() + 1]?.text : glued);
  if (unit === null) return null;
  cursor.next();
  if (glued === "") cursor.next();
  return (Number(count) * (HOURS[unit] ?? 1) * 60) / 60;
}

function unitOf(text: string | undefined): string | null {
  return text !== undefined && Object.hasOwn(UNITS, text) ? (UNITS[text] ?? null) : null;
}

function hourOf(hour: number, half: string | undefined): number {
  if (half === undefined) return hour;
  // Twelve is the first hour of its half; 13pm is no time.
  if (hour < 1 || hour > 12) return 24;
  return (hour % 12) + (half === "pm" ? 12 : 0);
}
