// Counts ballots: by taking them out of the database, as sealing an anonymous round does, or by looking at them.
import { and, asc, count, eq, lte, sql } from "drizzle-orm";
import { emptyTally, type Tally } from "../../core/score/tally.ts";
import { type Db, type Engine, run, type Steps } from "../work.ts";

/** What the ballots counted so far come to; their words are in no order that means anything. */
export interface Counting {
  readonly tally: Tally;
  /** Ticks by driver key. */
  readonly drivers: Readonly<Record<string, number>>;
  readonly comments: readonly { readonly text: string; readonly mayQuote: boolean }[];
}

/** Gives the count of nothing. */
export const emptyCounting: Counting = { tally: emptyTally, drivers: {}, comments: [] };

/** Deletes the first `most` ballots of a round in the order of people's ids, and adds them to `before`. */
export function* takeBallots(
  { tables: { ballots } }: Engine,
  tx: Db,
  roundId: string,
  most: number,
  before: Counting,
): Steps<Counting> {
  if (most === 0) return before;
  const ofRound = eq(ballots.roundId, roundId);
  const [last] = yield* run(
    tx
      .select({ personId: ballots.personId })
      .from(ballots)
      .where(ofRound)
      .orderBy(asc(ballots.personId))
      .limit(1)
      .offset(most - 1),
  );
  // What the deletion returns is what is counted: someone may be forgotten in the meantime.
  const taken = yield* run(
    tx
      .delete(ballots)
      .where(last ? and(ofRound, lte(ballots.personId, last.personId)) : ofRound)
      .returning(),
  );
  const tally = [...before.tally];
  const drivers = { ...before.drivers };
  for (const ballot of taken) {
    tally[ballot.score] = (tally[ballot.score] ?? 0) + 1;
    tick(drivers, ballot.drivers, 1);
  }
  const comments = taken.flatMap(({ reason, improve, mayQuote }) =>
    // Two comments without a tie: what someone praised and what they would improve may be told apart by nobody.
    [reason, improve].flatMap((text) => (text === null || text.trim() === "" ? [] : [{ text, mayQuote }])),
  );
  return { tally, drivers, comments: [...before.comments, ...comments] };
}

/** Counts the ballots of a round and leaves them where they are. */
export function* countBallots({ tables: { ballots } }: Engine, tx: Db, roundId: string): Steps<Counting> {
  const ticked = sql<string>`cast(${ballots.drivers} as text)`;
  const groups = yield* run(
    tx
      .select({ score: ballots.score, ticked, count: count() })
      .from(ballots)
      .where(eq(ballots.roundId, roundId))
      .groupBy(ballots.score, ticked),
  );
  const tally = [...emptyTally];
  const drivers: Record<string, number> = {};
  for (const group of groups) {
    tally[group.score] = (tally[group.score] ?? 0) + group.count;
    tick(drivers, JSON.parse(group.ticked) as readonly string[], group.count);
  }
  return { ...emptyCounting, tally, drivers };
}

function tick(drivers: Record<string, number>, keys: readonly string[], by: number): void {
  for (const key of new Set(keys)) drivers[key] = (drivers[key] ?? 0) + by;
}
