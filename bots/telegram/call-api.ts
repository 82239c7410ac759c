// One call to the Bot API: it takes no longer than it may and is never repeated here. Telegraf itself waits 500 seconds.
import type { Telegraf } from "telegraf";
import type { Opts, Telegram } from "telegraf/types";

/** How long a call may take, in milliseconds. */
export const CALL_TIMEOUT_MS = 10_000;

/** What ends a call early. */
export interface CallLimits {
  readonly timeoutMs?: number;
  readonly signal?: AbortSignal;
}

/** Calls a method and gives its result; throws what `failureOf` reads. */
export type Call = <M extends keyof Telegram>(
  method: M,
  payload: Opts<M>,
  limits?: CallLimits,
) => Promise<ReturnType<Telegram[M]>>;

type Options = Parameters<Telegraf["telegram"]["callApi"]>[2];

/** Gives the calls of one bot, each with `timeoutMs` unless it says otherwise. */
export function callsOf(telegram: Telegraf["telegram"], timeoutMs = CALL_TIMEOUT_MS): Call {
  return (method, payload, limits = {}) => {
    const timeout = AbortSignal.timeout(Math.max(1, Math.ceil(limits.timeoutMs ?? timeoutMs)));
    const signal = limits.signal === undefined ? timeout : AbortSignal.any([limits.signal, timeout]);
    // Telegraf's types know the shim of an AbortSignal only, which Node's own one has replaced.
    return telegram.callApi(method, payload, { signal } as unknown as NonNullable<Options>);
  };
}
