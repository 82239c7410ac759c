// Sealing: lets core count a closing round, writes what it decided, and cuts every link to people.
import { and, asc, count, eq, inArray, lte } from "drizzle-orm";
import type { Round } from "../../core/ask/round.ts";
import type { Random } from "../../core/ports.ts";
import type { Begun, RoundFacts, Sealing } from "../../core/publish/ports.ts";
import type { Tables } from "../schema.ts";
import { scrubStorage } from "../scrub.ts";
import { type Db, type Engine, run, type Steps } from "../work.ts";
import { mayBeCounted, readPage } from "./counting.ts";
import { cutLinks } from "./cut-links.ts";
import { toDeliveryRow } from "./delivery-row.ts";
import { countComments, keepComments, ofAttempt } from "./keep-comments.ts";
import { toPublicationRow } from "./publications.ts";
import { toRound } from "./round-row.ts";

/** The most rows that one statement reads or one transaction writes, so that SQLite holds the event loop for less than 50 ms. */
const MOST_ROWS = 500;

type Row = Tables["rounds"]["$inferSelect"];

/** Seals rounds in a database; `mostRows` bounds the rows that one transaction touches. */
export function createSealing(engine: Engine, random: Random, mostRows: number = MOST_ROWS): Sealing {
  const { ballots, deliveries, publications, rounds, schedules } = engine.tables;

  function* closingRow(tx: Db, roundId: string): Steps<Row | null> {
    const closing = tx
      .select()
      .from(rounds)
      .where(and(eq(rounds.id, roundId), eq(rounds.state, "closing")));
    const [row] = yield* run(engine.lock(closing, "update"));
    return row ?? null;
  }

  function* isPublished(tx: Db, roundId: string): Steps<boolean> {
    const found = yield* run(
      tx.select({ id: publications.roundId }).from(publications).where(eq(publications.roundId, roundId)),
    );
    return found.length > 0;
  }

  function* factsOf(tx: Db, row: Row): Steps<RoundFacts> {
    const [schedule] = yield* run(
      tx.select({ openDigest: schedules.openDigest }).from(schedules).where(eq(schedules.id, row.scheduleId)),
    );
    return { round: toRound(row), openDigest: schedule?.openDigest ?? false };
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

    begin(roundId) {
      return engine.transact(function* (tx): Steps<Begun> {
        const row = yield* closingRow(tx, roundId);
        if (row === null) return { kind: "not-closing" };
        if (yield* isPublished(tx, roundId)) return { kind: "published" };
        const attempt = random.id();
        yield* run(tx.update(rounds).set({ sealing: attempt }).where(eq(rounds.id, roundId)));
        return { kind: "counting", attempt, facts: yield* factsOf(tx, row) };
      });
    },

    facts(roundId) {
      return engine.transact(function* (tx): Steps<RoundFacts | null> {
        const [row] = yield* run(
          tx
            .select()
            .from(rounds)
            .where(and(eq(rounds.id, roundId), eq(rounds.promise, "attributed"), mayBeCounted(engine))),
        );
        return row === undefined ? null : yield* factsOf(tx, row);
      });
    },

    page: (roundId, from) => readPage(engine, roundId, from, mostRows),

    async keep(roundId, attempt, areKept) {
      const [row] = await engine.db
        .select({ promise: rounds.promise })
        .from(rounds)
        .where(eq(rounds.id, roundId));
      // An attributed round's words stay on its ballots.
      const isAnonymous = row?.promise === "anonymous";
      return keepComments(engine, random, {
        roundId,
        attempt,
        areKept: areKept && isAnonymous,
        most: mostRows,
      });
    },

    publish(attempt, publication, read) {
      return engine.transact(function* (tx): Steps<"published" | "changed" | "overtaken"> {
        const { roundId } = publication;
        if ((yield* ofAttempt(engine, tx, roundId, attempt)) === null) return "overtaken";
        const [there] = yield* run(
          tx.select({ count: count() }).from(ballots).where(eq(ballots.roundId, roundId)),
        );
        const comments = yield* countComments(engine, tx, roundId);
        if (there?.count !== read.ballots || comments !== read.comments) return "changed";
        yield* run(tx.insert(publications).values(toPublicationRow(publication)));
        yield* run(tx.update(rounds).set({ sealing: null }).where(eq(rounds.id, roundId)));
        return "published";
      });
    },

    cut(roundId, from) {
      return engine.transact(function* (tx): Steps<Awaited<ReturnType<Sealing["cut"]>>> {
        const row = yield* closingRow(tx, roundId);
        if (row === null || !(yield* isPublished(tx, roundId))) return { kind: "overtaken" };
        const cut = yield* cutLinks(engine, tx, row, from ?? "", mostRows);
        if (!cut.isWhole) return { kind: "more", from: cut.upTo };
        yield* oweDigest(tx, toRound(row));
        yield* run(tx.update(rounds).set({ state: "sealed" }).where(eq(rounds.id, roundId)));
        return { kind: "sealed" };
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
  };
}
