// Figures and tables drawn with characters: bars of one length, columns that line up for Chinese too.
import type { Part } from "../../core/message.ts";
import { clean, shorten } from "./texts.ts";

type Meter = Extract<Part, { kind: "meter" }>;
type Table = Extract<Part, { kind: "table" }>;

const CELLS = 12;
/** A cell beyond this pushes the others off a phone. */
const WIDEST = 48;
/** Characters that take two columns in a fixed-width font. */
const WIDE =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6]|\p{Extended_Pictographic}/u;

/** Draws one line a row, the bar first, so that the bars line up whatever the labels are. */
export function meterLines(meter: Meter): string {
  return meter.rows.map((row) => `${bar(row.share)} ${row.label} · ${row.figure}`).join("\n");
}

/** Draws a table with spaces; missing cells are empty, long ones shortened. */
export function tableLines(table: Table): string {
  const rows = [table.columns, ...table.rows].map((row) => row.map(cell));
  const count = Math.max(0, ...rows.map((row) => row.length));
  const widths = Array.from({ length: count }, (_, column) =>
    Math.max(0, ...rows.map((row) => width(row[column] ?? ""))),
  );
  const line = (row: readonly string[]) =>
    widths
      .map((wide, column) => padded(row[column] ?? "", wide))
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

function padded(text: string, wide: number): string {
  return text + " ".repeat(Math.max(0, wide - width(text)));
}

function width(text: string): number {
  let columns = 0;
  for (const { segment } of new Intl.Segmenter().segment(text)) columns += WIDE.test(segment) ? 2 : 1;
  return columns;
}
