// What is owed and what became of it: each step of a delivery is one guarded statement, or one short transaction under the connection's fence.
import { and, count, eq, isNotNull, isNull, lte, ne, or, sql } from "drizzle-orm";
import type { Outbox, Settlement } from "../../core/deliver/ports.ts";
import type { Random } from "../../core/ports.ts";
import { stateIn } from "../kit.ts";
import type { Tables } from "../schema.ts";
import { type Engine, run, slot, statement } from "../work.ts";
import { createClaims } from "./claims.ts";
import { toAddress, toDeliveryRow } from "./delivery-row.ts";
import { createMoves } from "./moves.ts";
import { createPaces, LEFT } from "./paces.ts";

/** Rows of one statement: some ten milliseconds on SQLite, and far from either database's limit of parameters. */
const CHUNK = 500;

/** Keeps deliveries in a database; ids come from `random`. */
export function createOutbox(engine: Engine, random: Random): Outbox {
  const { accounts, deliveries } = engine.tables;
  const { leads, ...paces } = createPaces(engine);
  const ask = statements(engine.tables);

  return {
    ...paces,
    ...createClaims(engine, leads),
    ...createMoves(engine, random),

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
        // No request was made for these: nothing is in doubt.
        yield* run(
          tx
            .update(deliveries)
            .set({ ...over, state: "retry" })
            .where(and(expired, or(isNull(deliveries.code), ne(deliveries.code, LEFT)))),
        );
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

    async doomed(connectionId, now) {
      const [row] = await engine.db
        .select({ count: count() })
        .from(deliveries)
        .where(
          and(
            eq(deliveries.connectionId, connectionId),
            stateIn(deliveries.state, ["sending"]),
            lte(deliveries.leaseUntil, now),
            eq(deliveries.code, LEFT),
            eq(deliveries.again, true),
          ),
        );
      return row?.count ?? 0;
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
