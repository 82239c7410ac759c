// getUpdates: long polling with the platform's offsets, and one taker at a time.

import type { TelegramUpdate } from "@gramio/types";
import { Refusal } from "./refusal.ts";
import type { UpdateQueue } from "./updates.ts";

/** What getUpdates is called with. */
export type PollRequest = {
  readonly offset?: number;
  readonly limit?: number;
  /** Seconds. */
  readonly timeout?: number;
  readonly allowed_updates?: Parameters<UpdateQueue["allow"]>[0];
};

/** The taking side of a queue by polling. */
export type Polling = {
  /** Answers with updates, at once or when there are some; empty when the time is over or the caller has gone. */
  poll(request: PollRequest, gone: AbortSignal): Promise<TelegramUpdate[]>;
  /** Ends a poll that is waiting with this refusal. */
  interrupt(refusal: Refusal): void;
};

/** Gives the polling side; `mostMs` caps how long a poll may wait. */
export function createPolling(queue: UpdateQueue, mostMs: () => number): Polling {
  let endWaiting: ((refusal?: Refusal) => void) | undefined;

  function take(limit: number): TelegramUpdate[] {
    return queue.pending(limit).map((entry) => entry.update);
  }

  return {
    async poll(request, gone) {
      endWaiting?.(
        new Refusal(
          409,
          "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running",
        ),
      );
      queue.allow(request.allowed_updates);
      if (request.offset !== undefined && request.offset !== 0) queue.confirmBelow(request.offset);
      const limit = Math.min(100, Math.max(1, request.limit ?? 100));
      const waitMs = Math.min(mostMs(), (request.timeout ?? 0) * 1000);
      const ready = take(limit);
      if (ready.length > 0 || waitMs === 0) return ready;
      await new Promise<void>((resolve, reject) => {
        const end = (refusal?: Refusal) => {
          clearTimeout(timer);
          stopListening();
          gone.removeEventListener("abort", onGone);
          if (endWaiting === end) endWaiting = undefined;
          if (refusal === undefined) resolve();
          else reject(refusal);
        };
        const onGone = () => end();
        const timer = setTimeout(() => end(), waitMs);
        const stopListening = queue.onPush(() => end());
        gone.addEventListener("abort", onGone);
        endWaiting = end;
      });
      return gone.aborted ? [] : take(limit);
    },
    interrupt: (refusal) => endWaiting?.(refusal),
  };
}
