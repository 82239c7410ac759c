// Connects the platforms side by side: one that is down is tried again for as long as it takes, while the others work.
import { SurveyError } from "../core/errors.ts";
import type { Platform } from "../core/ports.ts";
import type { ConnectContext, PlatformConnection } from "./platform.ts";

/** How long one that works waits for another that neither answers nor refuses, before the work begins, in milliseconds. */
const GRACE_MS = 5_000;

/** How long after one could not be put to work it is tried again, in milliseconds. */
const AGAIN_MS = 30_000;

/** A platform that is set up, and how to connect to it. `connect` tries for as long as the platform is down. */
export interface Connectable {
  readonly platform: Platform;
  connect(context: ConnectContext): Promise<PlatformConnection>;
}

/** A platform that does not work yet: it is still being tried, or has refused what it was set up with, which no other try will cure. */
export interface Unconnected {
  readonly platform: Platform;
  readonly why: "waiting" | "refused";
}

/** Platforms on their way up. */
export interface Connecting {
  /**
   * Resolves once each platform works or has failed a first time, or has kept one that works waiting for some seconds, or the context's signal aborts.
   * Rejects with SurveyError `setting-invalid` where one of them has refused its setting until then, and with whatever `attach` throws.
   */
  readonly begun: Promise<void>;
  unconnected(): readonly Unconnected[];
  /** Ends every try and every platform; called after the context's signal has aborted. */
  stop(): Promise<void>;
}

/** Begins to connect; `attach` puts a platform that has been connected to work. */
export function connectPlatforms(
  wanted: readonly Connectable[],
  attach: (platform: PlatformConnection) => Promise<void>,
  context: ConnectContext,
): Connecting {
  const { clock, log, signal } = context;
  const standing = new Map<Platform, "waiting" | "refused" | "works">();
  const running = new Set<PlatformConnection>();
  let isBegun = false;

  /** Connects one and puts it to work; `failing` hears of each try that failed. */
  async function tryOnce({ platform, connect }: Connectable, failing: () => void): Promise<void> {
    const connection = await connect({ ...context, failing });
    if (signal.aborted) return connection.stop();
    running.add(connection);
    try {
      await attach(connection);
    } catch (error) {
      running.delete(connection);
      await connection.stop();
      throw error;
    }
    standing.set(platform, "works");
    // Stopped while it was being put to work, it may have begun to listen since.
    if (signal.aborted) return connection.stop();
    log.info({ event: "connected", platform });
  }

  /** Tries until it works. What fails before the work has begun is thrown, as whoever starts the bot is there to read it. */
  async function keepTrying(one: Connectable, failing: () => void): Promise<void> {
    const { platform } = one;
    while (!signal.aborted) {
      try {
        return await tryOnce(one, failing);
      } catch (error) {
        if (signal.aborted) return;
        if (!isBegun) throw error;
        const code = error instanceof SurveyError ? error.code : "internal";
        log.error({ event: "connect-failed", platform, code });
        if (code === "setting-invalid") {
          standing.set(platform, "refused");
          return;
        }
        await clock.sleep(AGAIN_MS, signal);
      }
    }
  }

  const patience = new AbortController();
  const ways = wanted.map((one) => {
    standing.set(one.platform, "waiting");
    const failed = Promise.withResolvers<void>();
    const ended = keepTrying(one, failed.resolve);
    return { ended, begun: Promise.race([ended, failed.promise]) };
  });
  const aborted = new Promise<void>((resolve) => {
    if (signal.aborted) resolve();
    signal.addEventListener("abort", () => resolve(), { once: true });
  });
  const kept = async (): Promise<void> => {
    await Promise.any(ways.map(({ ended }) => ended)).catch(() => aborted);
    await clock.sleep(GRACE_MS, patience.signal);
  };
  const all = Promise.all(ways.map(({ begun }) => begun)).then(() => undefined);

  return {
    begun: Promise.race([all, kept(), aborted]).finally(() => {
      isBegun = true;
      patience.abort();
    }),
    unconnected: () =>
      [...standing].flatMap(([platform, why]) => (why === "works" ? [] : [{ platform, why }])),
    async stop() {
      await Promise.all([...running].map((connection) => connection.stop()));
      await Promise.allSettled(ways.map(({ ended }) => ended));
    },
  };
}
