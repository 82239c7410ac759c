// Socket Mode: two connections at once, so that one stands while Slack recycles the other, each reopened as soon as it falls.
import { setTimeout as sleep } from "node:timers/promises";
import { type Receiver, SocketModeReceiver } from "@slack/bolt";
import type { Log } from "../../core/ports.ts";
import { clientOptions } from "./client.ts";
import { failureOf } from "./failure.ts";
import { tokenRefused } from "./identity.ts";
import type { Intake } from "./intake.ts";
import { libraryLog } from "./library-log.ts";

const CONNECTIONS = 2;
/** A socket that says nothing for this long is given up, in milliseconds. */
const HELLO_WITHIN = 20_000;
/** A connection that lived this long was a good one: the next try comes at once. */
const LIVED = 10_000;
const LONGEST_PAUSE = 30_000;

/** Gives the sockets of one app-level token. `open` resolves with the first connection; it throws SurveyError `setting-invalid` where Slack refuses the token. */
export function createSockets(of: {
  appToken: string;
  apiUrl: string;
  log: Log;
  connections?: number;
  /** Told of each connection that could not be made. */
  failing?: () => void;
}): Intake {
  const { appToken, apiUrl, log } = of;
  const stop = new AbortController();
  let connected = 0;
  const receivers = Array.from(
    { length: of.connections ?? CONNECTIONS },
    () =>
      new SocketModeReceiver({
        appToken,
        logger: libraryLog(log),
        // The library waits five seconds before it reconnects, and gives up (with an unhandled rejection) where Slack is down: we do it ourselves.
        autoReconnectEnabled: false,
        installerOptions: { clientOptions: clientOptions({ apiUrl, log, signal: stop.signal }) },
      }),
  );
  const receiver: Receiver = {
    init: (app) => {
      for (const one of receivers) one.init(app);
    },
    start: () => Promise.resolve(),
    stop: () => Promise.resolve(),
  };

  /** Keeps one connection until the bot stops; `opened` hears of each success, `refused` of a first refusal. */
  async function keep(
    { client }: SocketModeReceiver,
    first: { opened: () => void; refused: (error: Error) => void } | null,
  ): Promise<void> {
    for (let failures = 0; !stop.signal.aborted; ) {
      const began = performance.now();
      const failed = await connect(client);
      if (failed === null) {
        const closed = new Promise((resolve) => client.once("disconnected", resolve));
        connected += 1;
        log.info({ event: "socket-open", platform: "slack", count: connected });
        first?.opened();
        // The stop came while this one was on its way, when there was nothing to hang up yet.
        if (stop.signal.aborted) void client.disconnect();
        await closed;
        connected -= 1;
        log.info({ event: "socket-closed", platform: "slack", count: connected });
      } else if (!stop.signal.aborted) {
        if (failed.kind === "answered") first?.refused(tokenRefused("SLACK_APP_TOKEN", failed.code));
        const code = failed.kind === "limited" ? "rate-limited" : failed.code;
        log.warn({ event: "socket-failed", platform: "slack", code });
        of.failing?.();
      }
      failures = failed === null && performance.now() - began > LIVED ? 0 : failures + 1;
      const told = failed?.kind === "limited" ? failed.retryAfterMs : 0;
      const pause = failures === 0 ? 0 : Math.max(told, Math.min(LONGEST_PAUSE, 100 * 2 ** failures));
      // Aborting the pause is how the bot stops.
      await sleep(pause, undefined, { signal: stop.signal }).catch(() => undefined);
    }
  }

  let kept: readonly Promise<void>[] = [];
  return {
    receiver,
    routes: [],
    async open() {
      if (stop.signal.aborted) return;
      await new Promise<void>((resolve, reject) => {
        const first = { opened: resolve, refused: reject };
        stop.signal.addEventListener("abort", () => resolve(), { once: true });
        kept = receivers.map((one, index) => keep(one, index === 0 ? first : null));
      }).catch(async (error: unknown) => {
        stop.abort();
        throw error;
      });
    },
    healthy: () => connected > 0,
    async close() {
      stop.abort();
      // Whichever is only on its way says nothing when it is hung up.
      for (const { client } of receivers) void client.disconnect();
      await Promise.all(kept);
    },
  };
}

/** Connects, or says why not; null means connected. */
async function connect(client: SocketModeReceiver["client"]): Promise<ReturnType<typeof failureOf> | null> {
  const patience = setTimeout(() => void client.disconnect(), HELLO_WITHIN);
  try {
    await client.start();
    return null;
  } catch (error) {
    return failureOf(error);
  } finally {
    clearTimeout(patience);
  }
}
