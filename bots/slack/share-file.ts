// A file for one person, into their own conversation with the bot.
import type { WebClient } from "@slack/web-api";
import type { MessageFile } from "../../core/message.ts";
import type { Log } from "../../core/ports.ts";
import { failureOf } from "./failure.ts";
import { renderMessage } from "./render.ts";
import { completeUpload, uploadBytes } from "./upload.ts";

/** What became of a file; `not-allowed` where the app lacks files:write. */
export type Shared = "shared" | "not-allowed" | "failed";

/** What sharing needs; `unshared` is what its introduction becomes where the file does not follow it. */
export interface Sharing {
  readonly client: WebClient;
  readonly log: Log;
  readonly unshared: string;
}

/**
 * Shares a file with one person: its bytes first, then the words that introduce it, then the file. Posting the words tells the conversation's own id, which
 * sharing takes and a person's id is not: no further scope is needed. Never rejects.
 */
export async function shareFile(
  { client, log, unshared }: Sharing,
  file: MessageFile,
  userId: string,
): Promise<Shared> {
  const failed = (code: string): Shared => {
    log.warn({ event: "file-not-shared", platform: "slack", code });
    return code === "missing_scope" ? "not-allowed" : "failed";
  };
  const uploaded = await uploadBytes(client, { name: file.name, content: file.content });
  if (uploaded.kind === "failed") return failed(uploaded.code);
  const inert = { parse: "none", link_names: false, mrkdwn: false } as const;
  let posted: { readonly channel?: string; readonly ts?: string };
  try {
    posted = await client.chat.postMessage({ channel: userId, ...lines(file.text), ...inert });
  } catch (error) {
    const failure = failureOf(error);
    return failed(failure.kind === "limited" ? "rate-limited" : failure.code);
  }
  const { channel = "", ts = "" } = posted;
  const done = await completeUpload(client, { fileId: uploaded.fileId, title: file.name }, channel);
  if (done.kind === "done") return "shared";
  const told = failed(done.code);
  try {
    await client.chat.update({ channel, ts, ...lines(unshared), parse: "none", link_names: false });
  } catch {
    // The words above say that a file should be here; the answer where it was asked for says that it is not.
    log.warn({ event: "file-not-shared", platform: "slack", code: "introduction-left" });
  }
  return told;
}

function lines(text: string) {
  return renderMessage({ text, parts: [{ kind: "paragraph", text }] });
}
