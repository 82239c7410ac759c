// What the publish wing needs from outside: the sealing of rounds, and the publications that come of it.
import type { Round } from "../ask/round.ts";
import type { Tally } from "../score/tally.ts";
import type { Comment, Publication } from "./publication.ts";

/** A round that is counted, and what its schedule and organization add to it. */
export interface RoundFacts {
  readonly round: Round;
  readonly openDigest: boolean;
}

/** Everything that sealing counts, seen by `decide` alone and never stored. */
export interface RoundCount {
  readonly round: Round;
  readonly openDigest: boolean;
  readonly tally: Tally;
  /** Ticks by driver key. */
  readonly drivers: Readonly<Record<string, number>>;
  /** Background answers and ratings, by the keys of publish/extras.ts; left out where nothing was counted. */
  readonly extras?: Readonly<Record<string, number>>;
}

/** What is written of a round. */
export interface SealPlan {
  readonly publication: Publication;
  /** Whether reasons survive as comments without a person, score or time (n ≥ 10). */
  readonly keepComments: boolean;
}

export interface Sealing {
  /** open → closing for every round whose grace has ended by `now`; gives those that are closing. From then on no press is taken. */
  closing(organizationId: string, now: Date, graceMs: number): Promise<readonly Round[]>;
  /**
   * Counts, asks `decide` (pure), writes the publication and the digest's delivery (not before the round's digest time), cuts every link: anonymous rounds
   * lose ballots, attributes, reminders, notices, dialogs, and every question delivery ends alike. In one transaction, or in random chunks
   * above some thousands; call again while it says `more`. Attributed rounds keep their ballots.
   */
  seal(
    roundId: string,
    now: Date,
    decide: (count: RoundCount) => SealPlan,
  ): Promise<"more" | "sealed" | "not-closing">;
  /** Makes the bytes go (checkpoint, rewrite), then sealed → scrubbed; `busy` when a reader is in the way: try again next pass. */
  scrub(organizationId: string, now: Date): Promise<"nothing" | "scrubbed" | "busy">;
  /** Counts an attributed round that is still open, for a live digest; null for an anonymous or unknown one. */
  count(roundId: string): Promise<RoundCount | null>;
}

export interface Publications {
  byRound(roundId: string): Promise<Publication | null>;
  /** Newest first (by opening). */
  ofSchedule(scheduleId: string, last: number): Promise<readonly Publication[]>;
  ofSurvey(surveyId: string, last: number): Promise<readonly Publication[]>;
  latest(organizationId: string): Promise<Publication | null>;
  /** In random order, the same at each call. */
  comments(roundId: string): Promise<readonly Comment[]>;
}
