// Files that are handed out, in English.

const roundsOf = (count: string) => (count === "1" ? "1 round" : `${count} rounds`);

/** Exports as files, and how they are asked for. */
export const exporting = {
  description: "write what is published of a survey into a file",
  survey: "the survey's key",
  format: "csv (a table), json (everything, can be imported again) or html (a report with charts)",
  out: "the file to write (default: the survey's key and the day)",
  badFormat: "The format must be csv, json or html.",
  nothing: (p: { survey: string }) => `Nothing of “${p.survey}” has been published yet.`,
  written: (p: { file: string; rounds: string }) => `Written to ${p.file}: ${roundsOf(p.rounds)}.`,
  notWritten: (p: { file: string }) => `${p.file} cannot be written.`,
  exists: (p: { file: string }) => `${p.file} exists already. Choose another name with --out.`,
  /** What stands above the file in chat. */
  handed: {
    csv: (p: { survey: string; rounds: string }) => `“${p.survey}” as a table, ${roundsOf(p.rounds)}.`,
    json: (p: { survey: string; rounds: string }) => `“${p.survey}” as data, ${roundsOf(p.rounds)}.`,
    html: (p: { survey: string; rounds: string }) =>
      `“${p.survey}” as a page, ${roundsOf(p.rounds)}. It opens in any browser and asks nothing from the network.`,
  },
  notWhole:
    "Only the newest part: the whole is too large for a chat. Whoever runs the server has a command for it.",
  named: "It holds answers with names. Pass it on only to those who may see them.",
  columns: {
    survey: "Survey",
    round: "Round",
    opens: "Opens",
    closes: "Closes",
    attribute: "Attribute",
    group: "Group",
    invited: "Asked",
    answered: "Answered",
    rate: "Response rate",
    promoters: "Promoters (9–10)",
    passives: "Passives (7–8)",
    detractors: "Detractors (0–6)",
    nps: "NPS",
    low: "95% from",
    high: "95% to",
    change: "Change",
    p: "p",
    verdict: "Verdict",
    date: "Date",
    name: "Name",
    score: "Score",
    reason: "Reason",
    improve: "Improve",
    drivers: "Drivers",
    rating: (p: { driver: string }) => `Rating: ${p.driver}`,
    forgotten: "",
  },
  verdicts: {
    up: "up",
    down: "down",
    "within-noise": "within the margin",
    "too-few": "too few answers",
  },
  page: {
    made: (p: { when: string; organization: string }) => `${p.organization} · made on ${p.when}`,
    allRounds: "All rounds",
    columns: {
      week: "Opens",
      score: "NPS",
      interval: "95%",
      answered: "n",
      change: "Change",
    },
    of: (p: { answered: string; invited: string; percent: string }) =>
      `${p.answered} of ${p.invited} (${p.percent})`,
    changeNote:
      "▲ ▼ against the round before: unlikely to be chance. All other changes are within the margin, or too few answered.",
    importedNote: "* brought in from another tool, which does not say how many were asked.",
    withheld: "withheld",
    scoped: (p: { attribute: string; group: string }) =>
      `For the manager of ${p.attribute} ${p.group}: the whole and this group.`,
    foot: "Everything here is what was published at each closing. Groups that are too small are not shown, here or anywhere.",
  },
};

/** The shape that every language fills. */
export type Exporting = typeof exporting;
