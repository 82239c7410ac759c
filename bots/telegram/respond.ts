// Puts a Reply on people's screens: the callback's answer first, then what changes in the chat. Nothing here is on the way in.
import type { Message } from "../../core/message.ts";
import type { Address, Locale } from "../../core/ports.ts";
import { copyFor } from "../copy/copy.ts";
import { say } from "../copy/say.ts";
import type { Actor, Place, Reply } from "../talk/talk.ts";
import { shorten } from "../text/columns.ts";
import { chatIdOf, destinationOf } from "./address.ts";
import type { Aftermath } from "./aftermath.ts";
import type { Call } from "./call-api.ts";
import { failureOf } from "./failure.ts";
import { type Rendered, renderInPieces } from "./render.ts";

/** What a reply answers. */
export interface Heard {
  readonly who: Actor;
  readonly place: Place;
  /** The message that was pressed, or that asked. */
  readonly messageId: number;
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
export function createRespond({ call, aftermath, username, beginForm }: RespondGround): Respond {
  const { later, patiently } = aftermath;
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

  async function post(
    to: Pick<Address, "externalId" | "threadId">,
    piece: Rendered,
    replyTo?: number,
  ): Promise<void> {
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

  async function send(
    to: Pick<Address, "externalId" | "threadId">,
    message: Message,
    replyTo?: number,
  ): Promise<void> {
    for (const piece of renderInPieces(message)) await post(to, piece, replyTo);
  }

  /** Sends to someone's private chat; false where the platform does not let the bot write there. */
  async function sendPrivately(externalId: string, message: Message): Promise<boolean> {
    try {
      await send({ externalId }, message);
      return true;
    } catch (error) {
      if (failureOf(error).kind === "unreachable") return false;
      throw error;
    }
  }

  async function redraw(chat: string, messageId: number, message: Message): Promise<void> {
    const [first, ...more] = renderInPieces(message);
    if (first === undefined) return;
    try {
      await patiently(() =>
        call("editMessageText", { chat_id: chatIdOf(chat), message_id: messageId, ...first }),
      );
    } catch (error) {
      const failure = failureOf(error);
      // People clear their chats: what they should read then comes as a new message.
      if (failure.kind === "gone") return send({ externalId: chat }, message);
      if (failure.kind !== "unmodified") throw error;
    }
    for (const piece of more) await post({ externalId: chat }, piece);
  }

  async function removeWords({ who, messageId }: Heard, locale: Locale): Promise<void> {
    try {
      await patiently(() =>
        call("deleteMessage", { chat_id: chatIdOf(who.externalId), message_id: messageId }),
      );
    } catch (error) {
      const failure = failureOf(error);
      if (failure.kind === "gone" && failure.code === "message-gone") return;
      await send({ externalId: who.externalId }, say(copyFor(locale).telegram.notRemoved));
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
      const ref = reply.redrawRef ?? (pressed === null ? null : heard.messageId);
      void later(lane, () =>
        ref === null ? send({ externalId: chat }, message) : redraw(chat, Number(ref), message),
      );
    }
    if (answer !== undefined) void later(lane, () => send({ externalId: chat }, answer));
    const { post: posted } = reply;
    if (posted !== undefined) void later(lane, () => send({ externalId: chat }, posted));
    if (form !== undefined) void later(lane, async () => void (await begin(form, heard, reply.locale)));
    // Where nothing was pressed there is no toast. A number never comes this way: only presses confirm one.
    const isSilent = [reply.redraw, answer, posted, form].every((one) => one === undefined);
    if (pressed === null && toast !== undefined && isSilent)
      void later(lane, () => send({ externalId: chat }, say(toast)));
  }

  function begin(form: NonNullable<Reply["form"]>, heard: Heard, locale: Locale): Promise<boolean> {
    return beginForm(form, heard, locale, (step) => sendPrivately(heard.who.externalId, step));
  }

  function replyInGroup(reply: Reply, heard: Heard): void {
    const { toast, post: posted, form, locale } = reply;
    const { who, place, callbackId } = heard;
    if (posted !== undefined) void later(laneOf(place.externalId), () => send(place, posted));
    // What is everyone's is not redrawn for one person, and what is one person's is not shown to everyone.
    const mine = [reply.redraw, reply.answer].filter((one) => one !== undefined);
    if (mine.length === 0 && form === undefined) {
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
    void later(laneOf(place.externalId), () => send(place, message, messageId));
  }

  return {
    reply: (reply, heard) =>
      heard.place.kind === "private" ? replyInPrivate(reply, heard) : replyInGroup(reply, heard),
    acknowledge: (callbackId) => void answerCallback(callbackId, {}),
    pointToPrivate,
  };
}
