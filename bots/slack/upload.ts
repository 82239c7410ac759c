// Files on their way into a workspace: an address is asked for, the bytes go there, and only completing makes a file of them.
import type { WebClient } from "@slack/web-api";
import { type Failure, failureOf } from "./failure.ts";
import { plainLine } from "./texts.ts";

/** The most characters of a description for those who do not see a picture. */
export const ALT = 2_000;

/** A file to be uploaded; `alt` describes a picture. */
export interface Upload {
  readonly name: string;
  readonly content: Uint8Array;
  readonly alt?: string;
}

/** What became of a step: a value, or why not in one word. */
export type Uploaded = { readonly kind: "done"; readonly fileId: string } | Refused;
interface Refused {
  readonly kind: "failed";
  readonly code: string;
}

/** How long the bytes may take, in milliseconds: so long, and a second more for each 100 kB. */
const PATIENCE = 10_000;
const BYTES_A_MS = 100;

/** Sends a file's bytes; nobody sees them, and Slack drops them, until the upload is completed. Nothing is ever shown twice by it. */
export async function uploadBytes(client: WebClient, file: Upload): Promise<Uploaded> {
  try {
    const { upload_url: address = "", file_id: fileId = "" } = await client.files.getUploadURLExternal({
      filename: file.name,
      length: file.content.length,
      ...(file.alt === undefined ? {} : { alt_text: plainLine(file.alt, ALT).text }),
    });
    const status = await post(address, file.content);
    return status === 200 ? { kind: "done", fileId } : { kind: "failed", code: `http-${status}` };
  } catch (error) {
    return { kind: "failed", code: codeOf(failureOf(error)) };
  }
}

/** Makes a file of uploaded bytes: the bot's own without a channel, else shared in it (a conversation's id, not a person's). */
export async function completeUpload(
  client: WebClient,
  file: { readonly fileId: string; readonly title: string; readonly isPicture?: boolean },
  channel?: string,
): Promise<Uploaded> {
  const { fileId, title } = file;
  // Lets Slack take it for a picture before it has looked at it.
  const hint = file.isPicture === true ? { highlight_type: "png" } : {};
  const files: [{ id: string; title: string; highlight_type?: string }] = [{ id: fileId, title, ...hint }];
  try {
    await client.files.completeUploadExternal(
      channel === undefined ? { files } : { files, channel_id: channel },
    );
    return { kind: "done", fileId };
  } catch (error) {
    return { kind: "failed", code: codeOf(failureOf(error)) };
  }
}

async function post(address: string, content: Uint8Array): Promise<number> {
  const response = await fetch(address, {
    method: "POST",
    headers: { "content-type": "application/octet-stream" },
    body: new Uint8Array(content),
    signal: AbortSignal.timeout(PATIENCE + Math.ceil(content.length / BYTES_A_MS)),
  });
  await response.arrayBuffer();
  return response.status;
}

function codeOf(failure: Failure): string {
  return failure.kind === "limited" ? "rate-limited" : failure.code;
}
