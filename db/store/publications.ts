// Publications: read as they were written at sealing, and the words that came with them.
import { and, desc, eq, gte, inArray, lt, ne, type SQL, sql } from "drizzle-orm";
import { LONG_PARTS, type PastPublication, type Publications } from "../../core/publish/ports.ts";
import type { Publication } from "../../core/publish/publication.ts";
import type { Tables } from "../schema.ts";
import { type Engine, slot, statement } from "../work.ts";
import { breathe, chunksOf } from "./chunks.ts";
import { createComments } from "./comments.ts";
import { createRedactions } from "./redactions.ts";

/** Publications of one reading: each may have a hundred kilobytes, all its segments with it. */
const FEW = 10;
// Before anybody asked anyone anything.
const EVER = new Date(0);

/** Reads publications from a database. */
export function createPublications(engine: Engine): Publications {
  const { db, tables } = engine;
  const { publications } = tables;
  const ask = statements(engine);

  const newest = async (where: SQL, last: number) => {
    const rows = await db
      .select({ id: publications.roundId })
      .from(publications)
      .where(where)
      .orderBy(desc(publications.opensAt), desc(publications.closesAt))
      .limit(last);
    const found = new Map<string, Publication>();
    for (const some of chunksOf(rows, FEW)) {
      const ids = some.map(({ id }) => id);
      const read = await db.select().from(publications).where(inArray(publications.roundId, ids));
      for (const row of read) found.set(row.roundId, toPublication(row));
      if (rows.length > FEW) await breathe();
    }
    return rows.flatMap(({ id }) => found.get(id) ?? []);
  };

  const redactions = createRedactions(engine);
  const comments = createComments(engine);

  return {
    async byRound(roundId) {
      const [row] = await db.ask(ask.byRound, { roundId });
      return row === undefined ? null : toPublication(row);
    },
    ofSchedule: (scheduleId, last) => newest(eq(publications.scheduleId, scheduleId), last),
    ofSurvey: (surveyId, last) => newest(eq(publications.surveyId, surveyId), last),
    async latest(organizationId) {
      return (await newest(eq(publications.organizationId, organizationId), 1))[0] ?? null;
    },

    async history({ scheduleId, surveyId }, { before, from }, last) {
      const past = await db.ask(ask.past, { surveyId, scheduleId });
      // One schedule at a time, so that each is read from the end of its index.
      const lists = await Promise.all(
        [{ id: scheduleId }, ...past].map(({ id }) =>
          db.ask(ask.history, { id, before, from: from ?? EVER, last }),
        ),
      );
      const all = lists.flat().sort((a, b) => b.opensAt.getTime() - a.opensAt.getTime());
      return all.slice(0, last).map(({ opensAt, closesAt, body }) => ({ ...body, opensAt, closesAt }));
    },

    async comments(roundId, most, which) {
      // Here, below every view, so that none can forget it.
      return redactions.apply(roundId, await comments.some(roundId, most, which));
    },

    redact: redactions.redact,

    commentCounts: comments.counts,
  };
}

function statements({ dialect, tables: { publications, schedules } }: Engine) {
  const { body, opensAt, closesAt, scheduleId } = publications;
  // Left out where they lie: to send and to parse them all takes ten times as long. PostgreSQL takes nothing out of what has a half of a character in it, so
  // that such a one comes whole.
  const short =
    dialect === "sqlite"
      ? sql`json_remove(${body}, ${sql.raw(LONG_PARTS.map((part) => `'$.${part}'`).join(", "))})`
      : sql`case when strpos(${body}::text, '\\ud') + strpos(${body}::text, '\\u0000') > 0 then ${body}
          else (${body}::jsonb - array[${sql.raw(LONG_PARTS.map((part) => `'${part}'`).join(", "))}])::json end`;
  return {
    past: statement("publications.past", (db) =>
      db
        .select({ id: schedules.id })
        .from(schedules)
        .where(
          and(
            eq(schedules.surveyId, slot(schedules.surveyId, "surveyId")),
            eq(schedules.state, "past"),
            ne(schedules.id, slot(schedules.id, "scheduleId")),
          ),
        ),
    ),
    byRound: statement("publications.byRound", (db) =>
      db
        .select()
        .from(publications)
        .where(eq(publications.roundId, slot(publications.roundId, "roundId"))),
    ),
    history: statement("publications.history", (db) =>
      db
        .select({ opensAt, closesAt, body: short.mapWith(body) as SQL<Body> })
        .from(publications)
        .where(
          and(
            eq(scheduleId, slot(scheduleId, "id")),
            lt(opensAt, slot(opensAt, "before")),
            gte(opensAt, slot(opensAt, "from")),
          ),
        )
        .orderBy(desc(opensAt), desc(closesAt))
        .limit(sql.placeholder("last")),
    ),
  };
}

type Body = Omit<PastPublication, "opensAt" | "closesAt">;

/** Gives the row of a publication: its dates in columns, the rest as it is. */
export function toPublicationRow({
  opensAt,
  closesAt,
  ...body
}: Publication): Tables["publications"]["$inferInsert"] {
  const { roundId, organizationId, surveyId, scheduleId } = body;
  return { roundId, organizationId, surveyId, scheduleId, opensAt, closesAt, body };
}

function toPublication({ opensAt, closesAt, body }: Tables["publications"]["$inferSelect"]): Publication {
  return { ...body, opensAt, closesAt };
}
