// The statements of a press, prepared once: what it reads, what it locks on PostgreSQL, what it writes.
import { and, asc, eq, inArray, isNotNull, or } from "drizzle-orm";
import { type Db, type Engine, slot, statement } from "../work.ts";
import { accountRows } from "./account-queries.ts";
import { rootOf } from "./groups.ts";

/** Gives the statements for an engine's tables; `locked` ones hold their row until the unit of work ends. */
export function ballotStatements({ tables, lock }: Engine) {
  const { accounts, ballots, connections, invitations, organizations, people, rounds, schedules } = tables;
  const round = (db: Db) =>
    db
      .select()
      .from(rounds)
      .where(eq(rounds.id, slot(rounds.id, "id")));
  const place = (db: Db) =>
    db
      .select({ id: invitations.id, background: invitations.background })
      .from(invitations)
      .where(
        and(
          eq(invitations.roundId, slot(invitations.roundId, "roundId")),
          eq(invitations.personId, slot(invitations.personId, "personId")),
        ),
      );
  // Of several that linked people have had in one round the first is theirs.
  const placeOfGroup = (db: Db) =>
    db
      .select({
        id: invitations.id,
        personId: invitations.personId,
        background: invitations.background,
      })
      .from(invitations)
      .where(
        and(
          eq(invitations.roundId, slot(invitations.roundId, "roundId")),
          inArray(
            invitations.personId,
            db
              .select({ id: people.id })
              .from(people)
              .where(
                or(
                  eq(people.id, slot(people.id, "root")),
                  eq(people.linkedTo, slot(people.linkedTo, "root")),
                ),
              ),
          ),
        ),
      )
      .orderBy(asc(invitations.id))
      .limit(1);
  return {
    invitationByToken: statement("ballots.invitationByToken", (db) =>
      db
        .select({
          id: invitations.id,
          personId: invitations.personId,
          root: rootOf(people),
          accountId: invitations.accountId,
          roundId: invitations.roundId,
          closesAt: rounds.closesAt,
        })
        .from(invitations)
        .innerJoin(rounds, eq(rounds.id, invitations.roundId))
        .leftJoin(people, eq(people.id, invitations.personId))
        .where(eq(invitations.token, slot(invitations.token, "token"))),
    ),
    roundByPostToken: statement("ballots.roundByPostToken", (db) =>
      db
        .select({ roundId: rounds.id, closesAt: rounds.closesAt })
        .from(rounds)
        .where(and(isNotNull(rounds.postToken), eq(rounds.postToken, slot(rounds.postToken, "token")))),
    ),
    round: {
      locked: statement("ballots.round.locked", (db) => lock(round(db), "share")),
      "looked at": statement("ballots.round", (db) => round(db)),
    },
    connection: statement("ballots.connection", (db) =>
      db
        .select({ organizationId: connections.organizationId })
        .from(connections)
        .where(eq(connections.id, slot(connections.id, "id"))),
    ),
    account: statement("ballots.account", (db) =>
      accountRows(db, tables).where(
        and(
          eq(accounts.connectionId, slot(accounts.connectionId, "connectionId")),
          eq(accounts.externalId, slot(accounts.externalId, "externalId")),
        ),
      ),
    ),
    placeOfGroup: {
      locked: statement("ballots.placeOfGroup.locked", (db) => lock(placeOfGroup(db), "update")),
      "looked at": statement("ballots.placeOfGroup", (db) => placeOfGroup(db)),
    },
    place: {
      locked: statement("ballots.place.locked", (db) => lock(place(db), "update")),
      "looked at": statement("ballots.place", (db) => place(db)),
    },
    ballot: statement("ballots.ballot", (db) =>
      db
        .select()
        .from(ballots)
        .where(
          and(
            eq(ballots.roundId, slot(ballots.roundId, "roundId")),
            eq(ballots.personId, slot(ballots.personId, "personId")),
          ),
        ),
    ),
    schedule: statement("ballots.schedule", (db) =>
      db
        .select({
          cadence: schedules.cadence,
          zone: schedules.zone,
          anchor: schedules.anchor,
          policy: organizations.policy,
        })
        .from(schedules)
        .innerJoin(organizations, eq(organizations.id, schedules.organizationId))
        .where(and(eq(schedules.id, slot(schedules.id, "id")), eq(schedules.state, "active"))),
    ),
    admit: statement("ballots.admit", (db) =>
      db
        .insert(invitations)
        .values({
          id: slot(invitations.id, "id"),
          roundId: slot(invitations.roundId, "roundId"),
          personId: slot(invitations.personId, "personId"),
          accountId: slot(invitations.accountId, "accountId"),
          token: slot(invitations.token, "token"),
          attributes: {},
        })
        .onConflictDoNothing(),
    ),
    give: statement("ballots.give", (db) =>
      db
        .update(invitations)
        .set({ background: slot(invitations.background, "background") })
        .where(
          and(
            eq(invitations.roundId, slot(invitations.roundId, "roundId")),
            eq(invitations.personId, slot(invitations.personId, "personId")),
          ),
        ),
    ),
    withdraw: statement("ballots.withdraw", (db) =>
      db
        .delete(ballots)
        .where(
          and(
            eq(ballots.roundId, slot(ballots.roundId, "roundId")),
            eq(ballots.personId, slot(ballots.personId, "personId")),
          ),
        ),
    ),
    keep: statement("ballots.keep", (db) => {
      const words = {
        score: slot(ballots.score, "score"),
        reason: slot(ballots.reason, "reason"),
        improve: slot(ballots.improve, "improve"),
        drivers: slot(ballots.drivers, "drivers"),
        mayQuote: slot(ballots.mayQuote, "mayQuote"),
        background: slot(ballots.background, "background"),
        ratings: slot(ballots.ratings, "ratings"),
      };
      return db
        .insert(ballots)
        .values({
          id: slot(ballots.id, "id"),
          roundId: slot(ballots.roundId, "roundId"),
          personId: slot(ballots.personId, "personId"),
          ...words,
        })
        .onConflictDoUpdate({ target: [ballots.roundId, ballots.personId], set: words });
    }),
  };
}
