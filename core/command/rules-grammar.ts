// The house rules in words: "rules quiet 19:00-09:00", "rules blackout 2026-12-24..2027-01-02 Christmas".
import { isTimeOfDay } from "../time.ts";
import { readDate } from "./calendar-date.ts";
import type { Command } from "./command.ts";
import type { Cursor } from "./cursor.ts";
import type { Mistake } from "./fault.ts";
import { plainNumber } from "./number.ts";
import { LONGEST_NAME, MOST_A_QUARTER, type RulesChange } from "./rules-change.ts";
import { readDay } from "./said-day.ts";
import { freeText } from "./words.ts";

type Read = (cursor: Cursor) => RulesChange | Mistake;

const RULES: Readonly<Record<string, Read>> = {
  quarter: readQuarter,
  quiet: readQuiet,
  workdays: readWorkdays,
  holidays: readHolidays,
  blackout: readBlackout,
};
const SAME: Readonly<Record<string, string>> = {
  most: "quarter",
  fatigue: "quarter",
  workday: "workdays",
  holiday: "holidays",
  country: "holidays",
  blackouts: "blackout",
};
const NONE = ["none", "off", "never", "no", "unlimited", "close"] as const;
const TO = ["to", "until", "till", "..", "-", "–", "—", "~"] as const;
const RANGE = /^(.+?)(?:\.{2,}|…|[~\u301C\u2013\u2014]|(?<=\d{2})-(?=\d{4}))(.+)$/;
const HOURS = /^(.+?)(?:\.{2,}|[-~\u301C\u2013\u2014])(.+)$/;

/** Reads what is behind "rules": nothing shows them, "edit" asks for the form, anything else is a change. */
export function readRules(cursor: Cursor): Command | Mistake {
  const word = cursor.peek();
  if (word === null) return { kind: "rules", wish: "show" };
  if (cursor.take("edit", "form", "change") !== null) return { kind: "rules", wish: "form" };
  const name = Object.hasOwn(SAME, word.text) ? SAME[word.text] : word.text;
  const read = name !== undefined && Object.hasOwn(RULES, name) ? RULES[name] : undefined;
  if (read === undefined || word.quoted) return cursor.mistake("unknown-word", "rules", Object.keys(RULES));
  cursor.next();
  const change = read(cursor);
  return change.kind === "invalid" ? change : { kind: "rules", wish: change };
}

function readQuarter(cursor: Cursor): RulesChange | Mistake {
  if (cursor.take(...NONE) !== null) return { kind: "quarter", most: null };
  const most = plainNumber(cursor.peek()?.text ?? "");
  if (most === null || most < 1 || most > MOST_A_QUARTER) return cursor.mistake("not-a-number", "quarter");
  cursor.next();
  return { kind: "quarter", most };
}

function readQuiet(cursor: Cursor): RulesChange | Mistake {
  if (cursor.take(...NONE) !== null) return { kind: "quiet", from: "00:00", to: "00:00" };
  const word = cursor.peek();
  const [, first = word?.text ?? "", second] = HOURS.exec(word?.text ?? "") ?? [];
  const from = timeOf(first);
  if (word === null || from === null) return cursor.mistake("not-hours", "quiet");
  cursor.next();
  if (second === undefined) cursor.take(...TO);
  const to = timeOf(second ?? cursor.peek()?.text ?? "");
  if (to === null)
    return second === undefined
      ? cursor.mistake("not-hours", "quiet")
      : cursor.mistakeAt(word, "not-hours", "quiet");
  if (second === undefined) cursor.next();
  return { kind: "quiet", from, to };
}

/** Gives "HH:MM" for "19:00", "7:30", "19", "7pm"; null for anything else. */
export function timeOf(text: string): string | null {
  const [, hour, minute = "00", half] =
    /^(\d{1,2})(?:[:.](\d{2}))?(am|pm)?$/.exec(text.trim().toLowerCase()) ?? [];
  if (hour === undefined) return null;
  if (half !== undefined && (Number(hour) < 1 || Number(hour) > 12)) return null;
  const full = half === undefined ? Number(hour) : (Number(hour) % 12) + (half === "pm" ? 12 : 0);
  // Midnight is also the end of a day.
  const time = `${String(full === 24 ? 0 : full).padStart(2, "0")}:${minute}`;
  return isTimeOfDay(time) ? time : null;
}

function readWorkdays(cursor: Cursor): RulesChange | Mistake {
  if (cursor.take("on", "yes", "only", "open") !== null) return { kind: "workdays", on: true };
  if (cursor.take(...NONE) !== null) return { kind: "workdays", on: false };
  return cursor.mistake("unknown-word", "workdays", ["on", "off"]);
}

function readHolidays(cursor: Cursor): RulesChange | Mistake {
  if (cursor.take(...NONE) !== null) return { kind: "holidays", place: null };
  const place = restOf(cursor);
  return place === "" ? cursor.mistake("missing", "holidays") : { kind: "holidays", place };
}

function readBlackout(cursor: Cursor): RulesChange | Mistake {
  if (cursor.take(...NONE) !== null) return { kind: "no-blackout", date: null };
  if (cursor.take("remove") !== null) {
    if (cursor.take("all", "everyone") !== null) return { kind: "no-blackout", date: null };
    const [, first] = RANGE.exec(cursor.peek()?.text ?? "") ?? [];
    const date = first === undefined ? takeDay(cursor) : takeDate(cursor, first);
    return typeof date === "string" ? { kind: "no-blackout", date } : date;
  }
  cursor.take("add", "new");
  const [, first, second] = RANGE.exec(cursor.peek()?.text ?? "") ?? [];
  if (first !== undefined && second !== undefined) {
    const to = readDate(second);
    if (to.kind === "bad") return bad(cursor, second, to.nearest);
    const from = takeDate(cursor, first);
    return typeof from === "string" ? named(cursor, from, to.date) : from;
  }
  const from = takeDay(cursor);
  if (typeof from !== "string") return from;
  if (cursor.take(...TO) === null) return named(cursor, from, from);
  const to = takeDay(cursor);
  return typeof to === "string" ? named(cursor, from, to) : to;
}

function named(cursor: Cursor, from: string, to: string): RulesChange {
  return { kind: "blackout", blackout: { from, to, name: restOf(cursor).slice(0, LONGEST_NAME) } };
}

function takeDay(cursor: Cursor): string | Mistake {
  const read = readDay(cursor.words, cursor.index());
  if (read.kind === "ambiguous") return cursor.mistake("ambiguous-date", "blackout");
  if (read.kind === "bad") return bad(cursor, cursor.peek()?.text ?? "", read.nearest);
  for (let taken = 0; taken < read.length; taken += 1) cursor.next();
  return read.day;
}

function takeDate(cursor: Cursor, text: string): string | Mistake {
  const date = readDate(text);
  if (date.kind === "bad") return bad(cursor, text, date.nearest);
  cursor.next();
  return date.date;
}

function bad(cursor: Cursor, word: string, nearest: string | null): Mistake {
  const mistake = cursor.mistake("not-a-date", "blackout");
  if (mistake.reason === "missing") return mistake;
  // Of a stretch only the end that is wrong.
  return { ...mistake, nearest, ...(cursor.peek()?.text === word ? {} : { word }) };
}

/** Takes everything that is left as one text, without its quotes. */
function restOf(cursor: Cursor): string {
  const text = freeText(cursor.source, cursor.words, cursor.index()) ?? "";
  while (cursor.next() !== null);
  return text.trim();
}
