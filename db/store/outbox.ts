// What is owed and what became of it: each step of a delivery is one guarded statement, or one short transaction under the connection's fence.
import { and, count, eq, inArray, isNotNull, isNull, lte, not, notInArray, or, sql } from "drizzle-orm";
import type { Claimed, Outbox, Settlement } from "../../core/deliver/ports.ts";
import { LOCALES, type Locale, type Random } from "../../core/ports.ts";
import { stateIn } from "../kit.ts";
import { OWED_DELIVERIES, type Tables } from "../schema.ts";
import { type Db, type Engine, run, type Steps, slot, statement } from "../work.ts";
import { type DeliveryRow, toAddress, toDeliveryRow } from "./delivery-row.ts";
import { createPaces } from "./paces.ts";

/** Rows of one statement: some ten milliseconds on SQLite, and far from either database's limit of parameters. */
const CHUNK = 500;

/** Keeps deliveries in a database; ids come from `random`. */
export function createOutbox(engine: Engine, random: Random): Outbox {
  const { accounts, connections, deliveries, organizations, people, rounds, schedules } = engine.tables;
  const { leads, ...paces } = createPaces(engine);
  const ask = statements(engine.tables);

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
        .select({ id: accounts.id, chosen: people.locale, told: accounts.locale })
        .from(accounts)
        .innerJoin(people, eq(people.id, accounts.personId))
        .where(inArray(accounts.id, [...accountIds])),
    );
    return new Map(rows.map(({ id, chosen, told }) => [id, chosen ?? told]));
  }

  return {
    ...paces,

    async owe(messages) {
      let fresh = 0;
      for (let from = 0; from < messages.length; from += CHUNK) {
        const rows = messages
          .slice(from, from + CHUNK)
          .map((owed, at) => toDeliveryRow(random.id(), owed, from + at));
        const added = engine.db
          .insert(deliveries)
          .values(rows)
          .onConflictDoNothing()
          .returning({ id: deliveries.id });
        fresh += (await added).length;
      }
      return fresh;
    },

    sweep(connectionId, fence, now) {
      return engine.transact(function* (tx) {
        if (!(yield* leads(tx, connectionId, fence))) return { ambiguous: 0, dead: 0 };
        const expired = and(
          eq(deliveries.connectionId, connectionId),
          stateIn(deliveries.state, ["sending"]),
          lte(deliveries.leaseUntil, now),
        );
        const over = { leaseUntil: null, code: "lease-expired" };
        const dead = yield* run(
          tx
            .update(deliveries)
            .set({ ...over, state: "dead" })
            .where(and(expired, eq(deliveries.again, true)))
            .returning({ id: deliveries.id }),
        );
        const ambiguous = yield* run(
          tx
            .update(deliveries)
            .set({ ...over, state: "ambiguous", again: true, notBefore: now })
            .where(expired)
            .returning({ id: deliveries.id }),
        );
        return { ambiguous: ambiguous.length, dead: dead.length };
      });
    },

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
            .set({ state: "sending", attempt: sql`${deliveries.attempt} + 1`, leaseUntil })
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

    async settle(id, attempt, settlement, now) {
      if (settlement.state === "sent") {
        const { messageRef } = settlement;
        return (await engine.db.ask(ask.sent, { id, attempt, messageRef })).length > 0;
      }
      return engine.transact(function* (tx) {
        const [row] = yield* run(
          tx
            .update(deliveries)
            .set({ ...ended(deliveries, settlement), leaseUntil: null, code: settlement.code })
            .where(underWay(deliveries, id, attempt, settlement))
            .returning({ accountId: deliveries.accountId }),
        );
        if (row?.accountId != null && settlement.state === "unreachable") {
          yield* run(
            tx
              .update(accounts)
              .set({ state: "unreachable", stateSince: now })
              .where(and(eq(accounts.id, row.accountId), eq(accounts.state, "subscribed"))),
          );
        }
        return row !== undefined;
      });
    },

    moved(connectionId, from, to) {
      return engine.transact(function* (tx) {
        const there = and(
          eq(deliveries.connectionId, connectionId),
          eq(deliveries.addressKind, "channel"),
          eq(deliveries.addressId, from),
          stateIn(deliveries.state, [...OWED_DELIVERIES, "sending"]),
        );
        const waiting = yield* run(tx.select({ id: deliveries.id }).from(deliveries).where(there));
        for (const { id } of waiting) {
          yield* run(tx.update(deliveries).set({ addressId: to }).where(eq(deliveries.id, id)));
        }
        const all = yield* run(engine.lock(tx.select().from(schedules), "update"));
        for (const schedule of all) {
          const renamed = rename(schedule, connectionId, from, to);
          if (renamed === null) continue;
          yield* run(
            tx
              .update(schedules)
              .set({ ...renamed, version: schedule.version + 1 })
              .where(eq(schedules.id, schedule.id)),
          );
        }
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

    async sentTo(kind, ref) {
      const rows = await engine.db
        .select()
        .from(deliveries)
        .where(
          and(
            eq(deliveries.kind, kind),
            eq(deliveries.ref, ref),
            eq(deliveries.state, "sent"),
            isNotNull(deliveries.messageRef),
          ),
        )
        .orderBy(deliveries.sequence);
      return rows.flatMap((row) =>
        row.messageRef === null
          ? []
          : [{ address: toAddress(row), messageRef: row.messageRef, connectionId: row.connectionId }],
      );
    },

    async counts(organizationId) {
      return await engine.db
        .select({ kind: deliveries.kind, state: deliveries.state, count: count() })
        .from(deliveries)
        .where(eq(deliveries.organizationId, organizationId))
        .groupBy(deliveries.kind, deliveries.state);
    },
  };
}

function statements({ deliveries }: Tables) {
  return {
    sent: statement("outbox.sent", (db) =>
      db
        .update(deliveries)
        .set({
          state: "sent",
          messageRef: slot(deliveries.messageRef, "messageRef"),
          leaseUntil: null,
          code: null,
        })
        .where(
          and(
            eq(deliveries.id, slot(deliveries.id, "id")),
            eq(deliveries.attempt, slot(deliveries.attempt, "attempt")),
            stateIn(deliveries.state, ["sending", "ambiguous"]),
          ),
        )
        .returning({ id: deliveries.id }),
    ),
  };
}

// An attempt whose lease ran out may still tell what came of it, as long as no later one has begun; that it is ambiguous is known already.
function underWay(deliveries: Tables["deliveries"], id: string, attempt: number, { state }: Settlement) {
  const from = state === "ambiguous" ? ["sending"] : ["sending", "ambiguous"];
  return and(eq(deliveries.id, id), eq(deliveries.attempt, attempt), stateIn(deliveries.state, from));
}

function ended({ again }: Tables["deliveries"], settlement: Exclude<Settlement, { state: "sent" }>) {
  if (settlement.state === "retry") return { state: settlement.state, notBefore: settlement.notBefore };
  if (settlement.state !== "ambiguous") return { state: settlement.state };
  const next = sql`case when ${again} then 'dead' else 'ambiguous' end`;
  return { state: next, again: true, notBefore: settlement.notBefore };
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

function rename(
  {
    connectionId: own,
    audience,
    digest,
  }: Pick<Tables["schedules"]["$inferSelect"], "connectionId" | "audience" | "digest">,
  connectionId: string,
  from: string,
  to: string,
) {
  const asks = own === connectionId && audience.kind === "channel" && audience.externalId === from;
  const tells = digest.channel?.connectionId === connectionId && digest.channel.externalId === from;
  if (!asks && !tells) return null;
  return {
    audience: asks ? { ...audience, externalId: to } : audience,
    digest: tells && digest.channel ? { ...digest, channel: { ...digest.channel, externalId: to } } : digest,
  };
}
