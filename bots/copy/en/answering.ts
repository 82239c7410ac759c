// What everyone who answers reads, in English. Parameters are finished texts: numbers and dates come written.

import { besides } from "./besides.ts";

/** Gives the sentences of everyone who answers. */
export function answering() {
  return {
    ...besides(),
    // The question.
    /** What people said, as a manager puts it, and what is done about it; each in the manager's own words. */
    saidAndDone: {
      planned: (p: { heard: string; text: string }) => `You said: “${p.heard}”. What we will do: “${p.text}”`,
      doing: (p: { heard: string; text: string }) => `You said: “${p.heard}”. What we are doing: “${p.text}”`,
      done: (p: { heard: string; text: string }) => `You said: “${p.heard}”. What we did: “${p.text}”`,
    },
    /** The same without what people said. */
    doneAbout: {
      planned: (p: { text: string }) => `What we will do about your last answers: “${p.text}”`,
      doing: (p: { text: string }) => `What we are doing about your last answers: “${p.text}”`,
      done: (p: { text: string }) => `What we did about your last answers: “${p.text}”`,
    },
    resultsAnonymous: "Results are anonymous",
    answersNamed: "Answers carry your name",
    aboutMinutes: (p: { count: string }) => `about ${p.count} ${p.count === "1" ? "minute" : "minutes"}`,
    closesAt: (p: { when: string }) => `closes ${p.when}`,
    askedPeople: (p: { count: string }) =>
      p.count === "1" ? "1 person is asked" : `${p.count} people are asked`,
    askedCrowd: "everyone here may answer",
    linkButton: "Answer",
    linkAlone: "Press the button: you are asked alone, and answer when you like.",
    linkOnce: (p: { url: string }) =>
      `Whoever comes by this link is asked this once, and nothing else: ${p.url}`,
    linkNotNow: (p: { when: string }) => `Nothing is asked here just now. The next round begins ${p.when}.`,
    linkOver: "Nothing is asked here any more.",
    askedByLink: "whoever has the link may answer",
    about: (p: { touchpoint: string }) => `About: ${p.touchpoint}`,
    aboutOn: (p: { touchpoint: string; day: string }) => `About: ${p.touchpoint}, ${p.day}`,
    promiseAnonymous: (p: { k: string; operator: string }) =>
      `A score appears only from ${p.k} answers. Until closing the server keeps which answer is yours, so that you can change it and are not reminded; its operator (${p.operator}) could look. At closing the link is destroyed.`,
    promiseAttributed: (p: { subject: string; operator: string }) =>
      `Your name and your answer are visible to those at ${p.subject} who run this survey, and stay so. The server is run by ${p.operator}.`,
    privacyButton: "Privacy",
    zoneButton: "Time zone",
    hushButton: "No reminders",
    laterButton: "Later …",
    snoozeAfternoon: "This afternoon",
    snoozeTomorrow: "Tomorrow",
    snoozeDay: (p: { day: string }) => `On ${p.day}`,
    snoozed: (p: { when: string }) => `You will be asked again: ${p.when}.`,
    snoozedStill: (p: { closes: string }) =>
      `Until then no reminder comes. The round closes ${p.closes}; you can answer at any time before.`,
    answerNowButton: "Answer now",
    snoozeSpent: "You have put this off twice already. The question stays here until the round closes.",
    snoozeLate: "The round closes too soon for that. The question stays here until then.",
    snoozeAnswered: "Your answer is in; there is nothing to put off.",
    hushed: "No more reminders of this round. You can still answer.",
    notification: (p: { question: string; closes: string }) =>
      `${p.question} One tap is an answer, until ${p.closes}.`,
    changeHint: "Your answer stands until you press another number.",
    // The post in a channel.
    postHint: "Press a number: nobody else here sees which. Pressing another one changes it.",
    answeredSoFar: (p: { count: string }) =>
      p.count === "1" ? "1 person has answered" : `${p.count} people have answered`,
    answeredAtLeast: (p: { count: string; k: string }) =>
      `At least ${p.count} people have answered (counted in steps of ${p.k})`,
    sayWhyButton: "Say why, in private",
    postNote: (p: { score: string; until: string }) =>
      `You answered ${p.score}. Only you see this note. Until ${p.until} you can press another number above.`,
    // After a press.
    scoreToast: (p: { score: string; until: string }) =>
      `${p.score}: saved, thank you. Only you see this note. You can change it until ${p.until}.`,
    answerIn: (p: { until: string }) => `Your answer is in. You can change it until ${p.until}.`,
    youAnswered: (p: { score: string; until: string }) =>
      `You answered ${p.score}. You can change it until ${p.until}.`,
    changeButton: "Change",
    reasonButton: "Add a reason",
    withdrawButton: "Withdraw",
    withdrawn: (p: { until: string }) =>
      `Your answer has been withdrawn and deleted. You can answer again until ${p.until}.`,
    answerAgainButton: "Answer again",
    yourAnswerToast: (p: { score: string }) => `Stored as yours now: ${p.score}. Only you see this note.`,
    // The reason, on one form.
    reasonTitle: "Your reason",
    reasonIntro: "All of it is optional. Please name no people or projects.",
    reasonSubmit: "Save",
    reasonCancel: "Cancel",
    driversLabel: "What played a part?",
    quoteLabel: "Your words",
    quoteAnonymously: "My words may be quoted anonymously",
    quoteUnnamed: "My words may be quoted without my name",
    reasonSaved: "Saved, thank you.",
    // The reason, step by step in a chat.
    reasonPlain: "What is the main reason for your answer?",
    nextMessageRemoved:
      "Your next message here is stored as your reason and then removed from this chat. Please name no people or projects.",
    nextMessageKept: "Your next message here is stored as your reason. Please name no people or projects.",
    improveNextRemoved: "Again your next message is stored and then removed from this chat.",
    improveNextKept: "Again your next message is stored.",
    skipButton: "Skip",
    skipped: "Skipped.",
    stored: "Stored.",
    driversHint: "Tap all that apply, then Done.",
    quoteHint: "Tap to allow or forbid it, then Done.",
    doneButton: "Done",
    finished: "That was all. Thank you!",
    noOpenAnswer: "There is no answer to add a reason to. Press a number first, then come back.",
    shortened: (p: { limit: string }) =>
      `Your words were longer than ${p.limit} characters, so only their beginning was stored.`,
    // Refusals.
    late: "This round has closed.",
    lateNext: (p: { day: string }) => `This round has closed. The next one is on ${p.day}.`,
    lateReason: "This round has closed, so your words were not stored.",
    notAsked: "This question was not sent to you, so nothing was stored.",
    gone: "This question no longer exists, so nothing was stored.",
    notSaved: "Not saved. Please try again in a few minutes.",
    // Other messages.
    reminder: "A reminder from the bot: it knows that you have not answered yet, people don't.",
    reminderNamed: "A reminder: your answer is still missing. Nobody has to answer.",
    announcementTitle: (p: { subject: string }) => `Coming up: one question about ${p.subject}`,
    announcement: (p: { opens: string; audience: string; name: string }) =>
      `${p.opens}: the bot ${p.name} asks ${p.audience} one question, with numbers from 0 to 10 and room for a reason. It takes about a minute and nobody has to answer.`,
    announcementSender: (p: { organization: string; operator: string }) =>
      `It comes from ${p.organization}, to learn what should be better. The server is run by ${p.operator}. It never asks for a password or for money.`,
    announcementAnonymous: (p: { k: string }) =>
      `Results are anonymous: a score appears only from ${p.k} answers, and at closing the link between people and answers is destroyed.`,
    announcementAttributed: "Answers are not anonymous: they carry names, and the question says so.",
    announcementText: (p: { subject: string; opens: string }) =>
      `One question about ${p.subject} comes ${p.opens}.`,
    closedEarly: (p: { question: string }) =>
      `The round “${p.question}” was closed earlier than announced. Answers given until now count; no more can be added.`,
    testBanner: "A test, seen by you alone. Pressing shows what happens; nothing is counted.",
    testAnswered: "This was a test: nothing was counted.",
    // The bot in private.
    welcome: (p: { organization: string }) =>
      `Welcome! This bot asks, now and then, whether you would recommend ${p.organization}. One tap is an answer.`,
    welcomeHow:
      "Before each question you read who can see the answer. /stop ends it, /privacy says what is stored, /settings changes the language.",
    goodbye: "You will not be asked any more. /start brings the questions back.",
    joined: "Your code was taken: you are in.",
    joinUnknown: "This code does not exist. Please check it, or ask who gave it to you.",
    joinExpired: "This code has expired. Please ask for a new one.",
    joinSpent: "This code has been used up. Please ask for a new one.",
    claimed: "You are an admin now. The code is spent.",
    claimWrong: "This claim code is not right. Restarting the bot prints a new one on the server's terminal.",
    claimUsed: "This claim code has been used already. An admin can give you a role.",
    languageSet: "From now on the bot speaks English to you.",
    languageButton: "English",
    hint: (p: { command: string }) =>
      `The bot was not waiting for words, so nothing was stored. ${p.command} shows what it can do.`,
    // Home.
    homeTitle: (p: { organization: string }) => `One question, now and then: ${p.organization}`,
    homeWhat: (p: { organization: string }) =>
      `This bot asks whether you would recommend ${p.organization}, from 0 to 10, and posts a score with its margin. One tap is an answer; a reason is welcome.`,
    homePrivacy: (p: { operator: string }) =>
      `Each question says before you answer whether results are anonymous. In an anonymous round the bot shows nobody who answered what; until closing its operator (${p.operator}) could look, at closing the link is destroyed.`,
    homeLanguage: "The bot speaks to you in the language that is ticked.",
    // Privacy.
    privacyTitle: "What is stored about you",
    privacyAccount: (p: { platform: string; name: string; id: string }) =>
      `Your account on ${p.platform}: ${p.name} (${p.id})`,
    privacyRole: (p: { role: string }) => `Your role: ${p.role}`,
    privacyScope: (p: { segment: string }) => `You see the results of the whole, and of ${p.segment}.`,
    roleManager: "manager",
    roleAdmin: "admin",
    privacyLanguage: (p: { language: string }) => `Your language: ${p.language}`,
    privacyZone: (p: { zone: string }) => `Your time zone: ${p.zone}`,
    privacyAttributes: (p: { attributes: string }) => `Groups you belong to: ${p.attributes}`,
    privacyEvent: (p: { type: string; count: string }) => `${p.type} (${p.count})`,
    privacyEvents: (p: { events: string }) =>
      `What the bot was told of you, to ask about it, with the time: ${p.events}. It goes 91 days after it came.`,
    privacyInvitations: (p: { count: string }) =>
      `How often you were asked: ${p.count} ${p.count === "1" ? "time" : "times"}`,
    privacyOpenAnonymous: (p: { survey: string; until: string }) =>
      `Your answer to “${p.survey}”, with your reason, ratings and answers to the questions before it if you gave any. It stays linked to you until ${p.until}; then the link is destroyed.`,
    privacyOpenAttributed: (p: { survey: string; until: string; score: string }) =>
      `Your answer to “${p.survey}”: ${p.score}. You can change it until ${p.until}; it keeps your name.`,
    privacyOpenGiven: (p: { survey: string; until: string }) =>
      `Your answers to the short questions of “${p.survey}”; they wait for a number. Without one they are deleted at ${p.until} and counted nowhere.`,
    privacyOpenBesides: (p: { count: string }) =>
      `${p.count} more ${p.count === "1" ? "press" : "presses"} of yours with it: ratings, and answers to the questions before the number.`,
    privacyOpenReason: "Your reason:",
    privacyNamedAnswers: (p: { count: string }) =>
      `Answers that carry your name, by promise of their question: ${p.count}`,
    privacyActions: (p: { count: string }) =>
      `Sentences of yours about what will be done: ${p.count}. Forgetting takes your name from them; the sentences stay.`,
    privacySubscriptions: (p: { count: string }) => `Summaries that you have subscribed to: ${p.count}`,
    privacyChanges: (p: { count: string }) => `Lines that you caused in the log of changes: ${p.count}`,
    privacyNothing: "Nothing: the bot does not know you.",
    privacyRefused: (p: { way: string }) =>
      `Your wish never to be asked again, as a code worked out from your id with a secret key. You are not named by it; when an audience, an event or a list names you, the bot knows by it to leave you out. Only you can end that: ${p.way}`,
    privacyLater: "After closing",
    privacyLaterAnonymous:
      "Answers of an anonymous round are shuffled and kept without person, group or time; ratings and answers to the short questions are kept as counts of the whole round alone. Nobody can tell which is yours any more, so it can be neither changed nor erased. That you were asked is kept, that you answered is not.",
    privacyLaterAttributed:
      "Answers that carry your name stay, with your name, until you ask to be forgotten.",
    privacyCopies: (p: { operator: string }) =>
      `The server is run by ${p.operator}. Copies of its disk made before closing (snapshots, replicas, logs of the database) may hold the link for as long as they are kept; the bot's own backups leave it out.`,
    privacyChat:
      "Messages in this chat can be exported by those who own the workspace: the bot's own messages therefore never say what you answered in an anonymous round.",
    privacyForget: (p: { command: string }) => `${p.command} forget me erases what can be erased.`,
    // Being forgotten.
    forgetTitle: "Erase everything about you?",
    forgetWhat:
      "Your accounts here, groups, answers that carry your name, and answers to rounds that are still open are erased. This cannot be undone.",
    forgetKept:
      "That somebody was asked stays, without a name. Answers of closed anonymous rounds cannot be found any more, so they stay too.",
    forgetForGood:
      "You can also choose never to be asked again. A code worked out from your id with a secret key then stays, by which the bot leaves you out of every later audience. You can end that at any time.",
    forgetButton: "Erase",
    forgetForGoodButton: "Erase, and never ask me again",
    keepButton: "Keep everything",
    forgetDone: (p: { ballots: string; deliveries: string }) =>
      `Erased: your accounts, ${p.ballots} ${p.ballots === "1" ? "answer" : "answers"} and ${p.deliveries} ${p.deliveries === "1" ? "message" : "messages"} waiting for you. Answers of closed anonymous rounds can no longer be found, so they stay.`,
    forgetAgain:
      "If you write to the bot again, or a later round on Slack asks a channel or group that you are in, it gets to know you anew.",
    forgetNever: (p: { way: string }) => `You are never asked again, unless you end that yourself: ${p.way}`,
    forgetKeptAll: "Nothing was erased.",
  };
}

/** The shape that every language fills. */
export type Answering = ReturnType<typeof answering>;
