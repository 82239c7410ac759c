// What the bot says once something is committed: never on the way in, in order within a chat, and over before the bot stops.
import type { Clock, Log } from "../../core/ports.ts";
import { codeOf, failureOf } from "./failure.ts";
import { createGate, type Haste } from "./gate.ts";
import { createLanes } from "./lanes.ts";

/** Takes work that follows a commit. */
export interface Aftermath {
  /** Does the work after everything given for this lane before. A failure is logged by its code and ends with that: it never rejects. */
  later(lane: string, work: () => Promise<void>): Promise<void>;
  /**
   * Does something at the platform, a few such things at a time, the urgent ones first; where the platform says "not now",
   * waits as long as it says, once, and does it again.
   */
  patiently<T>(what: () => Promise<T>, haste?: Haste): Promise<T>;
  /** Resolves when all that was given is done. */
  drain(): Promise<void>;
  /** Resolves when there is room for more work. */
  room(): Promise<void>;
}

/** The longest that an answer waits for a limit to pass: after that nobody waits for it. */
const LONGEST_WAIT_MS = 30_000;
/** How many calls are made at a time: opening hundreds of connections at once takes longer than taking turns on these. */
const AT_A_TIME = 50;
/** From so much unfinished work on, taking waits for answering. */
const MOST_WAITING = 1_000;
/** In milliseconds. */
const LOOK_AGAIN_MS = 20;

/** Gives the aftermath of one bot; once `signal` aborts no limit is waited for any more. */
export function createAftermath(clock: Clock, log: Log, signal: AbortSignal): Aftermath {
  const lanes = createLanes();
  const gate = createGate(AT_A_TIME);

  return {
    later(lane, work) {
      return lanes.run(lane, work).catch((error: unknown) => {
        log.warn({ event: "answer-failed", platform: "telegram", code: codeAtTheEdge(error) });
      });
    },
    async patiently(what, haste = "usual") {
      try {
        return await gate.pass(what, haste);
      } catch (error) {
        const failure = failureOf(error);
        if (failure.kind !== "rate-limited" || failure.retryAfterMs > LONGEST_WAIT_MS || signal.aborted)
          throw error;
        await clock.sleep(failure.retryAfterMs, signal);
        return gate.pass(what, haste);
      }
    },
    drain: () => lanes.idle(),
    async room() {
      while (lanes.size() >= MOST_WAITING && !signal.aborted) await clock.sleep(LOOK_AGAIN_MS, signal);
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
