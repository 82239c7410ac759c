// Runs every ballot of a round through the counters: what a publication is decided from is counted here, in memory, and nowhere else.
import { emptyTally, type Tally } from "../score/tally.ts";
import type { Frozen } from "../survey/survey.ts";
import type { CountedBallot } from "./counted-ballot.ts";
import { createSplitCounter } from "./driver-splits.ts";
import { extraKeys } from "./extras.ts";
import { createGroupCounter } from "./group-counts.ts";
import { createImportanceCounter } from "./importance.ts";
import type { RoundFacts } from "./ports.ts";
import { createWordCounter, type WordPorts } from "./themes.ts";
import { createValueCounter } from "./value.ts";

/** Counts one thing about a round, ballot by ballot. */
export interface Counter<Result> {
  take(ballot: CountedBallot): void;
  /** Someone who was asked, in these groups; left out where a counter does not care. */
  invite?(groups: CountedBallot["groups"]): void;
  /** What takes longer is put aside by `take` and done here, after each page and before the result, giving way in between. */
  work?(ports: WordPorts): Promise<void>;
  result(): Result;
}

// Whatever else is counted is plugged in here, one line each, under the name by which disclosure.ts finds it in the RoundCount.
const COUNTERS = {
  tally: createScoreCounter,
  drivers: createTickCounter,
  extras: createExtrasCounter,
  groups: createGroupCounter,
  splits: createSplitCounter,
  ratedTogether: createImportanceCounter,
  worth: createValueCounter,
  written: createWordCounter,
} satisfies Record<string, (frozen: Frozen) => Counter<unknown>>;

type Counters = typeof COUNTERS;

/** A round and everything that was counted of it, seen by whoever decides its publication alone and never stored. */
export type RoundCount = RoundFacts & {
  readonly [Name in keyof Counters]: ReturnType<ReturnType<Counters[Name]>["result"]>;
};

/** Counts a round: every ballot and everyone asked, in any order, and then the result. */
export function createBallotCount(facts: RoundFacts): Required<Counter<RoundCount>> {
  const counters = Object.entries(COUNTERS).map(
    ([name, create]) => [name, create(facts.round.frozen) as Counter<unknown>] as const,
  );
  return {
    take(ballot) {
      for (const [, counter] of counters) counter.take(ballot);
    },
    invite(groups) {
      for (const [, counter] of counters) counter.invite?.(groups);
    },
    async work(ports) {
      for (const [, counter] of counters) await counter.work?.(ports);
    },
    result() {
      const results = Object.fromEntries(counters.map(([name, counter]) => [name, counter.result()]));
      return { ...facts, ...results } as RoundCount;
    },
  };
}

function createScoreCounter(): Counter<Tally> {
  const tally = [...emptyTally];
  return {
    take({ score }) {
      tally[score] = (tally[score] ?? 0) + 1;
    },
    result: () => tally,
  };
}

type Counts = Readonly<Record<string, number>>;

// Ticks by driver key.
function createTickCounter(): Counter<Counts> {
  return keyCounter(({ drivers }) => drivers);
}

// Background answers and ratings, by the keys of extras.ts.
function createExtrasCounter(): Counter<Counts> {
  return keyCounter(extraKeys);
}

function keyCounter(keysOf: (ballot: CountedBallot) => readonly string[]): Counter<Counts> {
  const counts = new Map<string, number>();
  return {
    take(ballot) {
      for (const key of new Set(keysOf(ballot))) counts.set(key, (counts.get(key) ?? 0) + 1);
    },
    result: () => Object.fromEntries(counts),
  };
}
