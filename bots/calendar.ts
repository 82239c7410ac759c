// Days off around the world from well-kept libraries: everybody's own weekend, one country's public holidays, and China's working weekends.
import { getCountryForTimezone } from "countries-and-timezones";
import type { Calendar, Calendars, Country, DayOff } from "../core/ask/ports.ts";
import { nearest } from "../core/command/nearest.ts";
import { SurveyError } from "../core/errors.ts";
import type { Locale } from "../core/ports.ts";

type Holidays = typeof import("date-holidays").default;
type ChineseDays = typeof import("chinese-days").default;

/** Which days of a year its country has made free, or working, by local date. */
type Year = ReadonlyMap<string, DayOff>;

const CHINA = "CN";
const CODE = /^([A-Za-z]{2})(?:[-_ /]([A-Za-z0-9]{1,3}))?$/;
const USUAL_WEEKEND: readonly number[] = [6, 7];
// Where offices rest otherwise than the Unicode tables say (1 Monday … 7 Sunday): Bangladesh on Friday too, India and Uganda mostly on Saturday too.
const CORRECTED: Readonly<Record<string, readonly number[]>> = { BD: [5, 6], IN: [6, 7], UG: [6, 7] };
const LANGUAGES: Readonly<Record<Locale, string>> = { en: "en", "zh-CN": "zh-Hans" };
// What people call countries besides their names.
const SAID: Readonly<Record<string, string>> = {
  uk: "GB",
  england: "GB",
  usa: "US",
  america: "US",
  uae: "AE",
  korea: "KR",
  holland: "NL",
};

/** Gives the calendars. The libraries are large and read at first need: a bot without a country never does. */
export function createCalendars(): Calendars {
  let holidays: Promise<Holidays> | null = null;
  let chinese: Promise<ChineseDays> | null = null;
  const loadHolidays = (): Promise<Holidays> =>
    (holidays ??= import("date-holidays").then((library) => library.default));
  const loadChinese = (): Promise<ChineseDays> =>
    (chinese ??= import("chinese-days").then((library) => library.default));
  const made = new Map<string, Promise<Calendar>>();
  const weekendsAlone = calendarOf(null, () => new Map());

  async function make(code: string): Promise<Calendar> {
    const [country = "", state] = code.split("-");
    const library = new (await loadHolidays())();
    const isKnown = library.getCountries()[country] !== undefined;
    if (!isKnown || (state !== undefined && library.getStates(country)?.[state] === undefined)) {
      throw new SurveyError("internal", { what: "unknown-country", country: code });
    }
    const usual = (year: number): Year => publicHolidays(library, year);
    library.init(country, state ?? "");
    if (country !== CHINA) return calendarOf(country, usual);
    const days = await loadChinese();
    // Which weekends are worked is announced year by year; before that only the holidays themselves are known.
    return calendarOf(country, (year) => chineseYear(days, year) ?? usual(year));
  }

  return {
    async of(country) {
      if (country === null) return weekendsAlone;
      const known = made.get(country);
      if (known !== undefined) return known;
      const calendar = make(country);
      made.set(country, calendar);
      return calendar;
    },

    async find(text) {
      const library = new (await loadHolidays())();
      const places = placesOf(library);
      const said = plain(text);
      const [, letters = "", part] = CODE.exec(text.trim()) ?? [];
      const code = `${letters}${part === undefined ? "" : `-${part}`}`.toUpperCase();
      const exact =
        places.find((place) => place.code === code) ??
        places.find((place) => place.names.some((name) => plain(name) === said)) ??
        places.find((place) => place.code === SAID[said]);
      if (exact !== undefined) return { country: named(exact), nearest: null };
      // Of a country that is right the whole is meant rather than some part of another one.
      const whole =
        part === undefined ? undefined : places.find((place) => place.code === letters.toUpperCase());
      const meant = nearest(
        said,
        places.flatMap(({ names }) => names.map(plain)),
      );
      const near =
        whole ?? places.find(({ names }) => meant !== null && names.some((name) => plain(name) === meant));
      return { country: null, nearest: near === undefined ? null : named(near) };
    },

    async name(code, locale) {
      const [country = "", state] = code.split("-");
      const name =
        new Intl.DisplayNames(LANGUAGES[locale], { type: "region", fallback: "code" }).of(country) ?? country;
      if (state === undefined) return name;
      const library = new (await loadHolidays())();
      return `${name} (${library.getStates(country)?.[state] ?? state})`;
    },
  };
}

/** Gives a calendar; `yearOf` reads the holidays and working weekends of its country, once a year that is asked for. */
function calendarOf(country: string | null, yearOf: (year: number) => Year): Calendar {
  const years = new Map<number, Year>();
  const ruled = (date: string): DayOff | undefined => {
    const year = Number(date.slice(0, 4));
    const known = years.get(year) ?? yearOf(year);
    years.set(year, known);
    return known.get(date);
  };
  return {
    dayOff(zone, date) {
      const theirs = homeOf(zone) ?? country;
      const rule = ruled(date);
      if (rule?.off === true) return rule;
      // A weekend that one country works through is nobody else's.
      if (rule !== undefined && theirs === country) return rule;
      const weekday = new Date(`${date}T00:00:00Z`).getUTCDay() || 7;
      return { off: weekendOf(theirs).includes(weekday), name: null };
    },
  };
}

function publicHolidays(library: InstanceType<Holidays>, year: number): Year {
  const days = new Map<string, DayOff>();
  for (const { date, start, end, name, type } of library.getHolidays(year)) {
    if (type !== "public") continue;
    // Some last several days; their ends are midnights of the country's own clock.
    const length = Math.max(1, Math.round((end.getTime() - start.getTime()) / 86_400_000));
    const first = Date.parse(`${date.slice(0, 10)}T00:00:00Z`);
    for (let day = 0; day < length; day += 1) {
      days.set(new Date(first + day * 86_400_000).toISOString().slice(0, 10), { off: true, name });
    }
  }
  return days;
}

/** Gives a year of Chinese holidays and working weekends; null where it has not been announced. */
function chineseYear(library: ChineseDays, year: number): Year | null {
  const range = [`${year}-01-01`, `${year}-12-31`] as const;
  if (library.getHolidaysInRange(...range, false).length === 0) return null;
  const days = new Map<string, DayOff>();
  for (let at = Date.parse(range[0]); at <= Date.parse(range[1]); at += 86_400_000) {
    const date = new Date(at).toISOString().slice(0, 10);
    const { work, name } = library.getDayDetail(date);
    // Told as "Spring Festival,春节,4"; plain days carry the name of their weekday alone.
    const [, said] = name.split(",");
    if (said !== undefined) days.set(date, { off: !work, name: said });
  }
  return days;
}

const homes = new Map<string, string | null>();
const weekends = new Map<string, readonly number[]>();

function homeOf(zone: string): string | null {
  const known = homes.get(zone);
  if (known !== undefined) return known;
  const home = getCountryForTimezone(zone)?.id ?? null;
  homes.set(zone, home);
  return home;
}

function weekendOf(country: string | null): readonly number[] {
  if (country === null) return USUAL_WEEKEND;
  const known = weekends.get(country) ?? CORRECTED[country] ?? tabled(country);
  weekends.set(country, known);
  return known;
}

function tabled(country: string): readonly number[] {
  // The method is newer than the library types that describe it.
  const locale: Intl.Locale & { getWeekInfo?(): { readonly weekend: readonly number[] } } = new Intl.Locale(
    `und-${country}`,
  );
  return locale.getWeekInfo?.().weekend ?? USUAL_WEEKEND;
}

interface KnownPlace {
  readonly code: string;
  readonly names: readonly string[];
}

function placesOf(library: InstanceType<Holidays>): readonly KnownPlace[] {
  const languages = Object.values(LANGUAGES).map(
    (tag) => new Intl.DisplayNames(tag, { type: "region", fallback: "none" }),
  );
  return Object.entries(library.getCountries()).flatMap(([code, own]) => [
    {
      code,
      names: [...languages.flatMap((each) => (/^[A-Z]{2}$/.test(code) ? (each.of(code) ?? []) : [])), own],
    },
    ...Object.entries(library.getStates(code) ?? {}).map(([part, name]) => ({
      code: `${code}-${part}`,
      names: [name],
    })),
  ]);
}

function named({ code, names }: KnownPlace): Country {
  return { code, name: names[0] ?? code };
}

function plain(text: string): string {
  return text.normalize("NFKD").replace(/\p{M}/gu, "").trim().toLowerCase();
}
