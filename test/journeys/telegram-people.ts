// People on Telegram as a story tells of them: what they read, which buttons they find, what they write.
import { expect, vi } from "vitest";
import type { Act, TelegramDouble, TelegramMessage } from "../doubles/telegram/double.ts";
import type { SayOptions } from "../doubles/telegram/people.ts";

/** Someone with a private chat with the bot, or in a group. */
export interface Chatter {
  readonly id: number;
  readonly name: string;
  start(payload?: string): Promise<Act>;
  say(text: string, options?: SayOptions): Promise<Act>;
  /** Presses the button with this label in the newest message of the chat that has one: the label may be a part of what stands on it. */
  press(label: string | RegExp, chatId?: number): Promise<Act>;
  /** Presses it in this message. */
  pressIn(message: TelegramMessage, label: string | RegExp): Promise<Act>;
  /** The bot's messages in the chat as they stand now, oldest first. */
  chat(chatId?: number): readonly TelegramMessage[];
  /** The text of the newest of them. */
  last(chatId?: number): string;
  /** Everything that can be read in the chat, their own words too. */
  everything(): string;
  /** Waits until some message of the bot reads like this, and gives it. */
  reads(words: string | RegExp, chatId?: number): Promise<TelegramMessage>;
  /** Waits until the newest message of the bot reads like this, and gives it. */
  readsLast(words: string | RegExp, chatId?: number): Promise<TelegramMessage>;
  toasts(): readonly string[];
}

/** How long anybody waits for an answer, in milliseconds. */
const PATIENCE = { timeout: 5_000, interval: 5 };

/** Gives somebody new to this Telegram. */
export function chatter(
  telegram: TelegramDouble,
  of: { readonly name: string; readonly languageCode?: string; readonly username?: string },
): Chatter {
  const { name, languageCode = "en", username } = of;
  const id = telegram.addUser({
    firstName: name,
    languageCode,
    ...(username === undefined ? {} : { username }),
  });
  const chat = (chatId = id) => telegram.messages(chatId).filter(({ fromBot }) => fromBot);
  // What goes with a picture is its caption.
  const readIn = (message: TelegramMessage | undefined) => message?.text ?? message?.caption;
  const says = (message: TelegramMessage | undefined, words: string | RegExp) =>
    typeof words === "string"
      ? expect(readIn(message) ?? "nothing").toContain(words)
      : expect(readIn(message) ?? "nothing").toMatch(words);
  const me: Chatter = {
    id,
    name,
    start: (payload) => telegram.start(id, payload),
    say: (text, options) => telegram.say(id, text, options),
    async press(label, chatId = id) {
      const message = await vi.waitFor(() => {
        const found = chat(chatId).findLast((one) => buttonIn(one, label) !== null);
        if (found === undefined)
          throw new Error(`no button ${label} for ${name}; last read: ${me.last(chatId)}`);
        return found;
      }, PATIENCE);
      return me.pressIn(message, label);
    },
    pressIn(message, label) {
      const button = buttonIn(message, label);
      if (button === null) throw new Error(`no button ${label} in: ${drawn(message)}`);
      return telegram.press(id, message, button);
    },
    chat,
    last: (chatId) => readIn(chat(chatId).at(-1)) ?? "",
    everything: () =>
      telegram
        .messages(id)
        .map((one) => drawn(one))
        .join("\n\n"),
    reads: (words, chatId) =>
      vi.waitFor(() => {
        const found = chat(chatId).findLast((one) => {
          const read = readIn(one) ?? "";
          return typeof words === "string" ? read.includes(words) : words.test(read);
        });
        if (found === undefined) says(chat(chatId).at(-1), words);
        return found as TelegramMessage;
      }, PATIENCE),
    readsLast: (words, chatId) =>
      vi.waitFor(() => {
        const last = chat(chatId).at(-1);
        says(last, words);
        return last as TelegramMessage;
      }, PATIENCE),
    toasts: () => telegram.toasts(id).map(({ text }) => text),
  };
  return me;
}

/** Gives so many people by numbered names. */
export function crowd(telegram: TelegramDouble, size: number): readonly Chatter[] {
  return Array.from({ length: size }, (_, index) => chatter(telegram, { name: `Person ${index + 1}` }));
}

/** Gives the labels of the buttons, row by row. */
export function rows(message: Pick<TelegramMessage, "keyboard"> | undefined): readonly (readonly string[])[] {
  return (message?.keyboard ?? []).map((row) => row.map(({ text }) => text));
}

/** Gives a message as a terminal can show it. */
export function drawn(message: TelegramMessage): string {
  const buttons = rows(message).map((row) => row.map((label) => `[${label}]`).join(" "));
  return [message.text ?? message.caption ?? "", ...buttons].join("\n");
}

/** Gives what a button must be named as to be pressed; null where there is none. An exact label is found before one that only contains it. */
function buttonIn(message: TelegramMessage, label: string | RegExp): string | null {
  const buttons = (message.keyboard ?? []).flat();
  const found =
    buttons.find(({ text }) => text === label) ??
    buttons.find(({ text }) =>
      typeof label === "string" ? text.includes(label) && label.length > 1 : label.test(text),
    );
  return found === undefined ? null : (found.data ?? found.text);
}
