// The identities of people on each connection: met, remembered, subscribed, unreachable.
import { and, eq, gt, inArray, ne, sql } from "drizzle-orm";
import { SurveyError } from "../../core/errors.ts";
import type { Account, Role } from "../../core/people/person.ts";
import type { People } from "../../core/people/ports.ts";
import type { Member, Platform, Random } from "../../core/ports.ts";
import { type Db, type Engine, run, type Steps } from "../work.ts";
import {
  type AccountRow,
  type AccountTable,
  accountRows,
  accountStatements,
  accountsIn,
  type ConnectionRow,
} from "./account-queries.ts";
import { askAfterAll } from "./ask-after-all.ts";
import { bulkInsert } from "./bulk.ts";
import { chunksOf, PAGE, pagesOf } from "./chunks.ts";
import { isOfGroups, rootOf } from "./groups.ts";
import { createIds } from "./ids.ts";

type Accounts = Pick<
  People,
  "remember" | "account" | "accountById" | "subscribers" | "subscribe" | "unsubscribe" | "holders"
>;

/** Keeps accounts in a database; ids come from `random`. */
export function createAccounts(engine: Engine, random: Random): Accounts {
  const { db, tables } = engine;
  const { accounts, connections, people } = tables;
  const ask = accountStatements(tables);
  const newId = createIds(random);
  const insertPeople = bulkInsert("accounts.people", people, (tx, rows) =>
    tx.insert(people).values(rows).returning({ id: people.id }),
  );
  const insertAccounts = bulkInsert("accounts.accounts", accounts, (tx, rows) =>
    tx.insert(accounts).values(rows).onConflictDoNothing().returning({ personId: accounts.personId }),
  );

  async function one(rows: PromiseLike<readonly AccountRow[]>): Promise<Account | null> {
    const [row] = await rows;
    return row ? accountOf(row) : null;
  }

  function* rememberChunk(
    tx: Db,
    connection: ConnectionRow,
    members: readonly Member[],
    now: Date,
  ): Steps<readonly Account[]> {
    const externalIds = members.map(({ externalId }) => externalId);
    const known = yield* run(accountsIn(tx, tables, connection.id, externalIds));
    const byId = new Map(known.map((row) => [row.accounts.externalId, row.accounts]));
    const added = members.filter(({ externalId }) => !byId.has(externalId));
    if (added.length > 0) yield* addAccounts(tx, connection, added, now);
    const changed = members.flatMap((member) => {
      const account = byId.get(member.externalId);
      const told = account && newsOf(account, member, connection.platform, now);
      return told ? [told] : [];
    });
    if (changed.length > 0) {
      yield* run(
        tx
          .insert(accounts)
          .values(changed)
          .onConflictDoUpdate({
            target: [accounts.connectionId, accounts.externalId],
            set: {
              name: sql`excluded.name`,
              handle: sql`excluded.handle`,
              email: sql`excluded.email`,
              locale: sql`excluded.locale`,
              zone: sql`excluded.zone`,
              state: sql`excluded.state`,
              stateSince: sql`excluded.state_since`,
            },
          }),
      );
    }
    const isBack = ({ externalId, state }: AccountTable) =>
      state === "subscribed" && byId.get(externalId)?.state === "unreachable";
    const back = changed.filter(isBack).map(({ id }) => id);
    if (back.length > 0) yield* askAfterAll(engine, tx, back, now);
    if (added.length === 0 && changed.length === 0) return known.map(accountOf);
    return (yield* run(accountsIn(tx, tables, connection.id, externalIds))).map(accountOf);
  }

  function* addAccounts(
    tx: Db,
    connection: ConnectionRow,
    members: readonly Member[],
    now: Date,
  ): Steps<void> {
    const { organizationId, id: connectionId } = connection;
    const persons = members.map(() => ({
      id: newId(now),
      organizationId,
      role: "none" as const,
      attributes: {},
      createdAt: now,
    }));
    yield* insertPeople(tx, persons);
    const inserted = yield* insertAccounts(
      tx,
      members.map(({ externalId, name, handle, email, locale, zone }, at) => ({
        id: newId(now),
        personId: persons[at]?.id ?? "",
        organizationId,
        connectionId,
        externalId,
        name,
        handle: handle ?? null,
        email: email?.toLowerCase() ?? null,
        locale,
        zone,
        state: connection.platform === "telegram" ? ("left" as const) : ("subscribed" as const),
        stateSince: now,
      })),
    );
    // Another process may have met the same member at the same moment: its person stays, ours goes.
    const kept = new Set(inserted.map(({ personId }) => personId));
    const spare = persons.filter(({ id }) => !kept.has(id)).map(({ id }) => id);
    if (spare.length > 0) yield* run(tx.delete(people).where(inArray(people.id, spare)));
  }

  return {
    async remember(connectionId, members, now) {
      const [connection] = await db.select().from(connections).where(eq(connections.id, connectionId));
      if (connection === undefined) throw new SurveyError("internal", { what: "connection-missing" });
      const remembered: Account[] = [];
      for (const chunk of chunksOf([
        ...new Map(members.map((member) => [member.externalId, member])).values(),
      ])) {
        const accountsOfChunk = await engine.transact((tx) => rememberChunk(tx, connection, chunk, now));
        const byId = new Map(accountsOfChunk.map((account) => [account.externalId, account]));
        remembered.push(...chunk.flatMap(({ externalId }) => byId.get(externalId) ?? []));
      }
      return remembered;
    },

    account({ connectionId, externalId }) {
      return one(db.ask(ask.account, { connectionId, externalId }));
    },

    accountById(id) {
      return one(db.ask(ask.accountById, { id }));
    },

    async subscribers(connectionId) {
      const all: Account[] = [];
      const pages = pagesOf(async (after) => {
        const rows = await accountRows(db, tables)
          .where(
            and(
              eq(accounts.connectionId, connectionId),
              eq(accounts.state, "subscribed"),
              gt(accounts.id, after),
            ),
          )
          .orderBy(accounts.id)
          .limit(PAGE);
        return rows.map(accountOf);
      });
      for await (const page of pages) all.push(...page);
      return all;
    },

    async subscribe(accountId, now) {
      await engine.transact(function* (tx): Steps<void> {
        const isAway = and(eq(accounts.id, accountId), ne(accounts.state, "subscribed"));
        yield* run(tx.update(accounts).set({ state: "subscribed", stateSince: now }).where(isAway));
        yield* askAfterAll(engine, tx, [accountId], now);
      });
    },

    async unsubscribe(accountId, why, now) {
      await db
        .update(accounts)
        .set({ state: why, stateSince: now })
        .where(and(eq(accounts.id, accountId), ne(accounts.state, why)));
    },

    async holders(organizationId, role) {
      const roles: Role[] = role === "admin" ? ["admin"] : ["manager", "admin"];
      const having = await db
        .select({ root: rootOf(people) })
        .from(people)
        .where(and(eq(people.organizationId, organizationId), inArray(people.role, roles)));
      const rows = await accountRows(db, tables)
        .where(
          isOfGroups(
            people,
            having.map(({ root }) => root),
          ),
        )
        .orderBy(accounts.id);
      return rows.map(accountOf);
    },
  };
}

// What the platform now says of an account, as a whole row; null where it says nothing new. It knows nothing better than what it does not tell.
function newsOf(account: AccountTable, member: Member, platform: Platform, now: Date): AccountTable | null {
  // A Slack directory lists only those who can be reached; on Telegram only /start tells that someone is back.
  const isBack = platform === "slack" && account.state === "unreachable";
  const told = {
    ...account,
    name: member.name || account.name,
    handle: member.handle === undefined ? account.handle : member.handle,
    // An import may know an address that the platform does not tell.
    email: member.email?.toLowerCase() ?? account.email,
    locale: member.locale ?? account.locale,
    zone: member.zone ?? account.zone,
    ...(isBack ? { state: "subscribed" as const, stateSince: now } : {}),
  };
  const isNews = (["name", "handle", "email", "locale", "zone"] as const).some(
    (part) => told[part] !== account[part],
  );
  return isBack || isNews ? told : null;
}

/** Gives an account as core knows it, with the person that it counts as; the person's own choices go before what the platform says. */
export function accountOf({ accounts: account, person, role, scope, connections }: AccountRow): Account {
  const { id, organizationId, connectionId, externalId, name, handle, email, state } = account;
  return {
    id,
    personId: person.id,
    organizationId,
    connectionId,
    platform: connections.platform,
    externalId,
    name,
    ...(handle === null ? {} : { handle }),
    ...(email === null ? {} : { email }),
    role,
    ...(role === "manager" && scope !== null ? { scope } : {}),
    locale: person.locale ?? account.locale,
    zone: person.zone ?? account.zone,
    state,
  };
}
