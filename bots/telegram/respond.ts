// Puts a Reply on people's screens: the callback's answer first, then what changes in the chat. Nothing here is on the way in.
import type { Message } from "../../core/message.ts";
import type { Locale } from "../../core/ports.ts";
import { copyFor } from "../copy/copy.ts";
import { say } from "../copy/say.ts";
import type { Actor, Place, Reply } from "../talk/talk.ts";
import { shorten } from "../text/columns.ts";
import { chatIdOf } from "./address.ts";
import type { Aftermath } from "./aftermath.ts";
import type { Call } from "./call-api.ts";
import { failureOf } from "./failure.ts";
import { type MessageRef, readRef, writeRef } from "./message-ref.ts";
import type { Pictures } from "./pictures.ts";
import { sendFile } from "./send-file.ts";
import { createShow } from "./show.ts";

/** What a reply answers. */
export interface Heard {
  readonly who: Actor;
  readonly place: Place;
  /** The message that was pressed, or that asked. */
  readonly messageId: number;
  /** Whether it is a photo with words beneath it. */
  readonly isPhoto?: boolean;
  /** Null where nothing was pressed. */
  readonly callbackId: string | null;
}

/** The answering side. Everything returns at once and happens in order within a chat. */
export interface Respond {
  reply(reply: Reply, heard: Heard): void;
  /** Ends a button's waiting, and says nothing. */
  acknowledge(callbackId: string): void;
  /** One line where something was asked, with a link into the private chat. */
  pointToPrivate(locale: Locale, text: string, heard: Heard): void;
}

/** What the answering side needs. `beginForm` resolves to false where the person cannot be written to. */
export interface RespondGround {
  readonly call: Call;
  readonly pictures: Pictures;
  readonly aftermath: Aftermath;
  readonly username: string;
  readonly beginForm: (
    form: NonNullable<Reply["form"]>,
    heard: Heard,
    locale: Locale,
    show: (step: Message) => Promise<boolean>,
  ) => Promise<boolean>;
}

const LONGEST_TOAST = 200;

/** Gives the answering side of one bot. */
export function createRespond(ground: RespondGround): Respond {
  const { call, aftermath, username, beginForm } = ground;
  const { later, patiently } = aftermath;
  const show = createShow(ground);
  const privateLink = `https://t.me/${username}?start=private`;
  const laneOf = (externalId: string) => `chat ${externalId}`;

  function answerCallback(id: string, answer: { text?: string; url?: string }): Promise<void> {
    return later(`callback ${id}`, async () => {
      const text = answer.text === undefined ? {} : { text: shorten(answer.text, LONGEST_TOAST) };
      const url = answer.url === undefined ? {} : { url: answer.url };
      await patiently(
        () => call("answerCallbackQuery", { callback_query_id: id, ...text, ...url }),
        "urgent",
      );
    });
  }

  /** Sends to someone's private chat; false where the platform does not let the bot write there. */
  async function sendPrivately(externalId: string, message: Message): Promise<boolean> {
    try {
      await show.send({ externalId }, message);
      return true;
    } catch (error) {
      if (failureOf(error).kind === "unreachable") return false;
      throw error;
    }
  }

  /** Hands someone a file in their private chat; false where the platform does not let the bot write there. */
  async function hand(
    externalId: string,
    file: NonNullable<Reply["file"]>,
    locale: Locale,
  ): Promise<boolean> {
    const words = copyFor(locale).telegram;
    const handed = await sendFile(ground, externalId, file);
    if (handed === "too-large") return sendPrivately(externalId, say(words.fileTooLarge));
    if (handed === "not-taken") return sendPrivately(externalId, say(words.fileNotSent));
    return handed === "sent";
  }

  async function removeWords({ who, messageId }: Heard, locale: Locale): Promise<void> {
    try {
      await patiently(() =>
        call("deleteMessage", { chat_id: chatIdOf(who.externalId), message_id: messageId }),
      );
    } catch (error) {
      const failure = failureOf(error);
      if (failure.kind === "gone" && failure.code === "message-gone") return;
      await show.send({ externalId: who.externalId }, say(copyFor(locale).telegram.notRemoved));
    }
  }

  function replyInPrivate(reply: Reply, heard: Heard): void {
    const { toast, answer, form } = reply;
    const chat = heard.place.externalId;
    const lane = laneOf(chat);
    const pressed = heard.callbackId;
    if (pressed !== null) {
      const answered = answerCallback(pressed, toast === undefined ? {} : { text: toast });
      void later(lane, () => answered);
    }
    if (reply.removeWords === true) void later(lane, () => removeWords(heard, reply.locale));
    if (reply.redraw !== undefined) {
      const message = reply.redraw;
      const ref = readRef(reply.redrawRef ?? (pressed === null ? "" : writeRef(refOf(heard))));
      void later(lane, () =>
        ref === null ? show.send({ externalId: chat }, message) : show.redraw(chat, ref, message),
      );
    }
    if (answer !== undefined) void later(lane, () => show.send({ externalId: chat }, answer));
    const { post: posted, file } = reply;
    if (posted !== undefined) void later(lane, () => show.send({ externalId: chat }, posted));
    if (file !== undefined) void later(lane, async () => void (await hand(chat, file, reply.locale)));
    if (form !== undefined) void later(lane, async () => void (await begin(form, heard, reply.locale)));
    // Where nothing was pressed there is no toast. A number never comes this way: only presses confirm one.
    const isSilent = [reply.redraw, answer, posted, file, form].every((one) => one === undefined);
    if (pressed === null && toast !== undefined && isSilent)
      void later(lane, () => show.send({ externalId: chat }, say(toast)));
  }

  function begin(form: NonNullable<Reply["form"]>, heard: Heard, locale: Locale): Promise<boolean> {
    return beginForm(form, heard, locale, (step) => sendPrivately(heard.who.externalId, step));
  }

  function replyInGroup(reply: Reply, heard: Heard): void {
    const { toast, post: posted, file, form, locale } = reply;
    const { who, place, callbackId } = heard;
    if (posted !== undefined) void later(laneOf(place.externalId), () => show.send(place, posted));
    // What is everyone's is not redrawn for one person, and what is one person's is not shown to everyone.
    const mine = [reply.redraw, reply.answer].filter((one) => one !== undefined);
    if (mine.length === 0 && form === undefined && file === undefined) {
      if (callbackId !== null) void answerCallback(callbackId, toast === undefined ? {} : { text: toast });
      else if (toast !== undefined && posted === undefined)
        void later(laneOf(who.externalId), async () => {
          if (!(await sendPrivately(who.externalId, say(toast)))) startFirst(locale, heard);
        });
      return;
    }
    void later(laneOf(who.externalId), async () => {
      let isReached = true;
      for (const message of mine) isReached &&= await sendPrivately(who.externalId, message);
      if (file !== undefined) isReached &&= await hand(who.externalId, file, locale);
      if (form !== undefined) isReached &&= await begin(form, heard, locale);
      const words = copyFor(locale).telegram;
      if (callbackId === null) {
        if (!isReached) startFirst(locale, heard);
      } else if (isReached) await answerCallback(callbackId, { text: toast ?? words.sentInPrivate });
      else if (toast === undefined) await answerCallback(callbackId, { url: privateLink });
      else await answerCallback(callbackId, { text: `${toast} ${words.startFirst}` });
    });
  }

  function startFirst(locale: Locale, heard: Heard): void {
    pointToPrivate(locale, copyFor(locale).telegram.startFirst, heard);
  }

  function pointToPrivate(locale: Locale, text: string, { place, messageId }: Heard): void {
    const link = { label: copyFor(locale).telegram.openPrivateButton, url: privateLink };
    const message: Message = {
      ...say(text),
      parts: [...say(text).parts, { kind: "buttons", buttons: [link] }],
    };
    void later(laneOf(place.externalId), () => show.send(place, message, messageId));
  }

  return {
    reply: (reply, heard) =>
      heard.place.kind === "private" ? replyInPrivate(reply, heard) : replyInGroup(reply, heard),
    acknowledge: (callbackId) => void answerCallback(callbackId, {}),
    pointToPrivate,
  };
}

/** Gives what the pressed message is called. */
function refOf({ messageId, isPhoto = false }: Heard): MessageRef {
  return { messageId, isPhoto };
}
