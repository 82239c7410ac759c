// How wide text is in a monospaced font: Chinese, Japanese and Korean characters and emoji take two columns.

const WIDE =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\ua960-\ua97c\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{20000}-\u{3fffd}]|\p{Emoji_Presentation}/u;
const NARROWEST = /[\p{Mark}\p{Format}\p{Control}]/u;
const graphemes = new Intl.Segmenter("und", { granularity: "grapheme" });

/** Gives the width of a text in columns, as a phone's monospaced font draws it. */
export function columns(text: string): number {
  let width = 0;
  for (const { segment } of graphemes.segment(text)) width += widthOf(segment);
  return width;
}

/** Fills a text with spaces up to a width in columns; a longer one stays as it is. */
export function pad(text: string, width: number, side: "start" | "end" = "end"): string {
  const space = " ".repeat(Math.max(0, width - columns(text)));
  return side === "end" ? `${text}${space}` : `${space}${text}`;
}

/** Cuts a text to at most so many columns, an ellipsis included, never inside a character that readers see as one. */
export function narrow(text: string, width: number): string {
  if (columns(text) <= width) return text;
  let cut = "";
  let taken = 0;
  for (const { segment } of graphemes.segment(text)) {
    taken += widthOf(segment);
    if (taken > width - 1) break;
    cut += segment;
  }
  return `${cut.trimEnd()}…`;
}

/** Cuts a text to at most `limit` UTF-16 units, an ellipsis included, never inside a character that readers see as one. */
export function shorten(text: string, limit: number): string {
  if (text.length <= limit) return text;
  if (limit < 1) return "";
  let end = 0;
  for (const { segment, index } of graphemes.segment(text.slice(0, limit + LONGEST_GRAPHEME))) {
    if (index + segment.length > limit - 1) break;
    end = index + segment.length;
  }
  return `${text.slice(0, end).trimEnd()}…`;
}

// A family emoji with skin tones has some 25 units; whatever is longer is cut as a whole.
const LONGEST_GRAPHEME = 64;

function widthOf(grapheme: string): number {
  if (WIDE.test(grapheme)) return 2;
  return [...grapheme].every((point) => NARROWEST.test(point)) ? 0 : 1;
}
