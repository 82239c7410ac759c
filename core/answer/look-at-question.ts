// Reads what a question would show its presser now, and writes nothing.
import { bandOf } from "../score/tally.ts";
import type { LookOutcome, Pressed } from "./outcome.ts";
import type { BallotDecision, Ballots, PressFacts } from "./ports.ts";
import { standingOf } from "./standing.ts";

/** Gives the question as it stands for the presser at `now`, with the ballot so far. */
export function decideLook(facts: PressFacts | null, now: Date): BallotDecision<LookOutcome> {
  const standing = standingOf(facts, now);
  if (standing.kind !== "standing") return { outcome: standing };
  const { where, presser, ballot, takes } = standing;
  const band = ballot === null ? null : bandOf(ballot.score);
  const given = facts?.given === undefined ? {} : { given: facts.given };
  return { outcome: { kind: "asking", ...where, presser, ballot, band, ...given, takes } };
}

/** Looks at a question: for showing it again, for the form behind it, and for links into private chat. */
export function lookAtQuestion(
  { ballots }: { readonly ballots: Ballots },
  { token, presser, now }: Pressed,
): Promise<LookOutcome> {
  return ballots.change({ token, presser, now }, (facts) => decideLook(facts, now));
}
