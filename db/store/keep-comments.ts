// Writes the comments of an anonymous round before it is published: a few at a time, each at a random place among all of the round's.
import { and, asc, count, eq, gt, inArray } from "drizzle-orm";
import type { Random } from "../../core/ports.ts";
import type { Tables } from "../schema.ts";
import { type Db, type Engine, run, type Steps } from "../work.ts";
import { bulkInsert } from "./bulk.ts";
import { breathe } from "./chunks.ts";
import { wordsOf } from "./counting.ts";

type Round = Tables["rounds"]["$inferSelect"];

/** A comment to be written: under this id, from this ballot. */
interface Kept {
  readonly id: string;
  readonly ballotId: string;
  readonly part: "reason" | "improve";
}

/** Gives the round's row, locked, if this attempt at sealing it is still the last; else null. */
export function* ofAttempt(engine: Engine, tx: Db, roundId: string, attempt: string): Steps<Round | null> {
  const { rounds } = engine.tables;
  const mine = and(eq(rounds.id, roundId), eq(rounds.state, "closing"), eq(rounds.sealing, attempt));
  const [row] = yield* run(engine.lock(tx.select().from(rounds).where(mine), "update"));
  return row ?? null;
}

/** Counts the comments that are there. */
export function* countComments({ tables: { answers } }: Engine, tx: Db, roundId: string): Steps<number> {
  const [all] = yield* run(tx.select({ count: count() }).from(answers).where(eq(answers.roundId, roundId)));
  return all?.count ?? 0;
}

/** Gives a step that writes comments. */
export function commentInsert({ tables: { answers } }: Engine) {
  return bulkInsert("answers.insert", answers, (db, rows) =>
    db.insert(answers).values(rows).returning({ id: answers.id }),
  );
}

/** Does what Sealing.keep says, `most` rows a transaction. */
export async function keepComments(
  engine: Engine,
  random: Pick<Random, "id">,
  of: {
    readonly roundId: string;
    readonly attempt: string;
    readonly areKept: boolean;
    readonly most: number;
  },
): Promise<number | null> {
  const { roundId, attempt, most } = of;
  const insert = commentInsert(engine);
  const step = (work: (tx: Db) => Steps<number>) =>
    engine.transact(function* (tx): Steps<number | null> {
      return (yield* ofAttempt(engine, tx, roundId, attempt)) === null ? null : yield* work(tx);
    });

  for (let dropped: number | null = most; dropped === most; await breathe()) {
    dropped = await step((tx) => dropComments(engine, tx, roundId, most));
    if (dropped === null) return null;
  }
  if (!of.areKept) return 0;
  let kept = 0;
  for await (const some of shuffled(engine, random, roundId, most)) {
    const written = await step((tx) => write(engine, tx, { roundId, kept: some, insert }));
    if (written === null) return null;
    kept += written;
    await breathe();
  }
  return kept;
}

function* dropComments(
  { tables: { answers } }: Engine,
  tx: Db,
  roundId: string,
  most: number,
): Steps<number> {
  const some = tx.select({ id: answers.id }).from(answers).where(eq(answers.roundId, roundId)).limit(most);
  const gone = tx.delete(answers).where(inArray(answers.id, some));
  return (yield* run(gone.returning({ id: answers.id }))).length;
}

function* write(
  { tables: { ballots } }: Engine,
  tx: Db,
  {
    roundId,
    kept,
    insert,
  }: {
    readonly roundId: string;
    readonly kept: readonly Kept[];
    readonly insert: ReturnType<typeof commentInsert>;
  },
): Steps<number> {
  const { id, reason, improve, mayQuote } = ballots;
  const rows = yield* run(
    tx
      .select({ id, reason, improve, mayQuote })
      .from(ballots)
      .where(inArray(id, [...new Set(kept.map(({ ballotId }) => ballotId))])),
  );
  const byId = new Map(rows.map((row) => [row.id, row]));
  // Whoever was forgotten meanwhile is not there any more: the number of ballots will tell, and all is counted anew.
  const values = kept.flatMap((one) => {
    const ballot = byId.get(one.ballotId);
    return wordsOf(ballot?.[one.part] ?? null).map((text) => ({
      ...{ id: one.id, roundId, text },
      mayQuote: ballot?.mayQuote ?? false,
    }));
  });
  return (yield* insert(tx, values)).length;
}

/**
 * Gives what is to be kept in the order of its new ids, which are random: neither the order in which comments lie nor when each was written tells whose
 * they are, and what someone praised and what they would improve lie apart. Sorted by first letters first, since sorting all at once would take long.
 */
async function* shuffled(
  engine: Engine,
  random: Pick<Random, "id">,
  roundId: string,
  most: number,
): AsyncGenerator<readonly Kept[]> {
  const buckets = new Map<string, Kept[]>();
  for await (const ballots of spoken(engine, roundId, most)) {
    for (const { id: ballotId, reason, improve } of ballots) {
      for (const [part, text] of Object.entries({ reason, improve })) {
        if (wordsOf(text).length === 0) continue;
        const id = random.id();
        const bucket = buckets.get(id.slice(0, 2)) ?? [];
        bucket.push({ id, ballotId, part: part as Kept["part"] });
        buckets.set(id.slice(0, 2), bucket);
      }
    }
    await breathe();
  }
  let waiting: Kept[] = [];
  for (const key of [...buckets.keys()].sort()) {
    waiting.push(...(buckets.get(key) ?? []).sort((one, other) => (one.id < other.id ? -1 : 1)));
    for (; waiting.length >= most; waiting = waiting.slice(most)) yield waiting.slice(0, most);
  }
  if (waiting.length > 0) yield waiting;
}

async function* spoken({ db, tables: { ballots } }: Engine, roundId: string, most: number) {
  for (let after = ""; ; ) {
    const page = await db
      .select({
        id: ballots.id,
        personId: ballots.personId,
        reason: ballots.reason,
        improve: ballots.improve,
      })
      .from(ballots)
      .where(and(eq(ballots.roundId, roundId), gt(ballots.personId, after)))
      .orderBy(asc(ballots.personId))
      .limit(most);
    yield page;
    const last = page.at(-1);
    if (last === undefined || page.length < most) return;
    after = last.personId;
  }
}
