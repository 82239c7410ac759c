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
    `${p.command} survey KEY shows one. A new one: ${p.command} survey new shop from product about “Shop”. It can begin as a copy of any survey, or as four-dimensions-staff, four-dimensions-product or four-dimensions-service.`,
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
  created: (p: { key: string }) =>
    `Survey “${p.key}” is there. A schedule can ask it: schedule survey ${p.key} …`,
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
  versionsNote: "A trend marks where another version begins: scores before and after were asked differently.",
};
