// Which fires of a schedule are due, and which of them are past catching up.
import { type Fire, fireTimes, previousFire } from "./fire-times.ts";
import { SHORTEST_INTERVAL_MS } from "./moments.ts";
import type { Schedule } from "./schedule.ts";
import type { MissedWhy } from "./why.ts";

/** What a look at the clock finds: fires to record as missed, and at most one to open. */
export interface DueFires {
  readonly missed: readonly { readonly fire: Fire; readonly why: MissedWhy }[];
  readonly open: Fire | null;
}

// How late a fire may be under `skip`, which wants no round at an odd time: ticks and restarts are not downtime.
const SKIP_AFTER_MS = SHORTEST_INTERVAL_MS;
// A year of daily fires: older ones are not worth a record each.
const MOST_RECORDED = 400;

/**
 * Gives the fires after `last` (the last one that was opened or recorded; null for none) and the schedule's `since`, up to `now`. `latest`
 * opens the newest, `all` the oldest, `skip` the newest unless it is old.
 */
export function dueFires(
  schedule: Pick<Schedule, "cadence" | "zone" | "anchor" | "since" | "catchUp">,
  last: Date | null,
  now: Date,
): DueFires {
  const { cadence, zone, anchor, since, catchUp } = schedule;
  const from = last !== null && last > since ? last : since;
  const newest = previousFire(cadence, { zone, anchor, at: now });
  if (newest === null || newest.at <= from) return { missed: [], open: null };

  if (catchUp === "all") {
    const [oldest] = fireTimes(cadence, { zone, anchor, from, to: now, count: 1 });
    return { missed: [], open: oldest ?? null };
  }
  const older = fireTimes(cadence, { zone, anchor, from, to: newest.at, count: MOST_RECORDED })
    .filter((fire) => fire.at < newest.at)
    .map((fire) => ({ fire, why: catchUp === "skip" ? ("skipped" as const) : ("superseded" as const) }));
  if (catchUp === "skip" && now.getTime() - newest.at.getTime() > SKIP_AFTER_MS) {
    return { missed: [...older, { fire: newest, why: "skipped" }], open: null };
  }
  return { missed: older, open: newest };
}

/** Gives the first fire after an instant, or null for a cadence that has none. */
export function nextFire(schedule: Pick<Schedule, "cadence" | "zone" | "anchor">, after: Date): Fire | null {
  const { cadence, zone, anchor } = schedule;
  return fireTimes(cadence, { zone, anchor, from: after, count: 1 })[0] ?? null;
}
