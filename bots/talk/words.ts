// Free words in a private chat: a command, an awaited reason, a form's step, or nothing that was waited for.
import { lookAtQuestion } from "../../core/answer/look-at-question.ts";
import { recordImprove, recordReason } from "../../core/answer/record-words.ts";
import { MAX_WORDS } from "../../core/answer/words.ts";
import type { Dialog } from "../../core/ports.ts";
import type { SurveyPromise } from "../../core/survey/survey.ts";
import { copyFor } from "../copy/copy.ts";
import { storedLine } from "../copy/reason.ts";
import { say } from "../copy/say.ts";
import { askedOf, type Conversation, meet } from "./conversation.ts";
import { commandWord } from "./managing.ts";
import type { Asker } from "./ports.ts";
import { refusalLine } from "./refusal.ts";
import { nextStep, type Shown, type Step, stepAgain } from "./steps.ts";
import type { Actor, Reply } from "./talk.ts";

/** Takes words for what they mean to this person now. */
export async function heard(
  conversation: Conversation,
  who: Actor,
  text: string,
  messageRef?: string,
): Promise<Reply> {
  const { store, settings } = conversation.ports;
  const asker = await meet(conversation, who);
  const dialog = await store.dialogs.get(asker.account.id, asker.now);
  if (dialog !== null && dialog.kind !== "form" && isTaken(dialog, messageRef)) {
    return showAgain(conversation, asker, dialog.kind, dialog);
  }
  const isAwaited = dialog !== null && dialog.kind !== "drivers";
  const command = conversation.managers.commandIn(text, isAwaited);
  if (command !== null) {
    const place = { kind: "private", externalId: who.externalId } as const;
    return conversation.managers.command(asker, command, place);
  }
  if (dialog === null || dialog.kind === "drivers") {
    const { hint } = copyFor(asker.locale).answering;
    return {
      locale: asker.locale,
      answer: say(hint({ command: commandWord(settings, asker.account.platform) })),
    };
  }
  if (dialog.kind === "form") return conversation.managers.formWords(asker, dialog, text);
  return takeAwaited(conversation, asker, dialog.kind, dialog, { text, messageRef });
}

async function takeAwaited(
  conversation: Conversation,
  asker: Asker,
  step: "reason" | "improve",
  { data }: Dialog,
  { text, messageRef: taken }: { readonly text: string; readonly messageRef: string | undefined },
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
  const shown = shownIn(data);
  const next = await nextStep(conversation, step, asked, outcome, before, { ...shown, taken });
  return { locale, ...next, ...beside(shown, outcome.promise) };
}

/** Answers words that were taken before: what was said then may never have arrived, so that it is said again. */
async function showAgain(
  conversation: Conversation,
  { who, account, locale, now }: Asker,
  step: Step,
  { data }: Dialog,
): Promise<Reply> {
  const token = String(data["token"]);
  const outcome = await lookAtQuestion(conversation.ports.store, { token, presser: who, now });
  if (outcome.kind !== "asking" || outcome.ballot === null) return { locale };
  const asked = askedOf(outcome.round, token, { locale, account });
  const shown = shownIn(data);
  const before = storedLine(asked, false, MAX_WORDS);
  const again = stepAgain(step, asked, outcome.ballot, before, shown);
  return { locale, ...again, ...beside(shown, outcome.promise) };
}

function isTaken({ data }: Dialog, messageRef: string | undefined): boolean {
  return messageRef !== undefined && data["taken"] === messageRef;
}

function shownIn(data: Dialog["data"]): Shown {
  return { messageRef: typeof data["messageRef"] === "string" ? data["messageRef"] : null };
}

function beside({ messageRef }: Shown, promise: SurveyPromise): Pick<Reply, "redrawRef" | "removeWords"> {
  return {
    ...(messageRef === null ? {} : { redrawRef: messageRef }),
    // The chat must not keep what an anonymous round takes; where answers carry names it may.
    ...(promise === "anonymous" ? { removeWords: true } : {}),
  };
}
