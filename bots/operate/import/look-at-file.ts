// Looks at the beginning of an export: how it is written, what its columns are called, and what they seem to be.
import { type Guess, guessColumns, headerOf } from "../../../core/exchange/columns.ts";
import { type CsvFault, type CsvForm, csvForm, csvRows } from "../people/read-csv.ts";

/** An export as its first rows show it. */
export interface SeenFile {
  readonly form: CsvForm;
  readonly names: readonly string[];
  /** How many rows name columns. */
  readonly headerRows: number;
  /** What stands under each name in further lines of names. */
  readonly below: readonly (readonly string[])[];
  /** The first rows below. */
  readonly head: readonly (readonly string[])[];
  readonly guess: Guess;
}

const HEAD = 500;

/** Looks at a file; a fault where it cannot be read at all. */
export async function lookAtFile(file: string): Promise<SeenFile | CsvFault> {
  const form = await csvForm(file);
  if ("kind" in form) return form;
  for await (const part of csvRows(file, form)) {
    if ("kind" in part) return part;
    // The first part is more than enough.
    const cells = part.slice(0, HEAD).map((row) => row.cells);
    const { names, lines } = headerOf(cells);
    const head = cells.slice(lines);
    const below = cells.slice(1, lines);
    return { form, names, headerRows: lines, below, head, guess: guessColumns(names, head) };
  }
  return { kind: "empty" };
}
