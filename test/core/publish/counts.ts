// Rounds to publish: a tally or ballots, and everything around them that a test does not care about.
import type { Round } from "../../../core/ask/round.ts";
import { createBallotCount, type RoundCount } from "../../../core/publish/count-ballots.ts";
import type { CountedBallot } from "../../../core/publish/counted-ballot.ts";
import { decidePublication } from "../../../core/publish/disclosure.ts";
import type { DecidingPorts, RoundFacts, SealPlan } from "../../../core/publish/ports.ts";
import { emptyTally, type Tally } from "../../../core/score/tally.ts";
import type { Frozen, SurveyPromise } from "../../../core/survey/survey.ts";
import { round } from "../answer/facts.ts";

/** What deciding takes besides the count: nobody else needs a turn, and whatever was written holds no word. */
export const deciding: DecidingPorts = {
  turns: { next: async () => undefined },
  language: { reader: async () => ({ tokens: () => [], feeling: () => 0 }) },
};

/** What may be shown of a count. */
export function decide(count: RoundCount): Promise<SealPlan> {
  return decidePublication(count, deciding);
}

/** The tally of these many promoters, passives and detractors. */
export function tallyOf(promoters: number, passives: number, detractors: number): Tally {
  return emptyTally.map((_, score) => ({ 9: promoters, 7: passives, 3: detractors })[score] ?? 0);
}

interface Of {
  readonly k?: number;
  readonly promise?: SurveyPromise;
  readonly round?: Partial<Round>;
  readonly frozen?: Partial<Frozen>;
}

export function factsOf({ k = 5, promise = "anonymous", ...of }: Of = {}): RoundFacts {
  const frozen = { ...round.frozen, k, promise, ...of.frozen };
  return { round: { ...round, state: "closing", ...of.round, frozen }, openDigest: true };
}

export function ballotOf(given: Partial<CountedBallot>): CountedBallot {
  const empty = { drivers: [], background: {}, ratings: {}, texts: [], mayQuote: false, groups: {} };
  return { score: 8, ...empty, ...given };
}

/** The count of these ballots; everyone who was asked has answered, unless more are given. */
export function countOfBallots(
  ballots: readonly Partial<CountedBallot>[],
  of: Of & { readonly silent?: readonly CountedBallot["groups"][] } = {},
): RoundCount {
  const counting = createBallotCount(factsOf(of));
  for (const given of ballots) {
    const ballot = ballotOf(given);
    counting.take(ballot);
    counting.invite(ballot.groups);
  }
  for (const groups of of.silent ?? []) counting.invite(groups);
  return counting.result();
}

/** The count of a tally, with ticks by driver. */
export function countOf(
  tally: Tally,
  of: Of & { readonly drivers?: Readonly<Record<string, number>> } = {},
): RoundCount {
  const ballots = tally.flatMap((many, score) => Array.from({ length: many }, () => ({ score })));
  return { ...countOfBallots(ballots, of), ...(of.drivers === undefined ? {} : { drivers: of.drivers }) };
}
