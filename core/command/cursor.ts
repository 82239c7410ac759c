// Reads words one after another: what every part of the grammar walks with.
import type { Fault, Mistake } from "./fault.ts";
import { nearest } from "./nearest.ts";
import type { Word } from "./words.ts";

/** A place between words; `take` and its kind move it on when they find what they look for. */
export interface Cursor {
  readonly source: string;
  readonly words: readonly Word[];
  index(): number;
  peek(): Word | null;
  next(): Word | null;
  /** Takes the next word when it is one of these unquoted ones. */
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
    word: word.raw,
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
      if (word === null || word.quoted || !texts.includes(word.text)) return null;
      index += 1;
      return word.text;
    },
    mistake: (reason, about, candidates) => {
      const word = peek();
      if (word !== null) return mistakeAt(word, reason, about, candidates);
      return { kind: "invalid", reason: "missing", about, word: "", at: source.length, nearest: null };
    },
    mistakeAt,
  };
}
