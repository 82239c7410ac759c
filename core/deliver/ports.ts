// What the deliver wing needs from outside: the outbox with its states and the pace of each connection.
import type { Address, Locale } from "../ports.ts";

/** What kinds of messages are owed. `ref` points at what they say. */
export const DELIVERY_KINDS = [
  "question", // ref: invitation id
  "post", // ref: round id (one post in a channel)
  "post-update", // ref: round id (the post's count of answers, redrawn)
  "reminder", // ref: invitation id
  "digest", // ref: round id
  "announcement", // ref: schedule id
  "closed-early", // ref: invitation id
  "first-round-offer", // ref: person id of the new admin
  "test-question", // ref: survey id
  "action", // ref: action id (what will be done, for the survey's digest channel)
  "summary", // ref: subscription id and local day, "id:2026-11-02"
  "trouble", // ref: trouble code for admins (audience not visible, connection suspended, ambiguous twice)
] as const;
export type DeliveryKind = (typeof DELIVERY_KINDS)[number];

/** `pending` and `retry` are owed; `sending` is in flight under a lease; the rest are ends. `ambiguous` is owed once more, marked. */
export const DELIVERY_STATES = [
  "pending",
  "sending",
  "sent",
  "retry",
  "unreachable",
  "ambiguous",
  "cancelled",
  "dead",
] as const;
export type DeliveryState = (typeof DELIVERY_STATES)[number];

/** A message to be owed. (kind, ref, address, sequence) is unique: owing it twice owes it once. */
export interface Owed {
  readonly organizationId: string;
  readonly connectionId: string;
  readonly kind: DeliveryKind;
  readonly ref: string;
  readonly roundId: string | null;
  /** Null for a channel; decides language, and goes when the person is forgotten. */
  readonly accountId: string | null;
  readonly address: Address;
  /** Tells repeated deliveries of one kind apart (first and second reminder). */
  readonly sequence: number;
  readonly notBefore: Date;
  readonly data?: Readonly<Record<string, string>>;
}

/** A delivery taken for sending. `attempt` guards its settling; `again` says that an earlier try may have arrived. */
export interface Claimed extends Omit<Owed, "notBefore"> {
  readonly id: string;
  readonly attempt: number;
  readonly again: boolean;
  /** The reader's language: the person's, the channel's, or the organization's. */
  readonly locale: Locale;
}

/** How a delivery ends its attempt. */
export type Settlement =
  | { readonly state: "sent"; readonly messageRef: string }
  | { readonly state: "retry"; readonly notBefore: Date; readonly code: string }
  | { readonly state: "ambiguous"; readonly notBefore: Date; readonly code: string }
  | { readonly state: "unreachable" | "cancelled" | "dead"; readonly code: string };

/** A connection's learnt pace. Rates are messages a second. */
export interface Pace {
  readonly rate: number;
  /** The highest rate known to have met a 429, or null before the first. */
  readonly ceiling: number | null;
  readonly nextAt: Date;
  readonly blockedUntil: Date | null;
  readonly probedAt: Date | null;
}

/** Keeps deliveries and paces. One drainer a connection: `lead` gives the token (fence) that every other call must show. */
export interface Outbox {
  /** Owes the messages, those already owed left alone; in chunks. Gives how many are new. */
  owe(messages: readonly Owed[], now: Date): Promise<number>;
  /** Takes or renews the lead of a connection; null while another owner's lease runs. The fence grows with each change of owner. */
  lead(
    connectionId: string,
    owner: string,
    now: Date,
    leaseMs: number,
  ): Promise<{ readonly fence: number; readonly pace: Pace } | null>;
  release(connectionId: string, fence: number): Promise<void>;
  /**
   * Ends expired leases of `sending`: an attempt that was permitted to leave becomes `ambiguous` (first time) or `dead` (second), any other is
   * owed as before. Gives the counts. Only the leader may.
   */
  sweep(
    connectionId: string,
    fence: number,
    now: Date,
  ): Promise<{ readonly ambiguous: number; readonly dead: number }>;
  /** How many deliveries the next sweep at `now` will end as `dead`: told to the admins before, so that a crash in between hushes nothing up. */
  doomed(connectionId: string, now: Date): Promise<number>;
  /**
   * Moves up to `limit` owed deliveries to `sending` (committed before it resolves), oldest first, never one whose round is still `opening`.
   * Empty when nothing is owed, the fence is old, or the connection is suspended.
   */
  claim(
    connectionId: string,
    fence: number,
    now: Date,
    limit: number,
    leaseMs: number,
  ): Promise<readonly Claimed[]>;
  /**
   * Asked just before each request: true while the fence is current, the pace not blocked and the attempt under way; moves `nextAt` on and
   * writes down that the attempt leaves, so that a crash puts in doubt only what may have left.
   */
  permit(
    connectionId: string,
    fence: number,
    now: Date,
    nextAt: Date,
    leaving: Pick<Claimed, "id" | "attempt">,
  ): Promise<boolean>;
  /** Ends an attempt, guarded by it; false when a later attempt has taken over. Unreachable also marks the account. */
  settle(id: string, attempt: number, settlement: Settlement, now: Date): Promise<boolean>;
  /**
   * A channel became another one: rewrites the address of everything owed there, of schedules that name it and of summaries, and owes the posts of
   * open rounds once more, since those that were left behind cannot be redrawn.
   */
  moved(connectionId: string, from: string, to: string): Promise<void>;
  savePace(connectionId: string, fence: number, pace: Pace): Promise<void>;
  /** What has been learnt of a connection's pace so far; null before its first send. */
  learntPace(connectionId: string): Promise<Pace | null>;
  /** When the next owed delivery of a connection is due, or null. */
  nextDue(connectionId: string): Promise<Date | null>;
  /** Where a sent message is, to redraw it: by kind and ref; of several the newest last. */
  sentTo(
    kind: DeliveryKind,
    ref: string,
  ): Promise<
    readonly { readonly address: Address; readonly messageRef: string; readonly connectionId: string }[]
  >;
  /** Counts by kind and state of one organization, for metrics and doctor. */
  counts(
    organizationId: string,
  ): Promise<
    readonly { readonly kind: DeliveryKind; readonly state: DeliveryState; readonly count: number }[]
  >;
}
