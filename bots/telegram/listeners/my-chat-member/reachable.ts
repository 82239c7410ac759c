// Someone blocked or unblocked the bot. What happens to it in groups shows when something is sent there.
import type { ChatMemberUpdated } from "telegraf/types";
import { actorOf } from "../../actor.ts";
import type { ListenerGround } from "../ground.ts";

/** Notes whether a person can be written to. */
export async function onMyChatMember(
  { talk, connectionId }: ListenerGround,
  change: ChatMemberUpdated,
): Promise<void> {
  if (change.chat.type !== "private") return;
  const { status } = change.new_chat_member;
  await talk.reachable(actorOf(connectionId, change.from), status !== "kicked" && status !== "left");
}
