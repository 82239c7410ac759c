// What a publication and its history say, as figures: the one shape that messages, JSON and tests share.
import type { PassedOverLine } from "../ask/passed-over.ts";
import type { Scope } from "../people/person.ts";
import type { DigestChange, DigestFigures, DigestRound, Label } from "./digest-figures.ts";
import type {
  DigestAction,
  DigestGoal,
  DigestGroupTrend,
  DigestMark,
  DigestPeriod,
  DigestReference,
  DigestTrendPoint,
  DigestYearAgo,
} from "./digest-history.ts";
import type {
  DigestDriver,
  DigestImportance,
  DigestSegment,
  DigestSentiment,
  DigestTheme,
} from "./digest-sections.ts";

export type { DigestChange, DigestFigures, DigestRound } from "./digest-figures.ts";
export type * from "./digest-history.ts";
export type * from "./digest-sections.ts";

export interface DigestComment {
  readonly text: string;
  readonly mayQuote: boolean;
}

/** How many chose what; `rest` is all others together, with those who left the question out. */
export interface DigestQuestion {
  readonly key: string;
  readonly text: Label;
  readonly options: readonly { readonly key: string; readonly label: Label; readonly count: number }[];
  readonly rest: number;
}

/** A driver's mean rating (0–10), the share (0–1) of 9–10, and how many rated it; null where that may not be told. */
export interface DigestRating {
  readonly key: string;
  readonly label: Label;
  readonly mean: number;
  readonly high: number;
  readonly answered: number | null;
}

/** Where a trend is no longer quite comparable: the round that it begins with, and what changed. */
export interface DigestEdit {
  readonly version: number;
  readonly changed: readonly ("wording" | "audience")[];
  readonly round: DigestRound;
}

/** By which rules the figures were computed and withheld: with the counts, all that it takes to compute them again. */
export interface DigestMethod {
  /** Grows when a formula changes. */
  readonly version: number;
  readonly promise: "anonymous" | "attributed";
  readonly population: "closed" | "open";
  /** The smallest number of answers that is shown; 1 where names stay with answers. */
  readonly k: number;
  /** From how many answers on comments are kept. */
  readonly commentsFrom: number;
  /** The normal quantile of the interval, and how many answers are added to it while nobody has been heard. */
  readonly quantile: number;
  readonly pseudoAnswers: number;
  /** A change is claimed where p is below `significance` and at least `changeFrom` answered in both rounds. */
  readonly significance: number;
  readonly changeFrom: number;
  /** People asked who have no answer in the count: silent, skipped or taken back, which is not kept apart. Null in an open crowd or where withheld. */
  readonly silent: number | null;
  /** Of the audience, but not asked this time; of an anonymous round in whole steps of k. */
  readonly passedOver: number;
}

/** A digest as data. `digest --format json` prints exactly this. */
export interface Digest extends DigestFigures {
  readonly survey: string;
  readonly round: DigestRound;
  readonly previous: (DigestFigures & { readonly round: DigestRound }) | null;
  readonly change: DigestChange | null;
  /** Present where the schedule asks in panels: the headline. */
  readonly pooled: (DigestFigures & { readonly rounds: number }) | null;
  readonly withheld: boolean;
  /** Answers to the questions before the score, as far as they may be shown; absent where there are none. */
  readonly background?: readonly DigestQuestion[];
  /** Rated drivers; absent where there are none. */
  readonly ratings?: readonly DigestRating[];
  /** The survey's version that the round asked. */
  readonly version: number;
  /** The rounds of the trend from which on other words were read before answering, or others were asked, oldest first; absent where all asked alike. */
  readonly edits?: readonly DigestEdit[];
  /** In the survey's order of priority; a reader with one segment has that alone, others without the role none. */
  readonly segments: readonly DigestSegment[];
  /** As many as were asked for; `commentCount` says of how many. */
  readonly comments: readonly DigestComment[];
  /** Those that this reader may see. */
  readonly commentCount: number;
  /** False while the round is open. */
  readonly final: boolean;
  /** Brought in from another tool. */
  readonly imported?: true;
  /** What the question was about, where an event led to it. */
  readonly touchpoint?: string;
  /** Ticked drivers, the most named first. */
  readonly drivers: readonly DigestDriver[];
  /** Absent where the data are too few to say. */
  readonly importance?: DigestImportance;
  /** What most speak of first; absent where there are none. */
  readonly themes?: readonly DigestTheme[];
  readonly sentiment?: DigestSentiment;
  /** The rounds up to this one, oldest first. */
  readonly trend: readonly DigestTrendPoint[];
  /** The group that the reader chose, or is a manager of; absent where nobody asked, or no round shows it. */
  readonly groupTrend?: DigestGroupTrend;
  /** Only those that hold more than this round. */
  readonly periods: readonly DigestPeriod[];
  readonly yearAgo: DigestYearAgo | null;
  /** Oldest first; only those within the trend. */
  readonly marks: readonly DigestMark[];
  readonly references: readonly DigestReference[];
  readonly goals: readonly DigestGoal[];
  /** What is done about it, newest first: all that are planned or begun, and what was ended last. */
  readonly actions: readonly DigestAction[];
  readonly method: DigestMethod;
}

/** What a message needs beside the figures. */
export interface DigestView {
  readonly digest: Digest;
  readonly surveyId: string;
  readonly relation: "staff" | "customer";
  readonly promise: "anonymous" | "attributed";
  readonly population: "closed" | "open";
  readonly subject: string;
  readonly zone: string;
  readonly k: number;
  readonly passedOverWhy: readonly PassedOverLine[];
  /** Newest last; null where withheld. */
  readonly history: readonly (number | null)[];
  /** At which places of the history other words or another audience begin. */
  readonly historyEdits?: readonly number[];
  readonly final: boolean;
  /** The one segment that this reader sees beside the whole. */
  readonly scope?: Scope;
  /** Whether comments were kept back because the reader may not see them or too few answered. */
  readonly commentsWithheld: boolean;
  /** How many comments may be quoted to everyone. */
  readonly quotable: number;
  /** How many comments precede those of the digest. */
  readonly commentsFrom: number;
}
