// Questions that were put off: owed once more, under a higher sequence. They go when a round is sealed, for they tell who had not answered.
import { and, asc, eq, gt } from "drizzle-orm";
import type { Rounds } from "../../core/ask/ports.ts";
import type { Random } from "../../core/ports.ts";
import { stateIn } from "../kit.ts";
import { OWED_DELIVERIES } from "../schema.ts";
import { type Engine, run, type Steps } from "../work.ts";

/** Keeps what was put off in a database; ids come from `random`. */
export function createSnoozes(
  engine: Engine,
  random: Pick<Random, "id">,
): Pick<Rounds, "snooze" | "timesPutOff" | "snoozedUntil"> {
  const { ballots, deliveries, invitations, rounds } = engine.tables;

  return {
    snooze(token, at, most) {
      return engine.transact(function* (tx): Steps<"snoozed" | "spent" | "late"> {
        const [found] = yield* run(
          tx
            .select({ id: invitations.id, roundId: invitations.roundId, personId: invitations.personId })
            .from(invitations)
            .where(eq(invitations.token, token)),
        );
        if (found === undefined || found.personId === null) return "late";
        const isOpen = and(eq(rounds.id, found.roundId), eq(rounds.state, "open"), gt(rounds.closesAt, at));
        const open = engine.lock(tx.select({ id: rounds.id }).from(rounds).where(isOpen), "share");
        if ((yield* run(open)).length === 0) return "late";
        const [answered] = yield* run(
          tx
            .select({ id: ballots.id })
            .from(ballots)
            .where(and(eq(ballots.roundId, found.roundId), eq(ballots.personId, found.personId))),
        );
        const questions = yield* run(
          tx
            .select()
            .from(deliveries)
            .where(and(eq(deliveries.kind, "question"), eq(deliveries.ref, found.id)))
            .orderBy(asc(deliveries.sequence)),
        );
        const last = questions.at(-1);
        if (last === undefined || answered !== undefined) return "late";
        const waiting = questions.find(
          ({ sequence, state }) => sequence > 0 && OWED_DELIVERIES.some((owed) => owed === state),
        );
        // Whoever thinks again while it waits moves it, and has not put it off twice.
        if (waiting !== undefined) {
          yield* run(tx.update(deliveries).set({ notBefore: at }).where(eq(deliveries.id, waiting.id)));
          return "snoozed";
        }
        if (questions.length > most) return "spent";
        const { organizationId, connectionId, roundId, accountId, addressKind, addressId, threadId } = last;
        const again = {
          ...{ organizationId, connectionId, roundId, accountId, addressKind, addressId, threadId },
          ...{ kind: "question" as const, ref: found.id, sequence: last.sequence + 1 },
          ...{ id: random.id(), state: "pending" as const, notBefore: at, seq: 0 },
        };
        yield* run(tx.insert(deliveries).values(again).onConflictDoNothing());
        return "snoozed";
      });
    },

    async timesPutOff(token) {
      const isAgain = and(eq(deliveries.kind, "question"), gt(deliveries.sequence, 0));
      const rows = await engine.db
        .select({ id: deliveries.id })
        .from(deliveries)
        .innerJoin(invitations, eq(invitations.id, deliveries.ref))
        .where(and(eq(invitations.token, token), isAgain));
      return rows.length;
    },

    async snoozedUntil(invitationId) {
      const [waiting] = await engine.db
        .select({ notBefore: deliveries.notBefore })
        .from(deliveries)
        .where(
          and(
            eq(deliveries.kind, "question"),
            eq(deliveries.ref, invitationId),
            gt(deliveries.sequence, 0),
            stateIn(deliveries.state, OWED_DELIVERIES),
          ),
        )
        .orderBy(asc(deliveries.notBefore))
        .limit(1);
      return waiting?.notBefore ?? null;
    },
  };
}
