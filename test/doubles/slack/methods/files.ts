// files.*: the upload in three steps: ask for an address, send the bytes there, complete and share.

import type { SlackFile } from "../workspace.ts";
import type { World } from "../world.ts";
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
  // A person's id, which chat.postMessage takes, is refused here.
  if (channelId !== "" && !/^[CGDZ][A-Z0-9]{8,}$/.test(channelId)) {
    const messages = [
      "[ERROR] input must match regex pattern: ^[CGDZ][A-Z0-9]{8,}$ [json-pointer:/channel_id]",
    ];
    throw new SlackRefusal("invalid_arguments", { response_metadata: { messages } });
  }
  const channel = channelId === "" ? undefined : world.conversation(channelId);
  if (channelId !== "" && !channel) throw new SlackRefusal("channel_not_found");
  if (channel && !channel.botIsMember) throw new SlackRefusal("not_in_channel");
  for (const [index, file] of files.entries()) {
    file.title = textOf(listed[index] ?? {}, "title") || file.name;
    file.completedAt = performance.now();
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

/** Finds blocks that show a file that is none, is no picture, or was completed less than `readyMs` ago: Slack does not tell these apart. */
export function filesNotShown(blocks: unknown, path: string, world: World, readyMs: number): string[] {
  const shown = (Array.isArray(blocks) ? blocks : []) as { readonly slack_file?: { readonly id?: string } }[];
  return shown.flatMap(({ slack_file: wanted }, index) => {
    if (wanted === undefined) return [];
    const file = world.files.get(wanted.id ?? "");
    const isReady = file?.completedAt !== undefined && performance.now() - file.completedAt >= readyMs;
    const isPicture = file !== undefined && isPictureData(file.data);
    return isReady && isPicture ? [] : [`invalid slack file [json-pointer:${path}/${index}/slack_file]`];
  });
}

/** By their first bytes: PNG, JPEG, GIF. */
function isPictureData(data: Buffer): boolean {
  const head = data.subarray(0, 4).toString("hex");
  return head === "89504e47" || head.startsWith("ffd8ff") || head === "47494638";
}

/** The methods of this family by their names. */
export const fileMethods: Record<string, Method> = {
  "files.getUploadURLExternal": getUploadURLExternal,
  "files.completeUploadExternal": completeUploadExternal,
};
