// Acknowledging: after the commit, within Slack's three seconds where that can be had.
import type { Clock } from "../../core/ports.ts";
import type { Listening } from "./listening.ts";

/** When to acknowledge what is slow and loses nothing by it, in milliseconds: Slack gives up at 3,000. */
export const ACKNOWLEDGE_BY = 2_200;

/** Tells Slack that it was taken. A socket may have closed meanwhile: what is committed stays so, and the answer goes another way. */
export async function acknowledge(listening: Listening, ack: () => Promise<void>): Promise<void> {
  try {
    await ack();
  } catch {
    listening.log.warn({ event: "acknowledgement-failed", platform: "slack" });
  }
}

/** Gives the work's result if it comes in time, else "late"; a failure comes in time too. */
export async function inTime<Result>(clock: Clock, work: Promise<Result>): Promise<Result | "late"> {
  const cancel = new AbortController();
  const late = clock.sleep(ACKNOWLEDGE_BY, cancel.signal).then(() => "late" as const);
  try {
    return await Promise.race([work, late]);
  } finally {
    cancel.abort();
  }
}
