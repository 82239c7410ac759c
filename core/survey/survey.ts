// What is asked: kind, promise, wording by language, drivers, and the presets that a first start brings.
import type { Locale } from "../ports.ts";
import type { SaidAndDone } from "../steer/action.ts";

export const SURVEY_KINDS = ["relationship", "strategic", "transactional"] as const;
export type SurveyKind = (typeof SURVEY_KINDS)[number];

/** `anonymous`: the link to people is cut at sealing. `attributed`: names stay with answers. */
export const PROMISES = ["anonymous", "attributed"] as const;
/** Spelled SurveyPromise because Promise is taken by the language. */
export type SurveyPromise = (typeof PROMISES)[number];

/** Sets the tone: staff are 你, customers 您; staff channels print ranges instead of band names. */
export type Relation = "staff" | "customer";

/** The sentences of one language. `{org}` in the question stands for the organization's or product's name. */
export interface Wording {
  readonly question: string;
  readonly anchors: string;
  readonly reason: { readonly promoter: string; readonly passive: string; readonly detractor: string };
  readonly improve: string;
}

/** Something that may have moved the score, ticked by the respondent. */
export interface Driver {
  readonly key: string;
  readonly label: Readonly<Record<Locale, string>>;
}

/** A short question before the score, answered by one press; a survey has at most three. */
export interface BackgroundQuestion {
  readonly key: string;
  readonly text: Readonly<Record<Locale, string>>;
  readonly options: readonly { readonly key: string; readonly label: Readonly<Record<Locale, string>> }[];
}

/** Sentences by band. */
export interface ByBand {
  readonly promoter: string;
  readonly passive: string;
  readonly detractor: string;
}

/** What a survey may have besides the score, the reason and the drivers; each is left out where it has none. */
export interface SurveyExtras {
  readonly background?: readonly BackgroundQuestion[];
  /** Drivers that are rated 0–10 after the score, by key, instead of being ticked. */
  readonly rated?: readonly string[];
  /** What is said when all is done; the usual thanks where it is left out. */
  readonly thanks?: Readonly<Record<Locale, ByBand>>;
  /** What answering brings: the same text, and code if any, for everyone. */
  readonly incentive?: Readonly<Record<Locale, string>>;
  /** What results may be split by, the most important first: attributes, and two that are crossed as `team+office`. */
  readonly attributes?: readonly string[];
}

/** A survey as it stands; rounds freeze a copy of it. */
export interface Survey {
  readonly id: string;
  readonly organizationId: string;
  /** Short name used in commands, unique in the organization, e.g. `staff`. */
  readonly key: string;
  readonly kind: SurveyKind;
  readonly relation: Relation;
  readonly promise: SurveyPromise;
  /** What is recommended, e.g. the organization's or a product's name. */
  readonly subject: string;
  readonly wording: Readonly<Record<Locale, Wording>>;
  readonly drivers: readonly Driver[];
  readonly extras?: SurveyExtras;
  /** Grows with every change of wording or drivers. */
  readonly version: number;
}

/** What a round keeps of its survey and the rules from opening to the end. */
export interface Frozen {
  readonly surveyKey: string;
  readonly kind: SurveyKind;
  readonly relation: Relation;
  readonly promise: SurveyPromise;
  readonly subject: string;
  readonly wording: Readonly<Record<Locale, Wording>>;
  readonly drivers: readonly Driver[];
  readonly extras?: SurveyExtras;
  readonly version: number;
  /** What results are split by: those that the survey names, else the first that were defined. Rounds from before it was kept split by those that it names. */
  readonly attributes?: readonly string[];
  /** What the question says it is about, where an event led to it. */
  readonly touchpoint?: string;
  /** Stands for whom the schedule asked; rounds from before it was kept have none. */
  readonly audienceMark?: number;
  /** What the question opens with: what people said last time, and what came of it. */
  readonly saidAndDone?: SaidAndDone;
  /** The smallest number of answers that may be shown. */
  readonly k: number;
  readonly operator: string;
  readonly zone: string;
  readonly pooled: number;
}
