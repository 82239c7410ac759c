// The form of the house rules comes back: saved over the version that it was filled from, or what is wrong at its fields.
import { readRulesSubmission } from "../../core/command/rules-submission.ts";
import { todayOf, writeRules } from "../../core/command/run-rules.ts";
import { NEEDED_TO_CHANGE_RULES, whoMay } from "../../core/command/who-may.ts";
import type { Submission } from "../../core/message.ts";
import type { Press } from "../../core/press.ts";
import { mayNot } from "../copy/managing/help.ts";
import { rulesFaultsByField } from "../copy/managing/rules.ts";
import { say } from "../copy/say.ts";
import { replyTo } from "./command.ts";
import { commanding, type Managing } from "./managing.ts";
import type { Asker } from "./ports.ts";
import type { FormReply, Place } from "./talk.ts";

/** Takes a submission of the rules' form. */
export async function submittedRules(
  managing: Managing,
  asker: Asker,
  press: Press,
  submission: Submission,
  place: Place,
): Promise<FormReply> {
  const { locale, account, organization } = asker;
  if (!whoMay("schedule", account.role)) {
    return { kind: "done", reply: { locale, answer: say(mayNot(NEEDED_TO_CHANGE_RULES, { locale })) } };
  }
  const of = commanding(asker, place);
  const { policy } = await managing.commands.people.policy(organization.id);
  const read = await readRulesSubmission(managing.commands, submission, policy, todayOf(of));
  if (read.kind === "invalid") {
    return { kind: "errors", locale, errors: rulesFaultsByField(read.faults, { locale }) };
  }
  // What was shown is what they said yes to: a form over older rules than these is refused.
  const version = Number(press.argument);
  const outcome = await writeRules(managing.commands, of, read.policy, version, read.changes);
  return { kind: "done", reply: await replyTo(managing, asker, place, outcome) };
}
