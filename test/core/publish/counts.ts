// Rounds to publish: a tally, and everything around it that a test does not care about.
import type { Round } from "../../../core/ask/round.ts";
import type { RoundCount } from "../../../core/publish/ports.ts";
import { addToTally, emptyTally, type Tally } from "../../../core/score/tally.ts";
import type { SurveyPromise } from "../../../core/survey/survey.ts";
import { round } from "../answer/facts.ts";

/** The tally of these many promoters, passives and detractors. */
export function tallyOf(promoters: number, passives: number, detractors: number): Tally {
  return emptyTally.map((_, score) => ({ 9: promoters, 7: passives, 3: detractors })[score] ?? 0);
}

export function tallyOfScores(scores: readonly number[]): Tally {
  return scores.reduce(addToTally, emptyTally);
}

export function countOf(
  tally: Tally,
  of: {
    readonly k?: number;
    readonly promise?: SurveyPromise;
    readonly drivers?: Readonly<Record<string, number>>;
    readonly round?: Partial<Round>;
  } = {},
): RoundCount {
  const { k = 5, promise = "anonymous", drivers = {} } = of;
  return {
    round: { ...round, state: "closing", ...of.round, frozen: { ...round.frozen, k, promise } },
    openDigest: true,
    tally,
    drivers,
  };
}
