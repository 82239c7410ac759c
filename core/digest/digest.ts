// What a publication and its history say, as figures: the one shape that messages, JSON and tests share.
import type { PassedOverLine } from "../ask/passed-over.ts";

export interface DigestInterval {
  readonly low: number;
  readonly high: number;
  readonly level: number;
}

/** The figures of one round or pool: unrounded in −100…100, null where withheld or not defined. */
export interface DigestFigures {
  readonly invited: number | null;
  /** An open link: nobody knows how many saw it. */
  readonly byLink?: true;
  readonly answered: number | null;
  /** 0–1; null for an open crowd or where withheld. */
  readonly responseRate: number | null;
  readonly promoters: number | null;
  readonly passives: number | null;
  readonly detractors: number | null;
  readonly nps: number | null;
  /** "+32", "–", or a bound such as "≤ −71". */
  readonly display: string;
  readonly interval: DigestInterval | null;
  readonly bounds: { readonly worst: number; readonly best: number } | null;
}

export interface DigestRound {
  readonly id: string;
  readonly number: number;
  readonly opensAt: string;
  readonly closesAt: string;
}

export interface DigestComment {
  readonly text: string;
  readonly mayQuote: boolean;
}

type Label = Readonly<Record<"en" | "zh-CN", string>>;

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

/** A digest as data. `digest --format json` prints exactly this. */
export interface Digest extends DigestFigures {
  readonly survey: string;
  readonly round: DigestRound;
  readonly previous: (DigestFigures & { readonly round: DigestRound }) | null;
  readonly change: {
    readonly delta: number;
    readonly p: number | null;
    readonly verdict: "up" | "down" | "within-noise" | "too-few";
  } | null;
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
  readonly segments: readonly never[];
  readonly comments: readonly DigestComment[];
}

/** What a message needs beside the figures. */
export interface DigestView {
  readonly digest: Digest;
  readonly relation: "staff" | "customer";
  readonly promise: "anonymous" | "attributed";
  readonly population: "closed" | "open";
  readonly subject: string;
  readonly zone: string;
  readonly k: number;
  readonly passedOver: number;
  readonly passedOverWhy?: readonly PassedOverLine[];
  /** Newest last; null where withheld. */
  readonly history: readonly (number | null)[];
  /** At which places of the history other words or another audience begin. */
  readonly historyEdits?: readonly number[];
  readonly drivers: readonly {
    readonly label: Readonly<Record<"en" | "zh-CN", string>>;
    readonly count: number;
  }[];
  readonly final: boolean;
  /** How many comments were kept back because the reader may not see them or too few answered. */
  readonly commentsWithheld: boolean;
}
