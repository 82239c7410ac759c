// A clock that runs at the real speed from wherever it is put: waits are real, dates are the test's.
import { systemClock } from "../../bots/clock.ts";
import type { Clock } from "../../core/ports.ts";

/** A clock that can be put forward or back. */
export interface MovableClock extends Clock {
  /** Puts the clock to an instant; it runs on from there. */
  set(to: Date | string): void;
  /** Milliseconds that it is ahead of the machine's clock. */
  offset(): number;
}

/** Gives a clock that shows `at` now. */
export function movableClock(at: Date | string): MovableClock {
  let ahead = new Date(at).getTime() - Date.now();
  return {
    now: () => new Date(Date.now() + ahead),
    sleep: systemClock.sleep,
    set(to) {
      ahead = new Date(to).getTime() - Date.now();
    },
    offset: () => ahead,
  };
}

/** Gives chance from a seed, so that a run can be repeated (mulberry32). */
export function seededRandom(seed: number): { next(): number; int(below: number): number; id(): string } {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
  const int = (below: number) => Math.floor(next() * below);
  return { next, int, id: () => Array.from({ length: 22 }, () => letters.charAt(int(64))).join("") };
}
