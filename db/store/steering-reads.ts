// Reads what people set beside the scores: every digest asks for all of it, so the questions are written once.
import { and, asc, desc, eq, isNull, or, sql } from "drizzle-orm";
import type { Goal } from "../../core/steer/mark.ts";
import type { Steering } from "../../core/steer/ports.ts";
import type { Tables } from "../schema.ts";
import { type Engine, slot, statement } from "../work.ts";

/** Reads marks, reference lines, goals and actions from a database. */
export function createSteeringReads({
  db,
  tables,
}: Engine): Pick<Steering, "marks" | "references" | "goals" | "actions"> {
  const ask = statements(tables);
  return {
    marks: async (organizationId, surveyId) =>
      surveyId === null
        ? db.ask(ask.marks.every, { organizationId })
        : db.ask(ask.marks.ofOne, { organizationId, surveyId }),

    references: async (organizationId, surveyId) =>
      surveyId === null
        ? db.ask(ask.references.every, { organizationId })
        : db.ask(ask.references.ofOne, { organizationId, surveyId }),

    async goals(surveyId) {
      return (await db.ask(ask.goals, { surveyId })).map(toGoal);
    },

    actions: async (organizationId, surveyId, last) =>
      surveyId === null
        ? db.ask(ask.actions.every, { organizationId, last })
        : db.ask(ask.actions.ofOne, { organizationId, surveyId, last }),
  };
}

/** Gives a goal as core knows it. */
export function toGoal({ attribute, group, ...goal }: Tables["goals"]["$inferSelect"]): Goal {
  return { ...goal, segment: attribute === "" ? null : { attribute, group } };
}

function statements({ actions, goals, marks, referenceLines }: Tables) {
  const mine = (table: typeof marks | typeof referenceLines | typeof actions) =>
    eq(table.organizationId, slot(table.organizationId, "organizationId"));
  const isOf = (table: typeof marks | typeof referenceLines | typeof actions | typeof goals) =>
    eq(table.surveyId, slot(table.surveyId, "surveyId"));
  // Those of one survey, and those of all.
  const isSeen = (table: typeof marks | typeof referenceLines) =>
    and(mine(table), or(isOf(table), isNull(table.surveyId)));
  const marksWhere = (name: string, where: ReturnType<typeof and>) =>
    statement(`marks.${name}`, (db) =>
      db.select().from(marks).where(where).orderBy(asc(marks.day), asc(marks.number)),
    );
  const referencesWhere = (name: string, where: ReturnType<typeof and>) =>
    statement(`references.${name}`, (db) =>
      db.select().from(referenceLines).where(where).orderBy(asc(referenceLines.number)),
    );
  const actionsWhere = (name: string, where: ReturnType<typeof and>) =>
    statement(`actions.${name}`, (db) =>
      db.select().from(actions).where(where).orderBy(desc(actions.number)).limit(sql.placeholder("last")),
    );
  return {
    marks: { every: marksWhere("every", mine(marks)), ofOne: marksWhere("ofOne", isSeen(marks)) },
    references: {
      every: referencesWhere("every", mine(referenceLines)),
      ofOne: referencesWhere("ofOne", isSeen(referenceLines)),
    },
    actions: {
      every: actionsWhere("every", mine(actions)),
      ofOne: actionsWhere("ofOne", and(mine(actions), isOf(actions))),
    },
    goals: statement("goals.ofSurvey", (db) =>
      db.select().from(goals).where(isOf(goals)).orderBy(asc(goals.attribute), asc(goals.group)),
    ),
  };
}
