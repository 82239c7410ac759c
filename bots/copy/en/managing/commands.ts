// Help, mistakes, surveys and roles, in English. Parameters are finished texts.

/** The sentences around commands. */
export const commands = {
  // Help: each line is a command and what it does.
  helpTitle: "What I can do",
  helpText: (p: { command: string }) => `${p.command} and a word. Here is what I understand.`,
  helpAllButton: "All commands",
  helpEveryone: "For everyone",
  helpManager: "For managers",
  helpAdmin: "For admins",
  line: (p: { usage: string; what: string }) => `${p.usage} – ${p.what}`,
  usage: {
    digest: "digest [survey] [last N] [share]",
    why: "why [survey]",
    export: "export [survey] [html|csv|json]",
    journey: "journey [order …]",
    value: "value [survey] [C1]",
    schedule: "schedule",
    scheduleWords: "schedule every tue 10:00 everyone close fri 12:00",
    schedules: "schedules",
    pause: "pause NAME, resume NAME",
    rounds: "rounds",
    open: "open NAME [dry run]",
    close: "close N",
    survey: "survey [NAME]",
    redact: "redact ROUND COMMENT",
    test: "test",
    role: "role @someone admin|manager [team=Design]|none",
    invite: "invite team=Design",
    events: "events",
    event: "event TYPE @someone",
    token: "token [NAME]",
    action: "action [“what we will do” heard “what people said”]",
    goal: "goal [40 by 2027-03-31]",
    mark: "mark [“2.0 released” on 2026-11-03]",
    reference: "reference [45 “Industry median” from “source”]",
    subscribe: "subscribe week|month|quarter",
    subscriptions: "subscriptions, unsubscribe N",
    people: "people [someone]",
    attribute: "attribute",
    settings: "settings",
    quiet: "quiet [3 months | off | SURVEY]",
    zone: "zone Berlin",
    rules: "rules",
    log: "log [N]",
    language: "language en|zh",
    link: "link",
    privacy: "privacy",
    forget: "forget me",
  },
  what: {
    digest: "the latest score; of the last N rounds together; for all to see",
    why: "how every figure of it came about",
    export: "the results as a file, to you alone: a page, a table or data",
    journey: "the touchpoints with their scores, the worst drop first",
    value: "who brings value and who does not, and their names",
    digestAsked: "the result of the latest round that asked you",
    schedule: "plan rounds, step by step",
    scheduleWords: "the same in one line",
    schedules: "all schedules, to change or pause",
    pause: "stop and start a schedule",
    rounds: "what is open and what came of it",
    open: "ask now; dry run: see what would happen, and send nothing",
    close: "end round N early",
    survey: "questions and reasons, to read and edit; survey new NAME from product makes one",
    redact: "take a comment out of every view, by its number in the details",
    test: "the question, to you alone; it never counts",
    role: "who may do what; a manager may see one segment alone",
    invite: "a Telegram link that puts people into a group",
    events: "which events ask whom, when and how often",
    event: "tell that something happened to someone",
    token: "keys for programs that tell of events",
    action: "what we do about it: write it, see how far it has come; action 3 done",
    goal: "the score to be reached, by all or by one team",
    mark: "what happened, on the trend, with before and after",
    reference: "a score from elsewhere, to compare with",
    subscribe: "the scores of each week, month or quarter, at your local time",
    subscriptions: "what you have subscribed to, and its end",
    people: "find people; see, set and erase what is known of them",
    attribute: "what is known of people: team, office, tenure …",
    settings: "what this is, your language, your time zone",
    quiet: "how often you are asked; leave me alone for a time, or with one survey",
    zone: "the clock by which you are asked",
    rules: "how often and when people are asked at all",
    log: "who changed what",
    language: "the language in which I speak to you",
    link: "your Slack and your Telegram account as one person",
    privacy: "what is stored about you",
    forget: "erase what can be erased",
  },
  /** The everyday ones, as short as they go. */
  everyday: {
    digest: "the latest score",
    action: "say what will be done about it",
    export: "the results as a file, to you alone",
    subscribe: "the scores of each week, month or quarter",
    schedule: "plan rounds, step by step",
    schedules: "ask now, change or pause",
    rounds: "what is open and what came of it",
    survey: "read and edit what is asked",
    people: "find people, see what is known of them",
    settings: "what this is, your language, your time zone",
    quiet: "be asked less, or not for a time",
    privacy: "what is stored about you",
  },
  /** Stands under the other language's help. */
  alsoSpoken: "English works too: digest, schedule, survey, privacy …",
  // What was not understood.
  unknown: (p: { word: string; command: string }) =>
    `I do not know “${p.word}”. ${p.command} help lists all commands.`,
  nearest: (p: { word: string; nearest: string; command: string }) =>
    `I do not know “${p.word}”. Did you mean: ${p.command} ${p.nearest}`,
  mayNot: (p: { role: string }) => `This needs the role of ${p.role}. An admin can give it to you.`,
  roleManager: "manager",
  roleAdmin: "admin",
  meant: (p: { nearest: string }) => `Did you mean “${p.nearest}”?`,
  example: (p: { example: string }) => `For example: ${p.example}`,
  faults: {
    missing: (p: { word: string; about: string }) => `Something is missing behind “${p.about}”.`,
    "unknown-word": (p: { word: string; about: string }) => `I do not understand “${p.word}” here.`,
    "too-much": (p: { word: string; about: string }) => `“${p.word}” is one too many.`,
    twice: (p: { word: string; about: string }) =>
      `“${p.about}” is said twice; I cannot tell which one is meant.`,
    "not-a-number": (p: { word: string; about: string }) => `“${p.word}” is not a number that fits here.`,
    "not-a-time": (p: { word: string; about: string }) => `“${p.word}” is not a time of day, such as 10:00.`,
    "not-a-weekday": (p: { word: string; about: string }) => `“${p.word}” is not a weekday, such as tue.`,
    "not-a-zone": (p: { word: string; about: string }) =>
      `“${p.word}” is not a time zone, such as Europe/Berlin or Asia/Shanghai.`,
    "not-a-moment": (p: { word: string; about: string }) =>
      `“${p.word}” is neither a day and time (fri 12:00) nor a length (3d, 72h).`,
    "not-a-duration": (p: { word: string; about: string }) =>
      `“${p.word}” is not a number of days, such as 21d, that fits here.`,
    "not-a-share": (p: { word: string; about: string }) =>
      p.word === ""
        ? "A sample needs a share, such as 25%."
        : `“${p.word}” is no share: say one from 1% to 99%.`,
    "not-a-place": (p: { word: string; about: string }) =>
      `“${p.word}” is not a channel. Say #channel, “here”, or “everyone”.`,
    "not-a-person": (p: { word: string; about: string }) =>
      `“${p.word}” is not a person. Mention them with @.`,
    "not-a-role": (p: { word: string; about: string }) =>
      `“${p.word}” is not a role. There are: admin, manager, none.`,
    "not-a-language": (p: { word: string; about: string }) =>
      `“${p.word}” is not a language that I speak: en or zh.`,
    "not-an-attribute": (p: { word: string; about: string }) =>
      `“${p.word}” says no group. Write it as team=Design.`,
    "not-a-band": (p: { word: string; about: string }) =>
      `“${p.word}” is no band. There are: 9-10, 7-8, 0-6.`,
    "not-a-date": (p: { word: string; about: string }) =>
      `“${p.word}” is not a date. Write it as 2026-12-24 or 24 Dec, several days as 2026-12-24..2027-01-02.`,
    "ambiguous-date": (p: { word: string; about: string }) =>
      `“${p.word}” can be read as two days. Write the month as a word, such as 24 Dec, or the whole date: 2026-12-24.`,
    "not-hours": (p: { word: string; about: string }) =>
      p.word === ""
        ? "From when until when? Such as 19:00-09:00."
        : `“${p.word}” does not say from when until when, such as 19:00-09:00.`,
    "not-a-field": (p: { word: string; about: string }) =>
      `“${p.word}” is no sentence of a survey. There are: question, anchors, 9-10, 7-8, 0-6, improve.`,
    "not-a-name": (p: { word: string; about: string }) =>
      `“${p.word}” cannot be an attribute's name: one word that begins with a letter, at most 32 characters, and not id, email, slack, telegram or name.`,
    "not-a-kind": (p: { word: string; about: string }) =>
      `“${p.word}” is no kind of attribute. There are: text, number, date; or say where it comes from.`,
    "missing-bands": (_p: { word: string; about: string }) =>
      "A number needs groups: say where one ends and the next begins, such as bands 3 6.",
    "not-an-edge": (p: { word: string; about: string }) =>
      `“${p.word}” does not fit here. Say rising edges, ten at most: bands 3 6, or for dates bands 6m 1y 3y.`,
    "not-a-source": (p: { word: string; about: string }) =>
      `“${p.word}” is no place to read from. Say: slack field "Department", slack groups @design=Design, or none.`,
    "not-a-group": (p: { word: string; about: string }) =>
      `“${p.word}” is no user group with a value. Write it as @design=Design.`,
    "not-a-platform": (p: { word: string; about: string }) => `“${p.word}” is neither slack nor telegram.`,
    "not-a-score": (p: { word: string; about: string }) =>
      `“${p.word}” is no score: say one from -100 to 100.`,
    "not-a-state": (p: { word: string; about: string }) =>
      p.word === ""
        ? "How far has it come? Say planned, doing, done or dropped."
        : `“${p.word}” does not say how far it has come. There are: planned, doing, done, dropped.`,
    "not-a-period": (_p: { word: string; about: string }) => "How often? Say week, month or quarter.",
    "not-a-format": (p: { word: string; about: string }) =>
      `“${p.word}” is no format. There are html (a page with charts), csv (a table, for spreadsheets) and json (data).`,
    "too-long": (p: { word: string; about: string }) => `“${p.word}” is too long. Say it shorter.`,
  },
  cadence: {
    kind: "That is no rhythm that I know.",
    interval: "Every 1 to 52 weeks is possible.",
    weekday: "That is not a weekday.",
    day: "That is not a day of the month, 1 to 31.",
    month: "That is not a month.",
    time: "That is not a time of day.",
    "cron-fields": "A cron expression has five fields: minute, hour, day, month, weekday.",
    "cron-unreadable": "I cannot read this cron expression.",
    "cron-never": "This never comes: no calendar has such a date.",
  },
  examples: {
    digest: "digest staff last 4",
    why: "why staff",
    export: "export staff csv",
    journey: "journey order Signup, Delivery, Support",
    value: "value product C1",
    schedule:
      "schedule every 2 weeks tue 10:00 Europe/Berlin in #all close fri 12:00 digest #leads mon 10:00",
    close: "close 12",
    redact: "redact 12 3",
    survey: "survey staff wording en question “How likely are you to recommend {org} to a friend?”",
    driver: "survey staff driver add “Pay”",
    role: "role @ann manager",
    events: "events ticket.closed ask transactional after 2h sample 50% within 3d touchpoint “Support”",
    event: "event ticket.closed @ann",
    token: "token helpdesk",
    mark: "mark “2.0 released” on 2026-11-03",
    reference: "reference 45 “Industry median” from “Survey of 2025”",
    goal: "goal 40 by 2027-03-31",
    action: "action “We give every team one quiet day” heard “too many meetings”",
    subscribe: "subscribe week at 09:00",
    unsubscribe: "unsubscribe 1",
    invite: "invite team=Design",
    people: "people set @ann team=Design",
    attribute: "attribute hired date bands 1y 3y 5y",
    link: "link prefer telegram",
    language: "language en",
    rules: "rules quiet 19:00-09:00",
    blackout: "rules blackout 2026-12-24..2027-01-02 Christmas",
    holidays: "rules holidays DE",
    quarter: "rules quarter 6",
    zone: "zone Berlin",
    quiet: "quiet 3 months",
    claim: "claim CODE",
    pause: "pause staff",
  },
  // What is wrong with a draft schedule.
  problems: {
    "unknown-survey": "There is no such survey.",
    "unknown-connection": "The bot is not connected there.",
    "bad-key": "A key is one word of letters and digits, at most 32.",
    "fires-too-often": "Rounds come less than an hour apart. Leave more time.",
    "unknown-zone": "That is not a time zone. Write it like Europe/Berlin or Asia/Shanghai.",
    "audience-not-visible": "The bot cannot see who is in there. Add it to the channel, then try again.",
    "audience-empty":
      "There is nobody to ask there. On Telegram people have to press Start in the chat with the bot first.",
    "directory-unavailable": "The platform does not answer just now. Please try again in a few minutes.",
    "post-needs-channel": "One post needs a channel. Choose one, or ask each in private.",
    "crowd-needs-post": "Nobody can list the members of this group, so it is asked in one post.",
    "post-has-no-panels": "A post is seen by all, so it cannot ask in panels.",
    "post-has-no-local-time":
      "A post is there for all at once: it cannot come at each person's own time. Ask each in private, or leave “local” out.",
    "bad-moment": "That is neither a day and time nor a length.",
    "closes-before-opening": "It would close before it opens.",
    "here-is-private": "“Here” is our private chat. Say it in the channel, or name the channel.",
    "staff-is-anonymous":
      "Colleagues are always asked anonymously: those who see names decide about their work.",
    "round-open": "A round of this survey is open under the old promise. Wait until it has closed.",
  },
  problemsWith: {
    "too-few-people": (p: { people: string; least: string }) =>
      `An anonymous round needs at least ${p.least} people; there ${p.people === "1" ? "is" : "are"} ${p.people}.`,
    "panel-too-small": (p: { people: string; least: string; most: string }) =>
      `With ${p.people} people each panel would have fewer than ${p.least}. At most ${p.most} ${p.most === "1" ? "panel is" : "panels are"} possible.`,
    "panels-out-of-range": (p: { most: string }) => `Between 1 and ${p.most} panels are possible.`,
    "gap-out-of-range": (p: { most: string }) => `The gap can be 0 to ${p.most} days.`,
    "closes-after-next-fire": (p: { hours: string }) =>
      `It would still be open when the next round comes. It has to close within ${p.hours} hours.`,
    "reminder-outside-round": (p: { hours: string }) =>
      `A reminder would come outside of the round, which is open for ${p.hours} hours.`,
    "too-many-reminders": (p: { most: string }) => `At most ${p.most} reminders.`,
    "channel-not-visible": (p: { channel: string }) =>
      `The bot cannot post in ${p.channel}. Add it to the channel, then try again.`,
    "place-unknown": (p: { name: string }) =>
      `The bot does not see “${p.name}”. Check the name, or add the bot there first.`,
  },
  problemsTitle: "This cannot be saved yet",
  // Surveys.
  surveysTitle: "Surveys",
  surveyLine: (p: { key: string; question: string }) => `${p.key}: ${p.question}`,
  surveyTitle: (p: { key: string }) => `Survey “${p.key}”`,
  surveyEdited: "Saved. Rounds that are open keep the old wording.",
  surveyAnonymous: "Results are anonymous.",
  surveyAttributed: "Answers carry names.",
  surveyLanguage: { en: "English", "zh-CN": "Chinese" },
  surveyReasons: (p: { promoter: string; passive: string; detractor: string }) =>
    `9–10: ${p.promoter}\n7–8: ${p.passive}\n0–6: ${p.detractor}`,
  surveyDrivers: (p: { drivers: string }) => `Drivers to tick: ${p.drivers}`,
  surveyNoDrivers: "No drivers to tick.",
  surveyHow: (p: { command: string; key: string }) =>
    `To change it:\n${p.command} survey ${p.key} wording en question “…”\n${p.command} survey ${p.key} wording en 9-10 “…” (also 7-8, 0-6, anchors, improve)\n${p.command} survey ${p.key} driver add “Pay”\n${p.command} survey ${p.key} driver rename Pay “Salary”\n${p.command} survey ${p.key} driver remove Pay\n${p.command} survey ${p.key} subject “Acme”`,
  surveyHowPromise: (p: { command: string; key: string }) =>
    `${p.command} survey ${p.key} promise anonymous|attributed`,
  unknownSurvey: (p: { key: string; known: string }) =>
    `There is no survey “${p.key}”. There are: ${p.known}.`,
  unknownSurveyUnsaid: "There is no such survey.",
  testSent: "The question is on its way to you alone. Whatever you press is not counted.",
  // Roles and invitations.
  roleGiven: (p: { name: string; role: string }) => `${p.name} now has the role of ${p.role}.`,
  roleTaken: (p: { name: string }) => `${p.name} has no role any more.`,
  roleConfirm: "Give up your own admin role?",
  roleConfirmWhat: "You could not undo this yourself; another admin could.",
  roleConfirmButton: "Give it up",
  roleKeepButton: "Keep it",
  roleKept: "You stay admin.",
  lastAdmin: "You are the only admin. Make someone else admin first.",
  forgetLastAdmin:
    "You are the only admin: nobody could manage the bot any more. At its next start it prints a new claim code in its log.",
  unknownPerson: (p: { name: string }) =>
    `I do not know “${p.name}”. Mention them with @; on Telegram they have to write to the bot first, or give their numeric id.`,
  severalPeople: (p: { name: string; count: string }) =>
    `${p.count} people are called ${p.name}. Mention the one you mean with @, or give their id.`,
  invite: (p: { attributes: string }) => `A link for ${p.attributes}. Whoever opens it on Telegram is in.`,
  inviteHow: (p: { until: string; uses: string }) =>
    `It works until ${p.until}, for ${p.uses} people at most.`,
  inviteCode: (p: { code: string }) => `On Telegram, send the bot: /start ${p.code}`,
  whichLanguage: "Which language?",
  // What goes wrong while nobody watches.
  troubleTitle: "Something needs you",
  trouble: (p: { key: string; why: string }) => `Schedule “${p.key}” could not ask: ${p.why}.`,
  troubles: {
    "audience-not-visible":
      "the bot cannot see who is in its audience any more. Add it to the channel again, or change the schedule",
    "directory-unavailable": "the platform did not say who is in its audience. The bot tries again by itself",
  },
  connectionTroubles: {
    "connection-suspended":
      "The platform does not let the bot in any more: its token was revoked or is wrong. Nothing is lost; give it a new token and start it again.",
    "ambiguous-twice":
      "The platform did not say whether a message has arrived, twice. It was not sent a third time; somebody may not have got theirs.",
    "channel-unreachable":
      "The bot cannot post in a channel any more. Add it to the channel again, or change the schedule.",
    "message-rejected":
      "The platform refused a message. Shorten the survey's question or drivers; if that does not help, look at the server's log.",
  },
  troubleChannel: (p: { channel: string }) =>
    `The bot cannot post in ${p.channel} any more. Add it to the channel again, or change the schedule.`,
  troubleUnknown: (p: { code: string }) => `Something went wrong (${p.code}). The server's log says more.`,
  // Home.
  homeManager: "For managers",
  homeAdmin: "For admins",
  platformWaiting: (p: { platform: string }) =>
    `⚠ ${p.platform} does not answer: I keep trying. What is due there goes out once it does.`,
  platformRefused: (p: { platform: string }) =>
    `⚠ ${p.platform} refuses what it was set up with. Whoever runs this bot finds out more with: npm run nps -- doctor`,
  homeDigestButton: "Latest result",
  homeSchedulesButton: "Schedules",
  homeButtonOf: (p: { key: string; label: string }) => `${p.key}: ${p.label}`,
  formHint: (p: { command: string }) => `Use the buttons above, or send ${p.command} and a word.`,
};
