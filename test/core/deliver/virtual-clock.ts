// Time that passes only when everything else stands still, so that minutes of sending take milliseconds and come out the same each time.
import type { Clock } from "../../../core/ports.ts";

export interface VirtualClock extends Clock {
  /** Lets time pass until the work is done. Rejects as the work does, or when it waits for something that no time brings. */
  run<Result>(work: Promise<Result>): Promise<Result>;
}

export const EPOCH = new Date("2026-03-03T09:00:00Z");

export function createVirtualClock(): VirtualClock {
  let now = EPOCH.getTime();
  let order = 0;
  const timers: { at: number; order: number; wake: () => void }[] = [];

  function sleep(ms: number, signal?: AbortSignal): Promise<void> {
    if (signal?.aborted === true) return Promise.resolve();
    return new Promise((resolve) => {
      const timer = { at: now + Math.max(0, ms), order: order++, wake: resolve };
      timers.push(timer);
      signal?.addEventListener("abort", () => {
        const index = timers.indexOf(timer);
        if (index >= 0) timers.splice(index, 1);
        resolve();
      });
    });
  }

  async function run<Result>(work: Promise<Result>): Promise<Result> {
    let done = false;
    const watched = work.finally(() => {
      done = true;
    });
    // Whoever awaits the result sees the error; the pump must not be left without one meanwhile.
    watched.catch(() => undefined);
    for (;;) {
      await new Promise(setImmediate);
      if (done) return await watched;
      const next = timers.reduce<(typeof timers)[number] | undefined>(
        (first, one) =>
          first === undefined || one.at < first.at || (one.at === first.at && one.order < first.order)
            ? one
            : first,
        undefined,
      );
      if (next === undefined) throw new Error("everything waits, and nothing is to come");
      timers.splice(timers.indexOf(next), 1);
      now = Math.max(now, next.at);
      next.wake();
    }
  }

  return { now: () => new Date(now), sleep, run };
}
