// Looks people and groups up. Telegram lists no group's members: a group is an open crowd of a known size.
import type { ChatFromGetChat, ChatMember } from "telegraf/types";
import { SurveyError } from "../../core/errors.ts";
import type { ChannelInfo, Clock, Directory, Member, Members } from "../../core/ports.ts";
import { fullName } from "./actor.ts";
import { chatIdOf } from "./address.ts";
import type { Call } from "./call-api.ts";
import { type Failure, failureOf } from "./failure.ts";

// A limit on look-ups passes in seconds; whoever waits longer should try again by itself.
const MOST_WAITS = 3;
const LONGEST_WAIT_MS = 30_000;

/** What a look-up came to: an answer, or the platform's reason for none. */
type Found<T> = { readonly value: T } | { readonly code: string };

/** Gives the directory of one bot, whose own user id is `botId`. */
export function createDirectory(call: Call, clock: Clock, botId: number): Directory {
  const ask = <T>(what: (chatId: number | string) => Promise<T>, externalId: string): Promise<Found<T>> =>
    asked(what, chatIdOf(externalId), clock);

  return {
    async members(source): Promise<Members> {
      // Subscribers are the store's to list.
      if (source.kind === "everyone") return { kind: "members", members: [] };
      if (source.kind === "group") return { kind: "not-visible", code: "no-user-groups" };
      const count = await ask((chat_id) => call("getChatMembersCount", { chat_id }), source.externalId);
      if ("code" in count) return { kind: "not-visible", code: count.code };
      // This bot counts as a member; other bots cannot be told from people.
      return { kind: "open", size: Math.max(0, count.value - 1) };
    },

    async member(externalId): Promise<Member | null> {
      const chat = await ask((chat_id) => call("getChat", { chat_id }), externalId);
      if ("code" in chat || chat.value.type !== "private") return null;
      const { username: handle = null } = chat.value;
      return { externalId, name: fullName(chat.value), handle, locale: null, zone: null, guest: false };
    },

    async channel(reference): Promise<ChannelInfo | null> {
      const named = referenceOf(reference);
      if (named === null) return null;
      const chat = await ask((chat_id) => call("getChat", { chat_id }), named);
      if ("code" in chat || chat.value.type === "private") return null;
      const externalId = `${chat.value.id}`;
      const self = await ask((chat_id) => call("getChatMember", { chat_id, user_id: botId }), externalId);
      if ("code" in self || !mayPost(self.value)) return null;
      return { externalId, name: nameOf(chat.value) };
    },

    async group() {
      return null;
    },
  };
}

async function asked<T>(
  what: (chatId: number | string) => Promise<T>,
  chatId: number | string,
  clock: Clock,
  waits = 0,
): Promise<Found<T>> {
  try {
    return { value: await what(chatId) };
  } catch (error) {
    const failure = failureOf(error);
    if (failure.kind === "moved") return asked(what, chatIdOf(failure.externalId), clock, waits);
    if (failure.kind === "rate-limited" && waits < MOST_WAITS && failure.retryAfterMs <= LONGEST_WAIT_MS) {
      await clock.sleep(failure.retryAfterMs);
      return asked(what, chatId, clock, waits + 1);
    }
    return refused(failure);
  }
}

function refused(failure: Failure): { readonly code: string } {
  if (failure.kind === "unreachable" || failure.kind === "rejected") return { code: failure.code };
  throw new SurveyError("directory-unavailable", { platform: "telegram", kind: failure.kind });
}

// An id, a public name with or without @, or a link to it.
function referenceOf(reference: string): string | null {
  const text = reference.trim().replace(/^(?:https?:\/\/)?t\.me\/|^#/i, "");
  if (/^-?\d+$/.test(text)) return text;
  const name = /^@?([A-Za-z]\w{3,31})$/.exec(text)?.[1];
  return name === undefined ? null : `@${name}`;
}

// A public name can be typed again, a title cannot.
function nameOf(chat: ChatFromGetChat): string {
  if ("username" in chat && chat.username !== undefined) return `@${chat.username}`;
  return "title" in chat ? chat.title : `${chat.id}`;
}

function mayPost(self: ChatMember): boolean {
  if (self.status === "creator" || self.status === "member") return true;
  // Only in a broadcast channel does an administrator need the right to post.
  if (self.status === "administrator") return self.can_post_messages !== false;
  return self.status === "restricted" && self.is_member && self.can_send_messages;
}
