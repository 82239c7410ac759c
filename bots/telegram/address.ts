// Where a message goes, as the Bot API takes it.
import type { Address } from "../../core/ports.ts";

/** Gives the fields that say where a message goes: chat, and topic where there is one. */
export function destinationOf(to: Pick<Address, "externalId" | "threadId">): {
  readonly chat_id: number | string;
  readonly message_thread_id?: number;
} {
  const chat_id = chatIdOf(to.externalId);
  return to.threadId === undefined ? { chat_id } : { chat_id, message_thread_id: Number(to.threadId) };
}

/** Gives a chat's id as the Bot API takes it: a number, or a public name with its @. */
export function chatIdOf(externalId: string): number | string {
  return /^-?\d+$/.test(externalId) ? Number(externalId) : externalId;
}
