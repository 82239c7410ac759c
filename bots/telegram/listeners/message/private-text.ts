// Text in a private chat: coming and going, a command, the answer to a form's step, or words that the conversation may be waiting for.
import type { Message } from "telegraf/types";
import { commandIn, type TypedCommand, withMentions, wordsOf } from "../../command-text.ts";
import type { Heard } from "../../respond.ts";
import { heardIn, type ListenerGround, localeOf, type SentMessage, tell } from "../ground.ts";

/** Takes a text; resolves after the commit. */
export async function onPrivateText(
  ground: ListenerGround,
  message: Message.TextMessage & SentMessage,
): Promise<void> {
  const { talk, people, forms, menus, respond } = ground;
  const heard = heardIn(ground, message);
  const { who } = heard;
  const account = await people.account(who);
  if (account !== null) menus.fit(account, await localeOf(ground, who, account));
  const command = commandIn(withMentions(message.text, message.entities));
  if (command !== null) return onCommand(ground, command, heard);
  const answer = account === null ? null : await forms.words(account, message.text, heard);
  if (answer !== null) return tell(ground, answer, heard);
  respond.reply(await talk.words(who, message.text, `${message.message_id}`), heard);
}

async function onCommand(
  { talk, respond }: ListenerGround,
  command: TypedCommand,
  heard: Heard,
): Promise<void> {
  const { who, place } = heard;
  const { name, rest } = command;
  if (name === "start") return respond.reply(await talk.start(who, rest === "" ? null : rest), heard);
  if (name === "stop") return respond.reply(await talk.stop(who), heard);
  if (name === "settings" && rest === "") {
    const { locale, message } = await talk.home(who);
    return respond.reply({ locale, answer: message }, heard);
  }
  respond.reply(await talk.command(who, wordsOf(command), place), heard);
}
