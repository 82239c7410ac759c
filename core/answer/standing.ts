// Who may still do what in a round: the part that every press decides alike.
import { nextOpening } from "../ask/moment-advice.ts";
import type { Round } from "../ask/round.ts";
import type { Account } from "../people/person.ts";
import { bandOf } from "../score/tally.ts";
import { type Ballot, GRACE_MS, kindOfChange } from "./ballot.ts";
import type { InRound, Kept, Late, NoScore, NotAsked, Unknown } from "./outcome.ts";
import type { BallotDecision, PressFacts } from "./ports.ts";

/** The presser has a place in the round, and it still takes something. */
export interface Standing {
  readonly kind: "standing";
  readonly where: InRound;
  /** Null for someone in an open crowd who has not been met. */
  readonly presser: Account | null;
  readonly ballot: Ballot | null;
  /** True for someone in an open crowd who has no invitation yet. */
  readonly newcomer: boolean;
  readonly takes: "everything" | "words";
}

/** Says where a presser stands at `now`; the refusals come in the order unknown, not asked, late. */
export function standingOf(facts: PressFacts | null, now: Date): Standing | Unknown | NotAsked | Late {
  if (facts === null) return { kind: "unknown" };
  const { round, invitationId, isInvitee, presser, ballot } = facts;
  if (presser !== null && presser.organizationId !== round.organizationId) return { kind: "unknown" };

  // A crowd is open at its post only: an invitation's token speaks for the one whom it names.
  const newcomer = !isInvitee && round.population === "open" && invitationId === null;
  if (!isInvitee && !newcomer) return { kind: "not-asked", presser };

  const where: InRound = { round, promise: round.frozen.promise, invitationId };
  const takes = takenAt(round, now);
  // Words go with a ballot: after closing there is nothing left for those without one.
  if (takes === "nothing" || (takes === "words" && ballot === null)) {
    return { kind: "late", ...where, presser, nextAt: nextAt(facts, now) };
  }
  return { kind: "standing", where, presser, ballot: newcomer ? null : ballot, newcomer, takes };
}

/** Gives the standing of a presser who may still choose or take back a score; later than that it is late. */
export function standingForScore(facts: PressFacts | null, now: Date): Standing | Unknown | NotAsked | Late {
  const standing = standingOf(facts, now);
  if (standing.kind !== "standing" || facts === null || standing.takes === "everything") return standing;
  return { kind: "late", ...standing.where, presser: standing.presser, nextAt: nextAt(facts, now) };
}

/** Gives the decision that puts `after` in the place of the standing's ballot, writing nothing where it is the same. */
export function keep(
  { where, ballot, newcomer }: Standing,
  presser: Account,
  after: Ballot,
  shortened = false,
): BallotDecision<Kept> {
  const kind = kindOfChange(ballot, after);
  const outcome = { kind, ...where, presser, ballot: after, band: bandOf(after.score), shortened };
  if (kind === "unchanged") return { outcome };
  return newcomer ? { ballot: after, admit: true, outcome } : { ballot: after, outcome };
}

/** Gives the refusal of a press that needs a score where there is none. */
export function noScore({ where, presser }: Standing): BallotDecision<NoScore> {
  return { outcome: { kind: "no-score", ...where, presser } };
}

function takenAt(round: Round, now: Date): "everything" | "words" | "nothing" {
  if (round.state !== "open") return "nothing";
  if (now < round.closesAt) return "everything";
  return now.getTime() < round.closesAt.getTime() + GRACE_MS ? "words" : "nothing";
}

function nextAt({ schedule }: PressFacts, now: Date): Date | null {
  return schedule === null ? null : (nextOpening(schedule, schedule, now).fire?.at ?? null);
}
