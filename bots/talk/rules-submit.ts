// The form of the house rules comes back: saved over the version that it was filled from, or what is wrong at its fields.
import { readRulesSubmission } from "../../core/command/rules-submission.ts";
import { todayOf, writeRules } from "../../core/command/run-rules.ts";
import { NEEDED_TO_CHANGE_RULES, whoMay } from "../../core/command/who-may.ts";
import { mayNot } from "../copy/managing/help.ts";
import { rulesFaultsByField } from "../copy/managing/rules.ts";
import { commanding } from "./managing.ts";
import { doneWith, outcomeOf, type Submitting, wrongAt } from "./submitting.ts";
import type { FormReply } from "./talk.ts";

/** Takes a submission of the rules' form. */
export async function submittedRules(of: Submitting): Promise<FormReply> {
  const { managing, asker, press, submission, place } = of;
  const { locale, account, organization } = asker;
  if (!whoMay("schedule", account.role)) return doneWith(of, mayNot(NEEDED_TO_CHANGE_RULES, { locale }));
  const by = commanding(asker, place);
  const { policy } = await managing.commands.people.policy(organization.id);
  const read = await readRulesSubmission(managing.commands, submission, policy, todayOf(by));
  if (read.kind === "invalid") return wrongAt(of, rulesFaultsByField(read.faults, { locale }));
  // What was shown is what they said yes to: a form over older rules than these is refused.
  const version = Number(press.argument);
  return outcomeOf(of, await writeRules(managing.commands, by, read.policy, version, read.changes));
}
