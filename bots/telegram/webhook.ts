// Updates by webhook: answered with 200 only once they are committed, else with an error, so that Telegram sends them again.
import { createHash, timingSafeEqual } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import type { Update } from "telegraf/types";
import type { Log } from "../../core/ports.ts";
import type { HttpRoute } from "../platform.ts";
import { codeAtTheEdge } from "./aftermath.ts";
import type { Intake } from "./intake.ts";

/** Where the platform delivers, below the bot's public address. */
export const WEBHOOK_PATH = "/telegram/webhook";

/** The longest update is a message of 4,096 characters with the one that it answers; a megabyte is far beyond. */
const LONGEST_BODY = 1024 * 1024;
/** How many taken updates are remembered: an answer that got lost makes the platform send one again. */
const MOST_REMEMBERED = 5_000;

/** The receiving side of the webhook. */
export interface Webhook {
  readonly route: HttpRoute;
  /** From now on updates are taken; before, and after `close`, Telegram is told to come again. */
  open(intake: Intake): void;
  close(): void;
}

/** Gives the webhook that knows `secret`, closed. */
export function createWebhook(secret: string, log: Log): Webhook {
  let intake: Intake | null = null;
  const taken = new Set<number>();

  async function take(update: Update): Promise<number> {
    if (intake === null) return 503;
    if (taken.has(update.update_id)) return 200;
    try {
      await intake.take(update);
    } catch (error) {
      log.warn({ event: "webhook-failed", platform: "telegram", code: codeAtTheEdge(error) });
      return 503;
    }
    remember(taken, update.update_id);
    return 200;
  }

  return {
    route: {
      method: "POST",
      path: WEBHOOK_PATH,
      async handle(request, response) {
        const given = request.headers["x-telegram-bot-api-secret-token"];
        if (typeof given !== "string" || !isSame(given, secret)) return end(response, 401);
        const body = await read(request);
        if (body === null) return end(response, 413);
        const update = updateIn(body);
        end(response, update === null ? 400 : await take(update));
      },
    },
    open(to) {
      intake = to;
    },
    close() {
      intake = null;
    },
  };
}

function end(response: ServerResponse, status: number): void {
  // What was not read would be taken for the next request.
  if (status === 401 || status === 413) response.setHeader("connection", "close");
  response.writeHead(status).end();
}

// Digests are equally long, and comparing them takes equally long, whatever was sent.
function isSame(given: string, secret: string): boolean {
  const digest = (text: string) => createHash("sha256").update(text).digest();
  return timingSafeEqual(digest(given), digest(secret));
}

async function read(request: IncomingMessage): Promise<string | null> {
  if (Number(request.headers["content-length"] ?? 0) > LONGEST_BODY) return null;
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    length += chunk.length;
    if (length > LONGEST_BODY) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString("utf8");
}

function updateIn(body: string): Update | null {
  try {
    const value: unknown = JSON.parse(body);
    const isUpdate = typeof value === "object" && value !== null && "update_id" in value;
    return isUpdate && typeof value.update_id === "number" ? (value as Update) : null;
  } catch {
    return null; // SyntaxError is how JSON says "no".
  }
}

function remember(taken: Set<number>, id: number): void {
  taken.add(id);
  const [oldest] = taken;
  if (taken.size > MOST_REMEMBERED && oldest !== undefined) taken.delete(oldest);
}
