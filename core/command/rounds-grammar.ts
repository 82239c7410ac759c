// The commands about rounds, their results and the log: their words behind "digest", "open", "close", "pause" and the like.
import type { Command } from "./command.ts";
import type { Cursor } from "./cursor.ts";
import type { Mistake } from "./fault.ts";
import { plainNumber } from "./number.ts";
import { readSpec } from "./read-spec.ts";
import { MOST_LINES } from "./run-log.ts";
import { KEY } from "./schedule-spec.ts";

// The most rounds that `digest last` looks at: a year of weeks.
const MOST_ROUNDS = 52;

/** Reads which result is meant, of how many rounds, and whether to share it. */
export function readDigest(cursor: Cursor): Command | Mistake {
  let survey: string | null = null;
  let last: number | null = null;
  let share = false;
  for (let word = cursor.peek(); word !== null; word = cursor.peek()) {
    if (cursor.take("share") !== null) {
      share = true;
      continue;
    }
    cursor.take("last");
    const number = cursor.peek() === null ? null : plainNumber(cursor.peek()?.text ?? "");
    if (number !== null && number >= 1 && number <= MOST_ROUNDS) {
      if (last !== null) return cursor.mistake("twice", "last");
      last = number;
      cursor.next();
      cursor.take("round", "rounds");
      continue;
    }
    if (number !== null || word.text === "last") return cursor.mistake("not-a-number", "last");
    const key = word.text.toLowerCase();
    if (!KEY.test(key)) return cursor.mistake("unknown-word", "digest", ["share", "last"]);
    if (survey !== null) return cursor.mistake("too-much", "digest", ["share", "last"]);
    survey = key;
    cursor.next();
  }
  return { kind: "digest", survey, last, share };
}

/** Reads how many changes to list. */
export function readLog(cursor: Cursor): Command | Mistake {
  cursor.take("last");
  const word = cursor.peek();
  if (word === null) return { kind: "log", last: null };
  const last = plainNumber(word.text);
  if (last === null || last < 1 || last > MOST_LINES) return cursor.mistake("not-a-number", "log");
  cursor.next();
  return { kind: "log", last };
}

/** Reads a schedule in words; nothing asks for the form. */
export function readSchedule(cursor: Cursor): Command | Mistake {
  if (cursor.peek() === null) return { kind: "schedule", spec: null };
  const parsed = readSpec(cursor);
  return parsed.kind === "ok" ? { kind: "schedule", spec: parsed.spec } : parsed;
}

/** Reads the key of a survey or schedule; null where none is said. */
export function readKey(cursor: Cursor, about: string): string | null | Mistake {
  const word = cursor.peek();
  if (word === null) return null;
  const key = word.text.toLowerCase();
  if (!KEY.test(key)) return cursor.mistake("unknown-word", about);
  cursor.next();
  return key;
}

/** Reads which schedule is to rest or to go on. */
export function keyed(cursor: Cursor, kind: "pause" | "resume"): Command | Mistake {
  const key = readKey(cursor, kind);
  return typeof key === "object" && key !== null ? key : { kind, key };
}

/** Reads which schedule asks now, and whether it only shows what it would do. */
export function readOpen(cursor: Cursor): Command | Mistake {
  if (takeDryRun(cursor)) return { kind: "open", key: null, dryRun: true };
  const key = readKey(cursor, "open");
  if (typeof key === "object" && key !== null) return key;
  return takeDryRun(cursor) ? { kind: "open", key, dryRun: true } : { kind: "open", key };
}

function takeDryRun(cursor: Cursor): boolean {
  if (cursor.take("dry-run", "dryrun") !== null) return true;
  if (cursor.peek()?.text !== "dry" || cursor.peek()?.quoted === true) return false;
  const next = cursor.words[cursor.index() + 1];
  if (next?.text !== "run") return false;
  return cursor.take("dry") !== null && cursor.take("run") !== null;
}

/** Reads which round ends now. */
export function readClose(cursor: Cursor): Command | Mistake {
  cursor.take("round", "rounds");
  const word = cursor.peek();
  if (word === null) return { kind: "close", number: null };
  const number = plainNumber(word.text);
  if (number === null) return cursor.mistake("not-a-number", "close");
  cursor.next();
  return { kind: "close", number };
}
