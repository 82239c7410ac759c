// The form of a survey's sentences comes back: a preview, or what is wrong at its fields. Nothing is saved before the preview's yes.
import { refusal } from "../../core/command/commanding.ts";
import { previewWording } from "../../core/command/pending-survey.ts";
import type { Submission } from "../../core/message.ts";
import type { Press } from "../../core/press.ts";
import { mayNot } from "../copy/managing/help.ts";
import { wordingFaults } from "../copy/managing/survey-wording.ts";
import { say } from "../copy/say.ts";
import { replyTo } from "./command.ts";
import { commanding, type Managing, readerOf } from "./managing.ts";
import type { Asker } from "./ports.ts";
import type { FormReply, Place } from "./talk.ts";

/** Takes a submission and gives the preview, the errors by field, or that someone else was faster. */
export async function submittedSurvey(
  managing: Managing,
  asker: Asker,
  press: Press,
  submission: Submission,
  place: Place,
): Promise<FormReply> {
  const { locale, account } = asker;
  const reader = readerOf(managing.ports, asker);
  const refused = refusal("survey", account);
  if (refused !== null) {
    return { kind: "done", reply: { locale, answer: say(mayNot(refused.needs, reader)) } };
  }
  const outcome = await previewWording(managing.commands, commanding(asker, place), press, submission);
  return outcome.kind === "invalid"
    ? { kind: "errors", locale, errors: wordingFaults(outcome.faults, reader) }
    : { kind: "done", reply: await replyTo(managing, asker, place, outcome) };
}
