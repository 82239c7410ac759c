// Reads words one after another: what every part of the grammar walks with.
import type { Fault, Mistake } from "./fault.ts";
import { nearest } from "./nearest.ts";
import type { Word } from "./words.ts";

// What people type who have not read which word it is.
const SAME: ReadonlyMap<string, readonly string[]> = new Map([
  ["delete", ["remove", "erase"]],
  ["del", ["remove", "erase"]],
  ["remove", ["erase"]],
  ["stop", ["pause"]],
  ["cancel", ["off"]],
  ["disable", ["off", "pause"]],
  ["enable", ["on", "resume"]],
  ["start", ["resume"]],
  ["create", ["new", "add"]],
  ["make", ["new"]],
]);

/** A place between words; `take` and its kind move it on when they find what they look for. */
export interface Cursor {
  readonly source: string;
  readonly words: readonly Word[];
  index(): number;
  peek(): Word | null;
  next(): Word | null;
  /** Takes the next word when it is one of these unquoted ones, or means the same as one of them: then it gives that one. */
  take(...texts: readonly string[]): string | null;
  /** Says that the next word (or the end) is not what was looked for. */
  mistake(reason: Fault, about: string, candidates?: Iterable<string>): Mistake;
  /** Says that a word already taken is wrong. */
  mistakeAt(word: Word, reason: Fault, about: string, candidates?: Iterable<string>): Mistake;
}

/** Gives a cursor before the first of `words`. */
export function cursorOver(source: string, words: readonly Word[]): Cursor {
  let index = 0;
  const peek = (): Word | null => words[index] ?? null;
  const next = (): Word | null => {
    const word = peek();
    if (word !== null) index += 1;
    return word;
  };
  const mistakeAt: Cursor["mistakeAt"] = (word, reason, about, candidates = []) => ({
    kind: "invalid",
    reason,
    about,
    word: word.typed,
    at: word.at,
    nearest: word.quoted ? null : nearest(word.text, candidates),
  });
  return {
    source,
    words,
    index: () => index,
    peek,
    next,
    take: (...texts) => {
      const word = peek();
      if (word === null || word.quoted) return null;
      const meant = [word.text, ...(SAME.get(word.text) ?? [])].find((text) => texts.includes(text));
      if (meant === undefined) return null;
      index += 1;
      return meant;
    },
    mistake: (reason, about, candidates) => {
      const word = peek();
      if (word !== null) return mistakeAt(word, reason, about, candidates);
      return { kind: "invalid", reason: "missing", about, word: "", at: source.length, nearest: null };
    },
    mistakeAt,
  };
}
