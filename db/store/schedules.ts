// Schedules as they stand.
import { and, asc, eq, ne } from "drizzle-orm";
import type { Schedules } from "../../core/ask/ports.ts";
import type { NewSchedule, Schedule } from "../../core/ask/schedule.ts";
import type { Random } from "../../core/ports.ts";
import type { Tables } from "../schema.ts";
import { type Db, type Engine, run, type Steps } from "../work.ts";

/** Keeps schedules in a database; ids come from `random`. */
export function createSchedules(engine: Engine, random: Random): Schedules {
  const { db } = engine;
  const { organizations, schedules } = engine.tables;
  // What holds rounds from elsewhere is no schedule to anyone who looks for one.
  const isListed = ne(schedules.state, "past");

  function* insert(tx: Db, schedule: NewSchedule, id: () => string): Steps<Schedule> {
    for (let number = 1; ; number++) {
      const key = number === 1 ? schedule.key : `${schedule.key}-${number}`;
      const row = { id: id(), ...written(schedule), key, version: 1 };
      const [created] = yield* run(tx.insert(schedules).values(row).onConflictDoNothing().returning());
      if (created) return toSchedule(created);
    }
  }

  return {
    create(schedule) {
      return engine.transact((tx) => insert(tx, schedule, () => random.id()));
    },

    createOnce(schedule, { id, first }) {
      const { organizationId } = schedule;
      return engine.transact(function* (tx): Steps<Awaited<ReturnType<Schedules["createOnce"]>>> {
        // Held until the commit: of two that come together the second one sees what the first has made.
        const owner = tx.select({ id: organizations.id }).from(organizations);
        yield* run(engine.lock(owner.where(eq(organizations.id, organizationId)), "update"));
        const isIts = and(eq(schedules.id, id), eq(schedules.organizationId, organizationId));
        const [made] = yield* run(tx.select().from(schedules).where(isIts));
        if (made) return { schedule: toSchedule(made), isNew: false };
        if (first) {
          const all = tx.select({ id: schedules.id }).from(schedules);
          const [other] = yield* run(
            all.where(and(eq(schedules.organizationId, organizationId), isListed)).limit(1),
          );
          if (other) return null;
        }
        return { schedule: yield* insert(tx, schedule, () => id), isNew: true };
      });
    },

    async update(schedule, expectedVersion) {
      const updated = await db
        .update(schedules)
        .set({ ...written(schedule), version: expectedVersion + 1 })
        .where(and(eq(schedules.id, schedule.id), eq(schedules.version, expectedVersion)))
        .returning({ id: schedules.id });
      return updated.length > 0;
    },

    async byKey(organizationId, key) {
      const isKey = and(eq(schedules.organizationId, organizationId), eq(schedules.key, key), isListed);
      const [row] = await db.select().from(schedules).where(isKey);
      return row ? toSchedule(row) : null;
    },

    async byId(id) {
      const [row] = await db.select().from(schedules).where(eq(schedules.id, id));
      return row ? toSchedule(row) : null;
    },

    async all(organizationId) {
      const rows = await db
        .select()
        .from(schedules)
        .where(and(eq(schedules.organizationId, organizationId), isListed))
        .orderBy(asc(schedules.key));
      return rows.map(toSchedule);
    },
  };
}

// Every field by name: what else an object may carry is not written.
function written(schedule: NewSchedule) {
  const { organizationId, surveyId, connectionId, key, cadence, zone, anchor, audience, audienceName, mode } =
    schedule;
  const { panels, gapDays, closes, reminders, digest, catchUp, openDigest, state, since } = schedule;
  const { localTime = false } = schedule;
  return {
    ...{ organizationId, surveyId, connectionId, key, cadence, zone, anchor, audience, audienceName, mode },
    ...{ panels, gapDays, closes, reminders, digest, catchUp, openDigest, localTime, state, since },
  };
}

function toSchedule({ localTime, ...row }: Tables["schedules"]["$inferSelect"]): Schedule {
  return localTime ? { ...row, localTime } : row;
}
