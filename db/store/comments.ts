// What people wrote in published rounds, and in attributed ones that are open: read and counted in pieces, so that SQLite holds nobody up however many there are.
import { and, asc, count, eq, gt, max, sql } from "drizzle-orm";
import type { Publications, WhichComments } from "../../core/publish/ports.ts";
import type { Comment } from "../../core/publish/publication.ts";
import type { Engine } from "../work.ts";
import { breathe, PAGE } from "./chunks.ts";

// Rows that one statement counts: some ten milliseconds.
const COUNTED = 5_000;
// Whoever looks at a few comments finds them in a few rows, where many have written something.
const FIRST = 100;

/** Reads the words of rounds from a database, without looking at what was taken out. */
export function createComments({ db, tables }: Engine): {
  some(roundId: string, most?: number, which?: WhichComments): Promise<readonly Comment[]>;
  readonly count: Publications["commentCount"];
} {
  const { answers, ballots, publications, rounds } = tables;

  // An anonymous round that is still being sealed has words but no publication yet; an attributed one's stay on its ballots.
  // Attributed rounds that were brought in from elsewhere have no ballots, but words of nobody's.
  async function placesOf(roundId: string): Promise<readonly ("answers" | "ballots")[]> {
    const [round] = await db
      .select({ promise: rounds.promise, published: publications.roundId })
      .from(rounds)
      .leftJoin(publications, eq(publications.roundId, rounds.id))
      .where(eq(rounds.id, roundId));
    if (round === undefined) return [];
    return [
      ...(round.published === null ? [] : ["answers" as const]),
      ...(round.promise === "attributed" ? ["ballots" as const] : []),
    ];
  }

  async function* inAnswers(
    roundId: string,
    { first, quotable }: Reading,
  ): AsyncGenerator<readonly Comment[]> {
    let size = first;
    for (let after = ""; ; await breathe()) {
      const { id, text, mayQuote } = answers;
      const page = await db
        .select({ id, text, mayQuote })
        .from(answers)
        .where(and(eq(answers.roundId, roundId), gt(id, after)))
        .orderBy(asc(id))
        .limit(size);
      yield quotable ? page.filter((each) => each.mayQuote) : page;
      const last = page.at(-1);
      if (last === undefined || page.length < size) return;
      after = last.id;
      size = PAGE;
    }
  }

  async function* inBallots(
    roundId: string,
    { first, quotable }: Reading,
  ): AsyncGenerator<readonly Comment[]> {
    let size = first;
    for (let after = ""; ; await breathe()) {
      const { id, personId, reason, improve, mayQuote } = ballots;
      const page = await db
        .select({ id, personId, reason, improve, mayQuote })
        .from(ballots)
        .where(and(eq(ballots.roundId, roundId), gt(personId, after)))
        .orderBy(asc(personId))
        .limit(size);
      const said = quotable ? page.filter((each) => each.mayQuote) : page;
      yield said.flatMap((ballot) => [
        ...comment(`${ballot.id}.reason`, ballot.reason, ballot),
        ...comment(`${ballot.id}.improve`, ballot.improve, ballot),
      ]);
      const last = page.at(-1);
      if (last === undefined || page.length < size) return;
      after = last.personId;
      size = PAGE;
    }
  }

  async function countInAnswers(roundId: string, quotable: true | undefined): Promise<number> {
    let all = 0;
    for (let after = ""; ; await breathe()) {
      const some = db
        .select({ id: answers.id, mayQuote: answers.mayQuote })
        .from(answers)
        .where(and(eq(answers.roundId, roundId), gt(answers.id, after)))
        .orderBy(asc(answers.id))
        .limit(COUNTED)
        .as("some");
      const quoted = sql`case when ${some.mayQuote} then 1 end`;
      const [row] = await db
        .select({ rows: count(), counted: quotable ? count(quoted) : count(), last: max(some.id) })
        .from(some);
      all += row?.counted ?? 0;
      if (row === undefined || row.last === null || row.rows < COUNTED) return all;
      after = row.last;
    }
  }

  async function countInBallots(roundId: string, quotable: true | undefined): Promise<number> {
    let all = 0;
    for (let after = ""; ; await breathe()) {
      const { personId, reason, improve, mayQuote } = ballots;
      const some = db
        .select({ personId, reason, improve, mayQuote })
        .from(ballots)
        .where(and(eq(ballots.roundId, roundId), gt(personId, after)))
        .orderBy(asc(personId))
        .limit(COUNTED)
        .as("some");
      const of = (text: typeof some.reason | typeof some.improve) =>
        quotable ? count(sql`case when ${some.mayQuote} then ${text} end`) : count(text);
      const [row] = await db
        .select({
          rows: count(),
          reasons: of(some.reason),
          improves: of(some.improve),
          last: max(some.personId),
        })
        .from(some);
      all += (row?.reasons ?? 0) + (row?.improves ?? 0);
      if (row === undefined || row.last === null || row.rows < COUNTED) return all;
      after = row.last;
    }
  }

  return {
    async some(roundId, most = Number.MAX_SAFE_INTEGER, { quotable, from = 0 } = {}) {
      const upTo = Math.min(Number.MAX_SAFE_INTEGER, from + most);
      const reading = { first: Math.min(PAGE, Math.max(upTo, FIRST)), quotable };
      const found: Comment[] = [];
      for (const place of await placesOf(roundId)) {
        if (found.length >= upTo) break;
        for await (const page of (place === "ballots" ? inBallots : inAnswers)(roundId, reading)) {
          for (const one of page) found.push(one);
          if (found.length >= upTo) break;
        }
      }
      return found.slice(from, upTo);
    },

    async count(roundId, { quotable } = {}) {
      let all = 0;
      for (const place of await placesOf(roundId)) {
        all += await (place === "ballots" ? countInBallots : countInAnswers)(roundId, quotable);
      }
      return all;
    },
  };
}

interface Reading {
  /** Rows of the first page; all others have a whole page. */
  readonly first: number;
  readonly quotable: true | undefined;
}

function comment(
  id: string,
  text: string | null,
  { mayQuote }: Pick<Comment, "mayQuote">,
): readonly Comment[] {
  return text === null ? [] : [{ id, text, mayQuote }];
}
