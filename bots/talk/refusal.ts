// The kind answers to presses and words that store nothing.
import type { Refusal } from "../../core/answer/outcome.ts";
import type { Account } from "../../core/people/person.ts";
import type { Locale } from "../../core/ports.ts";
import { late, lateLine } from "../copy/answered.ts";
import { copyFor } from "../copy/copy.ts";
import { askedOf, type Conversation, localeOf } from "./conversation.ts";
import type { Actor, Place, Reply } from "./talk.ts";

/** Answers a refused press: a closed question loses its buttons where it is private; all else is said once, to the presser alone. */
export async function refuse(
  conversation: Conversation,
  refusal: Refusal,
  { who, token, place, now }: { who: Actor; token: string; place: Place; now: Date },
): Promise<Reply> {
  const account = "presser" in refusal ? refusal.presser : null;
  const locale = await readerLocale(conversation, who, account);
  if (refusal.kind !== "late") return { locale, toast: refusalLine(refusal, locale) };
  const asked = askedOf(refusal.round, token, { locale, account });
  // A post is everyone's: it is not redrawn because one person came late.
  return place.kind === "channel"
    ? { locale, toast: lateLine(asked, refusal.nextAt, now) }
    : { locale, redraw: late(asked, refusal.nextAt, now) };
}

/** Gives the sentence for a refusal that is not about time. */
export function refusalLine(refusal: Exclude<Refusal, { kind: "late" }>, locale: Locale): string {
  if (refusal.kind === "unknown") return copyFor(locale).answering.gone;
  if (refusal.kind === "not-asked") return copyFor(locale).answering.notAsked;
  return copyFor(locale, refusal.round.frozen.relation).answering.noOpenAnswer;
}

/** Gives the language of someone who may be unknown, with one look at the organization only where nothing nearer is known. */
export async function readerLocale(
  { ports }: Conversation,
  who: Actor,
  account: Account | null,
): Promise<Locale> {
  return account?.locale ?? localeOf(who, account, await ports.organization());
}
