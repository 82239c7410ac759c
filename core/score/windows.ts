// Published rounds taken together by their dates: the last weeks, a quarter, and before and after something that happened.
import { type Change, change } from "./change.ts";
import { type Pooled, type PoolPart, pool } from "./pool.ts";

/** A published round with the days (YYYY-MM-DD, by one calendar) on which it opened and closed. Days, not instants: weeks are not all 168 hours long. */
export interface DatedPart extends PoolPart {
  readonly opened: string;
  readonly closed: string;
}

/** A window's rounds as one, those of the window of the same length before it, and the change between the two. Null where no round is in it. */
export interface WindowScore {
  readonly days: number;
  readonly now: Pooled | null;
  readonly before: Pooled | null;
  readonly change: Change | null;
}

/** What was published before a day and after it. */
export interface BeforeAfter {
  readonly before: Pooled;
  readonly after: Pooled;
  readonly change: Change | null;
}

const DAY_MS = 86_400_000;

/** Four weeks, and a quarter of a year in whole weeks, so that weekly rounds fill each window alike. */
export const WINDOWS = { fourWeeks: 28, quarter: 91 } as const;

/** Gives the pooled score of the rounds that closed in the `days` days that end with `day`, beside the window before. */
export function windowScore(rounds: readonly DatedPart[], day: string, days: number): WindowScore {
  const end = dayNumber(day);
  const now = closedBetween(rounds, end - days, end);
  const before = closedBetween(rounds, end - 2 * days, end - days);
  return { days, now, before, change: changeBetween(before, now) };
}

/** Gives the pooled score of the rounds that closed from one day to another, both included; null where there are none. */
export function poolBetween(rounds: readonly DatedPart[], from: string, to: string): Pooled | null {
  return closedBetween(rounds, dayNumber(from) - 1, dayNumber(to));
}

/**
 * Compares what was published in the `days` days on either side of a day. A round that was open on both sides belongs to neither: half of its answers know
 * nothing of what happened. Null where a side has no round.
 */
export function beforeAfter(
  rounds: readonly DatedPart[],
  day: string,
  days: number = WINDOWS.quarter,
): BeforeAfter | null {
  const at = dayNumber(day);
  const earlier = rounds.filter(({ closed }) => dayNumber(closed) < at && dayNumber(closed) >= at - days);
  const later = rounds.filter(({ opened }) => dayNumber(opened) >= at && dayNumber(opened) < at + days);
  if (earlier.length === 0 || later.length === 0) return null;
  const before = pool(earlier);
  const after = pool(later);
  return { before, after, change: changeBetween(before, after) };
}

function closedBetween(rounds: readonly DatedPart[], above: number, upTo: number): Pooled | null {
  const within = rounds.filter(({ closed }) => dayNumber(closed) > above && dayNumber(closed) <= upTo);
  return within.length === 0 ? null : pool(within);
}

function changeBetween(before: Pooled | null, after: Pooled | null): Change | null {
  return change(before?.bands ?? null, after?.bands ?? null);
}

function dayNumber(day: string): number {
  return Math.round(Date.parse(`${day}T00:00:00Z`) / DAY_MS);
}
