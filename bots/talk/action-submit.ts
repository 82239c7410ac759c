// The form behind "What will we do?" comes back: the action is kept and posted, or what is wrong stands at its field.
import { writeAction } from "../../core/command/run-actions.ts";
import type { Submission } from "../../core/message.ts";
import type { Press } from "../../core/press.ts";
import { copyFor } from "../copy/copy.ts";
import { ACTION_FIELDS, sentenceFault } from "../copy/managing/action-form.ts";
import { mayNot } from "../copy/managing/help.ts";
import { say } from "../copy/say.ts";
import { replyTo } from "./command.ts";
import { commanding, type Managing } from "./managing.ts";
import type { Asker } from "./ports.ts";
import type { FormReply, Place } from "./talk.ts";

/** Takes a submission; the press carries the survey's id, and the role is checked again. */
export async function submittedAction(
  managing: Managing,
  asker: Asker,
  press: Press,
  submission: Submission,
  place: Place,
): Promise<FormReply> {
  const { locale } = asker;
  const survey = await managing.commands.surveys.byId(press.token);
  if (survey === null || survey.organizationId !== asker.organization.id) {
    return {
      kind: "done",
      reply: { locale, answer: say(copyFor(locale).managing.commands.unknownSurveyUnsaid) },
    };
  }
  const said = {
    text: textOf(submission, ACTION_FIELDS.text),
    heard: textOf(submission, ACTION_FIELDS.heard),
  };
  const outcome = await writeAction(managing.commands, commanding(asker, place), survey, said);
  if (outcome.kind === "not-allowed") {
    return { kind: "done", reply: { locale, answer: say(mayNot(outcome.needs, { locale })) } };
  }
  if (outcome.kind === "steering" && outcome.outcome.kind === "sentence-fault") {
    const { field, fault } = outcome.outcome;
    return {
      kind: "errors",
      locale,
      errors: { [ACTION_FIELDS[field]]: sentenceFault({ fault }, { locale }) },
    };
  }
  return { kind: "done", reply: await replyTo(managing, asker, place, outcome) };
}

function textOf(submission: Submission, name: string): string {
  const value = submission[name];
  return typeof value === "string" ? value : "";
}
