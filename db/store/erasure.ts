// What is stored about one person, and forgetting them.
import { and, count, eq, inArray, isNotNull } from "drizzle-orm";
import type { People } from "../../core/people/ports.ts";
import { stateIn } from "../kit.ts";
import { LIVE_ROUNDS, OWED_DELIVERIES } from "../schema.ts";
import { type Db, type Engine, run, type Steps } from "../work.ts";
import { groupOf } from "./groups.ts";
import type { Refusals } from "./refusals.ts";

type Erasure = Pick<People, "storedAbout" | "forget">;

/** Reads and erases what a database holds about a person. */
export function createErasure(engine: Engine, refusals: Pick<Refusals, "refuse">): Erasure {
  const {
    accounts,
    actions,
    ballots,
    changes,
    connections,
    deliveries,
    events,
    invitations,
    people,
    rounds,
  } = engine.tables;
  const { subscriptions } = engine.tables;

  function* refuseAll(tx: Db, accountIds: readonly string[]): Steps<void> {
    const { externalId, organizationId } = accounts;
    const { platform } = connections;
    const own = yield* run(
      tx
        .select({ platform, externalId, organizationId })
        .from(accounts)
        .innerJoin(connections, eq(connections.id, accounts.connectionId))
        .where(inArray(accounts.id, [...accountIds])),
    );
    const [first] = own;
    if (first !== undefined) yield* refusals.refuse(tx, first.organizationId, own);
  }

  return {
    storedAbout(personId) {
      return engine.transact(function* (tx) {
        const group = yield* groupOf(tx, people, personId);
        const rows = yield* run(
          tx
            .select()
            .from(people)
            .where(inArray(people.id, [...group])),
        );
        const person = rows.find(({ linkedTo }) => linkedTo === null);
        const role = rows.map((row) => row.role).sort()[0];
        const own = yield* run(
          tx
            .select({
              platform: connections.platform,
              externalId: accounts.externalId,
              name: accounts.name,
              handle: accounts.handle,
              email: accounts.email,
              zone: accounts.zone,
            })
            .from(accounts)
            .innerJoin(connections, eq(connections.id, accounts.connectionId))
            .where(inArray(accounts.personId, [...group]))
            .orderBy(accounts.id),
        );
        const [invited] = yield* run(
          tx
            .select({ count: count() })
            .from(invitations)
            .where(inArray(invitations.personId, [...group])),
        );
        const open = yield* run(
          tx
            .select({
              frozen: rounds.frozen,
              closesAt: rounds.closesAt,
              promise: rounds.promise,
              score: ballots.score,
              reason: ballots.reason,
              background: ballots.background,
              ratings: ballots.ratings,
            })
            .from(ballots)
            .innerJoin(rounds, eq(rounds.id, ballots.roundId))
            .where(and(inArray(ballots.personId, [...group]), stateIn(rounds.state, LIVE_ROUNDS)))
            .orderBy(rounds.number),
        );
        const told = yield* run(
          tx
            .select({ type: events.type, count: count() })
            .from(events)
            .where(inArray(events.personId, [...group]))
            .groupBy(events.type)
            .orderBy(events.type),
        );
        const given = yield* run(
          tx
            .select({ frozen: rounds.frozen, closesAt: rounds.closesAt })
            .from(invitations)
            .innerJoin(rounds, eq(rounds.id, invitations.roundId))
            .where(
              and(
                inArray(invitations.personId, [...group]),
                isNotNull(invitations.background),
                stateIn(rounds.state, LIVE_ROUNDS),
              ),
            )
            .orderBy(rounds.number),
        );
        const [attributed] = yield* run(
          tx
            .select({ count: count() })
            .from(ballots)
            .innerJoin(rounds, eq(rounds.id, ballots.roundId))
            .where(and(inArray(ballots.personId, [...group]), eq(rounds.promise, "attributed"))),
        );
        const [acted] = yield* run(
          tx
            .select({ count: count() })
            .from(changes)
            .where(inArray(changes.actorPersonId, [...group])),
        );
        const [wrote] = yield* run(
          tx
            .select({ count: count() })
            .from(actions)
            .where(inArray(actions.authorPersonId, [...group])),
        );
        const [reads] = yield* run(
          tx
            .select({ count: count() })
            .from(subscriptions)
            .innerJoin(accounts, eq(accounts.id, subscriptions.accountId))
            .where(inArray(accounts.personId, [...group])),
        );
        const managers = rows.filter((row) => row.role === "manager");
        const scope = managers.every((row) => row.scope !== null) ? managers[0]?.scope : null;
        const zone = person?.zone ?? own.find((account) => account.zone !== null)?.zone ?? null;
        return {
          accounts: own.map(({ zone: _zone, ...account }) => account),
          // The highest is the least word of the alphabet.
          role: role ?? "none",
          ...(role === "manager" && scope ? { scope } : {}),
          locale: person?.locale ?? null,
          ...(zone === null ? {} : { zone }),
          attributes: person?.attributes ?? {},
          invitations: invited?.count ?? 0,
          openBallots: open.map(({ frozen, background, ratings, ...ballot }) => {
            const besides = Object.keys({ ...background }).length + Object.keys({ ...ratings }).length;
            return { survey: frozen.surveyKey, ...ballot, ...(besides === 0 ? {} : { besides }) };
          }),
          ...(given.length === 0
            ? {}
            : { given: given.map(({ frozen, closesAt }) => ({ survey: frozen.surveyKey, closesAt })) }),
          attributedBallots: attributed?.count ?? 0,
          changes: acted?.count ?? 0,
          ...(told.length === 0 ? {} : { events: told }),
          ...((wrote?.count ?? 0) === 0 ? {} : { actions: wrote?.count ?? 0 }),
          ...((reads?.count ?? 0) === 0 ? {} : { subscriptions: reads?.count ?? 0 }),
        };
      });
    },

    forget(personId, _now, forGood = false) {
      return engine.transact(function* (tx): Steps<{
        readonly ballots: number;
        readonly deliveries: number;
      }> {
        // Whoever wants to be forgotten means every account of theirs.
        const group = [...(yield* groupOf(tx, people, personId))];
        const own = yield* run(
          engine.lock(
            tx.select({ id: accounts.id }).from(accounts).where(inArray(accounts.personId, group)),
            "update",
          ),
        );
        const accountIds = own.map(({ id }) => id);
        if (forGood) yield* refuseAll(tx, accountIds);
        const erased = yield* run(
          tx.delete(ballots).where(inArray(ballots.personId, group)).returning({ id: ballots.id }),
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
            .set({ personId: null, accountId: null, attributes: null, background: null })
            .where(inArray(invitations.personId, group)),
        );
        yield* run(
          tx.update(changes).set({ actorPersonId: null }).where(inArray(changes.actorPersonId, group)),
        );
        yield* run(tx.delete(events).where(inArray(events.personId, group)));
        // The sentence stays, as what the organization will do; who wrote it goes.
        yield* run(
          tx.update(actions).set({ authorPersonId: null }).where(inArray(actions.authorPersonId, group)),
        );
        // Accounts, seats, dialogs and subscriptions go with the person.
        yield* run(tx.delete(people).where(inArray(people.id, group)));
        return { ballots: erased.length, deliveries: withdrawn.length };
      });
    },
  };
}
