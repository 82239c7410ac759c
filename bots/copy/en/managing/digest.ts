// What those who read a score are told about it, in English. Parameters are finished texts: scores come signed, numbers written.

/** Begins a sentence. */
export const capital = (text: string) => `${text.charAt(0).toUpperCase()}${text.slice(1)}`;

/** The sentences of digests. */
export const digest = {
  title: (p: { score: string; subject: string; day: string }) =>
    `${p.subject} · ${p.score}, round of ${p.day}`,
  titleSoFar: (p: { score: string; subject: string; day: string }) =>
    `${p.subject} · ${p.score} so far, round of ${p.day}`,
  titlePooled: (p: { score: string; subject: string; rounds: string }) =>
    `${p.subject} · ${p.score} over ${p.rounds === "1" ? "the last published round" : `the last ${p.rounds} published rounds`}`,
  line: (p: { score: string; display: string; answered: string }) => `${p.score} ${p.display}. ${p.answered}`,
  headline: (p: { score: string; display: string; low: string; high: string }) =>
    `${p.score} ${p.display} (95% interval about ${p.low} to ${p.high}).`,
  headlineNarrow: (p: { score: string; display: string }) =>
    `${p.score} ${p.display} (95% interval within one point).`,
  noScore: (p: { score: string }) => `${p.score} –: nobody has answered.`,
  atMost: (p: { score: string; bound: string }) =>
    `${p.score} ${p.bound} or lower. In a round as small and as unanimous as this one, exact figures could expose someone.`,
  withheld: "Too few answers to publish a score without exposing someone.",
  answered: (p: { answered: string; invited: string; rate: string }) =>
    `${p.answered} of ${p.invited} answered (${p.rate}).`,
  answeredOpen: (p: { answered: string }) =>
    `${p.answered} answered. Everyone in the group could, so there is no response rate.`,
  answeredImported: (p: { answered: string }) =>
    `${p.answered} answers, brought in from another tool, which does not say how many were asked.`,
  answeredLink: (p: { answered: string }) =>
    `${p.answered} answered. It was an open link, so there is no response rate.`,
  pooledAnswered: (p: { answered: string; invited: string; rate: string; rounds: string }) =>
    `${p.answered} of ${p.invited} answered in ${p.rounds} ${p.rounds === "1" ? "round" : "rounds"} (${p.rate}).`,
  pooledAnsweredOpen: (p: { answered: string; rounds: string }) =>
    `${p.answered} answers in ${p.rounds} ${p.rounds === "1" ? "round" : "rounds"}.`,
  thisRound: (p: { day: string; display: string }) => `The round of ${p.day} alone: ${p.display}.`,
  roundWithheld: (p: { day: string; withheld: string }) => `The round of ${p.day} alone: ${p.withheld}`,
  up: (p: { points: string }) => `${capital(p.points)} above last round; unlikely to be chance.`,
  down: (p: { points: string }) => `${capital(p.points)} below last round; unlikely to be chance.`,
  butEdited: {
    wording: "But the question was worded otherwise, which may be why.",
    audience: "But other people were asked, which may be why.",
    both: "But the question was worded otherwise and other people were asked, which may be why.",
  },
  butImported: "But that round comes from another tool: what it asked, and whom, is not known here.",
  noiseUp: (p: { points: string }) =>
    `${p.points} above last round, but within the margin: no change can be claimed.`,
  noiseDown: (p: { points: string }) =>
    `${p.points} below last round, but within the margin: no change can be claimed.`,
  noiseSame: "The same as last round, as far as can be told.",
  tooFew: (p: { before: string }) =>
    `Last round: ${p.before}. With fewer than ten answers in a round, no change can be claimed.`,
  notComparable: "No comparison: last round's score was not published.",
  boundBefore: (p: { bound: string }) =>
    `Last round showed only a bound (${p.bound} or lower), so that no change can be claimed.`,
  nobodyBefore: "No comparison: nobody answered last round.",
  first: "This is the first round, so there is nothing to compare it with yet.",
  pointsHardly: "less than a point",
  points: (p: { count: string }) => `${p.count} ${p.count === "1" ? "point" : "points"}`,
  // The three bands. Colleagues are not called detractors.
  bands: { promoters: "9–10", passives: "7–8", detractors: "0–6" },
  bandsNamed: { promoters: "Promoters 9–10", passives: "Passives 7–8", detractors: "Detractors 0–6" },
  band: (p: { count: string; share: string }) => `${p.count} (${p.share})`,
  history: (p: { line: string; first: string; last: string }) =>
    `Last rounds: ${p.line}  (${p.first} … ${p.last}, newest last)`,
  historyEdited: (p: { rounds: string }) =>
    `│ From here on it was asked otherwise: ${p.rounds}. Scores on either side are not quite comparable.`,
  historyEditedRound: (p: { day: string; version: string }) =>
    `round of ${p.day} (other words, version ${p.version})`,
  historyEditedAudience: (p: { day: string }) => `round of ${p.day} (another audience)`,
  historyEditedBoth: (p: { day: string; version: string }) =>
    `round of ${p.day} (other words, version ${p.version}, and another audience)`,
  historyGap: "· stands for a round without a published score.",
  soFar: (p: { until: string }) => `The round is open until ${p.until}; these figures will move.`,
  // What stands out, and what to do.
  stands: (p: { reason: string }) => `What stands out: ${p.reason}`,
  next: (p: { step: string }) => `Next: ${p.step}`,
  groupUp: (p: { group: string; points: string; display: string }) =>
    `${p.group}: ${p.points} above last round, now ${p.display}; unlikely to be chance.`,
  groupDown: (p: { group: string; points: string; display: string }) =>
    `${p.group}: ${p.points} below last round, now ${p.display}; unlikely to be chance.`,
  weighs: (p: { driver: string; share: string; mean: string }) =>
    `${p.driver} weighs more than average on the score (${p.share} of what all ratings explain) and is rated lower than the others (${p.mean} of 10), both beyond chance.`,
  carries: (p: { driver: string; share: string; mean: string }) =>
    `${p.driver} weighs more than average on the score (${p.share} of what all ratings explain) and is rated higher than the others (${p.mean} of 10), both beyond chance.`,
  weighsAlone: (p: { driver: string; share: string; mean: string }) =>
    `${p.driver} weighs more than average on the score (${p.share} of what all ratings explain). Whether it is rated lower than the others cannot be told (${p.mean} of 10).`,
  themeLow: (p: { theme: string; people: string }) =>
    `Those who gave 0–6 write of “${p.theme}” more often than those who gave 9–10 (${p.people} people in all).`,
  themeHigh: (p: { theme: string; people: string }) =>
    `Those who gave 9–10 write of “${p.theme}” more often than those who gave 0–6 (${p.people} people in all).`,
  namedByLow: (p: { driver: string; low: string; high: string }) =>
    `Of those who gave 0–6, ${p.low} name “${p.driver}”; of those who gave 9–10, ${p.high}.`,
  namedByOthers: (p: { driver: string; low: string; high: string }) =>
    `Of those who gave 0–8, ${p.low} name “${p.driver}”; of those who gave 9–10, ${p.high}.`,
  fix: (p: { driver: string }) => `Fix ${p.driver} first.`,
  readTheme: (p: { theme: string }) =>
    `Read what was written about “${p.theme}” (Details, Words), and begin there.`,
  readThemeElsewhere: (p: { theme: string }) => `Begin with “${p.theme}”.`,
  keepAsking: "Keep asking. One round rarely shows a change; several do.",
  readAndKeepAsking:
    "Read what was written (Details, Words), and keep asking: one round rarely shows a change, several do.",
  readWhy: "Read what was written (Details, Words), and ask people what has changed.",
  askWhy: "Ask people what has changed since last round.",
  readBetter: "Read what was written (Details, Words), find out what has become better, and keep it up.",
  askBetter: "Ask people what has become better since last round, and keep it up.",
  askGroup: (p: { group: string }) => `Ask in ${p.group} what has changed since last round.`,
  learnFromGroup: (p: { group: string }) =>
    `Ask in ${p.group} what has become better, so that others can learn from it.`,
  askAlike: "Ask the next round as this one: only rounds that are asked alike can be compared.",
  surer: "So few answers say little. Ask more people, or leave the next round open longer.",
  hearMore:
    "Most of those asked stayed silent and may think otherwise. Get more of them to answer before acting on the score.",
  askHere: "Ask the next round here: it is compared with these.",
  askWhat: "Ask people openly what should be mended first, and say what you will do.",
  moreAnswers: "More answers make a score possible: ask more people, or leave the next round open longer.",
  // The picture, and what its numbers and lines mean.
  chartAlt: (p: { rounds: string; scores: string }) =>
    `Scores of the last ${p.rounds} rounds, oldest first: ${p.scores}. The band is the 95% interval, the bars beneath are response rates.`,
  mark: (p: { number: string; day: string; label: string; said: string }) =>
    `${p.number} · ${p.day}, ${p.label}: since then ${p.said}.`,
  reference: (p: { label: string; display: string; source: string }) =>
    `For comparison: ${p.label} ${p.display} (${p.source}).`,
  goalMet: (p: { whose: string; target: string; chance: string }) =>
    `Goal ${p.target}${p.whose}: reached by those who answered; ${p.chance} likely for all who were asked.`,
  chanceOf: (p: { percent: string }) => p.percent,
  chanceUnder: (p: { percent: string }) => `less than ${p.percent}`,
  chanceOver: (p: { percent: string }) => `more than ${p.percent}`,
  goalMissed: (p: { whose: string; target: string; points: string; chance: string }) =>
    `Goal ${p.target}${p.whose}: ${p.points} to go; ${p.chance} likely that all who were asked are there already.`,
  goalSure: (p: { whose: string; target: string }) =>
    `Goal ${p.target}${p.whose}: reached, whatever those who stayed silent think.`,
  goalOut: (p: { whose: string; target: string; points: string }) =>
    `Goal ${p.target}${p.whose}: ${p.points} to go; not reached, whatever those who stayed silent think.`,
  goalUnknown: (p: { whose: string; target: string }) =>
    `Goal ${p.target}${p.whose}: no score to hold against it.`,
  goalGroup: (p: { group: string }) => ` for ${p.group}`,
  goalBy: (p: { day: string }) => ` by ${p.day}`,
  // How two scores differ, as a part of a sentence.
  differs: {
    up: (p: { points: string }) => `${p.points} higher, unlikely to be chance`,
    down: (p: { points: string }) => `${p.points} lower, unlikely to be chance`,
    noiseUp: (p: { points: string }) => `${p.points} higher, within the margin`,
    noiseDown: (p: { points: string }) => `${p.points} lower, within the margin`,
    same: "no different, as far as can be told",
    tooFew: "fewer than ten answers, so no change can be claimed",
    nothing: "nothing to compare with yet",
  },
  // What comes of it.
  actionsTitle: "What will we do?",
  action: (p: { number: string; text: string; state: string }) => `#${p.number} ${p.text} – ${p.state}`,
  actionsInvite: (p: { command: string }) =>
    `Nothing is announced yet. One sentence is enough, here or with ${p.command} action "…"; the next question opens with it.`,
  // Buttons.
  detailsButton: "Details",
  lessButton: "Less",
  shareButton: "Share",
  // Asking and sharing.
  none: "No round has been published yet.",
  noneUntil: (p: { until: string }) =>
    `No round has been published yet. The one that is open closes ${p.until}.`,
  noneAsked: "There is no published round that asked you and that you may see. Managers see all of them.",
  sharedIn: (p: { place: string }) => `On its way to ${p.place}.`,
  sharedHere: "Shared here.",
  noChannel: (p: { command: string }) =>
    `There is no channel to share it in. Ask for it there: ${p.command} digest share`,
  mayNot: "Only managers may do this.",
};
