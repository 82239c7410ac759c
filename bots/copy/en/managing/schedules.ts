// What those who plan rounds are told, in English. Parameters are finished texts.

/** The sentences of schedules, rounds, forms and previews. */
export const schedules = {
  // How often.
  weekly: (p: { day: string; at: string }) => `every ${p.day} at ${p.at}`,
  everyWeeks: (p: { count: string; day: string; at: string }) =>
    `every ${p.count} weeks, ${p.day} at ${p.at}`,
  monthly: (p: { day: string; at: string }) => `every month on the ${p.day} at ${p.at}`,
  quarterly: (p: { day: string; month: string; at: string }) =>
    `every three months on the ${p.day} at ${p.at}, from ${p.month}`,
  yearly: (p: { day: string; month: string; at: string }) => `every year on ${p.day} ${p.month} at ${p.at}`,
  cron: (p: { expression: string }) => `cron ${p.expression}`,
  lastDay: "last day",
  dayOfMonth: (p: { day: number }) => `${p.day}${ordinal(p.day)}`,
  rhythmLine: (p: { rhythm: string; zone: string }) => `${p.rhythm} (${p.zone}).`,
  localShort: (p: { rhythm: string }) => `${p.rhythm}, by each person's own clock`,
  rhythmLocal: (p: { rhythm: string; zone: string }) =>
    `${p.rhythm}, by each person's own clock. The round opens by the clock of ${p.zone}; whoever has that hour behind them is asked on their next working day.`,
  // Moments.
  onWeekday: (p: { day: string; at: string }) => `${p.day} ${p.at}`,
  afterDays: (p: { count: string }) => (p.count === "1" ? "after 1 day" : `after ${p.count} days`),
  afterHours: (p: { count: string }) => (p.count === "1" ? "after 1 hour" : `after ${p.count} hours`),
  atOnce: "at closing",
  // Whom and how.
  everyone: "everyone",
  everyoneAndGuests: "everyone, guests too",
  channel: (p: { name: string }) => `#${p.name}`,
  group: (p: { name: string }) => `@${p.name}`,
  chat: (p: { name: string }) => p.name,
  whom: (p: { audience: string; people: string }) =>
    p.people === "1" ? `Asks ${p.audience}: 1 person.` : `Asks ${p.audience}: ${p.people} people.`,
  whomPanels: (p: { audience: string; people: string; panels: string; asked: string }) =>
    `Asks ${p.audience}: ${p.people} people in ${p.panels} panels, ${p.asked} each time. Everyone's turn comes once in ${p.panels} rounds.`,
  whomCrowd: (p: { audience: string; people: string }) =>
    `Asks ${p.audience} in one post: about ${p.people} people may answer. Nobody can say how many saw it, so there will be no response rate.`,
  byLink: "whoever opens the link",
  linkWhom: "Asks whoever opens the link, in private. Nobody is written to, and there is no response rate.",
  linkShareButton: "Share the link here",
  openedLink: (p: { number: string; until: string }) =>
    `Round ${p.number} is open until ${p.until}. Share the link, and whoever opens it is asked.`,
  modeLink: "An open link that you share",
  inPrivate: "Each in private.",
  // Slack has channels, Telegram groups.
  place: { slack: "channel", telegram: "group" },
  inPost: (p: { place: string }) => `In one post in the ${p.place}.`,
  closes: (p: { closes: string; reminders: string }) => `Closes ${p.closes}${p.reminders}.`,
  reminders: (p: { moments: string }) => `; reminds those who are silent: ${p.moments}`,
  noReminders: "; no reminder",
  digestTo: (p: { channel: string; at: string }) => `The digest goes to ${p.channel}, ${p.at}.`,
  digestNowhere: (p: { command: string; place: string }) =>
    `The digest goes to no ${p.place}; managers ask for it with ${p.command} digest.`,
  promiseAnonymous: (p: { k: string }) => `Anonymous: a score appears only from ${p.k} answers.`,
  promiseAttributed: "Attributed: managers see who answered what.",
  promiseChanges: (p: { survey: string }) => `Saving changes this for the whole survey “${p.survey}”.`,
  gap: (p: { days: string }) => `Nobody is asked twice within ${p.days} days.`,
  noGap: "People may be asked again at any time.",
  visibleAsked: "Those who were asked may see the digest, without comments.",
  visibleManagers: "Only managers may ask for the digest.",
  // The preview.
  previewTitle: (p: { survey: string }) => `New schedule for “${p.survey}”: not saved yet`,
  previewTitleEdit: (p: { key: string }) => `Schedule “${p.key}”, changed: not saved yet`,
  previewText: "Please check and save.",
  next: (p: { dates: string }) => `Next rounds: ${p.dates}.`,
  sending: (p: { time: string }) => `Sending takes ${p.time}.`,
  seconds: "less than a minute",
  minutes: (p: { count: string }) => (p.count === "1" ? "about a minute" : `about ${p.count} minutes`),
  hours: (p: { count: string }) => (p.count === "1" ? "about an hour" : `about ${p.count} hours`),
  expect: (p: { answered: string; margin: string }) =>
    `Expect about ${p.answered} answers and a margin of about ±${p.margin} points a round.`,
  expectPooled: (p: { answered: string; margin: string; pooled: string; panels: string }) =>
    `Expect about ${p.answered} answers a round; over ${p.panels} rounds together a margin of about ±${p.pooled} points (a round alone: ±${p.margin}).`,
  expectNothing: "Hardly any answers are to be expected.",
  advice: {
    "too-few-people":
      "Too few people for an anonymous round: it would be refused. Ask more of them together.",
    "mostly-withheld":
      "So few answers are to be expected that the score would mostly be withheld. Ask more people together, or fewer panels.",
    "gap-longer-than-cadence":
      "Rounds come sooner than anyone may be asked again, so most people would be passed over.",
    "asks-often":
      "Everyone is asked more often than every three weeks. People tire of that, and answer less.",
    "quiet-hours": "This hour lies in the house rules' quiet hours. People answer best at work.",
    "asks-at-night":
      "For some people elsewhere this is a quiet hour. Add the word local, and everyone is asked by their own clock.",
    "on-a-day-off": "The coming rounds fall on weekends or public holidays. Another day gets more answers.",
    "use-panels": "There are enough people to ask a part of them each time and still see a score.",
  },
  adoptPanels: (p: { panels: string }) => `Ask in ${p.panels} panels`,
  adoptGap: (p: { days: string }) => `Allow a gap of ${p.days} days`,
  saveButton: "Save",
  saveAnywayButton: "Save as it is",
  changeButton: "Change",
  discardButton: "Discard",
  asCommand: (p: { command: string }) => `As a command: ${p.command}`,
  discarded: "Discarded. Nothing was saved.",
  draftGone: (p: { command: string }) =>
    `This preview is out of date: a newer one, or another conversation, has taken its place. Nothing was lost that was saved; start again with ${p.command} schedule.`,
  saved: (p: { key: string }) => `Saved: schedule “${p.key}”.`,
  savedChange: (p: { key: string }) =>
    `Saved: schedule “${p.key}” is changed. A round that is open stays as it was.`,
  savedNext: (p: { when: string }) => `The first round opens ${p.when}.`,
  savedNextRound: (p: { when: string }) => `The next round opens ${p.when}.`,
  announced: (p: { place: string }) => `Before it, an announcement goes to the ${p.place}.`,
  stale: "Someone else has changed this meanwhile. Please look again and repeat your change.",
  // Lists.
  listTitle: "Schedules",
  listEmpty: (p: { command: string }) =>
    `There is no schedule yet. ${p.command} schedule asks you what you want; ${p.command} schedule every tue 10:00 everyone says it at once.`,
  listLine: (p: { key: string; state: string }) => `${p.key}: ${p.state}`,
  listNext: (p: { when: string }) => `next round ${p.when}`,
  listRunning: (p: { number: string; until: string }) => `round ${p.number} is open until ${p.until}`,
  listBusy: (p: { number: string }) => `round ${p.number} is being counted`,
  listPaused: "paused",
  listSkipped: (p: { day: string; name: string }) => `none on ${p.day} (${p.name})`,
  unnamedBlackout: "kept free by the house rules",
  listNever: "no further date",
  listMore: (p: { count: string }) => `${p.count} more are not shown.`,
  newButton: "New schedule",
  pauseButton: "Pause",
  resumeButton: "Resume",
  openButton: "Ask now",
  closeButton: "Close",
  closeRoundButton: (p: { number: string }) => `Close round ${p.number}`,
  paused: (p: { key: string }) =>
    `Schedule “${p.key}” is paused. A round that is open goes on to its closing.`,
  resumed: (p: { key: string }) => `Schedule “${p.key}” asks again.`,
  alreadyPaused: (p: { key: string }) => `Schedule “${p.key}” was paused already.`,
  alreadyActive: (p: { key: string }) => `Schedule “${p.key}” was not paused.`,
  whichSchedule: (p: { known: string }) => `Which schedule? There are: ${p.known}.`,
  unknownSchedule: (p: { key: string; known: string }) =>
    `There is no schedule “${p.key}”. There are: ${p.known}.`,
  // Rounds.
  roundsTitle: "Rounds",
  roundsEmpty: "No round has opened yet.",
  roundOpen: (p: { until: string; progress: string }) => `open until ${p.until}; ${p.progress}`,
  roundOpening: "opening",
  roundClosing: "closed, being counted",
  roundDone: (p: { day: string; display: string }) => `closed ${p.day}: ${p.display}`,
  roundDoneAnswered: (p: { day: string; display: string; answered: string; invited: string }) =>
    `closed ${p.day}: ${p.display} (${p.answered} of ${p.invited} answered)`,
  roundDoneOpen: (p: { day: string; display: string; answered: string }) =>
    `closed ${p.day}: ${p.display} (${p.answered} answered)`,
  roundWithheld: (p: { day: string }) => `closed ${p.day}: too few answers to publish a score`,
  roundMissed: (p: { day: string; why: string }) => `${p.day}: missed; ${p.why}`,
  roundRefused: (p: { day: string; why: string }) => `${p.day}: not asked; ${p.why}`,
  roundLine: (p: { number: string; state: string }) => `Round ${p.number}: ${p.state}`,
  roundName: (p: { number: string; key: string }) => `Round ${p.number} · ${p.key}`,
  progress: (p: { answered: string; invited: string }) => `${p.answered} of ${p.invited} have answered`,
  progressSteps: (p: { answered: string; invited: string }) =>
    `at least ${p.answered} of ${p.invited} have answered`,
  progressFew: (p: { k: string; invited: string }) => `fewer than ${p.k} of ${p.invited} have answered`,
  progressCrowd: (p: { answered: string }) => `at least ${p.answered} have answered`,
  progressCrowdFew: (p: { k: string }) => `fewer than ${p.k} have answered`,
  whichRound: (p: { known: string }) => `Which one? Open are: ${p.known}.`,
  noOpenRound: "No round is open.",
  unknownRound: (p: { number: string }) => `There is no round ${p.number}.`,
  confirmClose: (p: { number: string; key: string }) => `Close round ${p.number} (${p.key}) now?`,
  confirmCloseWhat: (p: { progress: string; until: string }) =>
    `So far ${p.progress}. It would stay open until ${p.until}. Everyone who was asked is told that it closed early, and nobody can answer any more. This cannot be undone.`,
  confirmCloseButton: "Close it now",
  keepOpenButton: "Keep it open",
  closed: (p: { number: string }) =>
    `Round ${p.number} is closed. Those who answered have a quarter of an hour to finish their reason; then it is counted.`,
  notOpen: (p: { number: string }) => `Round ${p.number} is not open.`,
  keptOpen: "The round stays open.",
  opened: (p: { number: string; people: string; until: string }) =>
    `Round ${p.number} is open: ${p.people} are being asked, until ${p.until}.`,
  openedPost: (p: { number: string; until: string }) =>
    `Round ${p.number} is open until ${p.until}; its post is on the way.`,
  people: (p: { count: string }) => (p.count === "1" ? "1 person" : `${p.count} people`),
  openedPassedOver: (p: { count: string }) =>
    p.count === "1"
      ? "1 was asked too recently and is passed over."
      : `${p.count} were asked too recently and are passed over.`,
  busy: (p: { number: string; until: string }) =>
    `Round ${p.number} of this schedule is still open, until ${p.until}.`,
  busyUnknown: "Another round of this schedule has just begun.",
  busyCounting: (p: { number: string }) =>
    `Round ${p.number} of this schedule is still being counted. Try again in a few minutes.`,
  nextFireSoon: (p: { when: string }) =>
    `The schedule asks by itself ${p.when}: too soon for a round of its own before.`,
  refused: {
    "audience-empty": "there is nobody in its audience",
    "asked-recently": "too few people may be asked again yet",
    "too-few-people": "an anonymous round needs at least ten people",
    "too-alike":
      "its audience differs from a recent one by so few people that two scores would speak of them",
    blackout: "the house rules keep today free",
    "needs-post": "a group whose members nobody can list is asked in one post",
    "too-late": "its closing had passed before the bot was back",
    "audience-not-visible": "the bot cannot see who is in its audience",
  },
  missed: {
    "too-late": "its closing had passed before the bot was back",
    superseded: "a later round was due as well",
    skipped: "this schedule does not catch up",
    blackout: "the house rules keep that day free",
  },
  notAsked: (p: { why: string }) => `Not opened: ${p.why}.`,
  notVisible: "The bot cannot see who is in its audience.",
  // The form.
  formTitle: "Plan a survey",
  formTitleEdit: "Change a schedule",
  formSubmit: "Preview",
  formCancel: "Cancel",
  formIntro: "You see what it would do before anything is saved.",
  fields: {
    survey: "What is asked",
    whom: "Who is asked",
    channel: "Channel, if not everyone",
    mode: "How",
    every: "How often",
    day: "Day",
    time: "Time",
    zone: "Time zone",
    clock: "By whose clock",
    closes: "Closes",
    reminders: "Reminders to the silent",
    digest: "Channel for the digest",
    digestAt: "Digest",
    panels: "Panels",
    gap: "Gap between two questions",
    promise: "Promise",
    visible: "Who may see the digest",
    key: "Name in commands",
  },
  hints: {
    key: "Empty: the survey's.",
    channel: "The bot has to be in it.",
    zone: "Such as Europe/Berlin or Asia/Shanghai.",
    digest: "Empty: it is posted nowhere, managers ask for it.",
    panels: "Each round asks another part; everyone's turn comes once.",
    reminders: "At most two. They go only to those who have not answered.",
    day: "A weekday for weeks, a day of the month for months.",
  },
  groupFields: { channel: "Group that is asked", digest: "Group for the digest" },
  whomChannel: (p: { place: string }) => `The members of a ${p.place}`,
  whomSame: (p: { audience: string }) => `As before: ${p.audience}`,
  modeDirect: "Each in private",
  clockTogether: "For everyone at once",
  clockOwn: "By each person's own clock",
  modePost: (p: { place: string }) => `One post in the ${p.place}`,
  every: {
    "1": "Every week",
    "2": "Every 2 weeks",
    "3": "Every 3 weeks",
    "4": "Every 4 weeks",
    monthly: "Every month",
    quarterly: "Every three months",
    yearly: "Every year",
  },
  everyWeeksOption: (p: { count: string }) => `Every ${p.count} weeks`,
  cronOption: (p: { expression: string }) => `As before: cron ${p.expression}`,
  dayOption: (p: { day: number }) => `The ${p.day}${ordinal(p.day)} of the month`,
  lastDayOption: "The last day of the month",
  panelsNone: "Everyone each time",
  panelsOption: (p: { panels: string; part: string }) => `${p.panels} panels: ${p.part} each time`,
  partOption: (p: { panels: number }) =>
    p.panels === 2 ? "a half" : p.panels === 3 ? "a third" : p.panels === 4 ? "a quarter" : `1/${p.panels}`,
  gapNone: "None",
  gapOption: (p: { days: string }) => `${p.days} days`,
  promiseAnonymousOption: "Anonymous",
  promiseAttributedOption: "Attributed: names stay with answers",
  visibleAskedOption: "Those who were asked too, without comments",
  visibleManagersOption: "Managers only",
  needsChannel: (p: { place: string }) => `Please choose a ${p.place}.`,
  needsWeekday: "Please choose a weekday.",
  needsMonthDay: "Please choose a day of the month.",
  // The first round.
  offerTitle: (p: { organization: string }) => `Ready for the first round at ${p.organization}?`,
  offerWhat: "This is what the bot would do. Nothing is sent before you say so.",
  offerButton: "Start with this",
  offerTestButton: "Try it on me",
  offerNobody:
    "There is nobody to ask yet: people have to press Start in the chat with the bot first. Invite them, then come back.",
  offerFew:
    "On Telegram the bot may ask only those who have pressed Start in the chat with it: send people its link.",
  offerInvite: (p: { command: string }) =>
    `${p.command} invite team=Design gives you a link for them that also notes their group.`,
  offerLater: (p: { command: string }) => `Later: ${p.command} schedule`,
};

function ordinal(day: number): string {
  if (day >= 11 && day <= 13) return "th";
  return { 1: "st", 2: "nd", 3: "rd" }[day % 10] ?? "th";
}
