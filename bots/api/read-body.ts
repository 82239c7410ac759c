// Reads a request's body up to a limit, and as JSON: nothing larger is ever held in memory.
import type { IncomingMessage } from "node:http";

/** The most bytes of a body: a hundred events with attributes fit well. */
export const MOST_BYTES = 64 * 1024;

/** A body, or why there is none; `aborted`: the sender went away. */
export type ReadBody =
  | { readonly kind: "read"; readonly bytes: Buffer }
  | { readonly kind: "too-large" | "aborted" };

/** Reads the whole body, or stops at the first byte beyond the limit. */
export function readBody(request: IncomingMessage): Promise<ReadBody> {
  if (Number(request.headers["content-length"] ?? 0) > MOST_BYTES) {
    return Promise.resolve({ kind: "too-large" });
  }
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    let size = 0;
    request.on("data", (chunk: Buffer) => {
      size += chunk.length;
      if (size <= MOST_BYTES) {
        chunks.push(chunk);
        return;
      }
      // What still comes is thrown away, so that the sender hears the answer instead of a broken connection.
      chunks.length = 0;
      request.removeAllListeners("data").resume();
      resolve({ kind: "too-large" });
    });
    request.on("end", () => resolve({ kind: "read", bytes: Buffer.concat(chunks) }));
    request.on("error", () => resolve({ kind: "aborted" }));
    request.on("close", () => resolve({ kind: "aborted" }));
  });
}

/** Reads bytes as JSON in UTF-8; undefined where they are none. */
export function parseJson(bytes: Buffer): unknown {
  try {
    return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch (error) {
    // Neither has another way to say so.
    if (error instanceof SyntaxError || error instanceof TypeError) return undefined;
    throw error;
  }
}
