// The heartbeat of one process: node-cron ticks, each tick does what is due, then drains what is owed. It keeps no state of its own.
import { schedule as cron, type ScheduledTask } from "node-cron";
import { SurveyError } from "../core/errors.ts";
import type { Clock, Log } from "../core/ports.ts";

/** What a heartbeat drives. */
export interface HeartbeatWork {
  readonly clock: Clock;
  readonly log: Log;
  /** One pass over everything due. */
  readonly reconcile: (now: Date) => Promise<void>;
  /** One for each connection that is up. */
  readonly drains: readonly Drain[];
}

/** Drains what one connection owes until nothing is due now; gives when the next delivery is due, or null. */
export type Drain = (signal: AbortSignal) => Promise<Date | null>;

/** A heart that can be started, nudged, waited for and stopped. */
export interface Heartbeat {
  /** Ticks every five seconds, and once at once. */
  start(): void;
  /** A connection has come up: from the next beat on it is drained too. */
  add(drain: Drain): void;
  /** Something became due: beat soon, without waiting for the tick. */
  wake(): void;
  /** Beats until nothing is due at the clock's present time. */
  settle(): Promise<void>;
  /** No new beat; resolves when the running ones have finished what is in flight. */
  stop(): Promise<void>;
}

/** Runs `work` at most once at a time; a call while it runs makes it run once more afterwards. */
function single(work: () => Promise<void>): () => Promise<void> {
  let running: Promise<void> | null = null;
  let again = false;
  return () => {
    if (running !== null) {
      again = true;
      return running;
    }
    running = (async () => {
      try {
        do {
          again = false;
          await work();
        } while (again);
      } finally {
        running = null;
      }
    })();
    return running;
  };
}

/** Builds the heart; nothing beats before `start` or `settle`. */
export function createHeartbeat(work: HeartbeatWork): Heartbeat {
  const stopping = new AbortController();
  let task: ScheduledTask | null = null;

  const guarded = async (what: string, run: () => Promise<void>): Promise<void> => {
    if (stopping.signal.aborted) return;
    try {
      await run();
    } catch (error) {
      // The edge of the heart: one failed pass is told and the next tick tries again, since all state is in the database.
      work.log.error({
        event: `${what}-failed`,
        code: error instanceof SurveyError ? error.code : "internal",
      });
    }
  };
  // Whoever waits for what is due soon is woken by what is due at once.
  let nudge = new AbortController();
  const guardedDrain = (drain: Drain) =>
    single(() =>
      guarded("drain", async () => {
        for (;;) {
          const { signal } = nudge;
          const next = await drain(stopping.signal);
          const now = work.clock.now().getTime();
          if (next === null || stopping.signal.aborted || next.getTime() > now + 5_000) return;
          const wait = Math.max(10, next.getTime() - now);
          await work.clock.sleep(wait, AbortSignal.any([stopping.signal, signal]));
        }
      }),
    );
  const drains = work.drains.map(guardedDrain);
  const drainAll = () => {
    nudge.abort();
    nudge = new AbortController();
    return Promise.all(drains.map((drain) => drain()));
  };
  const pass = single(() => guarded("pass", () => work.reconcile(work.clock.now())));
  const beat = async (): Promise<void> => {
    if (stopping.signal.aborted) return;
    await pass();
    await drainAll();
  };

  return {
    start() {
      task = cron("*/5 * * * * *", () => void beat());
      void beat();
    },
    add: (drain) => void drains.push(guardedDrain(drain)),
    wake: () => void beat(),
    async settle() {
      // A pass can owe messages, and a drained message can make another pass worthwhile (an early closing, a moved channel).
      await beat();
      await beat();
    },
    async stop() {
      stopping.abort();
      await task?.destroy();
      await Promise.all([pass(), drainAll()]);
    },
  };
}
