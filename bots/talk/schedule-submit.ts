// The schedule's form comes back: a preview, or what is wrong at its fields. Nothing is saved before the preview's yes.
import { refusal } from "../../core/command/commanding.ts";
import { planSubmitted } from "../../core/command/run-schedules.ts";
import { FORM_FIELDS } from "../../core/command/schedule-submission.ts";
import type { Submission } from "../../core/message.ts";
import { type Press, VERBS } from "../../core/press.ts";
import { copyFor } from "../copy/copy.ts";
import { mayNot } from "../copy/managing/help.ts";
import { outcomeMessage } from "../copy/managing/outcome.ts";
import { faultsByField, problemsByField } from "../copy/managing/problems.ts";
import { say } from "../copy/say.ts";
import { replyTo } from "./command.ts";
import { commanding, type Managing, readerOf } from "./managing.ts";
import type { Asker } from "./ports.ts";
import type { FormReply, Place } from "./talk.ts";

/** Takes a submission and gives the preview, or the errors by field. */
export async function submittedSchedule(
  managing: Managing,
  asker: Asker,
  press: Press,
  submission: Submission,
  place: Place,
): Promise<FormReply> {
  const { locale, account } = asker;
  const reader = readerOf(managing.ports, asker);
  const done = (text: string): FormReply => ({ kind: "done", reply: { locale, answer: say(text) } });
  if (press.verb !== VERBS.form) return done(copyFor(locale).answering.gone);
  const refused = refusal("schedule", account);
  if (refused !== null) return done(mayNot(refused.needs, reader));

  const filledFrom = { token: press.token, scheduleId: press.argument ?? null };
  const outcome = await planSubmitted(managing.commands, commanding(asker, place), submission, filledFrom);
  if (outcome.kind === "invalid") {
    return { kind: "errors", locale, errors: faultsByField(outcome.faults, reader) };
  }
  if (outcome.kind === "draft-problems") {
    return {
      kind: "errors",
      locale,
      errors: problemsByField(outcome.problems, Object.keys(submission), reader),
    };
  }
  if (outcome.kind === "unknown-survey") {
    return { kind: "errors", locale, errors: { [FORM_FIELDS.survey]: outcomeMessage(outcome, reader).text } };
  }
  return { kind: "done", reply: await replyTo(managing, asker, place, outcome) };
}
