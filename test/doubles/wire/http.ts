// The HTTP ground of the doubles: reads any body that the SDKs send, answers, and closes for good.

import type { Server } from "node:http";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import type { WireFault } from "./faults.ts";
import type { RecordedCall, Recorder } from "./recorded.ts";

/** One file part of a multipart body. */
export type UploadedFile = {
  readonly field: string;
  readonly name: string;
  readonly type: string;
  readonly data: Buffer;
};

/** A request's body, whatever its encoding: fields by name, and files where it was multipart. */
export type ReadBody = {
  readonly kind: "none" | "json" | "form" | "multipart" | "raw";
  readonly fields: Record<string, unknown>;
  readonly files: readonly UploadedFile[];
  readonly raw: Buffer;
};

/** Reads a whole request; JSON that is not an object lands under the field `""`, and broken JSON counts as raw. */
export async function readBody(request: IncomingMessage): Promise<ReadBody> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const raw = Buffer.concat(chunks);
  const type = request.headers["content-type"] ?? "";
  if (raw.length === 0) return { kind: "none", fields: {}, files: [], raw };
  if (type.includes("json")) return readJson(raw);
  if (type.includes("application/x-www-form-urlencoded")) {
    return {
      kind: "form",
      fields: Object.fromEntries(new URLSearchParams(raw.toString("utf8"))),
      files: [],
      raw,
    };
  }
  if (type.includes("multipart/form-data")) return readMultipart(raw, type);
  return { kind: "raw", fields: {}, files: [], raw };
}

function readJson(raw: Buffer): ReadBody {
  try {
    const value: unknown = JSON.parse(raw.toString("utf8"));
    const isObject = typeof value === "object" && value !== null && !Array.isArray(value);
    const fields = isObject ? (value as Record<string, unknown>) : { "": value };
    return { kind: "json", fields, files: [], raw };
  } catch {
    return { kind: "raw", fields: {}, files: [], raw };
  }
}

async function readMultipart(raw: Buffer, type: string): Promise<ReadBody> {
  const form = await new Response(new Uint8Array(raw), { headers: { "content-type": type } }).formData();
  const fields: Record<string, unknown> = {};
  const files: UploadedFile[] = [];
  for (const [field, value] of form) {
    if (typeof value === "string") fields[field] = value;
    else
      files.push({ field, name: value.name, type: value.type, data: Buffer.from(await value.arrayBuffer()) });
  }
  return { kind: "multipart", fields, files, raw };
}

/** What a double answers: `json` is sent as JSON, a string as plain text. */
export type Answer = {
  readonly status: number;
  readonly json: unknown;
  readonly headers?: Record<string, string>;
};

/** Sends an answer; a connection that is gone by then is left alone. */
export function sendAnswer(response: ServerResponse, answer: Answer): void {
  if (response.destroyed || response.headersSent) return;
  const isText = typeof answer.json === "string";
  const text = isText ? (answer.json as string) : JSON.stringify(answer.json);
  response.writeHead(answer.status, {
    "content-type": isText ? "text/plain; charset=utf-8" : "application/json; charset=utf-8",
    ...answer.headers,
  });
  response.end(text);
}

/** One call on its way through faults, effect and record. */
export type ServedCall<E extends object> = {
  readonly call: RecordedCall;
  readonly recorder: Recorder;
  readonly response: ServerResponse;
  readonly fault: E | WireFault | undefined;
  readonly latencyMs: number;
  /** Does what was asked and says what to answer. */
  readonly effect: () => Answer | Promise<Answer>;
  /** Puts the platform's own error into an answer. */
  readonly refuse: (fault: E) => Answer;
};

/**
 * Serves one call: waits the latency, applies the fault, takes effect, tells the hooks, answers. A hanging call and
 * one dropped "before" have no effect; one dropped "after" has.
 */
export async function serveCall<E extends object>(served: ServedCall<E>): Promise<void> {
  const { call, recorder, response, fault } = served;
  if (served.latencyMs > 0) await sleep(served.latencyMs);
  const drop = async () => {
    await recorder.settle(call, 0);
    response.destroy();
  };
  const answer = async (given: Answer) => {
    await recorder.settle(call, given.status);
    sendAnswer(response, given);
  };
  if (fault === undefined) return answer(await served.effect());
  if ("hang" in fault) return recorder.settle(call, 0);
  if ("status" in fault) return answer({ status: fault.status, json: `HTTP ${fault.status}` });
  if ("delayMs" in fault) {
    await sleep(fault.delayMs);
    return answer(await served.effect());
  }
  if ("drop" in fault) {
    if (fault.drop === "after") await served.effect();
    return drop();
  }
  return answer(served.refuse(fault));
}

/** A listening server and the one way to end it. */
export type ListeningServer = {
  readonly server: Server;
  readonly port: number;
  /** Stops listening and destroys every open connection. */
  close(): Promise<void>;
};

/** Listens on 127.0.0.1 (port 0: any free one); a handler that throws answers 500 with the error's text. */
export async function listen(
  handle: (request: IncomingMessage, response: ServerResponse) => Promise<void>,
  port = 0,
): Promise<ListeningServer> {
  const server = createServer((request, response) => {
    handle(request, response).catch((error: unknown) => {
      // An app that was killed mid-request is no fault of the double.
      if (request.destroyed && !request.complete) return;
      sendAnswer(response, {
        status: 500,
        json: `double failed: ${error instanceof Error ? error.stack : error}`,
      });
    });
  });
  // The default of 5 s closes idle sockets under a busy client, which shows up as a false ECONNRESET.
  server.keepAliveTimeout = 60_000;
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, "127.0.0.1", resolve);
  });
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("the double has no port");
  return {
    server,
    port: address.port,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
