// What people set beside the scores: marks, reference lines, goals, actions and subscriptions.
import { and, asc, eq, isNull, lt, max, or } from "drizzle-orm";
import type { Random } from "../../core/ports.ts";
import type { Action } from "../../core/steer/action.ts";
import type { Goal, Mark, ReferenceLine } from "../../core/steer/mark.ts";
import type { Steering } from "../../core/steer/ports.ts";
import type { Subscription } from "../../core/steer/subscription.ts";
import type { Tables } from "../schema.ts";
import { type Db, type Engine, run, type Steps } from "../work.ts";
import { createSteeringReads, toGoal } from "./steering-reads.ts";

/** Keeps what is set beside the scores in a database; ids come from `random`. */
export function createSteering(engine: Engine, random: Pick<Random, "id">): Steering {
  const { db } = engine;
  const { actions, goals, marks, organizations, referenceLines, subscriptions } = engine.tables;

  /** Of two who add at once the second one waits, and counts on from the first. */
  function* hold(tx: Db, organizationId: string): Steps<void> {
    const owner = tx.select({ id: organizations.id }).from(organizations);
    yield* run(engine.lock(owner.where(eq(organizations.id, organizationId)), "update"));
  }

  function* nextNumber(tx: Db, table: Numbered, organizationId: string): Steps<number> {
    yield* hold(tx, organizationId);
    const [last] = yield* run(
      tx
        .select({ number: max(table.number) })
        .from(table)
        .where(eq(table.organizationId, organizationId)),
    );
    return Number(last?.number ?? 0) + 1;
  }

  return {
    ...createSteeringReads(engine),

    addMark({ organizationId, surveyId, day, label }) {
      return engine.transact(function* (tx): Steps<Mark> {
        const number = yield* nextNumber(tx, marks, organizationId);
        const mark = { id: random.id(), organizationId, surveyId, number, day, label };
        yield* run(tx.insert(marks).values(mark));
        return mark;
      });
    },

    async removeMark(organizationId, number) {
      const isIt = and(eq(marks.organizationId, organizationId), eq(marks.number, number));
      return (await db.delete(marks).where(isIt).returning())[0] ?? null;
    },

    addReference({ organizationId, surveyId, nps, label, source }) {
      return engine.transact(function* (tx): Steps<ReferenceLine> {
        const number = yield* nextNumber(tx, referenceLines, organizationId);
        const line = { id: random.id(), organizationId, surveyId, number, nps, label, source };
        yield* run(tx.insert(referenceLines).values(line));
        return line;
      });
    },

    async removeReference(organizationId, number) {
      const isIt = and(eq(referenceLines.organizationId, organizationId), eq(referenceLines.number, number));
      return (await db.delete(referenceLines).where(isIt).returning())[0] ?? null;
    },

    async setGoal({ organizationId, surveyId, segment, target, by }) {
      const [row] = await db
        .insert(goals)
        .values({ id: random.id(), organizationId, surveyId, ...segmentColumns(segment), target, by })
        .onConflictDoUpdate({
          target: [goals.surveyId, goals.attribute, goals.group],
          set: { target, by },
        })
        .returning();
      return toGoal(row ?? { id: "", organizationId, surveyId, ...segmentColumns(segment), target, by });
    },

    async removeGoal(surveyId, segment) {
      const { attribute, group } = segmentColumns(segment);
      const isIt = and(eq(goals.surveyId, surveyId), eq(goals.attribute, attribute), eq(goals.group, group));
      return (await db.delete(goals).where(isIt).returning({ id: goals.id })).length > 0;
    },

    addAction({ organizationId, surveyId, heard, text, state, createdAt, stateAt, authorPersonId }) {
      return engine.transact(function* (tx): Steps<Action> {
        const number = yield* nextNumber(tx, actions, organizationId);
        const said = { heard, text, state, createdAt, stateAt, authorPersonId };
        const action = { id: random.id(), organizationId, surveyId, number, ...said };
        yield* run(tx.insert(actions).values(action));
        return action;
      });
    },

    async setActionState(organizationId, number, state, at) {
      const [row] = await db
        .update(actions)
        .set({ state, stateAt: at })
        .where(and(eq(actions.organizationId, organizationId), eq(actions.number, number)))
        .returning();
      return row ?? null;
    },

    async action(organizationId, number) {
      const isIt = and(eq(actions.organizationId, organizationId), eq(actions.number, number));
      return (await db.select().from(actions).where(isIt))[0] ?? null;
    },

    async actionById(id) {
      return (await db.select().from(actions).where(eq(actions.id, id)))[0] ?? null;
    },

    subscribe(subscription) {
      const { id: _id, owedFor: _owedFor, since, ...changing } = subscriptionColumns(subscription);
      const { organizationId, surveyId, period, connectionId, accountId, externalId, threadId } = changing;
      return engine.transact(function* (tx): Steps<Subscription> {
        yield* hold(tx, organizationId);
        const isReader = and(
          eq(subscriptions.organizationId, organizationId),
          eq(subscriptions.connectionId, connectionId),
          accountId === null ? isNull(subscriptions.accountId) : eq(subscriptions.accountId, accountId),
          eq(subscriptions.externalId, externalId),
          eq(subscriptions.threadId, threadId),
        );
        const isSame = and(
          isReader,
          eq(subscriptions.period, period),
          surveyId === null ? isNull(subscriptions.surveyId) : eq(subscriptions.surveyId, surveyId),
        );
        // The one that is there stays the same, so that what it was owed today is not owed again.
        const [there] = yield* run(tx.update(subscriptions).set(changing).where(isSame).returning());
        if (there !== undefined) return toSubscription(there);
        const row = { id: random.id(), ...changing, since, owedFor: null };
        yield* run(tx.insert(subscriptions).values(row));
        return toSubscription(row);
      });
    },

    async unsubscribe(id) {
      const gone = await db
        .delete(subscriptions)
        .where(eq(subscriptions.id, id))
        .returning({ id: subscriptions.id });
      return gone.length > 0;
    },

    async subscriptions(organizationId) {
      const rows = await db
        .select()
        .from(subscriptions)
        .where(eq(subscriptions.organizationId, organizationId))
        .orderBy(asc(subscriptions.since), asc(subscriptions.id));
      return rows.map(toSubscription);
    },

    async noteOwed(id, day) {
      const isNewer = or(isNull(subscriptions.owedFor), lt(subscriptions.owedFor, day));
      const noted = await db
        .update(subscriptions)
        .set({ owedFor: day })
        .where(and(eq(subscriptions.id, id), isNewer))
        .returning({ id: subscriptions.id });
      return noted.length > 0;
    },
  };
}

type Numbered = Tables["marks"] | Tables["referenceLines"] | Tables["actions"];

function segmentColumns(segment: Goal["segment"]) {
  return { attribute: segment?.attribute ?? "", group: segment?.group ?? "" };
}

// Every field by name: what else an object may carry is not written.
function subscriptionColumns(subscription: Omit<Subscription, "id" | "owedFor">) {
  const { organizationId, surveyId, period, connectionId, accountId, externalId } = subscription;
  const { threadId = "", name, locale, zone, at, since } = subscription;
  return {
    ...{ id: "", organizationId, surveyId, period, connectionId, accountId, externalId },
    ...{ threadId, name, locale, zone, at, since, owedFor: null },
  };
}

function toSubscription({ threadId, ...row }: Tables["subscriptions"]["$inferSelect"]): Subscription {
  return threadId === "" ? row : { ...row, threadId };
}
