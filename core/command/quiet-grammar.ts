// One's own quiet in words: "quiet 3 months", "quiet until 2027-01-10", "quiet off", "quiet staff", "quiet staff off".
import type { Command } from "./command.ts";
import type { Cursor } from "./cursor.ts";
import type { Mistake } from "./fault.ts";
import { plainNumber } from "./number.ts";
import type { QuietWish } from "./quiet-wish.ts";
import { readDay } from "./said-day.ts";
import { KEY } from "./schedule-spec.ts";

const UNITS = {
  day: ["d", "day", "days"],
  week: ["w", "week", "weeks"],
  month: ["m", "month", "months"],
} as const;
const UNIT_NAMES = ["day", "week", "month"] as const;
const OFF = ["off", "none", "never", "close", "resume"];
const GLUED = /^(\d{1,3})(d|w|m|days?|weeks?|months?)$/;

/** Reads what stands behind "quiet"; nothing asks how it stands. */
export function readQuiet(cursor: Cursor): Command | Mistake {
  if (cursor.peek() === null) return { kind: "quiet", wish: null };
  if (cursor.take(...OFF) !== null) return { kind: "quiet", wish: { kind: "off" } };
  const hasFor = cursor.take("for") !== null;
  const time = takeTime(cursor);
  if (time !== null) return { kind: "quiet", wish: time };
  const hasUntil = cursor.take("until", "till", "to") !== null;
  const date = readDay(cursor.words, cursor.index());
  if (date.kind === "ok") {
    for (let taken = 0; taken < date.length; taken += 1) cursor.next();
    return { kind: "quiet", wish: { kind: "until", date: date.day } };
  }
  if (date.kind === "ambiguous") return cursor.mistake("ambiguous-date", "quiet");
  if (hasUntil || date.nearest !== null) {
    const mistake = cursor.mistake("not-a-date", "quiet");
    return mistake.reason === "missing" ? mistake : { ...mistake, nearest: date.nearest };
  }
  if (hasFor) return cursor.mistake("not-a-duration", "quiet");
  return readSurveyWish(cursor);
}

function readSurveyWish(cursor: Cursor): Command | Mistake {
  cursor.take("survey");
  const word = cursor.peek();
  const key = word?.text.toLowerCase() ?? "";
  // A bare number is a length without its unit.
  if (!KEY.test(key) || plainNumber(key) !== null) return cursor.mistake("not-a-duration", "quiet");
  cursor.next();
  const isOut = cursor.take(...OFF) === null;
  return { kind: "quiet", wish: { kind: "survey", key, isOut } };
}

function takeTime(cursor: Cursor): QuietWish | null {
  const text = cursor.peek()?.text ?? "";
  const [, glued, unit = ""] = GLUED.exec(text) ?? [];
  if (glued !== undefined) {
    cursor.next();
    return { kind: "for", count: Number(glued), unit: unitOf(unit) };
  }
  const count = plainNumber(text) ?? (text === "a" || text === "one" ? 1 : null);
  const next = cursor.words[cursor.index() + 1]?.text ?? "";
  if (count === null || count < 1 || !UNIT_NAMES.some((name) => isOneOf(next, name))) return null;
  cursor.next();
  cursor.next();
  return { kind: "for", count, unit: unitOf(next) };
}

function unitOf(text: string): "day" | "week" | "month" {
  return UNIT_NAMES.find((name) => isOneOf(text, name)) ?? "month";
}

function isOneOf(text: string, unit: keyof typeof UNITS): boolean {
  return UNITS[unit].some((word) => word === text);
}
