// A clock whose sleepers wake when the test lets time pass: what is to happen after two seconds is seen at once.
import type { Clock } from "../../../core/ports.ts";

/** The machine's clock, put forward by `pass`. */
export interface HeldClock extends Clock {
  /** Lets this many milliseconds pass: whoever has slept long enough wakes. */
  pass(ms: number): void;
  /** How many are asleep. */
  sleeping(): number;
}

/** Gives a clock by which nobody wakes by themselves. */
export function heldClock(): HeldClock {
  const asleep = new Set<{ left: number; wake(): void }>();
  let passed = 0;
  return {
    now: () => new Date(Date.now() + passed),
    sleep: (ms, signal) =>
      new Promise((resolve) => {
        if (signal?.aborted) return resolve();
        const wake = () => {
          asleep.delete(sleeper);
          signal?.removeEventListener("abort", wake);
          resolve();
        };
        const sleeper = { left: ms, wake };
        asleep.add(sleeper);
        signal?.addEventListener("abort", wake, { once: true });
      }),
    pass(ms) {
      passed += ms;
      for (const sleeper of [...asleep]) {
        sleeper.left -= ms;
        if (sleeper.left <= 0) sleeper.wake();
      }
    },
    sleeping: () => asleep.size,
  };
}
