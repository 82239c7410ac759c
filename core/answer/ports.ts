// What the answer wing needs from outside: one transaction that shows the facts of a press and writes what core decides.
import type { Cadence } from "../ask/cadence.ts";
import type { Round } from "../ask/round.ts";
import type { Account } from "../people/person.ts";
import type { Policy } from "../people/policy.ts";
import type { Presser } from "../people/ports.ts";
import type { Ballot } from "./ballot.ts";

/** Everything that decides what a press may do, read under the round's lock. */
export interface PressFacts {
  readonly round: Round;
  /** Null when the token is a channel post's: then the presser's own invitation counts. */
  readonly invitationId: string | null;
  /** True when the presser is the person whom the token (or, for a post, an invitation) names. */
  readonly isInvitee: boolean;
  readonly presser: Account | null;
  readonly ballot: Ballot | null;
  /** Options of questions before the score that were chosen while there is none, by question; left out where there are none. */
  readonly given?: Readonly<Record<string, string>>;
  /** Cadence of the round's schedule while it is active, for "the next one is on …". */
  readonly schedule: {
    readonly cadence: Cadence;
    readonly zone: string;
    readonly anchor: string;
    /** Days of the house rules on which no round opens. */
    readonly blackouts: Policy["blackouts"];
  } | null;
}

/** What core decides: the ballot to keep (`null` deletes it, `undefined` leaves it), whether to let an unlisted presser in (open population), and the outcome to hand back. */
export interface BallotDecision<Outcome> {
  readonly ballot?: Ballot | null;
  readonly admit?: boolean;
  /** What to keep of the questions before the score while there is none; null takes it away, `undefined` leaves it. */
  readonly given?: Readonly<Record<string, string>> | null;
  readonly outcome: Outcome;
}

export interface Ballots {
  /**
   * Finds the round by an invitation's or a post's token in the presser's organization, reads the facts under a lock that sealing respects,
   * runs `decide` (pure) and commits what it wants. `decide` gets null for an unknown token. Resolves only after the commit;
   * rejects with SurveyError (`database-full`, …) when nothing was stored.
   */
  change<Outcome>(
    at: { readonly token: string; readonly presser: Presser; readonly now: Date },
    decide: (facts: PressFacts | null) => BallotDecision<Outcome>,
  ): Promise<Outcome>;
}
