// Connecting: a wrong setting is named, a platform that is down is waited for.
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { ListenContext } from "../../../bots/platform.ts";
import { connectTelegram } from "../../../bots/telegram/app.ts";
import type { LogFields } from "../../../core/ports.ts";
import { startTelegramDouble, type TelegramDouble } from "../../doubles/telegram/double.ts";
import { hurriedClock } from "./harness.ts";

let double: TelegramDouble;
let logged: LogFields[];
let stopping: AbortController;
beforeEach(async () => {
  double = await startTelegramDouble();
  double.maxPollMs = 50;
  logged = [];
  stopping = new AbortController();
});
afterEach(() => double.close());

function connect(settings: Partial<Parameters<typeof connectTelegram>[0]> = {}) {
  const lines = logged;
  const log = (fields: LogFields) => void lines.push(fields);
  return connectTelegram(
    { botToken: double.token, apiRoot: double.apiRoot, webhook: null, ...settings },
    { clock: hurriedClock(), log: { debug: log, info: log, warn: log, error: log }, signal: stopping.signal },
  );
}

test("gives who the bot is, not listening yet", async () => {
  const bot = await connect();
  expect(bot).toMatchObject({
    platform: "telegram",
    externalId: `${double.botId}`,
    name: "Survey bot",
    username: double.username,
    routes: [],
  });
  expect(bot.healthy()).toBe(false);
  expect(double.calls.map(({ method }) => method)).toEqual(["getMe"]);
});

describe("a setting that cannot be right is named", () => {
  test.each([
    ["a token that Telegram does not know", "7000001:another"],
    ["a token that was revoked", null],
  ])("%s", async (_, botToken) => {
    if (botToken === null) double.revoke();
    await expect(connect(botToken === null ? {} : { botToken })).rejects.toMatchObject({
      code: "setting-invalid",
      params: { setting: "TELEGRAM_BOT_TOKEN", problem: "telegram-token-refused" },
    });
  });

  test("a webhook address that Telegram does not take", async () => {
    const bot = await connect({ webhook: { url: "http://example.org", secret: "s" } });
    await expect(bot.listen({} as ListenContext)).rejects.toMatchObject({
      code: "setting-invalid",
      params: { setting: "TELEGRAM_WEBHOOK_URL", problem: "telegram-webhook-refused" },
    });
    await bot.stop();
  });
});

test("a platform that is down is waited for", async () => {
  double.failNext("getMe", { status: 502 }, 2);
  double.failNext("getMe", { drop: "before" });
  expect((await connect()).externalId).toBe(`${double.botId}`);
  expect(logged.map(({ event, code }) => [event, code])).toEqual([
    ["connect-failed", "telegram-502"],
    ["connect-failed", "telegram-502"],
    ["connect-failed", "ECONNRESET"],
  ]);
});

test("waiting for it ends when the bot stops", async () => {
  await double.close();
  const connecting = connect();
  setTimeout(() => stopping.abort(), 30);
  await expect(connecting).rejects.toMatchObject({ code: "internal" });
});
