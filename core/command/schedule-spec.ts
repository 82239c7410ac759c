// What was said of a schedule, as plain data: nothing is checked against the world yet.
import type { Cadence } from "../ask/cadence.ts";
import type { LocalMoment, Schedule } from "../ask/schedule.ts";
import type { AttributeCondition, Locale } from "../ports.ts";
import type { SurveyPromise } from "../survey/survey.ts";
import type { Reference } from "./reference.ts";

/** One place as it was said. `here` is the place where it was said. */
export type SaidPlace =
  | { readonly kind: "everyone"; readonly guests: boolean }
  | { readonly kind: "channel" | "group"; readonly reference: Reference }
  | { readonly kind: "here" };

/** Several places, what is left out of them, and what narrows them; what was left unsaid stays as the schedule had it, unless `in` was said. */
export interface SaidCombined {
  readonly kind: "combined";
  readonly in?: readonly SaidPlace[];
  readonly not?: readonly SaidPlace[];
  readonly where?: readonly AttributeCondition[];
  readonly samplePercent?: number | null;
}

/** Whom a schedule asks, as it was said. */
export type SaidAudience = SaidPlace | SaidCombined;

/** Where the digest goes, as it was said. */
export type SaidChannel =
  | { readonly kind: "channel"; readonly reference: Reference }
  | { readonly kind: "here" }
  | { readonly kind: "none" };

/** What was said of a schedule; what was left out is absent and takes a default, or what the schedule had. */
export interface ScheduleSpec {
  readonly survey?: string;
  readonly cadence?: Cadence;
  /** An IANA zone with its case put right. */
  readonly zone?: string;
  /** At that time of day in each recipient's own zone, or for everyone at once. */
  readonly localTime?: boolean;
  readonly audience?: SaidAudience;
  readonly mode?: Schedule["mode"];
  readonly closes?: LocalMoment;
  readonly reminders?: readonly LocalMoment[];
  readonly digestChannel?: SaidChannel;
  readonly digestAt?: LocalMoment;
  /** The language of the digest's channel. */
  readonly digestLocale?: Locale;
  readonly panels?: number;
  readonly gapDays?: number;
  readonly promise?: SurveyPromise;
  readonly openDigest?: boolean;
  readonly catchUp?: Schedule["catchUp"];
  readonly key?: string;
}

/** A short name for commands: what a key may look like. */
export const KEY = /^[\p{L}\p{N}][\p{L}\p{N}_-]{0,31}$/u;
