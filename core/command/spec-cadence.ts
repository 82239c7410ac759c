// How often, in a schedule's words: "every 2 weeks mon 10:00", "every quarter feb 10 10:00", cron "0 10 * * 2".
import { type Cadence, parseCadence } from "../ask/cadence.ts";
import type { Cursor } from "./cursor.ts";
import type { Mistake } from "./fault.ts";
import { MONTHS, monthOf } from "./month-names.ts";
import { plainNumber } from "./number.ts";
import { readTime, takeWeekday, WEEKDAY_WORDS, weekdayWord } from "./spec-moment.ts";

// What each first word says about the words behind it.
const FIRST: Readonly<Record<string, readonly string[]>> = {
  every: [],
  weekly: ["week"],
  biweekly: ["2", "weeks"],
  fortnightly: ["2", "weeks"],
  monthly: ["month"],
  quarterly: ["quarter"],
  yearly: ["year"],
  annually: ["year"],
};

/** The words that begin a cadence. */
export const CADENCE_WORDS: readonly string[] = Object.keys(FIRST);

/** A cadence as it was said, not checked yet. */
interface Said {
  readonly kind: "weekly" | ByMonth;
  readonly day: number;
  readonly at: string;
}
type ByMonth = "monthly" | "quarterly" | "yearly";

/** Reads what stands behind `first` as a cadence. */
export function readCadence(cursor: Cursor, first: string): Cadence | Mistake {
  const implied = FIRST[first] ?? [];
  const unit =
    implied.length > 0 ? { weeks: implied[0] === "2" ? 2 : 1, name: implied.at(-1) ?? "" } : readUnit(cursor);
  const start = cursor.words[cursor.index()] ?? null;
  const said = unit.name.startsWith("week")
    ? readWeekly(cursor, unit.weeks)
    : readByMonth(cursor, kindOf(unit.name));
  if (said.kind === "invalid") return said;
  const parsed = parseCadence(said);
  if (parsed.kind === "ok") return parsed.cadence;
  const reason = `cadence-${parsed.reason}` as const;
  return start === null ? cursor.mistake(reason, "every") : cursor.mistakeAt(start, reason, "every");
}

/** Reads a quoted cron expression, or five bare fields. */
export function readCron(cursor: Cursor): Cadence | Mistake {
  const start = cursor.peek();
  if (start === null) return cursor.mistake("missing", "cron");
  const fields: string[] = [];
  const wanted = start.quoted ? 1 : 5;
  for (let taken = 0; taken < wanted; taken += 1) {
    const word = cursor.next();
    if (word === null) break;
    fields.push(word.quoted ? word.raw.normalize("NFKC") : word.text);
  }
  const parsed = parseCadence({ kind: "cron", expression: fields.join(" ") });
  return parsed.kind === "ok" ? parsed.cadence : cursor.mistakeAt(start, `cadence-${parsed.reason}`, "cron");
}

/** Writes a cadence so that readSpec reads it again. */
export function writeCadence(cadence: Cadence): string {
  if (cadence.kind === "cron") return `cron "${cadence.expression}"`;
  if (cadence.kind === "weekly") {
    const weeks = cadence.everyWeeks === 1 ? "" : `${cadence.everyWeeks} weeks `;
    return `every ${weeks}${weekdayWord(cadence.day)} ${cadence.at}`;
  }
  const unit = { monthly: "month", quarterly: "quarter", yearly: "year" }[cadence.kind];
  const month = cadence.month === undefined ? "" : `${MONTHS[cadence.month - 1] ?? ""} `;
  return `every ${unit} ${month}${cadence.day} ${cadence.at}`;
}

function readUnit(cursor: Cursor): { readonly weeks: number; readonly name: string } {
  const word = cursor.peek();
  const glued = /^(\d{1,3})w$/.exec(word?.text ?? "")?.[1];
  if (glued !== undefined) {
    cursor.next();
    return { weeks: Number(glued), name: "weeks" };
  }
  if (cursor.take("other", "second") !== null) {
    cursor.take("week", "weeks");
    return { weeks: 2, name: "weeks" };
  }
  const count = word === null ? null : plainNumber(word.text);
  const behind = cursor.words[cursor.index() + 1]?.text ?? "";
  if (count !== null && (behind === "week" || behind === "weeks")) {
    cursor.next();
    cursor.next();
    return { weeks: count, name: "weeks" };
  }
  return { weeks: 1, name: cursor.take("week", "month", "quarter", "year") ?? "week" };
}

function kindOf(unit: string): ByMonth {
  if (unit === "quarter") return "quarterly";
  return unit === "year" ? "yearly" : "monthly";
}

function readWeekly(cursor: Cursor, everyWeeks: number): Said | Mistake {
  cursor.take("on");
  const day = takeWeekday(cursor);
  if (day === null)
    return cursor.mistake("not-a-weekday", "every", [...WEEKDAY_WORDS, "week", "month", "quarter", "year"]);
  const at = readTime(cursor, "every");
  return typeof at === "string" ? { kind: "weekly", day, at, ...{ everyWeeks } } : at;
}

function readByMonth(cursor: Cursor, kind: ByMonth): Said | Mistake {
  cursor.take("on");
  cursor.take("the");
  const before = takeMonth(cursor);
  cursor.take("the");
  const word = cursor.peek();
  const day = word === null ? null : plainNumber(word.text);
  if (word === null || day === null || cursor.next() === null) return cursor.mistake("not-a-number", "every");
  cursor.take("of");
  const month = before ?? takeMonth(cursor);
  const at = readTime(cursor, "every");
  if (typeof at !== "string") return at;
  return { kind, day, at, ...(month === null ? {} : { month }) };
}

function takeMonth(cursor: Cursor): number | null {
  const month = monthOf(cursor.peek()?.text ?? "");
  if (month !== null) cursor.next();
  return month;
}
