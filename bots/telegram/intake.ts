// Takes updates to their handlers: in order within a chat, side by side across chats; a poisoned one stops nobody.
import type { Update } from "telegraf/types";
import { SurveyError } from "../../core/errors.ts";
import type { Clock, Log } from "../../core/ports.ts";
import { codeAtTheEdge } from "./aftermath.ts";
import { createLanes } from "./lanes.ts";

/** The kinds of updates that the bot asks for. */
export const WANTED_UPDATES = ["message", "callback_query", "my_chat_member"] as const;

/** How often an update is tried that fails for its own fault, and how long to wait between, in milliseconds. */
const TRIES = 3;
const BETWEEN_TRIES_MS = 100;

/** Takes updates; one that resolves is committed (or given up for its own fault), one that rejects must come again. */
export interface Intake {
  take(update: Update): Promise<void>;
  /** Resolves when nothing is being taken any more. */
  idle(): Promise<void>;
}

/** Gives the intake in front of `handle`, which resolves after its commit. */
export function createIntake(
  handle: (update: Update) => Promise<void>,
  { clock, log }: { readonly clock: Clock; readonly log: Log },
): Intake {
  const lanes = createLanes();
  return {
    take: (update) => lanes.run(laneOf(update), () => tried(update, handle, clock, log)),
    idle: () => lanes.idle(),
  };
}

/**
 * Gives the lane of an update: its chat. Presses in a group go by presser: a hundred people who press at once
 * do not depend on each other.
 */
export function laneOf(update: Update): string {
  if ("callback_query" in update) {
    const { message, from } = update.callback_query;
    return message === undefined || message.chat.type === "private"
      ? `chat ${from.id}`
      : `chat ${message.chat.id} by ${from.id}`;
  }
  if ("message" in update) return `chat ${update.message.chat.id}`;
  if ("my_chat_member" in update) return `chat ${update.my_chat_member.chat.id}`;
  return "other";
}

async function tried(
  update: Update,
  handle: (update: Update) => Promise<void>,
  clock: Clock,
  log: Log,
): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await handle(update);
    } catch (error) {
      if (isStoreDown(error)) throw error;
      if (attempt >= TRIES) {
        const kind = WANTED_UPDATES.find((one) => one in update) ?? "other";
        const code = codeAtTheEdge(error);
        log.error({ event: "update-skipped", platform: "telegram", kind, code, count: attempt });
        return;
      }
      await clock.sleep(BETWEEN_TRIES_MS * attempt);
    }
  }
}

// Such an update is in order; it is the database that cannot take it now.
function isStoreDown(error: unknown): boolean {
  return error instanceof SurveyError && STORE_DOWN.has(error.code);
}
const STORE_DOWN: ReadonlySet<string> = new Set([
  "database-full",
  "database-locked",
  "database-newer",
  "database-unavailable",
]);
