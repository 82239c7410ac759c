// Which rounds stand in the way of another one: a schedule has at most one that is not finished.
import { localToInstant } from "../time.ts";
import type { Round } from "./round.ts";

/** Marks the nominal time of a round that was opened by hand: it is no fire of its cadence. */
export const BY_HAND = "!";

/** Enough of a schedule's rounds to find its last fire, whatever was opened by hand since. */
export const RECENT_ROUNDS = 50;

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
  let last: Date | null = null;
  for (const { nominal, frozen } of rounds) {
    if (nominal.endsWith(BY_HAND)) continue;
    const at = localToInstant(frozen.zone, nominal);
    if (last === null || at > last) last = at;
  }
  return last;
}
