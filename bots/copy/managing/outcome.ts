// Every outcome of a manager's wish as a message; what is no message of its own is left to the conversation.
import type { CommandOutcome, ScheduleLine } from "../../../core/command/outcome.ts";
import type { Message } from "../../../core/message.ts";
import { copyFor } from "../copy.ts";
import { languageSet } from "../home.ts";
import { paragraph, say } from "../say.ts";
import { attributesMessage } from "./attributes.ts";
import { type EventForms, eventsMessage } from "./events.ts";
import { help, mayNot, mistakeMessage, unknownCommand } from "./help.ts";
import { joined } from "./joined.ts";
import { journeyMessage } from "./journey.ts";
import { linkMessage } from "./links.ts";
import { roundsMessage, schedulesMessage } from "./lists.ts";
import { logMessage } from "./log.ts";
import { confirmClose, openedMessage } from "./opening.ts";
import {
  forgetQuestion,
  inviteMessage,
  roleConfirm,
  roleSet,
  rolesMessage,
  unknownPerson,
  whichLanguage,
} from "./people.ts";
import { previewMessage, savedMessage } from "./preview.ts";
import { problemsMessage } from "./problems.ts";
import { quietFault, quietMessage } from "./quiet.ts";
import type { Reader } from "./reader.ts";
import { redactionMessage } from "./redaction.ts";
import { rosterMessage } from "./roster.ts";
import { roundName } from "./round-words.ts";
import { rulesFault, rulesMessage } from "./rules.ts";
import { steeringMessage } from "./steering.ts";
import { surveyOutcome } from "./survey-outcome.ts";
import { surveyFault, surveyMessage, surveysMessage } from "./surveys.ts";
import { valueMessage } from "./value.ts";
import { unknownZone, whichZone, zoneSet } from "./zone.ts";

/** Outcomes that are more than a message: a form, a digest with its places, and what the respondents' side says. */
export type Conversational =
  | "link"
  | "schedule-form"
  | "dry-run"
  | "survey-form"
  | "rules-form"
  | "digest"
  | "export"
  | "settings"
  | "privacy"
  | "claim";
export type Sayable = Exclude<CommandOutcome, { kind: Conversational }>;

/** Gives an outcome's message. `username` is the bot's on Telegram, for links. */
export function outcomeMessage(outcome: Sayable, reader: Reader, username?: string): Message {
  const { managing, format } = copyFor(reader.locale);
  const { commands, digest, schedules } = managing;
  const { command } = reader;
  switch (outcome.kind) {
    case "help":
      return help(outcome, reader);
    case "not-allowed":
      return say(mayNot(outcome.needs, reader));
    case "unknown-command":
      return unknownCommand(outcome.word, outcome.nearest, reader);
    case "mistake":
      return mistakeMessage(outcome.command, outcome.mistake, reader);
    case "no-digest":
      return noDigest(outcome, reader);
    case "shared":
      return say(digest.sharedIn({ place: outcome.place }));
    case "no-channel":
      return say(digest.noChannel({ command }));
    case "unknown-survey": {
      const { parts, text } = unknownName(
        outcome,
        commands.unknownSurvey,
        commands.unknownSurveyUnsaid,
        reader,
      );
      if (outcome.about === undefined) return { text, parts };
      const example = commands.example({ example: `${command} ${commands.examples[outcome.about]}` });
      return { text, parts: [...parts, paragraph(example)] };
    }
    case "unknown-schedule": {
      const known = format.list(outcome.known);
      const unsaid =
        outcome.known.length === 0 ? schedules.listEmpty({ command }) : schedules.whichSchedule({ known });
      return unknownName(outcome, schedules.unknownSchedule, unsaid, reader);
    }
    case "preview":
      return previewMessage(outcome, reader);
    case "draft-problems":
      return problemsMessage(outcome.problems, outcome.token, reader);
    case "draft-gone":
      return say(schedules.draftGone({ command }));
    case "discarded":
      return say(schedules.discarded);
    case "saved":
      return savedMessage(outcome, reader);
    case "stale":
      return say(schedules.stale);
    case "schedules":
      return schedulesMessage(outcome.lines, reader);
    case "paused":
    case "resumed": {
      const { key } = outcome.line.schedule;
      if (outcome.already) {
        const { alreadyPaused, alreadyActive } = schedules;
        return say(outcome.kind === "paused" ? alreadyPaused({ key }) : alreadyActive({ key }));
      }
      return say(outcome.kind === "paused" ? schedules.paused({ key }) : resumed(outcome.line, reader));
    }
    case "rounds":
      return roundsMessage(outcome.lines, reader);
    case "opening":
      return openedMessage(outcome.schedule, outcome.opened, reader);
    case "which-round": {
      const known = outcome.lines.filter(
        ({ round }) => round.state === "open" && round.closesAt > reader.now,
      );
      const open =
        known.length === 0
          ? schedules.noOpenRound
          : schedules.whichRound({
              known: format.list(known.map((line) => roundName(line, copyFor(reader.locale)))),
            });
      return outcome.number === null
        ? say(open)
        : say(schedules.unknownRound({ number: format.number(outcome.number) }), open);
    }
    case "confirm-close":
      return confirmClose(outcome.line, reader);
    case "closed":
      return say(schedules.closed({ number: format.number(outcome.round.number) }));
    case "not-open":
      return say(schedules.notOpen({ number: format.number(outcome.number) }));
    case "surveys":
      return surveysMessage(outcome.surveys, reader);
    case "survey":
      return surveyMessage(outcome.survey, outcome.edited, reader);
    case "survey-saved":
    case "survey-created":
    case "survey-preview":
    case "survey-stale":
    case "survey-versions":
    case "survey-exists":
    case "survey-removed":
    case "survey-needed":
      return surveyOutcome(outcome, reader);
    case "unknown-template":
      return unknownName(outcome, managing.surveys.unknownTemplate, commands.unknownSurveyUnsaid, reader);
    case "survey-fault":
      return surveyFault(outcome.fault, reader);
    case "test-sent":
      return say(commands.testSent);
    case "role-set":
      return roleSet(outcome, reader);
    case "roles":
      return rolesMessage(outcome, reader);
    case "own-scope":
      return say(managing.steering.ownScope);
    case "steering":
      return steeringMessage(outcome.outcome, reader);
    case "role-confirm":
      return roleConfirm(outcome, reader);
    case "kept":
      return say(outcome.what === "role" ? commands.roleKept : schedules.keptOpen);
    case "last-admin":
      return say(commands.lastAdmin);
    case "unknown-person":
      return unknownPerson(outcome, reader);
    case "invite":
      return inviteMessage(outcome, username, reader);
    case "rules":
      return rulesMessage(outcome, reader);
    case "rules-fault":
      return rulesFault(outcome, reader);
    case "which-zone":
      return whichZone(outcome, reader);
    case "zone-set":
      return zoneSet(outcome.zone, reader);
    case "unknown-zone":
      return unknownZone(outcome, reader);
    case "log":
      return logMessage(outcome.lines, reader);
    case "events":
      return eventsOutcome(outcome.outcome, reader);
    case "redaction":
      return redactionMessage(outcome.outcome, reader);
    case "journey":
      return journeyMessage(outcome.outcome, reader);
    case "value":
      return valueMessage(outcome.outcome, reader);
    case "attributes":
      return attributesMessage(outcome.outcome, reader);
    case "roster":
      return rosterMessage(outcome.outcome, reader);
    case "linking":
      return linkMessage(outcome.outcome, reader);
    case "forget-confirm":
      return forgetQuestion(outcome, reader);
    case "quiet":
      return quietMessage(outcome, reader);
    case "quiet-fault":
      return quietFault(outcome.fault, reader);
    case "which-language":
      return whichLanguage(reader);
    case "language":
      return languageSet(outcome.locale);
  }
}

/** Says what became of a wish about events; of its windows only what stands where none can be opened. */
function eventsOutcome(
  outcome: Extract<CommandOutcome, { kind: "events" }>["outcome"],
  reader: Reader,
): Message {
  if (!isEventForm(outcome)) return eventsMessage(outcome, reader);
  return say(copyFor(reader.locale).managing.events.tellNoRules({ command: reader.command }));
}

function isEventForm(outcome: Extract<CommandOutcome, { kind: "events" }>["outcome"]): outcome is EventForms {
  return outcome.kind === "rule-form" || outcome.kind === "event-form";
}

function noDigest(
  { open, asked, survey }: Extract<CommandOutcome, { kind: "no-digest" }>,
  reader: Reader,
): Message {
  const { managing, exporting, format } = copyFor(reader.locale);
  const words = managing.digest;
  if (asked) return say(words.noneAsked);
  if (survey !== undefined) return say(exporting.nothing({ survey }));
  if (open === null) return say(words.none);
  return say(words.noneUntil({ until: format.moment(open.closesAt, open.frozen.zone, reader.now) }));
}

function resumed(line: ScheduleLine, reader: Reader): string {
  const { managing, format } = copyFor(reader.locale);
  const words = managing.schedules;
  const text = words.resumed({ key: line.schedule.key });
  if (line.nextAt === null) return text;
  const when = format.moment(line.nextAt, line.schedule.zone, reader.now);
  return joined(copyFor(reader.locale), text, words.savedNextRound({ when }));
}

function unknownName(
  { key, known, nearest }: { key: string | null; known: readonly string[]; nearest: string | null },
  sentence: (p: { key: string; known: string }) => string,
  unsaid: string,
  reader: Reader,
): Message {
  const { managing, format } = copyFor(reader.locale);
  if (key === null || known.length === 0) return say(unsaid);
  const meant = nearest === null ? [] : [managing.commands.meant({ nearest })];
  return say(sentence({ key, known: format.list(known) }), ...meant);
}
