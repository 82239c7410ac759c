// Who and what exists on this Telegram: people, chats, their members and messages. State alone, no wire.

import type {
  TelegramInlineKeyboardMarkup,
  TelegramMessageEntity,
  TelegramReplyKeyboardMarkup,
} from "@gramio/types";

/** Someone with an account; `isStarted` says that the bot may write to them, `hasBlocked` that it may not any more. */
export type Person = {
  readonly id: number;
  firstName: string;
  username: string | undefined;
  languageCode: string;
  isStarted: boolean;
  hasBlocked: boolean;
  isDeactivated: boolean;
};

/** What the bot or a person is in a group. */
export type Membership = "creator" | "administrator" | "member" | "left" | "kicked";

/** A private chat (its id is the person's) or a group, with everything that was ever written in it. */
export type Chat = {
  readonly id: number;
  readonly type: "private" | "group" | "supergroup";
  title: string | undefined;
  /** The public name of a group, without @; a person's stands with the person. */
  readonly username: string | undefined;
  readonly isForum: boolean;
  readonly hasHiddenMembers: boolean;
  readonly members: Map<number, Membership>;
  readonly topics: Map<number, string>;
  readonly messages: Map<number, StoredMessage>;
  botStatus: Membership;
  migratedTo: number | undefined;
};

/** A picture that the bot has uploaded; `data` is what arrived, byte by byte. */
export type StoredPhoto = {
  readonly fileId: string;
  readonly fileName: string;
  readonly data: Buffer;
  readonly width: number;
  readonly height: number;
};

/** A file that the bot has sent; `data` is what arrived, byte by byte. */
export type StoredDocument = { readonly fileName: string; readonly type: string; readonly data: Buffer };

/** Any markup under a message, or instead of the keyboard. */
export type Markup = TelegramInlineKeyboardMarkup | TelegramReplyKeyboardMarkup | object;

/** One message with all that the wire and the tests want to know of it. */
export type StoredMessage = {
  readonly messageId: number;
  readonly chatId: number;
  readonly threadId: number | undefined;
  /** The sender's id; the bot's own for its messages. */
  readonly from: number;
  readonly isAnonymousAdmin: boolean;
  /** Seconds since 1970, by the double's clock. */
  readonly date: number;
  /** `performance.now()` in milliseconds. */
  readonly at: number;
  readonly replyTo: number | undefined;
  /** The fields of a service message, such as `new_chat_members`. */
  readonly service: Record<string, unknown> | undefined;
  photo: StoredPhoto | undefined;
  readonly document: StoredDocument | undefined;
  readonly isSilent: boolean;
  text: string | undefined;
  caption: string | undefined;
  entities: TelegramMessageEntity[];
  markup: Markup | undefined;
  editDate: number | undefined;
};

/** What a new message needs from its writer; the world adds its number and time. */
export type NewMessage = {
  readonly from: number;
  readonly threadId?: number | undefined;
  readonly isAnonymousAdmin?: boolean;
  readonly replyTo?: number | undefined;
  readonly service?: Record<string, unknown>;
  readonly photo?: StoredPhoto | undefined;
  readonly document?: StoredDocument | undefined;
  readonly isSilent?: boolean;
  readonly text?: string | undefined;
  readonly caption?: string | undefined;
  readonly entities?: TelegramMessageEntity[];
  readonly markup?: Markup | undefined;
};

/** The state of one double. */
export type World = {
  readonly botId: number;
  readonly username: string;
  /** Milliseconds since 1970, by the clock that a test may set. */
  readonly now: () => number;
  readonly people: Map<number, Person>;
  readonly chats: Map<number, Chat>;
  readonly photos: Map<string, StoredPhoto>;
  addPerson(person: Partial<Person> & { readonly firstName: string }): Person;
  addChat(chat: Partial<Chat> & Pick<Chat, "type">): Chat;
  /** Gives the person, or throws when a test names one that does not exist. */
  person(id: number): Person;
  /** Gives the chat, or throws when a test names one that does not exist. */
  chat(id: number): Chat;
  write(chat: Chat, message: NewMessage): StoredMessage;
};

/** Gives an empty world. Ids are handed out in order, so that runs repeat themselves. */
export function createWorld(bot: Pick<World, "botId" | "username" | "now">): World {
  const people = new Map<number, Person>();
  const chats = new Map<number, Chat>();
  let nextPerson = 500_001;
  let nextGroup = 4_001;
  let nextSupergroup = 1_000_000_001;
  // As on the platform: private chats and basic groups share one numbering, each supergroup has its own.
  let nextShared = 1;
  const nextOwn = new Map<number, number>();

  function chatId(type: Chat["type"]): number {
    return type === "supergroup" ? -1_000_000_000_000 - nextSupergroup++ : -nextGroup++;
  }

  function nextMessageId(chat: Chat): number {
    if (chat.type !== "supergroup") return nextShared++;
    const id = nextOwn.get(chat.id) ?? 1;
    nextOwn.set(chat.id, id + 1);
    return id;
  }

  const world: World = {
    ...bot,
    people,
    chats,
    photos: new Map(),
    addPerson(given) {
      const id = given.id ?? nextPerson++;
      const person: Person = {
        id,
        firstName: given.firstName,
        username: given.username,
        languageCode: given.languageCode ?? "en",
        isStarted: given.isStarted ?? false,
        hasBlocked: false,
        isDeactivated: false,
      };
      people.set(id, person);
      world.addChat({ id, type: "private" });
      return person;
    },
    addChat(given) {
      const chat: Chat = {
        id: given.id ?? chatId(given.type),
        type: given.type,
        title: given.title,
        username: given.username,
        isForum: given.isForum ?? false,
        hasHiddenMembers: given.hasHiddenMembers ?? false,
        members: given.members ?? new Map(),
        topics: given.topics ?? new Map(),
        messages: new Map(),
        botStatus: given.botStatus ?? "member",
        migratedTo: undefined,
      };
      chats.set(chat.id, chat);
      return chat;
    },
    person(id) {
      const person = people.get(id);
      if (person === undefined) throw new Error(`this Telegram has no user ${id}`);
      return person;
    },
    chat(id) {
      const chat = chats.get(id);
      if (chat === undefined) throw new Error(`this Telegram has no chat ${id}`);
      return chat;
    },
    write(chat, message) {
      const stored: StoredMessage = {
        messageId: nextMessageId(chat),
        chatId: chat.id,
        threadId: message.threadId,
        from: message.from,
        isAnonymousAdmin: message.isAnonymousAdmin ?? false,
        date: Math.floor(world.now() / 1000),
        at: performance.now(),
        replyTo: message.replyTo,
        service: message.service,
        photo: message.photo,
        document: message.document,
        isSilent: message.isSilent ?? false,
        text: message.text,
        caption: message.caption,
        entities: message.entities ?? [],
        markup: message.markup,
        editDate: undefined,
      };
      chat.messages.set(stored.messageId, stored);
      return stored;
    },
  };
  return world;
}
