// What may be shown of a closed round: decided once, at sealing, and read by every view.
import type { PassedOverLine } from "../ask/passed-over.ts";
import type { RatedApart } from "../score/rated-apart.ts";
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

/** The figures of a rated driver: the mean of 0–10 to a tenth, the share (0–1) of 9–10 to a hundredth, and how many rated it, null where the rest would be too few: then both are rounded more coarsely. */
export interface PublishedRating {
  readonly key: string;
  readonly mean: number;
  readonly high: number;
  readonly answered: number | null;
}

/** How those of whom something is said divide by score; where three figures would tell of too few, 7–8 and 0–6 stand together, and else nothing stands here. */
export type Split = ShownCounts | { readonly promoters: number; readonly others: number };

/** Ticks of a driver: how many ticked it, and in which bands they are, as far as that may be shown. */
export interface PublishedDriver {
  readonly key: string;
  readonly count: number;
  readonly split?: Split;
}

/** Groups that are shown together: one where it stands alone, several where some of them would be too few. Never withheld. */
export interface PublishedCell {
  /** Each with one value an attribute, as the invitations froze it; null where nothing is known. */
  readonly groups: readonly (readonly (string | null)[])[];
  /** People asked; null in an open crowd. */
  readonly invited: number | null;
  readonly counts: ShownCounts;
}

/** One attribute, or two that are crossed, as it divides the round. */
export interface PublishedSegment {
  readonly attributes: readonly string[];
  /** Empty where nothing of it may be shown; else at least two, which together hold every answer. */
  readonly cells: readonly PublishedCell[];
}

/** How much the ratings of each driver explain of the score (Johnson 2000), with 95 % bootstrap intervals. */
export interface PublishedImportance {
  /** People who rated every driver; null where the others would be too few to be told of. */
  readonly answered: number | null;
  /** Share of the score's variance that all drivers explain together, 0–1, to a hundredth. */
  readonly explained: number;
  /** Shares of what is explained, 0–1, to a hundredth; they sum to about 1. */
  readonly drivers: readonly {
    readonly key: string;
    readonly share: number;
    readonly low: number;
    readonly high: number;
    /** Whether the same people rate it lower or higher than the others: p to a thousandth, adjusted for all drivers. Rounds from before it was tested have none. */
    readonly rated?: RatedApart;
  }[];
}

/** What many comments have in common. At least k people stand behind it. */
export interface PublishedTheme {
  /** Stands for the theme in every round of a survey. */
  readonly key: string;
  readonly language: "en" | "zh";
  /** The commonest way to say it, and the others. */
  readonly label: string;
  readonly variants: readonly string[];
  readonly people: number;
  /** Of rounds that carry names. */
  readonly split?: ShownCounts;
  /** Who says it more often than chance explains (|z| ≥ 1.96); null for neither. */
  readonly lean: "promoters" | "detractors" | null;
}

/** How many comments are well meant, neither, or ill meant. */
export interface PublishedSentiment {
  readonly positive: number;
  readonly neutral: number;
  readonly negative: number;
}

/** Of an attributed round: who brings value and who does not, by band. A 9–10, B 7–8, C 0–6; 1 brings value, 2 does not. */
export interface PublishedValue {
  /** From this value on someone brings value. */
  readonly threshold: number;
  readonly cells: Readonly<
    Record<"A1" | "A2" | "B1" | "B2" | "C1" | "C2", { readonly heads: number; readonly value: number }>
  >;
  /** Answers of people whose value is not known. */
  readonly unknown: number;
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
  readonly drivers: readonly PublishedDriver[];
  /** Answers to the questions before the score, by option, only as far as they may be shown: what is left over is k or more, or nobody. */
  readonly background?: readonly PublishedQuestion[];
  readonly ratings?: readonly PublishedRating[];
  /** In the survey's order of priority; absent where the round knows no attributes. */
  readonly segments?: readonly PublishedSegment[];
  /** Absent where the data are too few to say. */
  readonly importance?: PublishedImportance;
  /** What most people speak of first. */
  readonly themes?: readonly PublishedTheme[];
  readonly sentiment?: PublishedSentiment;
  readonly value?: PublishedValue;
  /** What the question was about, where an event led to it. */
  readonly touchpoint?: string;
  /** Brought in from another tool: nobody here was asked. */
  readonly imported?: true;
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
  /** Taken out by an admin: its words are gone from every view, and the mask stands in their place. */
  readonly redacted?: true;
}
