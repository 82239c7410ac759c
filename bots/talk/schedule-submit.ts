// The schedule's form comes back: a preview, or what is wrong at its fields. Nothing is saved before the preview's yes.
import { refusal } from "../../core/command/commanding.ts";
import { planSubmitted } from "../../core/command/run-schedules.ts";
import { FORM_FIELDS } from "../../core/command/schedule-submission.ts";
import { VERBS } from "../../core/press.ts";
import { copyFor } from "../copy/copy.ts";
import { mayNot } from "../copy/managing/help.ts";
import { outcomeMessage } from "../copy/managing/outcome.ts";
import { faultsByField, problemsByField } from "../copy/managing/problems.ts";
import { commanding, readerOf } from "./managing.ts";
import { doneWith, outcomeOf, type Submitting, wrongAt } from "./submitting.ts";
import type { FormReply } from "./talk.ts";

/** Takes a submission and gives the preview, or the errors by field. */
export async function submittedSchedule(of: Submitting): Promise<FormReply> {
  const { managing, asker, press, submission, place } = of;
  const reader = readerOf(managing.ports, asker);
  if (press.verb !== VERBS.form) return doneWith(of, copyFor(asker.locale).answering.gone);
  const refused = refusal("schedule", asker.account);
  if (refused !== null) return doneWith(of, mayNot(refused.needs, reader));

  const filledFrom = { token: press.token, scheduleId: press.argument ?? null };
  const outcome = await planSubmitted(managing.commands, commanding(asker, place), submission, filledFrom);
  if (outcome.kind === "invalid") return wrongAt(of, faultsByField(outcome.faults, reader));
  if (outcome.kind === "draft-problems") {
    return wrongAt(of, problemsByField(outcome.problems, Object.keys(submission), reader));
  }
  if (outcome.kind === "unknown-survey") {
    return wrongAt(of, { [FORM_FIELDS.survey]: outcomeMessage(outcome, reader).text });
  }
  return outcomeOf(of, outcome);
}
