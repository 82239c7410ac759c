// The form of a survey's sentences comes back: a preview, or what is wrong at its fields. Nothing is saved before the preview's yes.
import { refusal } from "../../core/command/commanding.ts";
import { previewWording } from "../../core/command/pending-survey.ts";
import { mayNot } from "../copy/managing/help.ts";
import { wordingFaults } from "../copy/managing/survey-wording.ts";
import { commanding, readerOf } from "./managing.ts";
import { doneWith, outcomeOf, type Submitting, wrongAt } from "./submitting.ts";
import type { FormReply } from "./talk.ts";

/** Takes a submission and gives the preview, the errors by field, or that someone else was faster. */
export async function submittedSurvey(of: Submitting): Promise<FormReply> {
  const { managing, asker, press, submission, place } = of;
  const reader = readerOf(managing.ports, asker);
  const refused = refusal("survey", asker.account);
  if (refused !== null) return doneWith(of, mayNot(refused.needs, reader));
  const outcome = await previewWording(managing.commands, commanding(asker, place), press, submission);
  return outcome.kind === "invalid"
    ? wrongAt(of, wordingFaults(outcome.faults, reader))
    : outcomeOf(of, outcome);
}
