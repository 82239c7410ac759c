// Makes any text fit for the Bot API, and people's own words inert: Telegram marks links, mentions and commands by itself.

/** Gives a text that the Bot API takes: well-formed, one kind of line break, nothing that cannot be seen or steers the direction of what follows. */
export function clean(text: string): string {
  return text
    .toWellFormed()
    .replace(/\r\n?|[\u2028\u2029\v\f]/g, "\n")
    .replace(UNSEEN, "")
    .trim();
}

/** Gives a text on one line. */
export function oneLine(text: string): string {
  return clean(text).replace(/\s+/g, " ");
}

/** Says whether a reader would see anything of it; the Bot API refuses a text that it takes for empty. */
export function isVisible(text: string): boolean {
  return /[\p{Letter}\p{Number}\p{Punctuation}\p{Symbol}]/u.test(text.replace(BLANKS, ""));
}

/**
 * Breaks what Telegram would turn into a link, mention, command, hashtag or address, with a character that is not seen. It stands
 * wherever such a thing needs two characters side by side: after @ # $ /, and between a dot or colon and what follows.
 */
export function inert(text: string): string {
  return text.replace(/[@＠#＃$/／](?=\S)|[.:。．：](?=[^\s.:])/gu, (sign) => `${sign}${JOINER}`);
}

/** WORD JOINER: no width, no line break, and no part of a name or address to Telegram. */
export const JOINER = "\u2060";

// Everything that steers: control characters except the line break, directional overrides and isolates, and the joiner itself.
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is taken out
const UNSEEN = /[\u0000-\u0008\u000e-\u001f\u007f-\u009f\u202a-\u202e\u2060-\u206f\ufeff\ufff0-\ufffb]/g;
// Letters and symbols that have no ink: Hangul fillers, the braille blank.
const BLANKS = /[\u115f\u1160\u3164\uffa0\u2800]/g;
