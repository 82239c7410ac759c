// What the words wing needs from outside: something that reads English and Chinese. It runs on this machine.
import type { Turns } from "../ports.ts";

/** The languages that themes and moods are read in. */
export type WordLanguage = "en" | "zh";

/** One word of a text. */
export interface Token {
  readonly language: WordLanguage;
  /** As it stands in the text. */
  readonly text: string;
  /** The same for the forms of one word: "meetings" and "Meeting" share theirs. */
  readonly stem: string;
  /** Where it begins and ends in the text, in UTF-16 units. */
  readonly at: number;
  readonly end: number;
  /** It is known, or looks, to be a person's name. */
  readonly isName: boolean;
}

/** Reads texts, one at a time and without waiting. */
export interface Reader {
  /** The words of a text in their order: no punctuation, numbers, emoji or other scripts. */
  tokens(text: string): readonly Token[];
  /** How well a text is meant, from −1 to 1; 0 where nothing in it tells. */
  feeling(text: string): number;
}

/** Gives the reader. Its dictionaries are loaded at the first call and once, giving way while they are. */
export interface Language {
  reader(turns: Turns): Promise<Reader>;
}
