// What the publish wing needs from outside: the sealing of rounds, and the publications that come of it.
import type { Round } from "../ask/round.ts";
import type { Turns } from "../ports.ts";
import type { Language } from "../words/ports.ts";
import type { CountedBallot } from "./counted-ballot.ts";
import type { Comment, Publication } from "./publication.ts";

/** A round that is counted, and what is known of it besides its answers. */
export interface RoundFacts {
  readonly round: Round;
  readonly openDigest: boolean;
  /** Brought in from another tool. */
  readonly imported?: true;
}

/** What deciding a publication takes besides the count. */
export interface DecidingPorts {
  /** Long reckoning gives everyone else their turn. */
  readonly turns: Turns;
  /** Reads what people wrote. */
  readonly language: Language;
}

/** What is written of a round. */
export interface SealPlan {
  readonly publication: Publication;
  /** Whether reasons survive as comments without a person, score or time (n ≥ 10). */
  readonly keepComments: boolean;
}

/** Some of those who were asked, and what they answered, in an order that means nothing. */
export interface RoundPage {
  readonly ballots: readonly CountedBallot[];
  /** The groups of everyone asked. */
  readonly invited: readonly CountedBallot["groups"][];
  /** Where the next page begins; null after the last one. */
  readonly next: string | null;
}

/** How a closing round stands: to be counted, which ends every counting that was begun before; or published, so that only links are left to cut. */
export type Begun =
  | { readonly kind: "counting"; readonly facts: RoundFacts; readonly attempt: string }
  | { readonly kind: "published" }
  | { readonly kind: "not-closing" };

/**
 * Seals a round in steps, each of which may be the last before a crash: begin, read page by page, keep the comments, publish, cut. Counts exist in
 * memory alone; what is written before the publication is shown to nobody, and the next attempt begins by deleting it.
 */
export interface Sealing {
  /** open → closing for every round whose grace has ended by `now`; gives those that are closing. From then on no press is taken. */
  closing(organizationId: string, now: Date, graceMs: number): Promise<readonly Round[]>;
  begin(roundId: string): Promise<Begun>;
  /** What is known of an attributed round that is still open, for a live look; null for an anonymous or unknown one. */
  facts(roundId: string): Promise<RoundFacts | null>;
  /** Some invitations with their ballots, from the beginning where `from` is null. Nothing of an anonymous round that is not closing. */
  page(roundId: string, from: string | null): Promise<RoundPage>;
  /**
   * Deletes comments that an earlier attempt left, and writes an anonymous round's anew where they are kept: a few at a time, shuffled among the
   * whole round, giving way in between. Gives how many were written; null where another attempt has begun or the round is not closing any more.
   */
  keep(roundId: string, attempt: string, areKept: boolean): Promise<number | null>;
  /**
   * Writes the publication, once, if the attempt is still the last and exactly these many ballots and comments are there. `changed`: someone was
   * forgotten since they were read, so that they have to be counted anew. `overtaken`: someone else is at it, or done.
   */
  publish(
    attempt: string,
    publication: Publication,
    read: { readonly ballots: number; readonly comments: number },
  ): Promise<"published" | "changed" | "overtaken">;
  /**
   * Cuts some of a published round's links: anonymous rounds lose ballots, attributes, reminders, notices, dialogs, and every question delivery ends
   * alike; attributed ones keep their ballots. The last call seals the round and owes its digest (not before the round's digest time). Call
   * again with what `more` says; after a crash from null.
   */
  cut(
    roundId: string,
    from: string | null,
  ): Promise<
    { readonly kind: "more"; readonly from: string | null } | { readonly kind: "sealed" | "overtaken" }
  >;
  /** Makes the bytes go (checkpoint, rewrite), then sealed → scrubbed; `busy` when a reader is in the way: try again next pass. */
  scrub(organizationId: string, now: Date): Promise<"nothing" | "scrubbed" | "busy">;
}

/** The parts of a publication that may be long, and that nobody looks at where the round is one of many. */
export const LONG_PARTS = [
  "background",
  "importance",
  "ratings",
  "segments",
  "sentiment",
  "themes",
  "value",
] as const satisfies readonly (keyof Publication)[];

/** A publication as one of many. */
export type PastPublication = Omit<Publication, (typeof LONG_PARTS)[number]>;

export interface Publications {
  byRound(roundId: string): Promise<Publication | null>;
  /** Newest first (by opening). */
  ofSchedule(scheduleId: string, last: number): Promise<readonly Publication[]>;
  ofSurvey(surveyId: string, last: number): Promise<readonly Publication[]>;
  latest(organizationId: string): Promise<Publication | null>;
  /**
   * Rounds of a schedule, and those that were brought in from elsewhere for its survey, that opened before an instant and not before another, newest
   * first; of each what a trend needs.
   */
  history(
    of: Pick<Publication, "scheduleId" | "surveyId">,
    opened: { readonly before: Date; readonly from?: Date },
    last: number,
  ): Promise<readonly PastPublication[]>;
  /** In random order, the same at each call; at most `most`, all where it is left out. */
  comments(roundId: string, most?: number, which?: WhichComments): Promise<readonly Comment[]>;
  /**
   * Takes a comment of a round out for good: whoever reads comments finds the mask in its place, so that the numbers of the others stay. `unknown` where
   * the round shows no such comment.
   */
  redact(
    round: Pick<Round, "id" | "organizationId">,
    commentId: string,
    now: Date,
  ): Promise<"redacted" | "already" | "unknown">;
  /** How many comments a published round has, those that were taken out among them. */
  commentCounts(roundId: string): Promise<CommentCounts>;
}

/** How many comments there are, and how many of them may be quoted. */
export interface CommentCounts {
  readonly all: number;
  readonly quotable: number;
}

/** Some of the comments: only those that may be quoted, and only those after the first `from`. */
export interface WhichComments {
  readonly quotable?: true;
  readonly from?: number;
}
