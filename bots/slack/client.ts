// The Web API as this bot calls it: no retries of its own, so that no message is sent twice behind the delivery's back.
import { WebClient, type WebClientOptions } from "@slack/web-api";
import type { Log } from "../../core/ports.ts";
import { libraryLog } from "./library-log.ts";

/** The longest a call may take, in milliseconds. */
export const CALL_TIMEOUT = 10_000;

/** Gives the options for every client; the library's own would retry for half an hour and never time out. */
export function clientOptions(of: {
  apiUrl: string;
  log: Log;
  timeoutMs?: number;
  /** Ends calls that are under way. */
  signal?: AbortSignal;
}): WebClientOptions {
  const { signal } = of;
  return {
    ...(signal === undefined ? {} : { fetch: fetchUntil(signal) }),
    slackApiUrl: of.apiUrl,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    timeout: of.timeoutMs ?? CALL_TIMEOUT,
    logger: libraryLog(of.log),
  };
}

/** Gives a client for a bot's token. */
export function createClient(of: { token: string } & Parameters<typeof clientOptions>[0]): WebClient {
  return new WebClient(of.token, clientOptions(of));
}

function fetchUntil(end: AbortSignal): typeof fetch {
  return (input, init) => {
    const signal = init?.signal;
    return fetch(input, { ...init, signal: signal ? AbortSignal.any([signal, end]) : end });
  };
}
