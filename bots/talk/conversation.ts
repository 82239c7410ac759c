// Knows people by their accounts: what every answer needs before a word is said.
import { usualZone } from "../../core/ask/usual-zone.ts";
import { SurveyError } from "../../core/errors.ts";
import type { Account, Organization } from "../../core/people/person.ts";
import type { Locale } from "../../core/ports.ts";
import type { Asked } from "../copy/asked.ts";
import type { Managers } from "./managers.ts";
import type { Asker, TalkPorts } from "./ports.ts";
import type { Actor } from "./talk.ts";

/** What the parts of the conversation share. */
export interface Conversation {
  readonly ports: TalkPorts;
  readonly managers: Managers;
}

/** Gives the person behind an actor, remembered now where the bot did not know them. */
export async function meet({ ports }: Conversation, who: Actor): Promise<Asker> {
  const now = ports.clock.now();
  const [known, organization] = await Promise.all([ports.store.people.account(who), ports.organization()]);
  if (known !== null) return askerOf(ports, who, known, organization);
  const unnamed = { externalId: who.externalId, name: "", locale: null, zone: null, guest: false };
  const [account] = await ports.store.people.remember(who.connectionId, [who.member ?? unnamed], now, "met");
  if (account === undefined) throw new SurveyError("internal", { what: "member-not-remembered" });
  return askerOf(ports, who, account, organization);
}

/** Gives the person behind an actor, or null for someone whom the bot does not know; nothing is stored. */
export async function recognise({ ports }: Conversation, who: Actor): Promise<Asker | null> {
  const [account, organization] = await Promise.all([ports.store.people.account(who), ports.organization()]);
  return account === null ? null : askerOf(ports, who, account, organization);
}

/** Gives the language to answer an actor in: their own choice, else their platform's, else the organization's. */
export function localeOf(who: Actor, account: Account | null, organization: Organization): Locale {
  return account?.locale ?? who.member?.locale ?? organization.locale;
}

/** Gives a round's question as its presser reads it. */
export function askedOf(
  round: Asked["round"],
  token: string,
  reader: { readonly locale: Locale; readonly account: Account | null },
): Asked {
  const { locale, account } = reader;
  return { round, token, locale, zone: account?.zone ?? round.frozen.zone, name: account?.name };
}

async function askerOf(
  { store, clock }: TalkPorts,
  who: Actor,
  account: Account,
  organization: Organization,
): Promise<Asker> {
  const zone = account.zone ?? (await usualZone(store, account.connectionId, organization));
  return {
    ...{ who, account, organization, zone },
    ...{ locale: localeOf(who, account, organization), now: clock.now() },
  };
}
