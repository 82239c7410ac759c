// What the demo's narrator says, in English. Parameters are finished texts.

/** The captions of `npm run demo`. What the people in it read comes from the bot itself. */
export const demo = {
  title: "An NPS bot at work",
  intro: (p: { slack: string; telegram: string }) =>
    `The real bot, beside a Slack and a Telegram that run on this machine: no token, no account, no internet. Its clock is moved. At Acme, ${p.slack} people use Slack, most of them in English, and ${p.telegram} Telegram, most of them in Chinese.`,
  // Chapters.
  settingUp: "setting up",
  asking: (p: { platform: string; week: string }) => `week ${p.week}: ${p.platform} is asked`,
  week: (p: { week: string }) => `week ${p.week}`,
  announcing: (p: { place: string }) => `${p.place} hears of it first`,
  reminding: "one reminder",
  closing: (p: { platform: string }) => `the round in ${p.platform} closes`,
  digest: "the digest",
  responding: "what will we do?",
  manager: "a manager wants to know more",
  keepsakes: "what a terminal cannot show",
  account: "the account",
  cities: { berlin: "Berlin", shanghai: "Shanghai" },
  local: (p: { when: string; place: string }) => `${p.when} in ${p.place}`,
  // What people do.
  types: (p: { name: string; text: string }) => `${p.name} types: ${p.text}`,
  typesIn: (p: { name: string; place: string; text: string }) => `${p.name} types in ${p.place}: ${p.text}`,
  presses: (p: { name: string; label: string }) => `${p.name} presses [${p.label}]`,
  pressesNote: (p: { name: string; label: string; note: string }) =>
    `${p.name} presses [${p.label}] and reads: “${p.note}”`,
  fillsInTicks: (p: { name: string; text: string; ticks: string }) =>
    `${p.name} writes: “${p.text}”, and ticks ${p.ticks}`,
  writesRemoved: (p: { name: string; text: string }) =>
    `${p.name} writes: “${p.text}” (it is stored, and gone from the chat)`,
  pressesBoth: (p: { name: string; first: string; second: string }) =>
    `${p.name} presses [${p.first}] on one copy and [${p.second}] on the other: one answer counts, the last.`,
  alone: "seen by nobody else",
  onScreen: (p: { platform: string; name: string }) => `${p.platform} · ${p.name}`,
  // What happens.
  code: "The bot starts and prints a code, once. Whoever uses it first is its admin.",
  started: (p: { count: string; platform: string }) =>
    `${p.count} people press Start in ${p.platform}: a bot cannot write to anyone there who has not.`,
  claimed: (p: { name: string }) =>
    `${p.name} is the admin now, and is offered a first round in one press (or says in words what it should be).`,
  roles: (p: { manager: string; admin: string; id: string; platform: string }) =>
    `${p.manager} is a manager and may read the digest; ${p.admin}, who is ${p.id} in ${p.platform}, is admin there.`,
  teams:
    "Before a round opens, everyone's team is read from Slack's user groups. Results are divided by it where that exposes nobody.",
  otherSchedule: (p: { name: string; platform: string }) =>
    `${p.name} does the same in ${p.platform}, in another language.`,
  asked: (p: { count: string }) => `${p.count} people get the question. This is what one of them sees.`,
  killed: (p: { sent: string; asked: string }) =>
    `kill -9 in the middle of it: ${p.sent} of ${p.asked} questions are out, and the bot is dead.`,
  restarted: (p: { asked: string }) =>
    `Started again, it goes on where it was: all ${p.asked} have their question.`,
  twice: (p: { name: string }) =>
    `${p.name} has it twice: the bot died before it could learn that the first copy had arrived.`,
  restOfAll: (p: { rest: string; what: string; asked: string; reminded: string; platform: string }) =>
    `The other ${p.rest} in ${p.platform}: ${p.what}.`,
  summary: (p: { rest: string; what: string; asked: string; reminded: string; platform: string }) =>
    `${p.platform}: ${p.asked} are asked, ${p.reminded} reminded; ${p.what}.`,
  /** Stands between what people did. */
  comma: ", ",
  tally: {
    answered: (p: { count: string }) => `${p.count} answer`,
    changed: (p: { count: string }) => (p.count === "1" ? "1 changes it" : `${p.count} change it`),
    reasons: (p: { count: string }) => (p.count === "1" ? "1 says why" : `${p.count} say why`),
    withdrawn: (p: { count: string }) => (p.count === "1" ? "1 takes it back" : `${p.count} take it back`),
    silent: (p: { count: string }) => (p.count === "1" ? "1 stays silent" : `${p.count} stay silent`),
  },
  reminded: (p: { count: string; name: string }) =>
    `Only the ${p.count} who have not answered are reminded. ${p.name} reads:`,
  sealed: "The answers are counted and shuffled, and the link to people is destroyed.",
  late: (p: { name: string; score: string }) => `${p.name} comes late and presses [${p.score}]:`,
  busyWeek: (p: { platform: string }) => `It is a busy week in ${p.platform}: hardly anyone answers.`,
  leaves: (p: { name: string; platform: string }) =>
    `${p.name} sends /stop in ${p.platform}, and is asked no more.`,
  joins: (p: { name: string; platform: string }) => `${p.name} is new and presses Start in ${p.platform}.`,
  posted: (p: { place: string }) => `The bot posts in ${p.place}:`,
  postedInBoth: (p: { place: string; platform: string }) =>
    `It is posted in ${p.place}, and for the leads in ${p.platform}:`,
  opensWith: (p: { name: string }) => `The next question opens with it. ${p.name} reads:`,
  employee: (p: { name: string; text: string }) => `${p.name}, who has no role, types: ${p.text}`,
  // Progress, on a terminal.
  starting: "starting the bot",
  sending: (p: { sent: string; asked: string }) => `sending ${p.sent} of ${p.asked}`,
  answering: (p: { done: string; all: string }) => `answers come in: ${p.done} of ${p.all}`,
  // What is kept.
  kept: "The charts as the chats show them, and the results as a page for a browser:",
  notKept: (p: { folder: string }) => `The charts are not kept: nothing can be written into ${p.folder}.`,
  // The account.
  sealCheck: (p: { places: string }) =>
    `Every table, index and file of the database was searched (${p.places} places): no answer leads to a person.`,
  sealFound: (p: { links: string }) => `Links from answers to people were found: ${p.links}.`,
  checked: (p: { calls: string }) =>
    `${p.calls} calls to Slack and Telegram, each held against the platform's own types: all valid.`,
  problems: (p: { count: string }) => `Calls that break a platform's rules: ${p.count}.`,
  counted: "Every question arrived, and every answer that the bot took is in a published result.",
  lost: (p: { what: string }) => `Lost: ${p.what}`,
  troubles: (p: { count: string }) => `Warnings of the bot: ${p.count}.`,
  onward: "Go on as one of the people: npm run demo -- --stay   Your own bot: README.md, “Set it up”",
  // Staying.
  stay: "Slack and Telegram stay up. You are one of the people now; type help to see how.",
  help: [
    "who            everybody; who NAME makes you that person",
    "see            what is on your screen",
    "press LABEL    press a button: press 9, press Details, press Save",
    "say WORDS      write to the bot (in an open window: fill it in and send it off)",
    "/nps …         a command, such as /nps help or /nps digest",
    "skip to DATE   move the time: skip to 2026-11-24, skip to fri 12:00, skip 3d",
    "kill           kill the bot and start it again",
    "quit           the end",
  ],
  you: (p: { name: string; platform: string; when: string }) => `${p.name} in ${p.platform}, ${p.when}`,
  nobody: (p: { name: string }) => `There is nobody called ${p.name}. Type who to see everybody.`,
  noButton: (p: { label: string }) => `There is no button [${p.label}] on your screen. Type see to look.`,
  nothingSeen: "There is nothing on the screen yet. Type skip to tue 10:00, or /nps help.",
  unknownWord: (p: { word: string }) => `“${p.word}” means nothing here. Type help.`,
  badTime: (p: { text: string }) =>
    `“${p.text}” is no time to come. Try 2026-11-24, 2026-11-24 10:00, fri 12:00 or 3d.`,
  noAnswer: "Nothing came back.",
  readOnly: "In Slack the bot's messages are read-only: press a button, or type a command.",
  skipped: (p: { when: string }) => `It is ${p.when}.`,
  killedByYou: "Killed with -9, and started again.",
  // How it is started.
  usage: [
    "npm run demo                      three weeks, in under a minute",
    "npm run demo -- --weeks N         1 to 12 weeks",
    "npm run demo -- --lang en|zh      the narrator's language (else LANG's)",
    "npm run demo -- --transcript FILE writes the transcript to a file, too",
    "npm run demo -- --out FOLDER      where charts and results go (else data/demo)",
    "npm run demo -- --seed N          other people's moods",
    "npm run demo -- --stay            goes on with you as one of the people",
  ],
  wrongUse: (p: { what: string }) => `This cannot be run as written: ${p.what}`,
};

/** The shape that every language fills. */
export type Demo = typeof demo;
