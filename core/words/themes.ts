// Chooses what many people have in common from what everyone speaks of: at most ten themes, each a word or a pair that says more than a word.
import { logOdds, priorOf } from "../score/log-odds.ts";
import type { TermCount, TermCounts } from "./count-terms.ts";
import { isKnownThing } from "./known-things.ts";
import type { WordLanguage } from "./ports.ts";

/** What many comments have in common. */
export interface Theme {
  readonly key: string;
  readonly language: WordLanguage;
  /** The commonest way to say it, and the others that are not rare. */
  readonly label: string;
  readonly variants: readonly string[];
  readonly count: TermCount;
  /** How much more those with 9–10 speak of it than those with 0–6, in standard errors; negative for less. */
  readonly z: number;
}

/** The most themes of a round. */
export const MOST_THEMES = 10;

/** From this z on, either way, the difference between two groups is more than chance explains (two-sided, 5 %). */
export const LEANS_FROM = 1.96;

// Words of evidence that the round as a whole weighs in the contrast of its groups: those of some sixty comments.
const PRIOR_WORDS = 500;
// A pair says more than its words where they meet this much more often than by chance, and most of those who say the word say the pair.
const LEAST_LIFT = 2;
const LEAST_SURPRISE = 2.5;
const REPLACES_FROM = 0.5;
const STANDS_BESIDE_FROM = 0.2;
// A theme that tells groups apart goes before others that more people speak of.
const LEAN_BONUS = 1.5;

/** What a theme has to keep to. */
export interface ThemeRules {
  /** The fewest people behind a theme, a form of it, and what it leaves of another. */
  readonly least: number;
  /** People who wrote something. */
  readonly people: number;
}

/** Gives the themes of a round, the commonest first. */
export function chooseThemes(
  { words, pairs, lost }: TermCounts,
  { least, people }: ThemeRules,
): readonly Theme[] {
  const isCommon = (term: TermCount) => term.people >= least && !isName(term);
  const known = new Map([...words].filter(([, term]) => isCommon(term)));
  const commonPairs = [...pairs.values()].filter(
    (pair) => isCommon(pair) && pair.parts.every((part) => known.has(part)),
  );
  const telling = commonPairs.filter((pair) => saysMore(pair, known, people));
  const replaced = new Set<string>();
  const keptPairs = withoutTwins(telling, known).filter((pair) => {
    for (const part of wholesOf(pair, known)) {
      const share = pair.people / part.people;
      const left = part.people - pair.people - lost;
      if (share >= REPLACES_FROM) replaced.add(part.key);
      // What a pair leaves of its word has to be no fewer people than anything else that is shown.
      else if (share < STANDS_BESIDE_FROM || left < least) return false;
    }
    return true;
  });
  const keptWords = [...known.values()].filter(({ key, isVague }) => !isVague && !replaced.has(key));
  const contrast = contrastOf([...known.values(), ...commonPairs]);
  const z = (term: TermCount) => contrast.get(term.key)?.z ?? 0;
  const weight = (term: TermCount) => term.people * (Math.abs(z(term)) >= LEANS_FROM ? LEAN_BONUS : 1);
  const chosen = [...keptPairs, ...keptWords]
    // Among equals those that tell groups apart, not those of the language that comes first in the alphabet.
    .sort((a, b) => weight(b) - weight(a) || Math.abs(z(b)) - Math.abs(z(a)) || compare(a.key, b.key))
    .slice(0, MOST_THEMES);
  return chosen
    .sort((a, b) => b.people - a.people || compare(a.key, b.key))
    .map(
      (term): Theme => ({
        key: term.key,
        language: term.language,
        ...wordingOf(term, least),
        count: term,
        z: z(term),
      }),
    );
}

// A pair with a name in it is as much of a name: its words have to be common too, and no names.
// What is mostly written with a large letter is a name, unless it is known for something else.
function isName({ key, upper, lower }: TermCount): boolean {
  return upper > 0 && upper >= lower && !isKnownThing(key);
}

function saysMore(pair: TermCount, known: ReadonlyMap<string, TermCount>, people: number): boolean {
  const [one, other] = pair.parts.map((key) => known.get(key));
  if (one === undefined || other === undefined) return false;
  const expected = (one.people * other.people) / Math.max(people, 1);
  // Words that nearly everyone says cannot meet more often than they do by chance: there the share decides.
  const surprise = (pair.people - expected) / Math.sqrt(expected);
  const most = Math.max(one.people, other.people);
  return (
    (pair.people / expected >= LEAST_LIFT && surprise >= LEAST_SURPRISE) ||
    pair.people / most >= REPLACES_FROM
  );
}

// The words of a pair that could stand alone.
function wholesOf(pair: TermCount, known: ReadonlyMap<string, TermCount>): readonly TermCount[] {
  return pair.parts.flatMap((key) => {
    const part = known.get(key);
    return part === undefined || part.isVague ? [] : [part];
  });
}

// Two pairs that share a word and most of their people are one theme, such as the halves of a phrase of three words.
function withoutTwins(
  pairs: readonly TermCount[],
  known: ReadonlyMap<string, TermCount>,
): readonly TermCount[] {
  const kept: TermCount[] = [];
  for (const pair of [...pairs].sort((a, b) => b.people - a.people || compare(a.key, b.key))) {
    const isTwin = kept.some((other) => {
      const shared = pair.parts.find((part) => other.parts.includes(part));
      if (shared === undefined) return false;
      const both = pair.people + other.people - (known.get(shared)?.people ?? 0);
      return both >= REPLACES_FROM * pair.people;
    });
    if (!isTwin) kept.push(pair);
  }
  return kept;
}

// The round's own words, all bands together, are the prior: what everyone says tells nobody apart.
function contrastOf(terms: readonly TermCount[]) {
  const by = (count: (term: TermCount) => number) =>
    new Map(terms.map((term) => [term.key, count(term)] as const));
  return logOdds(
    by(({ bands }) => bands.promoters),
    by(({ bands }) => bands.detractors),
    priorOf(
      by(({ people }) => people),
      PRIOR_WORDS,
    ),
  );
}

function wordingOf({ key, forms }: TermCount, least: number): { label: string; variants: readonly string[] } {
  const [first, ...others] = [...forms].sort(
    ([a, many], [b, more]) => more - many || a.length - b.length || compare(a, b),
  );
  return {
    label: first?.[0] ?? key,
    variants: others
      .filter(([, people]) => people >= least)
      .slice(0, 4)
      .map(([form]) => form),
  };
}

// By code unit: the same on every machine, whatever its language.
function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
