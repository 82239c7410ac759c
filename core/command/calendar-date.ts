// Dates as people type them, and the nearest right one for those that no calendar has.
import { DAY_MS } from "../time.ts";

/** A date "YYYY-MM-DD"; or the one that was probably meant, null where none is near. */
export type TypedDate =
  | { readonly kind: "ok"; readonly date: string }
  | { readonly kind: "bad"; readonly nearest: string | null };

const ISO = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/;
// Day first, with points, as in much of Europe: with slashes nobody could tell the day from the month.
const POINTS = /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/;

/** Reads "2026-12-24", "2026/12/24", "24.12.2026" (and, once read as Chinese, 2026年12月24日). */
export function readDate(text: string): TypedDate {
  const iso = ISO.exec(text);
  const points = POINTS.exec(text);
  const [year, month, day] =
    iso !== null ? iso.slice(1).map(Number) : (points?.slice(1).map(Number).reverse() ?? []);
  if (year === undefined || month === undefined || day === undefined) return { kind: "bad", nearest: null };
  if (month >= 1 && month <= 12) {
    const last = new Date(Date.UTC(year, month, 0)).getUTCDate();
    const near = written(year, month, Math.min(Math.max(day, 1), last));
    return day >= 1 && day <= last
      ? { kind: "ok", date: near }
      : { kind: "bad", nearest: day > 31 ? null : near };
  }
  // The month stands where the day should.
  const swapped = day >= 1 && day <= 12 && month <= 31 ? readDate(written(year, day, month)) : null;
  return { kind: "bad", nearest: swapped?.kind === "ok" ? swapped.date : null };
}

/** Gives how many days a stretch of dates has, both ends counted. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / DAY_MS) + 1;
}

function written(year: number, month: number, day: number): string {
  return `${String(year).padStart(4, "0")}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`;
}
