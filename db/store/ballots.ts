// Ballots: the facts of a press read under the round's lock, and what core decides of it written in the same transaction.
import type { Ballot } from "../../core/answer/ballot.ts";
import type { BallotDecision, Ballots, PressFacts } from "../../core/answer/ports.ts";
import { SurveyError } from "../../core/errors.ts";
import type { Account } from "../../core/people/person.ts";
import { DEFAULT_POLICY } from "../../core/people/policy.ts";
import type { Presser } from "../../core/people/ports.ts";
import type { Random } from "../../core/ports.ts";
import type { Tables } from "../schema.ts";
import { type Db, type Engine, run, type Steps } from "../work.ts";
import { accountOf } from "./account-row.ts";
import { ballotStatements } from "./ballot-statements.ts";
import { toRound } from "./round-row.ts";

/** Keeps ballots in a database; ids and tokens come from `random`. */
export function createBallots(engine: Engine, random: Random): Ballots {
  const ask = ballotStatements(engine);

  /** Whom and which round a token speaks of; null for a token that nobody gave. */
  function* find(tx: Db, token: string): Steps<Target | null> {
    const [invitation] = yield* run(tx.ask(ask.invitationByToken, { token }));
    if (invitation) return { ...invitation, invitation };
    const [post] = yield* run(tx.ask(ask.roundByPostToken, { token }));
    return post ? { ...post, invitation: null } : null;
  }

  function* readFacts(tx: Db, target: Target, presser: Presser, how: How): Steps<Found | null> {
    // Sealing writes this row first: whoever has it locked is counted, whoever comes later reads `closing`.
    const [row] = yield* run(tx.ask(ask.round[how], { id: target.roundId }));
    const [connection] = yield* run(tx.ask(ask.connection, { id: presser.connectionId }));
    if (!row || connection?.organizationId !== row.organizationId) return null;

    const [known] = yield* run(tx.ask(ask.account, { ...presser }));
    const account = known ? accountOf(known) : null;
    const found = account === null ? null : yield* placeOf(tx, target, account, how);
    const place = found?.place ?? null;
    const [kept] = place ? yield* run(tx.ask(ask.ballot, place)) : [];
    const [active] = yield* run(tx.ask(ask.schedule, { id: row.scheduleId }));
    return {
      account,
      place,
      facts: {
        round: toRound(row),
        invitationId: target.invitation?.id ?? null,
        isInvitee: place !== null,
        presser: account,
        ballot: kept ? toBallot(kept) : null,
        ...(found?.given ? { given: found.given } : {}),
        schedule: active ? toAsking(active) : null,
      },
    };
  }

  /**
   * The presser's place in the round, locked so that two presses of one person follow one another. An invitation from before two people were linked stays
   * their own, and so does one that reached an account which has been parted from its person since.
   */
  function* placeOf(
    tx: Db,
    { roundId, invitation }: Target,
    { id: accountId, personId: root }: Account,
    how: How,
  ): Steps<Seat | null> {
    if (invitation === null) {
      const [own] = yield* run(tx.ask(ask.placeOfGroup[how], { roundId, root }));
      return own?.personId ? { place: { roundId, personId: own.personId }, given: own.background } : null;
    }
    const { personId } = invitation;
    if (personId === null || (invitation.root !== root && invitation.accountId !== accountId)) return null;
    const [own] = yield* run(tx.ask(ask.place[how], { roundId, personId }));
    return own ? { place: { roundId, personId }, given: own.background } : null;
  }

  function* write(tx: Db, found: Found, decision: BallotDecision<unknown>): Steps<void> {
    const { facts, account } = found;
    if (!writes(decision)) return;
    const { ballot, admit, given } = decision;
    if (account === null || !(facts.isInvitee || admit === true)) {
      throw new SurveyError("internal", { what: "ballot-without-invitation" });
    }
    const place = found.place ?? { roundId: facts.round.id, personId: account.personId };
    if (admit === true && !facts.isInvitee) {
      const invitation = { id: random.id(), token: random.id(), accountId: account.id, ...place };
      yield* run(tx.ask(ask.admit, invitation));
    }
    if (ballot === null) yield* run(tx.ask(ask.withdraw, place));
    else if (ballot !== undefined) {
      const besides = { background: ballot.background ?? null, ratings: ballot.ratings ?? null };
      yield* run(tx.ask(ask.keep, { id: random.id(), ...place, ...ballot, ...besides }));
    }
    if (given !== undefined) yield* run(tx.ask(ask.give, { ...place, background: given }));
  }

  return {
    change({ token, presser, now }, decide) {
      return engine.transact(function* (tx) {
        const target = yield* find(tx, token);
        if (target === null) return refused(decide(null));
        // A late press has nothing to write as a rule. Were it to lock the round all the same, a stream of them could keep
        // PostgreSQL from ever closing it.
        const isLate = now >= target.closesAt;
        let found = yield* readFacts(tx, target, presser, isLate ? "looked at" : "locked");
        let decision = decide(found?.facts ?? null);
        if (isLate && writes(decision)) {
          found = yield* readFacts(tx, target, presser, "locked");
          decision = decide(found?.facts ?? null);
        }
        if (found === null) return refused(decision);
        yield* write(tx, found, decision);
        return decision.outcome;
      });
    },
  };
}

function writes({ ballot, admit, given }: BallotDecision<unknown>): boolean {
  return ballot !== undefined || admit === true || given !== undefined;
}

function refused<Outcome>(decision: BallotDecision<Outcome>): Outcome {
  if (writes(decision)) throw new SurveyError("internal", { what: "ballot-without-round" });
  return decision.outcome;
}

type How = "locked" | "looked at";

interface Target {
  readonly roundId: string;
  readonly closesAt: Date;
  readonly invitation: {
    readonly id: string;
    readonly personId: string | null;
    /** Whom that person counts as now. */
    readonly root: string | null;
    readonly accountId: string | null;
  } | null;
}

interface Place extends Record<string, string> {
  readonly roundId: string;
  readonly personId: string;
}

interface Seat {
  readonly place: Place;
  /** Answers to questions before the score, while there is none. */
  readonly given: Readonly<Record<string, string>> | null;
}

type ActiveSchedule = Pick<Tables["schedules"]["$inferSelect"], "cadence" | "zone" | "anchor"> &
  Pick<Tables["organizations"]["$inferSelect"], "policy">;

interface Found {
  readonly facts: PressFacts;
  readonly account: Account | null;
  readonly place: Place | null;
}

function toAsking({ policy, ...times }: ActiveSchedule): NonNullable<PressFacts["schedule"]> {
  return { ...times, blackouts: policy?.blackouts ?? DEFAULT_POLICY.blackouts };
}

function toBallot(row: Tables["ballots"]["$inferSelect"]): Ballot {
  const { score, reason, improve, drivers, mayQuote, background, ratings } = row;
  return {
    ...{ score, reason, improve, drivers, mayQuote },
    ...(background === null ? {} : { background }),
    ...(ratings === null ? {} : { ratings }),
  };
}
