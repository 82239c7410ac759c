// How a digest's figures come about, in English. Parameters are finished texts.

/** The sentences that explain every figure. */
export const why = {
  countsTitle: "Counted",
  counts: (p: { answered: string; promoters: string; passives: string; detractors: string }) =>
    `${p.answered} ${p.answered === "1" ? "answer" : "answers"}: ${p.promoters} gave 9–10, ${p.passives} gave 7–8, ${p.detractors} gave 0–6.`,
  asked: (p: { invited: string; silent: string }) =>
    p.silent === "0"
      ? `${p.invited} were asked, and all of them answered.`
      : `${p.invited} were asked. ${p.silent} have no answer in the count: they said nothing, skipped, or took their answer back. Which of these is not kept.`,
  askedOpen: "Nobody knows how many could have answered: no response rate, and no bounds.",
  never: "Test answers are never counted.",
  withheld: (p: { withheld: string; k: string }) =>
    `${p.withheld} An anonymous round shows a score from ${p.k} answers on. Where nearly all of a few agree, it shows only a bound.`,
  bounded: (p: { k: string }) =>
    `An anonymous round shows a score from ${p.k} answers on. Where nearly all of a few agree, it shows only a bound, and no counts.`,
  pooled: (p: { rounds: string; round: string }) =>
    `The headline adds up ${p.rounds === "1" ? "the last published round" : `the last ${p.rounds} published rounds`}; the figures below are those of the round of ${p.round} alone.`,
  scoreTitle: "Score",
  score: (p: { promoters: string; detractors: string; answered: string; exact: string; display: string }) =>
    `100 × (${p.promoters} − ${p.detractors}) / ${p.answered} = ${p.exact}, shown as ${p.display}: the share of 9–10 minus the share of 0–6, rounded once, halves away from zero.`,
  intervalTitle: "95% interval",
  added: (p: { added: string; answered: string; invited: string }) =>
    `a = 3 × (1 − ${p.answered}/${p.invited}) = ${p.added} answers are added, a quarter of them 9–10 and a quarter 0–6; fewer, the more of those asked have answered.`,
  addedOpen: "a = 3 answers are added, a quarter of them 9–10 and a quarter 0–6.",
  centre: (p: { centre: string; error: string }) => `Middle ${p.centre}, standard error ${p.error}.`,
  ends: (p: { centre: string; error: string; low: string; high: string }) =>
    `${p.centre} ± 1.96 × ${p.error} gives ${p.low} to ${p.high}`,
  endsKept: (p: { ends: string }) => `${p.ends}.`,
  endsClipped: (p: { ends: string; low: string; high: string }) =>
    `${p.ends}; held within what is possible: ${p.low} to ${p.high}.`,
  meaning:
    "It says how far chance among the people asked may have moved the score: it holds the value that all of them would give in about 95 of 100 rounds (fewer, some 85, where nearly all have answered and agree). It says nothing of why others stayed silent, and nothing about next month.",
  meaningOpen:
    "It says how far chance among those who happened to answer may have moved the score: it holds the value of all who are like them in about 95 of 100 rounds. Whether those who stayed away are like them, it cannot know; nor does it say anything about next month.",
  boundsTitle: "If the silent had spoken",
  bounds: (p: { silent: string; worst: string; best: string }) =>
    p.silent === "1"
      ? `If the one who stayed silent had said 0–6: ${p.worst}; 9–10: ${p.best}.`
      : `If all ${p.silent} who stayed silent had said 0–6: ${p.worst}; if all had said 9–10: ${p.best}.`,
  everyone: "Everyone who was asked has answered.",
  changeTitle: "Change",
  before: (p: { day: string; display: string; promoters: string; passives: string; detractors: string }) =>
    `Round of ${p.day}: ${p.display} (9–10: ${p.promoters}, 7–8: ${p.passives}, 0–6: ${p.detractors}).`,
  beforeWithheld: (p: { day: string; withheld: string }) => `Round of ${p.day}: ${p.withheld}`,
  test: (p: { delta: string; z: string; p: string }) =>
    `Difference ${p.delta}, z = ${p.z}, p ${p.p}: the chance of a difference at least as large if nothing had changed.`,
  testHow:
    "Both rounds count as samples. A change is claimed where p is below 0.05 and at least ten answered in both. As mostly the same people answer, the test errs on the quiet side.",
  groups: (p: { count: string }) =>
    `${p.count} groups are tested at once: their p is adjusted so that at most about 5% of the changes claimed are chance (Benjamini–Hochberg).`,
  rulesTitle: "What is never shown",
  anonymous: (p: { k: string; comments: string }) =>
    `Nothing that speaks of fewer than ${p.k} people, alone or by adding and subtracting what is shown. Groups that are too small are shown together or not at all. Comments from ${p.comments} answers on, without date, group or score.`,
  attributed:
    "Names stay with the answers of this survey, as its question says; nothing is withheld from managers.",
  thumb:
    "A rule of thumb, not a benchmark: above 0 there are more 9–10 than 0–6; above 50 is good, from 70 excellent; many companies sit at 5 to 10.",
  versions: (p: { number: string; wording: string; method: string; computed: string }) =>
    `Round ${p.number}, wording version ${p.wording}, computed by method ${p.method}. ${p.computed}`,
  again:
    "An operator gets the same as data with “npm run nps -- digest --format json”: enough to compute every figure again.",
};
