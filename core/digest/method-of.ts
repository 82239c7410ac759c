// By which rules a digest's figures were made: what anyone needs, beside the counts, to make them again.
import { passedOverInSteps } from "../ask/passed-over.ts";
import { COMMENTS_FROM } from "../publish/disclosure.ts";
import type { Publication } from "../publish/publication.ts";
import { FEWEST_ANSWERS, SIGNIFICANCE } from "../score/change.ts";
import { PSEUDO_ANSWERS, QUANTILE_95 } from "../score/estimate.ts";
import type { DigestMethod } from "./digest.ts";
import { countsOf } from "./figures-of.ts";

/** Grows when a formula changes: 2 since changes of groups are judged together. */
export const METHOD_VERSION = 2;

/** Gives the rules of one publication. */
export function methodOf(publication: Publication): DigestMethod {
  const { promise, population, k, passedOver, invited, answered } = publication;
  const isKnown = population === "closed" && countsOf(publication) !== null;
  return {
    version: METHOD_VERSION,
    promise,
    population,
    k: promise === "attributed" ? 1 : k,
    commentsFrom: promise === "attributed" ? 1 : COMMENTS_FROM,
    quantile: QUANTILE_95,
    pseudoAnswers: PSEUDO_ANSWERS,
    significance: SIGNIFICANCE,
    changeFrom: FEWEST_ANSWERS,
    silent: isKnown ? invited - answered : null,
    passedOver: passedOverInSteps(passedOver, { promise, k }),
  };
}
