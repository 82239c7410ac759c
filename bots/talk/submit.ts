// Forms that come back: the reason's here, all others on the managers' side.
import { type FilledForm, recordForm } from "../../core/answer/record-words.ts";
import { MAX_WORDS } from "../../core/answer/words.ts";
import type { Submission } from "../../core/message.ts";
import { type Press, VERBS } from "../../core/press.ts";
import { parseScore } from "../../core/score/tally.ts";
import { copyOf } from "../copy/asked.ts";
import { BESIDE_FIELDS } from "../copy/besides.ts";
import { copyFor } from "../copy/copy.ts";
import { QUOTE_YES, REASON_FIELDS, storedLine } from "../copy/reason.ts";
import { thanksFor } from "../copy/thanks.ts";
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
    ...besidesIn(submission),
  };
  const outcome = await recordForm(store, { token, presser: who, filled, now: clock.now() });
  const account = "presser" in outcome ? outcome.presser : null;
  const locale = await readerLocale(conversation, who, account);
  if ("ballot" in outcome) {
    const asked = askedOf(outcome.round, token, { locale, account });
    const { reasonSaved } = copyOf(asked).answering;
    const saved = thanksFor(asked, outcome.ballot.score) ?? reasonSaved;
    const toast = outcome.shortened ? storedLine(asked, true, MAX_WORDS) : saved;
    return { kind: "done", reply: { locale, toast } };
  }
  const line = outcome.kind === "late" ? copyFor(locale).answering.lateReason : refusalLine(outcome, locale);
  return { kind: "errors", locale, errors: { [REASON_FIELDS.reason]: line } };
}

// What the form did not ask stays as it is.
function besidesIn(submission: Submission): Pick<FilledForm, "background" | "ratings"> {
  const background: Record<string, string | null> = {};
  const ratings: Record<string, number | null> = {};
  for (const [name, value] of Object.entries(submission)) {
    const text = textOf(value);
    if (name.startsWith(BESIDE_FIELDS.background))
      background[name.slice(BESIDE_FIELDS.background.length)] = text;
    if (!name.startsWith(BESIDE_FIELDS.rating)) continue;
    ratings[name.slice(BESIDE_FIELDS.rating.length)] = parseScore(text);
  }
  return { background, ratings };
}

function textOf(value: Submission[string] | undefined): string | null {
  return typeof value === "string" ? value : null;
}

function choicesOf(value: Submission[string] | undefined): readonly string[] {
  if (typeof value === "string") return [value];
  return value ?? [];
}
