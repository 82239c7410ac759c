// Events: taken, due, passed, counted, and taken away when nobody needs them any more.
import { and, asc, count, desc, eq, gte, inArray, isNotNull, lt, lte, or, type SQL, sql } from "drizzle-orm";
import type { Account } from "../../core/people/person.ts";
import type { Random } from "../../core/ports.ts";
import { UNASKED } from "../../core/trigger/event.ts";
import type { Events } from "../../core/trigger/ports.ts";
import { stateIn } from "../kit.ts";
import type { Engine } from "../work.ts";
import { accountRows } from "./account-queries.ts";
import { accountOf } from "./account-row.ts";
import { chunksOf } from "./chunks.ts";
import { createEventAsking } from "./event-asking.ts";
import { toEvent } from "./event-row.ts";
import { createEventTaking } from "./event-taking.ts";
import { isOfGroups, rootOf } from "./groups.ts";

// One pass takes so many rows away, so that it holds up nothing else.
const MOST_PURGED = 500;

/** Keeps events in a database; ids come from `random`. */
export function createEvents(engine: Engine, random: Random): Events {
  const { db, tables } = engine;
  const { connections, eventRules, events, idempotencyKeys, people, tokens } = tables;
  const isWaiting = stateIn(events.state, ["waiting"]);

  /** The account on which each of these people is asked: where they prefer it, else the one they have had for longest. */
  async function reachable(personIds: readonly string[]): Promise<ReadonlyMap<string, Account>> {
    const chosen = new Map<string, Account>();
    for (const chunk of chunksOf([...new Set(personIds)])) {
      const preferences = await db
        .select({ id: people.id, prefers: people.prefers })
        .from(people)
        .where(and(inArray(people.id, [...chunk]), isNotNull(people.prefers)));
      const preferred = new Map(preferences.map(({ id, prefers }) => [id, prefers]));
      const rows = await accountRows(db, tables)
        .where(
          and(
            isOfGroups(people, chunk),
            eq(tables.accounts.state, "subscribed"),
            connectionWorks(connections),
          ),
        )
        .orderBy(asc(tables.accounts.id));
      for (const account of rows.map(accountOf)) {
        const isPreferred = preferred.get(account.personId) === account.platform;
        if (!chosen.has(account.personId) || isPreferred) chosen.set(account.personId, account);
      }
    }
    return chosen;
  }

  async function waiting(ruleId: string, where: SQL | undefined, limit: number) {
    const rows = await db
      .select({ event: events, root: rootOf(people) })
      .from(events)
      .leftJoin(people, eq(people.id, events.personId))
      .where(and(eq(events.ruleId, ruleId), isWaiting, where))
      .orderBy(asc(events.askAt), asc(events.at), asc(events.id))
      .limit(limit);
    // An event counts for whoever the person counts as by now.
    return rows.map(({ event, root }) => ({
      ...toEvent(event),
      personId: event.personId === null ? null : root,
    }));
  }

  async function removeSome(
    table: typeof events | typeof idempotencyKeys,
    which: SQL | undefined,
  ): Promise<void> {
    const old = await db.select({ id: table.id }).from(table).where(which).limit(MOST_PURGED);
    if (old.length === 0) return;
    await db.delete(table).where(
      inArray(
        table.id,
        old.map(({ id }) => id),
      ),
    );
  }

  return {
    ...createEventTaking(engine, random),
    ...createEventAsking(engine, random),

    async due(ruleId, now, limit) {
      const due = await waiting(ruleId, lt(events.askAt, now), limit);
      const accounts = await reachable(due.flatMap(({ personId }) => personId ?? []));
      return due.map((event) => ({ event, account: accounts.get(event.personId ?? "") ?? null }));
    },

    expired: (ruleId, now, limit) => waiting(ruleId, lte(events.deadline, now), limit),

    async pass(eventIds, why) {
      for (const chunk of chunksOf(eventIds)) {
        await db
          .update(events)
          .set({ state: "passed", why })
          .where(and(inArray(events.id, [...chunk]), isWaiting));
      }
    },

    async askedAbout(scheduleId, personId) {
      const [row] = await db
        .select({ event: events })
        .from(events)
        .innerJoin(eventRules, eq(eventRules.id, events.ruleId))
        .innerJoin(people, eq(people.id, events.personId))
        .where(
          and(
            eq(eventRules.scheduleId, scheduleId),
            isOfGroups(people, [personId]),
            // Until the round's opening is settled the event still waits; its question may be sent before.
            or(eq(events.state, "asked"), isWaiting),
          ),
        )
        .orderBy(asc(events.state), desc(events.at))
        .limit(1);
      return row ? toEvent(row.event) : null;
    },

    async counts(organizationId, since) {
      const rows = await db
        .select({ type: events.type, state: events.state, why: events.why, count: count() })
        .from(events)
        .where(and(eq(events.organizationId, organizationId), gte(events.receivedAt, since)))
        .groupBy(events.type, events.state, events.why)
        .orderBy(asc(events.type), asc(events.state), asc(events.why));
      return rows.map((row) => ({ ...row, why: UNASKED.find((each) => each === row.why) ?? null }));
    },

    async purge(organizationId, before) {
      const over = and(
        eq(events.organizationId, organizationId),
        lt(events.receivedAt, before.events),
        stateIn(events.state, ["asked", "passed"]),
      );
      await removeSome(events, over);
      const ofOrganization = db
        .select({ id: tokens.id })
        .from(tokens)
        .where(eq(tokens.organizationId, organizationId));
      await removeSome(
        idempotencyKeys,
        and(lt(idempotencyKeys.at, before.requests), inArray(idempotencyKeys.tokenId, ofOrganization)),
      );
    },
  };
}

function connectionWorks(connections: { readonly suspended: Parameters<typeof isNotNull>[0] }): SQL {
  return sql`${connections.suspended} is null`;
}
