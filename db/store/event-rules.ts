// Which events ask which survey, as it stands.
import { and, asc, eq } from "drizzle-orm";
import type { EventRules } from "../../core/trigger/ports.ts";
import type { EventRule } from "../../core/trigger/rule.ts";
import { stateIn } from "../kit.ts";
import { type Engine, run, type Steps } from "../work.ts";

/** Keeps rules in a database. */
export function createEventRules(engine: Engine): EventRules {
  const { db } = engine;
  const { events, eventRules } = engine.tables;

  return {
    all(organizationId) {
      return db
        .select()
        .from(eventRules)
        .where(eq(eventRules.organizationId, organizationId))
        .orderBy(asc(eventRules.eventType));
    },

    async byType(organizationId, eventType) {
      const isType = and(eq(eventRules.organizationId, organizationId), eq(eventRules.eventType, eventType));
      return (await db.select().from(eventRules).where(isType))[0] ?? null;
    },

    async byId(id) {
      return (await db.select().from(eventRules).where(eq(eventRules.id, id)))[0] ?? null;
    },

    async create(rule) {
      const row = { id: rule.id, ...written(rule), version: 1 };
      const [created] = await db.insert(eventRules).values(row).onConflictDoNothing().returning();
      return created ?? null;
    },

    async update(rule, expectedVersion) {
      const updated = await db
        .update(eventRules)
        .set({ ...written(rule), version: expectedVersion + 1 })
        .where(and(eq(eventRules.id, rule.id), eq(eventRules.version, expectedVersion)))
        .returning({ id: eventRules.id });
      return updated.length > 0;
    },

    async order(organizationId, ruleIds) {
      await engine.transact(function* (tx): Steps<void> {
        const isOwn = eq(eventRules.organizationId, organizationId);
        yield* run(tx.update(eventRules).set({ position: null }).where(isOwn));
        for (const [at, id] of ruleIds.entries()) {
          yield* run(
            tx
              .update(eventRules)
              .set({ position: at + 1 })
              .where(and(isOwn, eq(eventRules.id, id))),
          );
        }
      });
    },

    async remove(ruleId) {
      await engine.transact(function* (tx): Steps<void> {
        const ofRule = eq(events.ruleId, ruleId);
        yield* run(
          engine.lock(
            tx.select({ id: eventRules.id }).from(eventRules).where(eq(eventRules.id, ruleId)),
            "update",
          ),
        );
        yield* run(
          tx
            .update(events)
            .set({ state: "passed", why: "rule-removed" })
            .where(and(ofRule, stateIn(events.state, ["waiting"]))),
        );
        yield* run(tx.update(events).set({ ruleId: null }).where(ofRule));
        yield* run(tx.delete(eventRules).where(eq(eventRules.id, ruleId)));
      });
    },
  };
}

// Every field by name: what else an object may carry is not written.
function written(rule: Omit<EventRule, "version">) {
  const { organizationId, eventType, surveyId, scheduleId, touchpoint } = rule;
  const { delayMinutes, samplePercent, deadlineHours, state } = rule;
  return {
    ...{ organizationId, eventType, surveyId, scheduleId, touchpoint },
    ...{ delayMinutes, samplePercent, deadlineHours, state },
  };
}
