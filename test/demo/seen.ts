// What a person sees on a screen, the same for both platforms, so that it can be drawn and pressed.
import type { SlackMessage } from "../doubles/slack/double.ts";
import type { TelegramMessage } from "../doubles/telegram/double.ts";

type Block = SlackMessage["blocks"][number];

/** Stands where a picture is; behind it what is read out to those who do not see it. */
export const PICTURE = "▨";

/** One row of a screen. */
export type Row =
  | { readonly kind: "heading" | "text" | "mono" | "small"; readonly text: string }
  | { readonly kind: "buttons"; readonly labels: readonly string[] }
  | { readonly kind: "field"; readonly label: string; readonly options: readonly string[] };

/** A message, a note or a window. */
export interface Seen {
  /** Tells it from every other one of its conversation. */
  readonly id: string;
  readonly rows: readonly Row[];
}

/** Gives the labels of all buttons, in their order. */
export function buttonsOf({ rows }: Seen): readonly string[] {
  return rows.flatMap((row) => (row.kind === "buttons" ? row.labels : []));
}

/** Leaves out of a question what it says in any case: its first rows stay, and its numbers. */
export function inShort({ id, rows }: Seen, first = 2): Seen {
  const scale = rows.find((row) => row.kind === "buttons");
  const rest = scale === undefined ? [] : [scale];
  return { id, rows: [...rows.slice(0, first), { kind: "small", text: "…" }, ...rest] };
}

/** Says whether this is the question with its eleven numbers. */
export function isQuestion(seen: Seen): boolean {
  const labels = new Set(buttonsOf(seen));
  return Array.from({ length: 11 }, (_, score) => String(score)).every((score) => labels.has(score));
}

/** Gives the rows of Slack's blocks; `title` is a window's. */
export function slackRows(blocks: readonly Block[], title?: string): readonly Row[] {
  const head: readonly Row[] = title === undefined ? [] : [{ kind: "heading", text: title }];
  return [...head, ...blocks.flatMap(rowsOfBlock)];
}

/** Gives the rows of a Telegram message. */
export function telegramRows(message: TelegramMessage): readonly Row[] {
  const text = message.text ?? message.caption ?? "";
  const { photo } = message;
  const rows: Row[] = photo === undefined ? [] : [{ kind: "small", text: `${PICTURE} ${photo.fileName}` }];
  let at = 0;
  for (const { type, offset, length } of message.entities.toSorted((a, b) => a.offset - b.offset)) {
    const kind = type === "bold" ? "heading" : type === "pre" ? "mono" : null;
    if (kind === null || offset < at) continue;
    rows.push(...textRows(text.slice(at, offset)), { kind, text: text.slice(offset, offset + length) });
    at = offset + length;
  }
  rows.push(...textRows(text.slice(at)));
  const keyboard = (message.keyboard ?? []).map(
    (row): Row => ({
      kind: "buttons",
      labels: row.map((button) => button.text),
    }),
  );
  return [...rows, ...keyboard];
}

function textRows(text: string): readonly Row[] {
  return text
    .split("\n\n")
    .map((part) => part.replace(/^\n+|\n+$/g, ""))
    .filter((part) => part !== "")
    .map((part) => ({ kind: "text", text: part }));
}

function rowsOfBlock(block: Block): readonly Row[] {
  const text = block.text?.text ?? "";
  switch (block.type) {
    case "header":
      return [{ kind: "heading", text }];
    case "actions":
      return [{ kind: "buttons", labels: (block.elements ?? []).map((element) => element.text?.text ?? "") }];
    case "context":
      return (block.elements ?? []).map((element) => ({ kind: "small", text: plainOf(element) }));
    case "input": {
      const options = (block.element?.options ?? []).map((option) => option.text.text);
      return [{ kind: "field", label: block.label?.text ?? "", options }];
    }
    case "image":
      return [{ kind: "small", text: `${PICTURE} ${String(block["alt_text"] ?? "")}` }];
    case "rich_text":
      return [{ kind: "mono", text: plainOf(block) }];
    default:
      return [{ kind: /[█░]/.test(text) ? "mono" : "text", text: text === "" ? plainOf(block) : text }];
  }
}

/** Gives all plain text inside of a block that has no text of its own. */
function plainOf(node: unknown): string {
  if (typeof node !== "object" || node === null) return "";
  if (Array.isArray(node)) return node.map(plainOf).join("");
  const { text, elements } = node as { readonly text?: unknown; readonly elements?: unknown };
  return typeof text === "string" ? text : `${plainOf(text)}${plainOf(elements)}`;
}
