// Rounds: what they are, who was asked in them, and how far they have come.
import { and, asc, count, desc, eq, gt, gte, inArray, isNotNull, or, sql } from "drizzle-orm";
import type { RecentAudience, Rounds } from "../../core/ask/ports.ts";
import type { Round } from "../../core/ask/round.ts";
import type { Random } from "../../core/ports.ts";
import { stateIn } from "../kit.ts";
import type { Tables } from "../schema.ts";
import { type Engine, slot, statement } from "../work.ts";
import { createAskedTimes } from "./asked-times.ts";
import { breathe, chunksOf, PAGE, pagesOf } from "./chunks.ts";
import { isOfGroups, rootOf } from "./groups.ts";
import { createNotices } from "./notices.ts";
import { createOpening, postLocale } from "./opening.ts";
import { toRound } from "./round-row.ts";
import { createSeats } from "./seats.ts";
import { createSnoozes } from "./snoozes.ts";

/** Keeps rounds and invitations in a database; ids come from `random`. */
export function createRounds(engine: Engine, random: Random): Rounds {
  const { db, tables } = engine;
  const { accounts, invitations, people, rounds } = tables;
  const ask = statements(tables);

  async function byId(id: string): Promise<Round | null> {
    const [row] = await db.ask(ask.byId, { id });
    return row ? toRound(row) : null;
  }

  async function answers(roundId: string): Promise<number> {
    const [row] = await db.ask(ask.answers, { roundId });
    return row?.count ?? 0;
  }

  async function askedIn(roundId: string): Promise<readonly (string | null)[]> {
    const personIds: (string | null)[] = [];
    const pages = pagesOf((after) =>
      db
        .select({ id: invitations.id, personId: rootOf(people) })
        .from(invitations)
        // An erased person's invitation stays, and names nobody.
        .leftJoin(people, eq(people.id, invitations.personId))
        .where(and(eq(invitations.roundId, roundId), gt(invitations.id, after)))
        .orderBy(asc(invitations.id))
        .limit(PAGE),
    );
    for await (const page of pages) for (const { personId } of page) personIds.push(personId);
    return personIds;
  }

  return {
    ...createAskedTimes(engine),
    ...createOpening(engine, random),
    ...createNotices(engine, random),
    ...createSeats(engine),
    ...createSnoozes(engine, random),
    byId,

    async byNumber(organizationId, number) {
      const isNumber = and(eq(rounds.organizationId, organizationId), eq(rounds.number, number));
      const [row] = await db.select().from(rounds).where(isNumber);
      return row ? toRound(row) : null;
    },

    async ofSchedule(scheduleId, last) {
      const rows = await db
        .select()
        .from(rounds)
        .where(eq(rounds.scheduleId, scheduleId))
        .orderBy(desc(rounds.opensAt), desc(rounds.number))
        .limit(last);
      return rows.map(toRound);
    },

    async inState(organizationId, states) {
      const rows = await db
        .select()
        .from(rounds)
        .where(and(eq(rounds.organizationId, organizationId), inArray(rounds.state, [...states])))
        .orderBy(asc(rounds.opensAt), asc(rounds.number));
      return rows.map(toRound);
    },

    async askedSince(organizationId, since) {
      const recent = await db
        .select({ roundId: rounds.id, opensAt: rounds.opensAt, promise: rounds.promise })
        .from(rounds)
        .where(
          and(
            eq(rounds.organizationId, organizationId),
            gte(rounds.opensAt, since),
            // What was missed or refused has asked nobody.
            stateIn(rounds.state, ["opening", "open", "closing", "sealed", "scrubbed"]),
          ),
        )
        .orderBy(asc(rounds.opensAt), asc(rounds.number));
      const audiences: RecentAudience[] = [];
      for (const round of recent) audiences.push({ ...round, personIds: await askedIn(round.roundId) });
      return audiences;
    },

    async joinedOrLeft(personIds, since) {
      const moved = new Set<string>();
      for (const chunk of chunksOf(personIds)) {
        const stayed = await db
          .selectDistinct({ id: rootOf(people) })
          .from(people)
          .innerJoin(accounts, eq(accounts.personId, people.id))
          .where(
            and(
              isOfGroups(people, chunk),
              sql`${people.createdAt} <= ${sql.param(since, people.createdAt)}`,
              eq(accounts.state, "subscribed"),
            ),
          );
        const staying = new Set(stayed.map(({ id }) => id));
        for (const id of chunk) if (!staying.has(id)) moved.add(id);
        await breathe();
      }
      return moved;
    },

    async question(invitationId) {
      const [row] = await db.ask(ask.question, { id: invitationId });
      if (row === undefined) return null;
      const { invitation, round, organizationLocale, told, chosen, ballotId } = row;
      return {
        round: toRound(round),
        invitationId,
        token: invitation.token,
        personId: invitation.personId,
        answered: ballotId !== null,
        locale: chosen ?? told ?? organizationLocale,
        ...(invitation.askAt === null ? {} : { askAt: invitation.askAt }),
        ...(invitation.zone === null ? {} : { home: invitation.zone }),
        ...(invitation.hushed === true ? { hushed: true } : {}),
      };
    },

    async post(roundId) {
      const [row] = await db.ask(ask.post, { id: roundId });
      if (row === undefined || row.round.postToken === null) return null;
      const round = toRound(row.round);
      const answered = await answers(roundId);
      return {
        round,
        token: row.round.postToken,
        answeredInSteps: inSteps(answered, round.frozen.k),
        locale: postLocale(row.audience, row.digest, row.organizationLocale),
      };
    },

    async progress(roundId) {
      const [round, answered] = await Promise.all([byId(roundId), answers(roundId)]);
      if (round === null) return { answered: 0, exact: true };
      const exact = round.frozen.promise === "attributed";
      return { answered: exact ? answered : inSteps(answered, round.frozen.k), exact };
    },

    async wasAsked(roundId, personId) {
      return (await db.ask(ask.asked, { roundId, personId })).length > 0;
    },
  };
}

function statements(tables: Tables) {
  const { accounts, ballots, invitations, organizations, people, rounds, schedules } = tables;
  return {
    byId: statement("rounds.byId", (db) =>
      db
        .select()
        .from(rounds)
        .where(eq(rounds.id, slot(rounds.id, "id"))),
    ),
    answers: statement("rounds.answers", (db) =>
      db
        .select({ count: count() })
        .from(ballots)
        .where(eq(ballots.roundId, slot(ballots.roundId, "roundId"))),
    ),
    question: statement("rounds.question", (db) =>
      db
        .select({
          invitation: invitations,
          round: rounds,
          organizationLocale: organizations.locale,
          told: accounts.locale,
          chosen: people.locale,
          ballotId: ballots.id,
        })
        .from(invitations)
        .innerJoin(rounds, eq(rounds.id, invitations.roundId))
        .innerJoin(organizations, eq(organizations.id, rounds.organizationId))
        .leftJoin(accounts, eq(accounts.id, invitations.accountId))
        .leftJoin(people, eq(people.id, invitations.personId))
        .leftJoin(
          ballots,
          and(eq(ballots.roundId, invitations.roundId), eq(ballots.personId, invitations.personId)),
        )
        .where(eq(invitations.id, slot(invitations.id, "id"))),
    ),
    post: statement("rounds.post", (db) =>
      db
        .select({
          round: rounds,
          audience: schedules.audience,
          digest: schedules.digest,
          organizationLocale: organizations.locale,
        })
        .from(rounds)
        .innerJoin(schedules, eq(schedules.id, rounds.scheduleId))
        .innerJoin(organizations, eq(organizations.id, rounds.organizationId))
        .where(and(eq(rounds.id, slot(rounds.id, "id")), isNotNull(rounds.postToken))),
    ),
    asked: statement("rounds.asked", (db) =>
      db
        .select({ id: invitations.id })
        .from(invitations)
        .innerJoin(people, eq(people.id, invitations.personId))
        .where(
          and(
            eq(invitations.roundId, slot(invitations.roundId, "roundId")),
            or(
              eq(people.id, slot(people.id, "personId")),
              eq(people.linkedTo, slot(people.linkedTo, "personId")),
            ),
          ),
        ),
    ),
  };
}

function inSteps(answered: number, k: number): number {
  return Math.floor(answered / k) * k;
}
