// Coming and going: /start with its codes, /stop, and what the platform tells of blocking.
import { lookAtQuestion } from "../../core/answer/look-at-question.ts";
import { copyFor } from "../copy/copy.ts";
import { goodbye, welcome } from "../copy/home.ts";
import { START_ZONE_TOKEN, zoneParts } from "../copy/managing/zone.ts";
import { say } from "../copy/say.ts";
import { spendClaim } from "./claim.ts";
import { askedOf, type Conversation, meet } from "./conversation.ts";
import { readerOf } from "./managing.ts";
import { askByLink } from "./open-link.ts";
import { PAYLOADS } from "./payloads.ts";
import type { Asker } from "./ports.ts";
import { beginSteps } from "./steps.ts";
import type { Actor, Reply } from "./talk.ts";

/** Subscribes whoever starts, then does what the payload asks; an unknown payload is a plain start. */
export async function started(
  conversation: Conversation,
  who: Actor,
  payload: string | null,
): Promise<Reply> {
  const { store, wake } = conversation.ports;
  // Whoever comes by an open link answers once; only a plain start asks to be asked again.
  if (payload?.startsWith(PAYLOADS.ask))
    return askByLink(conversation, who, payload.slice(PAYLOADS.ask.length));
  const asker = await meet(conversation, who);
  const { account, organization, locale, now } = asker;
  await store.people.subscribe(account.id, now);
  // Names change; whoever comes anew is told apart by the one they have now.
  if (who.member !== undefined) await store.people.remember(who.connectionId, [who.member], now);
  // What could not be delivered while they were away may go out now.
  wake();
  if (payload?.startsWith(PAYLOADS.why)) {
    return askWhy(conversation, asker, payload.slice(PAYLOADS.why.length));
  }
  const first = await spend(conversation, asker, payload ?? "");
  const greeting = welcome(locale, organization, first);
  // Slack knows people's zones; here they are asked, until they say.
  if (account.platform !== "telegram" || account.zone !== null) return { locale, answer: greeting };
  const asked = { zone: null, usual: asker.zone };
  const zone = zoneParts(asked, readerOf(conversation.ports, asker), START_ZONE_TOKEN);
  return { locale, answer: { ...greeting, parts: [...greeting.parts, ...zone] } };
}

/** Leaves: nobody asks this account again until it starts. */
export async function stopped(conversation: Conversation, who: Actor): Promise<Reply> {
  const { people, dialogs } = conversation.ports.store;
  const { account, locale, now } = await meet(conversation, who);
  await people.unsubscribe(account.id, "left", now);
  await dialogs.clear(account.id);
  return { locale, answer: goodbye(locale) };
}

/** Notes whether an account can be reached; who left by their own wish stays away until they start again. */
export async function reached({ ports }: Conversation, who: Actor, reachable: boolean): Promise<void> {
  const { people } = ports.store;
  const account = await people.account(who);
  if (account === null || account.state === "left") return;
  if (!reachable) await people.unsubscribe(account.id, "unreachable", ports.clock.now());
  else if (account.state === "unreachable") await people.subscribe(account.id, ports.clock.now());
}

async function spend(conversation: Conversation, asker: Asker, payload: string): Promise<string | null> {
  if (payload.startsWith(PAYLOADS.claim)) {
    return spendClaim(conversation.ports, asker, payload.slice(PAYLOADS.claim.length));
  }
  if (!payload.startsWith(PAYLOADS.join)) return null;
  const { organization, account, locale, now } = asker;
  const code = payload.slice(PAYLOADS.join.length);
  const { people } = conversation.ports.store;
  const outcome = await people.join(organization.id, code, account.personId, now);
  const words = copyFor(locale).answering;
  return {
    joined: words.joined,
    unknown: words.joinUnknown,
    expired: words.joinExpired,
    spent: words.joinSpent,
  }[outcome];
}

async function askWhy(conversation: Conversation, asker: Asker, token: string): Promise<Reply> {
  const { who, account, locale, now } = asker;
  const outcome = await lookAtQuestion(conversation.ports.store, { token, presser: who, now });
  const words = copyFor(locale).answering;
  if (outcome.kind === "unknown") return { locale, answer: say(words.gone) };
  if (outcome.kind === "not-asked") return { locale, answer: say(words.notAsked) };
  if (outcome.kind === "late") return { locale, answer: say(words.late) };
  const { ballot, round } = outcome;
  if (ballot === null) return { locale, answer: say(words.noOpenAnswer) };
  const asked = askedOf(round, token, { locale, account });
  return {
    locale,
    ...(await beginSteps(conversation, asked, { ballot, presser: account }, { messageRef: null })),
  };
}
