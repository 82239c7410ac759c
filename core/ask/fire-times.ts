// When a schedule fires: a cadence's local times as instants of its zone.
import { DAY_MS, MINUTE_MS, wallMillis, wallTime, wallToInstant } from "../time.ts";
import type { Cadence } from "./cadence.ts";
import { seriesOf, wallsAfter, wallsBefore } from "./cadence-calendar.ts";
import { cronWallsAfter, cronWallsBefore } from "./cadence-cron.ts";

/** One firing: the instant, and the local time that the zone's clocks show at it, unique within a schedule. */
export interface Fire {
  readonly at: Date;
  /** "YYYY-MM-DDTHH:MM" */
  readonly nominal: string;
}

/** Where a cadence is anchored: its IANA zone, and the local Monday ("YYYY-MM-DD") with which "every n weeks" begins. */
export interface CadenceBase {
  readonly zone: string;
  readonly anchor: string;
}

/** The stretch of time asked about: after `from`, up to and including `to`, at most `count` fires. */
export interface FireWindow extends CadenceBase {
  readonly from: Date;
  readonly to?: Date;
  readonly count: number;
}

/**
 * Gives the next fires in order. Local times in a gap fire at the gap's end, several of them once together; a repeated
 * time fires the first time. A weekly cadence does not fire before its anchor's week.
 */
export function fireTimes(cadence: Cadence, window: FireWindow): Fire[] {
  const { zone, anchor, from, to, count } = window;
  const fires: Fire[] = [];
  if (count < 1) return fires;
  // A local time that the clocks have shown by `from` has fired by then: nothing before it needs a look.
  for (const wall of forward(cadence, anchor, wallMillis(from, zone))) {
    const at = wallToInstant(zone, wall);
    if (to !== undefined && at > to) break;
    if (at <= from || at.getTime() === fires.at(-1)?.at.getTime()) continue;
    fires.push({ at, nominal: wallTime(at, zone) });
    if (fires.length >= count) break;
  }
  return fires;
}

/** Gives the latest fire at or before `at`, or null where there is none. */
export function previousFire(cadence: Cadence, where: CadenceBase & { readonly at: Date }): Fire | null {
  const { zone, anchor, at } = where;
  for (const wall of backward(cadence, anchor, latestShown(at, zone) + MINUTE_MS)) {
    const instant = wallToInstant(zone, wall);
    if (instant <= at) return { at: instant, nominal: wallTime(instant, zone) };
  }
  return null;
}

// Just after a clock was set back it has already shown later times than it shows now.
function latestShown(at: Date, zone: string): number {
  const dayAgo = new Date(at.getTime() - DAY_MS);
  return Math.max(wallMillis(at, zone), wallMillis(dayAgo, zone) + DAY_MS);
}

function forward(cadence: Cadence, anchor: string, after: number): Iterable<number> {
  if (cadence.kind === "cron") return cronWallsAfter(cadence.expression, after);
  return wallsAfter(seriesOf(cadence, anchor), after);
}

function backward(cadence: Cadence, anchor: string, before: number): Iterable<number> {
  if (cadence.kind === "cron") return cronWallsBefore(cadence.expression, before);
  return wallsBefore(seriesOf(cadence, anchor), before);
}
