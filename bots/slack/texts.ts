// Words in the shapes that Slack takes: short enough, never blank, never markup.
import type { PlainTextElement } from "@slack/types";

/** Stands where Slack wants words and there are none. */
const NOTHING = "–";
const ELLIPSIS = "…";
/** The most characters of a section's text. */
export const SECTION = 3_000;
/** Slack advises at most this many characters for a message's fallback text. */
const FALLBACK = 4_000;

/** Says whether anything in a text can be seen. */
export function isBlank(text: string): boolean {
  return clean(text).replace(/[\s\p{Default_Ignorable_Code_Point}]/gu, "") === "";
}

/** Takes away what could turn the lines around it upside down: control characters and overrides of direction. */
export function clean(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters meant.
  return text.replace(/[\u0000-\u0008\u000b-\u001f\u007f\u202a-\u202e\u2066-\u2069]/g, "");
}

/** Cuts a text to at most `max` UTF-16 units, the last of them an ellipsis, no character torn apart. */
export function shorten(text: string, max: number): string {
  if (text.length <= max) return text;
  return `${text.slice(0, wholeBefore(text, max - ELLIPSIS.length)).trimEnd()}${ELLIPSIS}`;
}

/** Cuts a text into pieces of at most `max`, at line ends or spaces where there are any. */
export function split(text: string, max: number): readonly string[] {
  const pieces: string[] = [];
  let rest = text;
  while (rest.length > max) {
    const window = rest.slice(0, max + 1);
    const gap = Math.max(window.lastIndexOf("\n"), window.lastIndexOf(" "));
    const at = gap > max / 2 ? gap : wholeBefore(rest, max);
    pieces.push(rest.slice(0, at).trimEnd());
    rest = rest.slice(at).trimStart();
  }
  return [...pieces, rest].filter((piece) => !isBlank(piece));
}

/** Gives a text in which no markup, mention or link can fire; at most `max` characters. */
export function plain(text: string, max: number): PlainTextElement {
  const words = clean(text);
  return { type: "plain_text", text: isBlank(words) ? NOTHING : shorten(words, max) };
}

/** Gives one line: what a header or a button can show. */
export function plainLine(text: string, max: number): PlainTextElement {
  return plain(text.replace(/\s*\n\s*/g, " "), max);
}

/** Gives the fallback text of a message, escaped so that it defuses mentions and links; within the 4,000 characters advised. */
export function fallback(text: string): string {
  if (isBlank(text)) return NOTHING;
  const whole = escaped(clean(text));
  // An escaped character is at most five long, so that a fifth of the room always fits.
  return whole.length <= FALLBACK ? whole : escaped(shorten(clean(text), FALLBACK / 5));
}

function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}

function wholeBefore(text: string, at: number): number {
  const code = text.charCodeAt(at - 1);
  const isHigh = code >= 0xd800 && code <= 0xdbff;
  return isHigh ? at - 1 : at;
}
