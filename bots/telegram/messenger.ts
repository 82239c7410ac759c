// Sends and redraws messages, once each, and says exactly what became of it: the delivery's states decide what comes next.
import type { Message } from "../../core/message.ts";
import type { Address, Messenger, SendOutcome } from "../../core/ports.ts";
import { chatIdOf, destinationOf } from "./address.ts";
import { CALL_TIMEOUT_MS, type Call, type CallLimits } from "./call-api.ts";
import { failureOf } from "./failure.ts";
import { readRef, writeRef } from "./message-ref.ts";
import { editInPlace, sendPhoto } from "./photo-calls.ts";
import type { Photo, Pictures } from "./pictures.ts";
import { fitsBeneath, render, renderCaption } from "./render.ts";

/** How long a message may take in all its calls, in milliseconds: what a delivery allows. Photos that go before a text, and one that carries it, leave it time. */
const WHOLE_MS = 11_500;
const BEFORE_MS = 3_500;
const PHOTO_MS = 7_000;
/** Of so many deliveries it is remembered which photos have gone before their text. */
const MOST_REMEMBERED = 100;

/** Gives the messenger of one bot; charts are left out without `pictures`. */
export function createMessenger(call: Call, pictures?: Pictures): Messenger {
  /** Photos that have arrived, by the delivery that they belong to: its next try sends only the text. */
  const gone = new Map<string, Set<string>>();

  /** Sends the photos that stand above a text; gives the outcome only where the text should not be tried. */
  async function sendBefore(
    to: Address,
    photos: readonly Photo[],
    key: string,
    ground: { readonly call: Call; readonly pictures: Pictures },
  ): Promise<SendOutcome | null> {
    if (photos.length === 0) return null;
    const arrived = gone.get(key) ?? new Set();
    gone.set(key, arrived);
    for (const oldest of gone.keys()) {
      if (gone.size <= MOST_REMEMBERED) break;
      gone.delete(oldest);
    }
    for (const photo of photos) {
      if (arrived.has(photo.key)) continue;
      try {
        await sendPhoto(ground, to, photo, { limits: { timeoutMs: BEFORE_MS / photos.length } });
      } catch (error) {
        const outcome = outcomeOf(error);
        // One that may have arrived is not sent again; the text has an outcome of its own.
        if (outcome.kind !== "ambiguous") return outcome;
      }
      arrived.add(photo.key);
    }
    return null;
  }

  async function sendText(to: Address, message: Message, limits: CallLimits = {}): Promise<SendOutcome> {
    const sent = await call("sendMessage", { ...destinationOf(to), ...render(message) }, limits);
    return { kind: "sent", messageRef: writeRef({ messageId: sent.message_id, isPhoto: false }) };
  }

  return {
    platform: "telegram",
    prepare: async (message) => pictures?.prepare(message),
    // Telegram knows no key of a send, so that a repeated one is a second message; both carry the same token.
    async send(to, message, key) {
      const photos = pictures?.of(message) ?? [];
      const [photo, ...others] = photos;
      try {
        if (pictures === undefined || photo === undefined) return await sendText(to, message);
        const ground = { call, pictures };
        const begun = performance.now();
        const within = (ms: number) => ({
          timeoutMs: Math.min(ms, WHOLE_MS - (performance.now() - begun)),
        });
        const isBeneath = fitsBeneath(message);
        const before = isBeneath ? others : photos;
        const end = await sendBefore(to, before, key, ground);
        if (end !== null) return end;
        if (!isBeneath) return await sendText(to, message, within(CALL_TIMEOUT_MS));
        const caption = renderCaption(message);
        const messageId = await sendPhoto(ground, to, photo, { caption, limits: within(PHOTO_MS) });
        if (messageId === null) return await sendText(to, message, within(CALL_TIMEOUT_MS));
        return { kind: "sent", messageRef: writeRef({ messageId, isPhoto: true }) };
      } catch (error) {
        return outcomeOf(error);
      }
    },
    async redraw(at, messageRef, message) {
      const ref = readRef(messageRef);
      if (ref === null) return { kind: "rejected", code: "message-ref-unreadable" };
      const photo = fitsBeneath(message) ? (pictures?.of(message)[0] ?? null) : null;
      const words = { text: render(message), caption: renderCaption(message) };
      const ground = { call, pictures: pictures ?? NO_PICTURES };
      try {
        const now = await editInPlace(ground, { chat_id: chatIdOf(at.externalId) }, ref, words, photo);
        return { kind: "sent", messageRef: writeRef(now) };
      } catch (error) {
        return outcomeOf(error, messageRef);
      }
    },
  };
}

const NO_PICTURES: Pictures = { prepare: async () => {}, of: () => [], sent: () => {} };

function outcomeOf(error: unknown, messageRef?: string): SendOutcome {
  const failure = failureOf(error);
  if (failure.kind === "unmodified" && messageRef !== undefined) return { kind: "sent", messageRef };
  if (failure.kind === "unmodified") return { kind: "rejected", code: "unmodified" };
  return failure.kind === "gone" ? { kind: "rejected", code: failure.code } : failure;
}
