// Later today, or tomorrow: when a question that someone puts off comes again, if the round leaves room for it.
import { DAY_MS, localToInstant, MINUTE_MS, readWall, wallTime, writeWall } from "../time.ts";
import { isDayOff, isQuiet, sendableFrom, type Whose } from "./right-moment.ts";
import type { Round } from "./round.ts";

/** How a question can be put off. */
export const SNOOZES = ["afternoon", "tomorrow"] as const;
export type Snooze = (typeof SNOOZES)[number];

/** How often one question can be put off: a third time is an answer, too. */
export const MOST_SNOOZES = 2;

const AFTERNOON = "15:00";
const MORNING = "10:00";
// Sooner than this is no putting off, and later than this before closing leaves no time to answer.
const SOONEST_MS = 60 * MINUTE_MS;
const LEAD_MS = 120 * MINUTE_MS;

/** Gives the moment for each way of putting a question off at `now`: 15:00 today, 10:00 on the next day on which someone is written to at all; null where there is no room. */
export function snoozeTimes(
  { closesAt }: Pick<Round, "closesAt">,
  now: Date,
  whose: Whose,
): Readonly<Record<Snooze, Date | null>> {
  const { policy, zone } = whose;
  const today = wallTime(now, zone).slice(0, 10);
  const latest = closesAt.getTime() - LEAD_MS;
  const inTime = (at: Date | null): Date | null =>
    at !== null && at.getTime() <= latest && at.getTime() >= now.getTime() + SOONEST_MS ? at : null;
  const isOff = isDayOff(whose, today) || isQuiet(policy, AFTERNOON);
  const morrow = writeWall(readWall(`${today}T${MORNING}`) + DAY_MS);
  return {
    afternoon: isOff ? null : inTime(localToInstant(zone, `${today}T${AFTERNOON}`)),
    tomorrow: inTime(sendableFrom(localToInstant(zone, morrow), whose)),
  };
}
