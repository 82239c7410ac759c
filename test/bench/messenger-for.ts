// The bot's own messengers, pointed at a double.
import { Telegraf } from "telegraf";
import { createClient } from "../../bots/slack/client.ts";
import { createMessenger as slackMessenger } from "../../bots/slack/messenger.ts";
import { callsOf } from "../../bots/telegram/call-api.ts";
import { createMessenger as telegramMessenger } from "../../bots/telegram/messenger.ts";
import type { Messenger, Platform } from "../../core/ports.ts";
import { SILENT } from "./bench-store.ts";

/** Gives the messenger of one token; `url` is the address of Slack's API or Telegram's root. */
export function messengerFor(
  platform: Platform,
  { url, token }: { readonly url: string; readonly token: string },
): Messenger {
  if (platform === "slack") return slackMessenger(createClient({ token, apiUrl: url, log: SILENT }));
  return telegramMessenger(callsOf(new Telegraf(token, { telegram: { apiRoot: url } }).telegram));
}
