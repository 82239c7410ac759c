// What can be changed in a survey, why a change is refused, and the limits that it keeps to.
import type { Locale } from "../ports.ts";
import type { Dimension } from "./question-sets.ts";
import type { Survey, SurveyPromise } from "./survey.ts";

/** The sentences of a survey that can be changed. */
export const WORDING_FIELDS = ["question", "anchors", "promoter", "passive", "detractor", "improve"] as const;
export type WordingField = (typeof WORDING_FIELDS)[number];

/** The bands that a thank-you can be worded for. */
export const THANKS_BANDS = ["promoter", "passive", "detractor"] as const;
export type ThanksBand = (typeof THANKS_BANDS)[number];

/** A text in one language or both; a missing one is read from the other until it is written. */
export type Labels = Readonly<Partial<Record<Locale, string>>>;

/** A background question as it is said: the same number of options in each language. */
export interface SaidQuestion {
  readonly text: string;
  readonly options: readonly string[];
}

/** All sentences of one language, as a form holds them; an empty thank-you says the usual words. */
export interface WholeWording {
  readonly question: string;
  readonly anchors: string;
  readonly promoter: string;
  readonly passive: string;
  readonly detractor: string;
  readonly improve: string;
  readonly thanks: Readonly<Record<ThanksBand, string>>;
}

/** One change. */
export type SurveyChange =
  | { readonly kind: "wording"; readonly locale: Locale; readonly field: WordingField; readonly text: string }
  /** Everything that one language says, at once. */
  | { readonly kind: "whole-wording"; readonly locale: Locale; readonly words: WholeWording }
  | { readonly kind: "add-driver"; readonly label: Labels }
  | { readonly kind: "rename-driver"; readonly key: string; readonly label: Labels }
  | { readonly kind: "remove-driver"; readonly key: string }
  | { readonly kind: "clear-drivers" }
  /** Which drivers are rated 0–10 instead of ticked, by key or label; none turns all back into ticks. */
  | { readonly kind: "rate"; readonly drivers: readonly string[] }
  | { readonly kind: "add-background"; readonly question: Readonly<Partial<Record<Locale, SaidQuestion>>> }
  /** One of the ready questions, in the tone of the survey. */
  | { readonly kind: "ready-background"; readonly dimension: Dimension }
  /** Counted from 1, or by key; null takes all away. */
  | { readonly kind: "remove-background"; readonly which: string | null }
  /** Null brings the usual thanks back, in all languages. */
  | {
      readonly kind: "thanks";
      readonly of: { readonly locale: Locale; readonly band: ThanksBand; readonly text: string } | null;
    }
  /** Null takes it away. */
  | { readonly kind: "incentive"; readonly text: Labels | null }
  /** Attributes that results may be split by, the most important first. */
  | { readonly kind: "attributes"; readonly keys: readonly string[] }
  | { readonly kind: "subject"; readonly text: string }
  | { readonly kind: "promise"; readonly promise: SurveyPromise };

/** Why a change is not made. */
export type SurveyFault =
  | "empty"
  | "too-long"
  | "too-many-drivers"
  | "unknown-driver"
  | "driver-exists"
  | "round-open"
  | "staff-is-anonymous"
  | "too-many-background"
  | "unknown-background"
  | "background-exists"
  | "bad-options"
  | "options-differ"
  | "takes-too-long"
  | "personal-incentive"
  | "too-many-attributes"
  | "bad-attribute";

/** A change that is not made; `most` is the limit that was passed, `would` what it would have come to. */
export interface InvalidChange {
  readonly kind: "invalid";
  readonly code: SurveyFault;
  readonly most: number | null;
  readonly would?: number;
}

/** The survey with a change made, or why it is not. */
export type Edit = Survey | InvalidChange;

/** The longest texts, in characters: a question must fit a notification, a driver or an option the button of a phone. */
export const LONGEST = {
  question: 300,
  anchors: 150,
  reason: 200,
  improve: 200,
  subject: 80,
  driver: 30,
  background: 150,
  option: 30,
  // Stands in a note of at most 200 characters, beside what was saved.
  thanks: 100,
  incentive: 200,
} as const;
/** Ten ticks fit Slack's checkboxes and anyone's patience. */
export const MAX_DRIVERS = 10;
/** More would be a questionnaire: what comes before the score costs answers. */
export const MAX_BACKGROUND = 3;
/** Fewer are no choice; more do not fit a phone above eleven numbers. */
export const OPTIONS = { least: 2, most: 6 } as const;
/** Each further partition is withheld more often than shown in audiences of this product's size. */
export const MAX_ATTRIBUTES = 5;

/** Says why a change is not made. */
export function invalid(code: SurveyFault, most: number | null = null, would?: number): InvalidChange {
  return { kind: "invalid", code, most, ...(would === undefined ? {} : { would }) };
}
