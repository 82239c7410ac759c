// In which bands those who ticked a driver are, as far as that may be shown.
import { type BandCounts, bandOf } from "../score/tally.ts";
import type { Frozen } from "../survey/survey.ts";
import { tickedOf } from "../survey/survey-extras.ts";
import type { CountedBallot } from "./counted-ballot.ts";
import type { ShownCounts, Split } from "./publication.ts";

/** Those who ticked each driver, by band. */
export type Ticks = Readonly<Record<string, ShownCounts>>;

/** Counts ticks by band for every driver that the round has people tick. */
export function createSplitCounter(frozen: Pick<Frozen, "drivers" | "extras">): {
  take(ballot: Pick<CountedBallot, "score" | "drivers">): void;
  result(): Ticks;
} {
  const ticks = new Map(
    tickedOf(frozen).map(({ key }) => [key, { promoters: 0, passives: 0, detractors: 0 }]),
  );
  return {
    take({ score, drivers }) {
      const band = `${bandOf(score)}s` as const;
      for (const key of new Set(drivers)) {
        const counts = ticks.get(key);
        if (counts !== undefined) counts[band] += 1;
      }
    },
    result: () => Object.fromEntries(ticks),
  };
}

/** What decides how far a split may be shown. */
export interface SplitRules {
  readonly k: number;
  readonly anonymous: boolean;
}

/**
 * Gives how those who ticked something divide by band, of a round whose answers divide as `all` does. Since whoever did not tick follows from the total, all
 * six cells (ticked and not, three bands) have to hold k answers or nobody; else 7–8 and 0–6 are taken together, and the same holds for four cells;
 * else there is nothing to show. A round that carries names shows everything.
 */
export function publishedSplit(
  ticked: ShownCounts,
  all: BandCounts,
  { k, anonymous }: SplitRules,
): Split | undefined {
  const split = { promoters: ticked.promoters, passives: ticked.passives, detractors: ticked.detractors };
  const rest = {
    promoters: all.promoters - ticked.promoters,
    passives: all.passives - ticked.passives,
    detractors: all.detractors - ticked.detractors,
  };
  const mayShow = (...cells: readonly number[]) => cells.every((count) => count === 0 || count >= k);
  if (!anonymous || mayShow(...Object.values(split), ...Object.values(rest))) return split;
  const others = split.passives + split.detractors;
  const isShown = mayShow(split.promoters, others, rest.promoters, rest.passives + rest.detractors);
  return isShown ? { promoters: split.promoters, others } : undefined;
}
