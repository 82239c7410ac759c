// How a bot sends that knows nothing of limits: as fast as it can, 20 under way at once, each waiting as long as a refusal says.
import { systemClock } from "../../bots/clock.ts";
import type { Message } from "../../core/message.ts";
import type { Messenger } from "../../core/ports.ts";

const IN_FLIGHT = 20;

/**
 * Sends one message to each person until all are sent or `signal` aborts, and gives how long it took, in milliseconds. On a platform where
 * sending during a pause lengthens the pause, the 20 may keep each other out for ever.
 */
export async function sendNaively(
  messenger: Messenger,
  people: readonly string[],
  message: Message,
  signal: AbortSignal,
): Promise<number> {
  const begun = performance.now();
  const left = [...people];
  const worker = async (): Promise<void> => {
    for (let to = left.shift(); to !== undefined && !signal.aborted; to = left.shift()) {
      await sendOne(messenger, to, message, signal);
    }
  };
  await Promise.all(Array.from({ length: IN_FLIGHT }, worker));
  return performance.now() - begun;
}

async function sendOne(
  messenger: Messenger,
  externalId: string,
  message: Message,
  signal: AbortSignal,
): Promise<void> {
  while (!signal.aborted) {
    const outcome = await messenger.send({ kind: "account", externalId }, message, externalId);
    if (outcome.kind === "sent") return;
    if (outcome.kind !== "rate-limited") throw new Error(`the naive loop met ${outcome.kind}`);
    await systemClock.sleep(outcome.retryAfterMs, signal);
  }
}
