// Sealing: counts a closing round, has core decide what is shown, writes that alone, and cuts every link to people.
import { and, asc, count, eq, inArray, lte } from "drizzle-orm";
import type { Round } from "../../core/ask/round.ts";
import type { Random } from "../../core/ports.ts";
import type { RoundCount, Sealing } from "../../core/publish/ports.ts";
import { scrubStorage } from "../scrub.ts";
import { type Db, type Engine, run, type Steps } from "../work.ts";
import { type Counting, countBallots, emptyCounting, takeBallots } from "./counting.ts";
import { cutLinks } from "./cut-links.ts";
import { toDeliveryRow } from "./delivery-row.ts";
import { toPublicationRow } from "./publications.ts";
import { toRound } from "./round-row.ts";

/** The most invitations and ballots that one transaction takes, so that SQLite holds the event loop for less than 50 ms. */
const MOST_ROWS = 500;
const CHUNK = 500;

/** Seals rounds in a database; `mostRows` bounds the rows that one transaction touches. */
export function createSealing(engine: Engine, random: Random, mostRows: number = MOST_ROWS): Sealing {
  const { answers, ballots, deliveries, publications, rounds, schedules, sealWork } = engine.tables;

  /** How far a round has come that is sealed in several transactions. */
  function* begun(tx: Db, roundId: string): Steps<Progress> {
    const [work] = yield* run(tx.select().from(sealWork).where(eq(sealWork.roundId, roundId)));
    if (work === undefined) return { counted: emptyCounting, cutUpTo: "" };
    return {
      counted: { ...emptyCounting, tally: work.tally, drivers: work.drivers, extras: work.extras ?? {} },
      cutUpTo: work.cutUpTo,
    };
  }

  /** Leaves the rest to another transaction. */
  function* pause(tx: Db, roundId: string, { counted, cutUpTo }: Progress) {
    const { tally, drivers, extras, comments } = counted;
    yield* keep(tx, roundId, comments);
    const work = { tally, drivers, extras, cutUpTo };
    const write = tx.insert(sealWork).values({ roundId, ...work });
    yield* run(write.onConflictDoUpdate({ target: sealWork.roundId, set: work }));
    return "more" as const;
  }

  /** Takes ballots out, in the order of people's ids: these are random, and so are the chunks. Null while some are left. */
  function* take(tx: Db, roundId: string, progress: Progress, most: number): Steps<Progress | null> {
    const [left] = yield* run(
      tx.select({ count: count() }).from(ballots).where(eq(ballots.roundId, roundId)),
    );
    const remaining = left?.count ?? 0;
    // Chunks of one size: a small one would be a small group in the difference of two working counts.
    const share = remaining <= most ? remaining : Math.ceil(remaining / Math.ceil(remaining / mostRows));
    if (share < remaining && most < mostRows) {
      yield* pause(tx, roundId, progress);
      return null;
    }
    const counted = yield* takeBallots(engine, tx, roundId, share, progress.counted);
    if (share === remaining) return { ...progress, counted };
    yield* pause(tx, roundId, { ...progress, counted });
    return null;
  }

  function* keep(tx: Db, roundId: string, comments: Counting["comments"]): Steps<void> {
    // Sorted by ids that are random, so that not even the order in which they lie tells whose they are.
    const rows = comments
      .map((comment) => ({ id: random.id(), roundId, ...comment }))
      .sort((one, other) => (one.id < other.id ? -1 : 1));
    for (let from = 0; from < rows.length; from += CHUNK) {
      yield* run(tx.insert(answers).values(rows.slice(from, from + CHUNK)));
    }
  }

  function* oweDigest(tx: Db, round: Round): Steps<void> {
    const [schedule] = yield* run(
      tx.select({ digest: schedules.digest }).from(schedules).where(eq(schedules.id, round.scheduleId)),
    );
    const channel = schedule?.digest.channel ?? null;
    if (channel === null) return;
    const { connectionId, externalId, threadId, locale } = channel;
    const owed = {
      organizationId: round.organizationId,
      connectionId,
      kind: "digest",
      ref: round.id,
      roundId: round.id,
      accountId: null,
      address: { kind: "channel", externalId, ...(threadId === undefined ? {} : { threadId }) },
      sequence: 0,
      notBefore: round.digestAt,
      data: { locale },
    } as const;
    yield* run(
      tx
        .insert(deliveries)
        .values(toDeliveryRow(random.id(), owed, 0))
        .onConflictDoNothing(),
    );
  }

  function* shown(tx: Db, round: Round, { tally, drivers, extras }: Counting): Steps<RoundCount> {
    const [schedule] = yield* run(
      tx
        .select({ openDigest: schedules.openDigest })
        .from(schedules)
        .where(eq(schedules.id, round.scheduleId)),
    );
    return { round, openDigest: schedule?.openDigest ?? false, tally, drivers, extras };
  }

  return {
    async closing(organizationId, now, graceMs) {
      const mine = eq(rounds.organizationId, organizationId);
      const over = lte(rounds.closesAt, new Date(now.getTime() - graceMs));
      // On PostgreSQL this waits for presses that hold the row; later ones read `closing`.
      await engine.db
        .update(rounds)
        .set({ state: "closing" })
        .where(and(mine, eq(rounds.state, "open"), over));
      const rows = await engine.db
        .select()
        .from(rounds)
        .where(and(mine, eq(rounds.state, "closing")))
        .orderBy(asc(rounds.number));
      return rows.map(toRound);
    },

    seal(roundId, _now, decide) {
      return engine.transact(function* (tx): Steps<"more" | "sealed" | "not-closing"> {
        const closing = tx
          .select()
          .from(rounds)
          .where(and(eq(rounds.id, roundId), eq(rounds.state, "closing")));
        const [row] = yield* run(engine.lock(closing, "update"));
        if (row === undefined) return "not-closing";
        const round = toRound(row);
        const before = yield* begun(tx, roundId);
        const cut = yield* cutLinks(engine, tx, row, before.cutUpTo, mostRows);
        const progress = { ...before, cutUpTo: cut.upTo };
        if (cut.upTo !== null) return yield* pause(tx, roundId, progress);

        const counted =
          row.promise === "anonymous"
            ? (yield* take(tx, roundId, progress, mostRows - cut.rows))?.counted
            : yield* countBallots(engine, tx, roundId);
        if (counted === undefined) return "more";

        const plan = decide(yield* shown(tx, round, counted));
        if (plan.keepComments) yield* keep(tx, roundId, counted.comments);
        else yield* run(tx.delete(answers).where(eq(answers.roundId, roundId)));
        yield* run(tx.insert(publications).values(toPublicationRow(plan.publication)));
        yield* oweDigest(tx, round);
        yield* run(tx.delete(sealWork).where(eq(sealWork.roundId, roundId)));
        yield* run(tx.update(rounds).set({ state: "sealed" }).where(eq(rounds.id, roundId)));
        return "sealed";
      });
    },

    async scrub(organizationId) {
      const sealed = and(
        eq(rounds.organizationId, organizationId),
        eq(rounds.state, "sealed"),
        eq(rounds.promise, "anonymous"),
      );
      const waiting = await engine.db.select({ id: rounds.id }).from(rounds).where(sealed);
      if (waiting.length === 0) return "nothing";
      if ((await scrubStorage(engine)) === "busy") return "busy";
      // Only those that were sealed before the bytes went.
      const ids = waiting.map(({ id }) => id);
      await engine.db
        .update(rounds)
        .set({ state: "scrubbed" })
        .where(and(inArray(rounds.id, ids), sealed));
      return "scrubbed";
    },

    count(roundId) {
      return engine.transact(function* (tx): Steps<RoundCount | null> {
        const [row] = yield* run(
          tx
            .select()
            .from(rounds)
            .where(
              and(
                eq(rounds.id, roundId),
                eq(rounds.promise, "attributed"),
                inArray(rounds.state, ["open", "closing"]),
              ),
            ),
        );
        return row ? yield* shown(tx, toRound(row), yield* countBallots(engine, tx, roundId)) : null;
      });
    },
  };
}

interface Progress {
  readonly counted: Counting;
  /** The invitation up to which links have been cut; null when all are. */
  readonly cutUpTo: string | null;
}
