// Days among words: "2026-12-24", "3 November", "Nov 3rd, 2026", and (once read as Chinese) 11月3日, whose year is the one that is meant.
import { readDate } from "./calendar-date.ts";
import { monthOf } from "./month-names.ts";
import type { Word } from "./words.ts";

/** A day "YYYY-MM-DD", or "--MM-DD" where no year was said, as ISO 8601 used to write it; and how many words it took. */
export type ReadDay =
  | { readonly kind: "ok"; readonly day: string; readonly length: number }
  | { readonly kind: "bad"; readonly nearest: string | null }
  /** 11/3 is the third of November to one reader and the eleventh of March to another. */
  | { readonly kind: "ambiguous" };

const BAD = { kind: "bad", nearest: null } as const;
const DAY = /^(\d{1,2})(?:st|nd|rd|th)?$/;
// A leap year: the 29th of February is a day of some years.
const ANY_YEAR = "2024";

/** Reads the day that begins at a place among words. */
export function readDay(words: readonly Word[], at: number): ReadDay {
  const [first, second, third, fourth] = words
    .slice(at, at + 4)
    .map(({ quoted, text }) => (quoted ? "" : text));
  if (first === undefined) return BAD;
  const whole = readDate(first);
  if (whole.kind === "ok") return { kind: "ok", day: whole.date, length: 1 };
  if (whole.nearest !== null) return whole;
  const slashed = /^(\d{1,2})\/(\d{1,2})$/.exec(first);
  if (slashed !== null) return ofSlashed(Number(slashed[1]), Number(slashed[2]));
  const month = monthOf(first);
  if (month !== null) return withYear(month, dayIn(second), third, 2);
  const day = dayIn(first);
  if (day === null) return BAD;
  return second === "of"
    ? withYear(monthOf(third ?? ""), day, fourth, 3)
    : withYear(monthOf(second ?? ""), day, third, 2);
}

/** Gives the whole day, seen from `today`: of a year that was not said the next such day, today among them, or the last one. */
export function dayOf(said: string, today: string, which: "next" | "last"): string {
  if (!said.startsWith("--")) return said;
  const step = which === "next" ? 1 : -1;
  for (let year = Number(today.slice(0, 4)); ; year += step) {
    const day = `${year}${said.slice(1)}`;
    // The 29th of February is not every year's.
    if (readDate(day).kind === "ok" && (step === 1 ? day >= today : day <= today)) return day;
  }
}

/** Gives the stretch between two days, either without its year: it ends at the next such day, and begins at the last one before. */
export function stretchOf(
  from: string,
  to: string,
  today: string,
): { readonly from: string; readonly to: string } {
  const begins = from.startsWith("--") ? null : from;
  const end = dayOf(to, begins ?? today, "next");
  return { from: begins ?? dayOf(from, end, "last"), to: end };
}

function ofSlashed(one: number, other: number): ReadDay {
  if (one <= 12 && other <= 12 && one !== other) return one > 0 && other > 0 ? { kind: "ambiguous" } : BAD;
  return one > 12 ? withYear(other, one, undefined, 1) : withYear(one, other, undefined, 1);
}

function withYear(
  month: number | null,
  day: number | null,
  year: string | undefined,
  length: number,
): ReadDay {
  if (month === null || day === null) return BAD;
  const isYear = /^20\d{2}$/.test(year ?? "");
  const rest = `${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`;
  const read = readDate(`${isYear ? year : ANY_YEAR}-${rest}`);
  if (read.kind === "bad") return { kind: "bad", nearest: isYear ? read.nearest : null };
  return { kind: "ok", day: isYear ? read.date : `--${rest}`, length: isYear ? length + 1 : length };
}

function dayIn(text: string | undefined): number | null {
  const day = DAY.exec(text ?? "")?.[1];
  return day === undefined ? null : Number(day);
}
