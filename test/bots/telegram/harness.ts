// What the tests of this folder share: a double, and the parts of the bot that talk to it.
import { Telegraf } from "telegraf";
import { type Call, callsOf } from "../../../bots/telegram/call-api.ts";
import type { Clock } from "../../../core/ports.ts";
import type { TelegramDouble, TelegramMessage } from "../../doubles/telegram/double.ts";

/** A clock whose waits are over at once, remembered in `slept` in milliseconds. */
export function hurriedClock(): Clock & { readonly slept: number[] } {
  const slept: number[] = [];
  return {
    slept,
    now: () => new Date(),
    async sleep(ms) {
      slept.push(ms);
      await new Promise((resolve) => setTimeout(resolve, 1));
    },
  };
}

/** Gives the calls of a bot on this double; each ends after `timeoutMs`. */
export function callsTo(double: TelegramDouble, timeoutMs = 1_000): Call {
  const bot = new Telegraf(double.token, { telegram: { apiRoot: double.apiRoot, webhookReply: false } });
  return callsOf(bot.telegram, timeoutMs);
}

/** Gives what can be read of a message: its text or caption and the labels of its buttons. */
export function readable(message: TelegramMessage): string {
  const labels = (message.keyboard ?? []).flat().map(({ text }) => text);
  return [message.text ?? message.caption ?? "", ...labels].join("\n");
}
