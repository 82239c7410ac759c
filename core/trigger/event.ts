// Something that happened to someone, and what became of it.

/** `waiting` for its time; `asked`; or `passed`: nobody was asked, for the reason that stands beside it. */
export const EVENT_STATES = ["waiting", "asked", "passed"] as const;
export type EventState = (typeof EVENT_STATES)[number];

/**
 * Why nobody was asked about an event: no rule is about its type; its rule is paused, or was removed meanwhile; nobody, or more than one, goes by the
 * name that was given; the bot cannot write to them; the draw left them out; the deadline would come, or came, before the question; fewer people
 * than an anonymous round needs had gathered until the deadline; one question covers several events; or the person was asked recently, or wishes not to be.
 */
export const UNASKED = [
  "no-rule",
  "rule-paused",
  "rule-removed",
  "unknown-person",
  "several-people",
  "unreachable",
  "sample",
  "too-late",
  "too-few",
  "merged",
  "passed-over",
] as const;
export type Unasked = (typeof UNASKED)[number];

/** Whom an event is about, as whoever tells of it knows them: an e-mail address, a Slack user id, a Telegram id or user name. */
export interface PersonName {
  readonly by: "email" | "slack" | "telegram";
  readonly value: string;
}

/** An event as it is told. */
export interface ToldEvent {
  /** Such as `ticket.closed`. */
  readonly type: string;
  readonly person: PersonName;
  readonly at: Date;
  readonly attributes: Readonly<Record<string, string>>;
}

/** An event as it is kept. */
export interface TriggerEvent {
  readonly id: string;
  readonly organizationId: string;
  readonly ruleId: string | null;
  readonly type: string;
  /** Null for someone who is not known, and once forgotten. */
  readonly personId: string | null;
  readonly at: Date;
  readonly receivedAt: Date;
  readonly attributes: Readonly<Record<string, string>>;
  readonly state: EventState;
  readonly why: Unasked | null;
  /** From when on the question is due, and until when it makes sense. */
  readonly askAt: Date | null;
  readonly deadline: Date | null;
}

/** What an event's type may look like: words of letters and digits, joined by dots, dashes and underscores. */
export const EVENT_TYPE = /^[\p{L}\p{N}]+(?:[._-][\p{L}\p{N}]+)*$/u;
/** The most characters of a type. */
export const MOST_TYPE = 64;
