// What can be wished for a survey besides a change: a new one, its form, its versions, its end.

import type { Locale } from "../ports.ts";
import { TEMPLATE_KEYS } from "../survey/new-survey.ts";
import type { Cursor } from "./cursor.ts";
import type { Mistake } from "./fault.ts";
import { takeLanguage } from "./language-words.ts";
import { KEY } from "./schedule-spec.ts";
import { freeText } from "./words.ts";

/** A wish; `form` without a language is in the asker's own. */
export type SurveyWish =
  | { readonly kind: "new"; readonly from: string; readonly about: string | null }
  | { readonly kind: "form"; readonly locale: Locale | null }
  | { readonly kind: "versions" }
  | { readonly kind: "remove" };

const REMOVE = ["remove", "archive"] as const;

/** The words with which a wish begins. */
export const WISH_WORDS: readonly string[] = ["new", "versions", ...REMOVE];

/** Reads a new survey behind "new": its key, what it is made from, what it is about. */
export function readNew(
  cursor: Cursor,
  taken: readonly string[],
): { readonly key: string; readonly wish: SurveyWish } | Mistake {
  const word = cursor.peek();
  if (word === null) return cursor.mistake("missing", "new");
  const key = word.text.toLowerCase();
  // A survey called like a verb could never be named again.
  if (!KEY.test(key) || taken.includes(key)) return cursor.mistake("unknown-word", "new");
  cursor.next();
  if (cursor.take("from", "like", "as") === null) return cursor.mistake("missing", "from");
  const source = cursor.peek();
  if (source === null) return cursor.mistake("missing", "from", TEMPLATE_KEYS);
  cursor.next();
  const from = source.text.toLowerCase();
  if (cursor.take("about", "for") === null) return { key, wish: { kind: "new", from, about: null } };
  const about = freeText(cursor.source, cursor.words, cursor.index());
  if (about === null) return cursor.mistake("missing", "about");
  takeRest(cursor);
  return { key, wish: { kind: "new", from, about } };
}

/** Reads a wish for a survey that exists; null where something else stands there. */
export function readWish(cursor: Cursor): SurveyWish | null {
  if (cursor.take("versions") !== null) return { kind: "versions" };
  return cursor.take(...REMOVE) === null ? null : { kind: "remove" };
}

/** Reads what stands behind "edit" where that is the form: nothing, or a language. */
export function readForm(cursor: Cursor): SurveyWish | null {
  if (cursor.peek() === null) return { kind: "form", locale: null };
  const isLast = cursor.index() === cursor.words.length - 1;
  const locale = isLast ? takeLanguage(cursor) : null;
  return locale === null ? null : { kind: "form", locale };
}

/** Takes all words that are left: a text without quotes has been read from them. */
export function takeRest(cursor: Cursor): void {
  while (cursor.next() !== null);
}
