// What the bot says once something is committed: never on the way in, in order within a chat, and over before the bot stops.
import type { Clock, Log } from "../../core/ports.ts";
import { codeOf, failureOf } from "./failure.ts";
import { createLanes } from "./lanes.ts";

/** Takes work that follows a commit. */
export interface Aftermath {
  /** Does the work after everything given for this lane before. A failure is logged by its code and ends with that: it never rejects. */
  later(lane: string, work: () => Promise<void>): Promise<void>;
  /** Does something now; where the platform says "not now", waits as long as it says, once, and does it again. */
  patiently<T>(what: () => Promise<T>): Promise<T>;
  /** Resolves when all that was given is done. */
  drain(): Promise<void>;
  /** Resolves when there is room for more work. */
  room(): Promise<void>;
}

/** The longest that an answer waits for a limit to pass: after that nobody waits for it. */
const LONGEST_WAIT_MS = 30_000;
/** From so much work on, taking waits for answering. */
const MOST_WAITING = 2_000;

/** Gives the aftermath of one bot; once `signal` aborts no limit is waited for any more. */
export function createAftermath(clock: Clock, log: Log, signal: AbortSignal): Aftermath {
  const lanes = createLanes();

  return {
    later(lane, work) {
      return lanes.run(lane, work).catch((error: unknown) => {
        log.warn({ event: "answer-failed", platform: "telegram", code: codeAtTheEdge(error) });
      });
    },
    async patiently(what) {
      try {
        return await what();
      } catch (error) {
        const failure = failureOf(error);
        if (failure.kind !== "rate-limited" || failure.retryAfterMs > LONGEST_WAIT_MS || signal.aborted)
          throw error;
        await clock.sleep(failure.retryAfterMs, signal);
        return what();
      }
    },
    drain: () => lanes.idle(),
    async room() {
      if (lanes.size() >= MOST_WAITING) await lanes.idle();
    },
  };
}

/** Gives one word for any error, for the log: never its message, which may carry someone's words. */
export function codeAtTheEdge(error: unknown): string {
  try {
    return codeOf(failureOf(error));
  } catch (foreign) {
    if (foreign instanceof Error && "code" in foreign && typeof foreign.code === "string")
      return foreign.code;
    return foreign instanceof Error ? foreign.name : "unknown";
  }
}
