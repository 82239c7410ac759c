// A pressed button: ours goes to the conversation or to the open form, another bot's is answered and ignored.
import type { CallbackQuery } from "telegraf/types";
import { decodePress } from "../../../../core/press.ts";
import { decodeFormPress } from "../../form-steps.ts";
import { writeRef } from "../../message-ref.ts";
import { heardPress, type ListenerGround, localeOf, tell } from "../ground.ts";

/** Takes a press; resolves after the commit. */
export async function onPress(ground: ListenerGround, query: CallbackQuery): Promise<void> {
  const { talk, people, forms, respond } = ground;
  const { message } = query;
  const data = "data" in query ? query.data : undefined;
  if (message === undefined || data === undefined) return respond.acknowledge(query.id);
  const heard = heardPress(ground, query, message);
  const { who, place } = heard;
  const formPress = decodeFormPress(data);
  if (formPress !== null && place.kind === "private") {
    const locale = await localeOf(ground, who, await people.account(who));
    return tell(ground, await forms.press(formPress, heard, locale), heard);
  }
  const press = decodePress(data);
  if (press === null) return respond.acknowledge(query.id);
  respond.reply(
    await talk.press(who, press, { place, messageRef: writeRef({ isPhoto: false, ...heard }) }),
    heard,
  );
}
