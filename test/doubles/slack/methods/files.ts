// files.*: the upload in three steps: ask for an address, send the bytes there, complete and share.

import type { SlackFile } from "../workspace.ts";
import { type Args, type Method, SlackRefusal, textOf } from "./method.ts";

const getUploadURLExternal: Method = (args, { world, url }) => {
  const name = textOf(args, "filename");
  const length = Number(args["length"]);
  if (name === "" || !(length > 0)) throw new SlackRefusal("invalid_arguments");
  const id = world.nextId("F");
  world.files.set(id, { id, name, title: name, length, data: Buffer.alloc(0) });
  return { upload_url: `${url}/upload/v1/${id}`, file_id: id };
};

const completeUploadExternal: Method = (args, ground) => {
  const { world } = ground;
  const listed = (Array.isArray(args["files"]) ? args["files"] : []) as Args[];
  const files = listed.map((one): SlackFile => {
    const file = world.files.get(textOf(one, "id"));
    if (!file || file.data.length === 0) throw new SlackRefusal("file_not_found");
    return file;
  });
  const channelId = textOf(args, "channel_id");
  const channel = channelId === "" ? undefined : world.conversation(channelId);
  if (channelId !== "" && !channel) throw new SlackRefusal("channel_not_found");
  if (channel && !channel.botIsMember) throw new SlackRefusal("not_in_channel");
  for (const [index, file] of files.entries()) {
    file.title = textOf(listed[index] ?? {}, "title") || file.name;
    if (channel) file.channel = channel.id;
  }
  if (channel) {
    const thread = textOf(args, "thread_ts");
    world.post({
      channel: channel.id,
      text: textOf(args, "initial_comment"),
      ...(args["blocks"] === undefined ? {} : { blocks: args["blocks"] }),
      ...(thread === "" ? {} : { threadTs: thread }),
      fileIds: files.map((file) => file.id),
    });
  }
  return { files: files.map((file) => ({ id: file.id, title: file.title })) };
};

/** The methods of this family by their names. */
export const fileMethods: Record<string, Method> = {
  "files.getUploadURLExternal": getUploadURLExternal,
  "files.completeUploadExternal": completeUploadExternal,
};
