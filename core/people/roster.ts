// What is known of people, as admins look at it and as imports change it: attributes, and who someone is.
import type { Platform } from "../ports.ts";
import type { AttributeDefinition } from "./attribute.ts";
import type { Account } from "./person.ts";

/** What attributes someone gets; null takes one away, what is not named stays. */
export interface AttributeChange {
  readonly personId: string;
  readonly set: Readonly<Record<string, string | null>>;
}

/** Someone as an admin sees them: never whether or what they have answered. */
export interface PersonCard {
  readonly personId: string;
  readonly accounts: readonly Account[];
  readonly prefers: Platform | null;
  readonly attributes: Readonly<Record<string, string>>;
  readonly quietUntil: Date | null;
  /** Ids of surveys: by their own wish, and by an admin's. */
  readonly optedOut: readonly string[];
  readonly keptOut: readonly string[];
}

/** Whom to look for: those who meet all that is said. */
export interface PersonQuery {
  /** A part of a name, a user name, an e-mail address or an id. */
  readonly text: string | null;
  /** An attribute's value, without case. */
  readonly attribute: { readonly key: string; readonly value: string } | null;
}

/** Keeps definitions of attributes, and finds people. Every method is one unit of work. */
export interface Roster {
  /** In the order of their keys. */
  definitions(organizationId: string): Promise<readonly AttributeDefinition[]>;
  /** Adds the definition, or puts it in the place of the one with its key. */
  define(definition: AttributeDefinition): Promise<void>;
  /** Adds what is missing of these, and leaves what is there. */
  ensureDefined(definitions: readonly AttributeDefinition[]): Promise<void>;
  /** Takes a definition away, and its values from everyone; false where there is none. In chunks. */
  undefine(organizationId: string, key: string): Promise<boolean>;
  /** Changes attributes, in chunks; gives how many people are different now. */
  changeAttributes(changes: readonly AttributeChange[]): Promise<number>;
  /** Every value that anyone has of an attribute, in alphabetical order, each once. */
  values(organizationId: string, key: string): Promise<readonly string[]>;
  /** Accounts by lower-case e-mail address; everyone who has one of these. */
  byEmail(organizationId: string, emails: readonly string[]): Promise<readonly Account[]>;
  /** Notes e-mail addresses that an import knows, by account id. */
  setEmails(emails: ReadonlyMap<string, string>): Promise<void>;
  /** Accounts of these external ids on any connection of a platform. */
  byExternalId(
    organizationId: string,
    platform: Platform,
    externalIds: readonly string[],
  ): Promise<readonly Account[]>;
  /** Accounts of these user names (lower case, without @) on a platform. */
  byHandle(
    organizationId: string,
    platform: Platform,
    handles: readonly string[],
  ): Promise<readonly Account[]>;
  /** Null for nobody, and for those of whom an answer in an open crowd is all that is known. */
  card(personId: string): Promise<PersonCard | null>;
  /** Who meets the query, at most `limit` of them with how many there are; without those who only answered in an open crowd. */
  search(
    organizationId: string,
    query: PersonQuery,
    limit: number,
  ): Promise<{ readonly people: readonly PersonCard[]; readonly total: number }>;
}
