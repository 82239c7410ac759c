// Settles which columns are taken as what: as the operator said, else as guessed and shown, else asked.
import type { Column, Guess, Mapping } from "../../../core/exchange/columns.ts";
import { isAboutPersons, MOST_GROUPS } from "../../../core/exchange/columns.ts";
import { readDate } from "../../../core/exchange/date-cell.ts";
import { readScore } from "../../../core/exchange/score-cell.ts";
import { attributeKey } from "../../../core/people/attribute-value.ts";
import type { Copy } from "../../copy/copy.ts";
import type { SeenFile } from "./look-at-file.ts";
import type { AtTerminal } from "./terminal.ts";
import { type ImportOptions, readColumnList, readMap } from "./wish.ts";

// More than anyone reads through.
const MOST_LINES = 40;

/** The columns as they are taken, or why they cannot be. */
export type Chosen =
  | { readonly kind: "chosen"; readonly mapping: Mapping }
  | { readonly kind: "refused"; readonly text: string };

/** Chooses; `named` are the attributes that the survey itself is split by, in their order. */
export async function chooseColumns(
  seen: SeenFile,
  options: ImportOptions,
  named: readonly string[],
  copy: Copy,
  { ask }: AtTerminal,
): Promise<Chosen> {
  const words = copy.operating.answers;
  const refused = (text: string): Chosen => ({ kind: "refused", text });
  const said = options.map === undefined ? {} : readMap(options.map, seen.names);
  if ("fault" in said) {
    return refused(said.fault === "unreadable" ? words.badMap : words.noColumn({ column: said.column }));
  }
  if (seen.head.length === 0) return refused(words.noRows);
  if (isAnswer(seen.names)) return refused(words.noHeader);
  const one = async (role: "score" | "date"): Promise<Column | Chosen> => {
    const known = said[role] ?? seen.guess[role];
    if (known !== null) return known;
    const likely = seen.guess.likely[role];
    if (ask === undefined || likely.length === 0) {
      return refused([missing(role, likely, copy), ...columnLines(seen, copy)].join("\n"));
    }
    const answer = await ask(
      `${columnLines(seen, copy).join("\n")}\n${role === "score" ? words.askScore : words.askDate}`,
    );
    const found = readColumnList(answer, seen.names);
    if ("fault" in found) return refused(words.noColumn({ column: found.column }));
    return found[0] ?? refused(words.noColumn({ column: answer }));
  };
  const score = await one("score");
  if ("kind" in score) return score;
  const date = await one("date");
  if ("kind" in date) return date;
  if (score.at === date.at) return refused(words.sameColumn({ column: score.name }));
  const rest = without(seen.guess, [score, date]);
  const comments = said.comments ?? rest.comments;
  const attributes = await chooseGroups(seen, rest, options, named, copy, ask);
  if ("kind" in attributes) return attributes;
  return { kind: "chosen", mapping: { score, date, comments, attributes } };
}

function missing(role: "score" | "date", likely: readonly Column[], { operating, format }: Copy): string {
  const words = operating.answers.missing[role];
  const [first] = likely;
  if (first === undefined) return words.none;
  const columns = format.list(likely.map(({ at, name }) => `#${at + 1} “${cut(name)}”`));
  return words.which({ columns, example: `"${role}=#${first.at + 1}"` });
}

// A file without names begins with an answer.
function isAnswer(names: readonly string[]): boolean {
  const isDate = (cell: string) => readDate(cell, { zone: "UTC", order: "dmy" }).kind === "date";
  return names.some(isDate) && names.some((cell) => readScore(cell).kind === "score");
}

/** Gives the file's columns with their numbers and an example each, as lines. */
function columnLines(seen: SeenFile, { operating, format }: Copy): readonly string[] {
  const words = operating.answers;
  return [
    words.columnsAre,
    ...seen.names.slice(0, MOST_LINES).map((name, at) => {
      const example = seen.head.map((row) => (row[at] ?? "").trim()).find((cell) => cell !== "");
      // What is personal is nobody's business on a screen either.
      const isHidden = seen.guess.personal.some((column) => column.at === at);
      const shown = example === undefined ? words.empty : isHidden ? "•••" : cut(example);
      return `  ${words.column({ number: String(at + 1), name: cut(name), example: shown })}`;
    }),
    ...(seen.names.length > MOST_LINES
      ? [`  ${words.moreColumns({ count: format.number(seen.names.length - MOST_LINES) })}`]
      : []),
  ];
}

async function chooseGroups(
  seen: SeenFile,
  guess: Guess,
  options: ImportOptions,
  named: readonly string[],
  copy: Copy,
  ask: AtTerminal["ask"],
): Promise<Mapping["attributes"] | Extract<Chosen, { kind: "refused" }>> {
  const words = copy.operating.answers;
  const refused = (text: string) => ({ kind: "refused", text }) as const;
  const wanted = async (): Promise<readonly Column[] | { fault: "no-column"; column: string }> => {
    if (options.attributes !== undefined) return readColumnList(options.attributes, seen.names);
    const own = named.flatMap((key) => {
      const found = seen.names.flatMap((name, at) => (attributeKey(name) === key ? [{ at, name }] : []));
      return found.slice(0, 1);
    });
    if (named.length > 0) return own.filter((column) => !isPersonal(seen, column)).slice(0, MOST_GROUPS);
    if (ask === undefined || options.yes || guess.candidates.length === 0) return [];
    const lines = guess.candidates.map(({ at, name }) => `  #${at + 1} ${cut(name)}`);
    return readColumnList(await ask(`${[...lines, words.askGroups].join("\n")}`), seen.names);
  };
  const columns = await wanted();
  if ("fault" in columns) return refused(words.noColumn({ column: columns.column }));
  if (columns.length > MOST_GROUPS) return refused(words.tooManyGroups({ most: String(MOST_GROUPS) }));
  const attributes: Mapping["attributes"][number][] = [];
  for (const column of columns) {
    if (isPersonal(seen, column)) return refused(words.notPersonal({ column: column.name }));
    const key = attributeKey(column.name);
    if (key === null) return refused(words.badGroup({ column: column.name }));
    if (named.length > 0 && !named.includes(key)) {
      return refused(words.notOfSurvey({ column: column.name, attributes: copy.format.list(named) }));
    }
    attributes.push({ ...column, key });
  }
  return attributes;
}

// Another name makes nobody of a person.
function isPersonal({ head, names }: SeenFile, column: Column): boolean {
  const filled = head.map((row) => (row[column.at] ?? "").trim()).filter((cell) => cell !== "");
  return [column.name, names[column.at] ?? ""].some((name) =>
    isAboutPersons({ at: column.at, name }, filled),
  );
}

function without(guess: Guess, taken: readonly Column[]): Guess {
  const isFree = ({ at }: Column) => !taken.some((column) => column.at === at);
  return {
    ...guess,
    comments: guess.comments.filter(isFree),
    candidates: guess.candidates.filter(isFree),
  };
}

function cut(text: string): string {
  const line = text.replace(/\s+/g, " ");
  return line.length > 60 ? `${line.slice(0, 59)}…` : line;
}
