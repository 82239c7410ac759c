// Which chat a call means, and whether the bot may write there.

import { badRequest, forbidden } from "./refusal.ts";
import type { Chat, StoredMessage, World } from "./world.ts";

/** Gives the chat of a `chat_id`; refuses one that is unknown, has moved, or that the bot is not in. */
export function openChat(world: World, chatId: number | string | undefined): Chat {
  if (chatId === undefined || chatId === "") throw badRequest("chat_id is empty");
  const chat =
    typeof chatId === "string" && chatId.startsWith("@")
      ? byName(world, chatId)
      : world.chats.get(Number(chatId));
  if (chat === undefined) throw badRequest("chat not found");
  if (chat.migratedTo !== undefined) {
    throw badRequest("group chat was upgraded to a supergroup chat", { migrate_to_chat_id: chat.migratedTo });
  }
  if (chat.botStatus === "kicked") throw forbidden(`bot was kicked from the ${chat.type} chat`);
  if (chat.botStatus === "left") throw forbidden(`bot is not a member of the ${chat.type} chat`);
  return chat;
}

function byName(world: World, name: string): Chat | undefined {
  const wanted = name.slice(1).toLowerCase();
  return [...world.chats.values()].find(({ username }) => username?.toLowerCase() === wanted);
}

/** Gives the chat of a `chat_id` for writing: a person must have pressed start, and not blocked the bot since. */
export function openForWriting(world: World, chatId: number | string | undefined): Chat {
  const chat = openChat(world, chatId);
  if (chat.type !== "private") return chat;
  const person = world.person(chat.id);
  if (person.isDeactivated) throw forbidden("user is deactivated");
  if (person.hasBlocked) throw forbidden("bot was blocked by the user");
  if (!person.isStarted) throw forbidden("bot can't initiate conversation with a user");
  return chat;
}

/** Gives the bot's own message that a call wants to change. */
export function ownMessage(
  world: World,
  chatId: number | string | undefined,
  messageId: number | undefined,
): StoredMessage {
  const chat = openForWriting(world, chatId);
  if (messageId === undefined) throw badRequest("message identifier is not specified");
  const message = chat.messages.get(messageId);
  if (message === undefined) throw badRequest("message to edit not found");
  if (message.from !== world.botId || message.service !== undefined) {
    throw badRequest("message can't be edited");
  }
  return message;
}
