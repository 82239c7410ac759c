// Rounds that are decided as sealing decides them, and as they would be if a rule were left out.
import { createBallotCount, type RoundCount } from "../../../core/publish/count-ballots.ts";
import type { CountedBallot } from "../../../core/publish/counted-ballot.ts";
import { decidePublication } from "../../../core/publish/disclosure.ts";
import type { SealPlan } from "../../../core/publish/ports.ts";
import type { Comment } from "../../../core/publish/publication.ts";
import type { Frozen } from "../../../core/survey/survey.ts";
import { plainLanguage } from "../words/plain-language.ts";
import { ballotOf, deciding, factsOf } from "./counts.ts";

/** The smallest number of answers that the rounds show. */
export const K = 5;
const OPTIONS = ["o1", "o2", "o3"];
const named = (key: string) => ({ key, label: { en: key, "zh-CN": key } });
/** What they ask: something of every kind. */
export const FROZEN: Partial<Frozen> = {
  drivers: ["ticked", "pay", "care", "pace"].map(named),
  extras: {
    background: [{ key: "since", text: { en: "Since?", "zh-CN": "多久？" }, options: OPTIONS.map(named) }],
    rated: ["pay", "care", "pace"],
  },
};
const ports = { ...deciding, language: plainLanguage };

/** What is written of a round. */
export interface Sealed extends SealPlan {
  /** What the same ballots would show if nothing were withheld, and if the smallest number were two. */
  readonly open: SealPlan;
  readonly ofTwo: SealPlan;
}

/** Counts ballots and decides what is shown of them, words and all. */
export async function seal(ballots: readonly Partial<CountedBallot>[]): Promise<Sealed> {
  const counted = async (of: Parameters<typeof factsOf>[0]): Promise<RoundCount> => {
    const counting = createBallotCount(factsOf({ ...of, frozen: FROZEN, round: { invited: 60 } }));
    for (const ballot of ballots) counting.take(ballotOf(ballot));
    await counting.work(ports);
    return counting.result();
  };
  const [own, open, ofTwo] = await Promise.all(
    [{ k: K }, { k: K, promise: "attributed" as const }, { k: 2 }].map(async (of) =>
      decidePublication(await counted(of), ports),
    ),
  );
  if (own === undefined || open === undefined || ofTwo === undefined) throw new Error("not decided");
  return { ...own, open, ofTwo };
}

/** Gives this ballot so many times. */
export const many = (count: number, ballot: Partial<CountedBallot>): readonly Partial<CountedBallot>[] =>
  Array.from({ length: count }, () => ballot);
/** Gives what of a ballot says these texts. */
export const saying = (...texts: readonly string[]) => ({ texts });
/** Gives what ballots say as comments that may be quoted. */
export const commentsOf = (ballots: readonly Partial<CountedBallot>[]): readonly Comment[] =>
  ballots.flatMap(({ texts = [] }, at) => texts.map((text) => ({ id: `${at}`, text, mayQuote: true })));
