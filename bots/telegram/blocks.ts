// One part of a message as plain text with formatting beside it: there is no markup that a word could break out of.
import type { Part } from "../../core/message.ts";
import { columns, pad, shorten } from "../text/columns.ts";
import { clean, inert, isVisible, oneLine } from "./plain-text.ts";

/** Formatting of a stretch of text; offset and length in UTF-16 units, as the Bot API counts. */
export interface Entity {
  readonly type: "bold" | "blockquote" | "pre";
  readonly offset: number;
  readonly length: number;
}

/** A text that stands alone. */
export interface Block {
  readonly text: string;
  readonly style: Entity["type"] | null;
}

/** What a phone shows of a monospaced line before it wraps. */
const PHONE_COLUMNS = 36;
const BAR_COLUMNS = 10;

/** Gives the text of a part; null for a part that has none, such as a row of buttons. */
export function blockOf(part: Part): Block | null {
  const block = textOf(part);
  return block !== null && isVisible(block.text) ? block : null;
}

/** Gives a block of at most `limit` UTF-16 units. */
export function shortenBlock(block: Block, limit: number): Block {
  return { ...block, text: shorten(block.text, limit) };
}

function textOf(part: Part): Block | null {
  switch (part.kind) {
    case "heading":
      return { text: clean(part.text), style: "bold" };
    case "paragraph":
    case "footnote":
      return { text: clean(part.text), style: null };
    case "scale":
      return { text: clean(part.anchors), style: null };
    case "quote":
      return {
        text: inert(clean(`${part.label === undefined ? "" : `${part.label} `}${part.text}`)),
        style: "blockquote",
      };
    case "meter":
      return { text: meter(part.rows), style: "pre" };
    case "table":
      return table(part.columns, part.rows);
    case "buttons":
    case "chart":
      return null;
  }
}

function meter(rows: Extract<Part, { kind: "meter" }>["rows"]): string {
  const lines = rows.map(({ label, share, figure }) => ({
    label: oneLine(label),
    bar: bar(share),
    figure: oneLine(figure),
  }));
  const labels = widest(lines.map(({ label }) => label));
  const figures = widest(lines.map(({ figure }) => figure));
  const fits = labels + BAR_COLUMNS + figures + 2 <= PHONE_COLUMNS;
  return lines
    .map(({ label, bar, figure }) =>
      fits ? `${pad(label, labels)} ${bar} ${pad(figure, figures, "start")}` : `${label}\n${bar} ${figure}`,
    )
    .join("\n");
}

function bar(share: number): string {
  const whole = Number.isFinite(share) ? Math.min(1, Math.max(0, share)) : 0;
  // Something is never drawn as nothing, nor nearly all as all.
  const rounded = Math.round(whole * BAR_COLUMNS);
  const full =
    whole > 0 && rounded === 0 ? 1 : whole < 1 && rounded === BAR_COLUMNS ? BAR_COLUMNS - 1 : rounded;
  return "█".repeat(full) + "░".repeat(BAR_COLUMNS - full);
}

function table(heads: readonly string[], rows: readonly (readonly string[])[]): Block {
  const names = heads.map(oneLine);
  const cells = rows.map((row) => names.map((_, column) => oneLine(row[column] ?? "")));
  const widths = names.map((name, column) => widest([name, ...cells.map((row) => row[column] ?? "")]));
  const width = widths.reduce((sum, one) => sum + one, 2 * Math.max(0, widths.length - 1));
  if (width > PHONE_COLUMNS) return { text: listed(names, cells), style: null };
  const line = (row: readonly string[]) =>
    row
      .map((cell, column) => pad(cell, widths[column] ?? 0))
      .join("  ")
      .trimEnd();
  return { text: [names, ...cells].map(line).join("\n"), style: "pre" };
}

// Too wide for a phone: each row becomes its first cell and a line for each other one.
function listed(names: readonly string[], rows: readonly (readonly string[])[]): string {
  return rows
    .map((row) => {
      const rest = row.slice(1).flatMap((cell, index) => {
        const name = names[index + 1] ?? "";
        return isVisible(cell) ? [isVisible(name) ? `${name}: ${inert(cell)}` : inert(cell)] : [];
      });
      return [inert(row[0] ?? ""), ...rest].filter(isVisible).join("\n");
    })
    .join("\n\n");
}

function widest(texts: readonly string[]): number {
  return Math.max(0, ...texts.map(columns));
}
