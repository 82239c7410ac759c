// The interfaces that every wing shares: time, chance, the log, and the two platforms' sides.
import type { Message } from "./message.ts";

/** The platforms on which people are asked. */
export const PLATFORMS = ["slack", "telegram"] as const;
export type Platform = (typeof PLATFORMS)[number];

/** The languages in which everything is written. */
export const LOCALES = ["en", "zh-CN"] as const;
export type Locale = (typeof LOCALES)[number];

/** Tells the time and waits; tests and the demo bring one that they move. */
export interface Clock {
  now(): Date;
  /** Resolves after `ms` milliseconds, or at once when `signal` aborts. Never rejects. */
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
}

/** Gives everyone else their turn between parts of long work: a reading from an embedded database, though awaited, gives nobody one. */
export interface Turns {
  next(): Promise<void>;
}

/** Gives chance; tests bring a seeded one. */
export interface Random {
  /** An opaque id of 128 random bits: 22 characters of [A-Za-z0-9_-]. */
  id(): string;
  /** A whole number from 0 to `below` − 1, evenly. */
  int(below: number): number;
}

/** The only fields a log line may carry: none of them names a person, a score or words. */
export interface LogFields {
  readonly event: string;
  readonly platform?: Platform;
  readonly connection?: string;
  readonly round?: string;
  readonly schedule?: string;
  readonly delivery?: string;
  readonly kind?: string;
  readonly state?: string;
  readonly outcome?: string;
  readonly code?: string;
  readonly count?: number;
  readonly ms?: number;
  readonly port?: number;
  readonly mode?: string;
  readonly version?: string;
}

/** Writes allow-listed fields; an error is logged as its code, never as the SDK's or driver's object. */
export interface Log {
  debug(fields: LogFields): void;
  info(fields: LogFields): void;
  warn(fields: LogFields): void;
  error(fields: LogFields): void;
}

/** Where a message goes on its connection: the platform's id of a person's private chat or of a channel, with a forum topic. */
export interface Address {
  readonly kind: "account" | "channel";
  readonly externalId: string;
  readonly threadId?: string;
}

/** What became of one send. Only `refused` and `rate-limited` are known not to have arrived. */
export type SendOutcome =
  /** `messageRef` is the platform's id of the message, enough for `redraw` together with the address. */
  | { readonly kind: "sent"; readonly messageRef: string }
  /** The platform said: not now (429). */
  | { readonly kind: "rate-limited"; readonly retryAfterMs: number }
  /** The request never reached the platform (connection refused, DNS). */
  | { readonly kind: "refused"; readonly code: string }
  /** It may have arrived: timeout, 5xx, connection lost after writing. */
  | { readonly kind: "ambiguous"; readonly code: string }
  /** This one destination cannot be reached: blocked, deactivated, never started, bot removed from the channel. */
  | { readonly kind: "unreachable"; readonly code: string }
  /** A Telegram group became a supergroup: the new id. */
  | { readonly kind: "moved"; readonly externalId: string }
  /** The whole connection is barred: token revoked, invalid_auth, 401. */
  | { readonly kind: "suspended"; readonly code: string }
  /** The platform will never take this message (invalid blocks, too long). */
  | { readonly kind: "rejected"; readonly code: string };

/** Sends and redraws on one connection. No retries inside: the delivery's state machine decides. */
export interface Messenger {
  readonly platform: Platform;
  /**
   * Has ready what a message takes beside its words, so that sending it is one request: pictures drawn and uploaded, as far as that goes within some
   * seconds. Shows nobody anything, and never rejects: without it, or where it fails, the words go alone.
   */
  prepare?(message: Message): Promise<void>;
  /** `key` is the delivery's id, for best-effort idempotency; `locale` chooses direction-free details such as number shapes. */
  send(to: Address, message: Message, key: string): Promise<SendOutcome>;
  redraw(at: Address, messageRef: string, message: Message): Promise<SendOutcome>;
}

/** Someone as a platform describes them. */
export interface Member {
  readonly externalId: string;
  readonly name: string;
  /** Telegram's user name, without @: nobody else has it, while anybody may take anybody's name. Absent where the platform has none. */
  readonly handle?: string | null;
  /** Absent where the platform does not tell it. */
  readonly email?: string | null;
  readonly locale: Locale | null;
  readonly zone: string | null;
  readonly guest: boolean;
}

/** One place where people are, in the platform's own terms. `everyone` is all of a Slack workspace, or all subscribers on Telegram. */
export type Place =
  | { readonly kind: "everyone"; readonly guests: boolean }
  | { readonly kind: "channel"; readonly externalId: string }
  | { readonly kind: "group"; readonly externalId: string };

/** A condition on an attribute: one of these values (or bands), compared without case. */
export interface AttributeCondition {
  readonly key: string;
  readonly values: readonly string[];
}

/** Whom a schedule asks: one place, or several joined, without others, narrowed by attributes, and a random share of what is left. */
export type AudienceSource =
  | Place
  | {
      readonly kind: "combined";
      /** Who is in any of these (`everyone` where nothing was said). */
      readonly in: readonly Place[];
      /** And in none of these. */
      readonly not: readonly Place[];
      /** And meets all of these. */
      readonly where: readonly AttributeCondition[];
      /** 1–99: so many of a hundred, drawn anew for each round; null asks all. */
      readonly samplePercent: number | null;
    }
  /** The people to whom events happened that a rule gathers for this schedule. */
  | { readonly kind: "events"; readonly ruleId: string };

/** Who is in an audience: known people, an open crowd of about `size` (Telegram groups), or why it cannot be seen. */
export type Members =
  | { readonly kind: "members"; readonly members: readonly Member[] }
  | { readonly kind: "open"; readonly size: number }
  | { readonly kind: "not-visible"; readonly code: string };

/** What profiles say, by the people's external ids and then by the field as it was asked for; or why they cannot be read. */
export type Profiles =
  | {
      readonly kind: "profiles";
      readonly of: ReadonlyMap<string, Readonly<Record<string, string>>>;
    }
  | { readonly kind: "not-visible"; readonly code: string };

/** What is known of a channel. */
export interface ChannelInfo {
  readonly externalId: string;
  readonly name: string;
}

/** Looks people and channels up on one connection; pages and rate limits are its own business. Throws SurveyError `directory-unavailable` when the platform does not answer. */
export interface Directory {
  /** People only: bots and deactivated accounts left out, guests only where asked for. `everyone` on Telegram is answered by the store, not here: `{ kind: "members", members: [] }`. */
  members(source: Place): Promise<Members>;
  member(externalId: string): Promise<Member | null>;
  /** Null when the bot cannot see it or post there. `reference` is an id or a name without #. */
  channel(reference: string): Promise<ChannelInfo | null>;
  /** A user group or list by id or handle; null when there is none. */
  group(reference: string): Promise<ChannelInfo | null>;
  /**
   * What these people's profiles say in some fields, by a field's id or label; one call a person on Slack, a hundred
   * of which it takes a minute. An unknown field is `not-visible`. Absent where a platform knows no profiles.
   */
  profiles?(externalIds: readonly string[], fields: readonly string[]): Promise<Profiles>;
  /** The ids of all who are in a user group, without looking at who they are. Absent where a platform knows no groups. */
  idsIn?(
    group: string,
  ): Promise<
    | { readonly kind: "ids"; readonly ids: readonly string[] }
    | { readonly kind: "not-visible"; readonly code: string }
  >;
}

/** Knows who does not want to be disturbed on one connection. */
export interface Disturbance {
  /**
   * Until when this account is not to be disturbed, or null: also where the platform does not say. `upcoming` names accounts that will be asked about
   * next, so that one look-up serves many.
   */
  until(externalId: string, now: Date, upcoming: () => Promise<readonly string[]>): Promise<Date | null>;
}

/** What Dialogs keeps for someone whose next words mean something: a reason being awaited, or the steps of a form. With `drivers` none are awaited any more. */
export interface Dialog {
  readonly kind: "reason" | "improve" | "drivers" | "form";
  /** The round whose sealing must take this dialog away with it; null for forms. */
  readonly roundId: string | null;
  readonly data: Readonly<Record<string, string | readonly string[] | null>>;
  readonly expiresAt: Date;
}

/** Remembers at most one open dialog an account and chat (Telegram: the reason as the next message; forms in steps). */
export interface Dialogs {
  get(accountId: string, now: Date): Promise<Dialog | null>;
  set(accountId: string, dialog: Dialog): Promise<void>;
  clear(accountId: string): Promise<void>;
}

/** Remembers up to which update a connection's events have been taken (Telegram's polling offset). */
export interface Cursors {
  of(connectionId: string): Cursor;
}

/** The place of one connection in its stream of updates; 0 before the first. */
export interface Cursor {
  read(): Promise<number>;
  write(offset: number): Promise<void>;
}
