// When one person is asked or reminded: at a decent time of their own day. One set of pure functions for opening, reminders, snoozes, events and previews.
import type { Policy } from "../people/policy.ts";
import { MINUTE_MS, nextLocal, wallTime } from "../time.ts";
import { blackoutOn, type HouseRules } from "./house-rules.ts";
import type { Round } from "./round.ts";

/** Whose day it is, and by which rules. */
export interface Whose extends HouseRules {
  /** The IANA zone in which they live. */
  readonly zone: string;
}

// The longest that a question leaves for answering where the round is long enough for it.
const LONGEST_LEAD_MS = 8 * 60 * MINUTE_MS;
/** A reminder that comes later than this before closing only nags. */
export const REMINDER_LEAD_MS = 60 * MINUTE_MS;
// Nobody is reminded of what has only just come.
const AFTER_ASKING_MS = 4 * 60 * MINUTE_MS;
// A year's blackout and the longest holidays behind it.
const DAYS_LOOKED_AT = 400;

/** Says whether a local time of day "HH:MM" lies in the quiet hours; their end does not. */
export function isQuiet(
  { quietHours: { from, to } }: Pick<Policy, "quietHours">,
  timeOfDay: string,
): boolean {
  if (from === to) return false;
  return from < to ? from <= timeOfDay && timeOfDay < to : timeOfDay >= from || timeOfDay < to;
}

/** Says whether nothing is sent on someone's local date "YYYY-MM-DD": a blackout, or (where only workdays count) a weekend or holiday. */
export function isDayOff({ policy, calendar, zone }: Whose, date: string): boolean {
  return blackoutOn(policy, date) !== null || (policy.workdaysOnly && calendar.dayOff(zone, date).off);
}

/** Gives the first instant at or after `from` at which someone may be written to: a day that is none off, outside quiet hours; null where none comes within 400 days. */
export function sendableFrom(from: Date, whose: Whose): Date | null {
  return firstSendable(from, whose, (date) => isDayOff(whose, date));
}

/** A round of local time, as far as anyone's moment depends on it. */
export interface LocalRound extends Pick<Round, "opensAt" | "closesAt"> {
  /** The fire, which the opening follows by a tick or, after downtime, by more; null for a round by hand. */
  readonly firesAt: Date | null;
  /** What the clocks of the schedule's own zone show at it, "HH:MM". */
  readonly timeOfDay: string;
}

/**
 * Gives when someone is asked by a round of local time. That is the first instant from the fire on at which their clock shows the time of day of
 * the fire, on a day that is none off; where this time is quiet, the end of the quiet hours; where the opening is late for it, the next decent hour. Where that comes too late before closing: the first
 * decent hour of the round, on a day off if need be, or else its opening.
 */
export function askAt(of: LocalRound, whose: Whose): Date {
  const { opensAt, closesAt } = of;
  const latest = closesAt.getTime() - answeringTime(of);
  const wished = wishedMoment(of, whose);
  if (wished !== null && wished.getTime() <= latest) return wished;
  const decent = sendableFrom(opensAt, whose);
  if (decent !== null && decent.getTime() <= latest) return decent;
  const awake = firstSendable(opensAt, whose, (date) => blackoutOn(whose.policy, date) !== null);
  return awake !== null && awake.getTime() <= latest ? awake : opensAt;
}

/** What a reminder's moment depends on beside the round's own time for it. */
export interface Reminded {
  readonly round: Pick<Round, "closesAt">;
  /** The round's moment of this reminder. */
  readonly at: Date;
  /** The time of day that it is to have in each zone; null takes the round's moment as it is. */
  readonly timeOfDay: string | null;
  /** When the question went out, where that differs from the opening. */
  readonly askedAt: Date | null;
}

/** Gives when someone is reminded from `now` on, at a decent time of a working day of theirs; null for nobody's: what would come too late before closing is left out. */
export function remindAt({ round, at, timeOfDay, askedAt }: Reminded, now: Date, whose: Whose): Date | null {
  const rested =
    askedAt === null ? at.getTime() : Math.max(at.getTime(), askedAt.getTime() + AFTER_ASKING_MS);
  const latest = round.closesAt.getTime() - REMINDER_LEAD_MS;
  const isInTime = (moment: Date | null): moment is Date => moment !== null && moment.getTime() <= latest;
  const from = new Date(rested);
  const wished = timeOfDay === null ? null : atTimeOfDay(from, timeOfDay, whose);
  // A tick that comes a little late must not cost a day.
  if (isInTime(wished) && wished >= now) return wished;
  const decent = sendableFrom(from < now ? now : from, whose);
  return isInTime(decent) ? decent : null;
}

/** A question or reminder that is due, as it is about to leave. */
export interface DueMessage {
  readonly kind: "question" | "reminder";
  readonly round: Pick<Round, "opensAt" | "closesAt">;
  /** It has a moment of its own (local time, a snooze), so that the quiet hours hold for it; they always do for reminders. */
  readonly ownTime: boolean;
  /** Until when its reader is not to be disturbed; null where nothing is known of it. */
  readonly undisturbedUntil: Date | null;
}

/**
 * Gives what becomes of a due message at `now`: after downtime it may have become night, and its reader may not want to be disturbed. A question goes
 * out in time for an answer whatever the hour; a reminder that would come too late never does.
 */
export function whenToSend(
  due: DueMessage,
  now: Date,
  whose: Whose | null,
): "now" | "never" | { readonly notBefore: Date } {
  const { kind, round, ownTime, undisturbedUntil } = due;
  const isDisturbing = undisturbedUntil !== null && undisturbedUntil > now;
  const from = isDisturbing ? undisturbedUntil : now;
  const decent = whose !== null && (ownTime || kind === "reminder") ? sendableFrom(from, whose) : from;
  if (decent !== null && decent <= now) return "now";
  const lead = kind === "reminder" ? REMINDER_LEAD_MS : answeringTime(round);
  const latest = new Date(round.closesAt.getTime() - lead);
  if (decent !== null && decent <= latest) return { notBefore: decent };
  if (kind === "reminder") return "never";
  return isDisturbing && latest > now ? { notBefore: latest } : "now";
}

function wishedMoment({ opensAt, firesAt, timeOfDay }: LocalRound, whose: Whose): Date | null {
  // A round by hand has no time of day that anyone chose: it asks whoever is at work now, and the others when they are.
  if (firesAt === null) return sendableFrom(opensAt, whose);
  const wished = atTimeOfDay(firesAt, timeOfDay, whose);
  return wished === null || wished >= opensAt ? wished : sendableFrom(opensAt, whose);
}

/** Gives the first instant at or after `from` at which someone's clock shows `timeOfDay` on a day that is none off; a quiet time gives way to the end of the quiet hours. */
function atTimeOfDay(from: Date, timeOfDay: string, whose: Whose): Date | null {
  const { policy, zone } = whose;
  const time = isQuiet(policy, timeOfDay) ? policy.quietHours.to : timeOfDay;
  let at = new Date(from.getTime() - 1);
  for (let day = 0; day < DAYS_LOOKED_AT; day += 1) {
    at = nextLocal(at, zone, undefined, time);
    if (!isDayOff(whose, wallTime(at, zone).slice(0, 10))) return at;
  }
  return null;
}

function firstSendable(from: Date, { policy, zone }: Whose, isOff: (date: string) => boolean): Date | null {
  const { to } = policy.quietHours;
  let at = from;
  // A day takes two steps at most: to its midnight, and out of its quiet hours.
  for (let step = 0; step < 2 * DAYS_LOOKED_AT; step += 1) {
    const [date = "", timeOfDay = ""] = wallTime(at, zone).split("T");
    if (isOff(date)) at = nextLocal(at, zone, undefined, "00:00");
    else if (isQuiet(policy, timeOfDay)) at = nextLocal(at, zone, undefined, to);
    else return at;
  }
  return null;
}

/** Gives how long before closing a question goes out at the latest: eight hours, or a quarter of a short round. */
function answeringTime({ opensAt, closesAt }: Pick<Round, "opensAt" | "closesAt">): number {
  return Math.min(LONGEST_LEAD_MS, (closesAt.getTime() - opensAt.getTime()) / 4);
}
