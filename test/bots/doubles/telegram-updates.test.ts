// Updates of the Telegram double reach the bot as the platform promises, by polling and by webhook.

import { Telegraf } from "telegraf";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { TelegramDouble } from "../../doubles/telegram/double.ts";
import { friendsGround, type Ground } from "./ground.ts";
import { poll, refusal, takeWebhooks } from "./telegraf-bot.ts";

let double: TelegramDouble;
let bot: Telegraf;
let ends: Ground["ends"];
let ada: number;
let ben: number;
let close: Ground["close"];
beforeEach(async () => {
  ({ double, bot, ends, ada, ben, close } = await friendsGround());
});
afterEach(() => close());

describe("taking updates", () => {
  test("what was not confirmed comes again, and what was does not", async () => {
    double.patienceMs = 1;
    for (const text of ["one", "two", "three"]) await double.say(ada, text);
    const fetchFrom = async (offset: number) => {
      const updates = await bot.telegram.callApi("getUpdates", {
        offset,
        timeout: 0,
        limit: 2,
        allowed_updates: [],
      });
      return updates.map((update) => update.update_id);
    };
    const [first = 0, second = 0] = await fetchFrom(0);
    expect(await fetchFrom(0)).toEqual([first, second]);
    expect(double.confirmedOffset).toBe(first);
    expect(await fetchFrom(second)).toEqual([second, second + 1]);
    expect(double.confirmedOffset).toBe(second);
    expect(await fetchFrom(0)).toEqual([second, second + 1]);
    expect(await fetchFrom(second + 2)).toEqual([]);
    expect(double.confirmedOffset).toBe(second + 2);
  });

  test("a handler that fails once gets its update again, and the rest are not lost", async () => {
    const handled: string[] = [];
    let fails = 1;
    bot.on("text", (context) => {
      if (context.message.text === "two" && fails-- > 0) throw new Error("once");
      handled.push(context.message.text);
    });
    bot.catch((error) => {
      throw error;
    });
    const errors: unknown[] = [];
    const acts = Promise.all(["one", "two", "three"].map((text) => double.say(ada, text)));
    ends.push(poll(bot, (error) => errors.push(error)).stop);
    expect((await acts).every(({ delivered }) => delivered)).toBe(true);
    expect(handled).toEqual(["one", "two", "three"]);
    expect(errors).toHaveLength(1);
    double.maxPollMs = 50;
  });

  test("an update that nobody takes is reported as not delivered", async () => {
    double.patienceMs = 30;
    const act = await double.say(ada, "anyone?");
    expect(act.delivered).toBe(false);
    expect(act.ms).toBeGreaterThanOrEqual(29);
  });

  test("a poll waits for the next update and no longer than asked", async () => {
    const request = { offset: 0, timeout: 1, limit: 100, allowed_updates: [] };
    const begin = performance.now();
    expect(await bot.telegram.callApi("getUpdates", request)).toEqual([]);
    expect(performance.now() - begin).toBeGreaterThanOrEqual(990);
    const waiting = bot.telegram.callApi("getUpdates", { ...request, timeout: 20 });
    setTimeout(() => void double.say(ada, "here"), 30);
    expect(await waiting).toMatchObject([{ message: { text: "here" } }]);
    expect(performance.now() - begin).toBeLessThan(5_000);
  });

  test("two pollers are in conflict, and so are a poller and a webhook", async () => {
    const request = { offset: 0, timeout: 20, limit: 100, allowed_updates: [] };
    const first = refusal(bot.telegram.callApi("getUpdates", request));
    await vi.waitFor(() => expect(double.calls.at(-1)?.status).toBe(0));
    const second = refusal(bot.telegram.callApi("getUpdates", request));
    expect(await first).toMatchObject({ code: 409 });
    await bot.telegram.setWebhook("http://127.0.0.1:9/hook");
    expect((await second).description).toContain("setWebhook");
    expect((await refusal(bot.telegram.callApi("getUpdates", request))).description).toContain(
      "webhook is active",
    );
  });
});

describe("webhook", () => {
  test("a delivery that was answered 500 comes again, in order within its chat", async () => {
    const handled: string[] = [];
    let failures = 2;
    bot.on("text", (context) => void handled.push(context.message.text));
    bot.botInfo = await bot.telegram.getMe();
    const hook = await takeWebhooks(bot, "a-secret", (request, response) => {
      request.pause();
      if (failures === 0) return false;
      failures -= 1;
      response.writeHead(500).end();
      return true;
    });
    ends.push(hook.close);
    double.webhookBackoff.firstMs = 20;
    await bot.telegram.setWebhook(hook.url, { secret_token: "a-secret" });
    const acts = await Promise.all(["one", "two", "three"].map((text) => double.say(ada, text)));
    expect(acts.map(({ delivered }) => delivered)).toEqual([true, true, true]);
    expect(handled).toEqual(["one", "two", "three"]);
    expect(double.webhookAttempts.map(({ attempt, status }) => [attempt, status])).toEqual([
      [1, 500],
      [2, 500],
      [3, 200],
      [1, 200],
      [1, 200],
    ]);
    expect(await bot.telegram.getWebhookInfo()).toMatchObject({ url: hook.url, pending_update_count: 0 });
  });

  test("the secret goes along in its header, and Telegraf refuses what comes without", async () => {
    const handled: string[] = [];
    bot.on("text", (context) => void handled.push(context.message.text));
    bot.botInfo = await bot.telegram.getMe();
    const hook = await takeWebhooks(bot, "right");
    ends.push(hook.close);
    await bot.telegram.setWebhook(hook.url, { secret_token: "wrong" });
    double.patienceMs = 80;
    expect((await double.say(ada, "refused")).delivered).toBe(false);
    expect(handled).toEqual([]);
    expect(double.webhookAttempts[0]?.status).toBe(403);
    double.patienceMs = 10_000;
    await bot.telegram.setWebhook(hook.url, { secret_token: "right" });
    expect((await double.say(ada, "taken")).delivered).toBe(true);
    expect(handled).toEqual(["refused", "taken"]);
  });

  test("a method in the webhook's answer is performed", async () => {
    const replying = new Telegraf(double.token, {
      telegram: { apiRoot: double.apiRoot, webhookReply: true },
    });
    replying.on("callback_query", (context) => context.answerCbQuery("By reply"));
    replying.botInfo = await bot.telegram.getMe();
    const hook = await takeWebhooks(replying, "s");
    ends.push(hook.close);
    await bot.telegram.setWebhook(hook.url, { secret_token: "s" });
    const act = await double.pressRaw(ada, { chatId: ada, messageId: 1 }, "v1:9");
    expect(act.answeredCallback?.text).toBe("By reply");
    expect(double.toasts(ada)).toEqual([{ text: "By reply", alert: false }]);
  });

  test("one chat's failing update does not hold up another chat", async () => {
    const bodies: string[] = [];
    const hook = await takeWebhooks(bot, "s", (request, response) => {
      request.setEncoding("utf8").on("data", (body: string) => {
        const isAda = body.includes('"Ada"');
        if (!isAda) bodies.push(body);
        response.writeHead(isAda ? 500 : 200).end();
      });
      return true;
    });
    ends.push(hook.close);
    await bot.telegram.setWebhook(hook.url, { secret_token: "s" });
    const stuck = double.say(ada, "stuck");
    expect((await double.say(ben, "free")).delivered).toBe(true);
    expect(bodies).toHaveLength(1);
    await bot.telegram.deleteWebhook({ drop_pending_updates: true });
    expect((await stuck).delivered).toBe(false);
  });
});
