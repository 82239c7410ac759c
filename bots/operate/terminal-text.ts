// Writes a message for a terminal: `nps digest`.
import type { Message, Part } from "../../core/message.ts";
import { columns, pad } from "../text/columns.ts";

const BAR = 24;

/** Gives the message as lines of text; buttons are left out, since a terminal has none. */
export function terminalText(message: Message): string {
  return message.parts
    .map(partText)
    .filter((text) => text !== null)
    .join("\n\n");
}

function partText(part: Part): string | null {
  switch (part.kind) {
    case "heading":
    case "paragraph":
    case "footnote":
      return part.text;
    case "quote":
      return `${part.label === undefined ? "" : `${part.label} `}${part.text}`
        .split("\n")
        .map((line) => `> ${line}`)
        .join("\n");
    case "meter":
      return lines(
        part.rows.map(({ label, share, figure }) => [label, "█".repeat(Math.round(share * BAR)), figure]),
      );
    case "table":
      return lines([part.columns, ...part.rows]);
    case "scale":
    case "buttons":
    case "chart":
      return null;
  }
}

function lines(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, at) => Math.max(...rows.map((row) => columns(row[at] ?? ""))));
  const line = (row: readonly string[]) =>
    row
      .map((cell, at) => pad(cell, widths[at] ?? 0))
      .join("  ")
      .trimEnd();
  return rows.map(line).join("\n");
}
