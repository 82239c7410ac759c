// Which rated drivers matter most, counted as sums of many answers, and shown where they are enough to say and to hide behind.
import type { Turns } from "../ports.ts";
import { derivedImportance } from "../score/importance.ts";
import { addMoments, createMomentBlocks, type Moments } from "../score/moments.ts";
import { ratedApart } from "../score/rated-apart.ts";
import { seededChance } from "../score/seeded-chance.ts";
import type { Frozen } from "../survey/survey.ts";
import { ratedOf } from "../survey/survey-extras.ts";
import type { CountedBallot } from "./counted-ballot.ts";
import type { PublishedImportance } from "./publication.ts";

/** Sums over the answers that rated every driver, in which the score comes last. */
export interface RatedTogether {
  /** Keys in the order of the sums. */
  readonly drivers: readonly string[];
  readonly blocks: readonly Moments[];
}

/** Counts answers that rated every rated driver; whoever left one out says nothing of how they go together. */
export function createImportanceCounter(frozen: Pick<Frozen, "drivers" | "extras">): {
  take(ballot: Pick<CountedBallot, "score" | "ratings">): void;
  result(): RatedTogether;
} {
  const drivers = ratedOf(frozen).map(({ key }) => key);
  const blocks = createMomentBlocks(drivers.length + 1);
  return {
    take({ score, ratings }) {
      const given = drivers.flatMap((key) => (Object.hasOwn(ratings, key) ? [ratings[key] ?? 0] : []));
      if (drivers.length > 0 && given.length === drivers.length) blocks.take([...given, score]);
    },
    result: () => ({ drivers, blocks: blocks.result() }),
  };
}

/** What publishing takes. */
export interface ImportanceRules {
  readonly k: number;
  readonly anonymous: boolean;
  /** Ballots in all. */
  readonly answered: number;
  /** How many rated a driver, of each of which it is told. */
  readonly raters: readonly number[];
  readonly turns: Turns;
}

// Any number will do, so long as it is always the same: whoever reckons again gets the same intervals.
const SEED = 20_000;

/**
 * Gives the derived importance of the rated drivers; undefined where the answers are too few to say (see score/importance.ts, which takes thirty and ten a
 * driver at least: more than k, and all figures are of everyone together, to a hundredth). How many rated everything is told only where those who did not
 * are k or nobody, among all and among those who rated each driver.
 */
export async function publishedImportance(
  { drivers, blocks }: RatedTogether,
  { k, anonymous, answered, raters, turns }: ImportanceRules,
): Promise<PublishedImportance | undefined> {
  const rated = blocks.reduce((sum, { count }) => sum + count, 0);
  if (anonymous && rated < k) return undefined;
  const chance = seededChance(SEED);
  const found = await derivedImportance(blocks, {
    int: (below) => Math.floor(chance() * below),
    next: () => turns.next(),
  });
  if (found === null) return undefined;
  const isTold = !anonymous || [answered, ...raters].every((some) => some === rated || some - rated >= k);
  // How far apart ratings are stays untold: beside the means of all who rated a driver it would speak of the few who left another one out.
  const apart = ratedApart(addMoments(drivers.length + 1, blocks));
  return {
    answered: isTold ? rated : null,
    explained: hundredth(found.explained),
    drivers: found.drivers.map(({ share, low, high }, at) => {
      const { side, p } = apart[at] ?? { side: "higher", p: 1 };
      return {
        key: drivers[at] ?? "",
        share: hundredth(share),
        low: hundredth(low),
        high: hundredth(high),
        rated: { side, p: Math.round(p * 1000) / 1000 },
      };
    }),
  };
}

function hundredth(value: number): number {
  return Math.round(value * 100) / 100;
}
