// Groups of the Telegram double: privacy mode, anonymous administrators, topics, migration, membership.

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

function texts(chatId: number): (string | undefined)[] {
  return double.messages(chatId).map(({ text }) => text);
}

describe("in groups", () => {
  test("privacy mode lets commands, answers and the bot's name through, and nothing else", async () => {
    const heard: string[] = [];
    bot.on("text", (context) => void heard.push(context.message.text));
    startPolling();
    const group = double.addGroup({ title: "Design", type: "supergroup", members: [ada] });
    const { message_id: id } = await bot.telegram.sendMessage(group, "Good morning");
    const said = ["hello", "/nps digest", "/nps@other_bot digest", `/nps@${double.username} digest`];
    for (const text of said) await double.say(ada, text, { chatId: group });
    await double.say(ada, "an answer", { chatId: group, replyTo: id });
    await double.say(ada, "by the house", { chatId: group, senderChat: true });
    expect(heard).toEqual(["/nps digest", `/nps@${double.username} digest`, "an answer"]);
    await double.setAdmin(group, double.botId);
    expect((await double.say(ada, "hello again", { chatId: group })).delivered).toBe(true);
  });

  test("an anonymous administrator speaks as the group", async () => {
    let senderChat: unknown;
    let from: unknown;
    bot.command("nps", (context) => {
      ({ sender_chat: senderChat, from } = context.message);
    });
    startPolling();
    const group = double.addGroup({ title: "Design", type: "supergroup", admins: [ada] });
    await double.say(ada, "/nps", { chatId: group, senderChat: true });
    expect(senderChat).toMatchObject({ id: group, type: "supergroup" });
    expect(from).toMatchObject({ is_bot: true, username: "GroupAnonymousBot" });
  });

  test("a group that became a supergroup refuses its old id and names the new one", async () => {
    const moved: [number, number][] = [];
    bot.on("migrate_to_chat_id", (context) => {
      moved.push([context.chat.id, context.message.migrate_to_chat_id]);
    });
    startPolling();
    const old = double.addGroup({ title: "Design", type: "group", members: [ada] });
    const next = double.migrateGroup(old);
    await vi.waitFor(() => expect(moved).toEqual([[old, next]]));
    const refused = await refusal(bot.telegram.sendMessage(old, "Still there?"));
    expect(refused).toMatchObject({ code: 400, parameters: { migrate_to_chat_id: next } });
    expect(await bot.telegram.getChatMembersCount(next)).toBe(2);
    await bot.telegram.sendMessage(next, "Here now");
    expect(texts(next).at(-1)).toBe("Here now");
  });

  test("a forum keeps topics apart", async () => {
    const forum = double.addGroup({ title: "Hall", type: "supergroup", isForum: true, members: [ada] });
    const topic = double.addTopic(forum, "Surveys");
    await bot.telegram.sendMessage(forum, "In the topic", { message_thread_id: topic });
    expect(double.messages(forum).at(-1)).toMatchObject({ text: "In the topic", threadId: topic });
    const lost = await refusal(bot.telegram.sendMessage(forum, "?", { message_thread_id: 999 }));
    expect(lost.description).toContain("message thread not found");
  });

  test("a bot that was taken out can write no more", async () => {
    const group = double.addGroup({ title: "Design", type: "group", members: [ada] });
    double.patienceMs = 1;
    await double.leave(double.botId, group);
    expect(await refusal(bot.telegram.sendMessage(group, "?"))).toMatchObject({
      code: 403,
      description: "Forbidden: bot was kicked from the group chat",
    });
  });

  test("being added to a group and made its administrator arrive as my_chat_member", async () => {
    const seen: string[] = [];
    bot.on("my_chat_member", ({ chat, myChatMember }) => {
      seen.push(`${chat.id}: ${myChatMember.new_chat_member.status}`);
    });
    startPolling();
    const members = [ada];
    const group = double.addGroup({ title: "Design", type: "supergroup", members, botIsMember: false });
    expect((await refusal(bot.telegram.sendMessage(group, "?"))).code).toBe(403);
    await double.join(double.botId, group);
    await double.setAdmin(group, double.botId);
    expect(seen).toEqual([`${group}: member`, `${group}: administrator`]);
    await bot.telegram.sendMessage(group, "Thank you");
    await bot.telegram.leaveChat(group);
    expect((await refusal(bot.telegram.sendMessage(group, "?"))).code).toBe(403);
  });

  test("membership follows joining and leaving", async () => {
    double.patienceMs = 1;
    const group = double.addGroup({ title: "Design", type: "supergroup" });
    const status = async () => (await bot.telegram.getChatMember(group, ada)).status;
    expect(await status()).toBe("left");
    await double.join(ada, group);
    expect(await status()).toBe("member");
    await double.leave(ada, group);
    expect(await status()).toBe("left");
  });
});
