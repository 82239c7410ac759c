// Rules about events, tokens, and telling by hand, in English. Parameters are finished texts.
import type { Unasked } from "../../../../core/trigger/event.ts";

const why: Readonly<Record<Unasked, string>> = {
  "no-rule": "no rule asks about it",
  "rule-paused": "the rule is paused",
  "rule-removed": "the rule was removed",
  "unknown-person": "nobody known by that name",
  "several-people": "several people by that name",
  unreachable: "cannot be written to",
  sample: "left out by the draw",
  "too-late": "too late",
  "too-few": "too few had gathered",
  merged: "one question for several events",
  "passed-over": "asked recently, or does not want to be asked",
};

/** The sentences about events. */
export const events = {
  audience: (p: { touchpoint: string }) => `whoever “${p.touchpoint}” happened to`,
  listTitle: "Questions about what happens",
  listEmpty: "No rule asks about events yet.",
  minutes: (p: { count: string }) => (p.count === "1" ? "1 minute" : `${p.count} minutes`),
  hours: (p: { count: string }) => (p.count === "1" ? "1 hour" : `${p.count} hours`),
  days: (p: { count: string }) => (p.count === "1" ? "1 day" : `${p.count} days`),
  line: (p: { type: string; survey: string; touchpoint: string }) =>
    `${p.type}: asks “${p.survey}” about “${p.touchpoint}”`,
  atOnce: "at once",
  after: (p: { delay: string }) => `${p.delay} later`,
  everyEvent: "after every event",
  share: (p: { percent: string }) => `after ${p.percent} of events, drawn at random`,
  within: (p: { deadline: string }) => `within ${p.deadline} or not at all`,
  stream: "Answers carry names, so each is asked as it falls due; a round a week.",
  gathers: (p: { when: string }) =>
    `Answers are anonymous, so questions go out together once a week, next ${p.when}, when at least ten people have gathered.`,
  gathersPaused: "Answers are anonymous, so questions go out together once a week.",
  paused: "Paused: nobody is asked.",
  results: (p: { channel: string }) => `Results go to ${p.channel}.`,
  resultsNowhere: (p: { command: string }) => `Results: ${p.command} digest.`,
  counts: (p: { days: string; asked: string; waiting: string; passed: string }) =>
    `In ${p.days} days: ${p.asked} asked, ${p.waiting} waiting, ${p.passed} not asked`,
  countWhy: (p: { why: string; count: string }) => `${p.why}: ${p.count}`,
  countsWhy: (p: { counts: string; whys: string }) => `${p.counts} (${p.whys})`,
  withoutRule: (p: { type: string; count: string }) =>
    `${p.type}: ${p.count} came, and no rule asks about it.`,
  why,
  shortDeadline: (p: { command: string; type: string; deadline: string }) =>
    `Mind: with ${p.deadline}, what happens early in the week is past before the questions go out. Say ${p.command} events ${p.type} within 10d, or make the survey attributed.`,
  how: (p: { command: string; type: string }) =>
    `To change it:\n${p.command} events ${p.type} after 2h sample 50% within 3d touchpoint “Support” digest #channel\n${p.command} events pause ${p.type} (also resume, remove)`,
  howNew: (p: { command: string }) =>
    `${p.command} events ticket.closed ask transactional after 2h sample 50% within 3d touchpoint “Support”`,
  howTell: (p: { command: string }) =>
    `Programs tell of events at POST /api/v1/events with a token: ${p.command} token helpdesk. People tell with ${p.command} event ticket.closed @someone.`,
  made: (p: { type: string }) => `From now on “${p.type}” is asked about.`,
  changed: (p: { type: string }) => `Changed: “${p.type}”. Events that wait keep their time.`,
  pausedRule: (p: { type: string }) => `“${p.type}” is paused: nobody is asked about it.`,
  alreadyPaused: (p: { type: string }) => `“${p.type}” is paused already.`,
  resumedRule: (p: { type: string }) => `“${p.type}” is asked about again.`,
  alreadyActive: (p: { type: string }) => `“${p.type}” is not paused.`,
  removed: (p: { type: string }) =>
    `“${p.type}” is not asked about any more. Answers that are in stay; the round that is open goes on to its closing.`,
  stale: "Someone else has just changed this. Look again, then say it once more.",
  unknown: (p: { type: string; known: string }) => `No rule asks about “${p.type}”. There are: ${p.known}.`,
  unknownFirst: (p: { type: string }) => `No rule asks about “${p.type}” yet.`,
  newButton: "New rule",
  // The form for a rule.
  formTitle: "Ask about an event",
  formSubmit: "Save",
  formCancel: "Cancel",
  formIntro: "When something like this happens to someone, the bot asks them about it.",
  fields: {
    type: "What happens",
    survey: "Survey",
    touchpoint: "What the question says it is about",
    after: "When to ask",
    sample: "How many",
    within: "Until when it makes sense",
    person: "Who",
    rule: "About what",
  },
  hints: {
    type: "As your programs call it, such as ticket.closed",
    touchpoint: "Such as Support or Delivery",
    person: "An @name or an id",
  },
  badType: "Letters, digits and dots, such as ticket.closed.",
  badTouchpoint: "Say in a few words what it is about.",
  badPerson: "Name one person, by @ or by id.",
  // Telling by hand.
  tellTitle: "Ask about this",
  tellAbout: (p: { name: string }) => `${p.name} is asked, as the rule says.`,
  tellSubmit: "Ask",
  tellNoRules: (p: { command: string }) =>
    `There is nothing to ask about yet: an admin makes a rule with ${p.command} events.`,
  told: (p: { touchpoint: string; when: string }) =>
    `Noted. They are asked about “${p.touchpoint}” ${p.when}.`,
  toldSoon: "as soon as the time of day allows",
  toldAgain: "This was told before; nothing was added.",
  toldNot: (p: { why: string }) => `Nobody is asked: ${p.why}.`,
  // Tokens.
  tokensTitle: "Tokens for programs",
  tokensEmpty: "No program has a token yet.",
  tokenLine: (p: { name: string; used: string }) => `${p.name}: ${p.used}`,
  tokenUnused: "never used",
  tokenUsed: (p: { when: string }) => `last used ${p.when}`,
  tokensHow: (p: { command: string }) =>
    `${p.command} token NAME makes one, ${p.command} token revoke NAME ends it.`,
  tokenMade: (p: { name: string }) =>
    `This is the token “${p.name}”. It is shown this once: copy it now, into the program and nowhere else.`,
  tokenUse:
    "It goes into the header of each request to POST /api/v1/events, which the bot takes where the operator has set PORT:",
  tokenLost: (p: { command: string; name: string }) =>
    `Lost or leaked? ${p.command} token revoke ${p.name}, then make another.`,
  tokenExists: (p: { command: string; name: string }) =>
    `There is a token “${p.name}” already. Choose another name, or revoke it first: ${p.command} token revoke ${p.name}`,
  tokenRevoked: (p: { name: string }) => `The token “${p.name}” works no more.`,
  unknownToken: (p: { name: string; known: string }) =>
    `There is no token “${p.name}”. There are: ${p.known}.`,
  unknownTokenFirst: (p: { name: string }) => `There is no token “${p.name}”.`,
};

/** The shape that every language fills. */
export type EventWords = typeof events;
