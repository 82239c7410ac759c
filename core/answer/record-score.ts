// Takes a score: the press that counts by itself.
import { SurveyError } from "../errors.ts";
import type { People } from "../people/ports.ts";
import { parseScore } from "../score/tally.ts";
import { newBallot } from "./ballot.ts";
import type { Pressed, ScoreOutcome } from "./outcome.ts";
import type { BallotDecision, Ballots, PressFacts } from "./ports.ts";
import { keep, standingForScore } from "./standing.ts";

/** Someone in an open crowd whom the bot has not met: an account comes first. */
export interface Stranger {
  readonly kind: "stranger";
}

/** Decides what a score (0–10, or its digits) does at `now`; what else stands on the ballot stays. */
export function decideScore(
  facts: PressFacts | null,
  score: unknown,
  now: Date,
): BallotDecision<ScoreOutcome | Stranger> {
  const standing = standingForScore(facts, now);
  if (standing.kind !== "standing") return { outcome: standing };
  const given = parseScore(score);
  // No button of ours carries anything else: the payload is forged.
  if (given === null) return { outcome: { kind: "unknown" } };
  if (standing.presser === null) return { outcome: { kind: "stranger" } };
  // What was answered before the score now has a score to go with.
  const before = facts?.given;
  const first = before === undefined ? newBallot(given) : { ...newBallot(given), background: before };
  const after = standing.ballot === null ? first : { ...standing.ballot, score: given };
  const decision = keep(standing, standing.presser, after);
  return before === undefined ? decision : { ...decision, given: null };
}

/** Records a score and resolves after the commit; a stranger in an open crowd is remembered first. */
export async function recordScore(
  { ballots, people }: { readonly ballots: Ballots; readonly people: Pick<People, "remember"> },
  pressed: Pressed & { readonly score: unknown },
): Promise<ScoreOutcome> {
  const { token, presser, score, now } = pressed;
  const attempt = () => ballots.change({ token, presser, now }, (facts) => decideScore(facts, score, now));

  const first = await attempt();
  if (first.kind !== "stranger") return first;
  const { externalId, member } = presser;
  const unnamed = { externalId, name: "", locale: null, zone: null, guest: false };
  await people.remember(presser.connectionId, [member ?? unnamed], now, "met");
  const second = await attempt();
  if (second.kind === "stranger") throw new SurveyError("internal", { what: "presser-not-remembered" });
  return second;
}
