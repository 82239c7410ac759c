// What people do: write, press, start, follow a link. Each act becomes an update and resolves when the bot took it.

import type { TelegramMessageEntity } from "@gramio/types";
import type { CallbackAnswer, Callbacks } from "./callbacks.ts";
import { detectEntities } from "./entities.ts";
import { readDeepLink, startPayload } from "./limits.ts";
import { type SeenButton, seen, type TelegramMessage } from "./seen.ts";
import { chatShape, messageShape, userShape } from "./shapes.ts";
import type { UpdateQueue } from "./updates.ts";
import type { Chat, Person, StoredMessage, World } from "./world.ts";

/** What became of an act: whether the bot took its update, after how many milliseconds, and a press's answer. */
export type Act = {
  readonly delivered: boolean;
  readonly ms: number;
  readonly answeredCallback?: CallbackAnswer;
};

/** How something is said. */
export type SayOptions = {
  /** The group; the private chat with the bot when absent. */
  readonly chatId?: number;
  readonly threadId?: number;
  /** Added to the entities that a client finds by itself. */
  readonly entities?: readonly TelegramMessageEntity[];
  /** The message that is answered. */
  readonly replyTo?: number;
  /** An administrator writes in the group's name. */
  readonly senderChat?: boolean;
};

/** The acts of people. */
export type People = {
  /** Writes a text, in private or in a group. */
  say(userId: number, text: string, options?: SayOptions): Promise<Act>;
  /** Changes what someone wrote, which the bot hears as `edited_message`. */
  editSaid(
    userId: number,
    message: Pick<TelegramMessage, "chatId" | "messageId">,
    text: string,
  ): Promise<Act>;
  /** Presses the button with this data or text; throws when the message has no such button now. */
  press(userId: number, message: Pick<TelegramMessage, "chatId" | "messageId">, button: string): Promise<Act>;
  /** Presses a button that need not exist: an old screen, or a forged client. */
  pressRaw(
    userId: number,
    message: Pick<TelegramMessage, "chatId" | "messageId">,
    data: string,
  ): Promise<Act>;
  /** Presses Start, with the payload of a deep link where there is one; unblocks first. */
  start(userId: number, payload?: string): Promise<Act>;
  /** Follows a `t.me` or `tg://resolve` link to this bot and presses Start. */
  pressLink(userId: number, url: string): Promise<Act>;
};

/** What the acts need beside the world. */
export type PeopleGround = {
  readonly world: World;
  readonly queue: UpdateQueue;
  readonly callbacks: Callbacks;
  /** Whether the bot reads everything in groups, or only what is meant for it. */
  readonly seesWholeGroups: boolean;
  /** How long a press that was taken waits for its answer. */
  readonly answerGraceMs: () => number;
  readonly unblock: (userId: number) => Promise<unknown>;
};

/** Gives the acts of this world's people. */
export function createPeople(ground: PeopleGround): People {
  const { world, queue, callbacks } = ground;
  const since = (begin: number) => performance.now() - begin;

  /** In privacy mode a bot hears commands (for it or for any), answers to itself and its own name. */
  function reachesBot(chat: Chat, message: StoredMessage): boolean {
    if (chat.type === "private") return true;
    if (chat.botStatus === "left" || chat.botStatus === "kicked") return false;
    const text = message.text ?? "";
    const addressed = text.match(/^\/\w+@(\w+)/)?.[1];
    if (addressed !== undefined && !isBotName(addressed)) return ground.seesWholeGroups;
    if (ground.seesWholeGroups || chat.botStatus === "administrator" || text.startsWith("/")) return true;
    const replied = message.replyTo === undefined ? undefined : chat.messages.get(message.replyTo);
    return replied?.from === world.botId || text.toLowerCase().includes(`@${world.username.toLowerCase()}`);
  }

  const isBotName = (name: string) => name.toLowerCase() === world.username.toLowerCase();

  function stream(chat: Chat): string {
    return `chat ${chat.id}`;
  }

  function privateChat(person: Person): Chat {
    if (person.hasBlocked) throw new Error(`user ${person.id} has blocked the bot and cannot write to it`);
    person.isStarted = true;
    return world.chat(person.id);
  }

  async function say(userId: number, text: string, options: SayOptions = {}): Promise<Act> {
    const begin = performance.now();
    const person = world.person(userId);
    const isPrivate = options.chatId === undefined || options.chatId === userId;
    const chat = isPrivate ? privateChat(person) : world.chat(options.chatId ?? userId);
    if (options.threadId !== undefined && !chat.topics.has(options.threadId)) {
      throw new Error(`chat ${chat.id} has no topic ${options.threadId}`);
    }
    const message = world.write(chat, {
      from: userId,
      threadId: options.threadId,
      replyTo: options.replyTo,
      isAnonymousAdmin: options.senderChat ?? false,
      text,
      entities: [...detectEntities(text), ...(options.entities ?? [])].toSorted(
        (a, b) => a.offset - b.offset,
      ),
    });
    if (!reachesBot(chat, message)) return { delivered: false, ms: since(begin) };
    const delivered = await queue.push("message", { message: messageShape(world, message) }, stream(chat));
    return { delivered, ms: since(begin) };
  }

  async function pressRaw(
    userId: number,
    { chatId, messageId }: Pick<TelegramMessage, "chatId" | "messageId">,
    data: string,
  ): Promise<Act> {
    const begin = performance.now();
    const person = world.person(userId);
    const chat = world.chat(chatId);
    const message = chat.messages.get(messageId);
    const id = callbacks.open(userId);
    const query = {
      id,
      from: userShape(person),
      // A message that is gone by now arrives as an inaccessible one, with the date 0.
      message: message
        ? messageShape(world, message)
        : { chat: chatShape(world, chat), message_id: messageId, date: 0 as const },
      chat_instance: `${7_000_000_000_000 + Math.abs(chatId)}`,
      data,
    };
    const delivered = await queue.push("callback_query", { callback_query: query }, stream(chat));
    const ms = since(begin);
    const answer = await callbacks.answerOf(id, delivered ? ground.answerGraceMs() : 0);
    return { delivered, ms, ...(answer === undefined ? {} : { answeredCallback: answer }) };
  }

  async function start(userId: number, payload?: string): Promise<Act> {
    if (payload !== undefined && !startPayload.test(payload)) {
      throw new Error(`clients drop the start payload "${payload}": it is not 1 to 64 of [A-Za-z0-9_-]`);
    }
    if (world.person(userId).hasBlocked) await ground.unblock(userId);
    return say(userId, payload === undefined ? "/start" : `/start ${payload}`);
  }

  async function pressLink(userId: number, url: string): Promise<Act> {
    const link = readDeepLink(url);
    if (link === null || !isBotName(link.username)) throw new Error(`${url} does not lead to this bot`);
    return start(userId, link.payload);
  }

  return {
    say,
    start,
    pressLink,
    pressRaw,
    async press(userId, message, wanted) {
      const stored = world.chat(message.chatId).messages.get(message.messageId);
      const buttons: readonly SeenButton[] = stored ? (seen(world, stored).keyboard ?? []).flat() : [];
      const button =
        buttons.find(({ data }) => data === wanted) ?? buttons.find(({ text }) => text === wanted);
      if (button === undefined) {
        const names = buttons.map(({ text }) => text).join(" | ") || "none";
        throw new Error(`message ${message.messageId} has no button "${wanted}"; its buttons: ${names}`);
      }
      if (button.data !== undefined) return pressRaw(userId, message, button.data);
      return pressLink(userId, button.url ?? "");
    },
    async editSaid(userId, { chatId, messageId }, text) {
      const begin = performance.now();
      const chat = world.chat(chatId);
      const message = chat.messages.get(messageId);
      if (message?.from !== userId) throw new Error(`user ${userId} did not write message ${messageId}`);
      message.text = text;
      message.entities = detectEntities(text);
      message.editDate = Math.floor(world.now() / 1000);
      if (!reachesBot(chat, message)) return { delivered: false, ms: since(begin) };
      const content = { edited_message: messageShape(world, message) };
      return { delivered: await queue.push("edited_message", content, stream(chat)), ms: since(begin) };
    },
  };
}
