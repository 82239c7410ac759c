// The managers' side of the conversation as one thing that the respondents' side hands over to.
import { findCommand } from "../../core/command/grammar.ts";
import { isDraft } from "../../core/command/pending-draft.ts";
import { type Press, VERBS } from "../../core/press.ts";
import { copyFor } from "../copy/copy.ts";
import { say } from "../copy/say.ts";
import { submittedAction } from "./action-submit.ts";
import { typed } from "./command.ts";
import { submittedEvents } from "./events-submit.ts";
import type { Managers } from "./managers.ts";
import { commandNames, commandPorts, commandWord, type Managing } from "./managing.ts";
import { managingContent } from "./managing-content.ts";
import { managingHome } from "./managing-home.ts";
import { pressedByManager } from "./managing-press.ts";
import type { TalkPorts } from "./ports.ts";
import { submittedZone } from "./press-moments.ts";
import { submittedRules } from "./rules-submit.ts";
import { submittedSchedule } from "./schedule-submit.ts";
import type { Submitting } from "./submitting.ts";
import { submittedSurvey } from "./survey-submit.ts";
import type { FormReply } from "./talk.ts";

/** Gives the managers' side over the same ports as the conversation. */
export function createManagers(ports: TalkPorts): Managers {
  const names = commandNames(ports.settings);
  const managers: Managers = {
    commandIn: (text, awaited) => findCommand(text, awaited, names),
    command: (asker, text, place) => typed(managing, asker, text, place),
    press: (asker, press, at) => pressedByManager(managing, asker, press, at),
    submit: async (asker, press, submission, place) => {
      if (press.verb === VERBS.zone) return submittedZone(managing.conversation, asker, submission);
      return submittedForm(press.verb)({ managing, asker, press, submission, place });
    },
    formWords: async (asker, dialog, text) => {
      // A draft waits for a press, not for words: a bare command is one all the same.
      const command = isDraft(dialog) ? findCommand(text, false, names) : null;
      const place = { kind: "private", externalId: asker.who.externalId } as const;
      if (command !== null) return typed(managing, asker, command, place);
      const { formHint } = copyFor(asker.locale).managing.commands;
      return {
        locale: asker.locale,
        answer: say(formHint({ command: commandWord(ports.settings, asker.account.platform) })),
      };
    },
    homeParts: (asker) => managingHome(managing, asker),
    content: (claimed, now) => managingContent(managing, claimed, now),
  };
  const managing: Managing = {
    ports,
    commands: commandPorts(ports),
    conversation: { ports, managers },
  };
  return managers;
}

function submittedForm(verb: Press["verb"]): (of: Submitting) => Promise<FormReply> {
  switch (verb) {
    case VERBS.surveyForm:
      return submittedSurvey;
    case VERBS.rule:
    case VERBS.event:
      return submittedEvents;
    case VERBS.action:
      return submittedAction;
    case VERBS.rules:
      return submittedRules;
    default:
      return submittedSchedule;
  }
}
