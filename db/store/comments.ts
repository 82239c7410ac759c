// What people wrote in published rounds, and in attributed ones that are open: read and counted in pieces, so that SQLite holds nobody up however many there are.
import { and, asc, eq, gt, isNotNull, lte, or, sql } from "drizzle-orm";
import type { CommentCounts, Publications, WhichComments } from "../../core/publish/ports.ts";
import type { Comment } from "../../core/publish/publication.ts";
import type { Tables } from "../schema.ts";
import { type Engine, slot, statement } from "../work.ts";
import { breathe, PAGE } from "./chunks.ts";

// Rows that one statement counts: some ten milliseconds.
const COUNTED = 5_000;

/** Reads the words of rounds from a database, without looking at what was taken out. */
export function createComments({ db, tables }: Engine): {
  some(roundId: string, most?: number, which?: WhichComments): Promise<readonly Comment[]>;
  readonly counts: Publications["commentCounts"];
} {
  const { answers, ballots } = tables;
  const ask = statements(tables);

  // An anonymous round that is still being sealed has words but no publication yet; an attributed one's stay on its ballots.
  // Attributed rounds that were brought in from elsewhere have no ballots, but words of nobody's.
  async function placesOf(roundId: string): Promise<readonly ("answers" | "ballots")[]> {
    const [round] = await db.ask(ask.place, { roundId });
    if (round === undefined) return [];
    return [
      ...(round.published === null ? [] : ["answers" as const]),
      ...(round.promise === "attributed" ? ["ballots" as const] : []),
    ];
  }

  // Where few have written something, a statement goes through many rows to find them: it ends where counting would.
  async function* read(
    place: "answers" | "ballots",
    roundId: string,
    { first, quotable }: Reading,
  ): AsyncGenerator<readonly Comment[]> {
    let size = first;
    let isLast = false;
    for (let after = ""; !isLast; await breathe()) {
      const [edge] = await db.ask(ask[place].edge, { roundId, after });
      const page = await some[place]({ roundId, after, upTo: edge?.id ?? null, quotable, size });
      yield page.comments;
      const isFull = page.rows === size;
      isLast = !isFull && edge === undefined;
      after = isFull ? page.last : (edge?.id ?? "");
      size = PAGE;
    }
  }

  const some = {
    async answers({ roundId, after, upTo, quotable, size }: Stretch): Promise<Page> {
      const { id, text, mayQuote } = answers;
      const rows = await db
        .select({ id, text, mayQuote })
        .from(answers)
        .where(
          and(
            eq(answers.roundId, roundId),
            gt(id, after),
            upTo === null ? undefined : lte(id, upTo),
            quotable ? eq(mayQuote, true) : undefined,
          ),
        )
        .orderBy(asc(id))
        .limit(size);
      return { comments: rows, rows: rows.length, last: rows.at(-1)?.id ?? after };
    },

    async ballots({ roundId, after, upTo, quotable, size }: Stretch): Promise<Page> {
      const { id, personId, reason, improve, mayQuote } = ballots;
      const rows = await db
        .select({ id, personId, reason, improve, mayQuote })
        .from(ballots)
        .where(
          and(
            eq(ballots.roundId, roundId),
            gt(personId, after),
            upTo === null ? undefined : lte(personId, upTo),
            or(isNotNull(reason), isNotNull(improve)),
            quotable ? eq(mayQuote, true) : undefined,
          ),
        )
        .orderBy(asc(personId))
        .limit(size);
      const comments = rows.flatMap((ballot) => [
        ...comment(`${ballot.id}.reason`, ballot.reason, ballot),
        ...comment(`${ballot.id}.improve`, ballot.improve, ballot),
      ]);
      return { comments, rows: rows.length, last: rows.at(-1)?.personId ?? after };
    },
  };

  async function countIn(place: "answers" | "ballots", roundId: string): Promise<CommentCounts> {
    let [all, quotable] = [0, 0];
    for (let after = ""; ; await breathe()) {
      // As far as one statement counts; none where it counts the rest.
      const [edge] = await db.ask(ask[place].edge, { roundId, after });
      const [row] =
        edge === undefined
          ? await db.ask(ask[place].rest, { roundId, after })
          : await db.ask(ask[place].part, { roundId, after, upTo: edge.id });
      all += Number(row?.all ?? 0);
      quotable += Number(row?.quotable ?? 0);
      if (edge === undefined) return { all, quotable };
      after = edge.id;
    }
  }

  return {
    async some(roundId, most = Number.MAX_SAFE_INTEGER, { quotable, from = 0 } = {}) {
      const upTo = Math.min(Number.MAX_SAFE_INTEGER, from + most);
      const reading = { first: Math.min(PAGE, upTo), quotable };
      const found: Comment[] = [];
      for (const place of await placesOf(roundId)) {
        if (found.length >= upTo) break;
        for await (const page of read(place, roundId, reading)) {
          for (const one of page) found.push(one);
          if (found.length >= upTo) break;
        }
      }
      return found.slice(from, upTo);
    },

    async counts(roundId) {
      let [all, quotable] = [0, 0];
      for (const place of await placesOf(roundId)) {
        const found = await countIn(place, roundId);
        all += found.all;
        quotable += found.quotable;
      }
      return { all, quotable };
    },
  };
}

function statements({ answers, ballots, publications, rounds }: Tables) {
  const place = statement("comments.place", (db) =>
    db
      .select({ promise: rounds.promise, published: publications.roundId })
      .from(rounds)
      .leftJoin(publications, eq(publications.roundId, rounds.id))
      .where(eq(rounds.id, slot(rounds.id, "roundId"))),
  );
  const inAnswers = {
    ...{ table: answers, by: answers.id, has: undefined },
    said: sql<number>`count(*)`,
    quotable: sql<number>`count(case when ${answers.mayQuote} then 1 end)`,
  };
  const { reason, improve, mayQuote } = ballots;
  const inBallots = {
    ...{ table: ballots, by: ballots.personId, has: or(isNotNull(reason), isNotNull(improve)) },
    said: sql<number>`count(${reason}) + count(${improve})`,
    quotable: sql<number>`count(case when ${mayQuote} then ${reason} end) + count(case when ${mayQuote} then ${improve} end)`,
  };
  const counting = (
    name: string,
    { table, by, has, said, quotable }: typeof inAnswers | typeof inBallots,
  ) => {
    const after = and(eq(table.roundId, slot(table.roundId, "roundId")), gt(by, slot(by, "after")));
    const counted = { all: said, quotable };
    return {
      edge: statement(`comments.${name}.edge`, (db) =>
        db
          .select({ id: by })
          .from(table)
          .where(after)
          .orderBy(asc(by))
          .limit(1)
          .offset(COUNTED - 1),
      ),
      part: statement(`comments.${name}.part`, (db) =>
        db
          .select(counted)
          .from(table)
          .where(and(after, lte(by, slot(by, "upTo")), has)),
      ),
      rest: statement(`comments.${name}.rest`, (db) => db.select(counted).from(table).where(and(after, has))),
    };
  };
  return { place, answers: counting("answers", inAnswers), ballots: counting("ballots", inBallots) };
}

interface Reading {
  /** Rows of the first page; all others have a whole page. */
  readonly first: number;
  readonly quotable: true | undefined;
}

/** Rows of a round after one of them, up to another or to the end; `size` of those with words at most. */
interface Stretch {
  readonly roundId: string;
  readonly after: string;
  readonly upTo: string | null;
  readonly quotable: true | undefined;
  readonly size: number;
}

interface Page {
  readonly comments: readonly Comment[];
  readonly rows: number;
  readonly last: string;
}

function comment(
  id: string,
  text: string | null,
  { mayQuote }: Pick<Comment, "mayQuote">,
): readonly Comment[] {
  return text === null ? [] : [{ id, text, mayQuote }];
}
