// What happens to chats: blocking, joining, leaving, becoming a supergroup; with the updates that tell the bot.

import type { TelegramChatMemberUpdated, TelegramUser } from "@gramio/types";
import type { Act } from "./people.ts";
import { botShape, chatShape, memberShape, messageShape, userShape } from "./shapes.ts";
import type { UpdateQueue } from "./updates.ts";
import type { Chat, Membership, World } from "./world.ts";

/** A new person. */
export type NewUser = {
  readonly id?: number;
  readonly firstName: string;
  readonly username?: string;
  /** The language of their client, "en" when absent. */
  readonly languageCode?: string;
};

/** A new group. */
export type NewGroup = {
  readonly id?: number;
  readonly title: string;
  readonly type: "group" | "supergroup";
  /** Makes it public: it can be named as @username. */
  readonly username?: string;
  readonly isForum?: boolean;
  readonly members?: readonly number[];
  readonly admins?: readonly number[];
  readonly botIsAdmin?: boolean;
  /** True when absent. */
  readonly botIsMember?: boolean;
  /** Whether only administrators may ask who is in it. */
  readonly hasHiddenMembers?: boolean;
};

/** How the world is set up and changes. */
export type Groups = {
  addUser(user: NewUser): number;
  /** Changes someone's name or language, as they do in their client. */
  setUser(userId: number, patch: Partial<Omit<NewUser, "id">>): void;
  addGroup(group: NewGroup): number;
  /** Opens a topic in a forum and gives its thread id. */
  addTopic(chatId: number, name: string): number;
  /** Makes someone (or the bot) an administrator, or a plain member again. */
  setAdmin(chatId: number, userId: number, isAdmin?: boolean): Promise<Act>;
  /** Turns a basic group into a supergroup and gives its new id once both service messages are queued. */
  migrateGroup(chatId: number): number;
  block(userId: number): Promise<Act>;
  unblock(userId: number): Promise<Act>;
  /** Closes an account for good: the platform answers 403 "user is deactivated". */
  deactivate(userId: number): void;
  /** Lets someone (or the bot, added by an administrator) join. */
  join(userId: number, chatId: number): Promise<Act>;
  /** Lets someone leave (or takes the bot out). */
  leave(userId: number, chatId: number): Promise<Act>;
};

/** Gives the changes of this world. */
export function createGroups(world: World, queue: UpdateQueue): Groups {
  const dateNow = () => Math.floor(world.now() / 1000);
  const stream = (chat: Chat) => `chat ${chat.id}`;

  function userOf(id: number): TelegramUser {
    return id === world.botId ? botShape(world) : userShape(world.person(id));
  }

  async function acted(update: Promise<boolean>): Promise<Act> {
    const begin = performance.now();
    return { delivered: await update, ms: performance.now() - begin };
  }

  function changed(
    chat: Chat,
    by: number,
    who: number,
    before: Membership,
    after: Membership,
  ): Promise<boolean> {
    const change: TelegramChatMemberUpdated = {
      chat: chatShape(world, chat),
      from: userOf(by),
      date: dateNow(),
      old_chat_member: memberShape(userOf(who), before),
      new_chat_member: memberShape(userOf(who), after),
    };
    if (who === world.botId) return queue.push("my_chat_member", { my_chat_member: change }, stream(chat));
    // Only administrators hear of other people's membership.
    if (chat.botStatus !== "administrator") return Promise.resolve(false);
    return queue.push("chat_member", { chat_member: change }, stream(chat));
  }

  function serviceMessage(chat: Chat, from: number, service: Record<string, unknown>): Promise<boolean> {
    const message = world.write(chat, { from, service });
    return queue.push("message", { message: messageShape(world, message) }, stream(chat));
  }

  function setMembership(chat: Chat, who: number, after: Membership): Promise<boolean> {
    const isBot = who === world.botId;
    const before = isBot ? chat.botStatus : (chat.members.get(who) ?? "left");
    if (isBot) chat.botStatus = after;
    else chat.members.set(who, after);
    return changed(chat, isBot ? someAdmin(chat) : who, who, before, after);
  }

  function someAdmin(chat: Chat): number {
    if (chat.type === "private") return chat.id;
    const ranked = [...chat.members].toSorted(([, a], [, b]) => rank(b) - rank(a));
    const [first] = ranked[0] ?? [];
    if (first === undefined) throw new Error(`chat ${chat.id} has nobody who could do that`);
    return first;
  }

  return {
    addUser: (user) => world.addPerson(user).id,
    setUser: (userId, patch) => void Object.assign(world.person(userId), patch),
    addGroup(group) {
      const members = new Map<number, Membership>();
      for (const id of group.members ?? []) members.set(world.person(id).id, "member");
      for (const id of group.admins ?? []) members.set(world.person(id).id, "administrator");
      const isMember = group.botIsMember ?? true;
      const chat = world.addChat({
        ...(group.id === undefined ? {} : { id: group.id }),
        type: group.type,
        title: group.title,
        ...(group.username === undefined ? {} : { username: group.username }),
        isForum: group.isForum ?? false,
        hasHiddenMembers: group.hasHiddenMembers ?? false,
        members,
        botStatus: !isMember ? "left" : group.botIsAdmin ? "administrator" : "member",
      });
      return chat.id;
    },
    addTopic(chatId, name) {
      const chat = world.chat(chatId);
      if (!chat.isForum) throw new Error(`chat ${chatId} is no forum`);
      const from = chat.members.keys().next().value ?? world.botId;
      const { messageId } = world.write(chat, {
        from,
        service: { forum_topic_created: { name, icon_color: 0x6fb9f0 } },
      });
      chat.topics.set(messageId, name);
      return messageId;
    },
    setAdmin: (chatId, userId, isAdmin = true) =>
      acted(setMembership(world.chat(chatId), userId, isAdmin ? "administrator" : "member")),
    migrateGroup(chatId) {
      const old = world.chat(chatId);
      if (old.type !== "group") throw new Error(`chat ${chatId} is no basic group`);
      const next = world.addChat({
        type: "supergroup",
        title: old.title,
        members: new Map(old.members),
        botStatus: old.botStatus,
      });
      const by = someAdmin(old);
      old.migratedTo = next.id;
      void serviceMessage(old, by, { migrate_to_chat_id: next.id });
      void serviceMessage(next, by, { migrate_from_chat_id: old.id });
      return next.id;
    },
    block(userId) {
      world.person(userId).hasBlocked = true;
      return acted(changed(world.chat(userId), userId, world.botId, "member", "kicked"));
    },
    unblock(userId) {
      world.person(userId).hasBlocked = false;
      return acted(changed(world.chat(userId), userId, world.botId, "kicked", "member"));
    },
    deactivate(userId) {
      world.person(userId).isDeactivated = true;
    },
    async join(userId, chatId) {
      const chat = world.chat(chatId);
      const change = setMembership(chat, userId, "member");
      const by = userId === world.botId ? someAdmin(chat) : userId;
      const note = serviceMessage(chat, by, { new_chat_members: [userOf(userId)] });
      void change;
      return acted(note);
    },
    async leave(userId, chatId) {
      const chat = world.chat(chatId);
      if (userId === world.botId) return acted(setMembership(chat, userId, "kicked"));
      void setMembership(chat, userId, "left");
      return acted(serviceMessage(chat, userId, { left_chat_member: userOf(userId) }));
    },
  };
}

function rank(status: Membership): number {
  return status === "creator" ? 2 : status === "administrator" ? 1 : 0;
}
