// Who may be asked, and what they may do: organization, person, account, role.
import type { Locale, Platform } from "../ports.ts";

/** What a person may do: `admin` everything, `manager` read digests, `none` answer and read their own. */
export const ROLES = ["none", "manager", "admin"] as const;
export type Role = (typeof ROLES)[number];

/** The one segment that a manager sees beside the whole: a group of an attribute, as invitations freeze it. */
export interface Scope {
  readonly attribute: string;
  readonly group: string;
}

/** One customer of the bot; owns everything else. */
export interface Organization {
  readonly id: string;
  readonly name: string;
  readonly zone: string;
  readonly locale: Locale;
  /** Who runs the server, as the promise names them. */
  readonly operator: string;
}

/** One bot identity: a Slack team install or a Telegram bot. */
export interface Connection {
  readonly id: string;
  readonly organizationId: string;
  readonly platform: Platform;
  readonly externalId: string;
  readonly name: string;
  /** Null while it works; else why the platform bars it (token revoked). */
  readonly suspended: string | null;
}

/** A person's identity on one connection, with the person's own settings. */
export interface Account {
  readonly id: string;
  /** Whom this account counts as: of linked people the one that stands for all. */
  readonly personId: string;
  readonly organizationId: string;
  readonly connectionId: string;
  readonly platform: Platform;
  readonly externalId: string;
  readonly name: string;
  /** Unique on its platform, without @; absent where it has none. */
  readonly handle?: string;
  /** In lower case; where the platform tells it, or an import did. */
  readonly email?: string;
  readonly role: Role;
  /** Set for a manager of one segment; absent for all others. */
  readonly scope?: Scope;
  /** The person's choice if made, else the platform's, else null: the organization's. */
  readonly locale: Locale | null;
  readonly zone: string | null;
  /** `subscribed`: may be asked (Slack: unless they refuse for good; Telegram: after /start). */
  readonly state: "subscribed" | "left" | "unreachable";
}

/** What is stored about one person at this moment, for `/nps privacy`; counts and dates, and their own open answers. */
export interface StoredAbout {
  readonly accounts: readonly {
    readonly platform: Platform;
    readonly externalId: string;
    readonly name: string;
    readonly handle: string | null;
    readonly email: string | null;
  }[];
  readonly role: Role;
  readonly locale: Locale | null;
  /** Their own choice, else what a platform tells; left out where neither is known. */
  readonly zone?: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly invitations: number;
  readonly openBallots: readonly {
    readonly survey: string;
    readonly closesAt: Date;
    readonly promise: "anonymous" | "attributed";
    readonly score: number;
    readonly reason: string | null;
    /** How many ratings and answers to the questions before the score; left out where there are none. */
    readonly besides?: number;
  }[];
  /** Answers to questions before a score that has not come yet; left out where there are none. */
  readonly given?: readonly { readonly survey: string; readonly closesAt: Date }[];
  readonly attributedBallots: number;
  readonly changes: number;
  /** What the bot was told of them, by type; left out where there is none. */
  readonly events?: readonly { readonly type: string; readonly count: number }[];
  /** The one segment that they see as a manager; left out where there is none. */
  readonly scope?: Scope;
  /** How many sentences of theirs say what will be done; left out where there are none. */
  readonly actions?: number;
  /** How many digests of a week, month or quarter they have asked for; left out where there are none. */
  readonly subscriptions?: number;
}
