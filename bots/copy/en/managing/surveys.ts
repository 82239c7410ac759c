// Surveys as admins make and edit them, in English. Parameters are finished texts.

/** The sentences around the parts of a survey. */
export const surveys = {
  takes: (p: { seconds: string; most: string }) =>
    `Answering everything takes about ${p.seconds} seconds (${p.most} at most).`,
  background: (p: { number: string; question: string; options: string }) =>
    `Before the score, question ${p.number}: ${p.question} (${p.options})`,
  rated: (p: { drivers: string }) => `Rated 0–10 after the score: ${p.drivers}`,
  thanks: (p: { promoter: string; passive: string; detractor: string }) =>
    `Thanks for 9–10: ${p.promoter}\nThanks for 7–8: ${p.passive}\nThanks for 0–6: ${p.detractor}`,
  usualThanks: "(the usual)",
  thanksNote:
    "In an anonymous survey these thanks show for a moment to the one who answered; nothing that stays in a chat tells them apart.",
  incentive: (p: { text: string }) => `Everyone who answers reads: ${p.text}`,
  attributes: (p: { keys: string }) => `Results may be split by, in this order: ${p.keys}`,
  /** Stands for a driver where there is none yet. */
  anyDriver: "Pay",
  howMore: (p: { command: string; key: string; driver: string }) =>
    [
      `${p.command} survey ${p.key} edit en – all sentences on a form, with a preview`,
      `${p.command} survey ${p.key} background add expectation (also background, word-of-mouth, after-sales, or “Question” “Answer” “Answer”)`,
      `${p.command} survey ${p.key} rate ${p.driver}`,
      `${p.command} survey ${p.key} thanks en 9-10 “…”`,
      `${p.command} survey ${p.key} incentive “…”`,
      `${p.command} survey ${p.key} attributes team office`,
      `${p.command} survey ${p.key} versions`,
    ].join("\n"),
  how: (p: { command: string }) =>
    `${p.command} survey NAME shows one. A new one: ${p.command} survey new shop from product about “Shop”. It can begin as a copy of any survey, or as four-dimensions-staff, four-dimensions-product or four-dimensions-service.`,
  editButton: { en: "Edit the English", "zh-CN": "Edit the Chinese" },
  // The form.
  formTitle: { en: "English wording", "zh-CN": "Chinese wording" },
  formIntro: "{org} stands for what is recommended. You will see a preview before anything is saved.",
  formSubmit: "Preview",
  formCancel: "Cancel",
  fields: {
    question: "Question",
    anchors: "What 0 and 10 mean",
    promoter: "Asked after 9–10",
    passive: "Asked after 7–8",
    detractor: "Asked after 0–6",
    improve: "Asked last of everyone",
    "thanks-promoter": "Thanks for 9–10",
    "thanks-passive": "Thanks for 7–8",
    "thanks-detractor": "Thanks for 0–6",
  },
  thanksHint: "Left empty, the usual thanks are said.",
  // The preview.
  previewTitle: "A preview: nothing is saved yet",
  previewNote: "This is how people will read it. The buttons of the question do nothing here.",
  previewAfter: "After the score",
  saveButton: "Save",
  againButton: "Edit again",
  discardButton: "Discard",
  stale: (p: { key: string }) =>
    `Someone else has changed survey “${p.key}” meanwhile, so nothing was saved. Please look at it again and repeat your change.`,
  // New, versions, gone.
  created: (p: { key: string; command: string }) =>
    `Survey “${p.key}” is there. To ask it: ${p.command} schedule survey ${p.key}`,
  exists: (p: { key: string }) => `There is a survey “${p.key}” already.`,
  unknownTemplate: (p: { key: string; known: string }) =>
    `A survey cannot be made from “${p.key}”. There are: ${p.known}.`,
  removed: (p: { key: string }) => `Survey “${p.key}” and its versions are gone.`,
  neededBy: (p: { key: string; schedules: string }) =>
    `Survey “${p.key}” stays: schedules ask it (${p.schedules}). Change them first.`,
  neededRounds: (p: { key: string }) =>
    `Survey “${p.key}” stays: rounds have asked it, and their results refer to it. Unused it disturbs nobody.`,
  neededDefault: (p: { key: string }) => `Survey “${p.key}” stays: it is the one that a first round asks.`,
  versionsTitle: (p: { key: string }) => `Versions of survey “${p.key}”`,
  versionNow: (p: { version: string; question: string }) => `${p.version} (now): ${p.question}`,
  versionUntil: (p: { version: string; until: string; question: string }) =>
    `${p.version} (until ${p.until}): ${p.question}`,
  versionParts: (p: { background: string; drivers: string; rated: string; seconds: string }) =>
    `Questions before: ${p.background} · drivers: ${p.drivers} · rated: ${p.rated} · about ${p.seconds} s`,
  versionsNote:
    "A trend marks where the question, its anchors, the promise or the questions before the score changed: those scores were asked differently.",
  faults: {
    empty: () => "That is empty.",
    "too-long": (p: { most: string }) => `That is too long: at most ${p.most} characters.`,
    "too-many-drivers": (p: { most: string }) => `There are ${p.most} drivers already. Remove one first.`,
    "unknown-driver": () => "There is no such driver.",
    "driver-exists": () => "There is such a driver already.",
    "too-many-background": (p: { most: string }) =>
      `There are ${p.most} questions before the score already; more would cost answers. Remove one first.`,
    "unknown-background": () => "There is no such question before the score.",
    "background-exists": () => "There is such a question already.",
    "bad-options": (p: { most: string }) =>
      `A question before the score needs 2 to ${p.most} answers that differ, each in quotes, such as: background add “Where do you work?” “Office” “Home”`,
    "options-differ": () => "Both languages need the same number of answers, in the same order.",
    "takes-too-long": (p: { most: string; would: string }) =>
      `Answering would take about ${p.would} seconds; ${p.most} are the most, since people were promised a minute. Remove a question, a rating or the drivers to tick first.`,
    "personal-incentive": () =>
      "In an anonymous survey everyone gets the same text and the same code: something of their own ({…}) would say who has answered. Where answers carry names, {name} is possible.",
    "too-many-attributes": (p: { most: string }) => `At most ${p.most} attributes.`,
    "bad-attribute": () => "An attribute is one word, such as team.",
    "round-open": () => "A round of this survey is open under the old promise. Wait until it has closed.",
    "staff-is-anonymous": () =>
      "Colleagues are always asked anonymously: those who see names decide about their work.",
  },
};
