// Takes the presses around a score: an answer to a question before it, a rating after it. Each is kept as it comes.

import { parseScore } from "../score/tally.ts";
import { backgroundOf, ratedOf } from "../survey/survey-extras.ts";
import { besidesOf, knownBackground } from "./besides.ts";
import type { Given, Pressed, Refusal, WordsOutcome } from "./outcome.ts";
import type { BallotDecision, Ballots, PressFacts } from "./ports.ts";
import { keep, noScore, standingOf } from "./standing.ts";

/** An answer to a question before the score; null leaves the question out and keeps what stands. */
export interface BackgroundPress {
  readonly question: string;
  readonly option: string | null;
}

/** A rating 0–10 of a driver; null leaves it out and keeps what stands. */
export interface RatingPress {
  readonly driver: string;
  readonly rating: number | string | null;
}

type BackgroundOutcome = Given | WordsOutcome;

/**
 * Decides what an answer to a question before the score does at `now`: without a score it waits for one, beside the ballot it changes it. An option
 * that the round does not have is `unknown`; someone whom nobody has met yet has no place to keep it and needs a score first.
 */
export function decideBackground(
  facts: PressFacts | null,
  { question: key, option }: BackgroundPress,
  now: Date,
): BallotDecision<BackgroundOutcome> {
  const standing = standingOf(facts, now);
  if (standing.kind !== "standing") return { outcome: standing };
  const { where, presser, ballot, newcomer } = standing;
  const { frozen } = where.round;
  const question = backgroundOf(frozen).find((each) => each.key === key);
  const isKnown =
    question !== undefined && (option === null || question.options.some((each) => each.key === option));
  if (!isKnown) return { outcome: { kind: "unknown" } };
  if (presser === null || newcomer) return noScore(standing);
  const change = option === null ? {} : { [key]: option };
  if (ballot !== null) return keep(standing, presser, besidesOf(ballot, frozen, { background: change }));
  const given = knownBackground(frozen, { ...facts?.given, ...change });
  const outcome = { kind: "given", ...where, presser, given: given ?? {} } as const;
  return option === null ? { outcome } : { given, outcome };
}

/** Decides what a rating does at `now`; it goes with a ballot. A driver that the round does not rate, or no number of 0–10, is `unknown`. */
export function decideRating(
  facts: PressFacts | null,
  { driver, rating }: RatingPress,
  now: Date,
): BallotDecision<WordsOutcome> {
  const standing = standingOf(facts, now);
  if (standing.kind !== "standing") return { outcome: standing };
  const { where, presser, ballot } = standing;
  const { frozen } = where.round;
  const given = rating === null ? null : parseScore(rating);
  const isKnown = ratedOf(frozen).some(({ key }) => key === driver) && (rating === null || given !== null);
  if (!isKnown) return { outcome: { kind: "unknown" } };
  if (ballot === null || presser === null) return noScore(standing);
  return keep(
    standing,
    presser,
    given === null ? ballot : besidesOf(ballot, frozen, { ratings: { [driver]: given } }),
  );
}

/** Records an answer to a question before the score and resolves after the commit. */
export function recordBackground(
  { ballots }: { readonly ballots: Ballots },
  { token, presser, now, ...press }: Pressed & BackgroundPress,
): Promise<Given | WordsOutcome | Refusal> {
  return ballots.change({ token, presser, now }, (facts) => decideBackground(facts, press, now));
}

/** Records a rating and resolves after the commit. */
export function recordRating(
  { ballots }: { readonly ballots: Ballots },
  { token, presser, now, ...press }: Pressed & RatingPress,
): Promise<WordsOutcome> {
  return ballots.change({ token, presser, now }, (facts) => decideRating(facts, press, now));
}
