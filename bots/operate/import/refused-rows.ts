// Rows that are left out, as a file to mend: each with its line and reason before its cells; and the mended file, read in the place of those lines.
import { accessSync, closeSync, constants, openSync, statSync, writeSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { type Column, columnCalled, type Mapping, saysRefused } from "../../../core/exchange/columns.ts";
import type { RowFault } from "../../../core/exchange/read-answers.ts";
import type { Row } from "../../../core/people/import-people.ts";
import type { Copy } from "../../copy/copy.ts";
import { armed, csv } from "../../report/csv.ts";
import { type CsvFault, csvForm, csvRows } from "../people/read-csv.ts";

/** Cells that stand in the place of a file's own: by line, and then by column. */
export type Mended = ReadonlyMap<number, ReadonlyMap<number, string>>;

/** Says why rows cannot be written into a file: it is one of those that are `read`, or there is no such place; null where they can. */
export function placeFault(path: string, read: readonly string[]): "is-read" | "no-place" | null {
  const own = statSync(path, { throwIfNoEntry: false });
  const isOwn = (other: string): boolean => {
    const there = statSync(other, { throwIfNoEntry: false });
    return own !== undefined && there?.dev === own.dev && there.ino === own.ino;
  };
  if (read.some(isOwn)) return "is-read";
  try {
    accessSync(own === undefined ? dirname(resolve(path)) : path, constants.W_OK);
  } catch (error) {
    if (error instanceof Error && "code" in error) return "no-place";
    throw error;
  }
  return own?.isDirectory() === true ? "no-place" : null;
}

/** Gives what writes rows into a file, which is made with the first of them; columns that are not taken, such as those about persons, stay out. */
export function refusedFile(
  path: string,
  names: readonly string[],
  mapping: Mapping,
  { operating }: Copy,
): { readonly write: (row: Row, fault: RowFault) => void; readonly end: () => void } {
  const words = operating.answers;
  const columns = [mapping.score, mapping.date, ...mapping.comments, ...mapping.attributes].sort(
    (one, other) => one.at - other.at,
  );
  let waiting: (string | number)[][] = [];
  let handle: number | null = null;
  const flush = () => {
    if (waiting.length === 0) return;
    if (handle === null) {
      handle = openSync(path, "w", 0o600);
      const head = [words.refusedLine, words.refusedWhy, ...columns.map((column) => headOf(column, names))];
      writeSync(handle, csv([head]));
    }
    writeSync(handle, csv(waiting, { bom: false }));
    waiting = [];
  };
  return {
    write({ line, cells }, fault) {
      waiting.push([line, words.faults[fault], ...columns.map(({ at }) => cells[at] ?? "")]);
      if (waiting.length >= 500) flush();
    },
    end() {
      flush();
      if (handle !== null) closeSync(handle);
    },
  };
}

/** Reads a mended file; `no-lines` where its first column does not say lines, `no-column` where a column is none of the file that it mends. */
export async function readMended(
  path: string,
  names: readonly string[],
): Promise<
  | Mended
  | { readonly fault: "no-lines" | "no-column"; readonly column: string }
  | { readonly fault: "unreadable"; readonly why: CsvFault }
> {
  const form = await csvForm(path);
  if ("kind" in form) return { fault: "unreadable", why: form };
  const mended = new Map<number, ReadonlyMap<number, string>>();
  let columns: readonly (Column | null)[] | null = null;
  for await (const part of csvRows(path, form)) {
    if ("kind" in part) return { fault: "unreadable", why: part };
    for (const { cells } of part) {
      if (columns === null) {
        if (!saysRefused(cells[0] ?? "")) return { fault: "no-lines", column: cells[0] ?? "" };
        columns = cells.map((name, at) => (at < 2 ? null : columnCalled(names, name)));
        const unknown = cells.find((_, at) => at >= 2 && columns?.[at] === null);
        if (unknown !== undefined) return { fault: "no-column", column: unknown };
        continue;
      }
      const line = Number(cells[0]);
      if (!Number.isInteger(line) || line < 1) return { fault: "no-lines", column: cells[0] ?? "" };
      const known = columns;
      const entries = cells.flatMap((cell, at): [number, string][] => {
        const column = known[at];
        return column == null ? [] : [[column.at, armed(cell)]];
      });
      mended.set(line, new Map(entries));
    }
  }
  return mended;
}

/** Gives a row as it was mended, or as it is. */
export function mendedRow(row: Row, mended: Mended): Row {
  const cells = mended.get(row.line);
  return cells === undefined
    ? row
    : {
        line: row.line,
        cells: Array.from({
          length: Math.max(row.cells.length, ...[...cells.keys()].map((at) => at + 1)),
        }).map((_, at) => cells.get(at) ?? row.cells[at] ?? ""),
      };
}

// By its number where its name alone would not lead back to it.
function headOf({ at, name }: Column, names: readonly string[]): string {
  return columnCalled(names, name)?.at === at && !/^#\d/.test(name) ? name : `#${at + 1}`;
}
