// Which rounds stand in the way of another one: a schedule has at most one that is not finished.
import { localToInstant } from "../time.ts";
import type { Rounds } from "./ports.ts";
import type { Round } from "./round.ts";

/** Marks the nominal time of a round that was opened by hand: it is no fire of its cadence. */
export const BY_HAND = "!";

// Every pass reads this many of every schedule, so that they are few; a schedule with an odd past is read to its depth.
const RECENT = 12;
const ALL = 1000;

/** Gives a schedule's newest rounds, newest first: enough to hold its last fire, and the last one that asked anyone. */
export async function recentRounds(
  rounds: Pick<Rounds, "ofSchedule">,
  scheduleId: string,
): Promise<readonly Round[]> {
  const recent = await rounds.ofSchedule(scheduleId, RECENT);
  const isEnough = recent.length < RECENT || (recent.some(isFire) && recent.some(hasAsked));
  return isEnough ? recent : rounds.ofSchedule(scheduleId, ALL);
}

/** Says whether a round is being opened, answered or counted. */
export function isRunning({ state }: Pick<Round, "state">): boolean {
  return state === "opening" || state === "open" || state === "closing";
}

/** Says whether a round has asked anyone. */
export function hasAsked({ state }: Pick<Round, "state">): boolean {
  return state !== "missed" && state !== "refused";
}

/** Gives the instant of the latest fire among a schedule's rounds, whether it was opened or recorded as passed over; null for none. */
export function lastFire(rounds: readonly Pick<Round, "nominal" | "frozen">[]): Date | null {
  // In one zone the later local time is the later fire: only one a zone has to be reckoned.
  const latest = new Map<string, string>();
  for (const { nominal, frozen } of rounds.filter(isFire)) {
    if (nominal > (latest.get(frozen.zone) ?? "")) latest.set(frozen.zone, nominal);
  }
  const fires = [...latest].map(([zone, nominal]) => localToInstant(zone, nominal).getTime());
  return fires.length === 0 ? null : new Date(Math.max(...fires));
}

function isFire({ nominal }: Pick<Round, "nominal">): boolean {
  return !nominal.endsWith(BY_HAND);
}
