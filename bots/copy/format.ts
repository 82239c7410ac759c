// How numbers, dates and lists are written in each language; every sentence gets them as finished text.
import type { Locale } from "../../core/ports.ts";

/** Writes values for one language. Dates need the zone in which their reader lives. */
export interface Format {
  /** "12,345". */
  number(value: number): string;
  /** A share 0–1 as whole percent: "71%". */
  percent(share: number): string;
  /** "7 December", "12 月 7 日"; with the year where it is `now`'s no more and more than half a year away. */
  day(date: Date, zone: string, now?: Date): string;
  /** "Fri 12:00", "周五 12:00"; with the day ("Fri 4 December 12:00") where it is six days or more from `from`. */
  moment(date: Date, zone: string, from: Date): string;
  /** "Fri 4 December 12:00", "12 月 4 日（周五）12:00". */
  date(date: Date, zone: string): string;
  /** "November", "11 月". */
  month(date: Date, zone: string): string;
  /** "12:00". */
  time(date: Date, zone: string): string;
  /** 1 Monday … 7 Sunday: "Monday", "周一". */
  weekday(day: number): string;
  /** "a, b and c", "a、b 和 c". */
  list(items: readonly string[]): string;
}

const DAY_MS = 86_400_000;
const SIX_DAYS_MS = 6 * DAY_MS;
const HALF_A_YEAR_MS = 183 * DAY_MS;
// British order and a 24-hour clock read the same way to the largest number of readers of English.
const TAGS: Readonly<Record<Locale, string>> = { en: "en-GB", "zh-CN": "zh-CN" };

/** Gives how one language writes values. */
export function formatFor(locale: Locale): Format {
  const numbers = whenNeeded(() => new Intl.NumberFormat(TAGS[locale]));
  const percents = whenNeeded(() => new Intl.NumberFormat(TAGS[locale], { style: "percent" }));
  const lists = whenNeeded(() => new Intl.ListFormat(TAGS[locale], { type: "conjunction" }));
  const chinese = locale === "zh-CN";
  const write = (date: Date, zone: string, options: Intl.DateTimeFormatOptions): string => {
    const written = dates(TAGS[locale], zone, options).format(date);
    return chinese ? airy(written) : written;
  };
  const day = (date: Date, zone: string): string => write(date, zone, { month: "long", day: "numeric" });
  const weekdayShort = (date: Date, zone: string): string => write(date, zone, { weekday: "short" });
  const time = (date: Date, zone: string): string =>
    write(date, zone, { hour: "2-digit", minute: "2-digit", hourCycle: "h23" });

  const dated = (date: Date, zone: string): string =>
    chinese
      ? `${day(date, zone)}（${weekdayShort(date, zone)}）${time(date, zone)}`
      : `${weekdayShort(date, zone)} ${day(date, zone)} ${time(date, zone)}`;

  return {
    number: (value) => numbers().format(value),
    percent: (share) => percents().format(share),
    time,
    day: (date, zone, now) => {
      const far = now !== undefined && Math.abs(date.getTime() - now.getTime()) > HALF_A_YEAR_MS;
      return far ? write(date, zone, { year: "numeric", month: "long", day: "numeric" }) : day(date, zone);
    },
    moment: (date, zone, from) => {
      const near = Math.abs(date.getTime() - from.getTime()) < SIX_DAYS_MS;
      return near ? `${weekdayShort(date, zone)} ${time(date, zone)}` : dated(date, zone);
    },
    date: dated,
    month: (date, zone) =>
      chinese
        ? `${dates("en-GB", zone, { month: "numeric" }).format(date)} 月`
        : write(date, zone, { month: "long" }),
    weekday: (number) => {
      // 1 January 2024 was a Monday.
      const date = new Date(Date.UTC(2024, 0, number));
      return write(date, "UTC", { weekday: chinese ? "short" : "long" });
    },
    list: (items) => (chinese ? airy(lists().format(items)) : lists().format(items)),
  };
}

// Making a formatter costs some hundred times what using it does.
const made = new Map<string, Intl.DateTimeFormat>();

function dates(tag: string, zone: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${tag} ${zone} ${JSON.stringify(options)}`;
  const known = made.get(key);
  if (known) return known;
  const fresh = new Intl.DateTimeFormat(tag, { ...options, timeZone: zone });
  made.set(key, fresh);
  return fresh;
}

// Both languages are there from the start, and a start is not the time to make what may never be used.
function whenNeeded<T>(make: () => T): () => T {
  let there: T | undefined;
  return () => (there ??= make());
}

// Chinese typography sets a space between Han characters and Latin letters or digits.
function airy(text: string): string {
  return text
    .replace(/(\p{Script=Han})([A-Za-z0-9#@])/gu, "$1 $2")
    .replace(/([A-Za-z0-9])(\p{Script=Han})/gu, "$1 $2");
}
