// Writes a message for a terminal: `nps digest`.
import type { Message, Part } from "../../core/message.ts";

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
      return part.text
        .split("\n")
        .map((line) => `> ${line}`)
        .join("\n");
    case "meter":
      return columns(
        part.rows.map(({ label, share, figure }) => [label, "█".repeat(Math.round(share * BAR)), figure]),
      );
    case "table":
      return columns([part.columns, ...part.rows]);
    case "scale":
    case "buttons":
      return null;
  }
}

function columns(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, at) => Math.max(...rows.map((row) => width(row[at] ?? ""))));
  return rows
    .map((row) =>
      row
        .map((cell, at) => cell + " ".repeat((widths[at] ?? 0) - width(cell)))
        .join("  ")
        .trimEnd(),
    )
    .join("\n");
}

/** East Asian wide characters take two columns of a terminal. */
function width(text: string): number {
  return [...text].reduce(
    (sum, character) =>
      sum +
      (/[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6]/.test(
        character,
      )
        ? 2
        : 1),
    0,
  );
}
