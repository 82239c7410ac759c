// Surveys as they stand, and as they were before each change.
import { and, asc, desc, eq } from "drizzle-orm";
import { SurveyError } from "../../core/errors.ts";
import type { Random } from "../../core/ports.ts";
import type { Surveys } from "../../core/survey/ports.ts";
import type { Survey } from "../../core/survey/survey.ts";
import type { Tables } from "../schema.ts";
import { type Engine, run, type Steps } from "../work.ts";

/** Keeps surveys in a database; ids come from `random`. */
export function createSurveys(engine: Engine, random: Random): Surveys {
  const { db } = engine;
  const { eventRules, rounds, schedules, surveys, surveyVersions } = engine.tables;
  const isKey = (organizationId: string, key: string) =>
    and(eq(surveys.organizationId, organizationId), eq(surveys.key, key));

  return {
    ensure(survey) {
      return engine.transact(function* (tx): Steps<Survey> {
        yield* run(
          tx
            .insert(surveys)
            .values({ id: random.id(), ...written(survey), version: survey.version })
            .onConflictDoNothing(),
        );
        const [row] = yield* run(tx.select().from(surveys).where(isKey(survey.organizationId, survey.key)));
        if (row === undefined) throw new SurveyError("internal", { what: "survey-not-stored" });
        return toSurvey(row);
      });
    },

    async byKey(organizationId, key) {
      const [row] = await db.select().from(surveys).where(isKey(organizationId, key));
      return row ? toSurvey(row) : null;
    },

    async byId(id) {
      const [row] = await db.select().from(surveys).where(eq(surveys.id, id));
      return row ? toSurvey(row) : null;
    },

    async all(organizationId) {
      const rows = await db
        .select()
        .from(surveys)
        .where(eq(surveys.organizationId, organizationId))
        .orderBy(asc(surveys.key));
      return rows.map(toSurvey);
    },

    update(survey, expectedVersion, now) {
      const isCurrent = and(eq(surveys.id, survey.id), eq(surveys.version, expectedVersion));
      return engine.transact(function* (tx): Steps<boolean> {
        // The row is locked, so that what is kept is what the update overwrites.
        const [row] = yield* run(engine.lock(tx.select().from(surveys).where(isCurrent), "update"));
        if (row === undefined) return false;
        const { id: surveyId, organizationId: _, ...body } = row;
        const kept = { id: random.id(), surveyId, version: row.version, at: now, body: bodyOf(body) };
        yield* run(tx.insert(surveyVersions).values(kept));
        const { wording, drivers, subject, kind, promise, extras = null } = survey;
        const version = expectedVersion + 1;
        yield* run(
          tx
            .update(surveys)
            .set({ wording, drivers, subject, kind, promise, extras, version })
            .where(isCurrent),
        );
        return true;
      });
    },

    async versions(id) {
      const rows = await db
        .select({ body: surveyVersions.body, at: surveyVersions.at, organizationId: surveys.organizationId })
        .from(surveyVersions)
        .innerJoin(surveys, eq(surveys.id, surveyVersions.surveyId))
        .where(eq(surveyVersions.surveyId, id))
        .orderBy(desc(surveyVersions.version));
      return rows.map(({ body, at, organizationId }) => ({
        survey: { ...body, id, organizationId },
        until: at,
      }));
    },

    remove(id) {
      return engine.transact(function* (tx): Steps<"removed" | "used"> {
        yield* run(
          engine.lock(tx.select({ id: surveys.id }).from(surveys).where(eq(surveys.id, id)), "update"),
        );
        for (const table of [schedules, rounds, eventRules]) {
          const [user] = yield* run(
            tx.select({ id: table.id }).from(table).where(eq(table.surveyId, id)).limit(1),
          );
          if (user !== undefined) return "used";
        }
        yield* run(tx.delete(surveyVersions).where(eq(surveyVersions.surveyId, id)));
        yield* run(tx.delete(surveys).where(eq(surveys.id, id)));
        return "removed";
      });
    },
  };
}

function bodyOf({ extras, ...body }: Omit<Tables["surveys"]["$inferSelect"], "id" | "organizationId">) {
  return extras === null ? body : { ...body, extras };
}

function written({
  organizationId,
  key,
  kind,
  relation,
  promise,
  subject,
  wording,
  drivers,
  extras,
}: Omit<Survey, "id">) {
  return {
    ...{ organizationId, key, kind, relation, promise, subject, wording, drivers },
    extras: extras ?? null,
  };
}

function toSurvey({ extras, ...row }: Tables["surveys"]["$inferSelect"]): Survey {
  return extras === null ? row : { ...row, extras };
}
