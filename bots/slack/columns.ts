// Figures and tables drawn with characters: bars of one length, columns that line up for Chinese too.
import type { Part } from "../../core/message.ts";
import { columns, pad, shorten } from "../text/columns.ts";
import { clean } from "./texts.ts";

type Meter = Extract<Part, { kind: "meter" }>;
type Table = Extract<Part, { kind: "table" }>;

const CELLS = 12;
/** A cell beyond this pushes the others off a phone. */
const WIDEST = 48;
/** Draws one line a row, the bar first, so that the bars line up whatever the labels are. */
export function meterLines(meter: Meter): string {
  return meter.rows.map((row) => `${bar(row.share)} ${row.label} · ${row.figure}`).join("\n");
}

/** Draws a table with spaces; missing cells are empty, long ones shortened. */
export function tableLines(table: Table): string {
  const rows = [table.columns, ...table.rows].map((row) => row.map(cell));
  const count = Math.max(0, ...rows.map((row) => row.length));
  const widths = Array.from({ length: count }, (_, column) =>
    Math.max(0, ...rows.map((row) => columns(row[column] ?? ""))),
  );
  const line = (row: readonly string[]) =>
    widths
      .map((wide, column) => pad(row[column] ?? "", wide))
      .join("  ")
      .trimEnd();
  return rows.map(line).join("\n");
}

function bar(share: number): string {
  const part = Number.isFinite(share) ? Math.min(1, Math.max(0, share)) : 0;
  // A share that is there at all is seen.
  const filled = part === 0 ? 0 : Math.max(1, Math.round(part * CELLS));
  return "█".repeat(filled) + "░".repeat(CELLS - filled);
}

function cell(text: string): string {
  return shorten(clean(text).replace(/\s+/g, " ").trim(), WIDEST);
}
