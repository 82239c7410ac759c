// Deliveries to the app: over a socket, or signed over HTTP; events come again until they are acknowledged.

import { createHmac } from "node:crypto";
import { Agent, request } from "node:http";
import type { Recorder } from "../wire/recorded.ts";
import { callProblems, lineOf } from "./schema-check.ts";
import type { Settings } from "./settings.ts";
import type { Delivered, Sockets } from "./sockets.ts";

/** The kinds of envelope that the platform sends. */
export type Kind = "slash_commands" | "interactive" | "events_api";

/** Delivers payloads to the app and stops the retries at the end. */
export type Delivery = {
  /** Delivers once; events go on being delivered in the background until they are acknowledged. */
  send(kind: Kind, payload: Record<string, unknown>): Promise<Delivered>;
  close(): void;
};

function encode(kind: Kind, payload: Record<string, unknown>): { type: string; body: string } {
  const form = "application/x-www-form-urlencoded";
  if (kind === "events_api") return { type: "application/json", body: JSON.stringify(payload) };
  if (kind === "interactive") {
    return { type: form, body: new URLSearchParams({ payload: JSON.stringify(payload) }).toString() };
  }
  return { type: form, body: new URLSearchParams(payload as Record<string, string>).toString() };
}

/** Gives the headers of a signed request: HMAC-SHA256 over `v0:timestamp:body`, as Slack documents it. */
export function sign(
  body: string,
  settings: Pick<Settings, "signingSecret" | "signing">,
): Record<string, string> {
  const now = Math.floor(Date.now() / 1000);
  const timestamp = String(settings.signing === "old" ? now - 600 : now);
  const secret = settings.signing === "bad" ? `${settings.signingSecret}?` : settings.signingSecret;
  const digest = createHmac("sha256", secret).update(`v0:${timestamp}:${body}`).digest("hex");
  return { "x-slack-request-timestamp": timestamp, "x-slack-signature": `v0=${digest}` };
}

/** Gives the deliveries of one double. */
export function createDelivery(at: { settings: Settings; sockets: Sockets; recorder: Recorder }): Delivery {
  const { settings, sockets, recorder } = at;
  const agent = new Agent({ keepAlive: true, maxSockets: 512 });
  const retries = new Set<NodeJS.Timeout>();

  function overHttp(to: string, kind: Kind, payload: Record<string, unknown>, extra: Record<string, string>) {
    const started = performance.now();
    const { type, body } = encode(kind, payload);
    const headers = {
      "content-type": type,
      "content-length": String(Buffer.byteLength(body)),
      "user-agent": "Slackbot 1.0 (+https://api.slack.com/robots)",
      ...sign(body, settings),
      ...extra,
    };
    return new Promise<Delivered>((resolve) => {
      const unanswered = () => resolve({ acked: false, body: null, ms: performance.now() - started });
      const sent = request(to, { method: "POST", headers, agent }, (response) => {
        const chunks: Buffer[] = [];
        response.on("data", (chunk: Buffer) => chunks.push(chunk));
        response.on("error", unanswered);
        response.on("end", () => {
          clearTimeout(timer);
          const status = response.statusCode ?? 0;
          const text = Buffer.concat(chunks).toString("utf8");
          const isJson = response.headers["content-type"]?.includes("json") ?? false;
          const answer: unknown = text === "" ? null : isJson ? JSON.parse(text) : text;
          resolve({ acked: status === 200, status, body: answer, ms: performance.now() - started });
        });
      });
      const timer = setTimeout(() => {
        sent.destroy();
        unanswered();
      }, settings.ackMs);
      // A refused or broken connection is an answer too: the app did not acknowledge.
      sent.on("error", () => {
        clearTimeout(timer);
        unanswered();
      });
      sent.end(body);
    });
  }

  async function once(kind: Kind, payload: Record<string, unknown>, attempt: number): Promise<Delivered> {
    const times = settings.repeatNext > 0 ? 2 : 1;
    if (times === 2) settings.repeatNext -= 1;
    const to = settings.deliverTo;
    if (to !== null) {
      const again = { "x-slack-retry-num": String(attempt), "x-slack-retry-reason": "http_timeout" };
      const extra: Record<string, string> = attempt > 0 ? again : {};
      const first = overHttp(to, kind, payload, extra);
      if (times === 2) await overHttp(to, kind, payload, extra);
      return first;
    }
    const isEvent = kind === "events_api";
    const retry = isEvent ? { retry_attempt: attempt, retry_reason: attempt > 0 ? "timeout" : "" } : {};
    return sockets.send(
      { type: kind, payload, accepts_response_payload: !isEvent, ...retry },
      { ackMs: settings.ackMs, times },
    );
  }

  async function recordAck(
    kind: Kind,
    payload: Record<string, unknown>,
    delivered: Delivered,
  ): Promise<void> {
    if (!delivered.acked) return;
    const event = payload["event"] as { type?: string } | undefined;
    const name = kind === "slash_commands" ? kind : String(event?.type ?? payload["type"] ?? kind);
    const body = typeof delivered.body === "string" ? { text: delivered.body } : (delivered.body ?? {});
    const args = body as Record<string, unknown>;
    const method = `ack.${name}`;
    // An empty acknowledgement says "taken" and nothing else.
    const problems = Object.keys(args).length === 0 ? [] : callProblems(method, args);
    await recorder.settle(recorder.record(method, args, problems.map(lineOf)), delivered.status ?? 200);
  }

  function retryLater(payload: Record<string, unknown>, attempt: number): void {
    const after = settings.eventRetryMs[attempt - 1];
    if (after === undefined) return;
    const timer = setTimeout(async () => {
      retries.delete(timer);
      const delivered = await once("events_api", payload, attempt);
      await recordAck("events_api", payload, delivered);
      if (!delivered.acked) retryLater(payload, attempt + 1);
    }, after);
    retries.add(timer);
  }

  return {
    async send(kind, payload) {
      const delivered = await once(kind, payload, 0);
      await recordAck(kind, payload, delivered);
      // Only events come again; a press or a command that was lost stays lost.
      if (!delivered.acked && kind === "events_api") retryLater(payload, 1);
      return delivered;
    },
    close() {
      for (const timer of retries) clearTimeout(timer);
      agent.destroy();
    },
  };
}
