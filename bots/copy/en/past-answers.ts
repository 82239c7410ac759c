// The import of answers from other tools, as the operator reads it in English.
import type { LeftOutWhy } from "../../../core/exchange/past-weeks.ts";
import type { RowFault } from "../../../core/exchange/read-answers.ts";

const answersOf = (count: string) => (count === "1" ? "1 answer" : `${count} answers`);
const weeksOf = (count: string) => (count === "1" ? "1 week" : `${count} weeks`);
const roundsOf = (count: string) => (count === "1" ? "1 round" : `${count} rounds`);

interface Line {
  readonly number: string;
  readonly survey: string;
  readonly when: string;
  readonly file: string;
  readonly rounds: string;
  readonly answers: string;
}

/** The sentences of `nps import` and `nps imports`. */
export const pastAnswers = {
  import:
    "bring in answers from another survey tool's export (CSV), or everything that “export --format json” wrote, as past rounds",
  file: "the file to read",
  survey: "the survey that the answers belong to; made if there is none of that key",
  map: "which column is what, such as “score=Q1,date=Recorded at,comment=Why?”; #3 stands for the third column",
  attributes:
    "columns to split answers by, at most five, such as “Team,Plan” or, under another name, “team=#4”; “none” for none",
  zone: "the time zone of dates that name none, and of the weeks (default: NPS_TIMEZONE)",
  dateOrder: "how 3/4/2026 is read: dmy (3 April) or mdy (4 March)",
  like: "what a survey that has to be made is like, such as staff or product",
  refusedFile: "write the rows that are left out into this file, with line and reason, to be mended there",
  mendedFile: "read these rows, mended, in the place of those lines",
  refusedLine: "Refused line",
  refusedWhy: "Refused because",
  mendHint:
    "To mend them: add --refused rows.csv, correct them in that file, and import with --mended rows.csv. Do it before you write: nothing is added to a week that is written.",
  mendable: (p: { file: string }) =>
    `They are in ${p.file}, with line and reason. Correct them there, save, and import with --mended ${p.file}`,
  mendLater:
    "To have them counted after all: take this import back, mend them with --refused and --mended, and import again.",
  refusedIsRead: (p: { file: string }) =>
    `${p.file} is read by this import: name another file for the rows that are left out.`,
  mendedNoLines: (p: { file: string }) =>
    `${p.file} is no file of refused rows: its first column has to be the line, as --refused wrote it.`,
  moreColumns: (p: { count: string }) => `${p.count} more`,
  couldSplit: (p: { columns: string; wish: string }) =>
    `Answers could be split by ${p.columns}: add --attributes "${p.wish}", or fewer of them. A week that is written is not split later.`,
  noRows: "There are names of columns, and no row below them.",
  noHeader:
    "The first line is an answer already. Put a line with the columns' names above it, such as score,date,comment.",
  dryRun: "only tell what would happen",
  yes: "ask nothing, and write",
  form: (p: { file: string; encoding: string; separator: string }) =>
    `${p.file}: ${p.encoding}, separated by ${p.separator}`,
  mapping: (p: { score: string; date: string; comments: string }) =>
    `Score: ${p.score}. Date: ${p.date}. Comments: ${p.comments}.`,
  noComments: "none",
  groups: (p: { columns: string }) => `Answers are split by: ${p.columns}.`,
  personal: (p: { columns: string }) => `Left out, because they are about persons: ${p.columns}.`,
  unused: (p: { columns: string }) => `Not taken: ${p.columns}.`,
  zoneUsed: (p: { zone: string }) => `Dates without a zone, and weeks, are ${p.zone}'s.`,
  zoneNamed: (p: { zone: string; dates: string }) =>
    `The file says that its dates are in ${p.dates}. Weeks are ${p.zone}'s.`,
  orderUsed: { dmy: "3/4/2026 is read as 3 April.", mdy: "3/4/2026 is read as 4 March." },
  newSurvey: (p: { survey: string; like: string }) =>
    `There is no survey “${p.survey}” yet: it is made like “${p.like}”.`,
  counts: (p: { rows: string; answers: string; weeks: string }) =>
    `${p.rows} rows, ${answersOf(p.answers)} in ${weeksOf(p.weeks)}.`,
  refusedRows: (p: { count: string }) => `Rows left out: ${p.count}`,
  refused: (p: { why: string; count: string; lines: string }) =>
    `${p.why}: ${p.count} (${p.count === "1" ? "line" : "lines"} ${p.lines})`,
  andMore: "…",
  faults: {
    "no-score": "no score",
    "not-a-score": "the score is no number",
    "not-whole": "the score is no whole number",
    "out-of-range": "the score is not between 0 and 10",
    "no-date": "no date",
    "not-a-date": "the date cannot be read",
    "unknown-zone": "the date's time zone is not known",
    ambiguous: "day and month could be either",
    "in-future": "the date is still to come",
    test: "a test, as the other tool says",
  } satisfies Readonly<Record<RowFault, string>>,
  weeksTitle: "Rounds by week:",
  week: (p: { week: string; day: string; answers: string }) =>
    `${p.week} (from ${p.day}): ${answersOf(p.answers)}`,
  moreWeeks: (p: { count: string }) => `… and ${weeksOf(p.count)} more`,
  withheld: (p: { count: string; k: string }) =>
    `Of these, ${weeksOf(p.count)} with fewer than ${p.k} answers: the score is withheld, as always.`,
  leftOut: (p: { weeks: string; answers: string; why: string }) =>
    `Left out: ${weeksOf(p.weeks)} with ${answersOf(p.answers)}, because ${p.why}.`,
  leftOutWhy: {
    asked: "the survey has rounds of its own then",
    imported: "they were brought in before",
    unfinished: "the week is not over",
  } satisfies Readonly<Record<LeftOutWhy, string>>,
  nothingLeft: "There is nothing to bring in.",
  looked: "Nothing was written. To write this: add --yes",
  dryRunDone: "This was a dry run: nothing was written.",
  written: (p: { rounds: string; answers: string; survey: string }) =>
    `Written: ${roundsOf(p.rounds)} of “${p.survey}” with ${answersOf(p.answers)}, one a week. Trends begin with them.`,
  restored: (p: { rounds: string; survey: string }) =>
    `Written: ${roundsOf(p.rounds)} of “${p.survey}”, as they were published.`,
  wouldRestore: (p: { rounds: string; survey: string; same: string }) =>
    `An export of “${p.survey}”: ${roundsOf(p.rounds)} to write, ${p.same} here already.`,
  already: (p: { when: string; rounds: string; answers: string }) =>
    `This very file was taken on ${p.when}: ${roundsOf(p.rounds)}, ${answersOf(p.answers)}. Nothing changes.`,
  reading: "Reading",
  writing: "Writing",
  progress: (p: { what: string; bar: string; percent: string; count: string }) =>
    `${p.what} ${p.bar} ${p.percent} · ${p.count}`,
  columnsAre: "The file's columns:",
  column: (p: { number: string; name: string; example: string }) => `#${p.number} ${p.name} (${p.example})`,
  empty: "empty",
  missing: {
    score: {
      none: "No column holds scores, which are whole numbers from 0 to 10. If one does all the same, name it with --map",
      which: (p: { columns: string; example: string }) =>
        `More than one column could be the score: ${p.columns}. Say which, such as --map ${p.example}`,
    },
    date: {
      none: "No column holds dates that can be read, such as 2026-03-05, and answers are counted by the week in which they were given. Add a column with each answer's day to the file.",
      which: (p: { columns: string; example: string }) =>
        `More than one column could be the date: ${p.columns}. Say which, such as --map ${p.example}`,
    },
  },
  noColumn: (p: { column: string }) => `There is no single column “${p.column}”.`,
  sameColumn: (p: { column: string }) => `“${p.column}” cannot be both the score and the date.`,
  notPersonal: (p: { column: string }) =>
    `“${p.column}” is about persons. Such columns are never taken: anonymous means without them, and groups of one are none.`,
  tooManyGroups: (p: { most: string }) => `At most ${p.most} columns can split answers.`,
  badGroup: (p: { column: string }) =>
    `“${p.column}” cannot be an attribute's name: it has to begin with a letter and have at most 32 characters. Give it one, such as --attributes "team=#4"`,
  notOfSurvey: (p: { column: string; attributes: string }) =>
    `This survey splits answers by ${p.attributes}; “${p.column}” is none of them.`,
  badMap: "This mapping cannot be read. Example: --map “score=Q1,date=Recorded at,comment=Why?”",
  badOrder: "The order of dates must be dmy or mdy.",
  badKey: (p: { survey: string }) =>
    `“${p.survey}” cannot be a survey's key: letters, digits, - and _, at most 32.`,
  badLike: (p: { like: string; known: string }) =>
    `A survey cannot be made like “${p.like}”. There are: ${p.known}.`,
  mixedOrder: (p: { line: string }) =>
    `Some dates can only be read day first, others only month first (line ${p.line}). Say with --date-order which is right; the others are left out.`,
  whichOrder:
    "Dates such as 3/4/2026 can be read in two ways, and none in this file tells which. Say it with --date-order dmy (3 April) or --date-order mdy (4 March).",
  noExport: "This JSON file is no export of this bot, or of a later version.",
  partExport: "This export holds what one manager may see. Only a whole one can be brought in.",
  askScore: "Which column is the score (its number)? ",
  askDate: "Which column is the date? ",
  askComments: "Which columns are comments (numbers with commas, empty for none)? ",
  askGroups: "Which columns split answers, at most five (numbers with commas, empty for none)? ",
  askRight: "Is this right? [Y/n] ",
  askOrder: "Is 3/4/2026 the 3rd of April (dmy) or the 4th of March (mdy)? ",
  askWrite: "Write this? [y/N] ",
  beingUndone: (p: { number: string }) =>
    `This very file is being taken back. Finish that first: npm run nps -- imports undo ${p.number}`,
  undoHint: (p: { number: string }) => `To take it back: npm run nps -- imports undo ${p.number}`,
  /** `nps imports`. */
  undo: {
    imports: "what was brought in, and taking it back",
    list: "list the imports: when, from which file, how much (this is done where nothing else is said)",
    undo: "take an import back: its rounds, their words and their place in trends; asks first",
    number: "the import's number, as the list has it",
    yes: "ask nothing, and take it back",
    none: "Nothing was brought in yet.",
    how: "To take one back: npm run nps -- imports undo 1 (with its number)",
    line: (p: Line) =>
      `${p.number} “${p.survey}”, ${p.when}, ${p.file}: ${roundsOf(p.rounds)}, ${answersOf(p.answers)}`,
    oldLine: (p: Line) =>
      `${p.number} “${p.survey}”, ${p.when}: ${roundsOf(p.rounds)}, ${answersOf(p.answers)}. From before it was noted which rounds are whose: it cannot be taken back.`,
    brokenOff: (p: Line) =>
      `${p.number} “${p.survey}”, ${p.when}, ${p.file}: broke off. Import the file again to finish it, or take it back.`,
    halfUndone: (p: Line) =>
      `${p.number} “${p.survey}”, ${p.when}, ${p.file}: taking it back broke off. Undo it again to finish.`,
    undoneLine: (p: Line & { undone: string }) =>
      `${p.number} “${p.survey}”, ${p.when}, ${p.file}: taken back on ${p.undone}`,
    unknown: (p: { number: string }) =>
      `There is no import ${p.number}. “npm run nps -- imports” lists them with their numbers.`,
    undoneAlready: (p: { number: string }) => `Import #${p.number} has been taken back already.`,
    posted: (p: { count: string }) =>
      `Messages already sent with a digest of these rounds: ${p.count}. They stay where they were posted.`,
    stays: (p: { survey: string }) =>
      `The survey “${p.survey}”, its attributes, goals, marks and actions stay. What people have read, they have read.`,
    ask: "Take this back for good? [y/N] ",
    looked: (p: { number: string }) =>
      `Nothing was taken back. To do it for good: npm run nps -- imports undo ${p.number} --yes`,
    kept: "Nothing was taken back.",
    undoing: "Taking back",
    sending: "A digest of one of these rounds is being sent at this moment. Try again in a minute.",
    busy: (p: { number: string }) =>
      `The rounds are gone, but their bytes could not be overwritten, since something else keeps reading the database. Stop the bot and run this again: npm run nps -- imports undo ${p.number}`,
    done: (p: { rounds: string; survey: string }) =>
      `Taken back: ${roundsOf(p.rounds)} of “${p.survey}”. Nothing of them is left in the database; backups keep what they have. The file can be imported again.`,
  },
};

/** The shape that every language fills. */
export type PastAnswers = typeof pastAnswers;
