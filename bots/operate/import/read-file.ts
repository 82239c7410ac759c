// Reads an export from beginning to end into the staging, a part at a time, and finds out how its dates are meant.
import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { type DateOrder, orderIn } from "../../../core/exchange/date-cell.ts";
import type { Staging } from "../../../core/exchange/ports.ts";
import { type AnswerReading, createAnswerReader } from "../../../core/exchange/read-answers.ts";
import type { Turns } from "../../../core/ports.ts";
import { type CsvFault, csvRows } from "../people/read-csv.ts";
import type { SeenFile } from "./look-at-file.ts";

/** What a file's answers came to, or why reading broke off. */
export type ReadFile =
  | ({ readonly kind: "read" } & ReturnType<ReturnType<typeof createAnswerReader>["result"]>)
  | { readonly kind: "fault"; readonly fault: CsvFault };

/** Reads all rows; `step` is told the share of the file that is done, and how many rows there were. */
export async function readFile(
  file: string,
  seen: SeenFile,
  reading: AnswerReading,
  { staging, turns, step }: { staging: Staging; turns: Turns; step: (share: number, rows: number) => void },
): Promise<ReadFile> {
  const reader = createAnswerReader(reading, staging);
  const { size } = await stat(file);
  let [bytes, rows] = [0, 0];
  let skipped = seen.headerRows;
  for await (const part of csvRows(file, seen.form, (more) => {
    bytes += more;
  })) {
    if ("kind" in part) return { kind: "fault", fault: part };
    await turns.next();
    reader.take(part.slice(skipped));
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
  turns: Turns,
): Promise<FoundOrder> {
  const isSlashed = seen.head.some((row) => orderIn(row[date] ?? "") !== null);
  if (!isSlashed) return { kind: "none" };
  let order: DateOrder | null = null;
  let skipped = seen.headerRows;
  for await (const part of csvRows(file, seen.form)) {
    // Whoever reads it next says so.
    if ("kind" in part) break;
    await turns.next();
    for (const { cells, line } of part.slice(skipped)) {
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

/** Gives what stands for a file's content. */
export async function hashOfFile(file: string): Promise<string> {
  const hash = createHash("sha256");
  for await (const bytes of createReadStream(file)) hash.update(bytes as Buffer);
  return hash.digest("hex");
}
