// What may be shown of a closed round: decided once, at sealing, and read by every view.
import type { PassedOverLine } from "../ask/passed-over.ts";
import type { Relation, SurveyPromise } from "../survey/survey.ts";

/** The counts of a shown round. */
export interface ShownCounts {
  readonly promoters: number;
  readonly passives: number;
  readonly detractors: number;
}

/** `shown` with counts; `at-most` (bottom-coded: nearly all were detractors in a small round) with a bound in −100…100 only; `withheld` with nothing. */
export type Figures =
  | { readonly kind: "shown"; readonly counts: ShownCounts }
  | { readonly kind: "at-most"; readonly nps: number }
  | { readonly kind: "withheld" };

/** The figures of a question before the score. Options that may not be shown are left out, without a count. */
export interface PublishedQuestion {
  readonly key: string;
  readonly options: readonly { readonly key: string; readonly count: number }[];
}

/** The figures of a rated driver: the mean of 0–10 to a tenth, the share (0–1) of 9–10 to a hundredth, and how many rated it, null where the rest would be too few. */
export interface PublishedRating {
  readonly key: string;
  readonly mean: number;
  readonly high: number;
  readonly answered: number | null;
}

/** One round's publication. Never changes once written. */
export interface Publication {
  readonly roundId: string;
  readonly organizationId: string;
  readonly surveyId: string;
  readonly surveyKey: string;
  readonly scheduleId: string;
  readonly number: number;
  readonly relation: Relation;
  readonly promise: SurveyPromise;
  readonly subject: string;
  readonly wordingVersion: number;
  /** Stands for what was read before answering; publications from before it was kept have none, and their version speaks for them. */
  readonly wordingMark?: number;
  /** Stands for whom the schedule asked. */
  readonly audienceMark?: number;
  readonly zone: string;
  readonly k: number;
  readonly opensAt: Date;
  readonly closesAt: Date;
  readonly population: "closed" | "open";
  readonly invited: number;
  readonly passedOver: number;
  /** The same by reason; rounds from before it was counted have none. */
  readonly passedOverWhy?: readonly PassedOverLine[];
  /** Answers counted. Kept even when withheld (the count alone is), never shown then. */
  readonly answered: number;
  readonly figures: Figures;
  /** Ticks by driver, only those with k or more behind them and k or more (or none) not behind them. */
  readonly drivers: readonly { readonly key: string; readonly count: number }[];
  /** Answers to the questions before the score, by option, only as far as they may be shown: what is left over is k or more, or nobody. */
  readonly background?: readonly PublishedQuestion[];
  readonly ratings?: readonly PublishedRating[];
  /** Rounds that the headline pools: 1, or the number of panels. */
  readonly pooled: number;
  readonly openDigest: boolean;
  /** False while an attributed round is still open and this is a look at it. */
  readonly final: boolean;
}

/** Someone's words from a published round: no person, score or time with them. */
export interface Comment {
  readonly id: string;
  readonly text: string;
  readonly mayQuote: boolean;
}
