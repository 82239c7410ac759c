// What a pressed button does: each verb to what it means; verbs of managers go to their side.
import { type Press, VERBS, type Verb } from "../../core/press.ts";
import { copyFor } from "../copy/copy.ts";
import { PREVIEW_TOKEN } from "../copy/question.ts";
import { type Conversation, meet } from "./conversation.ts";
import { pressLink } from "./open-link.ts";
import { pressBackground, pressRating } from "./press-besides.ts";
import { pressHush, pressZone } from "./press-moments.ts";
import { pressForget, pressLanguage, pressPrivacy } from "./press-own.ts";
import { pressDriver, pressQuote, pressSkip, pressWhy } from "./press-reason.ts";
import { pressChange, pressScore, pressWithdraw } from "./press-score.ts";
import { pressSnooze } from "./press-snooze.ts";
import type { Pressing } from "./pressing.ts";
import { readerLocale } from "./refusal.ts";
import type { Actor, Place, Reply } from "./talk.ts";

type PressVerb = (conversation: Conversation, pressing: Pressing) => Promise<Reply>;

const OF_EVERYONE: Readonly<Partial<Record<Verb, PressVerb>>> = {
  [VERBS.score]: pressScore,
  [VERBS.change]: pressChange,
  [VERBS.withdraw]: pressWithdraw,
  [VERBS.why]: pressWhy,
  [VERBS.driver]: pressDriver,
  [VERBS.quote]: pressQuote,
  [VERBS.skip]: pressSkip,
  [VERBS.background]: pressBackground,
  [VERBS.rating]: pressRating,
  [VERBS.privacy]: pressPrivacy,
  [VERBS.language]: pressLanguage,
  [VERBS.forget]: pressForget,
  [VERBS.linkAnswer]: pressLink,
  [VERBS.zone]: pressZone,
  [VERBS.hush]: pressHush,
  [VERBS.snooze]: pressSnooze,
};

/** Does what a press asks and gives the reply; resolves after what it stores is committed. */
export async function pressed(
  conversation: Conversation,
  who: Actor,
  press: Press,
  at: { readonly place: Place; readonly messageRef: string | null },
): Promise<Reply> {
  if (press.token === PREVIEW_TOKEN) {
    const locale = await readerLocale(conversation, who, await conversation.ports.store.people.account(who));
    return { locale, toast: copyFor(locale).answering.previewPressed };
  }
  const verb = OF_EVERYONE[press.verb];
  if (verb === undefined) return conversation.managers.press(await meet(conversation, who), press, at);
  return verb(conversation, { who, press, ...at, now: conversation.ports.clock.now() });
}
