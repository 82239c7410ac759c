// Publications: read as they were written at sealing, and the words that came with them.
import { and, asc, count, desc, eq, gte, isNotNull, lt, ne, or, type SQL } from "drizzle-orm";
import type { Publications } from "../../core/publish/ports.ts";
import type { Comment, Publication } from "../../core/publish/publication.ts";
import type { Tables } from "../schema.ts";
import type { Engine } from "../work.ts";
import { createRedactions } from "./redactions.ts";

/** Reads publications from a database. */
export function createPublications(engine: Engine): Publications {
  const { db, tables } = engine;
  const { answers, ballots, publications, rounds, schedules } = tables;

  const newest = async (where: SQL, last: number) => {
    const rows = await db
      .select()
      .from(publications)
      .where(where)
      .orderBy(desc(publications.opensAt), desc(publications.closesAt))
      .limit(last);
    return rows.map(toPublication);
  };

  const redactions = createRedactions(engine);

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

    async comments(roundId, most = Number.MAX_SAFE_INTEGER, { quotable, from = 0 } = {}) {
      const upTo = Math.min(Number.MAX_SAFE_INTEGER, from + most);
      const sealed = await db
        .select({ id: answers.id, text: answers.text, mayQuote: answers.mayQuote })
        .from(answers)
        .innerJoin(publications, eq(publications.roundId, answers.roundId))
        .where(and(eq(answers.roundId, roundId), quotable ? eq(answers.mayQuote, true) : undefined))
        .orderBy(asc(answers.id))
        .limit(upTo);
      const { id, reason, improve, mayQuote } = ballots;
      const attributed = await db
        .select({ id, reason, improve, mayQuote })
        .from(ballots)
        .innerJoin(rounds, eq(rounds.id, ballots.roundId))
        .where(
          and(
            ofAttributed(roundId),
            or(isNotNull(reason), isNotNull(improve)),
            quotable ? eq(mayQuote, true) : undefined,
          ),
        )
        .orderBy(asc(ballots.personId))
        .limit(upTo);
      const words = attributed.flatMap((ballot) => [
        ...comment(`${ballot.id}.reason`, ballot.reason, ballot),
        ...comment(`${ballot.id}.improve`, ballot.improve, ballot),
      ]);
      // Here, below every view, so that none can forget it.
      return redactions.apply(roundId, [...sealed, ...words].slice(from, upTo));
    },

    redact: redactions.redact,

    async commentCount(roundId, { quotable } = {}) {
      const [sealed] = await db
        .select({ count: count() })
        .from(answers)
        .innerJoin(publications, eq(publications.roundId, answers.roundId))
        .where(and(eq(answers.roundId, roundId), quotable ? eq(answers.mayQuote, true) : undefined));
      const [attributed] = await db
        .select({ reasons: count(ballots.reason), improves: count(ballots.improve) })
        .from(ballots)
        .innerJoin(rounds, eq(rounds.id, ballots.roundId))
        .where(and(ofAttributed(roundId), quotable ? eq(ballots.mayQuote, true) : undefined));
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
