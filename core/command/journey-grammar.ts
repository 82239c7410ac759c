// The commands about the journey and about value: their words behind "journey" and "value".
import { VALUE_CELLS, type ValueCell } from "../score/value.ts";
import type { Cursor } from "./cursor.ts";
import type { Mistake } from "./fault.ts";
import { KEY } from "./schedule-spec.ts";
import { unescapeSlack } from "./words.ts";

/** The names of touchpoints in the order that is wanted; null shows the journey. */
export interface JourneyWish {
  readonly kind: "journey";
  readonly order: readonly string[] | null;
}

/** Which survey, and the people of which cell; null for what was not said. */
export interface ValueWish {
  readonly kind: "value";
  readonly survey: string | null;
  readonly cell: ValueCell | null;
}

const BETWEEN = /[,;>，、；→]+/;

/** Reads whether the journey is to be shown or put in order: names with commas between them, or single words. */
export function readJourney(cursor: Cursor): JourneyWish | Mistake {
  if (cursor.peek() === null) return { kind: "journey", order: null };
  if (cursor.take("order") === null) return cursor.mistake("unknown-word", "journey", ["order"]);
  const first = cursor.peek();
  if (first === null) return cursor.mistake("missing", "journey");
  const raw: string[] = [];
  for (let word = cursor.next(); word !== null; word = cursor.next()) raw.push(word.raw);
  // Names are taken as they were typed: a touchpoint may be called what is a word of the grammar elsewhere.
  const text = unescapeSlack(cursor.source.slice(first.from)).trim();
  const names = BETWEEN.test(text) ? text.split(BETWEEN) : raw.length === 1 ? [text] : text.split(/\s+/);
  const order = names.map((name) => name.trim().replace(QUOTES, "")).filter((name) => name !== "");
  return order.length === 0 ? cursor.mistakeAt(first, "missing", "journey") : { kind: "journey", order };
}

const QUOTES = /^["'“”「『]+|["'“”」』]+$/g;

/** Reads which survey's value is meant, and whose names: `A1` … `C2`, in either order. */
export function readValue(cursor: Cursor): ValueWish | Mistake {
  let survey: string | null = null;
  let cell: ValueCell | null = null;
  for (let word = cursor.peek(); word !== null; word = cursor.peek()) {
    const named = VALUE_CELLS.find((name) => name.toLowerCase() === word.text);
    if (named !== undefined) {
      if (cell !== null) return cursor.mistake("twice", "value");
      cell = named;
    } else {
      if (!KEY.test(word.text.toLowerCase())) return cursor.mistake("unknown-word", "value", VALUE_CELLS);
      if (survey !== null) return cursor.mistake("too-much", "value", VALUE_CELLS);
      survey = word.text.toLowerCase();
    }
    cursor.next();
  }
  return { kind: "value", survey, cell };
}
