// The world in the Bot API's own shapes: User, Chat, ChatMember, Message, checked against the official types.

import type {
  TelegramChat,
  TelegramChatMember,
  TelegramInlineKeyboardMarkup,
  TelegramUser,
  TelegramMessage as WireMessage,
} from "@gramio/types";
import type { Chat, Membership, Person, StoredMessage, World } from "./world.ts";

/** The account in whose name anonymous administrators of groups write. */
export const anonymousAdmin: TelegramUser = {
  id: 1_087_968_824,
  is_bot: true,
  first_name: "Group",
  username: "GroupAnonymousBot",
};

/** Gives a person as a User. */
export function userShape(person: Person): TelegramUser {
  return {
    id: person.id,
    is_bot: false,
    first_name: person.firstName,
    ...(person.username === undefined ? {} : { username: person.username }),
    language_code: person.languageCode,
  };
}

/** Gives the bot as a User. */
export function botShape(world: World): TelegramUser {
  return { id: world.botId, is_bot: true, first_name: "Survey bot", username: world.username };
}

/** Gives a chat as a Chat. */
export function chatShape(world: World, chat: Chat): TelegramChat {
  if (chat.type === "private") {
    const person = world.person(chat.id);
    return {
      id: chat.id,
      type: "private",
      first_name: person.firstName,
      ...(person.username === undefined ? {} : { username: person.username }),
    };
  }
  return {
    id: chat.id,
    type: chat.type,
    title: chat.title ?? "",
    ...(chat.username === undefined ? {} : { username: chat.username }),
    ...(chat.isForum ? { is_forum: true as const } : {}),
  };
}

/** Gives someone's membership as a ChatMember. */
export function memberShape(user: TelegramUser, status: Membership): TelegramChatMember {
  if (status === "creator") return { status, user, is_anonymous: false };
  if (status === "administrator") {
    return {
      status,
      user,
      can_be_edited: false,
      is_anonymous: false,
      can_manage_chat: true,
      can_delete_messages: true,
      can_manage_video_chats: true,
      can_restrict_members: true,
      can_promote_members: false,
      can_change_info: true,
      can_invite_users: true,
      can_post_stories: false,
      can_edit_stories: false,
      can_delete_stories: false,
      can_send_welcome_messages: false,
    };
  }
  if (status === "kicked") return { status, user, until_date: 0 };
  return { status, user };
}

/** Gives a message as a Message, with the message that it answers one level deep, as the platform does. */
export function messageShape(world: World, message: StoredMessage, withReply = true): WireMessage {
  const chat = world.chat(message.chatId);
  const replied = message.replyTo === undefined ? undefined : chat.messages.get(message.replyTo);
  const keyboard = inlineKeyboard(message);
  const entities = message.entities.length === 0 ? undefined : message.entities;
  return {
    message_id: message.messageId,
    from: senderShape(world, message),
    ...(message.isAnonymousAdmin ? { sender_chat: chatShape(world, chat) } : {}),
    chat: chatShape(world, chat),
    date: message.date,
    ...(message.editDate === undefined ? {} : { edit_date: message.editDate }),
    ...(message.threadId === undefined
      ? {}
      : {
          message_thread_id: message.threadId,
          ...(chat.isForum ? { is_topic_message: true as const } : {}),
        }),
    ...(withReply && replied !== undefined
      ? { reply_to_message: messageShape(world, replied, false) as never }
      : {}),
    ...(message.text === undefined ? {} : { text: message.text, ...(entities ? { entities } : {}) }),
    ...(message.photo === undefined
      ? {}
      : {
          photo: [
            {
              file_id: message.photo.fileId,
              file_unique_id: `u${message.photo.fileId}`,
              width: message.photo.width,
              height: message.photo.height,
              file_size: message.photo.data.length,
            },
          ],
        }),
    ...(message.document === undefined
      ? {}
      : {
          document: {
            file_id: `document-${message.messageId}`,
            file_unique_id: `udocument-${message.messageId}`,
            file_name: message.document.fileName,
            mime_type: message.document.type,
            file_size: message.document.data.length,
          },
        }),
    ...(message.caption === undefined
      ? {}
      : { caption: message.caption, ...(entities ? { caption_entities: entities } : {}) }),
    ...(keyboard === undefined ? {} : { reply_markup: keyboard }),
    ...message.service,
  };
}

function senderShape(world: World, message: StoredMessage): TelegramUser {
  if (message.isAnonymousAdmin) return anonymousAdmin;
  return message.from === world.botId ? botShape(world) : userShape(world.person(message.from));
}

/** Gives the inline keyboard under a message, if its markup is one. */
export function inlineKeyboard(message: StoredMessage): TelegramInlineKeyboardMarkup | undefined {
  const markup = message.markup;
  if (markup === undefined || !("inline_keyboard" in markup)) return undefined;
  return markup as TelegramInlineKeyboardMarkup;
}
