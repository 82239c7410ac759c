// Takes imports back: their rounds go with all that hangs on them, and then the bytes.
import { and, asc, count, eq, gt, inArray, isNull, notExists, or, sql } from "drizzle-orm";
import type { TakingBack } from "../../core/exchange/ports.ts";
import { scrubStorage } from "../scrub.ts";
import { type Engine, run, type Steps } from "../work.ts";
import { breathe } from "./chunks.ts";

const CHUNK = 500;

/** Takes imports back in a database. */
export function createTakingBack(engine: Engine): Omit<TakingBack, "all"> {
  const { db } = engine;
  const { deliveries, dialogs, imports, publications, redactions, rounds, schedules } = engine.tables;

  return {
    async left(importId) {
      const written = await db
        .select({ id: rounds.id })
        .from(rounds)
        .where(eq(rounds.importId, importId))
        .orderBy(asc(rounds.opensAt));
      const [sent] = await db
        .select({ posted: count() })
        .from(deliveries)
        .innerJoin(rounds, eq(rounds.id, deliveries.roundId))
        .where(and(eq(rounds.importId, importId), eq(deliveries.state, "sent")));
      return { rounds: written.map(({ id }) => id), posted: sent?.posted ?? 0 };
    },

    startUndo: (importId, now) =>
      engine.transact(function* (tx): Steps<"started" | "sending"> {
        const [sending] = yield* run(
          tx
            .select({ id: deliveries.id })
            .from(deliveries)
            .innerJoin(rounds, eq(rounds.id, deliveries.roundId))
            .where(
              and(
                eq(rounds.importId, importId),
                eq(deliveries.state, "sending"),
                or(isNull(deliveries.leaseUntil), gt(deliveries.leaseUntil, now)),
              ),
            )
            .limit(1),
        );
        if (sending !== undefined) return "sending";
        yield* run(tx.update(imports).set({ state: "undoing" }).where(eq(imports.id, importId)));
        return "started";
      }),

    async drop(roundId) {
      await engine.transact(function* (tx): Steps<void> {
        for (const table of [publications, redactions, deliveries, dialogs]) {
          yield* run(tx.delete(table).where(eq(table.roundId, roundId)));
        }
      });
      await dropComments(engine, roundId);
      await db.delete(rounds).where(eq(rounds.id, roundId));
    },

    scrub: () => scrubStorage(engine, [publications, redactions, rounds]),

    endUndo: (importId, now) =>
      engine.transact(function* (tx): Steps<void> {
        const [undone] = yield* run(
          tx
            .update(imports)
            .set({ state: "undone", undoneAt: now, fileHash: `undone ${importId}` })
            .where(eq(imports.id, importId))
            .returning({ surveyId: imports.surveyId }),
        );
        if (undone === undefined) return;
        // A hidden schedule without a round stands for nothing.
        const kept = tx.select({ one: sql`1` }).from(rounds).where(eq(rounds.scheduleId, schedules.id));
        const isPast = and(eq(schedules.surveyId, undone.surveyId), eq(schedules.state, "past"));
        yield* run(tx.delete(schedules).where(and(isPast, notExists(kept))));
      }),
  };
}

/** Takes a round's comments away, some at a time. */
export async function dropComments({ db, tables: { answers } }: Engine, roundId: string): Promise<void> {
  for (;;) {
    const some = db.select({ id: answers.id }).from(answers).where(eq(answers.roundId, roundId)).limit(CHUNK);
    const gone = await db.delete(answers).where(inArray(answers.id, some)).returning({ id: answers.id });
    if (gone.length < CHUNK) return;
    await breathe();
  }
}
