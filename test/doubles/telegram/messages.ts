// The methods that write, change and delete messages.

import type { TelegramReplyParameters } from "@gramio/types";
import { openChat, openForWriting, ownMessage } from "./access.ts";
import { readDocument, readMarkup, readPhoto, readText } from "./content.ts";
import { longestCaption, longestText } from "./limits.ts";
import type { Methods } from "./methods.ts";
import { badRequest } from "./refusal.ts";
import { messageShape } from "./shapes.ts";
import type { Chat, Markup, StoredMessage, World } from "./world.ts";

type MessageMethod =
  | "sendMessage"
  | "sendPhoto"
  | "sendDocument"
  | "sendChatAction"
  | "editMessageText"
  | "editMessageCaption"
  | "editMessageMedia"
  | "editMessageReplyMarkup"
  | "deleteMessage"
  | "deleteMessages";

// Bots may delete messages for 48 hours, by the description of deleteMessage.
const deletableSeconds = 48 * 3600;

/** Gives the methods on this world's messages. */
export function messageMethods(world: World): Methods<MessageMethod> {
  const shape = (message: StoredMessage) => messageShape(world, message);

  function change(message: StoredMessage, next: Partial<StoredMessage>): StoredMessage {
    const state = () => {
      const { text, caption, entities, markup, photo } = message;
      return JSON.stringify([text, caption, entities, markup, photo?.fileId]);
    };
    const before = state();
    Object.assign(message, next);
    if (state() === before) {
      throw badRequest(
        "message is not modified: specified new message content and reply markup are exactly the same as a current content and reply markup of the message",
      );
    }
    message.editDate = Math.floor(world.now() / 1000);
    return message;
  }

  function mayDelete(chat: Chat, message: StoredMessage): boolean {
    if (Math.floor(world.now() / 1000) - message.date > deletableSeconds) return false;
    return chat.type === "private" || message.from === world.botId || chat.botStatus === "administrator";
  }

  return {
    sendMessage(params) {
      const chat = openForWriting(world, params.chat_id);
      const given = { text: params.text, mode: params.parse_mode, entities: params.entities };
      const { text, entities } = readText(given, longestText, "message is too long");
      if (text === "") throw badRequest("message text is empty");
      const markup = readMarkup(params.reply_markup);
      return shape(world.write(chat, { ...placed(world, chat, params), text, entities, markup }));
    },
    sendPhoto(params) {
      const chat = openForWriting(world, params.chat_id);
      const given = { text: params.caption, mode: params.parse_mode, entities: params.caption_entities };
      const { text, entities } = readText(given, longestCaption, "message caption is too long");
      const markup = readMarkup(params.reply_markup);
      const place = placed(world, chat, params);
      const photo = readPhoto(world, params.photo);
      const isSilent = params.disable_notification === true;
      return shape(
        world.write(chat, { ...place, photo, caption: text || undefined, entities, markup, isSilent }),
      );
    },
    sendDocument(params) {
      const chat = openForWriting(world, params.chat_id);
      const given = { text: params.caption, mode: params.parse_mode, entities: params.caption_entities };
      const { text, entities } = readText(given, longestCaption, "message caption is too long");
      const markup = readMarkup(params.reply_markup);
      const document = readDocument(params.document);
      const place = placed(world, chat, params);
      return shape(world.write(chat, { ...place, document, caption: text || undefined, entities, markup }));
    },
    sendChatAction(params) {
      openForWriting(world, params.chat_id);
      return true;
    },
    editMessageText(params) {
      const message = ownMessage(world, params.chat_id, params.message_id);
      if (message.text === undefined) throw badRequest("there is no text in the message to edit");
      const given = { text: params.text, mode: params.parse_mode, entities: params.entities };
      const { text, entities } = readText(given, longestText, "MESSAGE_TOO_LONG");
      if (text === "") throw badRequest("message text is empty");
      return shape(change(message, { text, entities, markup: readMarkup(params.reply_markup) }));
    },
    editMessageCaption(params) {
      const message = ownMessage(world, params.chat_id, params.message_id);
      if (message.photo === undefined) throw badRequest("there is no caption in the message to edit");
      const given = { text: params.caption, mode: params.parse_mode, entities: params.caption_entities };
      const { text, entities } = readText(given, longestCaption, "MEDIA_CAPTION_TOO_LONG");
      const markup = readMarkup(params.reply_markup);
      return shape(change(message, { caption: text || undefined, entities, markup }));
    },
    editMessageMedia(params) {
      const message = ownMessage(world, params.chat_id, params.message_id);
      const { media } = params;
      if (media.type !== "photo") throw badRequest(`this double shows photos, not ${media.type}`);
      const given = { text: media.caption, mode: media.parse_mode, entities: media.caption_entities };
      const { text, entities } = readText(given, longestCaption, "MEDIA_CAPTION_TOO_LONG");
      const photo = readPhoto(world, media.media);
      const markup = readMarkup(params.reply_markup);
      // A text message becomes a photo with a caption.
      const next = { text: undefined, caption: text || undefined, entities, photo, markup };
      return shape(change(message, next));
    },
    editMessageReplyMarkup(params) {
      const message = ownMessage(world, params.chat_id, params.message_id);
      return shape(change(message, { markup: readMarkup(params.reply_markup) }));
    },
    deleteMessage(params) {
      const chat = openChat(world, params.chat_id);
      const message = chat.messages.get(params.message_id);
      if (message === undefined) throw badRequest("message to delete not found");
      if (!mayDelete(chat, message)) throw badRequest("message can't be deleted");
      chat.messages.delete(message.messageId);
      return true;
    },
    deleteMessages(params) {
      const chat = openChat(world, params.chat_id);
      // As described: messages that cannot be found or deleted are skipped.
      for (const id of params.message_ids) {
        const message = chat.messages.get(id);
        if (message !== undefined && mayDelete(chat, message)) chat.messages.delete(id);
      }
      return true;
    },
  };
}

type Placed = {
  readonly from: number;
  readonly threadId: number | undefined;
  readonly replyTo: number | undefined;
  readonly markup?: Markup;
};

/** Gives where a new message goes: its topic and what it answers, or the refusal of either. */
function placed(
  world: World,
  chat: Chat,
  params: { readonly message_thread_id?: number; readonly reply_parameters?: TelegramReplyParameters },
): Placed {
  const threadId = params.message_thread_id;
  if (threadId !== undefined && !chat.topics.has(threadId)) throw badRequest("message thread not found");
  const reply = params.reply_parameters;
  const replyTo = reply?.message_id;
  const isFound = replyTo !== undefined && chat.messages.has(replyTo);
  if (replyTo !== undefined && !isFound && reply?.allow_sending_without_reply !== true) {
    throw badRequest("message to be replied not found");
  }
  return { from: world.botId, threadId, replyTo: isFound ? replyTo : undefined };
}
