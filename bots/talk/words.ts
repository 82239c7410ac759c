// Free words in a private chat: a command, an awaited reason, a form's step, or nothing that was waited for.
import { recordImprove, recordReason } from "../../core/answer/record-words.ts";
import { MAX_WORDS } from "../../core/answer/words.ts";
import type { Dialog } from "../../core/ports.ts";
import { copyFor } from "../copy/copy.ts";
import { storedLine } from "../copy/reason.ts";
import { say } from "../copy/say.ts";
import { askedOf, type Conversation, meet } from "./conversation.ts";
import type { Asker } from "./ports.ts";
import { refusalLine } from "./refusal.ts";
import { nextStep } from "./steps.ts";
import type { Actor, Reply } from "./talk.ts";

/** Takes words for what they mean to this person now. */
export async function heard(conversation: Conversation, who: Actor, text: string): Promise<Reply> {
  const { store, settings } = conversation.ports;
  const asker = await meet(conversation, who);
  const dialog = await store.dialogs.get(asker.account.id, asker.now);
  const command = conversation.managers.commandIn(text, dialog !== null);
  if (command !== null) {
    const place = { kind: "private", externalId: who.externalId } as const;
    return conversation.managers.command(asker, command, place);
  }
  if (dialog === null) {
    const { hint } = copyFor(asker.locale).answering;
    return { locale: asker.locale, answer: say(hint({ command: settings.command })) };
  }
  if (dialog.kind === "form") return conversation.managers.formWords(asker, dialog, text);
  return takeAwaited(conversation, asker, dialog.kind, dialog, text);
}

async function takeAwaited(
  conversation: Conversation,
  asker: Asker,
  step: "reason" | "improve",
  { data }: Dialog,
  text: string,
): Promise<Reply> {
  const { store } = conversation.ports;
  const { who, account, locale, now } = asker;
  const token = String(data["token"]);
  const record = step === "reason" ? recordReason : recordImprove;
  const outcome = await record(store, { token, presser: who, text, now });
  if (!("ballot" in outcome)) {
    await store.dialogs.clear(account.id);
    const { lateReason } = copyFor(locale).answering;
    return { locale, answer: say(outcome.kind === "late" ? lateReason : refusalLine(outcome, locale)) };
  }
  const asked = askedOf(outcome.round, token, { locale, account });
  const before = storedLine(asked, outcome.shortened, MAX_WORDS);
  const messageRef = typeof data["messageRef"] === "string" ? data["messageRef"] : null;
  const next = await nextStep(conversation, step, asked, outcome, before, { messageRef });
  return {
    locale,
    ...next,
    ...(messageRef === null ? {} : { redrawRef: messageRef }),
    // The chat must not keep what an anonymous round takes; where answers carry names it may.
    ...(outcome.promise === "anonymous" ? { removeWords: true } : {}),
  };
}
