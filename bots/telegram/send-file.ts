// A file for one person, in their private chat.
import type { MessageFile } from "../../core/message.ts";
import { chatIdOf } from "./address.ts";
import type { Aftermath } from "./aftermath.ts";
import type { Call } from "./call-api.ts";
import { failureOf } from "./failure.ts";
import { renderCaption } from "./render.ts";

/** What became of a file: `closed` where the bot may not write to the person. */
export type FileSent = "sent" | "closed" | "too-large" | "not-taken";

/** What a bot may send. */
const LARGEST = 50_000_000;
/** How long it may take, in milliseconds: so long, and a second more for each 500 kB. */
const PATIENCE_MS = 15_000;
const BYTES_A_MS = 500;

/** Sends a file with the words that introduce it beneath. Throws what may have arrived or may be tried later. */
export async function sendFile(
  { call, aftermath }: { readonly call: Call; readonly aftermath: Pick<Aftermath, "patiently"> },
  externalId: string,
  { name, content, text }: MessageFile,
): Promise<FileSent> {
  if (content.length > LARGEST) return "too-large";
  const document = { source: Buffer.from(content), filename: name };
  const words = renderCaption({ text, parts: [{ kind: "paragraph", text }] });
  const limits = { timeoutMs: PATIENCE_MS + content.length / BYTES_A_MS };
  try {
    await aftermath.patiently(() =>
      call("sendDocument", { chat_id: chatIdOf(externalId), document, ...words }, limits),
    );
    return "sent";
  } catch (error) {
    const { kind } = failureOf(error);
    if (kind === "unreachable") return "closed";
    if (kind === "rejected") return "not-taken";
    throw error;
  }
}
