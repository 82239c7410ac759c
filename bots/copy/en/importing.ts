// The import of people, as the operator reads it in English.

/** The sentences of `nps people`. */
export const importing = {
  command: "work with what is known of people",
  import:
    "read attributes of people from a CSV file; tells what would change, and writes nothing without --yes",
  refresh: "read attributes from Slack profiles and user groups now, for everyone",
  file: "CSV with a column email, slack, telegram or id; every other column is an attribute",
  yes: "write what is right, and make attributes of columns that are new",
  skipBad: "with --yes: write the good rows although others are bad",
  slackRead: (p: { count: string }) => `Slack tells of ${p.count} people.`,
  slackSilent: (p: { code: string }) =>
    `Slack does not tell who there is (${p.code}). Going on with those who are known.`,
  noEmails:
    "Slack tells no e-mail addresses: the app lacks the optional permission users:read.email. Match people by slack, or grant it.",
  missing: (p: { file: string }) => `There is no file ${p.file}, or it cannot be read.`,
  folder: (p: { file: string }) => `${p.file} is a folder. Name the file in it.`,
  workbook:
    "This is a spreadsheet's own file (such as .xlsx), not CSV. Open it there, save it as “CSV UTF-8”, and import that.",
  separators: { ",": "commas", ";": "semicolons", "\t": "tabs" },
  empty: "The file is empty.",
  encoding: "The file is neither UTF-8, UTF-16 nor GBK. Save it as “CSV UTF-8”.",
  broken: (p: { line: string }) =>
    `The file breaks off at line ${p.line}: a quote is opened there or before and never closed.`,
  noIdentity: "No column says who someone is. One of them has to be called email, slack, telegram or id.",
  noAttributes: "There is no column beside those that say who someone is, so there is nothing to import.",
  badName: (p: { column: string }) =>
    `“${p.column}” cannot be an attribute's name: it has to begin with a letter and have at most 32 characters.`,
  twice: (p: { column: string }) => `The column “${p.column}” is there twice.`,
  tooMany: (p: { most: string }) => `That would be more than ${p.most} attributes. Leave columns out.`,
  form: (p: { file: string; encoding: string; separator: string; rows: string }) =>
    `${p.file}: ${p.rows} rows, ${p.encoding}, separated by ${p.separator}`,
  columns: (p: { identities: string; attributes: string }) => `Who: ${p.identities}. What: ${p.attributes}.`,
  newColumns: (p: { columns: string }) => `New, as text: ${p.columns}.`,
  ignored: (p: { columns: string }) => `Left out: ${p.columns}.`,
  counts: (p: { changed: string; same: string; bad: string }) =>
    `${p.changed} people change, ${p.same} stay as they are, ${p.bad} rows are bad.`,
  differences: "What changes:",
  difference: (p: { who: string; changes: string }) => `${p.who}: ${p.changes}`,
  change: (p: { key: string; before: string; after: string }) => `${p.key} ${p.before} → ${p.after}`,
  nothing: "–",
  addressOnly: "a new e-mail address",
  more: (p: { count: string }) => `… and ${p.count} more`,
  badRows: "Bad rows:",
  badRow: (p: { line: string; why: string }) => `line ${p.line}: ${p.why}`,
  faults: {
    "no-identity": "nothing says who this is.",
    "two-people": "the columns name two different people.",
    "unknown-person": (p: { who: string }) => `nobody is known as “${p.who}”.`,
    "several-people": (p: { who: string }) => `several people are known as “${p.who}”.`,
    duplicate: (p: { first: string }) => `the same person as on line ${p.first}, with the same values.`,
    contradiction: (p: { first: string; key: string }) =>
      `the same person as on line ${p.first}, with another ${p.key}. Neither row counts.`,
  },
  looked: "Nothing was written. To write this: add --yes",
  lookedBad: "Nothing was written. To write the good rows and leave out the bad ones: add --yes --skip-bad",
  refused: (p: { count: string }) =>
    `Nothing was written, because ${p.count} rows are bad. Correct them, or leave them out with --skip-bad`,
  written: (p: { count: string }) => `Written for ${p.count} people. It counts from the next round on.`,
  refreshed: (p: { count: string }) => `Read. ${p.count} people are different now.`,
  refreshNothing:
    'No attribute is read from Slack. Define one in chat: attribute team from slack field "Department"',
  refreshFailed: (p: { key: string; code: string }) =>
    `“${p.key}” cannot be read (${p.code}); what was known stays.`,
};
