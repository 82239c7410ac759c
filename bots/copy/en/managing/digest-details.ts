// What stands behind a digest, in English. Parameters are finished texts.

/** The sentences of a digest's details. */
export const details = {
  sections: {
    segments: "Groups",
    drivers: "Drivers",
    words: "Words",
    trend: "Trend",
    how: "How it is computed",
  },
  title: (p: { subject: string; section: string; day: string }) =>
    `${p.subject} · ${p.section}, round of ${p.day}`,
  // Groups.
  by: (p: { attribute: string }) => `By ${p.attribute}`,
  crossed: (p: { one: string; other: string }) => `${p.one} × ${p.other}`,
  columns: { group: "Group", interval: "95%", answered: "n", round: "Round", rate: "Rate" },
  unknownGroup: "not known",
  groupsBrief: (p: { first: string; count: string }) => `${p.first} +${p.count}`,
  together: (p: { number: string; groups: string }) =>
    `${p.number} is several groups together, as some of them alone would be too few: ${p.groups}.`,
  groupName: (p: { number: string; group: string }) => `${p.number} ${p.group}`,
  moreNames: (p: { count: string }) => `${p.count} more`,
  moreGroups: (p: { count: string }) =>
    `${p.count === "1" ? "1 more group is" : `${p.count} more groups are`} not on this screen; these tell most. An export has them all.`,
  groupChanged: (p: { number: string; group: string; said: string }) => `${p.number} ${p.group}: ${p.said}.`,
  groupsUnchanged: "No group's change since last round goes beyond chance.",
  groupsOtherwise: "No other group's change goes beyond chance.",
  groupsNew: "Last round did not show the same groups, so there is nothing to compare with.",
  judgedTogether: (p: { count: string }) =>
    `${p.count} groups are compared at once; the test allows for that, so that few of the changes it claims are chance.`,
  chooseGroup: "One group over time:",
  toGroups: "‹ Groups",
  groupTrendTitle: (p: { group: string }) => `${p.group} over time`,
  groupTrendAlt: (p: { group: string; scores: string }) =>
    `Scores of ${p.group}, oldest round first: ${p.scores}. The band is the 95% interval, the bars beneath are response rates.`,
  groupTrendGaps: "–: that round did not show this group by itself.",
  sinceLast: (p: { said: string }) => `Since last round: ${p.said}.`,
  ownSegment: (p: { group: string }) => `You see the whole and ${p.group}.`,
  noSegments: "This round was not split into groups.",
  // Drivers.
  weighTitle: "What weighs on the score",
  weighColumns: { driver: "Driver", weight: "Weight", interval: "95%", mean: "Rated" },
  weighed: (p: { answered: string; explained: string }) =>
    `${p.answered} people rated all of these. Together the ratings explain ${p.explained} of how scores differ; the weights share that out.`,
  weighedUncounted: (p: { explained: string }) =>
    `Together the ratings explain ${p.explained} of how scores differ; the weights share that out.`,
  fix: (p: { drivers: string }) =>
    `Fix first: ${p.drivers}. Weighs more than average and is rated lower than the others, beyond chance.`,
  keep: (p: { drivers: string }) =>
    `Keep: ${p.drivers}. Weighs more than average and is rated higher than the others, beyond chance.`,
  watch: (p: { drivers: string }) =>
    `Watch: ${p.drivers}. Weighs more than average; whether it is rated lower or higher than the others cannot be told.`,
  later: (p: { drivers: string }) => `Can wait: ${p.drivers}. Weighs less than average.`,
  unsure: (p: { drivers: string }) =>
    `Not sure yet: ${p.drivers}. Whether it weighs more or less than average takes more answers to tell.`,
  notWeighed: "Too few rated all of these, or too much alike, to say which weighs most.",
  priorityAlt: (p: { drivers: string }) =>
    `Map of the drivers: how much each weighs, upwards, and how it is rated, to the right: ${p.drivers}.`,
  priorityPoint: (p: { number: string; driver: string; weight: string; mean: string }) =>
    `${p.number} ${p.driver} ${p.weight}, rated ${p.mean}`,
  backgroundRest: "Others and no answer",
  backgroundNote: (p: { k: string }) =>
    `Only what at least ${p.k} people chose is shown, and only where the rest are as many.`,
  ratingsTitle: "Ratings, 0 to 10",
  rating: (p: { mean: string; high: string }) => `about ${p.mean} on average, about ${p.high} gave 9–10`,
  ratingCounted: (p: { mean: string; high: string; count: string }) =>
    `${p.mean} on average of ${p.count}, ${p.high} gave 9–10`,
  driversTitle: "What played a part",
  splitTitle: "Named by",
  splitColumns: { driver: "Driver", low: "0–6", middle: "7–8", high: "9–10", others: "0–8" },
  driversNote: (p: { k: string }) => `Named by at least ${p.k} people each.`,
  noDrivers: "Nothing was named often enough to be shown.",
  // Words.
  themesTitle: "What is written about",
  themeColumns: { theme: "Theme", people: "People", before: "Before", lean: "Side" },
  leans: { promoters: "9–10", detractors: "0–6" },
  themeMore: "▲",
  themeLess: "▼",
  // Each is said only where the table shows it.
  themesLeast: (p: { k: string }) => `At least ${p.k} people each.`,
  themesSide: "“Side”: who writes of it more often than chance explains.",
  themesMoved: "▲ ▼: more, or fewer, than last round, beyond chance.",
  variants: (p: { theme: string; variants: string }) => `“${p.theme}” also stands for: ${p.variants}.`,
  themesNone: "No theme has enough people behind it.",
  sentimentTitle: "Tone",
  sentiment: { positive: "positive", neutral: "neutral", negative: "negative" },
  sentimentNote: "Judged by word lists on the bot's own machine; single comments may be misjudged.",
  sentimentBefore: (p: { positive: string; neutral: string; negative: string }) =>
    `Last round: ${p.positive} positive, ${p.neutral} neutral, ${p.negative} negative.`,
  commentsTitle: (p: { count: string }) => `In their own words (${p.count})`,
  commentsPage: (p: { from: string; to: string; count: string }) =>
    `In their own words (${p.from}–${p.to} of ${p.count})`,
  commentsQuotable: "In their own words, quoted with permission",
  commentsNone: "Nobody wrote a comment.",
  commentsWithheld:
    "Comments are shown to managers, from ten answers on; to others only with their author's permission.",
  commentNumber: (p: { number: string }) => `${p.number}.`,
  redactNote: (p: { command: string; round: string }) =>
    `An admin takes a comment out of sight with ${p.command} redact ${p.round} NUMBER.`,
  backButton: "‹ Back",
  moreButton: "More ›",
  // Trend.
  newestFirst: "Newest first.",
  imported: "* brought in from another tool",
  periods: {
    "four-weeks": (p: { display: string; interval: string; answered: string; rounds: string }) =>
      `Four weeks up to this round: ${p.display} (${p.interval}), ${p.answered} answers in ${p.rounds} rounds`,
    quarter: (p: { display: string; interval: string; answered: string; rounds: string }) =>
      `Thirteen weeks up to this round: ${p.display} (${p.interval}), ${p.answered} answers in ${p.rounds} rounds`,
  },
  periodBefore: (p: { period: string; rounds: string; answered: string; said: string }) =>
    `${p.period}; against as many weeks before (${p.answered} answers in ${p.rounds === "1" ? "1 round" : `${p.rounds} rounds`}): ${p.said}.`,
  periodNote: "Weeks add up answers, not people: whoever answered several rounds counts in each.",
  trendJudged: (p: { count: string }) =>
    `${p.count} comparisons stand here at once; the test allows for that, so that few of the changes it claims are chance.`,
  periodAlone: (p: { period: string }) => `${p.period}.`,
  yearAgo: (p: { day: string; display: string; said: string }) =>
    `A year ago (round of ${p.day}): ${p.display}. Now ${p.said}.`,
  yearAgoEdited: (p: { day: string; display: string; said: string }) =>
    `A year ago (round of ${p.day}, asked otherwise): ${p.display}. Now ${p.said}.`,
  range: (p: { low: string; high: string }) => `${p.low} to ${p.high}`,
  markNote:
    "Marks compare the rounds of thirteen weeks on either side; a round that was open that day belongs to neither. What came after need not have come of it.",
};
