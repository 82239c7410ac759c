// What is stored about one person, and forgetting them.
import { and, count, eq, inArray } from "drizzle-orm";
import type { People } from "../../core/people/ports.ts";
import { stateIn } from "../kit.ts";
import { LIVE_ROUNDS, OWED_DELIVERIES } from "../schema.ts";
import { type Engine, run, type Steps } from "../work.ts";

type Erasure = Pick<People, "storedAbout" | "forget">;

/** Reads and erases what a database holds about a person. */
export function createErasure(engine: Engine): Erasure {
  const { accounts, ballots, changes, connections, deliveries, invitations, people, rounds } = engine.tables;

  return {
    storedAbout(personId) {
      return engine.transact(function* (tx) {
        const [person] = yield* run(tx.select().from(people).where(eq(people.id, personId)));
        const own = yield* run(
          tx
            .select({
              platform: connections.platform,
              externalId: accounts.externalId,
              name: accounts.name,
              handle: accounts.handle,
            })
            .from(accounts)
            .innerJoin(connections, eq(connections.id, accounts.connectionId))
            .where(eq(accounts.personId, personId))
            .orderBy(accounts.id),
        );
        const [invited] = yield* run(
          tx.select({ count: count() }).from(invitations).where(eq(invitations.personId, personId)),
        );
        const open = yield* run(
          tx
            .select({
              frozen: rounds.frozen,
              closesAt: rounds.closesAt,
              promise: rounds.promise,
              score: ballots.score,
              reason: ballots.reason,
            })
            .from(ballots)
            .innerJoin(rounds, eq(rounds.id, ballots.roundId))
            .where(and(eq(ballots.personId, personId), stateIn(rounds.state, LIVE_ROUNDS)))
            .orderBy(rounds.number),
        );
        const [attributed] = yield* run(
          tx
            .select({ count: count() })
            .from(ballots)
            .innerJoin(rounds, eq(rounds.id, ballots.roundId))
            .where(and(eq(ballots.personId, personId), eq(rounds.promise, "attributed"))),
        );
        const [acted] = yield* run(
          tx.select({ count: count() }).from(changes).where(eq(changes.actorPersonId, personId)),
        );
        return {
          accounts: own,
          role: person?.role ?? "none",
          locale: person?.locale ?? null,
          attributes: person?.attributes ?? {},
          invitations: invited?.count ?? 0,
          openBallots: open.map(({ frozen, ...ballot }) => ({ survey: frozen.surveyKey, ...ballot })),
          attributedBallots: attributed?.count ?? 0,
          changes: acted?.count ?? 0,
        };
      });
    },

    forget(personId) {
      return engine.transact(function* (tx): Steps<{
        readonly ballots: number;
        readonly deliveries: number;
      }> {
        const own = yield* run(
          engine.lock(
            tx.select({ id: accounts.id }).from(accounts).where(eq(accounts.personId, personId)),
            "update",
          ),
        );
        const accountIds = own.map(({ id }) => id);
        const erased = yield* run(
          tx.delete(ballots).where(eq(ballots.personId, personId)).returning({ id: ballots.id }),
        );
        // Sent ones name the account too: they go as well, only what was still owed is told.
        const ofPerson = inArray(deliveries.accountId, accountIds);
        const owed = stateIn(deliveries.state, [...OWED_DELIVERIES, "sending"]);
        const withdrawn = yield* run(
          tx.delete(deliveries).where(and(ofPerson, owed)).returning({ id: deliveries.id }),
        );
        yield* run(tx.delete(deliveries).where(ofPerson));
        yield* run(
          tx
            .update(invitations)
            .set({ personId: null, accountId: null, attributes: null })
            .where(eq(invitations.personId, personId)),
        );
        yield* run(
          tx.update(changes).set({ actorPersonId: null }).where(eq(changes.actorPersonId, personId)),
        );
        // Accounts, seats and dialogs go with the person.
        yield* run(tx.delete(people).where(eq(people.id, personId)));
        return { ballots: erased.length, deliveries: withdrawn.length };
      });
    },
  };
}
