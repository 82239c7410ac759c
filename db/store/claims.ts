// Hands out what is due on a connection, each delivery once, and says when there will be more.
import { and, eq, inArray, isNull, lte, not, notInArray, or, sql } from "drizzle-orm";
import type { Claimed, Outbox } from "../../core/deliver/ports.ts";
import { LOCALES, type Locale } from "../../core/ports.ts";
import { stateIn } from "../kit.ts";
import { OWED_DELIVERIES } from "../schema.ts";
import { type Db, type Engine, run, type Steps } from "../work.ts";
import { type DeliveryRow, toAddress } from "./delivery-row.ts";
import { groupTables, rootOf } from "./groups.ts";
import type { Paces } from "./paces.ts";

/** Claims deliveries in a database; `leads` checks the fence under which they are claimed. */
export function createClaims(engine: Engine, leads: Paces["leads"]): Pick<Outbox, "claim" | "nextDue"> {
  const { accounts, connections, deliveries, organizations, people, rounds } = engine.tables;
  const { roots } = groupTables(people);
  const owed = stateIn(deliveries.state, OWED_DELIVERIES);

  /** What may be sent on a connection at all: nothing while it is suspended, nothing of a round that is still opening. */
  function* sendable(
    tx: Db,
    connectionId: string,
  ): Steps<{ locale: Locale; opening: readonly string[] } | null> {
    const [connection] = yield* run(
      tx
        .select({
          organizationId: organizations.id,
          locale: organizations.locale,
          suspended: connections.suspended,
        })
        .from(connections)
        .innerJoin(organizations, eq(organizations.id, connections.organizationId))
        .where(eq(connections.id, connectionId)),
    );
    if (!connection || connection.suspended !== null) return null;
    const opening = yield* run(
      tx
        .select({ id: rounds.id })
        .from(rounds)
        .where(and(eq(rounds.organizationId, connection.organizationId), eq(rounds.state, "opening"))),
    );
    return { locale: connection.locale, opening: opening.map(({ id }) => id) };
  }

  const notOf = (opening: readonly string[]) =>
    opening.length === 0
      ? undefined
      : or(isNull(deliveries.roundId), notInArray(deliveries.roundId, [...opening]));

  /** The languages of the claimed deliveries' readers, by account. */
  function* localesOf(tx: Db, accountIds: readonly string[]): Steps<ReadonlyMap<string, Locale | null>> {
    if (accountIds.length === 0) return new Map();
    const rows = yield* run(
      tx
        .select({ id: accounts.id, chosen: roots.locale, told: accounts.locale })
        .from(accounts)
        .innerJoin(people, eq(people.id, accounts.personId))
        .innerJoin(roots, eq(roots.id, rootOf(people)))
        .where(inArray(accounts.id, [...accountIds])),
    );
    return new Map(rows.map(({ id, chosen, told }) => [id, chosen ?? told]));
  }

  return {
    claim(connectionId, fence, now, limit, leaseMs) {
      return engine.transact(function* (tx): Steps<readonly Claimed[]> {
        if (limit <= 0 || !(yield* leads(tx, connectionId, fence))) return [];
        const sending = yield* sendable(tx, connectionId);
        if (sending === null) return [];

        const due = [
          eq(deliveries.connectionId, connectionId),
          owed,
          lte(deliveries.notBefore, now),
          notOf(sending.opening),
        ];
        const taken: DeliveryRow[] = [];
        // Questions first: a round's other messages mean nothing to someone who has not been asked yet. While a round is opening, what
        // it owes is passed over one by one, and once has to do.
        const isQuestion = eq(deliveries.kind, "question");
        const turns = sending.opening.length > 0 ? [undefined] : [isQuestion, not(isQuestion)];
        for (const kind of turns) {
          if (taken.length === limit) break;
          const oldest = tx
            .select()
            .from(deliveries)
            .where(and(...due, kind))
            .orderBy(deliveries.notBefore, deliveries.seq)
            .limit(limit - taken.length);
          taken.push(...(yield* run(engine.lock(oldest, "update", { skipLocked: true }))));
        }
        if (taken.length === 0) return [];

        const leaseUntil = new Date(now.getTime() + leaseMs);
        yield* run(
          tx
            .update(deliveries)
            .set({ state: "sending", attempt: sql`${deliveries.attempt} + 1`, leaseUntil, code: null })
            .where(
              inArray(
                deliveries.id,
                taken.map(({ id }) => id),
              ),
            ),
        );
        const readers = taken.flatMap(({ accountId }) => accountId ?? []);
        const locales = yield* localesOf(tx, readers);
        return taken.map((row) => toClaimed(row, locales.get(row.accountId ?? "") ?? sending.locale));
      });
    },

    nextDue(connectionId) {
      return engine.transact(function* (tx) {
        const sending = yield* sendable(tx, connectionId);
        if (sending === null) return null;
        const [next] = yield* run(
          tx
            .select({ notBefore: deliveries.notBefore })
            .from(deliveries)
            .where(and(eq(deliveries.connectionId, connectionId), owed, notOf(sending.opening)))
            .orderBy(deliveries.notBefore, deliveries.seq)
            .limit(1),
        );
        return next?.notBefore ?? null;
      });
    },
  };
}

// A channel's language travels with what is owed to it, as `data.locale`.
function toClaimed(row: DeliveryRow, reader: Locale): Claimed {
  const told = row.accountId === null ? LOCALES.find((locale) => locale === row.data?.["locale"]) : undefined;
  return {
    id: row.id,
    organizationId: row.organizationId,
    connectionId: row.connectionId,
    kind: row.kind,
    ref: row.ref,
    roundId: row.roundId,
    accountId: row.accountId,
    address: toAddress(row),
    sequence: row.sequence,
    attempt: row.attempt + 1,
    again: row.again,
    locale: told ?? reader,
    ...(row.data === null ? {} : { data: row.data }),
  };
}
