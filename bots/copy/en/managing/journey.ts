// The journey and who brings value, in English. Parameters are finished texts.
import type { ValueCell } from "../../../../core/score/value.ts";

const names: Readonly<Record<ValueCell, string>> = {
  A1: "A1 · 9–10, bring value",
  A2: "A2 · 9–10, bring less",
  B1: "B1 · 7–8, bring value",
  B2: "B2 · 7–8, bring less",
  C1: "C1 · 0–6, bring value",
  C2: "C2 · 0–6, bring less",
};

const strategies: Readonly<Record<ValueCell, string>> = {
  A1: "Keep them. Thank them in person, protect what they praise, and ask them to speak for you.",
  A2: "Let them grow. Show them what A1 use and they don't yet, and ask whom they would bring along.",
  B1: "Win them over. Ask what is missing for a 9, and do it before somebody else makes them an offer.",
  B2: "Serve them well without exceptions. What moves them is what gets better for everyone.",
  C1: "Begin here. Call within days, solve what they name, and tell them when it is done: they can leave, and much would leave with them.",
  C2: "Learn from them. Mend what C1 complain of, too; promise nothing that only they would need.",
};

const answers = (count: string) => (count === "1" ? "1 answer" : `${count} answers`);

/** The sentences of the journey. */
export const journey = {
  title: "The journey",
  empty: (p: { command: string }) =>
    `There are no touchpoints yet: no rule asks about events. An admin makes one: ${p.command} events`,
  nothing: "Nothing has been published yet: the scores come when the first round of a touchpoint closes.",
  fallen: (p: { name: string; points: string; display: string }) =>
    `${p.name} has fallen by ${p.points}, to ${p.display}; unlikely to be chance.`,
  risen: (p: { name: string; points: string; display: string }) =>
    `${p.name} has risen by ${p.points}, to ${p.display}; unlikely to be chance.`,
  butEdited: "But it was asked otherwise, which may be why.",
  butImported: "But the round before comes from another tool: what it asked, and whom, is not known here.",
  steady: "No change since the rounds before can be told from chance.",
  columns: { name: "Touchpoint", score: "Score", answers: "Answers", change: "Change" },
  range: (p: { display: string; low: string; high: string }) => `${p.display} (${p.low} to ${p.high})`,
  of: (p: { answered: string; invited: string }) => `${p.answered} of ${p.invited}`,
  withheld: "withheld",
  noRound: "no round yet",
  paused: (p: { name: string }) => `${p.name} (paused)`,
  stop: (p: { number: string; name: string }) => `${p.number} · ${p.name}`,
  order: "The worst drop first; the numbers are the order of the journey.",
  marks: {
    moved: "▼ ▲: unlikely to be chance, also with several touchpoints compared at once.",
    "within-noise": "≈: within the margin.",
    "too-few": "?: fewer than ten answers in a round.",
    none: "–: nothing to compare.",
  },
  newest: (p: { from: string; to: string }) =>
    `Each by its newest published round; they closed between ${p.from} and ${p.to}. In brackets the 95% interval.`,
  newestOne: (p: { day: string }) =>
    `Each by its newest published round, closed on ${p.day}. In brackets the 95% interval.`,
  imported: (p: { names: string }) => `The newest round was brought in from another tool: ${p.names}.`,
  importedBefore: (p: { names: string }) => `The round before was brought in from another tool: ${p.names}.`,
  edited: (p: { names: string }) =>
    `Asked otherwise since the round before, so that the change need not be one of mood: ${p.names}.`,
  chartAlt: (p: { stops: string }) => `The journey, stop by stop: ${p.stops}.`,
  chartStop: (p: { number: string; name: string; display: string }) => `${p.number} ${p.name} ${p.display}`,
  howOrder: (p: { command: string; names: string }) =>
    `To put them in order: ${p.command} journey order ${p.names}`,
  ordered: (p: { names: string }) => `From now on the journey goes: ${p.names}.`,
  between: " → ",
  unknownStop: (p: { name: string; known: string }) =>
    `There is no touchpoint “${p.name}”. There are: ${p.known}.`,
  twice: (p: { name: string }) => `“${p.name}” stands there twice; say each touchpoint once.`,
};

/** The sentences about value. */
export const value = {
  title: (p: { subject: string; day: string }) => `${p.subject} · who brings value, round of ${p.day}`,
  titleSoFar: (p: { subject: string; day: string }) =>
    `${p.subject} · who brings value so far, round of ${p.day}`,
  what: (p: { threshold: string }) =>
    `1 brings value: ${p.threshold} or more. 2 brings less. A gave 9–10, B 7–8, C 0–6.`,
  known: (p: { known: string; unknown: string }) =>
    p.unknown === "0"
      ? `${answers(p.known)}, with a known value each.`
      : `${answers(p.known)} with a known value. Left out, since it is not known: ${p.unknown}.`,
  columns: { name: "", people: "People", value: "Value", before: "Before" },
  people: (p: { count: string; share: string }) => `${p.count} (${p.share})`,
  before: (p: { people: string; value: string }) => `${p.people} · ${p.value}`,
  moved: (p: { day: string }) =>
    `“Before”: shares of people and of value in the round of ${p.day}. No test stands behind the difference: where there are few, shares move by chance.`,
  movedSinceImported: (p: { day: string }) =>
    `“Before”: shares of people and of value in the round of ${p.day}, which was brought in from another tool and keeps no names. No test stands behind the difference: where there are few, shares move by chance.`,
  otherThreshold: (p: { threshold: string }) =>
    `In that round the line was drawn at ${p.threshold}, so the two are not quite comparable.`,
  noShares: "Some values are below zero or all are nothing, so there are no shares of value.",
  suggestions: "What is usually done",
  names,
  strategies,
  suggestion: (p: { name: string; count: string; strategy: string }) =>
    `${p.name} (${p.count}): ${p.strategy}`,
  thumb:
    "Suggestions from common practice, not findings: your own people know better what each of them needs.",
  listButton: (p: { cell: string; count: string }) => `${p.cell} (${p.count})`,
  howList: (p: { command: string; survey: string }) => `Who they are: ${p.command} value ${p.survey} C1`,
  howThreshold: (p: { command: string }) =>
    `The line is the highest edge of the attribute “value”: ${p.command} attribute value number bands 1000`,
  chartAlt: (p: { cells: string }) => `Shares of people and of value: ${p.cells}.`,
  chartCell: (p: { cell: string; people: string; value: string }) =>
    `${p.cell} ${p.people} of people and ${p.value} of value`,
  listTitle: (p: { name: string; day: string }) => `${p.name}, round of ${p.day}`,
  listEmpty: "Nobody.",
  listLine: (p: { name: string; score: string; value: string }) => `${p.name}: gave ${p.score}, ${p.value}`,
  listMoved: (p: { line: string; cell: string }) => `${p.line} (was ${p.cell})`,
  listNew: (p: { line: string }) => `${p.line} (new)`,
  listMore: (p: { count: string }) => `And ${p.count} more, worth less.`,
  nameless: "Someone without an account",
  private: "For you: names stay with those who may act on them.",
  noNames: "You see the whole and your own group; names of all others are not shown to you.",
  anonymous: (p: { survey: string }) =>
    `“${p.survey}” is anonymous: nobody's value is ever put beside their answer. Only surveys whose answers carry names know it.`,
  none: (p: { command: string }) =>
    `No round knows anyone's value yet. It takes a survey whose answers carry names, and an attribute of numbers called “value”, which an admin defines: ${p.command} attribute value number bands 1000. From the next round on it is counted.`,
};
