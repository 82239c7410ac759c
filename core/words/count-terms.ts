// Counts how many people speak of what, by band: each person once, whatever they wrote and however often.
import { type Band, type BandCounts, bandOf } from "../score/tally.ts";
import type { WordLanguage } from "./ports.ts";
import type { Term } from "./terms.ts";

/** How many people speak of one thing. */
export interface TermCount {
  readonly key: string;
  readonly language: WordLanguage;
  readonly parts: readonly string[];
  readonly isVague: boolean;
  readonly people: number;
  readonly bands: BandCounts;
  /** People who write it with a large letter, and with a small one, where either says something. */
  readonly upper: number;
  readonly lower: number;
  /** People by form. */
  readonly forms: ReadonlyMap<string, number>;
}

/** What a round speaks of. */
export interface TermCounts {
  readonly words: ReadonlyMap<string, TermCount>;
  readonly pairs: ReadonlyMap<string, TermCount>;
  /** By how much the people of a pair may be too few: what hardly anyone says is let go where a round says too much. */
  readonly lost: number;
}

/** The most words, and the most pairs, that are kept in memory: far more than ten themes need. */
export const MOST_TERMS = 50_000;

/** Counts terms. */
export interface TermCounter {
  take(score: number, terms: ReadonlyMap<string, Term>): void;
  result(): TermCounts;
}

/** Makes a counter; `most` terms of each kind are kept. */
export function createTermCounter(most = MOST_TERMS): TermCounter {
  const words = shelf(most);
  const pairs = shelf(most);
  return {
    take(score, terms) {
      const band = bandOf(score);
      for (const term of terms.values()) (term.parts.length === 0 ? words : pairs).take(term, band);
      words.tidy();
      pairs.tidy();
    },
    result: () => ({
      words: words.counts,
      pairs: pairs.counts,
      lost: Math.max(words.lost(), pairs.lost()),
    }),
  };
}

interface Counting {
  readonly key: string;
  readonly language: WordLanguage;
  readonly parts: readonly string[];
  readonly isVague: boolean;
  people: number;
  readonly bands: { promoters: number; passives: number; detractors: number };
  upper: number;
  lower: number;
  readonly forms: Map<string, number>;
}

// Lossy counting (Manku & Motwani 2002): each time there are too many, those that the fewest people say go.
function shelf(most: number) {
  const counts = new Map<string, Counting>();
  let lost = 0;
  return {
    counts,
    lost: () => lost,
    take({ key, language, parts, isVague, form, letter }: Term, band: Band) {
      let count = counts.get(key);
      if (count === undefined) {
        const bands = { promoters: 0, passives: 0, detractors: 0 };
        count = { key, language, parts, isVague, people: 0, bands, upper: 0, lower: 0, forms: new Map() };
        counts.set(key, count);
      }
      count.people += 1;
      count.bands[`${band}s`] += 1;
      if (letter !== "unknown") count[letter] += 1;
      count.forms.set(form, (count.forms.get(form) ?? 0) + 1);
    },
    tidy() {
      if (counts.size <= most) return;
      for (let few = 1; counts.size > most / 2; few += 1) {
        lost += 1;
        for (const [key, { people }] of counts) if (people <= few) counts.delete(key);
      }
    },
  };
}
