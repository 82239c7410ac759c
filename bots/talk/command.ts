// A typed command: parsed, run, and answered in the asker's language.
import { parseCommand } from "../../core/command/grammar.ts";
import type { CommandOutcome } from "../../core/command/outcome.ts";
import { runCommand } from "../../core/command/run-command.ts";
import { copyFor } from "../copy/copy.ts";
import { home } from "../copy/home.ts";
import { actionForm } from "../copy/managing/action-form.ts";
import { dryRunMessage } from "../copy/managing/dry-run.ts";
import { eventForm, ruleForm } from "../copy/managing/event-forms.ts";
import { outcomeMessage } from "../copy/managing/outcome.ts";
import { rulesForm } from "../copy/managing/rules.ts";
import { scheduleForm } from "../copy/managing/schedule-form.ts";
import { surveyForm } from "../copy/managing/survey-wording.ts";
import { say } from "../copy/say.ts";
import { spendClaim } from "./claim.ts";
import { digestReply } from "./digest-reply.ts";
import { exportReply } from "./export-reply.ts";
import { commanding, commandNames, type Managing, readerOf } from "./managing.ts";
import { shareLink } from "./open-link.ts";
import type { Asker } from "./ports.ts";
import { tellPrivacy } from "./press-own.ts";
import type { Place, Reply } from "./talk.ts";

// What these leave behind is due at once.
const WAKING: ReadonlySet<CommandOutcome["kind"]> = new Set([
  "opening",
  "closed",
  "saved",
  "shared",
  "test-sent",
  "events",
  "steering",
]);

/** Does what a command asks for and gives the reply. */
export async function typed(managing: Managing, asker: Asker, text: string, place: Place): Promise<Reply> {
  const parsed = parseCommand(text, commandNames(managing.ports.settings));
  const outcome = await runCommand(managing.commands, commanding(asker, place), parsed);
  return replyTo(managing, asker, place, outcome);
}

/** Gives the reply for an outcome: to the asker alone, but for a digest that is shared. */
export async function replyTo(
  managing: Managing,
  asker: Asker,
  place: Place,
  outcome: CommandOutcome,
): Promise<Reply> {
  const { ports, conversation } = managing;
  const { locale } = asker;
  const reader = readerOf(ports, asker);
  if (WAKING.has(outcome.kind)) ports.wake();
  switch (outcome.kind) {
    case "digest":
      return digestReply(managing, asker, place, outcome);
    case "export":
      return exportReply(managing, asker, outcome.gathered);
    case "schedule-form":
      return { locale, form: scheduleForm(outcome, reader) };
    case "dry-run":
      return { locale, answer: dryRunMessage(outcome, asker.organization.locale, reader) };
    case "rules-form":
      return { locale, form: rulesForm(outcome, reader) };
    case "link": {
      const post = await shareLink(ports, asker.organization, outcome.schedule);
      return post === null ? { locale, toast: copyFor(locale).answering.gone } : { locale, post };
    }
    case "events": {
      const { outcome: events } = outcome;
      if (events.kind === "rule-form") return { locale, form: ruleForm(events, reader) };
      const form = events.kind === "event-form" ? eventForm(events, reader) : null;
      return form === null ? { locale, answer: outcomeMessage(outcome, reader) } : { locale, form };
    }
    case "steering":
      return outcome.outcome.kind === "action-form"
        ? { locale, form: actionForm(outcome.outcome.survey, reader) }
        : { locale, answer: outcomeMessage(outcome, reader) };
    case "survey-form":
      return { locale, form: surveyForm(outcome, reader) };
    case "settings": {
      const more = await conversation.managers.homeParts(asker);
      return { locale, answer: home(locale, asker.organization, more) };
    }
    case "privacy":
      return tellPrivacy(conversation, asker.who);
    case "claim":
      return { locale, answer: say(await spendClaim(ports, asker, outcome.code)) };
    case "language":
      return { locale: outcome.locale, answer: outcomeMessage(outcome, reader) };
    default:
      return { locale, answer: outcomeMessage(outcome, reader, ports.settings.telegramUsername) };
  }
}
