// Which words one group uses more than another, beyond chance and beyond how common they are anyway.

/** How often each word was said. */
export type WordCounts = ReadonlyMap<string, number>;

/** How much more the first group says a word (log of the odds ratio; negative: less), and the same in standard errors. */
export interface Contrast {
  readonly delta: number;
  readonly z: number;
}

/**
 * Gives log-odds ratios with an informative Dirichlet prior for every word of the prior (Monroe, Colaresi & Quinn 2008, Political Analysis 16(4)); z takes the
 * whole variance, not its short form for rare words, so that a word which is half of all that is said does not seem surer than it is. The prior's counts
 * may be fractions; every word of either group has to be in it with more than zero, others are passed over. It pulls rare words to where everyone says
 * them alike, so that a word said once never stands out.
 */
export function logOdds(
  first: WordCounts,
  second: WordCounts,
  prior: WordCounts,
): ReadonlyMap<string, Contrast> {
  const known = [...prior].filter(([, count]) => count > 0);
  const total = (counts: WordCounts) => known.reduce((sum, [word]) => sum + (counts.get(word) ?? 0), 0);
  const all = known.reduce((sum, [, count]) => sum + count, 0);
  const inFirst = total(first) + all;
  const inSecond = total(second) + all;
  return new Map(
    known.map(([word, expected]) => {
      const one = (first.get(word) ?? 0) + expected;
      const other = (second.get(word) ?? 0) + expected;
      // Where there is but one word, everyone says it all the time.
      if (known.length === 1) return [word, { delta: 0, z: 0 }] as const;
      const delta = Math.log(one / (inFirst - one)) - Math.log(other / (inSecond - other));
      const variance = 1 / one + 1 / (inFirst - one) + 1 / other + 1 / (inSecond - other);
      return [word, { delta, z: delta / Math.sqrt(variance) }] as const;
    }),
  );
}

/** Gives a prior of `size` words in all that are as common as in the counts; `size` says how much evidence it takes to move a word. */
export function priorOf(counts: WordCounts, size: number): WordCounts {
  let all = 0;
  for (const count of counts.values()) all += count;
  return new Map([...counts].map(([word, count]) => [word, all === 0 ? 0 : (size * count) / all] as const));
}
