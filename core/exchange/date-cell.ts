// The moment of an answer as other tools write it into a cell: a day, mostly with a time, sometimes with a zone.
import { wallToInstant } from "../time.ts";

/** Which of two numbers comes first in 3/4/2026. */
export type DateOrder = "dmy" | "mdy";

/** Why a cell holds no moment. `ambiguous`: day and month could be either, and nobody has said which. */
export type DateFault = "no-date" | "not-a-date" | "unknown-zone" | "ambiguous";

/** What a cell turned out to be; `decides` is the order that this cell alone allows, null where it allows both or needs none. */
export type ReadDate =
  | { readonly kind: "date"; readonly at: Date; readonly decides: DateOrder | null }
  | { readonly kind: "fault"; readonly fault: DateFault };

/** How cells without a zone, and days that could be months, are read. */
export interface DateReading {
  readonly zone: string;
  readonly order: DateOrder | null;
}

const MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
const MONTH = "(jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec)[a-z]*\\.?";
const WEEKDAY = "(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\\.?,?\\s+)?";
const DAY_MS = 86_400_000;
// Excel counts days from the eve of 1900 and believes that 1900 was a leap year; earlier serials than 2000's are other numbers.
const EXCEL_EPOCH = Date.UTC(1899, 11, 30);
const FIRST_YEAR = 2000;
const FIRST_SERIAL = 36_526;
const LAST_SERIAL = 73_050;

const YEAR_FIRST =
  /^(\d{4})(?:([-/.])(\d{1,2})\2(\d{1,2})|\s?年\s?(\d{1,2})\s?月\s?(\d{1,2})\s?[日号])(?:t|\s*,?\s+|(?<=[日号]))?(.*)$/;
const POINTED = /^(\d{1,2})\.(\d{1,2})\.(\d{4})(?:\s*,?\s+(.*))?$/;
const SLASHED = /^(\d{1,2})([/-])(\d{1,2})\2(\d{4})(?:\s*,?\s+(.*))?$/;
const DAY_MONTH = new RegExp(
  `^${WEEKDAY}(\\d{1,2})(?:st|nd|rd|th)?[\\s-]+${MONTH}[\\s,-]+(\\d{4})(?:\\s*,?\\s+(?:at\\s+)?(.*))?$`,
);
const MONTH_DAY = new RegExp(
  `^${WEEKDAY}${MONTH}\\s+(\\d{1,2})(?:st|nd|rd|th)?,?\\s+(\\d{4})(?:\\s*,?\\s+(?:at\\s+)?(.*))?$`,
);
const SERIAL = /^(\d{5})(?:[.,](\d{1,12}))?$/;
const UNIX = /^(\d{10}|\d{13})$/;
const HALF_DAY = "(am|pm|a\\.m\\.|p\\.m\\.|上午|下午|凌晨|早上|中午|晚上)";
const TIME = new RegExp(
  `^${HALF_DAY}?\\s*(\\d{1,2})(?:[:时点]\\s?(\\d{2})(?:[:分]\\s?(\\d{2})(?:[.,]\\d{1,9})?秒?|分)?)?\\s*${HALF_DAY}?\\s*(.*)$`,
);
const OFFSET = /^(?:(?:gmt|utc)\s*)?([+-]\d{1,2})(?::?(\d{2}))?(?:\s*\([^)]*\))?$/;
const NAMED_OFFSET = /^[[(].*?([+-]\d{2}):?(\d{2})[\])]$/;

/**
 * Reads a cell as an instant. A day without a time is that day's beginning, a time without a zone is local to `zone`. Understood are year-first dates with
 * -, / or points, 5.3.2026, 3/5/2026 by `order`, 2026年3月5日, names of months in English, spreadsheets' serial numbers and Unix time.
 */
export function readDate(cell: string, reading: DateReading): ReadDate {
  const text = cell
    .normalize("NFKC")
    .replace(/[\p{Cc}\p{Cf}\s]+/gu, " ")
    .trim()
    .toLowerCase();
  if (text === "") return fault("no-date");
  const serial = SERIAL.exec(text);
  if (serial !== null) return fromSerial(Number(`${serial[1]}.${serial[2] ?? "0"}`), reading.zone);
  if (UNIX.test(text)) return fromInstant(Number(text) * (text.length === 10 ? 1000 : 1));
  const found = dayOf(text, reading.order);
  if ("kind" in found) return found;
  const day = wallDay(found);
  if (day === null) return fault("not-a-date");
  const time = timeOf(found.rest);
  if (time === null) return fault("not-a-date");
  if (time.offset === "unknown") return fault("unknown-zone");
  const wall = day + time.ms;
  const at = time.offset === null ? wallToInstant(reading.zone, wall) : new Date(wall - time.offset);
  return { kind: "date", at, decides: found.decides };
}

/** Gives which order a cell speaks for, `both` where it could be either, and null where it is written in no such way. */
export function orderIn(cell: string): DateOrder | "both" | null {
  const found = SLASHED.exec(cell.normalize("NFKC").trim().toLowerCase());
  if (found === null) return null;
  const [one, other] = [Number(found[1]), Number(found[3])];
  if (one > 12 && other > 12) return null;
  if (one > 12) return "dmy";
  return other > 12 ? "mdy" : "both";
}

interface Day {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly rest: string;
  readonly decides: DateOrder | null;
}

function dayOf(text: string, order: DateOrder | null): Day | Extract<ReadDate, { kind: "fault" }> {
  const [, year, , month, day, hanMonth, hanDay, rest] = YEAR_FIRST.exec(text) ?? [];
  if (year !== undefined) {
    return numbers(year, month ?? hanMonth, day ?? hanDay, rest);
  }
  const pointed = POINTED.exec(text);
  if (pointed !== null) return numbers(pointed[3], pointed[2], pointed[1], pointed[4]);
  const slashed = SLASHED.exec(text);
  if (slashed !== null) {
    const own = orderIn(text);
    // 7/7 is the same day either way.
    const isSame = Number(slashed[1]) === Number(slashed[3]);
    const chosen = order ?? (own === "both" && !isSame ? null : own);
    if (chosen === null) return fault("ambiguous");
    const [month, day] = chosen === "dmy" ? [slashed[3], slashed[1]] : [slashed[1], slashed[3]];
    return { ...numbers(slashed[4], month, day, slashed[5]), decides: own === "both" ? null : own };
  }
  const dayMonth = DAY_MONTH.exec(text);
  if (dayMonth !== null) return numbers(dayMonth[3], monthNumber(dayMonth[2]), dayMonth[1], dayMonth[4]);
  const monthDay = MONTH_DAY.exec(text);
  if (monthDay !== null) return numbers(monthDay[3], monthNumber(monthDay[1]), monthDay[2], monthDay[4]);
  return fault("not-a-date");
}

function numbers(year?: string, month?: string | number, day?: string, rest?: string): Day {
  return {
    ...{ year: Number(year), month: Number(month), day: Number(day) },
    rest: (rest ?? "").trim(),
    decides: null,
  };
}

function monthNumber(name: string | undefined): number {
  return MONTHS.indexOf((name ?? "").slice(0, 3)) + 1;
}

/** The beginning of a day in wall milliseconds; null for one that no calendar has, or that is before any survey of this kind. */
function wallDay({ year, month, day }: Day): number | null {
  const wall = Date.UTC(year, month - 1, day);
  const date = new Date(wall);
  const isReal = date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return isReal && year >= FIRST_YEAR ? wall : null;
}

function timeOf(rest: string): { readonly ms: number; readonly offset: number | "unknown" | null } | null {
  if (rest === "") return { ms: 0, offset: null };
  const found = TIME.exec(rest);
  if (found === null) {
    const offset = offsetOf(rest);
    return offset === null || offset === "unknown" ? null : { ms: 0, offset };
  }
  const [, before, hours, minutes = "0", seconds = "0", after, zone = ""] = found;
  const half = before ?? after;
  const hour = hourOf(Number(hours), half);
  if (hour === null || Number(minutes) > 59 || Number(seconds) > 60) return null;
  // A bare number behind a date is no time.
  if (found[3] === undefined && half === undefined && !/[时点]/.test(rest)) return null;
  const ms = ((hour * 60 + Number(minutes)) * 60 + Number(seconds)) * 1000;
  return { ms, offset: zone.trim() === "" ? null : offsetOf(zone.trim()) };
}

function hourOf(hour: number, half: string | undefined): number | null {
  if (half === undefined) return hour <= 24 ? hour : null;
  const isAfternoon = /^p|下午|晚上|中午/.test(half);
  // Chinese also says 下午 15:00.
  if (hour > 12) return isAfternoon && hour < 24 && !/[ap]/.test(half) ? hour : null;
  if (half === "中午") return hour >= 11 ? hour : hour + 12;
  return (hour % 12) + (isAfternoon ? 12 : 0);
}

/** Milliseconds east of Greenwich. Abbreviations other than UTC and GMT name several zones each. */
function offsetOf(zone: string): number | "unknown" | null {
  if (/^(?:z|utc|gmt|\(utc\)|\[utc\])$/.test(zone)) return 0;
  const found = OFFSET.exec(zone) ?? NAMED_OFFSET.exec(zone);
  if (found === null) return "unknown";
  const hours = Number(found[1]);
  const minutes = Math.abs(hours) * 60 + Number(found[2] ?? "0");
  if (minutes > 14 * 60) return "unknown";
  return (found[1]?.startsWith("-") ? -minutes : minutes) * 60_000;
}

function fromSerial(serial: number, zone: string): ReadDate {
  if (serial < FIRST_SERIAL || serial >= LAST_SERIAL) return fault("not-a-date");
  const wall = EXCEL_EPOCH + Math.round((serial * DAY_MS) / 1000) * 1000;
  return { kind: "date", at: wallToInstant(zone, wall), decides: null };
}

function fromInstant(ms: number): ReadDate {
  const at = new Date(ms);
  return at.getUTCFullYear() < FIRST_YEAR ? fault("not-a-date") : { kind: "date", at, decides: null };
}

function fault(of: DateFault): Extract<ReadDate, { kind: "fault" }> {
  return { kind: "fault", fault: of };
}
