// A time to come, as someone types it: "3d", "fri 12:00", "2026-11-24 10:00".
import { localToInstant, nextLocal, wallTime } from "../../core/time.ts";

/** An instant that was read. */
export type Moment = Date;

const UNITS: Readonly<Record<string, number>> = { h: 3_600_000, d: 86_400_000, w: 604_800_000 };
const DAYS = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
/** Nobody waits for longer skips. */
const FURTHEST_MS = 92 * 86_400_000;
const MORNING = "10:00";

/** Reads a time after `now`, as the clocks of a zone show it; null for anything else, and for what is more than a quarter away. */
export function readMoment(text: string, now: Date, zone: string): Moment | null {
  const words = text
    .trim()
    .toLowerCase()
    .replace(/^to\s+/, "");
  const read = readAny(words, now, zone);
  if (read === null || Number.isNaN(read.getTime())) return null;
  const ahead = read.getTime() - now.getTime();
  return ahead > 0 && ahead <= FURTHEST_MS ? read : null;
}

function readAny(words: string, now: Date, zone: string): Date | null {
  const [, count, unit] = /^(\d{1,3})\s*([hdw])$/.exec(words) ?? [];
  if (count !== undefined && unit !== undefined) {
    return new Date(now.getTime() + Number(count) * (UNITS[unit] ?? 0));
  }
  const [, day, date, time = MORNING] =
    /^(?:(mon|tue|wed|thu|fri|sat|sun)[a-z]*|(\d{4}-\d{2}-\d{2}))?(?:[\st]*(\d{1,2}:\d{2}))?$/.exec(words) ??
    [];
  if (words === "" || !/^([01]?\d|2[0-3]):[0-5]\d$/.test(time)) return null;
  const at = time.padStart(5, "0");
  if (date !== undefined) return isDate(date) ? localToInstant(zone, `${date}T${at}`) : null;
  if (day !== undefined) return nextLocal(now, zone, DAYS.indexOf(day) + 1, at);
  const today = localToInstant(zone, `${wallTime(now, zone).slice(0, 10)}T${at}`);
  return /^\d/.test(words) ? (today > now ? today : nextLocal(now, zone, undefined, at)) : null;
}

function isDate(text: string): boolean {
  const read = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(read.getTime()) && read.toISOString().startsWith(text);
}
