// The commands about the journey and about value: their words behind "journey" and "value".
import { VALUE_CELLS, type ValueCell } from "../score/value.ts";
import type { Cursor } from "./cursor.ts";
import type { Mistake } from "./fault.ts";
import { KEY } from "./schedule-spec.ts";
import { isMistake, type Option, takeOptions } from "./take-options.ts";
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
  const said = takeOptions(cursor, { cell: ONE_CELL, survey: ONE_KEY }, () =>
    cursor.mistake("unknown-word", "value", VALUE_CELLS),
  );
  return isMistake(said) ? said : { kind: "value", ...said };
}

const ONE_CELL: Option<ValueCell> = {
  take(cursor, { text }) {
    const named = VALUE_CELLS.find((name) => name.toLowerCase() === text);
    if (named === undefined) return null;
    cursor.next();
    return named;
  },
  second: ["twice", "value"],
};

const ONE_KEY: Option<string> = {
  take(cursor, { text }) {
    const key = text.toLowerCase();
    if (!KEY.test(key)) return null;
    cursor.next();
    return key;
  },
  second: ["too-much", "value", VALUE_CELLS],
};
