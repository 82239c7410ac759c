// Whoever can be reached again is asked what could not be delivered, as long as the round is open.
import { and, eq, inArray } from "drizzle-orm";
import { stateIn } from "../kit.ts";
import { type Db, type Engine, run, type Steps } from "../work.ts";

/** Owes these accounts, from `now` on, the questions of open rounds that did not reach them. */
export function* askAfterAll(
  { tables: { deliveries, rounds } }: Engine,
  tx: Db,
  accountIds: readonly string[],
  now: Date,
): Steps<void> {
  const open = tx.select({ id: rounds.id }).from(rounds).where(eq(rounds.state, "open"));
  yield* run(
    tx
      .update(deliveries)
      .set({ state: "pending", notBefore: now, code: null })
      .where(
        and(
          inArray(deliveries.accountId, [...accountIds]),
          eq(deliveries.kind, "question"),
          stateIn(deliveries.state, ["unreachable"]),
          inArray(deliveries.roundId, open),
        ),
      ),
  );
}
