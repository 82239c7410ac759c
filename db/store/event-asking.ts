// Asks about events: people join a round that is open, each with the question owed at its moment; and gathered events end as their round opens.
import { and, eq, gt, inArray, isNotNull, lt, max, sql } from "drizzle-orm";
import type { PassedOver, Round } from "../../core/ask/round.ts";
import type { Random } from "../../core/ports.ts";
import type { AskedAbout, Events } from "../../core/trigger/ports.ts";
import { stateIn } from "../kit.ts";
import { type Db, type Engine, run, type Steps } from "../work.ts";
import { askedAt } from "./asked-times.ts";
import { isOfGroups, rootOf, rootsOf } from "./groups.ts";
import { createCount, createIds } from "./ids.ts";
import { owedIn } from "./opening.ts";
import { toRound } from "./round-row.ts";

/** Asks about events in a database; ids come from `random`. */
export function createEventAsking(engine: Engine, random: Random): Pick<Events, "ask" | "settle"> {
  const { deliveries, events, invitations, organizations, people, rounds } = engine.tables;
  const newId = createIds(random);
  const nextSeq = createCount();
  const isWaiting = stateIn(events.state, ["waiting"]);

  /** Holds the round while people join it; null where it takes nobody any more. */
  function* whileAsking(tx: Db, roundId: string, now: Date): Steps<Round | null> {
    const isAsking = and(eq(rounds.id, roundId), eq(rounds.state, "open"), gt(rounds.closesAt, now));
    const [row] = yield* run(engine.lock(tx.select().from(rounds).where(isAsking), "update"));
    return row ? toRound(row) : null;
  }

  /** Says whether some round of the organization is just being opened; whoever begins one afterwards waits for this unit of work. */
  function* isAnyOpening(tx: Db, organizationId: string): Steps<boolean> {
    const isOrganization = eq(organizations.id, organizationId);
    yield* run(
      engine.lock(tx.select({ id: organizations.id }).from(organizations).where(isOrganization), "update"),
    );
    const opening = tx
      .select({ id: rounds.id })
      .from(rounds)
      .where(and(eq(rounds.organizationId, organizationId), eq(rounds.state, "opening")))
      .limit(1);
    return (yield* run(opening)).length > 0;
  }

  /** Of these, those who were asked by nothing since the rules were looked at. */
  function* unasked(tx: Db, asked: readonly AskedAbout[]): Steps<readonly AskedAbout[]> {
    if (asked.length === 0) return [];
    const personIds = asked.map(({ personId }) => personId);
    const rows = yield* run(
      tx
        .select({ root: rootOf(people), at: max(askedAt(engine.tables)).mapWith(rounds.opensAt) })
        .from(invitations)
        .innerJoin(rounds, eq(rounds.id, invitations.roundId))
        .innerJoin(people, eq(people.id, invitations.personId))
        .where(isOfGroups(people, personIds))
        .groupBy(rootOf(people)),
    );
    const last = new Map(rows.map(({ root, at }) => [root, at.getTime()]));
    return asked.filter(({ personId, lastAsked }) => last.get(personId) === lastAsked?.getTime());
  }

  /** Of these, those whose events still wait: another process may have been faster. */
  function* stillWaiting(tx: Db, eventIds: readonly string[]): Steps<ReadonlySet<string>> {
    if (eventIds.length === 0) return new Set();
    const waiting = tx
      .select({ id: events.id })
      .from(events)
      .where(and(inArray(events.id, [...eventIds]), isWaiting));
    return new Set((yield* run(engine.lock(waiting, "update"))).map(({ id }) => id));
  }

  function* invite(tx: Db, round: Round, asked: readonly AskedAbout[], now: Date): Steps<readonly string[]> {
    if (asked.length === 0) return [];
    const byPerson = new Map(asked.map((one) => [one.personId, one]));
    const added = yield* run(
      tx
        .insert(invitations)
        .values(
          asked.map(({ personId, accountId, token, attributes, askAt, zone }) => ({
            ...{ id: newId(now), roundId: round.id, personId, accountId, token, attributes },
            ...{ askAt: askAt ?? now, zone: zone ?? null },
          })),
        )
        .onConflictDoNothing({ target: [invitations.roundId, invitations.personId] })
        .returning({ id: invitations.id, personId: invitations.personId }),
    );
    const questions = added.flatMap(({ id, personId }) => {
      const one = byPerson.get(personId ?? "");
      if (one === undefined) return [];
      return {
        ...owedIn(round, nextSeq()),
        id: newId(now),
        connectionId: one.connectionId,
        kind: "question" as const,
        ref: id,
        accountId: one.accountId,
        addressKind: "account" as const,
        addressId: one.externalId,
        notBefore: one.askAt ?? now,
      };
    });
    if (questions.length > 0) yield* run(tx.insert(deliveries).values(questions));
    return added.flatMap(({ personId }) => byPerson.get(personId ?? "")?.eventId ?? []);
  }

  function* finish(
    tx: Db,
    eventIds: readonly string[],
    end: { readonly state: "asked" | "passed"; readonly why: string | null },
  ): Steps<void> {
    if (eventIds.length === 0) return;
    yield* run(
      tx
        .update(events)
        .set(end)
        .where(inArray(events.id, [...eventIds])),
    );
  }

  return {
    ask(roundId, asked, passedOver, now) {
      return engine.transact(function* (tx): Steps<boolean> {
        const [known] = yield* run(
          tx.select({ organizationId: rounds.organizationId }).from(rounds).where(eq(rounds.id, roundId)),
        );
        if (known === undefined || (yield* isAnyOpening(tx, known.organizationId))) return false;
        const round = yield* whileAsking(tx, roundId, now);
        if (round === null) return false;
        const waiting = yield* stillWaiting(tx, [
          ...asked.map(({ eventId }) => eventId),
          ...passedOver.eventIds,
        ]);
        const wanted = yield* unasked(
          tx,
          asked.filter(({ eventId }) => waiting.has(eventId)),
        );
        const invited = yield* invite(tx, round, wanted, now);
        const isInvited = new Set(invited);
        const already = wanted.filter(({ eventId }) => !isInvited.has(eventId)).map(({ eventId }) => eventId);
        const over = passedOver.eventIds.filter((id) => waiting.has(id));
        yield* finish(tx, invited, { state: "asked", why: null });
        yield* finish(tx, [...over, ...already], { state: "passed", why: "passed-over" });
        // The reasons were counted for all of them; where another process took one, it counted it.
        const why = over.length === passedOver.eventIds.length ? passedOver.why : {};
        yield* run(
          tx
            .update(rounds)
            .set({
              invited: round.invited + invited.length,
              passedOver: round.passedOver + over.length,
              passedOverWhy: sum(round.passedOverWhy ?? {}, why),
            })
            .where(eq(rounds.id, roundId)),
        );
        return true;
      });
    },

    settle(ruleId, roundId) {
      return engine.transact(function* (tx): Steps<number> {
        const [round] = yield* run(
          tx.select({ opensAt: rounds.opensAt }).from(rounds).where(eq(rounds.id, roundId)),
        );
        if (round === undefined) return 0;
        const waiting = yield* run(
          engine.lock(
            tx
              .select({
                id: events.id,
                personId: events.personId,
                at: events.at,
                isDue: sql<number>`case when ${lt(events.askAt, round.opensAt)} then 1 else 0 end`,
              })
              .from(events)
              .where(and(eq(events.ruleId, ruleId), isWaiting, isNotNull(events.personId))),
            "update",
          ),
        );
        const personIds = [...new Set(waiting.flatMap(({ personId }) => personId ?? []))];
        if (personIds.length === 0) return 0;
        const roots = yield* rootsOf(tx, people, personIds);
        const inRound = yield* run(
          tx
            .select({ root: rootOf(people) })
            .from(invitations)
            .innerJoin(people, eq(people.id, invitations.personId))
            .where(and(eq(invitations.roundId, roundId), isOfGroups(people, [...new Set(roots.values())]))),
        );
        const invited = new Set(inRound.map(({ root }) => root));
        const isInRound = (personId: string | null) => invited.has(roots.get(personId ?? "") ?? "");
        const newest = new Map<string, { readonly id: string; readonly at: Date }>();
        const asked = waiting.filter(({ personId }) => isInRound(personId));
        for (const { id, personId, at } of asked) {
          const root = roots.get(personId ?? "") ?? "";
          const known = newest.get(root);
          if (known === undefined || known.at < at) newest.set(root, { id, at });
        }
        const newestIds = new Set([...newest.values()].map(({ id }) => id));
        const merged = asked.filter(({ id }) => !newestIds.has(id)).map(({ id }) => id);
        const over = waiting
          .filter(({ personId, isDue }) => !isInRound(personId) && Number(isDue) === 1)
          .map(({ id }) => id);
        yield* finish(tx, [...newestIds], { state: "asked", why: null });
        yield* finish(tx, merged, { state: "passed", why: "merged" });
        yield* finish(tx, over, { state: "passed", why: "passed-over" });
        return newestIds.size + merged.length + over.length;
      });
    },
  };
}

function sum(one: PassedOver, other: PassedOver): PassedOver | null {
  const total: Record<string, number> = { ...one };
  for (const [why, count] of Object.entries(other)) total[why] = (total[why] ?? 0) + count;
  return Object.keys(total).length === 0 ? null : total;
}
