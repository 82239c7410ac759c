// Who acted and where, as an update tells it: no look-ups on the way in.
import type { Chat, Message, User } from "telegraf/types";
import type { Locale } from "../../core/ports.ts";
import type { Actor, Place } from "../talk/talk.ts";

/** Gives whoever sent an update as the conversation knows people. */
export function actorOf(connectionId: string, user: User): Actor {
  const externalId = `${user.id}`;
  const member = {
    externalId,
    name: fullName(user),
    handle: user.username ?? null,
    locale: localeOf(user.language_code),
    zone: null,
    guest: false,
  };
  return { connectionId, externalId, member };
}

/** Gives someone's name as they write it themselves. */
export function fullName(user: { readonly first_name: string; readonly last_name?: string }): string {
  return [user.first_name, user.last_name].filter((part) => part !== undefined && part !== "").join(" ");
}

/** Gives our language for a client's IETF tag; null for one that we do not speak. Chinese of every script reads the Chinese we have. */
export function localeOf(tag: string | undefined): Locale | null {
  const language = tag?.toLowerCase().split(/[-_]/)[0];
  if (language === "zh") return "zh-CN";
  return language === "en" ? "en" : null;
}

/** Gives where something was said or pressed, with its forum topic. */
export function placeOf(chat: Chat, message?: Partial<Message.CommonMessage>): Place {
  const kind = chat.type === "private" ? "private" : "channel";
  // Elsewhere a thread id only marks a chain of replies, and sending to it fails.
  const threadId = message?.is_topic_message === true ? message.message_thread_id : undefined;
  return {
    kind,
    externalId: `${chat.id}`,
    ...("title" in chat ? { name: chat.title } : {}),
    ...(threadId === undefined ? {} : { threadId: `${threadId}` }),
  };
}
