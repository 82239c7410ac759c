// Takes an answer back, whole, while scores can still be chosen.
import type { Pressed, WithdrawOutcome } from "./outcome.ts";
import type { BallotDecision, Ballots, PressFacts } from "./ports.ts";
import { noScore, standingForScore } from "./standing.ts";

/** Decides what withdrawing does at `now`: the ballot goes with everything on it. */
export function decideWithdrawal(facts: PressFacts | null, now: Date): BallotDecision<WithdrawOutcome> {
  const standing = standingForScore(facts, now);
  if (standing.kind !== "standing") return { outcome: standing };
  if (standing.ballot === null || standing.presser === null) return noScore(standing);
  return { ballot: null, outcome: { kind: "withdrawn", ...standing.where, presser: standing.presser } };
}

/** Withdraws the presser's ballot and resolves after the commit. */
export function withdraw(
  { ballots }: { readonly ballots: Ballots },
  { token, presser, now }: Pressed,
): Promise<WithdrawOutcome> {
  return ballots.change({ token, presser, now }, (facts) => decideWithdrawal(facts, now));
}
