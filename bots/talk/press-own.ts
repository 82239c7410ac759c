// The buttons about oneself: what is stored, one's language, being forgotten.
import { lookAtQuestion } from "../../core/answer/look-at-question.ts";
import { isKeptOut } from "../../core/people/wish.ts";
import { LOCALES, type Platform } from "../../core/ports.ts";
import { copyOf } from "../copy/asked.ts";
import { copyFor } from "../copy/copy.ts";
import { home } from "../copy/home.ts";
import {
  FOR_GOOD,
  forgetConfirm,
  forgotten,
  OWN_TOKEN,
  type PrivacyFacts,
  privacyNotice,
} from "../copy/privacy.ts";
import { say } from "../copy/say.ts";
import { askedOf, type Conversation, localeOf, meet, recognise } from "./conversation.ts";
import { commandWord } from "./managing.ts";
import type { Asker } from "./ports.ts";
import type { Pressing } from "./pressing.ts";
import type { Actor, Reply } from "./talk.ts";

/** Says what is stored about the presser; the number that they gave only where it leaves no trace. */
export async function pressPrivacy(conversation: Conversation, pressing: Pressing): Promise<Reply> {
  const reply = await tellPrivacy(conversation, pressing.who);
  const toast = await ownNumber(conversation, pressing, reply);
  return toast === null ? reply : { ...reply, toast };
}

/** Gives the privacy notice for whoever asks, known or not; nothing is stored by asking. */
export async function tellPrivacy(conversation: Conversation, who: Actor): Promise<Reply> {
  const { store, organization, clock, settings } = conversation.ports;
  const asker = await recognise(conversation, who);
  const now = clock.now();
  const owner = asker?.organization ?? (await organization());
  const locale = asker?.locale ?? localeOf(who, null, owner);
  const stored = asker === null ? null : await store.people.storedAbout(asker.account.personId, now);
  const zone = asker?.zone ?? owner.zone;
  const platform = asker?.account.platform ?? (await platformOf(conversation, who, owner.id));
  const command = commandWord(settings, platform);
  const refusal = (await isRefusing(conversation, who)) ? { refusesOn: platform } : {};
  const wishes = asker === null ? {} : await wishesOf(conversation, asker);
  const notice = privacyNotice({
    stored,
    organization: owner,
    locale,
    zone,
    command,
    now,
    ...wishes,
    ...refusal,
  });
  return { locale, answer: notice };
}

/** Takes a language and draws the home page in it. */
export async function pressLanguage(conversation: Conversation, pressing: Pressing): Promise<Reply> {
  const asker = await meet(conversation, pressing.who);
  const locale = LOCALES.find((each) => each === pressing.press.argument);
  if (locale === undefined) return { locale: asker.locale, toast: copyFor(asker.locale).answering.gone };
  await conversation.ports.store.people.setLocale(asker.account.personId, locale);
  const more = await conversation.managers.homeParts({ ...asker, locale });
  return {
    locale,
    toast: copyFor(locale).answering.languageSet,
    redraw: home(locale, asker.organization, more),
  };
}

/** Erases everything about the presser once they say yes. */
export async function pressForget(conversation: Conversation, pressing: Pressing): Promise<Reply> {
  const asker = await recognise(conversation, pressing.who);
  const locale = asker?.locale ?? localeOf(pressing.who, null, await conversation.ports.organization());
  const words = copyFor(locale).answering;
  if (pressing.press.argument === "no") return { locale, redraw: say(words.forgetKeptAll) };
  if (asker === null) return { locale, redraw: say(words.privacyNothing) };
  const forGood = pressing.press.argument === FOR_GOOD;
  if (pressing.press.argument !== "yes" && !forGood) return { locale, redraw: forgetConfirm(locale) };
  const { settings, store } = conversation.ports;
  const { personId, platform } = asker.account;
  const erased = await store.people.forget(personId, pressing.now, forGood);
  // Whoever has refused before goes on refusing, whichever way they erase what has come together since.
  const back =
    forGood || (await isRefusing(conversation, pressing.who))
      ? { platform, command: commandWord(settings, platform) }
      : null;
  return { locale, redraw: forgotten(locale, erased, back) };
}

async function isRefusing({ ports: { store } }: Conversation, who: Actor): Promise<boolean> {
  return (await store.people.refusing(who.connectionId, [who.externalId])).size > 0;
}

async function platformOf(
  { ports: { store } }: Conversation,
  { connectionId }: Actor,
  organizationId: string,
): Promise<Platform> {
  const connections = await store.people.connections(organizationId);
  return connections.find(({ id }) => id === connectionId)?.platform ?? "slack";
}

async function wishesOf(
  { ports: { store } }: Conversation,
  { account, organization }: Asker,
): Promise<Pick<PrivacyFacts, "wishes">> {
  const said = (await store.people.wishes([account.personId])).get(account.personId);
  if (said === undefined) return {};
  const surveys = (await store.surveys.all(organization.id)).filter(
    ({ id }) => said.optedOut.includes(id) || isKeptOut(said.keptOut, id),
  );
  return { wishes: { quietUntil: said.quietUntil, surveys: surveys.map(({ key }) => key) } };
}

async function ownNumber(
  { ports }: Conversation,
  { who, press, now }: Pressing,
  reader: Pick<Reply, "locale">,
): Promise<string | null> {
  if (press.token === OWN_TOKEN) return null;
  const outcome = await lookAtQuestion(ports.store, { token: press.token, presser: who, now });
  if (outcome.kind !== "asking" || outcome.ballot === null) return null;
  const asked = askedOf(outcome.round, press.token, { locale: reader.locale, account: outcome.presser });
  const { answering, format } = copyOf(asked);
  return answering.yourAnswerToast({ score: format.number(outcome.ballot.score) });
}
