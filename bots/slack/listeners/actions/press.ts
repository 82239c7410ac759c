// A button was pressed: committed first, acknowledged next, redrawn last.
import { decodePress, VERBS, type Verb } from "../../../../core/press.ts";
import type { Reply } from "../../../talk/talk.ts";
import { acknowledge, inTime } from "../../acknowledge.ts";
import type { Listening } from "../../listening.ts";
import { publishHome } from "../../publish-home.ts";
import { deliver } from "../../reply.ts";
import { placeOf, type Recipient, readOrigin, realName, refOf, type Surface } from "../../surface.ts";
import { notTaken, tellFailure } from "../failure.ts";

/** The part of Slack's block_actions payload that matters here. */
export interface PressBody {
  readonly user: { readonly id: string };
  readonly trigger_id: string;
  readonly response_url?: string;
  readonly actions: readonly { readonly action_id: string }[];
  readonly channel?: { readonly id: string; readonly name?: string };
  readonly container: Readonly<Record<string, unknown>>;
  readonly view?: { readonly id: string; readonly type: string; readonly private_metadata: string };
}

/** What people answer and decide about themselves is acknowledged after its commit and never before; the rest may take its time. */
const STRICT: ReadonlySet<Verb> = new Set([
  VERBS.score,
  VERBS.change,
  VERBS.withdraw,
  VERBS.why,
  VERBS.driver,
  VERBS.quote,
  VERBS.skip,
  VERBS.language,
  VERBS.forget,
]);

/** Takes a press. Buttons that are not ours (links, other versions') are acknowledged and nothing else. Throws where the press was not taken. */
export async function onPress(
  listening: Listening,
  { body, ack }: { readonly body: PressBody; readonly ack: () => Promise<void> },
): Promise<void> {
  const press = decodePress(body.actions[0]?.action_id ?? "");
  if (press === null) return acknowledge(listening, ack);
  const to: Recipient = { userId: body.user.id, surface: surfaceOf(body), triggerId: body.trigger_id };
  const { userId, surface } = to;
  const { first, result } = listening.once(body.trigger_id, () => {
    const at = { place: placeOf(surface, userId), messageRef: refOf(surface) };
    return listening.talk.press(listening.acquaintances.known(userId), press, at);
  });

  let reply: Reply;
  let isAcknowledged = false;
  try {
    if (!STRICT.has(press.verb) && (await inTime(listening.clock, result)) === "late") {
      await acknowledge(listening, ack);
      isAcknowledged = true;
    }
    reply = await result;
  } catch (error) {
    if (first) await tellFailure(listening, to);
    throw error;
  }
  if (!isAcknowledged && reply.failed !== true) await acknowledge(listening, ack);
  if (first) await deliver(listening, reply, to);
  // What was decided in a window over the App Home changes the page below it.
  if (first && surface.kind === "note" && surface.origin.kind === "home") {
    await publishHome(listening, listening.acquaintances.known(userId));
  }
  if (reply.failed === true) throw notTaken("press");
}

function surfaceOf({ response_url: responseUrl, channel, container, view }: PressBody): Surface {
  if (view !== undefined && view.type === "modal") {
    return { kind: "note", viewId: view.id, origin: readOrigin(view.private_metadata) };
  }
  if (responseUrl === undefined || channel === undefined) return { kind: "home" };
  const { message_ts: ts, thread_ts: threadTs, is_ephemeral: isEphemeral } = container;
  return {
    kind: "message",
    responseUrl,
    channel: channel.id,
    ...realName(channel.name),
    ts: typeof ts === "string" ? ts : null,
    ...(typeof threadTs === "string" ? { threadTs } : {}),
    isEphemeral: isEphemeral === true,
  };
}
