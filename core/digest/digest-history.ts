// What a digest says beside its round: the rounds before, what they are read against, and what is done about it.
import type { ActionState } from "../steer/action.ts";
import type { DigestChange, DigestFigures, DigestRound } from "./digest-figures.ts";

/** One round of the trend. */
export interface DigestTrendPoint extends DigestFigures {
  readonly round: DigestRound;
  readonly imported?: true;
}

/** One group over the rounds of the trend, as each showed it by itself; a round that did not has no figures. */
export interface DigestGroupTrend {
  /** One attribute, or two that are crossed, and a value of each; null where nothing is known. */
  readonly attributes: readonly string[];
  readonly group: readonly (string | null)[];
  /** Oldest first. */
  readonly points: readonly DigestTrendPoint[];
}

/** All rounds that closed in the four weeks, or the thirteen, that end with this one, as one; beside the window before. */
export interface DigestPeriod extends DigestFigures {
  readonly kind: "four-weeks" | "quarter";
  readonly days: number;
  readonly rounds: number;
  readonly before: (DigestFigures & { readonly rounds: number }) | null;
  /** Judged with the false discovery rate controlled over all periods, the year before and all marks of the digest. */
  readonly change: DigestChange | null;
}

/** The round that opened nearest to a year before, at most ten days off. */
export interface DigestYearAgo extends DigestFigures {
  readonly round: DigestRound;
  /** What was different about asking then; absent where nothing was, as far as is known. */
  readonly edited?: readonly ("wording" | "audience")[];
  /** Judged with the periods and the marks. */
  readonly change: DigestChange | null;
}

/** Something that happened, with the rounds before and after it. */
export interface DigestMark {
  readonly number: number;
  /** YYYY-MM-DD. */
  readonly day: string;
  readonly label: string;
  /** Where it lies in the trend: 2.5 is between the third and the fourth point. */
  readonly at: number;
  /** The published rounds that had closed in the thirteen weeks before that day; null where either side has none. */
  readonly before: (DigestFigures & { readonly rounds: number }) | null;
  /** Those that opened on that day or in the thirteen weeks after it. */
  readonly after: (DigestFigures & { readonly rounds: number }) | null;
  /** Judged with the periods and the year before. */
  readonly change: DigestChange | null;
}

/** A score from elsewhere. */
export interface DigestReference {
  readonly number: number;
  readonly nps: number;
  readonly label: string;
  readonly source: string;
}

/** A score to be reached. */
export interface DigestGoal {
  /** Null for the whole. */
  readonly segment: { readonly attribute: string; readonly group: string } | null;
  readonly target: number;
  /** YYYY-MM-DD. */
  readonly by: string | null;
  /** What is measured against it; null where withheld. */
  readonly nps: number | null;
  /** Whether the score that is shown meets it. */
  readonly isMet: boolean;
  /** 0–1: how likely the score of all who were asked meets it, as far as those who answered tell; null where withheld. */
  readonly chance: number | null;
}

/** What is done about what was said. */
export interface DigestAction {
  readonly number: number;
  readonly heard: string | null;
  readonly text: string;
  readonly state: ActionState;
  readonly createdAt: string;
  readonly stateAt: string;
}
