// The calls that bring pictures into a chat and change them there.
import type { Message as Sent } from "telegraf/types";
import type { Address } from "../../core/ports.ts";
import { destinationOf } from "./address.ts";
import type { Call, CallLimits } from "./call-api.ts";
import { failureOf } from "./failure.ts";
import type { MessageRef } from "./message-ref.ts";
import type { Photo, Pictures } from "./pictures.ts";
import type { Caption, Rendered } from "./render.ts";

/** What photos are sent with. */
export interface PhotoCalls {
  readonly call: Call;
  readonly pictures: Pictures;
}

/** How a photo is sent: with words and buttons beneath it, or silently by itself. */
export interface PhotoManner {
  readonly caption?: Caption;
  readonly isSilent?: boolean;
  readonly limits?: CallLimits;
}

/** Sends a photo, and gives its message's id; null where Telegram, or the group, does not take it. Throws whatever else fails. */
export async function sendPhoto(
  { call, pictures }: PhotoCalls,
  to: Pick<Address, "externalId" | "threadId">,
  photo: Photo,
  { caption, isSilent = false, limits = {} }: PhotoManner = {},
): Promise<number | null> {
  const silently = isSilent ? { disable_notification: true } : {};
  try {
    const sent = await call(
      "sendPhoto",
      { ...destinationOf(to), photo: photo.file, ...caption, ...silently },
      limits,
    );
    pictures.sent(photo, largestOf(sent));
    return sent.message_id;
  } catch (error) {
    if (!isNotTaken(error)) throw error;
    pictures.sent(photo, null);
    return null;
  }
}

/**
 * Changes a message in place to these words, with a photo where one is given and the words fit beneath it; a photo that is there stays without one. Gives what
 * the message is then. Throws what fails.
 */
export async function editInPlace(
  { call, pictures }: PhotoCalls,
  at: { readonly chat_id: number | string },
  { messageId, isPhoto }: MessageRef,
  words: { readonly text: Rendered; readonly caption: Caption },
  photo: Photo | null,
): Promise<MessageRef> {
  const which = { ...at, message_id: messageId };
  if (photo !== null) {
    const { reply_markup, ...beneath } = words.caption;
    const markup = reply_markup === undefined ? {} : { reply_markup };
    try {
      const media = { type: "photo" as const, media: photo.file, ...beneath };
      const edited = await call("editMessageMedia", { ...which, media, ...markup });
      if (edited !== true) pictures.sent(photo, largestOf(edited));
      return { messageId, isPhoto: true };
    } catch (error) {
      if (!isNotTaken(error)) throw error;
      pictures.sent(photo, null);
    }
  }
  const asText = () => call("editMessageText", { ...which, ...words.text });
  const asCaption = () => call("editMessageCaption", { ...which, ...words.caption });
  const [usual, other] = isPhoto ? [asCaption, asText] : [asText, asCaption];
  try {
    await usual();
    return { messageId, isPhoto };
  } catch (error) {
    // It has become the other kind since its name was written down.
    if (!isOtherKind(error)) throw error;
    await other();
    return { messageId, isPhoto: !isPhoto };
  }
}

function largestOf(sent: Sent): string | null {
  return "photo" in sent ? (sent.photo.at(-1)?.file_id ?? null) : null;
}

function isNotTaken(error: unknown): boolean {
  const failure = failureOf(error);
  return failure.kind === "rejected" || (failure.kind === "unreachable" && failure.code === "no-rights");
}

function isOtherKind(error: unknown): boolean {
  const failure = failureOf(error);
  return failure.kind === "gone" && failure.code === "message-fixed";
}
