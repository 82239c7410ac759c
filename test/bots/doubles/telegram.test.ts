// The Telegram double holds what the Bot API promises: real Telegraf 4.16.3 runs against it.

import type { Telegraf } from "telegraf";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { TelegramDouble } from "../../doubles/telegram/double.ts";
import { type Ground, strangersGround } from "./ground.ts";
import { poll, refusal } from "./telegraf-bot.ts";

let double: TelegramDouble;
let bot: Telegraf;
let ends: Ground["ends"];
let ada: number;
let close: Ground["close"];
beforeEach(async () => {
  ({ double, bot, ends, ada, close } = await strangersGround());
});
afterEach(() => close());

function startPolling(): void {
  ends.push(poll(bot).stop);
}

const keyboard = { inline_keyboard: [[{ text: "Nine", callback_data: "v1:9" }]] };

function texts(chatId: number): (string | undefined)[] {
  return double.messages(chatId).map(({ text }) => text);
}

describe("in private", () => {
  test("a deep link starts the bot with its payload", async () => {
    bot.start((context) => context.reply(`Hello ${context.from.first_name}: ${context.payload}`));
    startPolling();
    const act = await double.pressLink(ada, `https://t.me/${double.username}?start=join_42`);
    expect(act.delivered).toBe(true);
    expect(texts(ada)).toEqual(["/start join_42", "Hello Ada: join_42"]);
    expect(double.problems()).toEqual([]);
  });

  test("a press is answered with a toast and its message edited in place", async () => {
    bot.start((context) => context.reply("How likely?", { reply_markup: keyboard }));
    bot.action("v1:9", async (context) => {
      await context.answerCbQuery("You answered 9");
      await context.editMessageText("Your answer is in");
    });
    startPolling();
    await double.start(ada);
    const question = double.messages(ada).at(-1);
    if (question === undefined) throw new Error("no question");
    const act = await double.press(ada, question, "Nine");
    expect(act.answeredCallback).toEqual({ text: "You answered 9", alert: false, url: undefined });
    expect(double.toasts(ada)).toEqual([{ text: "You answered 9", alert: false }]);
    const [after, ...others] = double.messages(ada).filter(({ fromBot }) => fromBot);
    expect(others).toEqual([]);
    expect(after).toMatchObject({ messageId: question.messageId, text: "Your answer is in", edited: true });
    expect(after?.keyboard).toBeUndefined();
    await expect(double.press(ada, question, "Nine")).rejects.toThrow('no button "Nine"');
  });

  test("a callback answered too late is refused", async () => {
    double.callbackMaxAgeMs = 20;
    let refused: unknown;
    bot.on("callback_query", async (context) => {
      await new Promise((resolve) => setTimeout(resolve, 40));
      refused = await refusal(context.answerCbQuery("late"));
    });
    startPolling();
    await double.pressRaw(ada, { chatId: ada, messageId: 1 }, "v1:9");
    await vi.waitFor(() => expect(refused).toMatchObject({ code: 400 }));
    expect((refused as { description: string }).description).toContain("query is too old");
    expect(double.toasts(ada)).toEqual([]);
  });

  test("editing to the same content is refused as not modified", async () => {
    await startAlone();
    const { message_id: id } = await bot.telegram.sendMessage(ada, "Same", { reply_markup: keyboard });
    const again = bot.telegram.editMessageText(ada, id, undefined, " Same ", { reply_markup: keyboard });
    expect((await refusal(again)).description).toContain("message is not modified");
    const withoutButtons = await bot.telegram.editMessageText(ada, id, undefined, "Same");
    expect(withoutButtons).toMatchObject({ text: "Same" });
    expect(double.messages(ada).at(-1)?.keyboard).toBeUndefined();
  });

  test.each([
    ["a person who never pressed start", 403, "bot can't initiate conversation", () => {}],
    ["a person who blocked it", 403, "bot was blocked by the user", () => void double.block(ada)],
    ["a closed account", 403, "user is deactivated", () => double.deactivate(ada)],
  ])("the bot cannot write to %s", async (_, code, description, arrange) => {
    arrange();
    const refused = await refusal(bot.telegram.sendMessage(ada, "Hello?"));
    expect(refused).toMatchObject({ code });
    expect(refused.description).toContain(description);
  });

  test("blocking and unblocking arrive as my_chat_member", async () => {
    const seen: string[] = [];
    bot.on("my_chat_member", ({ myChatMember }) => {
      seen.push(`${myChatMember.old_chat_member.status} → ${myChatMember.new_chat_member.status}`);
    });
    startPolling();
    await double.block(ada);
    await double.unblock(ada);
    expect(seen).toEqual(["member → kicked", "kicked → member"]);
  });

  test("a person's message can be deleted for 48 hours", async () => {
    await startAlone();
    const [first] = double.messages(ada);
    if (first === undefined) throw new Error("no message");
    const begin = Date.now();
    double.now = () => begin + 49 * 3_600_000;
    expect((await refusal(bot.telegram.deleteMessage(ada, first.messageId))).description).toContain(
      "can't be deleted",
    );
    double.now = () => begin + 47 * 3_600_000;
    expect(await bot.telegram.deleteMessage(ada, first.messageId)).toBe(true);
    expect(double.messages(ada)).toEqual([]);
  });

  test("HTML becomes text with entities, and broken HTML is refused", async () => {
    await startAlone();
    await bot.telegram.sendMessage(ada, "<b>A &amp; B</b> <i>c</i>", { parse_mode: "HTML" });
    expect(double.messages(ada).at(-1)).toMatchObject({
      text: "A & B c",
      entities: [
        { type: "bold", offset: 0, length: 5 },
        { type: "italic", offset: 6, length: 1 },
      ],
    });
    const broken = await refusal(bot.telegram.sendMessage(ada, "1 <b>2", { parse_mode: "HTML" }));
    expect(broken.description).toContain("can't parse entities");
  });

  test("a picture goes up as multipart and is seen byte by byte", async () => {
    await startAlone();
    const source = Buffer.concat([Buffer.from("89504e470d0a1a0a0000000d49484452", "hex"), Buffer.alloc(64)]);
    source.writeUInt32BE(640, 16);
    source.writeUInt32BE(360, 20);
    const sent = await bot.telegram.sendPhoto(
      ada,
      { source, filename: "trend.png" },
      { caption: "The last rounds", reply_markup: keyboard },
    );
    expect(sent.photo).toMatchObject([{ width: 640, height: 360 }]);
    const shown = double.messages(ada).at(-1);
    expect(shown).toMatchObject({ caption: "The last rounds", keyboard: [[{ text: "Nine", data: "v1:9" }]] });
    expect(shown?.photo?.fileName).toBe("trend.png");
    expect(shown?.photo?.data.equals(source)).toBe(true);
    const [size] = sent.photo;
    await bot.telegram.sendPhoto(ada, size?.file_id ?? "");
    expect(double.messages(ada).at(-1)?.photo?.fileName).toBe("trend.png");
    expect((await refusal(bot.telegram.sendPhoto(ada, { source: Buffer.from("no") }))).code).toBe(400);
    expect(double.problems()).toEqual([]);
  });

  test("an edited message is heard as such", async () => {
    const heard: string[] = [];
    bot.on("edited_message", ({ editedMessage }) => {
      if ("text" in editedMessage) heard.push(editedMessage.text);
    });
    startPolling();
    await double.say(ada, "good");
    const [message] = double.messages(ada);
    if (message === undefined) throw new Error("no message");
    await double.editSaid(ada, message, "very good");
    expect(heard).toEqual(["very good"]);
    expect(texts(ada)).toEqual(["very good"]);
  });

  test("the menu follows scope first and language second", async () => {
    const lin = double.addUser({ firstName: "Lin", languageCode: "zh-hans" });
    const group = double.addGroup({ title: "Design", type: "group", members: [lin], admins: [ada] });
    const set = (name: string, scope: object, language_code?: string) =>
      bot.telegram.setMyCommands([{ command: name, description: name }], {
        scope: scope as never,
        ...(language_code === undefined ? {} : { language_code }),
      });
    const menu = (user: number, chat?: number) => double.menu(user, chat).map(({ command }) => command);
    expect(menu(ada)).toEqual([]);
    await set("plain", { type: "default" });
    await set("private", { type: "all_private_chats" });
    await set("private_zh", { type: "all_private_chats" }, "zh");
    await set("admins", { type: "all_chat_administrators" });
    await set("own", { type: "chat", chat_id: ada });
    expect([menu(ada), menu(lin), menu(ada, group), menu(lin, group)]).toEqual([
      ["own"],
      ["private_zh"],
      ["admins"],
      ["plain"],
    ]);
    await bot.telegram.deleteMyCommands({ scope: { type: "chat", chat_id: ada } });
    expect(menu(ada)).toEqual(["private"]);
    await bot.telegram.callApi("setMyDescription" as never, { description: "Asks one question" } as never);
    expect(double.description("de")).toBe("Asks one question");
    expect(double.problems()).toEqual([]);
  });

  async function startAlone(): Promise<void> {
    double.patienceMs = 1;
    await double.start(ada);
  }
});
