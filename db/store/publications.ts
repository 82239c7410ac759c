// Publications: read as they were written at sealing, and the words that came with them.
import { and, desc, eq, gte, inArray, lt, ne, type SQL } from "drizzle-orm";
import type { Publications } from "../../core/publish/ports.ts";
import type { Publication } from "../../core/publish/publication.ts";
import type { Tables } from "../schema.ts";
import type { Engine } from "../work.ts";
import { breathe, chunksOf } from "./chunks.ts";
import { createComments } from "./comments.ts";
import { createRedactions } from "./redactions.ts";

/** Publications of one reading: each may have a hundred kilobytes, all its segments with it. */
const FEW = 10;

/** Reads publications from a database. */
export function createPublications(engine: Engine): Publications {
  const { db, tables } = engine;
  const { publications, schedules } = tables;

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
      return (await newest(eq(publications.roundId, roundId), 1))[0] ?? null;
    },
    ofSchedule: (scheduleId, last) => newest(eq(publications.scheduleId, scheduleId), last),
    ofSurvey: (surveyId, last) => newest(eq(publications.surveyId, surveyId), last),
    async latest(organizationId) {
      return (await newest(eq(publications.organizationId, organizationId), 1))[0] ?? null;
    },

    async history({ scheduleId, surveyId }, { before, from }, last) {
      const past = await db
        .select({ id: schedules.id })
        .from(schedules)
        .where(
          and(eq(schedules.surveyId, surveyId), eq(schedules.state, "past"), ne(schedules.id, scheduleId)),
        );
      const { opensAt } = publications;
      const within = from === undefined ? lt(opensAt, before) : and(lt(opensAt, before), gte(opensAt, from));
      // One schedule at a time, so that each is read from the end of its index.
      const lists = await Promise.all(
        [scheduleId, ...past.map(({ id }) => id)].map((id) =>
          newest(and(eq(publications.scheduleId, id), within) ?? eq(publications.scheduleId, id), last),
        ),
      );
      const all = lists.flat().sort((a, b) => b.opensAt.getTime() - a.opensAt.getTime());
      return all.slice(0, last);
    },

    async comments(roundId, most, which) {
      // Here, below every view, so that none can forget it.
      return redactions.apply(roundId, await comments.some(roundId, most, which));
    },

    redact: redactions.redact,

    commentCount: comments.count,
  };
}

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
