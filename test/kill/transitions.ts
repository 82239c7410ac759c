// The moments at which the app is killed, by name. Each stands for what is stored by then and what is not.

/** Every named moment, in the order in which a round meets them, with what it means. */
export const TRANSITIONS = {
  begun: "opening: begun, nobody invited",
  chunk: "opening: between two chunks of invitations",
  invited: "opening: everyone invited, not open",
  claimed: "delivery: claimed, not permitted to leave",
  leaving: "delivery: permitted to leave, no request made",
  received: "delivery: request received, not answered",
  answered: "delivery: answered, not settled",
  limited: "delivery: told to wait (429)",
  unreachable: "delivery: told that nobody is there",
  ambiguous: "delivery: answered with an error that says nothing",
  expired: "delivery: found in doubt after a crash",
  again: "delivery: sent once more, received, not answered",
  needless: "delivery: cancelled, for it was answered meanwhile",
  "press-taken": "press: taken, not committed",
  "press-committed": "press: committed, not acknowledged",
  "press-handled": "press: handled, Telegram's offset not moved",
  closing: "sealing: closing, nothing counted",
  counted: "sealing: counted and decided, nothing written",
  comments: "sealing: between two chunks of comments, nothing published",
  published: "sealing: published, no link cut",
  "seal-chunk": "sealing: between two chunks of links",
  sealed: "scrubbing: sealed, bytes not gone",
  rewritten: "scrubbing: bytes gone, not written down",
  scrubbed: "scrubbing: done, digest owed",
  any: "any moment of sending or answering",
} as const;

/** The name of a moment. */
export type Transition = keyof typeof TRANSITIONS;

/** At which passing of which moment a process ends itself. */
export interface Orders {
  readonly at: Transition;
  /** Counts only what happens on this connection; any where null. */
  readonly connectionId: string | null;
  /** 1 is the first passing. */
  readonly passing: number;
  /** For moments at which an attempt ends: before or after that is written down. */
  readonly written: boolean;
}

/** What a parent tells its child. `ahead`: milliseconds that the child's clock is ahead of the machine's. */
export type ToChild =
  | {
      readonly kind: "go";
      readonly env: Readonly<Record<string, string>>;
      readonly ahead: number;
      readonly orders: Orders | null;
    }
  | { readonly kind: "settle"; readonly ahead: number }
  | { readonly kind: "stop" };

/** What a child tells its parent. */
export type FromChild =
  | { readonly kind: "ready" }
  | {
      readonly kind: "started";
      readonly organizationId: string;
      readonly connections: Readonly<Record<string, string>>;
    }
  | { readonly kind: "settled" }
  | { readonly kind: "failed"; readonly what: string };
