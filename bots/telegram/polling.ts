// Long polling: takes a batch, has it committed, and only then confirms it. Telegraf's own loop confirms before.
import { TelegramError } from "telegraf";
import type { Update } from "telegraf/types";
import type { Clock, Cursor, Log } from "../../core/ports.ts";
import { codeAtTheEdge } from "./aftermath.ts";
import type { Call } from "./call-api.ts";
import { failureOf } from "./failure.ts";
import { type Intake, laneOf, WANTED_UPDATES } from "./intake.ts";

/** How long the platform may hold a poll open, in seconds, and how much longer the request may take, in milliseconds. */
const POLL_SECONDS = 25;
const POLL_GRACE_MS = 10_000;
const BATCH = 100;
/**
 * How far below the stored offset an update counts as taken. After a week without updates the platform goes on from a random
 * number, so that an old offset may be far above the next update, and must not throw it away.
 */
const TAKEN_BELOW = 1_000;
/** How long to wait after failures in a row, in milliseconds: doubling from the first to the longest. */
const FIRST_WAIT_MS = 500;
const LONGEST_WAIT_MS = 30_000;

/** What polling needs. */
export interface PollingGround {
  readonly call: Call;
  readonly intake: Intake;
  readonly cursor: Cursor;
  readonly clock: Clock;
  readonly log: Log;
  /** Waits while too much is unanswered. */
  readonly room: () => Promise<void>;
  /** Ends the loop: a waiting poll at once, a batch in hand after its commit. */
  readonly signal: AbortSignal;
}

/** A running loop. */
export interface Polling {
  healthy(): boolean;
  /** Resolves once the loop has ended. */
  readonly ended: Promise<void>;
}

/** Polls until the signal aborts. Failures are waited out: nothing but the signal ends the loop. */
export function startPolling(ground: PollingGround): Polling {
  let isHealthy = false;
  const ended = loop(ground, (healthy) => {
    isHealthy = healthy;
  });
  return { ended, healthy: () => isHealthy && !ground.signal.aborted };
}

type Tell = (healthy: boolean) => void;
const STOPPED = Symbol("stopped");

async function loop(ground: PollingGround, tell: Tell): Promise<void> {
  const { call, cursor, signal } = ground;
  const again = <T>(what: () => Promise<T>) => untilDone(what, ground, tell);
  // While a webhook is set the platform refuses to be polled.
  if ((await again(() => call("deleteWebhook", {}, { signal }))) === STOPPED) return;
  const stored = await again(() => cursor.read());
  if (stored === STOPPED) return;
  // The platform has answered and the database too; the first poll may take its time to be quiet.
  tell(true);
  // Given until a poll with it has succeeded, and then no more: what was left when a poll came back empty is confirmed.
  let offset: number | null = null;
  let isFirst = true;
  while (!signal.aborted) {
    const updates = await again(() => getUpdates(ground, offset));
    if (updates === STOPPED) return;
    tell(true);
    const last = updates.at(-1);
    const left = new Set(isFirst ? updates.filter(({ update_id: id }) => !isTaken(id, stored)) : updates);
    isFirst = false;
    if (last === undefined) {
      offset = null;
      continue;
    }
    if ((await again(() => takeAll(left, ground.intake))) === STOPPED) return;
    const next = last.update_id + 1;
    if ((await again(() => cursor.write(next))) === STOPPED) return;
    offset = next;
    await ground.room();
  }
}

function isTaken(id: number, stored: number): boolean {
  return id < stored && id >= stored - TAKEN_BELOW;
}

function getUpdates({ call, signal }: PollingGround, offset: number | null): Promise<Update[]> {
  const request = { limit: BATCH, timeout: POLL_SECONDS, allowed_updates: WANTED_UPDATES };
  return call("getUpdates", offset === null ? request : { ...request, offset }, {
    signal,
    timeoutMs: POLL_SECONDS * 1000 + POLL_GRACE_MS,
  });
}

/** Takes what is left, taking out what is done; where one cannot be taken now, those behind it in its lane wait. */
async function takeAll(left: Set<Update>, intake: Intake): Promise<void> {
  const lanes = [...Map.groupBy(left, laneOf).values()].map(async (updates) => {
    for (const update of updates) {
      await intake.take(update);
      left.delete(update);
    }
  });
  for (const lane of await Promise.allSettled(lanes)) if (lane.status === "rejected") throw lane.reason;
}

/** Tries until it succeeds, at least once; STOPPED where the signal aborts first. */
async function untilDone<T>(
  what: () => Promise<T>,
  { clock, log, signal }: PollingGround,
  tell: Tell,
): Promise<T | typeof STOPPED> {
  let waitMs = FIRST_WAIT_MS;
  let told: string | null = null;
  for (;;) {
    try {
      return await what();
    } catch (error) {
      if (signal.aborted) return STOPPED;
      tell(false);
      const code = codeAtTheEdge(error);
      if (code !== told) log.warn({ event: "polling-failed", platform: "telegram", code });
      told = code;
      await clock.sleep(Math.max(waitMs, pauseIn(error)), signal);
      if (signal.aborted) return STOPPED;
      waitMs = Math.min(LONGEST_WAIT_MS, 2 * waitMs);
    }
  }
}

function pauseIn(error: unknown): number {
  if (!(error instanceof TelegramError)) return 0;
  const failure = failureOf(error);
  return failure.kind === "rate-limited" ? failure.retryAfterMs : 0;
}
