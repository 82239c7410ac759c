// chat.*: posting, changing and deleting messages.

import type { SlackChannel, SlackMessage } from "../workspace.ts";
import type { World } from "../world.ts";
import { type Args, type Method, type MethodGround, SlackRefusal, textOf } from "./method.ts";

/** Slack cuts or refuses text beyond this. */
const longestText = 40_000;

function target(args: Args, { world, deactivatedError }: MethodGround): SlackChannel {
  const id = textOf(args, "channel");
  const channel = world.conversation(id);
  if (!channel || (channel.isPrivate && !channel.botIsMember)) throw new SlackRefusal("channel_not_found");
  const person = channel.dmWith === undefined ? undefined : world.users.get(channel.dmWith);
  if (person?.deleted) throw new SlackRefusal(deactivatedError());
  if (person?.isBot || person?.id === "USLACKBOT") throw new SlackRefusal("cannot_dm_bot");
  if (channel.isArchived) throw new SlackRefusal("is_archived");
  if (!channel.botIsMember) throw new SlackRefusal("not_in_channel");
  return channel;
}

function content(args: Args) {
  const text = textOf(args, "text");
  if (text.length > longestText) throw new SlackRefusal("msg_too_long");
  const hasBlocks = Array.isArray(args["blocks"]) && args["blocks"].length > 0;
  const hasOther = args["attachments"] !== undefined || args["markdown_text"] !== undefined;
  if (text === "" && !hasBlocks && !hasOther) throw new SlackRefusal("no_text");
  const thread = textOf(args, "thread_ts");
  return {
    text: text === "" ? textOf(args, "markdown_text") : text,
    ...(args["blocks"] === undefined ? {} : { blocks: args["blocks"] }),
    ...(args["metadata"] === undefined ? {} : { metadata: args["metadata"] }),
    ...(thread === "" ? {} : { threadTs: thread }),
  };
}

/** Gives a message as the platform writes it in answers and payloads. */
export function messagePayload(message: SlackMessage, world: World): Record<string, unknown> {
  return {
    user: world.botUserId,
    type: "message",
    ts: message.ts,
    bot_id: "B00000001",
    app_id: "A00000001",
    text: message.text,
    team: world.teamId,
    ...(message.blocks.length > 0 ? { blocks: message.blocks } : {}),
    ...(message.threadTs === undefined ? {} : { thread_ts: message.threadTs }),
    ...(message.edited ? { edited: { user: "B00000001", ts: message.ts } } : {}),
    ...(message.metadata === undefined ? {} : { metadata: message.metadata }),
  };
}

function own(args: Args, ground: MethodGround): SlackMessage {
  const channel = target(args, ground);
  const message = ground.world.message(channel.id, textOf(args, "ts"));
  // An ephemeral message cannot be found by its ts, only answered to.
  if (!message || message.ephemeralTo !== undefined) throw new SlackRefusal("message_not_found");
  return message;
}

const postMessage: Method = (args, ground) => {
  const channel = target(args, ground);
  const clientMsgId = textOf(args, "client_msg_id");
  const message = ground.world.post({
    channel: channel.id,
    ...content(args),
    ...(clientMsgId === "" ? {} : { clientMsgId }),
  });
  return { channel: channel.id, ts: message.ts, message: messagePayload(message, ground.world) };
};

const postEphemeral: Method = (args, ground) => {
  const channel = target(args, ground);
  const user = textOf(args, "user");
  if (!channel.members.includes(user)) throw new SlackRefusal("user_not_in_channel");
  const message = ground.world.post({ channel: channel.id, ephemeralTo: user, ...content(args) });
  return { message_ts: message.ts };
};

const update: Method = (args, ground) => {
  const message = own(args, ground);
  ground.world.edit(message, { ...content(args), blocks: args["blocks"] });
  return {
    channel: message.channel,
    ts: message.ts,
    text: message.text,
    message: messagePayload(message, ground.world),
  };
};

const remove: Method = (args, ground) => {
  const message = own(args, ground);
  ground.world.remove(message);
  return { channel: message.channel, ts: message.ts };
};

const getPermalink: Method = (args, ground) => {
  const message = own({ channel: args["channel"], ts: args["message_ts"] }, ground);
  const permalink = `https://double.slack.com/archives/${message.channel}/p${message.ts.replace(".", "")}`;
  return { channel: message.channel, permalink };
};

/** The methods of this family by their names. */
export const chatMethods: Record<string, Method> = {
  "chat.postMessage": postMessage,
  "chat.postEphemeral": postEphemeral,
  "chat.update": update,
  "chat.delete": remove,
  "chat.getPermalink": getPermalink,
};
