// Who reads a digest of a week, a month or a quarter, and when: at a time of day where they live.
import type { Locale } from "../ports.ts";

/** `week`: Mondays; `month`: its first day; `quarter`: its first day. Each tells of the period that has ended. */
export const PERIODS = ["week", "month", "quarter"] as const;
export type Period = (typeof PERIODS)[number];

/** One channel or person that is owed such digests. */
export interface Subscription {
  readonly id: string;
  readonly organizationId: string;
  /** Null for every survey. */
  readonly surveyId: string | null;
  readonly period: Period;
  readonly connectionId: string;
  /** Null for a channel. */
  readonly accountId: string | null;
  readonly externalId: string;
  readonly threadId?: string;
  readonly name: string;
  readonly locale: Locale;
  readonly zone: string;
  /** HH:MM by that zone. */
  readonly at: string;
  readonly since: Date;
  /** The local day (YYYY-MM-DD) of the newest one that was owed; null before the first. */
  readonly owedFor: string | null;
}
