// Ballots: the facts of a press read under the round's lock, and what core decides of it written in the same transaction.
import { and, eq, isNotNull } from "drizzle-orm";
import type { Ballot } from "../../core/answer/ballot.ts";
import type { BallotDecision, Ballots, PressFacts } from "../../core/answer/ports.ts";
import { SurveyError } from "../../core/errors.ts";
import type { Account } from "../../core/people/person.ts";
import type { Presser } from "../../core/people/ports.ts";
import type { Random } from "../../core/ports.ts";
import type { Tables } from "../schema.ts";
import { type Db, type Engine, run, type Steps, slot, statement } from "../work.ts";
import { toAccount } from "./accounts.ts";
import { toRound } from "./round-row.ts";

/** Keeps ballots in a database; ids and tokens come from `random`. */
export function createBallots(engine: Engine, random: Random): Ballots {
  const ask = statements(engine);

  /** Whom and which round a token speaks of; null for a token that nobody gave. */
  function* find(tx: Db, token: string): Steps<Target | null> {
    const [invitation] = yield* run(tx.ask(ask.invitationByToken, { token }));
    if (invitation) return { roundId: invitation.roundId, invitation };
    const [post] = yield* run(tx.ask(ask.roundByPostToken, { token }));
    return post ? { roundId: post.id, invitation: null } : null;
  }

  function* readFacts(tx: Db, token: string, presser: Presser): Steps<Found | null> {
    const target = yield* find(tx, token);
    if (target === null) return null;
    // Sealing writes this row first: whoever has it locked is counted, whoever comes later reads `closing`.
    const [row] = yield* run(tx.ask(ask.round, { id: target.roundId }));
    const [connection] = yield* run(tx.ask(ask.connection, { id: presser.connectionId }));
    if (!row || connection?.organizationId !== row.organizationId) return null;

    const [known] = yield* run(tx.ask(ask.account, { ...presser }));
    const account = known ? toAccount(known.accounts, known.people, known.connections) : null;
    const invited = account === null ? null : yield* invitationOf(tx, target, account);
    const [kept] = invited ? yield* run(tx.ask(ask.ballot, invited)) : [];
    const [schedule] = yield* run(tx.ask(ask.schedule, { id: row.scheduleId }));
    return {
      account,
      facts: {
        round: toRound(row),
        invitationId: target.invitation?.id ?? null,
        isInvitee: invited !== null,
        presser: account,
        ballot: kept ? toBallot(kept) : null,
        schedule: schedule ?? null,
      },
    };
  }

  /** The presser's place in the round, locked so that two presses of one person follow one another. */
  function* invitationOf(
    tx: Db,
    { roundId, invitation }: Target,
    { personId }: Account,
  ): Steps<Place | null> {
    if (invitation !== null && invitation.personId !== personId) return null;
    const [own] = yield* run(tx.ask(ask.invitationOfPerson, { roundId, personId }));
    return own ? { roundId, personId } : null;
  }

  function* write(
    tx: Db,
    { facts, account }: Found,
    { ballot, admit }: BallotDecision<unknown>,
  ): Steps<void> {
    if (ballot === undefined && admit !== true) return;
    if (account === null || !(facts.isInvitee || admit === true)) {
      throw new SurveyError("internal", { what: "ballot-without-invitation" });
    }
    const place = { roundId: facts.round.id, personId: account.personId };
    if (admit === true && !facts.isInvitee) {
      const invitation = { id: random.id(), token: random.id(), accountId: account.id, ...place };
      yield* run(tx.ask(ask.admit, invitation));
    }
    if (ballot === null) yield* run(tx.ask(ask.withdraw, place));
    else if (ballot !== undefined) yield* run(tx.ask(ask.keep, { id: random.id(), ...place, ...ballot }));
  }

  return {
    change({ token, presser }, decide) {
      return engine.transact(function* (tx) {
        const found = yield* readFacts(tx, token, presser);
        const decision = decide(found?.facts ?? null);
        if (found !== null) yield* write(tx, found, decision);
        else if (decision.ballot !== undefined || decision.admit === true) {
          throw new SurveyError("internal", { what: "ballot-without-round" });
        }
        return decision.outcome;
      });
    },
  };
}

interface Target {
  readonly roundId: string;
  readonly invitation: { readonly id: string; readonly personId: string | null } | null;
}

interface Place extends Record<string, string> {
  readonly roundId: string;
  readonly personId: string;
}

interface Found {
  readonly facts: PressFacts;
  readonly account: Account | null;
}

function statements({ tables, lock }: Engine) {
  const { accounts, ballots, connections, invitations, people, rounds, schedules } = tables;
  return {
    invitationByToken: statement("ballots.invitationByToken", (db) =>
      db
        .select({ id: invitations.id, roundId: invitations.roundId, personId: invitations.personId })
        .from(invitations)
        .where(eq(invitations.token, slot(invitations.token, "token"))),
    ),
    roundByPostToken: statement("ballots.roundByPostToken", (db) =>
      db
        .select({ id: rounds.id })
        .from(rounds)
        .where(and(isNotNull(rounds.postToken), eq(rounds.postToken, slot(rounds.postToken, "token")))),
    ),
    round: statement("ballots.round", (db) =>
      lock(
        db
          .select()
          .from(rounds)
          .where(eq(rounds.id, slot(rounds.id, "id"))),
        "share",
      ),
    ),
    connection: statement("ballots.connection", (db) =>
      db
        .select({ organizationId: connections.organizationId })
        .from(connections)
        .where(eq(connections.id, slot(connections.id, "id"))),
    ),
    account: statement("ballots.account", (db) =>
      db
        .select()
        .from(accounts)
        .innerJoin(people, eq(people.id, accounts.personId))
        .innerJoin(connections, eq(connections.id, accounts.connectionId))
        .where(
          and(
            eq(accounts.connectionId, slot(accounts.connectionId, "connectionId")),
            eq(accounts.externalId, slot(accounts.externalId, "externalId")),
          ),
        ),
    ),
    invitationOfPerson: statement("ballots.invitationOfPerson", (db) =>
      lock(
        db
          .select({ id: invitations.id })
          .from(invitations)
          .where(
            and(
              eq(invitations.roundId, slot(invitations.roundId, "roundId")),
              eq(invitations.personId, slot(invitations.personId, "personId")),
            ),
          ),
        "update",
      ),
    ),
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
        .select({ cadence: schedules.cadence, zone: schedules.zone, anchor: schedules.anchor })
        .from(schedules)
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

function toBallot(row: Tables["ballots"]["$inferSelect"]): Ballot {
  const { score, reason, improve, drivers, mayQuote } = row;
  return { score, reason, improve, drivers, mayQuote };
}
