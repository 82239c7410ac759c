// A sentence among words: in quotes, or up to the word that says what comes next.
import { CHINESE_WORDS } from "./chinese-words.ts";
import type { Cursor } from "./cursor.ts";
import type { Mistake } from "./fault.ts";
import { KEY } from "./schedule-spec.ts";
import { unescapeSlack, type Word } from "./words.ts";

// In Chinese the quotes touch the word before them: 行动“开会更少”.
const GLUED = /^[^\s"“「『]*["“「『]([^"”」』]*)["”」』]/;
const BY_LENGTH = Object.keys(CHINESE_WORDS).sort((one, other) => other.length - one.length);

/** Takes a sentence in quotes, or unquoted words up to one of `stops`, as it was typed; at most `most` characters. */
export function takeSentence(
  cursor: Cursor,
  about: string,
  stops: readonly string[],
  most: number,
): string | Mistake {
  const first = cursor.peek();
  if (first === null) return cursor.mistake("missing", about);
  const text = (quotedIn(cursor, first) ?? unquoted(cursor, first, stops)).trim();
  if (text === "") return cursor.mistakeAt(first, "missing", about);
  return [...text].length > most ? cursor.mistakeAt({ ...first, raw: brief(text) }, "too-long", about) : text;
}

function quotedIn(cursor: Cursor, first: Word): string | null {
  if (first.quoted) {
    cursor.next();
    return first.raw;
  }
  const glued = GLUED.exec(cursor.source.slice(first.at));
  if (glued === null) return null;
  const end = first.at + glued[0].length;
  for (let word = cursor.peek(); word !== null && word.at < end; word = cursor.peek()) cursor.next();
  return unescapeSlack(glued[1] ?? "");
}

function unquoted(cursor: Cursor, first: Word, stops: readonly string[]): string {
  const isStop = (word: Word): boolean => !word.quoted && stops.includes(word.text);
  let last = first.end;
  let word = cursor.peek();
  while (word !== null && !isStop(word)) {
    last = word.end;
    cursor.next();
    word = cursor.peek();
  }
  const said = unescapeSlack(cursor.source.slice(first.at, last));
  // What touches the word before it begins with that word.
  const before = cursor.words[cursor.words.indexOf(first) - 1];
  if (before?.at !== first.at) return said;
  return said.slice(BY_LENGTH.find((each) => said.startsWith(each))?.length ?? 0);
}

/** Takes "for staff"; null where nothing of the kind comes next. */
export function takeSurvey(cursor: Cursor): { readonly key: string } | Mistake | null {
  if (cursor.take("for", "survey") === null) return null;
  cursor.take("survey");
  const key = cursor.peek()?.text.toLowerCase() ?? "";
  if (!KEY.test(key)) return cursor.mistake(cursor.peek() === null ? "missing" : "unknown-word", "survey");
  cursor.next();
  return { key };
}

function brief(text: string): string {
  return `${[...text].slice(0, 40).join("")}…`;
}
