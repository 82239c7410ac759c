// Surveys as they stand.
import { and, asc, eq } from "drizzle-orm";
import type { Surveys } from "../../core/ask/ports.ts";
import type { Survey } from "../../core/ask/survey.ts";
import { SurveyError } from "../../core/errors.ts";
import type { Random } from "../../core/ports.ts";
import type { Tables } from "../schema.ts";
import { type Engine, run, type Steps } from "../work.ts";

/** Keeps surveys in a database; ids come from `random`. */
export function createSurveys(engine: Engine, random: Random): Surveys {
  const { db } = engine;
  const { surveys } = engine.tables;
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

    async update(survey, expectedVersion) {
      const { wording, drivers, subject, kind, promise, extras = null } = survey;
      const updated = await db
        .update(surveys)
        .set({ wording, drivers, subject, kind, promise, extras, version: expectedVersion + 1 })
        .where(and(eq(surveys.id, survey.id), eq(surveys.version, expectedVersion)))
        .returning({ id: surveys.id });
      return updated.length > 0;
    },
  };
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
