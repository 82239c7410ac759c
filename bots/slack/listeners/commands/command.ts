// A slash command was typed: run, acknowledged, answered where it was typed.
import { acknowledge, inTime } from "../../acknowledge.ts";
import type { Listening } from "../../listening.ts";
import { deliver } from "../../reply.ts";
import { placeOf, type Recipient, realName, type Surface } from "../../surface.ts";
import { tellFailure } from "../failure.ts";

/** The part of Slack's payload that matters here. */
export interface CommandBody {
  readonly user_id: string;
  readonly channel_id: string;
  readonly channel_name: string;
  readonly text: string;
  readonly response_url: string;
  readonly trigger_id: string;
}

/** Takes a command, whatever name the workspace gave it: Slack sends only the app's own. What takes long (people are counted) is acknowledged before it is done. */
export async function onCommand(
  listening: Listening,
  { command, ack }: { readonly command: CommandBody; readonly ack: () => Promise<void> },
): Promise<void> {
  const surface: Surface = {
    kind: "message",
    responseUrl: command.response_url,
    channel: command.channel_id,
    ...realName(command.channel_name),
    ts: null,
    isEphemeral: true,
  };
  const to: Recipient = { userId: command.user_id, surface, triggerId: command.trigger_id };
  const { first, result } = listening.once(command.trigger_id, async () => {
    const who = await listening.acquaintances.meet(command.user_id);
    return listening.talk.command(who, command.text, placeOf(surface, command.user_id));
  });
  try {
    await inTime(listening.clock, result);
    await acknowledge(listening, ack);
    const reply = await result;
    if (first) await deliver(listening, reply, to);
  } catch (error) {
    await acknowledge(listening, ack);
    if (first) await tellFailure(listening, to);
    throw error;
  }
}
