// What a person sees in a chat, in the words of tests.

import type { TelegramMessageEntity } from "@gramio/types";
import { inlineKeyboard } from "./shapes.ts";
import type { Markup, StoredDocument, StoredMessage, StoredPhoto, World } from "./world.ts";

/** One button under a message. */
export type SeenButton = { readonly text: string; readonly data?: string; readonly url?: string };

/** A message in its current state. */
export type TelegramMessage = {
  readonly messageId: number;
  readonly chatId: number;
  readonly threadId?: number;
  readonly fromBot: boolean;
  /** The sender's id. */
  readonly from: number;
  readonly text?: string;
  readonly caption?: string;
  /** Formatting of the text or caption. */
  readonly entities: readonly TelegramMessageEntity[];
  readonly photo?: StoredPhoto;
  readonly document?: StoredDocument;
  /** Sent without a sound. */
  readonly isSilent?: true;
  /** The inline keyboard, row by row. */
  readonly keyboard?: readonly (readonly SeenButton[])[];
  /** Any other markup, such as `{ force_reply: true }`. */
  readonly markup?: Markup;
  readonly replyTo?: number;
  /** The fields of a service message, such as `{ migrate_to_chat_id }`. */
  readonly service?: Readonly<Record<string, unknown>>;
  readonly edited: boolean;
  /** When it was written: `performance.now()` in milliseconds. */
  readonly at: number;
};

/** Gives a message as it is now. */
export function seen(world: World, message: StoredMessage): TelegramMessage {
  const keyboard = inlineKeyboard(message)?.inline_keyboard.map((row) =>
    row.map(
      (button): SeenButton => ({
        text: `${button.text}`,
        ...(button.callback_data === undefined ? {} : { data: button.callback_data }),
        ...(button.url === undefined ? {} : { url: button.url }),
      }),
    ),
  );
  const { threadId, text, caption, photo, document, replyTo, service, markup } = message;
  return {
    messageId: message.messageId,
    chatId: message.chatId,
    ...(threadId === undefined ? {} : { threadId }),
    fromBot: message.from === world.botId,
    from: message.from,
    ...(text === undefined ? {} : { text }),
    ...(caption === undefined ? {} : { caption }),
    entities: message.entities,
    ...(photo === undefined ? {} : { photo }),
    ...(document === undefined ? {} : { document }),
    ...(message.isSilent ? { isSilent: true } : {}),
    ...(keyboard === undefined ? {} : { keyboard }),
    ...(markup === undefined || keyboard !== undefined ? {} : { markup }),
    ...(replyTo === undefined ? {} : { replyTo }),
    ...(service === undefined ? {} : { service }),
    edited: message.editDate !== undefined,
    at: message.at,
  };
}
