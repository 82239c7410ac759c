// What an edit of a schedule changes for whom, in English. Parameters are finished texts.
import type { ScheduleField } from "../../../../core/ask/schedule-fields.ts";

const fields: Readonly<Record<ScheduleField, string>> = {
  survey: "what is asked",
  cadence: "how often",
  zone: "time zone",
  localTime: "whose clock",
  audience: "who is asked",
  mode: "how",
  panels: "panels",
  gap: "gap between two questions",
  closes: "closing",
  reminders: "reminders",
  digest: "where the digest goes",
  digestAt: "when the digest comes",
  visible: "who may see the digest",
  catchUp: "rounds that were missed",
};

/** The sentences of an edit's preview. */
export const edits = {
  fields,
  title: "What changes:",
  nothing: "Nothing changes: the schedule is like this already.",
  changed: (p: { field: string; before: string; after: string }) => `${p.field}: ${p.before} → ${p.after}`,
  none: "none",
  modes: {
    direct: (_: { place: string }) => "each in private",
    post: (p: { place: string }) => `one post in the ${p.place}`,
    link: (_: { place: string }) => "an open link",
  },
  channelIn: (p: { channel: string; language: string }) => `${p.channel}, in ${p.language}`,
  ofScheduleZone: "the schedule's zone",
  ofEachPerson: "everyone's own clock",
  noPanels: "everyone each time",
  panels: (p: { count: string }) => `${p.count} panels`,
  days: (p: { count: string }) => (p.count === "1" ? "1 day" : `${p.count} days`),
  catchUp: { latest: "the latest opens", skip: "stay missed", all: "all open, one after the other" },
  visibleAsked: "those who were asked too",
  visibleManagers: "managers only",
  datesGone: (p: { dates: string }) => `Falls away: ${p.dates}.`,
  datesNew: (p: { dates: string }) => `New: ${p.dates}.`,
  whoChanges: (p: { joining: string; leaving: string; staying: string }) =>
    `In the audience: ${p.joining} more, ${p.leaving} fewer; ${p.staying} stay.`,
  whoUnknown: "Who comes and who goes cannot be seen: the platform does not list one of the two audiences.",
  appliesFrom: (p: { when: string }) => `This holds for rounds after ${p.when}.`,
  openUntouched: (p: { number: string }) => `Round ${p.number}, which is open, is not touched.`,
  paused: "The schedule is paused: nothing fires before it is resumed.",
  overtaken: (p: { who: string; key: string }) =>
    `Meanwhile ${p.who} has changed schedule “${p.key}”. Nothing of it is lost, and nothing of yours: please look at both together before you save.`,
  overtakenSomeone: "someone else",
  theirs: (p: { changes: string }) => `Changed meanwhile: ${p.changes}`,
  both: (p: { fields: string }) => `You both changed: ${p.fields}. Saving takes what you said.`,
  surveyGone: "a survey that is gone",
};
