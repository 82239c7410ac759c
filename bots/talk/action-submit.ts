// The form behind "What will we do?" comes back: the action is kept and posted, or what is wrong stands at its field.
import { writeAction } from "../../core/command/run-actions.ts";
import { copyFor } from "../copy/copy.ts";
import { ACTION_FIELDS, sentenceFault } from "../copy/managing/action-form.ts";
import { mayNot } from "../copy/managing/help.ts";
import { commanding } from "./managing.ts";
import { doneWith, outcomeOf, type Submitting, textOf, wrongAt } from "./submitting.ts";
import type { FormReply } from "./talk.ts";

/** Takes a submission; the press carries the survey's id, and the role is checked again. */
export async function submittedAction(of: Submitting): Promise<FormReply> {
  const { managing, asker, press, submission, place } = of;
  const { locale } = asker;
  const survey = await managing.commands.surveys.byId(press.token);
  if (survey === null || survey.organizationId !== asker.organization.id) {
    return doneWith(of, copyFor(locale).managing.commands.unknownSurveyUnsaid);
  }
  const said = {
    text: textOf(submission, ACTION_FIELDS.text),
    heard: textOf(submission, ACTION_FIELDS.heard),
  };
  const outcome = await writeAction(managing.commands, commanding(asker, place), survey, said);
  if (outcome.kind === "not-allowed") return doneWith(of, mayNot(outcome.needs, { locale }));
  if (outcome.kind === "steering" && outcome.outcome.kind === "sentence-fault") {
    const { field, fault } = outcome.outcome;
    return wrongAt(of, { [ACTION_FIELDS[field]]: sentenceFault({ fault }, { locale }) });
  }
  return outcomeOf(of, outcome);
}
