// What the people wing needs from outside: one store of people, accounts and roles.
import type { Locale, Member, Platform } from "../ports.ts";
import type { NamedChange, NewChange } from "./change.ts";
import type { Account, Connection, Organization, Role, Scope, StoredAbout } from "./person.ts";
import type { Policy } from "./policy.ts";
import type { WishedBy, Wishes } from "./wish.ts";

/** Who presses, speaks or asks: an account as its platform names it. */
export interface Presser {
  readonly connectionId: string;
  readonly externalId: string;
}

/** Keeps organizations, connections, people and their accounts. Every method is one unit of work. */
export interface People {
  /** Creates the organization or updates its name, zone, locale and operator; one a database (the first) for now. */
  ensureOrganization(of: Omit<Organization, "id">): Promise<Organization>;
  organization(id: string): Promise<Organization | null>;
  /** The house rules on asking as they stand, with the version that a change must name. */
  policy(organizationId: string): Promise<{ readonly policy: Policy; readonly version: number }>;
  /** Writes the house rules; false when someone else has written since. */
  setPolicy(organizationId: string, policy: Policy, expectedVersion: number): Promise<boolean>;
  /** Finds or creates by (platform, externalId); clears `suspended`. */
  ensureConnection(of: {
    organizationId: string;
    platform: Platform;
    externalId: string;
    name: string;
  }): Promise<Connection>;
  connections(organizationId: string): Promise<readonly Connection[]>;
  suspend(connectionId: string, code: string | null): Promise<void>;
  /** Finds or creates an account (and its person) for each member, updating name, locale and zone as the platform says; in chunks, in the given order. New Telegram accounts are `left` until `subscribe`. Someone unreachable whom a Slack directory lists is `subscribed` again. Whoever never wants to be asked again is left out where they are only `listed` (the default) and not known; who comes by themselves is `met`, and `left`. */
  remember(
    connectionId: string,
    members: readonly Member[],
    now: Date,
    how?: "listed" | "met",
  ): Promise<readonly Account[]>;
  /** Of the ids of a connection's people those who never want to be asked again, known or not. */
  refusing(connectionId: string, externalIds: readonly string[]): Promise<ReadonlySet<string>>;
  account(who: Presser): Promise<Account | null>;
  accountById(accountId: string): Promise<Account | null>;
  /** Every subscribed account of a connection (Telegram's `everyone`). */
  subscribers(connectionId: string): Promise<readonly Account[]>;
  /** Also ends that someone never wants to be asked again. */
  subscribe(accountId: string, now: Date): Promise<void>;
  /** By the person's own wish (`left`), or because the platform cannot reach them (`unreachable`). */
  unsubscribe(accountId: string, why: "left" | "unreachable", now: Date): Promise<void>;
  setLocale(personId: string, locale: Locale): Promise<void>;
  setZone(personId: string, zone: string): Promise<void>;
  setAttributes(personId: string, attributes: Readonly<Record<string, string>>): Promise<void>;
  /** What is known of these people, to be frozen in a round; those without any are left out. */
  attributes(personIds: readonly string[]): Promise<ReadonlyMap<string, Readonly<Record<string, string>>>>;
  /** What these people wish about being asked; those who have never said anything are left out. */
  wishes(personIds: readonly string[]): Promise<ReadonlyMap<string, Wishes>>;
  /** Keeps someone from being asked before `until`. The instant at which they come back stays: it explains why they are asked again. */
  setQuiet(personId: string, until: Date | null): Promise<void>;
  /** Adds a survey to those that someone does not want to be asked, or takes it away again, whoever added it. */
  setOptedOut(personId: string, surveyId: string, isOut: boolean, by: WishedBy): Promise<void>;
  /** Gives a role to all accounts of a person, a manager's with the one segment that they see beside the whole, or with all of them. */
  setRole(personId: string, role: Role, scope?: Scope | null): Promise<void>;
  /** Accounts of people who hold this role or a higher one. */
  holders(organizationId: string, role: "manager" | "admin"): Promise<readonly Account[]>;
  /** Stores the hash of the one-time claim code, in the place of an unused one, unless there is an admin; true when stored. */
  ensureClaim(organizationId: string, codeHash: string, now: Date): Promise<boolean>;
  /** Spends the code and makes its user an admin. */
  claim(
    organizationId: string,
    codeHash: string,
    personId: string,
    now: Date,
  ): Promise<"claimed" | "wrong" | "used">;
  createJoinCode(of: {
    organizationId: string;
    code: string;
    attributes: Readonly<Record<string, string>>;
    expiresAt: Date;
    uses: number;
  }): Promise<void>;
  /** Spends one use of a join code and sets its attributes on the person. */
  join(
    organizationId: string,
    code: string,
    personId: string,
    now: Date,
  ): Promise<"joined" | "unknown" | "expired" | "spent">;
  storedAbout(personId: string, now: Date): Promise<StoredAbout>;
  /** Erases accounts, attributes, panel seats, dialogs, attributed and open ballots and owed deliveries; invitations stay without a name; the change log's id is blanked. Gives how many ballots and owed deliveries went; sealed answers can no longer be searched. With `forGood` a keyed hash of each account stays, by which nobody is asked again. */
  forget(
    personId: string,
    now: Date,
    forGood?: boolean,
  ): Promise<{ readonly ballots: number; readonly deliveries: number }>;
  /** Adds a line to the log of changes. Nothing changes or takes away a line, but for erasure, which blanks its actor. */
  record(organizationId: string, change: NewChange): Promise<void>;
  /** The last lines, newest first, with the names of today. */
  changes(organizationId: string, last: number): Promise<readonly NamedChange[]>;
}
