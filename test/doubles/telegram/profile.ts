// The bot's own face: who it is, its command menus by scope and language, its descriptions and menu button.

import type { TelegramBotCommand, TelegramBotCommandScope, TelegramMenuButton } from "@gramio/types";
import type { Methods } from "./methods.ts";
import { badRequest } from "./refusal.ts";
import { botShape } from "./shapes.ts";
import type { World } from "./world.ts";

type ProfileMethod =
  | "getMe"
  | "setMyCommands"
  | "getMyCommands"
  | "deleteMyCommands"
  | "setMyDescription"
  | "getMyDescription"
  | "setMyShortDescription"
  | "getMyShortDescription"
  | "setChatMenuButton"
  | "getChatMenuButton";

/** The profile's methods, and what a person sees of it. */
export type Profile = {
  readonly methods: Methods<ProfileMethod>;
  /** Gives the commands in someone's menu, by the platform's order of scopes and then languages. */
  menu(userId: number, chatId?: number): TelegramBotCommand[];
  /** Gives the description that someone with this language reads before they press start. */
  description(languageCode: string): string;
};

/** Gives a profile without commands or descriptions. */
export function createProfile(world: World, seesWholeGroups: boolean): Profile {
  const commands = new Map<string, TelegramBotCommand[]>();
  const descriptions = new Map<string, string>();
  const shortDescriptions = new Map<string, string>();
  const menuButtons = new Map<number | undefined, TelegramMenuButton>();

  const key = (scope: TelegramBotCommandScope | undefined, language: string | undefined) =>
    JSON.stringify([sortedScope(scope ?? { type: "default" }), language ?? ""]);

  function put(texts: Map<string, string>, language: string | undefined, text: string | undefined): true {
    if (text === undefined || text === "") texts.delete(language ?? "");
    else texts.set(language ?? "", text);
    return true;
  }

  return {
    methods: {
      getMe: () => ({
        ...botShape(world),
        can_join_groups: true,
        can_read_all_group_messages: seesWholeGroups,
        supports_inline_queries: false,
      }),
      setMyCommands(params) {
        for (const { command, description } of params.commands) {
          const text = `${description}`;
          if (!/^[a-z0-9_]{1,32}$/.test(`${command}`)) throw badRequest("BOT_COMMAND_INVALID");
          if (text.length < 1 || text.length > 256) throw badRequest("BOT_COMMAND_DESCRIPTION_INVALID");
        }
        if (params.commands.length > 100) throw badRequest("BOT_COMMANDS_TOO_MUCH");
        commands.set(key(params.scope, params.language_code), params.commands);
        return true;
      },
      getMyCommands: (params) => commands.get(key(params.scope, params.language_code)) ?? [],
      deleteMyCommands(params) {
        commands.delete(key(params.scope, params.language_code));
        return true;
      },
      setMyDescription: (params) => put(descriptions, params.language_code, textOf(params.description)),
      getMyDescription: (params) => ({ description: descriptions.get(params.language_code ?? "") ?? "" }),
      setMyShortDescription: (params) =>
        put(shortDescriptions, params.language_code, textOf(params.short_description)),
      getMyShortDescription: (params) => ({
        short_description: shortDescriptions.get(params.language_code ?? "") ?? "",
      }),
      setChatMenuButton(params) {
        menuButtons.set(params.chat_id, params.menu_button ?? { type: "default" });
        return true;
      },
      getChatMenuButton: (params) =>
        menuButtons.get(params.chat_id) ?? menuButtons.get(undefined) ?? { type: "default" },
    },
    menu(userId, chatId = userId) {
      const language = world.person(userId).languageCode.slice(0, 2);
      const status = world.chat(chatId).members.get(userId);
      const isAdmin = status === "administrator" || status === "creator";
      for (const scope of scopesFor(userId, chatId, isAdmin)) {
        const found = commands.get(key(scope, language)) ?? commands.get(key(scope, ""));
        if (found !== undefined) return found;
      }
      return [];
    },
    description: (languageCode) => descriptions.get(languageCode.slice(0, 2)) ?? descriptions.get("") ?? "",
  };
}

/** Gives the scopes that apply to someone in a chat, the narrowest first, as BotCommandScope describes. */
function scopesFor(userId: number, chatId: number, isAdmin: boolean): TelegramBotCommandScope[] {
  if (chatId === userId) {
    return [{ type: "chat", chat_id: chatId }, { type: "all_private_chats" }, { type: "default" }];
  }
  const admin: TelegramBotCommandScope[] = [{ type: "chat_administrators", chat_id: chatId }];
  const allAdmins: TelegramBotCommandScope[] = [{ type: "all_chat_administrators" }];
  return [
    { type: "chat_member", chat_id: chatId, user_id: userId },
    ...(isAdmin ? admin : []),
    { type: "chat", chat_id: chatId },
    ...(isAdmin ? allAdmins : []),
    { type: "all_group_chats" },
    { type: "default" },
  ];
}

function sortedScope(scope: TelegramBotCommandScope): [string, unknown][] {
  return Object.entries(scope)
    .map(([name, value]): [string, unknown] => [name, `${value}`])
    .toSorted(([a], [b]) => (a < b ? -1 : 1));
}

function textOf(text: string | { toString(): string } | undefined): string | undefined {
  return text === undefined ? undefined : `${text}`;
}
