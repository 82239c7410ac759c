// When a round closes, reminds and reports, reckoned from its schedule's local moments.
import { isTimeOfDay, MINUTE_MS, nextLocal, type Weekday } from "../time.ts";
import type { LocalMoment } from "./schedule.ts";

/** How long after closing a reason may still be added to an existing answer; sealing waits for it. */
export const REASON_GRACE_MS = 15 * MINUTE_MS;
/** How long before the next fire a round closes at the latest: the grace, and five minutes to seal it. */
export const CLOSING_LEAD_MS = REASON_GRACE_MS + 5 * MINUTE_MS;
/** The shortest time between two fires of one schedule: room for a round and its closing. */
export const SHORTEST_INTERVAL_MS = 60 * MINUTE_MS;

const HOUR_MS = 60 * MINUTE_MS;
const MOST_HOURS = 366 * 24;

/** The parts of a schedule that say when. */
export interface Moments {
  readonly zone: string;
  readonly closes: LocalMoment;
  readonly reminders: readonly LocalMoment[];
  readonly digest: { readonly at: LocalMoment };
}

/** The instants of one round. */
export interface RoundTimes {
  readonly closesAt: Date;
  readonly reminderAt: readonly Date[];
  readonly digestAt: Date;
}

/** Says whether a moment can be reckoned: a weekday 1–7 with a time of day, or 0 to a year's hours. */
export function isMoment(moment: LocalMoment): boolean {
  if (moment.kind === "weekday") {
    return Number.isInteger(moment.day) && moment.day >= 1 && moment.day <= 7 && isTimeOfDay(moment.at);
  }
  return Number.isFinite(moment.hours) && moment.hours >= 0 && moment.hours <= MOST_HOURS;
}

/** Gives the instant that a moment means for a round that fires at `from`: the next such weekday and time, or so many hours later. */
export function momentAfter(from: Date, zone: string, moment: LocalMoment): Date {
  if (moment.kind === "after") return new Date(from.getTime() + moment.hours * HOUR_MS);
  return nextLocal(from, zone, moment.day as Weekday, moment.at);
}

/**
 * Gives the times of a round that fires at `from` and opens then or, late, at `opensAt`. Closing comes before `nextFire` whatever the schedule
 * says; reminders outside the round are left out; the digest comes at or after closing.
 */
export function roundTimes(moments: Moments, from: Date, nextFire: Date | null, opensAt = from): RoundTimes {
  const { zone } = moments;
  const wished = momentAfter(from, zone, moments.closes);
  const latest = nextFire === null ? wished : new Date(nextFire.getTime() - CLOSING_LEAD_MS);
  const closesAt = new Date(Math.min(wished.getTime(), latest.getTime()));
  const reminders = moments.reminders
    .map((moment) => momentAfter(from, zone, moment).getTime())
    .filter((at) => at > opensAt.getTime() && at < closesAt.getTime());
  return {
    closesAt,
    reminderAt: [...new Set(reminders)].sort((a, b) => a - b).map((at) => new Date(at)),
    digestAt: digestTime(moments, from, closesAt),
  };
}

function digestTime({ zone, digest }: Moments, from: Date, closesAt: Date): Date {
  // A weekday that is the closing's own minute counts: the digest may come as the round closes.
  if (digest.at.kind === "weekday") return momentAfter(new Date(closesAt.getTime() - 1), zone, digest.at);
  const at = momentAfter(from, zone, digest.at);
  return at > closesAt ? at : closesAt;
}
