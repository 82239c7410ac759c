// What every listener works with.
import type { CallbackQuery, Message } from "telegraf/types";
import type { Account } from "../../../core/people/person.ts";
import type { Locale } from "../../../core/ports.ts";
import type { ListenContext } from "../../platform.ts";
import type { Actor } from "../../talk/talk.ts";
import { actorOf, placeOf } from "../actor.ts";
import type { FormAnswer, Forms } from "../form-dialog.ts";
import type { Menus } from "../menus.ts";
import type { Heard, Respond } from "../respond.ts";

/** A listener resolves after its commit; what it says comes later. */
export interface ListenerGround extends Pick<ListenContext, "talk" | "connectionId" | "people" | "outbox"> {
  readonly username: string;
  readonly respond: Respond;
  readonly forms: Forms;
  readonly menus: Menus;
}

/** A message of someone who has an account: everything but a broadcast channel's. */
export type SentMessage = Message & { readonly from: NonNullable<Message["from"]> };

/** Gives what a message is as something to answer. */
export function heardIn({ connectionId }: ListenerGround, message: SentMessage): Heard {
  const who = actorOf(connectionId, message.from);
  const place = placeOf(message.chat, message);
  return { who, place, messageId: message.message_id, callbackId: null };
}

/** Gives what a press is as something to answer. */
export function heardPress(
  { connectionId }: ListenerGround,
  query: CallbackQuery,
  message: NonNullable<CallbackQuery["message"]>,
): Heard {
  const who = actorOf(connectionId, query.from);
  const place = placeOf(message.chat, message);
  const isPhoto = "photo" in message;
  return { who, place, messageId: message.message_id, isPhoto, callbackId: query.id };
}

/** Gives the language of someone outside a reply: their own choice, else their client's, else the organization's. */
export async function localeOf(
  { talk }: ListenerGround,
  who: Actor,
  account: Account | null,
): Promise<Locale> {
  return account?.locale ?? who.member?.locale ?? (await talk.home(who)).locale;
}

/** Says what came of a form. */
export function tell({ respond }: ListenerGround, answer: FormAnswer, heard: Heard): void {
  answer.forEach(({ reply, place }, index) => {
    // The press is answered once, with the first of them.
    respond.reply(reply, { ...heard, place, callbackId: index === 0 ? heard.callbackId : null });
  });
}
