// The identities of people on each connection: met, remembered, subscribed, unreachable.
import { and, eq, gt, inArray, ne, sql } from "drizzle-orm";
import { SurveyError } from "../../core/errors.ts";
import type { Account, Role } from "../../core/people/person.ts";
import type { People } from "../../core/people/ports.ts";
import type { Member, Random } from "../../core/ports.ts";
import { type Db, type Engine, run, type Steps } from "../work.ts";
import {
  type AccountRow,
  type AccountTable,
  accountRows,
  accountStatements,
  accountsIn,
  type ConnectionRow,
} from "./account-queries.ts";
import { accountOf, newsOf } from "./account-row.ts";
import { askAfterAll } from "./ask-after-all.ts";
import { bulkInsert } from "./bulk.ts";
import { chunksOf, PAGE, pagesOf } from "./chunks.ts";
import { isOfGroups, rootOf } from "./groups.ts";
import { createIds } from "./ids.ts";
import type { Refusals } from "./refusals.ts";

type Accounts = Pick<
  People,
  | "remember"
  | "refusing"
  | "account"
  | "accountById"
  | "subscribers"
  | "subscribe"
  | "unsubscribe"
  | "holders"
>;

/** Keeps accounts in a database; ids come from `random`. */
export function createAccounts(
  engine: Engine,
  random: Random,
  refusals: Pick<Refusals, "among" | "end">,
): Accounts {
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

  async function connectionRow(connectionId: string): Promise<ConnectionRow> {
    const [connection] = await db.select().from(connections).where(eq(connections.id, connectionId));
    if (connection === undefined) throw new SurveyError("internal", { what: "connection-missing" });
    return connection;
  }

  function* rememberChunk(
    tx: Db,
    connection: ConnectionRow,
    members: readonly Member[],
    now: Date,
    how: "listed" | "met",
  ): Steps<readonly Account[]> {
    const externalIds = members.map(({ externalId }) => externalId);
    const known = yield* run(accountsIn(tx, tables, connection.id, externalIds));
    const byId = new Map(known.map((row) => [row.accounts.externalId, row.accounts]));
    const unknown = members.filter(({ externalId }) => !byId.has(externalId));
    const { organizationId, platform } = connection;
    const unknownIds = unknown.map(({ externalId }) => externalId);
    const refusing = yield* refusals.among(tx, organizationId, platform, unknownIds);
    // Of whoever is only listed nothing is kept; who comes by themselves is known, and not asked.
    const added = how === "met" ? unknown : unknown.filter(({ externalId }) => !refusing.has(externalId));
    if (added.length > 0) yield* addAccounts(tx, connection, added, refusing, now);
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
    refusing: ReadonlySet<string>,
    now: Date,
  ): Steps<void> {
    const { organizationId, id: connectionId } = connection;
    const stateOf = (externalId: string): Account["state"] =>
      connection.platform === "telegram" || refusing.has(externalId) ? "left" : "subscribed";
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
        state: stateOf(externalId),
        stateSince: now,
      })),
    );
    // Another process may have met the same member at the same moment: its person stays, ours goes.
    const kept = new Set(inserted.map(({ personId }) => personId));
    const spare = persons.filter(({ id }) => !kept.has(id)).map(({ id }) => id);
    if (spare.length > 0) yield* run(tx.delete(people).where(inArray(people.id, spare)));
  }

  function* endRefusal(tx: Db, { organizationId, connectionId, externalId }: AccountTable): Steps<void> {
    const [row] = yield* run(
      tx.select({ platform: connections.platform }).from(connections).where(eq(connections.id, connectionId)),
    );
    if (row !== undefined) yield* refusals.end(tx, organizationId, { ...row, externalId });
  }

  return {
    async remember(connectionId, members, now, how = "listed") {
      const connection = await connectionRow(connectionId);
      const remembered: Account[] = [];
      for (const chunk of chunksOf([
        ...new Map(members.map((member) => [member.externalId, member])).values(),
      ])) {
        const accountsOfChunk = await engine.transact((tx) => rememberChunk(tx, connection, chunk, now, how));
        const byId = new Map(accountsOfChunk.map((account) => [account.externalId, account]));
        remembered.push(...chunk.flatMap(({ externalId }) => byId.get(externalId) ?? []));
      }
      return remembered;
    },

    async refusing(connectionId, externalIds) {
      const { organizationId, platform } = await connectionRow(connectionId);
      const all = new Set<string>();
      for (const chunk of chunksOf(externalIds)) {
        const found = await engine.transact((tx) => refusals.among(tx, organizationId, platform, chunk));
        for (const externalId of found) all.add(externalId);
      }
      return all;
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
        const [back] = yield* run(
          tx.update(accounts).set({ state: "subscribed", stateSince: now }).where(isAway).returning(),
        );
        if (back !== undefined) yield* endRefusal(tx, back);
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
