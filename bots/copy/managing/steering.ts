// What came of wishes about marks, reference lines, goals, actions and subscriptions.
import type { GroupFault, Of, SteeringOutcome } from "../../../core/command/steering-outcome.ts";
import type { Message, Part } from "../../../core/message.ts";
import { displayScore } from "../../../core/score/score.ts";
import type { Goal, Mark, ReferenceLine } from "../../../core/steer/mark.ts";
import { type Copy, copyFor } from "../copy.ts";
import { paragraph, say } from "../say.ts";
import { sentenceFault } from "./action-form.ts";
import { actionMoved, actionsMessage, actionWritten } from "./actions.ts";
import type { Reader } from "./reader.ts";
import { scopeWords } from "./scope-words.ts";
import { subscribed, subscriptionsMessage, unsubscribed } from "./subscriptions.ts";

/** Says what came of it. The form is the conversation's to show; where it cannot be, its title says what it was. */
export function steeringMessage(outcome: SteeringOutcome, reader: Reader): Message {
  const copy = copyFor(reader.locale);
  const { format } = copy;
  const words = copy.managing.steering;
  const { command } = reader;
  switch (outcome.kind) {
    case "marks": {
      const lines = outcome.lines.map((line) => words.markLine(markWords(line, copy)));
      return listed(
        words.marksTitle,
        lines,
        words.marksEmpty,
        outcome.mayChange && words.marksHow({ command }),
      );
    }
    case "mark-added":
      return say(words.markAdded(markWords(outcome.line, copy)));
    case "mark-removed":
      return say(words.markRemoved(markWords(outcome.line, copy)));
    case "references": {
      const lines = outcome.lines.map((line) => words.referenceLine(referenceWords(line, copy)));
      const how = outcome.mayChange && words.referencesHow({ command });
      return listed(words.referencesTitle, lines, words.referencesEmpty, how);
    }
    case "reference-added":
      return say(words.referenceAdded(referenceWords(outcome.line, copy)), words.referenceNote);
    case "reference-removed":
      return say(words.referenceRemoved(referenceWords(outcome.line, copy)));
    case "goals": {
      const lines = outcome.lines.map((line) => words.goalLine(goalWords(line, copy)));
      return listed(
        words.goalsTitle,
        lines,
        words.goalsEmpty,
        outcome.mayChange && words.goalsHow({ command }),
      );
    }
    case "goal-past":
      return say(
        words.goalPast({ by: dayWords(outcome.by, copy), today: dayWords(outcome.today, copy), command }),
      );
    case "goal-set":
      return say(words.goalSet(goalWords(outcome.line, copy)));
    case "goal-removed":
    case "no-goal": {
      const said = { survey: outcome.survey, whom: whomWords(outcome.segment, copy) };
      return say(outcome.kind === "no-goal" ? words.noGoal(said) : words.goalRemoved(said));
    }
    case "actions":
      return actionsMessage(outcome, reader);
    case "action-form":
      return say(words.formTitle);
    case "action-written":
      return actionWritten(outcome, reader);
    case "action-moved":
      return actionMoved(outcome, reader);
    case "sentence-fault":
      return say(sentenceFault(outcome, reader));
    case "scoped":
      return say(words.scoped({ whom: scopeWords(outcome.scope, copy) }));
    case "subscriptions":
      return subscriptionsMessage(outcome, reader);
    case "subscribed":
      return subscribed(outcome, reader);
    case "unsubscribed":
      return unsubscribed(outcome, reader);
    case "group-fault":
      return groupFault(outcome, copy, command);
    case "unknown-number": {
      const number = format.number(outcome.number);
      return say(words.unknownNumbers[outcome.what]({ number, command }));
    }
    case "which-survey":
      return say(words.whichSurvey({ known: format.list(outcome.known) }));
  }
}

/** Says of which survey something is. */
export function ofWords(survey: string | null, { managing }: Pick<Copy, "managing">): string {
  const words = managing.steering;
  return survey === null ? words.allSurveys : words.ofSurvey({ survey });
}

/** Writes a calendar's day, which lies in no zone. */
export function dayWords(day: string, { format }: Pick<Copy, "format">): string {
  return format.day(new Date(`${day}T12:00:00Z`), "UTC", NEVER);
}

// Far from every day, so that its year is always said.
const NEVER = new Date(0);

function markWords({ thing, survey }: Of<Mark>, copy: Copy) {
  const { number, day, label } = thing;
  return {
    ...{ number: copy.format.number(number), day: dayWords(day, copy), label },
    of: ofWords(survey, copy),
  };
}

function referenceWords({ thing, survey }: Of<ReferenceLine>, copy: Copy) {
  const { number, nps, label, source } = thing;
  return {
    ...{ number: copy.format.number(number), nps: displayScore(nps), label, source },
    of: ofWords(survey, copy),
  };
}

function goalWords({ thing: { target, by, segment }, survey }: Of<Goal>, copy: Copy) {
  return {
    ...{ survey: survey ?? "", whom: whomWords(segment, copy), target: displayScore(target) },
    by: by === null ? "" : dayWords(by, copy),
  };
}

function whomWords(segment: Goal["segment"], copy: Copy): string {
  return segment === null ? copy.managing.steering.whole : scopeWords(segment, copy);
}

function groupFault({ fault, key, value, known, nearest }: GroupFault, copy: Copy, command: string): Message {
  const { managing, format } = copy;
  const words = managing.steering;
  const meant = nearest === null ? [] : [managing.commands.meant({ nearest })];
  const list = known.length === 0 ? "" : format.list(known);
  if (fault === "unknown-group") return say(words.unknownGroup({ key, value, known: list }), ...meant);
  return say(words.unknownAttribute({ key, known: list }), ...meant, words.attributeHow({ command, key }));
}

function listed(title: string, lines: readonly string[], empty: string, how: string | false): Message {
  const footnote: readonly Part[] = how === false ? [] : [{ kind: "footnote", text: how }];
  return {
    text: title,
    parts: [
      { kind: "heading", text: title },
      paragraph(lines.length === 0 ? empty : lines.join("\n")),
      ...footnote,
    ],
  };
}
