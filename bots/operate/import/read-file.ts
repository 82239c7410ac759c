// Reads an export from beginning to end into the staging, a part at a time, and finds out how its dates are meant.
import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { type DateOrder, orderIn } from "../../../core/exchange/date-cell.ts";
import type { Staging } from "../../../core/exchange/ports.ts";
import {
  type AnswerReading,
  createAnswerReader,
  type RowFault,
} from "../../../core/exchange/read-answers.ts";
import type { Row } from "../../../core/people/import-people.ts";
import type { Turns } from "../../../core/ports.ts";
import { type CsvFault, csvRows } from "../people/read-csv.ts";
import type { SeenFile } from "./look-at-file.ts";
import { type Mended, mendedRow } from "./refused-rows.ts";

// Rows that are read as answers without a pause: some milliseconds.
const AT_A_TIME = 100;

/** What a file's answers came to, or why reading broke off. */
export type ReadFile =
  | ({ readonly kind: "read" } & ReturnType<ReturnType<typeof createAnswerReader>["result"]>)
  | { readonly kind: "fault"; readonly fault: CsvFault };

/** Where rows go, those that are no answers as well. */
export interface ReadInto {
  readonly staging: Staging;
  readonly turns: Turns;
  readonly mended: Mended;
  /** Told the share of the file that is done, and how many rows there were. */
  readonly step: (share: number, rows: number) => void;
  readonly refuse: (row: Row, fault: RowFault) => void;
}

/** Reads all rows, those that were mended as they are now. */
export async function readFile(
  file: string,
  seen: SeenFile,
  reading: AnswerReading,
  { staging, turns, step, mended, refuse }: ReadInto,
): Promise<ReadFile> {
  const reader = createAnswerReader(reading, staging, refuse);
  const { size } = await stat(file);
  let [bytes, rows] = [0, 0];
  let skipped = seen.headerRows;
  for await (const part of csvRows(file, seen.form, (more) => {
    bytes += more;
  })) {
    if ("kind" in part) return { kind: "fault", fault: part };
    for (let from = skipped; from < part.length; from += AT_A_TIME) {
      await turns.next();
      reader.take(part.slice(from, from + AT_A_TIME).map((row) => mendedRow(row, mended)));
    }
    rows += part.length - Math.min(skipped, part.length);
    skipped = Math.max(0, skipped - part.length);
    step(size === 0 ? 1 : bytes / size, rows);
    await turns.next();
  }
  return { kind: "read", ...reader.result() };
}

/** Which order a column of dates is in: none is needed; one alone fits; both could be; or some fit one and some the other. */
export type FoundOrder =
  | { readonly kind: "none" }
  | { readonly kind: "order"; readonly order: DateOrder }
  | { readonly kind: "either" }
  | { readonly kind: "mixed"; readonly line: number };

/** Looks at every date of a file. */
export async function findOrder(
  file: string,
  seen: SeenFile,
  date: number,
  { turns, mended }: Pick<ReadInto, "turns" | "mended">,
): Promise<FoundOrder> {
  const heads = [...seen.head.map((row) => row[date]), ...[...mended.values()].map((row) => row.get(date))];
  const isSlashed = heads.some((cell) => orderIn(cell ?? "") !== null);
  if (!isSlashed) return { kind: "none" };
  let order: DateOrder | null = null;
  let skipped = seen.headerRows;
  for await (const part of csvRows(file, seen.form)) {
    // Whoever reads it next says so.
    if ("kind" in part) break;
    await turns.next();
    for (const row of part.slice(skipped)) {
      const { cells, line } = mendedRow(row, mended);
      const own = orderIn(cells[date] ?? "");
      if (own === null || own === "both") continue;
      order ??= own;
      if (own !== order) return { kind: "mixed", line };
    }
    skipped = Math.max(0, skipped - part.length);
    await turns.next();
  }
  return order === null ? { kind: "either" } : { kind: "order", order };
}

/** Gives what stands for the content of files. */
export async function hashOfFile(...files: readonly string[]): Promise<string> {
  const hash = createHash("sha256");
  for (const file of files) for await (const bytes of createReadStream(file)) hash.update(bytes as Buffer);
  return hash.digest("hex");
}
