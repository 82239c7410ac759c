// Marks, reference lines, goals, actions and subscriptions, in English. Parameters are finished texts.
import { capital } from "./digest.ts";

/** The sentences about what is set beside the scores, and done about them. */
export const steering = {
  allSurveys: "all surveys",
  ofSurvey: (p: { survey: string }) => `survey “${p.survey}”`,
  // Marks.
  marksTitle: "Marks on the trend",
  marksEmpty: "No marks yet. Admins set them.",
  markLine: (p: { number: string; day: string; label: string; of: string }) =>
    `${p.number}. ${p.day}: ${p.label} (${p.of})`,
  markAdded: (p: { number: string; day: string; label: string; of: string }) =>
    `Mark ${p.number} stands on ${p.day}: ${p.label} (${p.of}). The trend shows it and compares before with after.`,
  markRemoved: (p: { number: string; label: string }) => `Mark ${p.number} is gone: ${p.label}.`,
  marksHow: (p: { command: string }) =>
    `${p.command} mark "2.0 released" on 2026-11-03 for product\n${p.command} mark 3 remove`,
  // Reference lines.
  referencesTitle: "Scores from elsewhere",
  referencesEmpty: "No reference lines yet. Admins set them.",
  referenceLine: (p: { number: string; nps: string; label: string; source: string; of: string }) =>
    `${p.number}. ${p.label}: ${p.nps}, from ${p.source} (${p.of})`,
  referenceAdded: (p: { number: string; nps: string; label: string; source: string; of: string }) =>
    `Reference line ${p.number} is drawn: ${p.label}, ${p.nps}, from ${p.source} (${p.of}).`,
  referenceNote:
    "Scores from elsewhere were asked otherwise and of others: they show roughly where you stand, no more.",
  referenceRemoved: (p: { number: string; label: string }) =>
    `Reference line ${p.number} is gone: ${p.label}.`,
  referencesHow: (p: { command: string }) =>
    `${p.command} reference 45 "Industry median" from "Survey of 2025" for product\n${p.command} reference 2 remove`,
  // Goals.
  goalsTitle: "Goals",
  goalsEmpty: "No goals yet. Admins set them.",
  whole: "everyone",
  goalLine: (p: { survey: string; whom: string; target: string; by: string }) =>
    p.by === "" ? `${p.survey}, ${p.whom}: ${p.target}` : `${p.survey}, ${p.whom}: ${p.target} by ${p.by}`,
  goalSet: (p: { survey: string; whom: string; target: string; by: string }) =>
    `The goal of survey “${p.survey}” for ${p.whom} is ${p.target}${p.by === "" ? "" : ` by ${p.by}`}. The digest says how likely it is to be met.`,
  goalPast: (p: { by: string; today: string; command: string }) =>
    `${p.by} is over: today is ${p.today}. Say a day that is still to come, such as ${p.command} goal 40 by 2027-03-31, or none.`,
  goalRemoved: (p: { survey: string; whom: string }) =>
    `Survey “${p.survey}” has no goal for ${p.whom} any more.`,
  noGoal: (p: { survey: string; whom: string }) => `Survey “${p.survey}” has no goal for ${p.whom}.`,
  goalsHow: (p: { command: string }) =>
    `${p.command} goal 40 for product by 2027-03-31\n${p.command} goal 30 team=Design\n${p.command} goal remove team=Design`,
  // Actions.
  actionsTitle: "What we do about it",
  actionsEmpty: "Nothing is under way.",
  actionsEnded: (p: { count: string }) =>
    p.count === "1" ? "1 more is done or dropped." : `${p.count} more are done or dropped.`,
  actionStates: {
    planned: "to be done",
    doing: "under way",
    done: "done",
    dropped: "dropped",
  },
  actionLine: (p: { number: string; text: string; state: string; since: string; survey: string }) =>
    `${p.number}. ${p.text} (${p.state} since ${p.since}, ${p.survey})`,
  actionHeard: (p: { heard: string }) => `Heard: ${p.heard}`,
  actionButtons: {
    doing: (p: { number: string }) => `${p.number} is under way`,
    done: (p: { number: string }) => `${p.number} is done`,
  },
  newActionButton: "What will we do?",
  actionsHow: (p: { command: string }) =>
    `${p.command} action "We give every team one quiet day" heard "too many meetings"\n${p.command} action 3 done (also doing, dropped)`,
  actionWritten: (p: { number: string; survey: string }) =>
    `Noted as action ${p.number} on survey “${p.survey}”.`,
  actionAlready: (p: { number: string }) => `This is action ${p.number} already; nothing was added.`,
  actionPosted: (p: { channels: string }) => `It is posted in ${p.channels}.`,
  actionNowhere: "Its survey has no channel for results, so it is posted nowhere.",
  actionNext: "The next rounds open with it. Tell me when it is under way, done or dropped, and they say so.",
  actionMasked: "Something that points at a person (an address, a number, a mention, a link) was taken out.",
  actionMoved: (p: { number: string; state: string }) => `Action ${p.number} is ${p.state} now.`,
  actionSame: (p: { number: string; state: string }) => `Action ${p.number} is ${p.state} already.`,
  // The form.
  formTitle: "What will we do?",
  formIntro:
    "One sentence is enough. Everyone reads it: in the channel of the results, and above the next question. Write no names, and nothing that only a few can have said.",
  formHeard: "What did people say?",
  formHeardHint: "In your own words, such as: too many meetings",
  formText: "What will we do about it?",
  formTextHint: "Such as: We give every team one quiet day",
  formSubmit: "Post",
  formCancel: "Cancel",
  sentenceFaults: {
    empty: "Say in one sentence what will be done.",
    "too-long": (p: { most: string }) =>
      `At most ${p.most} characters: it stands above the question, on a phone.`,
  },
  scoped: (p: { whom: string }) =>
    `You see ${p.whom} beside the whole. What is done about the whole is written by managers of all, and by admins.`,
  // In the channel of the results.
  posted: {
    planned: "What we will do",
    doing: "Under way",
    done: "Done",
    dropped: "This will not be done after all",
  },
  postedHeard: (p: { heard: string }) => `You said: “${p.heard}”.`,
  postedText: (p: { text: string }) => `“${p.text}”`,
  // Subscriptions.
  subscriptionsTitle: "Summaries",
  subscriptionsEmpty: "You have not subscribed to any summary yet.",
  periods: {
    week: "every Monday",
    month: "on the first of each month",
    quarter: "on the first day of each quarter",
  },
  subscriptionLine: (p: {
    number: string;
    reader: string;
    of: string;
    when: string;
    at: string;
    zone: string;
  }) => `${p.number}. ${p.reader}: ${p.of}, ${p.when} at ${p.at} (${p.zone})`,
  you: "You",
  subscribed: (p: { reader: string; of: string; when: string; at: string; zone: string }) =>
    `${p.reader}: ${p.of}, ${p.when} at ${p.at} (${p.zone}).`,
  firstSummary: (p: { when: string }) => `The first one comes ${p.when}.`,
  quietChannel: "Where nothing was published, the channel hears nothing.",
  unsubscribed: (p: { reader: string; of: string; when: string }) =>
    `No more: ${p.reader}, ${p.of}, ${p.when}.`,
  subscriptionsHow: (p: { command: string }) =>
    `${p.command} subscribe week staff at 09:00\n${p.command} unsubscribe 1`,
  subscriptionsHowChannels: (p: { command: string }) => `${p.command} subscribe month #leads`,
  // Names that nothing has.
  unknownNumbers: {
    mark: (p: { number: string; command: string }) =>
      `There is no mark ${p.number}. ${p.command} mark lists them.`,
    reference: (p: { number: string; command: string }) =>
      `There is no reference line ${p.number}. ${p.command} reference lists them.`,
    action: (p: { number: string; command: string }) =>
      `There is no action ${p.number}. ${p.command} action lists them.`,
    subscription: (p: { number: string; command: string }) =>
      `There is no summary ${p.number}. ${p.command} subscriptions lists them.`,
  },
  whichSurvey: (p: { known: string }) => `Which survey? Say “for” and its name: ${p.known}.`,
  unknownAttribute: (p: { key: string; known: string }) =>
    p.known === ""
      ? `Nothing is known of people yet, so there is no “${p.key}”.`
      : `There is no attribute “${p.key}”. There are: ${p.known}.`,
  attributeHow: (p: { command: string; key: string }) =>
    `To define it: ${p.command} attribute ${p.key} text. To set it: ${p.command} people set @someone ${p.key}=…`,
  unknownGroup: (p: { key: string; value: string; known: string }) =>
    p.known === ""
      ? `Nobody is in “${p.key}=${p.value}”; nobody has a value of “${p.key}”.`
      : `Nobody is in “${p.key}=${p.value}”. There are: ${p.known}.`,
  // Roles.
  roleScoped: (p: { name: string; whom: string }) =>
    `${p.name} is now manager of ${p.whom}, and sees that and the whole: no other segment.`,
  rolesTitle: "Who has which role",
  roleLine: (p: { name: string; role: string; whom: string }) =>
    p.whom === "" ? `${p.name}: ${p.role}` : `${p.name}: ${p.role}, ${p.whom} and the whole`,
  rolesHow: (p: { command: string }) =>
    `${p.command} role @someone manager team=Design (also admin, none; without a group they see all)`,
  ownScope: "Your own admin role can be exchanged for that of one segment by another admin alone.",
  // A summary of a week, month or quarter.
  summaryTitle: {
    week: (p: { from: string; to: string }) => `The week from ${p.from} to ${p.to}`,
    month: (p: { from: string; to: string }) => `The month from ${p.from} to ${p.to}`,
    quarter: (p: { from: string; to: string }) => `The quarter from ${p.from} to ${p.to}`,
  },
  summaryScore: (p: {
    survey: string;
    display: string;
    low: string;
    high: string;
    answered: string;
    rounds: string;
  }) =>
    `${p.survey}: ${p.display} (95% interval ${p.low} to ${p.high}) from ${p.answered} answers in ${p.rounds === "1" ? "1 round" : `${p.rounds} rounds`}.`,
  summaryWithheld: (p: { survey: string; sentence: string }) => `${p.survey}: ${p.sentence}`,
  summaryChange: {
    up: (p: { points: string }) => `${capital(p.points)} above the period before; unlikely to be chance.`,
    down: (p: { points: string }) => `${capital(p.points)} below the period before; unlikely to be chance.`,
    noiseUp: (p: { points: string }) =>
      `${p.points} above the period before, but within the margin: no change can be claimed.`,
    noiseDown: (p: { points: string }) =>
      `${p.points} below the period before, but within the margin: no change can be claimed.`,
    same: "The same as in the period before, as far as can be told.",
    "too-few": "Too few answers to compare it with the period before.",
  },
  summaryNewest: (p: { line: string }) => `Newest: ${p.line}`,
  summaryPooled: "Rounds that were withheld are in none of these figures.",
  summaryNothing: "No round was published.",
  summaryEnd: (p: { command: string }) => `To end these summaries: ${p.command} subscriptions`,
};
