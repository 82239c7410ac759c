// How accounts are read: with the person they count as, and the connection they belong to.
import { and, eq, inArray, ne, or, type SQL } from "drizzle-orm";
import type { Role, Scope } from "../../core/people/person.ts";
import type { Tables } from "../schema.ts";
import { type Db, slot, statement } from "../work.ts";
import { groupTables, roleOfGroup, rootOf, scopeOfGroup } from "./groups.ts";

export type AccountTable = Tables["accounts"]["$inferSelect"];
export type ConnectionRow = Tables["connections"]["$inferSelect"];
/** An account with all that decides how core sees it. */
export interface AccountRow {
  readonly accounts: AccountTable;
  /** Whom the account counts as: its own person, or the root of the group that this one was linked to. */
  readonly person: Tables["people"]["$inferSelect"];
  /** The highest in the group. */
  readonly role: Role;
  /** Of a manager; null for one who sees all. */
  readonly scope: Scope | null;
  readonly connections: ConnectionRow;
}

/** Reads accounts. */
export function accountRows(db: Db, { accounts, connections, people }: Tables) {
  const groups = groupTables(people);
  return db
    .select({
      ...{ accounts, person: groups.roots, connections },
      ...{ role: roleOfGroup(db, groups), scope: scopeOfGroup(db, groups) },
    })
    .from(accounts)
    .innerJoin(people, eq(people.id, accounts.personId))
    .innerJoin(groups.roots, eq(groups.roots.id, rootOf(people)))
    .innerJoin(connections, eq(connections.id, accounts.connectionId));
}

/**
 * Says, of a query by `accountRows`, that an account has ever begun a chat, or is one that a directory lists. Of the others the bot knows only because they
 * answered an open link or a post in a group: that they are known at all says that they did.
 */
export function hasComeIn({ accounts, people }: Tables): SQL | undefined {
  return or(ne(accounts.state, "left"), ne(accounts.stateSince, people.createdAt), ne(people.role, "none"));
}

/** Reads the accounts that some of a platform's ids have on a connection. */
export function accountsIn(db: Db, tables: Tables, connectionId: string, externalIds: readonly string[]) {
  const { accounts } = tables;
  return accountRows(db, tables).where(
    and(eq(accounts.connectionId, connectionId), inArray(accounts.externalId, [...externalIds])),
  );
}

/** Reads one account, for every event that arrives. */
export function accountStatements(tables: Tables) {
  const { accounts } = tables;
  return {
    account: statement("people.account", (db) =>
      accountRows(db, tables).where(
        and(
          eq(accounts.connectionId, slot(accounts.connectionId, "connectionId")),
          eq(accounts.externalId, slot(accounts.externalId, "externalId")),
        ),
      ),
    ),
    accountById: statement("people.accountById", (db) =>
      accountRows(db, tables).where(eq(accounts.id, slot(accounts.id, "id"))),
    ),
  };
}
