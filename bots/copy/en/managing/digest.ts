// What those who read a score are told about it, in English. Parameters are finished texts: scores come signed, numbers written.

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
  noScore: (p: { score: string }) => `${p.score} –: nobody has answered.`,
  atMost: (p: { score: string; bound: string }) =>
    `${p.score} ${p.bound} or lower. In a round as small and as unanimous as this one, exact figures could expose someone.`,
  withheld: "Too few answers to publish a score without exposing someone.",
  answered: (p: { answered: string; invited: string; rate: string }) =>
    `${p.answered} of ${p.invited} answered (${p.rate}).`,
  answeredOpen: (p: { answered: string }) =>
    `${p.answered} answered. Everyone in the group could, so there is no response rate.`,
  answeredLink: (p: { answered: string }) =>
    `${p.answered} answered. It was an open link, so there is no response rate.`,
  pooledAnswered: (p: { answered: string; invited: string; rate: string; rounds: string }) =>
    `${p.answered} of ${p.invited} answered in ${p.rounds} ${p.rounds === "1" ? "round" : "rounds"} (${p.rate}).`,
  pooledAnsweredOpen: (p: { answered: string; rounds: string }) =>
    `${p.answered} answers in ${p.rounds} ${p.rounds === "1" ? "round" : "rounds"}.`,
  thisRound: (p: { day: string; display: string }) => `The round of ${p.day} alone: ${p.display}.`,
  up: (p: { points: string }) => `${p.points} above last round; unlikely to be chance.`,
  down: (p: { points: string }) => `${p.points} below last round; unlikely to be chance.`,
  noiseUp: (p: { points: string }) =>
    `${p.points} above last round, but within the margin: no change can be claimed.`,
  noiseDown: (p: { points: string }) =>
    `${p.points} below last round, but within the margin: no change can be claimed.`,
  noiseSame: "The same as last round, as far as can be told.",
  tooFew: (p: { before: string }) =>
    `Last round: ${p.before}. With fewer than ten answers in a round, no change can be claimed.`,
  notComparable: "No comparison: last round's score was not published.",
  first: "This is the first round, so there is nothing to compare it with yet.",
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
  detailsButton: "Details",
  lessButton: "Less",
  shareButton: "Share",
  // Details.
  detailsTitle: "Details",
  bounds: (p: { silent: string; worst: string; best: string }) =>
    p.silent === "1"
      ? `If the one who stayed silent had said 0–6: ${p.worst}; 9–10: ${p.best}.`
      : `If all ${p.silent} who stayed silent had said 0–6: ${p.worst}; if all had said 9–10: ${p.best}.`,
  everyoneAnswered: "Everyone who was asked has answered.",
  how: "The score is the share of 9–10 minus the share of 0–6, in points from −100 to +100. The interval says how far chance among the people asked may have moved it: it holds the value that all of them would give in about 95 of 100 rounds. It says nothing about next month.",
  howChange:
    "Whether two rounds differ is tested as if both were samples; as mostly the same people answer, the test errs on the quiet side.",
  howPooled: (p: { rounds: string }) =>
    `Each round asks a part of the audience; the headline adds up the last ${p.rounds} that were published.`,
  test: (p: { p: string }) => `Chance of a difference like this one without any change: p = ${p.p}.`,
  previous: (p: { day: string; display: string; answered: string }) =>
    `Round of ${p.day}: ${p.display}. ${p.answered}`,
  previousWithheld: (p: { day: string; withheld: string }) => `Round of ${p.day}: ${p.withheld}`,
  passedOver: (p: { count: string }) =>
    p.count === "1"
      ? "1 more belongs to the audience but was asked too recently."
      : `${p.count} more belong to the audience but were asked too recently.`,
  backgroundRest: "Others and no answer",
  backgroundNote: (p: { k: string }) =>
    `Only what at least ${p.k} people chose is shown, and only where the rest are as many.`,
  ratingsTitle: "Ratings, 0 to 10",
  rating: (p: { mean: string; high: string }) => `${p.mean} on average, ${p.high} gave 9–10`,
  ratingCounted: (p: { mean: string; high: string; count: string }) =>
    `${p.mean} on average of ${p.count}, ${p.high} gave 9–10`,
  driversTitle: "What played a part",
  driversNote: (p: { k: string }) => `Named by at least ${p.k} people each.`,
  commentsTitle: (p: { count: string }) => `In their own words (${p.count})`,
  commentsQuotable: "In their own words, quoted with permission",
  commentsMore: (p: { count: string; command: string }) =>
    `${p.count} more: the operator's “npm run nps -- digest” prints all of them.`,
  commentsNone: "Nobody wrote a comment.",
  commentsWithheld:
    "Comments are shown to managers, from ten answers on; to others only with their author's permission.",
  thumb:
    "A rule of thumb, not a benchmark: above 0 there are more 9–10 than 0–6; above 50 is good, from 70 excellent; many companies sit at 5 to 10.",
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
