// Counts ballots: by taking them out of the database, as sealing an anonymous round does, or by looking at them.
import { and, asc, count, eq, lte, sql } from "drizzle-orm";
import { extraKeys } from "../../core/publish/extras.ts";
import { emptyTally, type Tally } from "../../core/score/tally.ts";
import { type Db, type Engine, run, type Steps } from "../work.ts";

/** What the ballots counted so far come to; their words are in no order that means anything. */
export interface Counting {
  readonly tally: Tally;
  /** Ticks by driver key. */
  readonly drivers: Readonly<Record<string, number>>;
  /** Answers beside the score, each kind under the key that core counts it by. */
  readonly extras: Readonly<Record<string, number>>;
  readonly comments: readonly { readonly text: string; readonly mayQuote: boolean }[];
}

/** Gives the count of nothing. */
export const emptyCounting: Counting = { tally: emptyTally, drivers: {}, extras: {}, comments: [] };

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
  const extras = { ...before.extras };
  for (const ballot of taken) {
    tally[ballot.score] = (tally[ballot.score] ?? 0) + 1;
    tick(drivers, ballot.drivers, 1);
    tick(extras, extraKeys(ballot), 1);
  }
  const comments = taken.flatMap(({ reason, improve, mayQuote }) =>
    // Two comments without a tie: what someone praised and what they would improve may be told apart by nobody.
    [reason, improve].flatMap((text) => (text === null || text.trim() === "" ? [] : [{ text, mayQuote }])),
  );
  return { tally, drivers, extras, comments: [...before.comments, ...comments] };
}

/** Counts the ballots of a round and leaves them where they are. */
export function* countBallots({ tables: { ballots } }: Engine, tx: Db, roundId: string): Steps<Counting> {
  const ticked = sql<string>`cast(${ballots.drivers} as text)`;
  const background = sql<string | null>`cast(${ballots.background} as text)`;
  const ratings = sql<string | null>`cast(${ballots.ratings} as text)`;
  const groups = yield* run(
    tx
      .select({ score: ballots.score, ticked, background, ratings, count: count() })
      .from(ballots)
      .where(eq(ballots.roundId, roundId))
      .groupBy(ballots.score, ticked, background, ratings),
  );
  const tally = [...emptyTally];
  const drivers: Record<string, number> = {};
  const extras: Record<string, number> = {};
  for (const group of groups) {
    tally[group.score] = (tally[group.score] ?? 0) + group.count;
    tick(drivers, JSON.parse(group.ticked) as readonly string[], group.count);
    const parse = <T>(text: string | null) => (text === null ? null : (JSON.parse(text) as T));
    const besides = {
      background: parse<Readonly<Record<string, string>>>(group.background),
      ratings: parse<Readonly<Record<string, number>>>(group.ratings),
    };
    tick(extras, extraKeys(besides), group.count);
  }
  return { ...emptyCounting, tally, drivers, extras };
}

function tick(drivers: Record<string, number>, keys: readonly string[], by: number): void {
  for (const key of new Set(keys)) drivers[key] = (drivers[key] ?? 0) + by;
}
