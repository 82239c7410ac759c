// By which rules a digest's figures were made: what anyone needs, beside the counts, to make them again.
import { passedOverInSteps } from "../ask/passed-over.ts";
import { COMMENTS_FROM } from "../publish/disclosure.ts";
import type { Publication } from "../publish/publication.ts";
import { FEWEST_ANSWERS, SIGNIFICANCE } from "../score/change.ts";
import { PSEUDO_ANSWERS, QUANTILE_95 } from "../score/estimate.ts";
import type { DigestMethod } from "./digest.ts";
import { countsOf } from "./figures-of.ts";

// Grows when a formula changes: 2 since changes of groups are judged together, 3 since priorities test ratings and whatever a trend is read against is judged
// together.
const METHOD_VERSION = 3;

/** What every interval and every verdict is made with, whatever it is about. */
export const RECKONING = {
  version: METHOD_VERSION,
  quantile: QUANTILE_95,
  pseudoAnswers: PSEUDO_ANSWERS,
  significance: SIGNIFICANCE,
  changeFrom: FEWEST_ANSWERS,
} as const;

/** Gives the rules of one publication. */
export function methodOf(publication: Publication): DigestMethod {
  const { promise, population, k, passedOver, invited, answered } = publication;
  const isKnown = population === "closed" && countsOf(publication) !== null;
  return {
    ...RECKONING,
    promise,
    population,
    k: promise === "attributed" ? 1 : k,
    commentsFrom: promise === "attributed" ? 1 : COMMENTS_FROM,
    silent: isKnown ? invited - answered : null,
    passedOver: passedOverInSteps(passedOver, { promise, k }),
  };
}
