// Buttons under a message, in rows that fit a phone.

import type { Button, Part } from "../../core/message.ts";
import { MAX_PRESS_BYTES } from "../../core/press.ts";
import { columns, shorten } from "../text/columns.ts";
import { isVisible, oneLine } from "./plain-text.ts";

/** A button of an inline keyboard, as the Bot API takes it. */
export type InlineButton =
  | { readonly text: string; readonly callback_data: string; readonly style?: "primary" | "danger" }
  | { readonly text: string; readonly url: string };

// The Bot API's limits: about a hundred buttons a keyboard, eight in a row; a phone reads six short ones well.
const MOST_BUTTONS = 100;
const SCALE_ROW = 6;
const MOST_IN_ROW = 4;
const LONGEST_LABEL = 64;
const ROW_COLUMNS = 36;
const MARGIN_COLUMNS = 3;

/** Gives the rows of buttons of a message; a scale as 6 + 5, each other part's buttons in rows of their own. */
export function keyboardOf(parts: readonly Part[]): InlineButton[][] {
  let left = MOST_BUTTONS;
  return parts
    .flatMap((part) => (part.kind === "scale" || part.kind === "buttons" ? [part] : []))
    .flatMap((part) => {
      const buttons = part.buttons.flatMap((button) => inlineButton(button));
      return part.kind === "scale" ? inScaleRows(buttons) : inRows(buttons);
    })
    .map((row) => {
      const kept = row.slice(0, left);
      left -= kept.length;
      return kept;
    })
    .filter((row) => row.length > 0);
}

// A button that the platform would refuse takes the whole message with it, so that it is left out.
function inlineButton(button: Button): InlineButton[] {
  const label = shorten(oneLine(button.label), LONGEST_LABEL);
  const text = isVisible(label) ? label : "…";
  if ("url" in button) return isLink(button.url) ? [{ text, url: button.url }] : [];
  if (!isPayload(button.press)) return [];
  const tick = button.ticked === undefined ? "" : button.ticked ? "☑ " : "☐ ";
  const style = button.style === undefined ? {} : { style: button.style };
  return [{ text: `${tick}${text}`, callback_data: button.press, ...style }];
}

function isPayload(press: string): boolean {
  const bytes = Buffer.byteLength(press, "utf8");
  return press.isWellFormed() && bytes >= 1 && bytes <= MAX_PRESS_BYTES;
}

function isLink(url: string): boolean {
  if (!url.isWellFormed() || !URL.canParse(url)) return false;
  const { protocol, hostname } = new URL(url);
  if (protocol === "tg:") return /^tg:\/\/\S+$/.test(url);
  return /^https?:\/\/\S+$/.test(url) && hostname.includes(".");
}

function inScaleRows(buttons: readonly InlineButton[]): InlineButton[][] {
  const rows: InlineButton[][] = [];
  for (let start = 0; start < buttons.length; start += SCALE_ROW)
    rows.push(buttons.slice(start, start + SCALE_ROW));
  return rows;
}

// All buttons of a row are equally wide, so that the longest label decides how many there can be.
function inRows(buttons: readonly InlineButton[]): InlineButton[][] {
  const rows: InlineButton[][] = [];
  let row: InlineButton[] = [];
  let widest = 0;
  for (const button of buttons) {
    const width = Math.max(widest, columns(button.text) + MARGIN_COLUMNS);
    const fits = row.length < MOST_IN_ROW && width * (row.length + 1) <= ROW_COLUMNS;
    if (row.length > 0 && !fits) {
      rows.push(row);
      row = [];
    }
    widest = row.length === 0 ? columns(button.text) + MARGIN_COLUMNS : width;
    row.push(button);
  }
  return row.length === 0 ? rows : [...rows, row];
}
