// What a ballot holds besides score and words: answers to the questions before the score, and ratings after it.

import { parseScore } from "../score/tally.ts";
import type { Frozen } from "../survey/survey.ts";
import { backgroundOf, ratedOf } from "../survey/survey-extras.ts";
import type { Ballot } from "./ballot.ts";

type Asked = Pick<Frozen, "drivers" | "extras">;

/** Changes to what stands beside the words, as a press or a form brings them; null takes an answer away. */
export interface BesidesChange {
  readonly background?: Readonly<Record<string, string | null>>;
  readonly ratings?: Readonly<Record<string, number | null>>;
}

/** Gives a ballot with some of its background answers and ratings changed; what the round does not ask is left out. */
export function besidesOf(ballot: Ballot, asked: Asked, change: BesidesChange): Ballot {
  const { background: given, ratings: rated, ...bare } = ballot;
  const background = knownBackground(asked, { ...given, ...change.background });
  const ratings = knownRatings(asked, { ...rated, ...change.ratings });
  return {
    ...bare,
    ...(background === null ? {} : { background }),
    ...(ratings === null ? {} : { ratings }),
  };
}

/** Gives the answers that the round's questions know, in their order; null where none is left. */
export function knownBackground(
  asked: Asked,
  given: Readonly<Record<string, string | null>>,
): Readonly<Record<string, string>> | null {
  const known = backgroundOf(asked).flatMap(({ key, options }) => {
    const option = options.find((each) => each.key === given[key]);
    return option === undefined ? [] : [[key, option.key] as const];
  });
  return known.length === 0 ? null : Object.fromEntries(known);
}

function knownRatings(
  asked: Asked,
  rated: Readonly<Record<string, number | null>>,
): Readonly<Record<string, number>> | null {
  const known = ratedOf(asked).flatMap(({ key }) => {
    const rating = parseScore(rated[key] ?? null);
    return rating === null ? [] : [[key, rating] as const];
  });
  return known.length === 0 ? null : Object.fromEntries(known);
}
