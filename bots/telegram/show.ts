// Puts a message on someone's screen, new or in place of another, with its pictures where Telegram has room for them.
import type { Message } from "../../core/message.ts";
import type { Address } from "../../core/ports.ts";
import { chatIdOf, destinationOf } from "./address.ts";
import type { Aftermath } from "./aftermath.ts";
import type { Call } from "./call-api.ts";
import { failureOf } from "./failure.ts";
import type { MessageRef } from "./message-ref.ts";
import { editInPlace, sendPhoto } from "./photo-calls.ts";
import type { Photo, Pictures } from "./pictures.ts";
import { fitsBeneath, type Rendered, render, renderCaption, renderInPieces } from "./render.ts";

type Where = Pick<Address, "externalId" | "threadId">;

/** Shows messages; both reject with what fails. */
export interface Show {
  /** Photos first, the words beneath the last of them or, where they are too long, in messages of their own. */
  send(to: Where, message: Message, replyTo?: number): Promise<void>;
  /** Changes a message to another one. A photo with too little room, or for words without a picture, gives way to new messages; pictures of a text that has no room for them follow it. */
  redraw(chat: string, at: MessageRef, message: Message): Promise<void>;
}

/** How long a photo may take to be sent, in milliseconds: nobody but its reader waits for it. */
const PHOTO_MS = 20_000;
/** How long a picture that stands by itself in a chat is not brought again by pressing to and fro, in milliseconds; and how many are remembered. */
const REMEMBERED_MS = 30 * 60_000;
const MOST_REMEMBERED = 500;

/** Gives the showing side of one bot. */
export function createShow(of: {
  readonly call: Call;
  readonly pictures: Pictures;
  readonly aftermath: Pick<Aftermath, "patiently">;
}): Show {
  const { call, pictures } = of;
  const { patiently } = of.aftermath;
  const standing = new Map<string, number>();

  async function post(to: Where, piece: Rendered, replyTo?: number): Promise<void> {
    const reply =
      replyTo === undefined
        ? {}
        : { reply_parameters: { message_id: replyTo, allow_sending_without_reply: true } };
    try {
      await patiently(() => call("sendMessage", { ...destinationOf(to), ...piece, ...reply }));
    } catch (error) {
      const failure = failureOf(error);
      if (failure.kind !== "moved") throw error;
      await patiently(() => call("sendMessage", { ...destinationOf(failure), ...piece }));
    }
  }

  async function send(to: Where, message: Message, replyTo?: number): Promise<void> {
    await pictures.prepare(message);
    const photos = pictures.of(message);
    const last = fitsBeneath(message) ? photos.at(-1) : undefined;
    for (const photo of photos) {
      if (photo === last) continue;
      await photoAlone(to, photo);
      remember(to.externalId, photo);
    }
    if (last !== undefined && (await photoWithWords(to, last, message))) return;
    for (const piece of renderInPieces(message)) await post(to, piece, replyTo);
  }

  const limits = { timeoutMs: PHOTO_MS };

  /** A picture by itself; one that fails is missed by nobody who reads the words. */
  async function photoAlone(to: Where, photo: Photo): Promise<void> {
    try {
      await patiently(() => sendPhoto({ call, pictures }, to, photo, { isSilent: true, limits }));
    } catch (error) {
      // What keeps the words from arriving too is told by them.
      failureOf(error);
    }
  }

  /** False where the words have to go without it. */
  async function photoWithWords(to: Where, photo: Photo, message: Message): Promise<boolean> {
    const caption = renderCaption(message);
    try {
      const sent = await patiently(() => sendPhoto({ call, pictures }, to, photo, { caption, limits }));
      return sent !== null;
    } catch (error) {
      if (failureOf(error).kind === "moved") return false;
      throw error;
    }
  }

  async function redraw(chat: string, at: MessageRef, message: Message): Promise<void> {
    await pictures.prepare(message);
    const isBeneath = fitsBeneath(message);
    const photos = pictures.of(message);
    // Nor may a picture stay above words that are not about it.
    if (at.isPhoto && (!isBeneath || photos.length === 0)) return replace(chat, at, message);
    const [first, ...more] = renderInPieces(message);
    const text = first ?? render(message);
    const words = { text, caption: renderCaption(message) };
    const [photo = null] = isBeneath ? photos : [];
    try {
      await patiently(() => editInPlace({ call, pictures }, { chat_id: chatIdOf(chat) }, at, words, photo));
    } catch (error) {
      const failure = failureOf(error);
      // People clear their chats: what they should read then comes as a new message.
      if (failure.kind === "gone") return send({ externalId: chat }, message);
      if (failure.kind !== "unmodified") throw error;
    }
    for (const piece of more) await post({ externalId: chat }, piece);
    if (!isBeneath) await bring(chat, photos);
  }

  /** Brings pictures into a chat, those that stand there already left out. */
  async function bring(chat: string, photos: readonly Photo[]): Promise<void> {
    for (const photo of photos) {
      const since = standing.get(`${chat} ${photo.key}`) ?? Number.NEGATIVE_INFINITY;
      if (performance.now() - since < REMEMBERED_MS) continue;
      await photoAlone({ externalId: chat }, photo);
      remember(chat, photo);
    }
  }

  function remember(chat: string, photo: Photo): void {
    standing.set(`${chat} ${photo.key}`, performance.now());
    for (const oldest of standing.keys()) {
      if (standing.size <= MOST_REMEMBERED) break;
      standing.delete(oldest);
    }
  }

  /** New messages first and then the old one away, so that nothing is lost in between; where it may not be deleted any more it stays. */
  async function replace(chat: string, { messageId }: MessageRef, message: Message): Promise<void> {
    await bring(chat, pictures.of(message));
    for (const piece of renderInPieces(message)) await post({ externalId: chat }, piece);
    try {
      await patiently(() => call("deleteMessage", { chat_id: chatIdOf(chat), message_id: messageId }));
    } catch (error) {
      if (failureOf(error).kind !== "gone") throw error;
    }
  }

  return { send, redraw };
}
