// Who reads a summary, how often and when, as it is typed: the words behind "subscribe" and "unsubscribe".
import type { Period } from "../steer/subscription.ts";
import type { Cursor } from "./cursor.ts";
import type { Mistake } from "./fault.ts";
import { plainNumber } from "./number.ts";
import { type Reference, readPlace } from "./reference.ts";
import { KEY } from "./schedule-spec.ts";
import { readTime } from "./spec-moment.ts";
import { isMistake } from "./take-options.ts";
import { takeSurvey } from "./take-sentence.ts";

/** Where a summary goes, as it was said. */
export type SaidReader =
  | { readonly kind: "me" }
  | { readonly kind: "here" }
  | { readonly kind: "channel"; readonly reference: Reference };

/** What was said of a subscription; null was not said. */
export interface SubscribeWish {
  readonly period: Period;
  readonly survey: string | null;
  readonly reader: SaidReader;
  /** HH:MM. */
  readonly at: string | null;
}

const PERIOD_WORDS: Readonly<Record<string, Period>> = {
  week: "week",
  // Every Monday is when it comes.
  mon: "week",
  weekly: "week",
  weeks: "week",
  // What 周报 is read as.
  digest: "week",
  month: "month",
  monthly: "month",
  quarter: "quarter",
  quarterly: "quarter",
};
const OPTIONS = [...Object.keys(PERIOD_WORDS), "here", "me", "at", "for"];

/** Reads who is to read what, and when; nothing lists what there is. */
export function readSubscribe(
  cursor: Cursor,
): { readonly kind: "subscribe"; readonly wish: SubscribeWish | null } | Mistake {
  if (cursor.peek() === null) return { kind: "subscribe", wish: null };
  let period: Period | null = null;
  let survey: string | null = null;
  let reader: SaidReader | null = null;
  let at: string | null = null;
  while (cursor.peek() !== null) {
    cursor.take("every", "to", "in");
    if (cursor.take("summary") !== null) continue;
    const word = cursor.peek();
    if (word === null) return cursor.mistake("missing", "subscribe");
    const said = cursor.take(...Object.keys(PERIOD_WORDS));
    if (said !== null) {
      if (period !== null) return cursor.mistakeAt(word, "twice", "subscribe");
      period = PERIOD_WORDS[said] ?? null;
      continue;
    }
    const place = takeReader(cursor);
    if (place !== null) {
      if (reader !== null) return cursor.mistakeAt(word, "too-much", "subscribe");
      reader = place;
      continue;
    }
    if (cursor.take("at") !== null || /^\d{1,2}[:.]\d{2}$/.test(word.text)) {
      if (at !== null) return cursor.mistakeAt(word, "twice", "at");
      const time = readTime(cursor, "at");
      if (typeof time !== "string") return time;
      at = time;
      continue;
    }
    const named = takeSurvey(cursor) ?? takeKey(cursor);
    if (named === null) return cursor.mistake("unknown-word", "subscribe", OPTIONS);
    if (isMistake(named)) return named;
    if (survey !== null) return cursor.mistakeAt(word, "too-much", "subscribe", OPTIONS);
    survey = named;
  }
  if (period === null) return { ...cursor.mistake("not-a-period", "subscribe"), reason: "not-a-period" };
  return { kind: "subscribe", wish: { period, survey, reader: reader ?? { kind: "me" }, at } };
}

/** Reads which subscription ends, by its place in the list; nothing lists them. */
export function readUnsubscribe(
  cursor: Cursor,
): { readonly kind: "unsubscribe"; readonly number: number | null } | Mistake {
  const word = cursor.peek();
  if (word === null) return { kind: "unsubscribe", number: null };
  const number = plainNumber(word.text);
  if (number === null) return cursor.mistake("not-a-number", "unsubscribe");
  cursor.next();
  return { kind: "unsubscribe", number };
}

function takeReader(cursor: Cursor): SaidReader | null {
  if (cursor.take("me", "myself") !== null) return { kind: "me" };
  if (cursor.take("here") !== null) return { kind: "here" };
  const word = cursor.peek();
  const place = word === null ? null : readPlace(word);
  if (place === null || place.kind !== "channel") return null;
  cursor.next();
  return { kind: "channel", reference: place.reference };
}

function takeKey(cursor: Cursor): string | null {
  const word = cursor.peek();
  const key = word?.text.toLowerCase() ?? "";
  if (word === null || word.quoted || !KEY.test(key) || plainNumber(key) !== null) return null;
  cursor.next();
  return key;
}
