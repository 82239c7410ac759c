// A group that became a supergroup has another id from now on.
import type { Message } from "telegraf/types";
import type { ListenerGround } from "../ground.ts";

/** Takes what is owed and scheduled for the old id along to the new one. */
export async function onMigrated(
  { outbox, connectionId }: ListenerGround,
  message: Message.MigrateToChatIdMessage,
): Promise<void> {
  await outbox.moved(connectionId, `${message.chat.id}`, `${message.migrate_to_chat_id}`);
}
