// A private chat with the bot, through real Telegraf by polling and by webhook.
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { say } from "../../../bots/copy/say.ts";
import type { Message } from "../../../core/message.ts";
import type { TelegramDouble, TelegramMessage } from "../../doubles/telegram/double.ts";
import { type BotWorld, openBotWorld, said } from "./bot-world.ts";

const TOKEN = "AAAAAAAAAAAAAAAAAAAAAA";
const question: Message = {
  text: "How likely?",
  parts: [
    { kind: "heading", text: "How likely?" },
    {
      kind: "scale",
      anchors: "0 = no · 10 = yes",
      buttons: Array.from({ length: 11 }, (_, score) => ({
        label: `${score}`,
        press: `s:${TOKEN}:${score}`,
      })),
    },
  ],
};

let world: BotWorld;
let double: TelegramDouble;
let ada: number;
beforeEach(async () => {
  world = await openBotWorld();
  ({ double } = world);
  ada = double.addUser({ firstName: "Ada", languageCode: "en" });
});
afterEach(async () => {
  await world.close();
});

async function asked(): Promise<TelegramMessage> {
  const bot = await world.start();
  await double.start(ada);
  const to = { kind: "account", externalId: `${ada}` } as const;
  await bot.messenger.send(to, question, "d1");
  const shown = double.messages(ada).at(-1);
  if (shown === undefined) throw new Error("no question");
  return shown;
}

const settled = () => vi.waitFor(() => expect(double.problems()).toEqual([]));

describe.each(["polling", "webhook"] as const)("by %s", (mode) => {
  test("a press is committed, answered, then redrawn", async () => {
    const order: string[] = [];
    double.onCall(({ method }) => {
      if (["answerCallbackQuery", "editMessageText"].includes(method)) order.push(method);
    });
    const bot = await world.start(mode);
    await double.start(ada);
    await bot.messenger.send({ kind: "account", externalId: `${ada}` }, question, "d1");
    const shown = double.messages(ada).at(-1) as TelegramMessage;
    world.script.on = async ({ kind }) => {
      if (kind !== "press") return {};
      await new Promise((resolve) => setTimeout(resolve, 20));
      order.push("commit");
      return { toast: "9: saved.", redraw: say("Your answer is in.") };
    };
    const act = await double.press(ada, shown, "9");
    expect(act).toMatchObject({ delivered: true, answeredCallback: { text: "9: saved." } });
    await vi.waitFor(() => expect(said(double, ada).at(-1)).toBe("Your answer is in."));
    expect(order).toEqual(["commit", "answerCallbackQuery", "editMessageText"]);
    expect(world.script.told.at(-1)).toEqual({
      kind: "press",
      who: {
        connectionId: "c",
        externalId: `${ada}`,
        member: { externalId: `${ada}`, name: "Ada", handle: null, locale: "en", zone: null, guest: false },
      },
      press: { verb: "s", token: TOKEN, argument: "9" },
      place: { kind: "private", externalId: `${ada}` },
      messageRef: `${shown.messageId}`,
    });
    expect(double.messages(ada).at(-1)?.keyboard).toBeUndefined();
    expect(double.problems()).toEqual([]);
  });

  test("Start comes with its payload, blocking and unblocking are told", async () => {
    await world.start(mode);
    await double.pressLink(ada, `https://t.me/${double.username}?start=join_42`);
    await double.say(ada, "/stop");
    await double.block(ada);
    await double.unblock(ada);
    expect(world.script.told.map(({ who: _who, ...told }) => told)).toEqual([
      { kind: "start", payload: "join_42" },
      { kind: "stop" },
      { kind: "reachable", reachable: false },
      { kind: "reachable", reachable: true },
    ]);
  });
});

describe("text", () => {
  test.each([
    ["/start", { kind: "start", payload: null }],
    ["/nps digest last 3", { kind: "command", text: "digest last 3" }],
    ["/NPS@survey_double_bot digest", { kind: "command", text: "digest" }],
    ["/nps", { kind: "command", text: "" }],
    ["/nps\u00a0周报", { kind: "command", text: "周报" }],
    ["/digest last 3", { kind: "command", text: "digest last 3" }],
    ["/周报", { kind: "command", text: "周报" }],
    ["／ｎｐｓ digest", { kind: "command", text: "digest" }],
    ["、nps digest", { kind: "command", text: "digest" }],
    ["、help", { kind: "command", text: "help" }],
    ["、再见", { kind: "words", text: "、再见" }],
    ["周报", { kind: "words", text: "周报" }],
    ["The pay / the hours", { kind: "words", text: "The pay / the hours" }],
    ["/ or not", { kind: "words", text: "/ or not" }],
  ])("“%s” is taken for what it is", async (text, expected) => {
    await world.start();
    await double.say(ada, text);
    expect(world.script.told.at(-1)).toMatchObject(expected);
    await settled();
  });

  test("/settings shows home", async () => {
    world.script.on = ({ kind }) => (kind === "home" ? { answer: say("Your language: English") } : {});
    await world.start();
    await double.say(ada, "/settings");
    await vi.waitFor(() => expect(said(double, ada)).toEqual(["Your language: English"]));
  });

  test("words that are stored are removed, and the step before is redrawn", async () => {
    const shown = await asked();
    world.script.on = ({ kind }) =>
      kind === "words"
        ? { removeWords: true, redraw: say("Stored."), redrawRef: `${shown.messageId}` }
        : undefined;
    await double.say(ada, "My boss never listens");
    await vi.waitFor(() => expect(said(double, ada)).toEqual(["Stored."]));
    expect(double.messages(ada).map(({ text }) => text)).toEqual(["/start", "Stored."]);
    await settled();
  });

  test("words that Telegram does not let the bot remove: the person is told", async () => {
    world.script.on = () => ({ removeWords: true, answer: say("Stored.") });
    double.failNext("deleteMessage", { code: 400, description: "Bad Request: message can't be deleted" });
    await world.start();
    await double.say(ada, "My boss never listens");
    await vi.waitFor(() => expect(said(double, ada)).toHaveLength(2));
    expect(said(double, ada)[0]).toContain("Please delete it yourself");
  });

  test("a redraw of a message that is gone comes as a new one", async () => {
    world.script.on = () => ({ redraw: say("Stored."), redrawRef: "999999" });
    await world.start();
    await double.say(ada, "My reason");
    await vi.waitFor(() => expect(said(double, ada)).toEqual(["Stored."]));
  });

  test("a long answer comes in several messages, with the buttons under the last", async () => {
    const parts = Array.from({ length: 20 }, () => ({ kind: "quote", text: "word ".repeat(100) }) as const);
    const button = { label: "Share", press: `sh:${TOKEN}` };
    world.script.on = () => ({
      answer: { text: "t", parts: [...parts, { kind: "buttons", buttons: [button] }] },
    });
    await world.start();
    await double.say(ada, "/digest");
    await vi.waitFor(() => expect(said(double, ada)).toHaveLength(3));
    const keyboards = double.messages(ada).map(({ keyboard }) => keyboard?.flat().length ?? 0);
    expect(keyboards).toEqual([0, 0, 0, 1]);
    await settled();
  });
});

describe("buttons that are not ours", () => {
  test.each(["v1:9", "s:tok en:9", "form:zz:1:nothing:0", "\u{1f600}", "zz:abc"])(
    "“%s” is answered and ignored",
    async (data) => {
      const shown = await asked();
      world.script.told.length = 0;
      const act = await double.pressRaw(ada, shown, data);
      expect(act.answeredCallback).toEqual({ text: undefined, alert: false, url: undefined });
      expect(world.script.told).toEqual([]);
      await settled();
    },
  );

  test("a press on a message that is no more still counts", async () => {
    await asked();
    await double.pressRaw(ada, { chatId: ada, messageId: 77_777 }, `s:${TOKEN}:3`);
    expect(world.script.told.at(-1)).toMatchObject({ kind: "press", messageRef: "77777" });
  });
});

describe("when the platform is slow or refuses", () => {
  test("an answer waits out one limit", async () => {
    const limited = { code: 429, description: "Too Many Requests", parameters: { retry_after: 1 } };
    double.failNext("sendMessage", limited);
    world.script.on = () => ({ answer: say("Here you are") });
    await world.start();
    await double.say(ada, "/help");
    await vi.waitFor(() => expect(said(double, ada)).toEqual(["Here you are"]));
    expect(double.calls.filter(({ method }) => method === "sendMessage")).toHaveLength(2);
  });

  test("a redraw to what is there already is no failure", async () => {
    const shown = await asked();
    world.script.on = () => ({ redraw: question });
    await double.press(ada, shown, "9");
    await vi.waitFor(() => expect(double.calls.at(-1)?.method).not.toBe("sendMessage"));
    expect(world.logged).toEqual([]);
  });

  test("the logs tell of failures by their code alone", async () => {
    world.script.on = () => ({ answer: say("Only you should read this") });
    double.failNext("sendMessage", { status: 502 }, 3);
    await world.start();
    await double.say(ada, "My boss never listens");
    await vi.waitFor(() => expect(world.logged).toHaveLength(1));
    expect(world.logged).toEqual([{ event: "answer-failed", platform: "telegram", code: "telegram-502" }]);
  });

  test("nobody waits for someone else's answer", async () => {
    const bob = double.addUser({ firstName: "Bob" });
    await world.start();
    double.failNext("sendMessage", { hang: true });
    world.script.on = () => ({ answer: say("Here you are") });
    const hanging = await double.say(ada, "/help");
    const quick = await double.say(bob, "/help");
    expect([hanging.delivered, quick.delivered]).toEqual([true, true]);
    await vi.waitFor(() => expect(said(double, bob)).toEqual(["Here you are"]));
    expect(said(double, ada)).toEqual([]);
  });
});

test("a picture is not taken for words", async () => {
  await world.start("webhook");
  const lin = double.addUser({ firstName: "Lin", languageCode: "zh-hans" });
  await double.start(lin);
  const before = world.script.told.length;
  const message = {
    message_id: 9,
    date: 1,
    chat: { id: lin, type: "private", first_name: "Lin" },
    from: { id: lin, is_bot: false, first_name: "Lin", language_code: "zh-hans" },
  };
  expect(await world.deliver({ update_id: 1, message: { ...message, sticker: { file_id: "s" } } })).toBe(200);
  expect(await world.deliver({ update_id: 2, message: { ...message, pinned_message: message } })).toBe(200);
  await vi.waitFor(() => expect(said(double, lin)).toEqual(["机器人只能读取文字，刚才的内容没有保存。"]));
  expect(world.script.told).toHaveLength(before);
});

test("the menus come by language, place and role", async () => {
  const lin = double.addUser({ firstName: "Lin", languageCode: "zh" });
  const group = double.addGroup({ title: "Design", type: "supergroup", members: [ada] });
  await world.start();
  const words = (user: number, chat?: number) => double.menu(user, chat).map(({ command }) => command);
  await vi.waitFor(() => expect(double.description("zh")).toContain("0 到 10"));
  expect(words(ada)).toEqual(["digest", "settings", "privacy", "help", "stop"]);
  expect(words(ada, group)).toEqual(["nps"]);
  expect(double.menu(lin)[0]).toEqual({ command: "digest", description: "最近一期结果" });

  await double.start(ada);
  const known = world.accounts.get(`${ada}`);
  if (known === undefined) throw new Error("no account");
  world.accounts.set(`${ada}`, { ...known, role: "admin", locale: "zh-CN" });
  await double.say(ada, "/help");
  await vi.waitFor(() =>
    expect(double.menu(ada)[1]).toEqual({ command: "schedule", description: "安排调查" }),
  );
  world.accounts.set(`${ada}`, known);
  await double.say(ada, "/help");
  await vi.waitFor(() => expect(words(ada)).not.toContain("schedule"));
  expect(double.problems()).toEqual([]);
});
