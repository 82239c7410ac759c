// The methods that ask about chats and their members.

import { openChat } from "./access.ts";
import type { Methods } from "./methods.ts";
import { badRequest } from "./refusal.ts";
import { botShape, chatShape, memberShape, userShape } from "./shapes.ts";
import type { Chat, Membership, World } from "./world.ts";

type ChatMethod = "getChat" | "getChatMember" | "getChatMemberCount" | "getChatAdministrators" | "leaveChat";

const isIn = (status: Membership) => status !== "left" && status !== "kicked";

/** Gives the methods on this world's chats. */
export function chatMethods(world: World): Methods<ChatMethod> {
  function membersOf(chat: Chat): [number, Membership][] {
    return [...chat.members].filter(([, status]) => isIn(status));
  }

  return {
    getChat(params) {
      const chat = openChat(world, params.chat_id);
      // A person who has never met the bot is no chat to it.
      if (chat.type === "private" && !world.person(chat.id).isStarted) throw badRequest("chat not found");
      return {
        ...chatShape(world, chat),
        accent_color_id: 0,
        max_reaction_count: 11,
        accepted_gift_types: {
          unlimited_gifts: false,
          limited_gifts: false,
          unique_gifts: false,
          premium_subscription: false,
          gifts_from_channels: false,
        },
        ...(chat.hasHiddenMembers ? { has_hidden_members: true as const } : {}),
      };
    },
    getChatMember(params) {
      const chat = openChat(world, params.chat_id);
      if (params.user_id === world.botId) return memberShape(botShape(world), chat.botStatus);
      const person = world.people.get(params.user_id);
      if (person === undefined) throw badRequest("user not found");
      if (chat.hasHiddenMembers && chat.botStatus !== "administrator") {
        throw badRequest("CHAT_ADMIN_REQUIRED");
      }
      const status = chat.type === "private" ? "member" : (chat.members.get(person.id) ?? "left");
      return memberShape(userShape(person), status);
    },
    getChatMemberCount(params) {
      const chat = openChat(world, params.chat_id);
      return chat.type === "private" ? 2 : membersOf(chat).length + 1;
    },
    getChatAdministrators(params) {
      const chat = openChat(world, params.chat_id);
      if (chat.type === "private") throw badRequest("there are no administrators in the private chat");
      const bot = chat.botStatus === "administrator" ? [memberShape(botShape(world), "administrator")] : [];
      const people = membersOf(chat)
        .filter(([, status]) => status === "administrator" || status === "creator")
        .map(([id, status]) => memberShape(userShape(world.person(id)), status));
      return [...people, ...(params.return_bots === true ? bot : [])] as never;
    },
    leaveChat(params) {
      const chat = openChat(world, params.chat_id);
      if (chat.type === "private") throw badRequest("chat member status can't be changed in private chats");
      chat.botStatus = "left";
      return true;
    },
  };
}
