// A small real Telegraf bot for the double's own tests, polling by its own loop or taking webhooks.

import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { Telegraf, type TelegramError } from "telegraf";
import type { Update } from "telegraf/types";
import type { TelegramDouble } from "../../doubles/telegram/double.ts";

/** Gives a Telegraf that talks to the double. */
export function telegrafFor(double: TelegramDouble): Telegraf {
  return new Telegraf(double.token, { telegram: { apiRoot: double.apiRoot, webhookReply: false } });
}

/** Polls until stopped; the offset moves after a batch whose handlers have all succeeded, and only then. */
export function poll(bot: Telegraf, onError: (error: unknown) => void = () => {}): { stop(): Promise<void> } {
  let isStopped = false;
  const ended = (async () => {
    bot.botInfo = await bot.telegram.getMe();
    let offset = 0;
    while (!isStopped) {
      try {
        const request = { offset, timeout: 1, limit: 100, allowed_updates: [] };
        const updates: Update[] = await bot.telegram.callApi("getUpdates", request);
        for (const update of updates) {
          await bot.handleUpdate(update);
          offset = update.update_id + 1;
        }
      } catch (error) {
        onError(error);
      }
    }
  })();
  return {
    async stop() {
      isStopped = true;
      await ended;
    },
  };
}

/** Listens for webhooks with Telegraf's own callback behind `guard`, which may answer in its place. */
export async function takeWebhooks(
  bot: Telegraf,
  secretToken: string,
  guard: (request: IncomingMessage, response: ServerResponse) => boolean = () => false,
): Promise<{ readonly url: string; close(): Promise<void> }> {
  const callback = bot.webhookCallback("/hook", { secretToken });
  const server = createServer((request, response) => {
    if (!guard(request, response)) void callback(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** Gives what a call is refused with; throws when it succeeds or fails otherwise. */
export async function refusal(call: Promise<unknown>): Promise<{
  readonly code: number;
  readonly description: string;
  readonly parameters: TelegramError["parameters"];
}> {
  try {
    await call;
  } catch (error) {
    if (error instanceof Error && error.constructor.name === "TelegramError") {
      const { code, description, parameters } = error as TelegramError;
      return { code, description, parameters };
    }
    throw error;
  }
  throw new Error("the call was not refused");
}
