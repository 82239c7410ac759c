// Sends and redraws messages, once each, and says exactly what became of it: the delivery's states decide what comes next.
import type { Messenger, SendOutcome } from "../../core/ports.ts";
import { chatIdOf, destinationOf } from "./address.ts";
import type { Call } from "./call-api.ts";
import { failureOf } from "./failure.ts";
import { render } from "./render.ts";

/** Gives the messenger of one bot. */
export function createMessenger(call: Call): Messenger {
  return {
    platform: "telegram",
    // Telegram knows no key of a send, so that a repeated one is a second message; both carry the same token.
    async send(to, message, _key) {
      try {
        const sent = await call("sendMessage", { ...destinationOf(to), ...render(message) });
        return { kind: "sent", messageRef: `${sent.message_id}` };
      } catch (error) {
        return outcomeOf(error);
      }
    },
    async redraw(at, messageRef, message) {
      const which = { chat_id: chatIdOf(at.externalId), message_id: Number(messageRef) };
      try {
        await call("editMessageText", { ...which, ...render(message) });
        return { kind: "sent", messageRef };
      } catch (error) {
        return outcomeOf(error, messageRef);
      }
    },
  };
}

function outcomeOf(error: unknown, messageRef?: string): SendOutcome {
  const failure = failureOf(error);
  if (failure.kind === "unmodified" && messageRef !== undefined) return { kind: "sent", messageRef };
  if (failure.kind === "unmodified") return { kind: "rejected", code: "unmodified" };
  return failure.kind === "gone" ? { kind: "rejected", code: failure.code } : failure;
}
