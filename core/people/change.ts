// What the log of changes tells of: every kind of change with its details, so that none is recorded that nobody has words for.

/**
 * The details of each kind of change. They never name the person something was done to (erasure could not find them there), and nothing in them may
 * tell who answered or how. A new kind stands here first; bots/copy/{en,zh-CN}/managing/log.ts then does not compile before it has words for it.
 */
export interface ChangeKinds {
  readonly "schedule-created": { readonly schedule: string };
  /** `fields` are names of a schedule's fields, joined by commas; absent in lines from before it was noted. */
  readonly "schedule-changed": { readonly schedule: string; readonly fields?: string };
  readonly "schedule-paused": { readonly schedule: string };
  readonly "schedule-resumed": { readonly schedule: string };
  readonly "round-opened": { readonly schedule: string; readonly round: number };
  readonly "round-closed": { readonly round: number };
  readonly "survey-changed": { readonly survey: string; readonly change: string };
  /** Not which: the log keeps no way back to it. */
  readonly "comment-redacted": { readonly round: number };
  readonly "digest-shared": { readonly round: number };
  /** The rule in the grammar's word, and what it was set to. */
  readonly "rules-changed": { readonly rule: string; readonly value: string };
  /** The attribute of the segment that a manager sees beside the whole, without the group, which may be one person. */
  readonly "role-set": { readonly role: string; readonly scope?: string };
  readonly "admin-claimed": Readonly<Record<string, never>>;
  /** How many attributes the code sets. */
  readonly "invite-created": { readonly attributes: number };
  readonly "attribute-defined": { readonly attribute: string };
  readonly "attribute-removed": { readonly attribute: string };
  /** How many attributes of someone were set or taken away. */
  readonly "person-changed": { readonly attributes: number };
  /** Empty for every survey. */
  readonly "person-opted-out": { readonly survey: string };
  readonly "person-opted-in": { readonly survey: string };
  readonly "person-erased": Readonly<Record<string, never>>;
  /** How many people are different for it. */
  readonly "people-imported": { readonly people: number; readonly by: string };
  /** How many past rounds an import has written, and how many answers of those whose counts are shown. */
  readonly "answers-imported": {
    readonly survey: string;
    readonly rounds: number;
    readonly answers: number;
    readonly by: string;
  };
  /** How many past rounds were taken back; not how many answers, as of what was withheld in them nothing follows. */
  readonly "import-undone": { readonly survey: string; readonly rounds: number; readonly by: string };
  /** Handed out as a file. */
  readonly "results-exported": { readonly survey: string; readonly format: string };
  readonly "token-made": { readonly token: string };
  readonly "token-revoked": { readonly token: string };
  readonly "rule-made": { readonly event: string };
  readonly "rule-changed": { readonly event: string };
  readonly "rule-paused": { readonly event: string };
  readonly "rule-resumed": { readonly event: string };
  readonly "rule-removed": { readonly event: string };
  readonly "journey-ordered": Readonly<Record<string, never>>;
  readonly "event-told": { readonly event: string };
  /** Marks, lines and actions by their numbers: a label may name someone. */
  readonly "mark-added": { readonly mark: number };
  readonly "mark-removed": { readonly mark: number };
  readonly "reference-added": { readonly reference: number };
  readonly "reference-removed": { readonly reference: number };
  readonly "goal-set": { readonly survey: string; readonly target: number };
  readonly "goal-removed": { readonly survey: string };
  readonly "action-written": { readonly action: number };
  readonly "action-moved": { readonly action: number; readonly state: string };
  /** What people subscribe to for themselves is in no log. */
  readonly "channel-subscribed": { readonly channel: string; readonly period: string };
  readonly "channel-unsubscribed": { readonly channel: string; readonly period: string };
}

/** What can have been changed. */
export type ChangeKind = keyof ChangeKinds;

/** A change as it is recorded. */
export type NewChange<Kind extends ChangeKind = ChangeKind> = {
  readonly [Each in Kind]: {
    readonly at: Date;
    /** Null for what the operator did at the command line, who is nobody in any chat. */
    readonly actorPersonId: string | null;
    readonly what: Each;
    readonly details: ChangeKinds[Each];
  };
}[Kind];

/** The detail that marks what was done at the command line: without it nobody's name means that it was erased. */
export const BY_OPERATOR = { by: "operator" } as const;

/** One line of the log as it is read: kinds of later versions stand in it too, so that `what` is any text. */
export interface Change {
  readonly at: Date;
  /** Blanked by erasure. */
  readonly actorPersonId: string | null;
  readonly what: string;
  readonly details: Readonly<Record<string, string | number | null>>;
}

/** A line with the name that its actor goes by today; null where nobody is known behind it any more. */
export interface NamedChange extends Change {
  readonly actorName: string | null;
}
