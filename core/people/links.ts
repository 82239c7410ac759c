// Two accounts of one person: a one-time code made on one platform and said on the other makes them one from the next opening on.
import type { Platform } from "../ports.ts";
import type { Account } from "./person.ts";

/** How long a link code lasts: long enough to pick up the phone, too short to be passed around. */
export const LINK_MINUTES = 10;

/** What can be wrong with a code at the moment when someone says it. */
export type LinkFault =
  /** Nobody's, spent, or too old: which of them is not told. */
  | "unknown"
  /** Made by this very account. */
  | "self"
  /** The two are one already. */
  | "already"
  /** Both have an account on the same connection, where one person has one. */
  | "same-connection"
  /** A round is opening just now; the next minute will do. */
  | "opening";

/** What a code would do: the account that made it is to be told before it is spent. */
export type LinkOffer =
  | { readonly kind: "offer"; readonly maker: Account }
  | { readonly kind: "fault"; readonly fault: LinkFault };

/** What became of a code. */
export type Linked =
  | { readonly kind: "linked"; readonly maker: Account; readonly prefers: Platform }
  | { readonly kind: "fault"; readonly fault: LinkFault };

/** Keeps links between people, and the codes that make them. Every method is one unit of work. */
export interface Links {
  /** Keeps the hash of a code for an account, in the place of an earlier one. */
  createLinkCode(of: {
    readonly organizationId: string;
    readonly accountId: string;
    readonly codeHash: string;
    readonly expiresAt: Date;
  }): Promise<void>;
  /** Takes a code away that others may have read. */
  dropLinkCode(organizationId: string, codeHash: string): Promise<void>;
  /** Looks at a code without spending it. */
  offer(of: SaidCode): Promise<LinkOffer>;
  /** Spends a code: whom the speaker counts as, and all who are linked to them, count as the maker's person from now on, with what is known of both. */
  link(of: SaidCode): Promise<Linked>;
  /** Makes everyone of a person's group a person of their own again, with what was known of all; false where nobody was linked. */
  unlink(personId: string): Promise<boolean>;
  /** Where someone with several accounts wants to be asked. */
  prefer(personId: string, platform: Platform): Promise<void>;
  /** Every account of a person, with the platform that they prefer. */
  accountsOf(personId: string): Promise<{
    readonly accounts: readonly Account[];
    readonly prefers: Platform | null;
  }>;
  /** For those of these people who have been linked to another one since they were looked up: whom they count as. Others are left out. */
  countedAs(personIds: readonly string[]): Promise<ReadonlyMap<string, string>>;
  /**
   * For those of these people who can be reached on several accounts: the one to ask, on the platform that they prefer. People with one account, or none that
   * can be reached, are left out.
   */
  preferredAccounts(personIds: readonly string[]): Promise<ReadonlyMap<string, Account>>;
}

/** A code, and the account that says it. */
export interface SaidCode {
  readonly organizationId: string;
  readonly codeHash: string;
  readonly accountId: string;
  readonly now: Date;
}
