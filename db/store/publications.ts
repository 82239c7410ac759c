// Publications: read as they were written at sealing, and the words that came with them.
import { and, asc, desc, eq, isNotNull, or, type SQL } from "drizzle-orm";
import type { Publications } from "../../core/publish/ports.ts";
import type { Publication } from "../../core/publish/publication.ts";
import type { Tables } from "../schema.ts";
import type { Engine } from "../work.ts";

/** Reads publications from a database. */
export function createPublications({ db, tables }: Engine): Publications {
  const { answers, ballots, publications, rounds } = tables;

  const newest = async (where: SQL, last: number) => {
    const rows = await db
      .select()
      .from(publications)
      .where(where)
      .orderBy(desc(publications.opensAt), desc(publications.closesAt))
      .limit(last);
    return rows.map(toPublication);
  };

  return {
    async byRound(roundId) {
      return (await newest(eq(publications.roundId, roundId), 1))[0] ?? null;
    },
    ofSchedule: (scheduleId, last) => newest(eq(publications.scheduleId, scheduleId), last),
    ofSurvey: (surveyId, last) => newest(eq(publications.surveyId, surveyId), last),
    async latest(organizationId) {
      return (await newest(eq(publications.organizationId, organizationId), 1))[0] ?? null;
    },

    async comments(roundId) {
      // A round that is still being sealed has words but no publication yet.
      const sealed = await db
        .select({ id: answers.id, text: answers.text, mayQuote: answers.mayQuote })
        .from(answers)
        .innerJoin(publications, eq(publications.roundId, answers.roundId))
        .where(eq(answers.roundId, roundId))
        .orderBy(asc(answers.id));
      const attributed = await db
        .select({
          id: ballots.id,
          reason: ballots.reason,
          improve: ballots.improve,
          mayQuote: ballots.mayQuote,
        })
        .from(ballots)
        .innerJoin(rounds, eq(rounds.id, ballots.roundId))
        .where(
          and(
            eq(ballots.roundId, roundId),
            eq(rounds.promise, "attributed"),
            or(isNotNull(ballots.reason), isNotNull(ballots.improve)),
          ),
        )
        .orderBy(asc(ballots.id));
      const words = attributed.flatMap(({ id, reason, improve, mayQuote }) => [
        ...(reason === null ? [] : [{ id: `${id}.reason`, text: reason, mayQuote }]),
        ...(improve === null ? [] : [{ id: `${id}.improve`, text: improve, mayQuote }]),
      ]);
      return [...sealed, ...words];
    },
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
