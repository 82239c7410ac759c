// What an open round still owes those whom it has asked: reminders to the silent, and word of an early closing.
import { and, asc, eq, gt, inArray, isNull, lt, lte, notInArray, or } from "drizzle-orm";
import type { Rounds } from "../../core/ask/ports.ts";
import type { Round } from "../../core/ask/round.ts";
import type { Random } from "../../core/ports.ts";
import { stateIn } from "../kit.ts";
import { OWED_DELIVERIES } from "../schema.ts";
import { type Db, type Engine, run, type Steps } from "../work.ts";
import { bulkInsert } from "./bulk.ts";
import { CHUNK } from "./chunks.ts";
import { createCount, createIds } from "./ids.ts";
import { owedIn } from "./opening.ts";
import { toRound } from "./round-row.ts";

// What falls due within a minute is sent together.
const SOON_MS = 60_000;

// A question that was put off reminds by itself for so long.
const JUST_COME_MS = 4 * 3_600_000;

/** Owes reminders and notices in a database; ids come from `random`. */
export function createNotices(
  engine: Engine,
  random: Random,
): Pick<Rounds, "remind" | "dueNext" | "hush" | "closeEarly"> {
  const { accounts, ballots, deliveries, invitations, rounds } = engine.tables;
  const newId = createIds(random);
  const nextSeq = createCount();
  const insertNotices = bulkInsert("notices.owe", deliveries, (tx, rows) =>
    tx.insert(deliveries).values(rows).onConflictDoNothing().returning({ id: deliveries.id }),
  );

  function* whileOpen(tx: Db, roundId: string): Steps<Round | null> {
    const isOpen = and(eq(rounds.id, roundId), eq(rounds.state, "open"));
    const [row] = yield* run(engine.lock(tx.select().from(rounds).where(isOpen), "share"));
    return row ? toRound(row) : null;
  }

  function* chunkAfter(tx: Db, roundId: string, after: string): Steps<readonly string[]> {
    const chunk = tx
      .select({ id: invitations.id })
      .from(invitations)
      .where(and(eq(invitations.roundId, roundId), gt(invitations.id, after)))
      .orderBy(asc(invitations.id))
      .limit(CHUNK);
    return (yield* run(chunk)).map(({ id }) => id);
  }

  /** Whom of a chunk the question has reached without an answer yet, where it reached them, and whom it will reach at a moment of their own. */
  function* silentOf(tx: Db, invitationIds: readonly string[], now: Date): Steps<readonly Silent[]> {
    const hasBallot = and(
      eq(ballots.roundId, invitations.roundId),
      eq(ballots.personId, invitations.personId),
    );
    const isQuestion = and(
      eq(deliveries.kind, "question"),
      eq(deliveries.ref, invitations.id),
      eq(deliveries.sequence, 0),
      or(
        eq(deliveries.state, "sent"),
        and(stateIn(deliveries.state, OWED_DELIVERIES), gt(invitations.askAt, now)),
      ),
    );
    // Whoever has put the question off hears of it then, not before, and not of what has only just come.
    const putOff = tx
      .select({ ref: deliveries.ref })
      .from(deliveries)
      .where(
        and(
          eq(deliveries.kind, "question"),
          inArray(deliveries.ref, [...invitationIds]),
          gt(deliveries.sequence, 0),
          or(
            stateIn(deliveries.state, OWED_DELIVERIES),
            gt(deliveries.notBefore, new Date(now.getTime() - JUST_COME_MS)),
          ),
        ),
      );
    return yield* run(
      tx
        .select({
          invitationId: invitations.id,
          accountId: accounts.id,
          connectionId: accounts.connectionId,
          externalId: deliveries.addressId,
          askAt: invitations.askAt,
          zone: invitations.zone,
        })
        .from(invitations)
        .innerJoin(deliveries, isQuestion)
        .innerJoin(accounts, eq(accounts.id, invitations.accountId))
        .leftJoin(ballots, hasBallot)
        .where(
          and(
            inArray(invitations.id, [...invitationIds]),
            isNull(ballots.id),
            isNull(invitations.hushed),
            notInArray(invitations.id, putOff),
            eq(accounts.state, "subscribed"),
          ),
        ),
    );
  }

  function* reachableOf(tx: Db, invitationIds: readonly string[]): Steps<readonly Recipient[]> {
    return yield* run(
      tx
        .select({
          invitationId: invitations.id,
          accountId: accounts.id,
          connectionId: accounts.connectionId,
          externalId: accounts.externalId,
        })
        .from(invitations)
        .innerJoin(accounts, eq(accounts.id, invitations.accountId))
        .where(and(inArray(invitations.id, [...invitationIds]), eq(accounts.state, "subscribed"))),
    );
  }

  function* owe(
    tx: Db,
    round: Round,
    notice: Notice,
    recipients: readonly (Recipient & { readonly at?: Date })[],
    now: Date,
  ): Steps<number> {
    if (recipients.length === 0) return 0;
    const rows = recipients.map(({ invitationId, accountId, connectionId, externalId, at }) => ({
      ...owedIn(round, nextSeq()),
      connectionId,
      ...notice,
      id: newId(now),
      ref: invitationId,
      accountId,
      addressKind: "account" as const,
      addressId: externalId,
      notBefore: at ?? now,
    }));
    return (yield* insertNotices(tx, rows)).length;
  }

  return {
    async remind(roundId, sequence, now, when = () => now) {
      let owed = 0;
      for (let after: string | null = ""; after !== null; ) {
        const from: string = after;
        const step = await engine.transact(function* (tx): Steps<{ owed: number; after: string | null }> {
          const round = yield* whileOpen(tx, roundId);
          if (round === null || round.remindersDone >= sequence) return { owed: 0, after: null };
          const chunk = yield* chunkAfter(tx, roundId, from);
          const silent = (yield* silentOf(tx, chunk, now)).flatMap(({ askAt, zone, ...recipient }) => {
            const at = when({ ...(askAt === null ? {} : { askAt }), ...(zone === null ? {} : { zone }) });
            return at === null ? [] : [{ ...recipient, at }];
          });
          const added = yield* owe(tx, round, { kind: "reminder", sequence }, silent, now);
          return { owed: added, after: chunk.at(-1) ?? null };
        });
        owed += step.owed;
        after = step.after;
      }
      await engine.db
        .update(rounds)
        .set({ remindersDone: sequence })
        .where(and(eq(rounds.id, roundId), eq(rounds.state, "open"), lt(rounds.remindersDone, sequence)));
      return owed;
    },

    async dueNext(connectionId, now, limit) {
      const soon = new Date(now.getTime() + SOON_MS);
      const rows = await engine.db
        .selectDistinct({ id: deliveries.addressId, notBefore: deliveries.notBefore, seq: deliveries.seq })
        .from(deliveries)
        .where(
          and(
            eq(deliveries.connectionId, connectionId),
            // Several are claimed together, and all of them ask before one has left.
            stateIn(deliveries.state, [...OWED_DELIVERIES, "sending"]),
            lte(deliveries.notBefore, soon),
            inArray(deliveries.kind, ["question", "reminder"]),
          ),
        )
        .orderBy(asc(deliveries.notBefore), asc(deliveries.seq))
        .limit(limit);
      return [...new Set(rows.map(({ id }) => id))];
    },

    async hush(token) {
      const ofOpenRounds = engine.db.select({ id: rounds.id }).from(rounds).where(eq(rounds.state, "open"));
      const hushed = await engine.db
        .update(invitations)
        .set({ hushed: true })
        .where(and(eq(invitations.token, token), inArray(invitations.roundId, ofOpenRounds)))
        .returning({ id: invitations.id });
      return hushed.length > 0;
    },

    async closeEarly(roundId, now) {
      const notice = { kind: "closed-early", sequence: 0 } as const;
      // Closing and the first chunk's notices are one; a crash later leaves people of a very large round untold, never told wrongly.
      let after = await engine.transact(function* (tx): Steps<string | undefined | null> {
        const isOpen = and(eq(rounds.id, roundId), eq(rounds.state, "open"), gt(rounds.closesAt, now));
        const [row] = yield* run(tx.update(rounds).set({ closesAt: now }).where(isOpen).returning());
        if (row === undefined) return null;
        const chunk = yield* chunkAfter(tx, roundId, "");
        yield* owe(tx, toRound(row), notice, yield* reachableOf(tx, chunk), now);
        return chunk.at(-1);
      });
      if (after === null) return false;
      while (after != null) {
        const from: string = after;
        after = await engine.transact(function* (tx): Steps<string | undefined> {
          const round = yield* whileOpen(tx, roundId);
          if (round === null) return undefined;
          const chunk = yield* chunkAfter(tx, roundId, from);
          yield* owe(tx, round, notice, yield* reachableOf(tx, chunk), now);
          return chunk.at(-1);
        });
      }
      return true;
    },
  };
}

interface Recipient {
  readonly invitationId: string;
  readonly accountId: string;
  /** Theirs: linked people may be asked on another platform than the round's. */
  readonly connectionId: string;
  readonly externalId: string;
}

interface Silent extends Recipient {
  readonly askAt: Date | null;
  readonly zone: string | null;
}

interface Notice {
  readonly kind: "reminder" | "closed-early";
  readonly sequence: number;
}
