// A Telegram on 127.0.0.1: the Bot API over HTTP, a world behind it, and people who act in it.

import type { TelegramBotCommand } from "@gramio/types";
import type { Limit, WireFault } from "../wire/faults.ts";
import { listen } from "../wire/http.ts";
import type { CallHook, RecordedCall } from "../wire/recorded.ts";
import { createBotApi, type TelegramFault, unauthorized } from "./bot-api.ts";
import { createCallbacks, type Toast } from "./callbacks.ts";
import { chatMethods } from "./chats.ts";
import { createGroups, type Groups } from "./groups.ts";
import { intakeMethods } from "./intake.ts";
import { messageMethods } from "./messages.ts";
import { createPeople, type People } from "./people.ts";
import { createPolling } from "./polling.ts";
import { createProfile } from "./profile.ts";
import { seen, type TelegramMessage } from "./seen.ts";
import { createUpdateQueue } from "./updates.ts";
import { type Backoff, createWebhook, type WebhookAttempt } from "./webhook.ts";
import { createWorld } from "./world.ts";

export type { TelegramFault } from "./bot-api.ts";
export type { CallbackAnswer, Toast } from "./callbacks.ts";
export type { Act } from "./people.ts";
export type { SeenButton, TelegramMessage } from "./seen.ts";

/** How a double is started. */
export type TelegramDoubleOptions = {
  /** 0, any free port, when absent. */
  readonly port?: number;
  /** `ID:SECRET`; the bot's id is the part before the colon. */
  readonly token?: string;
  readonly username?: string;
  /** Whether the bot reads all messages of groups (BotFather's privacy mode off); false when absent. */
  readonly seesWholeGroups?: boolean;
};

/** What a test may change at any time; durations in milliseconds. */
export type TelegramTimes = {
  /** Added to every call. */
  latencyMs: number;
  /** How long an act waits for the bot to take its update before it resolves with `delivered: false`. */
  patienceMs: number;
  /** How long a press that was taken waits for its answer. */
  answerGraceMs: number;
  /** The longest that getUpdates waits, whatever it asks for. */
  maxPollMs: number;
  /** The age from which a callback query is "too old"; some 15 s have been seen on the platform. */
  callbackMaxAgeMs: number;
  /** How refused webhook deliveries come again. */
  readonly webhookBackoff: Backoff;
  /** The clock behind the dates of messages, milliseconds since 1970. */
  now: () => number;
};

/** A running double. */
export type TelegramDouble = People &
  Groups &
  TelegramTimes & {
    readonly apiRoot: string;
    readonly port: number;
    readonly token: string;
    readonly username: string;
    readonly botId: number;
    /** Every call that was received, in order. */
    readonly calls: RecordedCall[];
    /** Every violation of a schema or limit, as `method: what`. */
    problems(): string[];
    /** Is told of each call before its answer is sent; gives the function that ends it. */
    onCall(hook: CallHook): () => void;
    /** Enforces a rate on what sends and edits (or on one method); null removes all limits. */
    limit(limit: Limit | null): void;
    failNext(method: string, fault: TelegramFault | WireFault, times?: number): void;
    /** Makes the token invalid: every call answers 401. */
    revoke(): void;
    restore(): void;
    /** Gives what is in a chat now: a private one by the person's id, a group by its own. */
    messages(chatId: number): TelegramMessage[];
    toasts(userId: number): Toast[];
    /** Gives the command menu that someone sees, in private or in a group. */
    menu(userId: number, chatId?: number): TelegramBotCommand[];
    /** Gives the text that someone reads before they press start. */
    description(languageCode: string): string;
    /** Everything below this update id is confirmed. */
    readonly confirmedOffset: number;
    /** Every try to deliver to the webhook. */
    readonly webhookAttempts: readonly WebhookAttempt[];
    close(): Promise<void>;
  };

/** Starts a double; it stops at `close()`. */
export async function startTelegramDouble(options: TelegramDoubleOptions = {}): Promise<TelegramDouble> {
  const token = options.token ?? "7000001:AAE-double-token-of-thirty-five-characters";
  const username = options.username ?? "survey_double_bot";
  const botId = Number(token.split(":")[0]);
  const seesWholeGroups = options.seesWholeGroups ?? false;
  const webhookBackoff = { firstMs: 100, mostMs: 2_000, timeoutMs: 30_000 };
  const world = createWorld({ botId, username, now: () => double.now() });
  const queue = createUpdateQueue(() => double.patienceMs);
  const callbacks = createCallbacks(() => double.callbackMaxAgeMs);
  const polling = createPolling(queue, () => double.maxPollMs);
  const profile = createProfile(world, seesWholeGroups);
  const groups = createGroups(world, queue);
  const people = createPeople({
    world,
    queue,
    callbacks,
    seesWholeGroups,
    answerGraceMs: () => double.answerGraceMs,
    unblock: groups.unblock,
  });
  const webhook = createWebhook(queue, webhookBackoff, (body) => api.perform(body));
  const api = createBotApi({
    token,
    username,
    latencyMs: () => double.latencyMs,
    methods: {
      ...messageMethods(world),
      ...chatMethods(world),
      ...callbacks.methods,
      ...profile.methods,
      ...intakeMethods(queue, polling, webhook),
    },
  });
  const server = await listen(api.handle, options.port ?? 0);
  const double: TelegramDouble = {
    latencyMs: 0,
    patienceMs: 10_000,
    answerGraceMs: 250,
    maxPollMs: 50_000,
    callbackMaxAgeMs: 15_000,
    webhookBackoff,
    now: Date.now,
    ...people,
    ...groups,
    calls: api.recorder.calls,
    problems: api.recorder.problems,
    onCall: api.recorder.onCall,
    limit: api.faults.limit,
    failNext: api.faults.failNext,
    apiRoot: `http://127.0.0.1:${server.port}`,
    port: server.port,
    token,
    username,
    botId,
    revoke() {
      api.setRevoked(true);
      polling.interrupt(unauthorized());
    },
    restore: () => api.setRevoked(false),
    messages: (chatId) => [...world.chat(chatId).messages.values()].map((one) => seen(world, one)),
    toasts: callbacks.toasts,
    menu: profile.menu,
    description: profile.description,
    webhookAttempts: webhook.attempts,
    get confirmedOffset() {
      return queue.confirmedOffset();
    },
    async close() {
      webhook.remove();
      queue.drop();
      await server.close();
    },
  };
  return double;
}
