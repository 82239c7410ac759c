// Publications: read as they were written at sealing, and the words that came with them.
import { and, asc, count, desc, eq, isNotNull, or, type SQL } from "drizzle-orm";
import type { Publications } from "../../core/publish/ports.ts";
import type { Comment, Publication } from "../../core/publish/publication.ts";
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

  // An anonymous round that is still being sealed has words but no publication yet; an attributed one's stay on its ballots.
  const ofAttributed = (roundId: string) =>
    and(eq(ballots.roundId, roundId), eq(rounds.promise, "attributed"));

  return {
    async byRound(roundId) {
      return (await newest(eq(publications.roundId, roundId), 1))[0] ?? null;
    },
    ofSchedule: (scheduleId, last) => newest(eq(publications.scheduleId, scheduleId), last),
    ofSurvey: (surveyId, last) => newest(eq(publications.surveyId, surveyId), last),
    async latest(organizationId) {
      return (await newest(eq(publications.organizationId, organizationId), 1))[0] ?? null;
    },

    async comments(roundId, most = Number.MAX_SAFE_INTEGER) {
      const sealed = await db
        .select({ id: answers.id, text: answers.text, mayQuote: answers.mayQuote })
        .from(answers)
        .innerJoin(publications, eq(publications.roundId, answers.roundId))
        .where(eq(answers.roundId, roundId))
        .orderBy(asc(answers.id))
        .limit(most);
      const { id, reason, improve, mayQuote } = ballots;
      const attributed = await db
        .select({ id, reason, improve, mayQuote })
        .from(ballots)
        .innerJoin(rounds, eq(rounds.id, ballots.roundId))
        .where(and(ofAttributed(roundId), or(isNotNull(reason), isNotNull(improve))))
        .orderBy(asc(ballots.personId))
        .limit(most);
      const words = attributed.flatMap((ballot) => [
        ...comment(`${ballot.id}.reason`, ballot.reason, ballot),
        ...comment(`${ballot.id}.improve`, ballot.improve, ballot),
      ]);
      return [...sealed, ...words].slice(0, most);
    },

    async commentCount(roundId) {
      const [sealed] = await db
        .select({ count: count() })
        .from(answers)
        .innerJoin(publications, eq(publications.roundId, answers.roundId))
        .where(eq(answers.roundId, roundId));
      const [attributed] = await db
        .select({ reasons: count(ballots.reason), improves: count(ballots.improve) })
        .from(ballots)
        .innerJoin(rounds, eq(rounds.id, ballots.roundId))
        .where(ofAttributed(roundId));
      return (sealed?.count ?? 0) + (attributed?.reasons ?? 0) + (attributed?.improves ?? 0);
    },
  };
}

function comment(
  id: string,
  text: string | null,
  { mayQuote }: Pick<Comment, "mayQuote">,
): readonly Comment[] {
  return text === null ? [] : [{ id, text, mayQuote }];
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
