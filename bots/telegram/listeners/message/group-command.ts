// A command in a group: ours alone is heard, and only from someone who can be told apart from the group.
import type { Message } from "telegraf/types";
import { copyFor } from "../../../copy/copy.ts";
import { commandIn, isMeantFor, withMentions, wordsOf } from "../../command-text.ts";
import { heardIn, type ListenerGround, localeOf, type SentMessage } from "../ground.ts";

/** Takes a text in a group; resolves after the commit. */
export async function onGroupText(
  ground: ListenerGround,
  message: Message.TextMessage & SentMessage,
): Promise<void> {
  const { talk, people, respond, username } = ground;
  const command = commandIn(withMentions(message.text, message.entities));
  if (command === null || !isMeantFor(command, username)) return;
  const heard = heardIn(ground, message);
  const { who, place } = heard;
  const isAnonymous = "sender_chat" in message && message.sender_chat !== undefined;
  if (!isAnonymous && message.from.is_bot) return;
  if (isAnonymous) {
    // The sender is a stand-in that all such administrators share: its language is the house's, its rights are nobody's.
    const { locale } = await talk.home({ connectionId: who.connectionId, externalId: place.externalId });
    return respond.pointToPrivate(locale, copyFor(locale).telegram.anonymousAdmin, heard);
  }
  if (command.name === "start" || command.name === "stop") {
    const locale = await localeOf(ground, who, await people.account(who));
    return respond.pointToPrivate(locale, copyFor(locale).telegram.privateOnly, heard);
  }
  respond.reply(await talk.command(who, wordsOf(command), place), heard);
}
