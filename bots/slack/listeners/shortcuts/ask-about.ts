// "Ask about this" was chosen at a message: opens the window that says about what, for whoever wrote it.
import { VERBS } from "../../../../core/press.ts";
import { acknowledge } from "../../acknowledge.ts";
import type { Listening } from "../../listening.ts";
import { deliver } from "../../reply.ts";
import { placeOf, type Recipient, realName, type Surface } from "../../surface.ts";
import { tellFailure } from "../failure.ts";

/** The shortcut's name in the manifest. */
export const ASK_ABOUT = "ask_about_this";

/** The part of Slack's message_action that matters here. */
export interface ShortcutBody {
  readonly user: { readonly id: string };
  readonly trigger_id: string;
  readonly response_url: string;
  readonly channel: { readonly id: string; readonly name?: string };
  /** Absent or a bot's where no person wrote it. */
  readonly message: { readonly user?: string | undefined };
}

// A press names nobody in particular by this.
const NOBODY = "new";
const PERSON = /^[UW][A-Z0-9]{2,20}$/;

/** Takes the shortcut. The role is checked as for the command of the same meaning; what the message says is not read. */
export async function onAskAbout(
  listening: Listening,
  { body, ack }: { readonly body: ShortcutBody; readonly ack: () => Promise<void> },
): Promise<void> {
  const { user, channel, message } = body;
  const surface: Surface = {
    kind: "message",
    responseUrl: body.response_url,
    channel: channel.id,
    ...realName(channel.name ?? ""),
    ts: null,
    isEphemeral: true,
  };
  const to: Recipient = { userId: user.id, surface, triggerId: body.trigger_id };
  // Acknowledged before it is done: Slack waits three seconds, and nothing here is anyone's answer.
  await acknowledge(listening, ack);
  const { first, result } = listening.once(body.trigger_id, async () => {
    const who = await listening.acquaintances.meet(user.id);
    const author = message.user ?? "";
    const press = { verb: VERBS.event, token: PERSON.test(author) ? author : NOBODY };
    return listening.talk.press(who, press, { place: placeOf(surface, user.id), messageRef: null });
  });
  try {
    const reply = await result;
    if (first) await deliver(listening, reply, to);
  } catch (error) {
    if (first) await tellFailure(listening, to);
    throw error;
  }
}
