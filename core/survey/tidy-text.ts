// Makes one line of what an admin wrote for a survey, or says why it will not do.
import { type InvalidChange, invalid } from "./survey-change.ts";

/** Gives a text on one line without control characters, or why it will not do; `most` is its longest in characters. */
export function tidy(words: string, most: number): string | InvalidChange {
  const text = words
    .normalize("NFC")
    .replace(/[\p{Cc}\s]+/gu, " ")
    .trim();
  if (text === "") return invalid("empty");
  return [...text].length > most ? invalid("too-long", most) : text;
}

/** Says whether two labels would be read as the same. */
export function isSame(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}

/** Gives the first of prefix1, prefix2 … that no item has: a number says nothing that could become untrue, and outlives a rename. */
export function freeKey(prefix: string, taken: readonly { readonly key: string }[]): string {
  const keys = new Set(taken.map(({ key }) => key));
  let number = 1;
  while (keys.has(`${prefix}${number}`)) number += 1;
  return `${prefix}${number}`;
}
