// The opening of rounds: begun, invited in chunks, opened or withdrawn; and fires that did not open. Each step may be repeated after a crash.
import { and, asc, count, eq, inArray, or, sql } from "drizzle-orm";
import type { NewRound, Rounds } from "../../core/ask/ports.ts";
import type { Invitee, Round } from "../../core/ask/round.ts";
import type { Schedule } from "../../core/ask/schedule.ts";
import { SurveyError } from "../../core/errors.ts";
import type { Locale, Random } from "../../core/ports.ts";
import { stateIn } from "../kit.ts";
import { LIVE_ROUNDS } from "../schema.ts";
import { type Db, type Engine, run, type Steps } from "../work.ts";
import { bulkInsert } from "./bulk.ts";
import { CHUNK, chunksOf } from "./chunks.ts";
import { createCount, createIds } from "./ids.ts";
import { toRound } from "./round-row.ts";

type Opening = Pick<Rounds, "begin" | "recordPassed" | "refuse" | "invite" | "open">;

/** Opens rounds in a database; ids come from `random`. */
export function createOpening(engine: Engine, random: Random): Opening {
  const { deliveries, invitations, organizations, rounds, schedules } = engine.tables;
  const newId = createIds(random);
  const nextSeq = createCount();
  const insertInvitations = bulkInsert("opening.invitations", invitations, (tx, rows) =>
    tx
      .insert(invitations)
      .values(rows)
      .onConflictDoNothing({ target: [invitations.roundId, invitations.personId] })
      .returning({ id: invitations.id, personId: invitations.personId }),
  );
  const insertQuestions = bulkInsert("opening.questions", deliveries, (tx, rows) =>
    tx.insert(deliveries).values(rows).returning({ id: deliveries.id }),
  );

  /** Numbers and writes a round unless its fire is recorded already, or, being live, another one of its schedule is. */
  function* write(tx: Db, round: NewRound, state: Round["state"], why: string | null): Steps<Round | null> {
    const { organizationId, scheduleId, nominal } = round;
    // Holding the organization makes whoever comes second look after the first has written.
    const isOrganization = eq(organizations.id, organizationId);
    yield* run(
      engine.lock(tx.select({ id: organizations.id }).from(organizations).where(isOrganization), "update"),
    );
    const isLane = eq(rounds.lane, round.lane ?? 0);
    const isLive = state === "opening" ? and(stateIn(rounds.state, LIVE_ROUNDS), isLane) : undefined;
    const inTheWay = yield* run(
      tx
        .select({ id: rounds.id })
        .from(rounds)
        .where(
          and(
            eq(rounds.scheduleId, scheduleId),
            isLive ? or(eq(rounds.nominal, nominal), isLive) : eq(rounds.nominal, nominal),
          ),
        )
        .limit(1),
    );
    if (inTheWay.length > 0) return null;
    const [numbered] = yield* run(
      tx
        .update(organizations)
        .set({ lastRound: sql`${organizations.lastRound} + 1` })
        .where(isOrganization)
        .returning({ number: organizations.lastRound }),
    );
    if (numbered === undefined) throw new SurveyError("internal", { what: "round-without-organization" });
    const [written] = yield* run(
      tx
        .insert(rounds)
        .values({ ...rowOf(round), number: numbered.number, state, why })
        .returning(),
    );
    return written ? toRound(written) : null;
  }

  /** Holds the round while something is added to it; null when it is not `opening` any more. */
  function* whileOpening(tx: Db, roundId: string): Steps<Round | null> {
    const isOpening = and(eq(rounds.id, roundId), eq(rounds.state, "opening"));
    const [row] = yield* run(engine.lock(tx.select().from(rounds).where(isOpening), "share"));
    return row ? toRound(row) : null;
  }

  function* inviteChunk(tx: Db, round: Round, invitees: readonly Invited[]): Steps<void> {
    const byPerson = new Map(invitees.map((invitee) => [invitee.personId, invitee]));
    const added = yield* insertInvitations(
      tx,
      invitees.map(({ personId, accountId, token, attributes, askAt, zone }) => ({
        id: newId(round.opensAt),
        roundId: round.id,
        personId,
        accountId,
        token,
        attributes,
        askAt: askAt ?? null,
        zone: zone ?? null,
      })),
    );
    if (round.mode === "post" || added.length === 0) return;
    const questions = added.map(({ id, personId }) => {
      const invitee = byPerson.get(personId ?? "");
      if (invitee === undefined) throw new SurveyError("internal", { what: "invitation-without-invitee" });
      return {
        ...owedIn(round, nextSeq()),
        connectionId: invitee.connectionId ?? round.connectionId,
        id: newId(round.opensAt),
        kind: "question" as const,
        ref: id,
        accountId: invitee.accountId,
        addressKind: "account" as const,
        addressId: invitee.externalId,
        notBefore: invitee.askAt ?? round.opensAt,
      };
    });
    yield* insertQuestions(tx, questions);
  }

  /** Takes up to a chunk of invitations away, with the questions that belong to them; gives how many. */
  function* withdrawChunk(tx: Db, roundId: string): Steps<number> {
    const ofRound = tx
      .select({ id: invitations.id })
      .from(invitations)
      .where(eq(invitations.roundId, roundId))
      .orderBy(asc(invitations.id))
      .limit(CHUNK);
    const ids = (yield* run(ofRound)).map(({ id }) => id);
    if (ids.length === 0) return 0;
    yield* run(
      tx.delete(deliveries).where(and(eq(deliveries.kind, "question"), inArray(deliveries.ref, ids))),
    );
    yield* run(tx.delete(invitations).where(inArray(invitations.id, ids)));
    return ids.length;
  }

  function* owePost(tx: Db, round: Round): Steps<void> {
    const [around] = yield* run(
      tx
        .select({ audience: schedules.audience, digest: schedules.digest, locale: organizations.locale })
        .from(schedules)
        .innerJoin(organizations, eq(organizations.id, schedules.organizationId))
        .where(eq(schedules.id, round.scheduleId)),
    );
    if (around === undefined || !("externalId" in around.audience)) {
      throw new SurveyError("internal", { what: "post-without-channel" });
    }
    const post = {
      ...owedIn(round, nextSeq()),
      id: newId(round.opensAt),
      kind: "post" as const,
      ref: round.id,
      addressKind: "channel" as const,
      addressId: around.audience.externalId,
      threadId: topicOf(around.audience, around.digest),
      data: { locale: postLocale(around.audience, around.digest, around.locale) },
      notBefore: round.opensAt,
    };
    yield* run(tx.insert(deliveries).values(post).onConflictDoNothing());
  }

  return {
    begin(round) {
      return engine.transact((tx) => write(tx, round, "opening", null));
    },

    async recordPassed(round, state, why) {
      await engine.transact((tx) => write(tx, round, state, why));
    },

    async refuse(roundId, why) {
      // Only the last step, which finds nobody left in the round, lets go of it: until then nothing of it may be sent.
      for (let isDone = false; !isDone; ) {
        isDone = await engine.transact(function* (tx): Steps<boolean> {
          const isOpening = and(eq(rounds.id, roundId), eq(rounds.state, "opening"));
          const opening = engine.lock(tx.select({ id: rounds.id }).from(rounds).where(isOpening), "update");
          if ((yield* run(opening)).length === 0) return true;
          if ((yield* withdrawChunk(tx, roundId)) > 0) return false;
          yield* run(tx.update(rounds).set({ state: "refused", why }).where(isOpening));
          return true;
        });
      }
    },

    async invite(roundId, invitees) {
      for (const chunk of chunksOf(invitees)) {
        await engine.transact(function* (tx): Steps<void> {
          const round = yield* whileOpening(tx, roundId);
          if (round !== null) yield* inviteChunk(tx, round, chunk);
        });
      }
    },

    open(roundId, { passedOver, passedOverWhy = {}, size, postToken }) {
      return engine.transact(function* (tx): Steps<boolean> {
        const isOpening = and(eq(rounds.id, roundId), eq(rounds.state, "opening"));
        // The number asked is counted by whoever holds the round, after the last invitation.
        const held = engine.lock(tx.select({ id: rounds.id }).from(rounds).where(isOpening), "update");
        if ((yield* run(held)).length === 0) return false;
        const [asked] = yield* run(
          tx.select({ count: count() }).from(invitations).where(eq(invitations.roundId, roundId)),
        );
        const [opened] = yield* run(
          tx
            .update(rounds)
            .set({
              ...{ state: "open", invited: size ?? asked?.count ?? 0, passedOver, postToken },
              passedOverWhy: Object.keys(passedOverWhy).length === 0 ? null : passedOverWhy,
            })
            .where(isOpening)
            .returning(),
        );
        if (opened === undefined) return false;
        if (opened.mode === "post") yield* owePost(tx, toRound(opened));
        return true;
      });
    },
  };
}

type Invited = Invitee & { readonly token: string };

/** Gives the language of a round's post: the digest channel's where they are the same, else the organization's. */
export function postLocale(
  audience: Schedule["audience"],
  digest: Schedule["digest"],
  organization: Locale,
): Locale {
  return channelOf(audience, digest)?.locale ?? organization;
}

// In a forum the schedule knows its topic as that of the digest.
function topicOf(audience: Schedule["audience"], digest: Schedule["digest"]): string {
  return channelOf(audience, digest)?.threadId ?? "";
}

function channelOf(audience: Schedule["audience"], { channel }: Schedule["digest"]) {
  return "externalId" in audience && channel?.externalId === audience.externalId ? channel : null;
}

/** Gives what all deliveries of a round have in common when they are owed; `seq` orders those that fall due together. */
export function owedIn({ id, organizationId, connectionId }: Round, seq: number) {
  return { organizationId, connectionId, roundId: id, sequence: 0, state: "pending" as const, seq };
}

function rowOf(round: NewRound) {
  const { id, organizationId, scheduleId, surveyId, connectionId, nominal, mode, population } = round;
  const { opensAt, closesAt, digestAt, frozen, panel } = round;
  return {
    ...{ id, organizationId, scheduleId, surveyId, connectionId, nominal, mode, population },
    ...{ opensAt, closesAt, digestAt, frozen },
    promise: frozen.promise,
    reminderAt: round.reminderAt.map((at) => at.getTime()),
    lane: round.lane ?? 0,
    panelIndex: panel?.index ?? null,
    panelOf: panel?.of ?? null,
  };
}
