// Which listener hears what.
import type { Telegraf } from "telegraf";
import { message } from "telegraf/filters";
import type { Message } from "telegraf/types";
import { onPress } from "./callback-query/press.ts";
import type { ListenerGround, SentMessage } from "./ground.ts";
import { onGroupText } from "./message/group-command.ts";
import { onMigrated } from "./message/migrated.ts";
import { onPrivateOther } from "./message/private-other.ts";
import { onPrivateText } from "./message/private-text.ts";
import { onMyChatMember } from "./my-chat-member/reachable.ts";

/** Hangs the listeners on a bot; each resolves after its commit. */
export function register(bot: Telegraf, ground: ListenerGround): void {
  bot.on("callback_query", ({ callbackQuery }) => onPress(ground, callbackQuery));
  bot.on("my_chat_member", ({ myChatMember }) => onMyChatMember(ground, myChatMember));
  bot.on(message("migrate_to_chat_id"), (context) => onMigrated(ground, context.message));
  bot.on(message("text"), ({ message: sent }) => {
    if (!hasSender(sent)) return undefined;
    return sent.chat.type === "private" ? onPrivateText(ground, sent) : onGroupText(ground, sent);
  });
  bot.on("message", ({ message: sent }) =>
    sent.chat.type === "private" && hasSender(sent) ? onPrivateOther(ground, sent) : undefined,
  );
}

function hasSender<M extends Message>(sent: M): sent is M & SentMessage {
  return sent.from !== undefined;
}
