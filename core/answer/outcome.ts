// What a press may come to, as values that the conversation turns into words.
import type { Round } from "../ask/round.ts";
import type { Account } from "../people/person.ts";
import type { Presser } from "../people/ports.ts";
import type { Member } from "../ports.ts";
import type { Band } from "../score/tally.ts";
import type { SurveyPromise } from "../survey/survey.ts";
import type { Ballot } from "./ballot.ts";

/** Who pressed what and when: `member` is what the event itself tells about the presser, for someone whom nobody has met yet. */
export interface Pressed {
  readonly token: string;
  readonly presser: Presser & { readonly member?: Member };
  readonly now: Date;
}

/** What every outcome tells that comes from a round in which the presser has a place. */
export interface InRound {
  readonly round: Round;
  readonly promise: SurveyPromise;
  /** Null where the token is a channel post's. */
  readonly invitationId: string | null;
}

/** A token of nobody, of another organization, or an argument that no button of ours carries. Nothing is stored. */
export interface Unknown {
  readonly kind: "unknown";
}

/** The question is someone else's, or the presser was not asked. Nothing is stored. `presser` is null for someone never met. */
export interface NotAsked {
  readonly kind: "not-asked";
  readonly presser: Account | null;
}

/** The round does not take this any more. `nextAt` is when its schedule asks next, null when it does not. */
export interface Late extends InRound {
  readonly kind: "late";
  readonly presser: Account | null;
  readonly nextAt: Date | null;
}

/** Words, ticks or a withdrawal without a score to go with. Nothing is stored. */
export interface NoScore extends InRound {
  readonly kind: "no-score";
  readonly presser: Account | null;
}

/** Why nothing was stored. */
export type Refusal = Unknown | NotAsked | Late | NoScore;

/** The ballot as it is kept now. `recorded`: this part of it is new; `changed`: it was another before; `unchanged`: it was the same. */
export interface Kept extends InRound {
  readonly kind: "recorded" | "changed" | "unchanged";
  readonly presser: Account;
  readonly ballot: Ballot;
  readonly band: Band;
  /** True when words were cut to MAX_WORDS. */
  readonly shortened: boolean;
}

/** Kept until there is a score: answers to questions before it, by question. */
export interface Given extends InRound {
  readonly kind: "given";
  readonly presser: Account;
  readonly given: Readonly<Record<string, string>>;
}

/** The ballot is gone; pressing a score again begins anew. */
export interface Withdrawn extends InRound {
  readonly kind: "withdrawn";
  readonly presser: Account;
}

/** The question as it stands for this presser. */
export interface Asking extends InRound {
  readonly kind: "asking";
  /** Null for someone in an open crowd who has not been met. */
  readonly presser: Account | null;
  readonly ballot: Ballot | null;
  readonly band: Band | null;
  /** Answers to questions before the score that wait for one, by question. */
  readonly given?: Readonly<Record<string, string>>;
  /** `words`: closed for scores, but what goes with a ballot is still taken. */
  readonly takes: "everything" | "words";
}

export type ScoreOutcome = Kept | Unknown | NotAsked | Late;
export type WordsOutcome = Kept | Refusal;
export type WithdrawOutcome = Withdrawn | Refusal;
export type LookOutcome = Asking | Unknown | NotAsked | Late;
