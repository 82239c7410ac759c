// The Telegram double fails as the platform and the network do, and tells what an app does wrong.

import type { Telegraf } from "telegraf";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { TelegramDouble } from "../../doubles/telegram/double.ts";
import { friendsGround, type Ground } from "./ground.ts";
import { refusal } from "./telegraf-bot.ts";

let double: TelegramDouble;
let bot: Telegraf;
let ada: number;
let ben: number;
let close: Ground["close"];
beforeEach(async () => {
  ({ double, bot, ada, ben, close } = await friendsGround());
});
afterEach(() => close());

const sent = () => double.messages(ada).filter(({ fromBot }) => fromBot).length;

describe("faults", () => {
  test("over the limit a send is refused with whole seconds to wait, and asking on lengthens the wait", async () => {
    double.limit({ perSecond: 1 });
    await bot.telegram.sendMessage(ada, "one");
    const begin = performance.now();
    const refused = await refusal(bot.telegram.sendMessage(ada, "two"));
    expect(refused).toMatchObject({ code: 429, parameters: { retry_after: 1 } });
    await pause(700);
    expect(await refusal(bot.telegram.sendMessage(ada, "two"))).toMatchObject({ code: 429 });
    // More than the first second has passed; without the call in between this one would have gone through.
    await pause(Math.max(0, 1_200 - (performance.now() - begin)));
    expect(await refusal(bot.telegram.sendMessage(ada, "two"))).toMatchObject({ code: 429 });
    await pause(1_050);
    await bot.telegram.sendMessage(ada, "two");
    expect(sent()).toBe(2);
    expect(double.calls.filter(({ status }) => status === 429)).toHaveLength(3);
  });

  test("the limit of a chat holds back that chat alone, and answering callbacks is free", async () => {
    double.limit({ perSecond: 100, perChatPerSecond: 1 });
    await bot.telegram.sendMessage(ada, "one");
    expect(await refusal(bot.telegram.sendMessage(ada, "two"))).toMatchObject({ code: 429 });
    await bot.telegram.sendMessage(ben, "one");
    expect(await bot.telegram.getMe()).toMatchObject({ username: double.username });
    double.limit(null);
    await bot.telegram.sendMessage(ada, "two");
    expect(sent()).toBe(2);
  });

  test("a connection dropped before the effect leaves nothing, after it the message", async () => {
    double.failNext("sendMessage", { drop: "before" });
    await expect(bot.telegram.sendMessage(ada, "one")).rejects.toThrow(/socket hang up|ECONNRESET/);
    expect(sent()).toBe(0);
    double.failNext("sendMessage", { drop: "after" });
    await expect(bot.telegram.sendMessage(ada, "one")).rejects.toThrow(/socket hang up|ECONNRESET/);
    expect(sent()).toBe(1);
  });

  test("a hanging call never answers and has no effect", async () => {
    double.failNext("sendMessage", { hang: true });
    const answered = bot.telegram.sendMessage(ada, "one").then(
      () => "answered",
      () => "cut",
    );
    expect(await Promise.race([answered, pause(150).then(() => "waiting")])).toBe("waiting");
    expect(sent()).toBe(0);
    await double.close();
    expect(await answered).toBe("cut");
  });

  test.each([
    [{ status: 502 }, { code: 502 }],
    [{ code: 403, description: "Forbidden: bot was blocked by the user" }, { code: 403 }],
    [
      { code: 429, description: "Too Many Requests: retry after 7", parameters: { retry_after: 7 } },
      { code: 429, parameters: { retry_after: 7 } },
    ],
  ])("an ordered failure %j comes once", async (fault, expected) => {
    double.failNext("sendMessage", fault);
    expect(await refusal(bot.telegram.sendMessage(ada, "one"))).toMatchObject(expected);
    await bot.telegram.sendMessage(ada, "one");
    expect(sent()).toBe(1);
  });

  test("latency and delay are waited for", async () => {
    double.latencyMs = 60;
    double.failNext("getMe", { delayMs: 60 });
    const begin = performance.now();
    await bot.telegram.getMe();
    expect(performance.now() - begin).toBeGreaterThanOrEqual(115);
  });

  test("a revoked token is refused everywhere until it is restored", async () => {
    const waiting = refusal(
      bot.telegram.callApi("getUpdates", { offset: 0, timeout: 20, limit: 1, allowed_updates: [] }),
    );
    await vi.waitFor(() => expect(double.calls.at(-1)?.method).toBe("getUpdates"));
    double.revoke();
    expect(await waiting).toMatchObject({ code: 401 });
    expect(await refusal(bot.telegram.sendMessage(ada, "?"))).toMatchObject({
      code: 401,
      description: "Unauthorized",
    });
    double.restore();
    await bot.telegram.sendMessage(ada, "back");
    expect(sent()).toBe(1);
  });

  test("a hook is told before the answer leaves and can hold it back", async () => {
    const order: string[] = [];
    const end = double.onCall(async ({ method, status }) => {
      order.push(`${method} ${status}, ${sent()} sent`);
      await pause(30);
      order.push("hook done");
    });
    await bot.telegram.sendMessage(ada, "one");
    order.push("answered");
    end();
    await bot.telegram.sendMessage(ada, "two");
    expect(order).toEqual(["sendMessage 200, 1 sent", "hook done", "answered"]);
  });
});

describe("violations", () => {
  const odd = (extra: object) => extra as never;

  test.each([
    ["an unknown parameter", { disable_web_page_preview: true }, "disable_web_page_preview"],
    ["a parameter that the double does not act on", { message_effect_id: "5" }, "message_effect_id"],
    ["a wrong type", { disable_notification: "sure" }, "/disable_notification must be boolean"],
    [
      "too much callback data",
      { reply_markup: { inline_keyboard: [[{ text: "x", callback_data: "é".repeat(33) }]] } },
      "66 bytes",
    ],
    [
      "a row of nine",
      {
        reply_markup: {
          inline_keyboard: [Array.from({ length: 9 }, () => ({ text: "x", callback_data: "x" }))],
        },
      },
      "row of 9",
    ],
    [
      "a start payload of 65",
      {
        reply_markup: {
          inline_keyboard: [[{ text: "x", url: `https://t.me/survey_double_bot?start=${"x".repeat(65)}` }]],
        },
      },
      "start payload",
    ],
  ])("%s is reported", async (_, extra, problem) => {
    await bot.telegram.sendMessage(ada, "text", odd(extra)).catch(() => {});
    expect(double.problems()).toHaveLength(1);
    expect(double.problems()[0]).toMatch(/^sendMessage: /);
    expect(double.problems()[0]).toContain(problem);
  });

  test.each([
    ["a text over 4096", () => bot.telegram.sendMessage(ada, "x".repeat(4097)), "message is too long"],
    ["a toast over 200", () => bot.telegram.answerCbQuery("1", "x".repeat(201)), "query is too old"],
    [
      "66 bytes of callback data",
      () =>
        bot.telegram.sendMessage(ada, "x", {
          reply_markup: { inline_keyboard: [[{ text: "x", callback_data: "é".repeat(33) }]] },
        }),
      "BUTTON_DATA_INVALID",
    ],
    [
      "a command in capitals",
      () => bot.telegram.setMyCommands([{ command: "NPS", description: "x" }]),
      "BOT_COMMAND_INVALID",
    ],
  ])("%s is reported and refused", async (_, call, description) => {
    const refused = await refusal(call());
    expect(refused.code).toBe(400);
    expect(refused.description).toContain(description);
    expect(double.problems()).toHaveLength(1);
  });

  test("a method beyond the offered ones is reported and not found", async () => {
    expect(await refusal(bot.telegram.sendDice(ada))).toMatchObject({ code: 404 });
    expect(double.problems()).toEqual(["sendDice: is no method that this double offers"]);
  });
});

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
