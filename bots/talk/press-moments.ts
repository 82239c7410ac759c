// The buttons about when one is asked: one's own time zone, and no more reminders of a round.
import { lookAtQuestion } from "../../core/answer/look-at-question.ts";
import { usualZone } from "../../core/ask/usual-zone.ts";
import { chooseZone } from "../../core/command/run-zone.ts";
import type { Submission } from "../../core/message.ts";
import { copyOf } from "../copy/asked.ts";
import { copyFor } from "../copy/copy.ts";
import { welcome } from "../copy/home.ts";
import {
  OTHER_ZONE,
  START_ZONE_TOKEN,
  unknownZone,
  whichZone,
  ZONE_FIELD,
  zoneForm,
  zoneOfButton,
  zoneSet,
} from "../copy/managing/zone.ts";
import { hushedQuestion } from "../copy/question.ts";
import { askedOf, type Conversation, meet } from "./conversation.ts";
import { readerOf } from "./managing.ts";
import type { Asker } from "./ports.ts";
import type { Pressing } from "./pressing.ts";
import { drawnAgain } from "./putting-off.ts";
import { readerLocale, refuse } from "./refusal.ts";
import type { FormReply, Reply } from "./talk.ts";

/** Takes the zone of a button; asks for another one's city in a form; without either, asks which. */
export async function pressZone(conversation: Conversation, { who, press }: Pressing): Promise<Reply> {
  const asker = await meet(conversation, who);
  const { locale, account, organization, now } = asker;
  const reader = readerOf(conversation.ports, asker);
  if (press.argument === OTHER_ZONE) return { locale, form: zoneForm(locale) };
  const { store } = conversation.ports;
  const usual = await usualZone(store, account.connectionId, organization);
  const zone = zoneOfButton(press.argument, usual);
  if (zone === null) {
    const asked = { kind: "which-zone", zone: account.zone, usual } as const;
    return { locale, answer: whichZone(asked, reader) };
  }
  await chooseZone(store, { actor: account, organization, now }, { zone });
  const set = zoneSet(zone, reader);
  if (press.token !== START_ZONE_TOKEN) return { locale, redraw: set };
  // Below the greeting the choice gives way to what was chosen.
  const greeting = welcome(locale, organization);
  return { locale, redraw: { ...greeting, parts: [...greeting.parts, ...set.parts] } };
}

/** Takes the city or zone that someone typed into the form. */
export async function submittedZone(
  conversation: Conversation,
  asker: Asker,
  submission: Submission,
): Promise<FormReply> {
  const { locale, account, organization, now } = asker;
  const said = submission[ZONE_FIELD];
  const wish = { zone: typeof said === "string" ? said : "" };
  const outcome = await chooseZone(conversation.ports.store, { actor: account, organization, now }, wish);
  const reader = readerOf(conversation.ports, asker);
  if (outcome.kind === "zone-set") {
    return { kind: "done", reply: { locale, answer: zoneSet(outcome.zone, reader) } };
  }
  const text =
    outcome.kind === "unknown-zone"
      ? unknownZone(outcome, reader)
          .parts.map((part) => (part.kind === "paragraph" ? part.text : ""))
          .join(" ")
      : copyFor(locale).managing.rules.zoneAsk;
  return { kind: "errors", locale, errors: { [ZONE_FIELD]: text } };
}

/** Stops a round's reminders to the one who was asked; the question stays to be answered. */
export async function pressHush(conversation: Conversation, pressing: Pressing): Promise<Reply> {
  const { who, press, now } = pressing;
  const { token } = press;
  const { store } = conversation.ports;
  const outcome = await lookAtQuestion(store, { token, presser: who, now });
  if (outcome.kind !== "asking") return refuse(conversation, outcome, { ...pressing, token });
  const locale = await readerLocale(conversation, who, outcome.presser);
  if (!(await store.rounds.hush(token))) return { locale, toast: copyFor(locale).answering.gone };
  const asked = askedOf(outcome.round, token, { locale, account: outcome.presser });
  const toast = copyOf(asked).answering.hushed;
  // Who has answered is not reminded anyway, and reads what became of the answer.
  if (outcome.ballot !== null) return { locale, toast };
  const personId = outcome.presser?.personId ?? null;
  return {
    locale,
    toast,
    redraw: hushedQuestion(await drawnAgain(conversation.ports, asked, personId, now)),
  };
}
