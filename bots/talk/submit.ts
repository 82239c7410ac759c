// Forms that come back: the reason's here, all others on the managers' side.
import { recordForm } from "../../core/answer/record-words.ts";
import { MAX_WORDS } from "../../core/answer/words.ts";
import type { Submission } from "../../core/message.ts";
import { type Press, VERBS } from "../../core/press.ts";
import { copyFor } from "../copy/copy.ts";
import { copyOf } from "../copy/question.ts";
import { QUOTE_YES, REASON_FIELDS, storedLine } from "../copy/reason.ts";
import { askedOf, type Conversation, meet } from "./conversation.ts";
import { readerLocale, refusalLine } from "./refusal.ts";
import type { Actor, FormReply, Place } from "./talk.ts";

/** Takes a submission; a refusal keeps the form open, so that nobody's words are lost. */
export async function submitted(
  conversation: Conversation,
  who: Actor,
  press: Press,
  submission: Submission,
  place: Place,
): Promise<FormReply> {
  if (press.verb !== VERBS.why) {
    return conversation.managers.submit(await meet(conversation, who), press, submission, place);
  }
  const { store, clock } = conversation.ports;
  const { token } = press;
  const filled = {
    reason: textOf(submission[REASON_FIELDS.reason]),
    improve: textOf(submission[REASON_FIELDS.improve]),
    drivers: choicesOf(submission[REASON_FIELDS.drivers]),
    mayQuote: choicesOf(submission[REASON_FIELDS.quote]).includes(QUOTE_YES),
  };
  const outcome = await recordForm(store, { token, presser: who, filled, now: clock.now() });
  const account = "presser" in outcome ? outcome.presser : null;
  const locale = await readerLocale(conversation, who, account);
  if ("ballot" in outcome) {
    const asked = askedOf(outcome.round, token, { locale, account });
    const { reasonSaved } = copyOf(asked).answering;
    const toast = outcome.shortened ? storedLine(asked, true, MAX_WORDS) : reasonSaved;
    return { kind: "done", reply: { locale, toast } };
  }
  const line = outcome.kind === "late" ? copyFor(locale).answering.lateReason : refusalLine(outcome, locale);
  return { kind: "errors", locale, errors: { [REASON_FIELDS.reason]: line } };
}

function textOf(value: Submission[string] | undefined): string | null {
  return typeof value === "string" ? value : null;
}

function choicesOf(value: Submission[string] | undefined): readonly string[] {
  if (typeof value === "string") return [value];
  return value ?? [];
}
