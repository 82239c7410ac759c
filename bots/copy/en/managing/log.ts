// The log of changes, in English. Parameters are finished texts.
import type { LogSentences } from "../../managing/log-sentences.ts";

const MADE_OR_GONE: Readonly<Record<string, (p: { who: string; survey: string }) => string>> = {
  "new": (p) => `${p.who} made survey “${p.survey}”.`,
  removed: (p) => `${p.who} removed survey “${p.survey}”.`,
};

const ACTION_STATES: Readonly<Record<string, string>> = {
  planned: "to be done",
  doing: "under way",
  done: "done",
  dropped: "dropped",
};

const kinds: LogSentences = {
  "schedule-created": (p) => `${p.who} planned schedule “${p.schedule}”.`,
  "schedule-changed": (p) =>
    p.fields === undefined
      ? `${p.who} changed schedule “${p.schedule}”.`
      : `${p.who} changed schedule “${p.schedule}”: ${p.fields}.`,
  "schedule-paused": (p) => `${p.who} paused schedule “${p.schedule}”.`,
  "schedule-resumed": (p) => `${p.who} resumed schedule “${p.schedule}”.`,
  "round-opened": (p) => `${p.who} opened round ${p.round} of schedule “${p.schedule}” by hand.`,
  "round-closed": (p) => `${p.who} closed round ${p.round} early.`,
  "survey-changed": (p) =>
    MADE_OR_GONE[p.change]?.(p) ?? `${p.who} changed survey “${p.survey}”: ${surveyPart(p.change)}.`,
  "comment-redacted": (p) => `${p.who} took a comment of round ${p.round} out.`,
  "digest-shared": (p) => `${p.who} shared the digest of round ${p.round}.`,
  "rules-changed": (p) => `${p.who} changed the house rules: ${ruleName(p.rule)} ${p.value}.`,
  "role-set": (p) => {
    if (p.role === "none") return `${p.who} took a role away.`;
    return p.scope === undefined
      ? `${p.who} gave someone the role of ${p.role}.`
      : `${p.who} gave someone the role of ${p.role} of one segment by “${p.scope}”.`;
  },
  "admin-claimed": (p) => `${p.who} became admin with the code that the server printed.`,
  "invite-created": (p) => `${p.who} made an invitation link.`,
  "attribute-defined": (p) => `${p.who} defined the attribute “${p.attribute}”.`,
  "attribute-removed": (p) => `${p.who} removed the attribute “${p.attribute}”.`,
  "person-changed": (p) => `${p.who} changed what is known of someone.`,
  "person-opted-out": (p) =>
    p.survey === ""
      ? `${p.who} kept someone out of all surveys.`
      : `${p.who} kept someone out of the survey “${p.survey}”.`,
  "person-opted-in": (p) => `${p.who} let someone be asked again.`,
  "person-erased": (p) => `${p.who} erased someone.`,
  "people-imported": (p) => `${p.who} imported what is known of ${p.people} people.`,
  "answers-imported": (p) =>
    `${p.who} imported past rounds of the survey “${p.survey}”: ${p.rounds} in all, with ${p.answers} answers in those that are shown.`,
  "import-undone": (p) =>
    `${p.who} took an import of the survey “${p.survey}” back, past rounds: ${p.rounds}.`,
  "results-exported": (p) => `${p.who} exported the results of the survey “${p.survey}” (${p.format}).`,
  "token-made": (p) => `${p.who} made the token “${p.token}” for a program.`,
  "token-revoked": (p) => `${p.who} revoked the token “${p.token}”.`,
  "rule-made": (p) => `${p.who} made a rule for events “${p.event}”.`,
  "rule-changed": (p) => `${p.who} changed the rule for events “${p.event}”.`,
  "rule-paused": (p) => `${p.who} paused the rule for events “${p.event}”.`,
  "rule-resumed": (p) => `${p.who} resumed the rule for events “${p.event}”.`,
  "rule-removed": (p) => `${p.who} removed the rule for events “${p.event}”.`,
  "mark-added": (p) => `${p.who} set mark ${p.mark}.`,
  "mark-removed": (p) => `${p.who} removed mark ${p.mark}.`,
  "reference-added": (p) => `${p.who} drew reference line ${p.reference}.`,
  "reference-removed": (p) => `${p.who} removed reference line ${p.reference}.`,
  "goal-set": (p) => `${p.who} set a goal of ${p.target} for survey “${p.survey}”.`,
  "goal-removed": (p) => `${p.who} removed a goal of survey “${p.survey}”.`,
  "action-written": (p) => `${p.who} wrote action ${p.action}.`,
  "action-moved": (p) => `${p.who} set action ${p.action} to ${ACTION_STATES[p.state] ?? p.state}.`,
  "channel-subscribed": (p) => `${p.who} subscribed ${p.channel} to a summary every ${p.period}.`,
  "channel-unsubscribed": (p) => `${p.who} ended the summary of every ${p.period} in ${p.channel}.`,
  "journey-ordered": (p) => `${p.who} put the touchpoints of the journey in order.`,
  "event-told": (p) => `${p.who} reported an event “${p.event}” by hand.`,
};

/** The sentences of the log. */
export const log = {
  title: "Who changed what",
  empty: "Nothing has been changed yet.",
  promise:
    "Newest first. No line is ever changed or removed; only the name of someone who had themselves forgotten goes.",
  button: "Who changed what",
  /** Stands for someone who had themselves forgotten. */
  erased: "Someone who has been forgotten",
  operator: "The server's operator",
  kinds,
  other: (p: { who: string; what: string }) => `${p.who}: ${p.what}.`,
};

const RULES: Readonly<Record<string, string>> = {
  quarter: "most a quarter",
  quiet: "quiet hours",
  workdays: "workdays only",
  holidays: "public holidays of",
  blackout: "days kept free",
  "no-blackout": "days kept free:",
};

function ruleName(rule: string): string {
  return RULES[rule] ?? rule;
}

const SURVEY_PARTS: Readonly<Record<string, string>> = {
  "whole-wording": "the wording of one language",
  "clear-drivers": "the drivers",
  rate: "which drivers are rated",
  "add-background": "the questions before the score",
  "ready-background": "the questions before the score",
  "remove-background": "the questions before the score",
  thanks: "the thanks",
  incentive: "the incentive",
  attributes: "the attributes",
  wording: "its wording",
  subject: "what it is about",
  promise: "its promise",
  "add-driver": "a new driver",
  "remove-driver": "a driver less",
  "rename-driver": "a driver's name",
};

function surveyPart(change: string): string {
  return SURVEY_PARTS[change] ?? change;
}
