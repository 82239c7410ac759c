// The pace row of a connection: who leads its sending, under which fence, how fast the platform lets it, and what has left.
import { and, eq, isNull, lte, or, sql } from "drizzle-orm";
import type { Outbox, Pace } from "../../core/deliver/ports.ts";
import { stateIn } from "../kit.ts";
import type { Tables } from "../schema.ts";
import { type Db, type Engine, run, type Steps, slot, statement } from "../work.ts";

/** Messages a second before anything is known: below whatever the pace rule begins with. */
const FIRST_RATE = 1;

/** The code of a delivery that is `sending` and whose request may have left. */
export const LEFT = "left";

/** The part of the outbox that concerns lead and pace, and the check of a fence inside a unit of work. */
export interface Paces extends Pick<Outbox, "lead" | "release" | "permit" | "savePace" | "learntPace"> {
  /** True while `fence` leads the connection; nobody takes the lead over before the unit of work ends. */
  readonly leads: (tx: Db, connectionId: string, fence: number) => Steps<boolean>;
}

/** Keeps leads and paces in a database. */
export function createPaces(engine: Engine): Paces {
  const { paces } = engine.tables;
  const ask = statements(engine.tables);

  return {
    async lead(connectionId, owner, now, leaseMs) {
      const lease = { owner, leaseUntil: new Date(now.getTime() + leaseMs) };
      const [row] = await engine.db
        .insert(paces)
        .values({ connectionId, ...lease, fence: 1, rate: FIRST_RATE, nextAt: now })
        .onConflictDoUpdate({
          target: paces.connectionId,
          set: {
            ...lease,
            fence: sql`${paces.fence} + case when ${paces.owner} = ${owner} then 0 else 1 end`,
          },
          setWhere: sql`${or(eq(paces.owner, owner), isNull(paces.owner), lte(paces.leaseUntil, now))}`,
        })
        .returning();
      return row ? { fence: row.fence, pace: toPace(row) } : null;
    },

    async release(connectionId, fence) {
      await engine.db
        .update(paces)
        .set({ owner: null, leaseUntil: null })
        .where(and(eq(paces.connectionId, connectionId), eq(paces.fence, fence)));
    },

    permit(connectionId, fence, now, nextAt, { id, attempt }) {
      return engine.transact(function* (tx) {
        const permitted = yield* run(tx.ask(ask.permit, { connectionId, fence, now, nextAt }));
        return permitted.length > 0 && (yield* run(tx.ask(ask.leave, { id, attempt }))).length > 0;
      });
    },

    async savePace(connectionId, fence, { rate, ceiling, nextAt, blockedUntil, probedAt }) {
      await engine.db.ask(ask.save, { connectionId, fence, rate, ceiling, nextAt, blockedUntil, probedAt });
    },

    async learntPace(connectionId) {
      const [row] = await engine.db.select().from(paces).where(eq(paces.connectionId, connectionId));
      return row ? toPace(row) : null;
    },

    *leads(tx, connectionId, fence) {
      const current = tx
        .select({ fence: paces.fence })
        .from(paces)
        .where(and(eq(paces.connectionId, connectionId), eq(paces.fence, fence)));
      return (yield* run(engine.lock(current, "share"))).length > 0;
    },
  };
}

function statements({ deliveries, paces }: Tables) {
  const led = and(
    eq(paces.connectionId, slot(paces.connectionId, "connectionId")),
    eq(paces.fence, slot(paces.fence, "fence")),
  );
  return {
    permit: statement("paces.permit", (db) =>
      db
        .update(paces)
        .set({ nextAt: slot(paces.nextAt, "nextAt") })
        .where(
          and(led, or(isNull(paces.blockedUntil), lte(paces.blockedUntil, slot(paces.blockedUntil, "now")))),
        )
        .returning({ fence: paces.fence }),
    ),
    leave: statement("paces.leave", (db) =>
      db
        .update(deliveries)
        .set({ code: LEFT })
        .where(
          and(
            eq(deliveries.id, slot(deliveries.id, "id")),
            eq(deliveries.attempt, slot(deliveries.attempt, "attempt")),
            stateIn(deliveries.state, ["sending"]),
          ),
        )
        .returning({ id: deliveries.id }),
    ),
    save: statement("paces.save", (db) =>
      db
        .update(paces)
        .set({
          rate: slot(paces.rate, "rate"),
          ceiling: slot(paces.ceiling, "ceiling"),
          nextAt: slot(paces.nextAt, "nextAt"),
          blockedUntil: slot(paces.blockedUntil, "blockedUntil"),
          probedAt: slot(paces.probedAt, "probedAt"),
        })
        .where(led)
        .returning({ fence: paces.fence }),
    ),
  };
}

function toPace({ rate, ceiling, nextAt, blockedUntil, probedAt }: Tables["paces"]["$inferSelect"]): Pace {
  return { rate, ceiling, nextAt, blockedUntil, probedAt };
}
