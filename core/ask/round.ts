// One firing of a schedule, from opening to scrubbed, and the invitations in it.
import type { Locale } from "../ports.ts";
import type { Frozen } from "../survey/survey.ts";
import type { Schedule } from "./schedule.ts";

/** `missed` records a fire that was passed over; `refused` one that the rules forbid (too few people, too like a recent audience). Attributed rounds end at `sealed`. */
export const ROUND_STATES = [
  "opening",
  "open",
  "closing",
  "sealed",
  "scrubbed",
  "missed",
  "refused",
] as const;
export type RoundState = (typeof ROUND_STATES)[number];

/** How many of an audience were not asked, by reason; a reason that held for nobody is left out. Someone counts once, under the first that holds. */
export interface PassedOver {
  /** By their own wish: quiet for a time, or not this survey. */
  readonly wish?: number;
  readonly gap?: number;
  /** The most that the house rules allow in a quarter. */
  readonly quarter?: number;
  /** Left out by the draw of a sample. */
  readonly sample?: number;
}

export interface Round {
  readonly id: string;
  readonly organizationId: string;
  readonly scheduleId: string;
  readonly surveyId: string;
  readonly connectionId: string;
  /** Counts 1, 2, … in the organization; what commands call it. */
  readonly number: number;
  /** Local wall time of the fire, YYYY-MM-DDTHH:MM; by hand: the same with a trailing `!`. Unique with scheduleId. */
  readonly nominal: string;
  readonly state: RoundState;
  /** Why a round is `missed` or `refused`; else null. */
  readonly why: string | null;
  readonly mode: Schedule["mode"];
  readonly population: "closed" | "open";
  readonly opensAt: Date;
  readonly closesAt: Date;
  readonly reminderAt: readonly Date[];
  readonly remindersDone: number;
  readonly digestAt: Date;
  readonly panel: { readonly index: number; readonly of: number } | null;
  /** Asked; for an open crowd the size when it opened. Set when it becomes `open`. */
  readonly invited: number;
  /** In the audience but not asked, because of the gap. */
  readonly passedOver: number;
  readonly passedOverWhy?: PassedOver;
  /** 0, or 1 for every other round of a stream of events. */
  readonly lane?: number;
  readonly frozen: Frozen;
}

/** Someone to be asked. */
export interface Invitee {
  readonly personId: string;
  readonly accountId: string;
  readonly externalId: string;
  /** The account's, where someone is asked on another platform than the round's. */
  readonly connectionId?: string;
  readonly attributes: Readonly<Record<string, string>>;
  /** When this person is asked, where that differs from the opening. */
  readonly askAt?: Date;
  /** Where they live, for reminders. */
  readonly zone?: string;
}

/** What a question says, read when it is about to be sent or redrawn. */
export interface QuestionFacts {
  readonly round: Round;
  readonly invitationId: string;
  readonly token: string;
  readonly personId: string | null;
  readonly answered: boolean;
  readonly locale: Locale;
  /** Set where the person is asked at a moment of their own. */
  readonly askAt?: Date;
  /** Where they lived at the opening. */
  readonly home?: string;
  /** They want no more reminders of the round. */
  readonly hushed?: true;
}
