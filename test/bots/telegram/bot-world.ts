// The Telegram side of the bot against the double, with a conversation that a test scripts and a store in memory.

import { serveHttp } from "../../../bots/http.ts";
import type { PlatformConnection } from "../../../bots/platform.ts";
import type { Actor, FormReply, Place, Reply, Talk } from "../../../bots/talk/talk.ts";
import { connectTelegram, type TelegramSettings } from "../../../bots/telegram/app.ts";
import { SurveyError } from "../../../core/errors.ts";
import type { Submission } from "../../../core/message.ts";
import type { Account } from "../../../core/people/person.ts";
import type { Dialog, LogFields } from "../../../core/ports.ts";
import type { Press } from "../../../core/press.ts";
import { startTelegramDouble, type TelegramDouble } from "../../doubles/telegram/double.ts";
import { hurriedClock } from "./harness.ts";

/** What the conversation was told, in order. */
export type Told =
  | {
      readonly kind: "press";
      readonly who: Actor;
      readonly press: Press;
      readonly place: Place;
      readonly messageRef: string | null;
    }
  | { readonly kind: "command"; readonly who: Actor; readonly text: string; readonly place: Place }
  | {
      readonly kind: "submit";
      readonly who: Actor;
      readonly press: Press;
      readonly submission: Submission;
      readonly place: Place;
    }
  | { readonly kind: "words"; readonly who: Actor; readonly text: string }
  | { readonly kind: "start"; readonly who: Actor; readonly payload: string | null }
  | { readonly kind: "stop" | "home"; readonly who: Actor }
  | { readonly kind: "reachable"; readonly who: Actor; readonly reachable: boolean };

/** A scripted conversation: `on` answers (or throws); without an answer it says nothing. */
export interface Script {
  readonly told: Told[];
  on: (told: Told) => Partial<Reply> | Promise<Partial<Reply>> | undefined;
  onSubmit: (submission: Submission) => FormReply;
}

/** Everything around one bot. */
export interface BotWorld {
  readonly double: TelegramDouble;
  readonly script: Script;
  readonly accounts: Map<string, Account>;
  readonly dialogs: Map<string, Dialog>;
  readonly moves: string[][];
  readonly logged: LogFields[];
  /** The stored offset; `writes` is called before each write and may throw. */
  readonly cursor: { offset: number; writes: () => void };
  /** Starts a bot, another one after a crash. */
  start(mode?: "polling" | "webhook"): Promise<PlatformConnection>;
  /** Delivers a body to the webhook, as the platform or as a forger, and gives the status. */
  deliver(body: unknown, secret?: string | null): Promise<number>;
  /** Stops listening as a crash does: nothing more is taken or said, nothing is stored. */
  crash(): void;
  close(): Promise<void>;
}

const WEBHOOK_SECRET = "secret_of-the_webhook";

/** Gives a world with a double and no bot yet. */
export async function openBotWorld(): Promise<BotWorld> {
  const double = await startTelegramDouble();
  // A poller's last round is waited for at the end of each test.
  double.maxPollMs = 50;
  double.webhookBackoff.firstMs = 20;
  const ends: (() => Promise<void>)[] = [];
  const script: Script = {
    told: [],
    on: () => undefined,
    onSubmit: () => ({ kind: "done", reply: { locale: "en" } }),
  };
  const world = {
    double,
    script,
    accounts: new Map<string, Account>(),
    dialogs: new Map<string, Dialog>(),
    moves: [] as string[][],
    logged: [] as LogFields[],
    cursor: { offset: 0, writes: () => {} },
  };
  let alive = { isAlive: true };
  let address = "";

  function accountOf(who: { readonly externalId: string; readonly connectionId: string }): Account {
    const known = world.accounts.get(who.externalId);
    if (known !== undefined) return known;
    const account: Account = {
      id: `account-${who.externalId}`,
      personId: `person-${who.externalId}`,
      organizationId: "o",
      connectionId: who.connectionId,
      platform: "telegram",
      externalId: who.externalId,
      name: "",
      role: "none",
      locale: null,
      zone: null,
      state: "subscribed",
    };
    world.accounts.set(who.externalId, account);
    return account;
  }

  const answer = async (told: Told): Promise<Reply> => {
    script.told.push(told);
    const given = await script.on(told);
    // Whoever the conversation has talked to is someone it knows.
    accountOf(told.who);
    return { locale: told.who.member?.locale ?? "en", ...given };
  };
  const talk: Talk = {
    press: (who, press, at) => answer({ kind: "press", who, press, ...at }),
    command: (who, text, place) => answer({ kind: "command", who, text, place }),
    words: (who, text) => answer({ kind: "words", who, text }),
    start: (who, payload) => answer({ kind: "start", who, payload }),
    stop: (who) => answer({ kind: "stop", who }),
    async reachable(who, reachable) {
      await answer({ kind: "reachable", who, reachable });
    },
    async submit(who, press, submission, place) {
      await answer({ kind: "submit", who, press, submission, place });
      return script.onSubmit(submission);
    },
    async home(who) {
      const { locale, answer: message } = await answer({ kind: "home", who });
      return { locale, message: message ?? { text: "Home", parts: [] } };
    },
  };

  async function start(mode: "polling" | "webhook" = "polling"): Promise<PlatformConnection> {
    const life = { isAlive: true };
    alive = life;
    const log = (fields: LogFields) => void world.logged.push(fields);
    const stopping = new AbortController();
    // The platform must know the address before the bot is there to give it: the port is taken first.
    let bot: PlatformConnection | undefined;
    const http =
      mode === "polling"
        ? null
        : await serveHttp({
            port: 0,
            routes: [
              {
                method: "POST",
                path: "/telegram/webhook",
                handle: (request, response) => bot?.routes[0]?.handle(request, response),
              },
            ],
            health: async () => ({ database: true, connections: {} }),
            metrics: async () => ({ type: "", body: "" }),
            log: { debug: log, info: log, warn: log, error: log },
          });
    address = http === null ? "" : `http://127.0.0.1:${http.port}`;
    const settings: TelegramSettings = {
      botToken: double.token,
      apiRoot: double.apiRoot,
      callTimeoutMs: 1_000,
      webhook: http === null ? null : { url: address, secret: WEBHOOK_SECRET },
    };
    bot = await connectTelegram(settings, {
      clock: hurriedClock(),
      log: { debug: log, info: log, warn: log, error: log },
      signal: stopping.signal,
    });
    await bot.listen({
      talk: guarded(talk, life),
      connectionId: "c",
      cursor: {
        read: async () => world.cursor.offset,
        async write(offset) {
          await ifAlive(life);
          world.cursor.writes();
          world.cursor.offset = offset;
        },
      },
      dialogs: {
        get: async (id) => world.dialogs.get(id) ?? null,
        set: async (id, dialog) => void world.dialogs.set(id, dialog),
        clear: async (id) => void world.dialogs.delete(id),
      },
      people: {
        account: async (who) => world.accounts.get(who.externalId) ?? null,
        remember: async (connectionId, members) =>
          members.map(({ externalId }) => accountOf({ externalId, connectionId })),
      },
      outbox: { moved: async (...move) => void world.moves.push(move) },
    });
    const listening = bot;
    ends.push(async () => {
      await listening.stop();
      await http?.close();
    });
    return bot;
  }

  return {
    ...world,
    start,
    async deliver(body, secret = WEBHOOK_SECRET) {
      const response = await fetch(`${address}/telegram/webhook`, {
        method: "POST",
        headers: {
          "content-type": "application/json",
          ...(secret === null ? {} : { "x-telegram-bot-api-secret-token": secret }),
        },
        body: typeof body === "string" ? body : JSON.stringify(body),
      });
      return response.status;
    },
    crash() {
      alive.isAlive = false;
    },
    async close() {
      for (const end of ends) await end();
      await double.close();
    },
  };
}

/** After a crash nothing more is stored; that the process still answers "not now" stands for its silence. */
function ifAlive(life: { readonly isAlive: boolean }): Promise<void> {
  return life.isAlive ? Promise.resolve() : Promise.reject(new SurveyError("database-unavailable"));
}

function guarded(talk: Talk, life: { readonly isAlive: boolean }): Talk {
  const guard = <A extends unknown[], R>(what: (...args: A) => Promise<R>) => {
    return async (...args: A): Promise<R> => {
      await ifAlive(life);
      const result = await what(...args);
      await ifAlive(life);
      return result;
    };
  };
  return {
    press: guard(talk.press),
    command: guard(talk.command),
    words: guard(talk.words),
    start: guard(talk.start),
    stop: guard(talk.stop),
    reachable: guard(talk.reachable),
    submit: guard(talk.submit),
    home: guard(talk.home),
  };
}

/** Gives the bot's messages in a chat that can be read now. */
export function said(double: TelegramDouble, chatId: number): string[] {
  return double
    .messages(chatId)
    .filter(({ fromBot }) => fromBot)
    .map(({ text }) => text ?? "");
}
