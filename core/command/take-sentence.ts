// A sentence among words: in quotes, or up to the word that says what comes next.
import type { Cursor } from "./cursor.ts";
import type { Mistake } from "./fault.ts";
import { readDay } from "./said-day.ts";
import { KEY } from "./schedule-spec.ts";
import type { Option } from "./take-options.ts";
import { unescapeSlack, type Word } from "./words.ts";

/** Takes a sentence in quotes, or unquoted words up to one of `stops`, as it was typed; at most `most` characters. */
export function takeSentence(
  cursor: Cursor,
  about: string,
  stops: readonly string[],
  most: number,
): string | Mistake {
  const first = cursor.peek();
  if (first === null) return cursor.mistake("missing", about);
  const text = sentence(cursor, first, stops).trim();
  if (text === "") return cursor.mistakeAt(first, "missing", about);
  return [...text].length > most
    ? cursor.mistakeAt({ ...first, typed: brief(text) }, "too-long", about)
    : text;
}

function sentence(cursor: Cursor, first: Word, stops: readonly string[]): string {
  cursor.next();
  let word = cursor.peek();
  // A quote that something touches is the beginning of an unquoted sentence: “免打扰日”每周一次.
  const isAll = first.quoted && (word?.at !== first.end || word.quoted || isStop(cursor, word, stops));
  if (isAll) return first.raw;
  let last = first.quoted ? first.end : endOf(first, word);
  while (word !== null && !isStop(cursor, word, stops)) {
    cursor.next();
    const next = cursor.peek();
    last = endOf(word, next);
    word = next;
  }
  return unescapeSlack(cursor.source.slice(first.from, last));
}

// Where Chinese words touch each other, one ends where the next begins.
function endOf(word: Word, next: Word | null): number {
  return next !== null && next.at === word.at && next.from > word.from ? next.from : word.end;
}

// Nobody's sentence ends in a date or in 问卷 staff; in English "survey" is a word like any other.
function isStop({ words, source, index }: Cursor, word: Word, stops: readonly string[]): boolean {
  if (word.quoted) return false;
  if (stops.includes(word.text)) return true;
  const behind = words.slice(words.indexOf(word, index()) + 1);
  const isSurvey = (of: Word | undefined) => of?.text === "survey" && source.startsWith("问卷", of.from);
  if (isSurvey(word)) return behind.length === 1;
  const day = readDay([word, ...behind], 0);
  const next = day.kind === "ok" ? behind[day.length - 1] : undefined;
  return day.kind === "ok" && (next === undefined || next.text === "for" || isSurvey(next));
}

/** Takes "for staff" and gives the survey's key; null where nothing of the kind comes next. */
export function takeSurvey(cursor: Cursor): string | Mistake | null {
  if (cursor.take("for", "survey") === null) return null;
  cursor.take("survey");
  const key = cursor.peek()?.text.toLowerCase() ?? "";
  if (!KEY.test(key)) return cursor.mistake(cursor.peek() === null ? "missing" : "unknown-word", "survey");
  cursor.next();
  return key;
}

/** At most one survey among options. */
export const ONE_SURVEY: Option<string> = { take: takeSurvey, second: ["twice", "survey"] };

function brief(text: string): string {
  return `${[...text].slice(0, 40).join("")}…`;
}
