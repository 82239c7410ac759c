// How accounts are read: with the person and the connection they belong to.
import { and, eq, inArray } from "drizzle-orm";
import type { Tables } from "../schema.ts";
import { type Db, slot, statement } from "../work.ts";

export type AccountTable = Tables["accounts"]["$inferSelect"];
export type ConnectionRow = Tables["connections"]["$inferSelect"];
/** An account with all that decides how core sees it. */
export interface AccountRow {
  readonly accounts: AccountTable;
  readonly people: Tables["people"]["$inferSelect"];
  readonly connections: ConnectionRow;
}

/** Reads accounts. */
export function accountRows(db: Db, { accounts, connections, people }: Tables) {
  return db
    .select()
    .from(accounts)
    .innerJoin(people, eq(people.id, accounts.personId))
    .innerJoin(connections, eq(connections.id, accounts.connectionId));
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
