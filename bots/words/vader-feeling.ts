// Asks VADER how a sentence is meant, and finds the sentence's words itself: VADER writes down every word with every punctuation mark before and behind it, each time.

/** A sentence as VADER goes through it. */
interface VaderText {
  readonly words_and_emoticons: readonly string[];
  /** Some words are all in capitals, and some are not. */
  readonly is_cap_diff: boolean;
}

/** As much of VADER as is used. */
export interface Vader {
  /** All of it at once: `compound` is a score from −1 to 1 for a text. */
  polarity_scores(text: string): { readonly compound: number };
  /** Adds to `weights` what the word at this place weighs. */
  sentiment_valence(none: 0, text: VaderText, word: string, at: number, weights: number[]): number[];
  but_check(words: readonly string[], weights: number[]): number[];
  score_valence(weights: readonly number[], text: string): { readonly compound: number };
}

// A word with one of VADER's marks before it or behind it, but not both; the word itself has none in it.
const PLAIN = "[^\\s!-/:-@[-`{-~]{2,}";
const MARKS = "(?:[.!?,;:'\"-]|!!!?|\\?\\?\\??|\\?!\\?!?|!\\?!\\??)";
const MARKED = new RegExp(`^(?:${MARKS}(${PLAIN})|(${PLAIN})${MARKS})$`);

/** Gives the score that VADER gives, from −1 to 1. */
export function vaderFeeling(text: string, vader: Vader): number {
  const words = text.split(/\s/).flatMap((token) => (token.length > 1 ? [unmarked(token)] : []));
  const shouted = words.filter(isShouted).length;
  const read = { words_and_emoticons: words, is_cap_diff: shouted > 0 && shouted < words.length };
  const weights: number[] = [];
  for (const [at, word] of words.entries()) {
    // "Kind of" is a degree, and kind to nobody.
    if (word.toLowerCase() === "kind" && words[at + 1]?.toLowerCase() === "of") weights.push(0);
    else vader.sentiment_valence(0, read, word, at, weights);
  }
  return vader.score_valence(vader.but_check(words, weights), text).compound;
}

function unmarked(token: string): string {
  const [, before, behind] = MARKED.exec(token) ?? [];
  return before ?? behind ?? token;
}

function isShouted(word: string): boolean {
  return /[A-Z]/.test(word) && !/[a-z]/.test(word);
}
