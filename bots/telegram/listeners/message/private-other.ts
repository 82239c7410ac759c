// A picture, voice message or sticker in a private chat: nothing that could be kept as someone's words.
import { copyFor } from "../../../copy/copy.ts";
import { say } from "../../../copy/say.ts";
import { heardIn, type ListenerGround, localeOf, type SentMessage } from "../ground.ts";

const KINDS = [
  "animation",
  "audio",
  "contact",
  "document",
  "location",
  "photo",
  "poll",
  "sticker",
  "video",
  "video_note",
  "voice",
] as const;

/** Says that only text is read; service messages pass in silence. */
export async function onPrivateOther(ground: ListenerGround, message: SentMessage): Promise<void> {
  if (!KINDS.some((kind) => kind in message)) return;
  const heard = heardIn(ground, message);
  const locale = await localeOf(ground, heard.who, await ground.people.account(heard.who));
  ground.respond.reply({ locale, answer: say(copyFor(locale).telegram.onlyWords) }, heard);
}
