// Someone's own words, made fit to keep.

/** The most characters (code points) of one text that are kept. */
export const MAX_WORDS = 5000;

/** Words as they are kept, null where nothing readable is left, and whether their end was cut off. */
export interface FitWords {
  readonly text: string | null;
  readonly shortened: boolean;
}

// Control characters break terminals and CSV, and PostgreSQL refuses NUL; the marks that turn the direction of writing
// around make text read as other than it is. Line feeds stay, and so do the joiners that emoji and Persian need.
const UNWANTED = /(?!\n)[\p{Cc}\u202a-\u202e\u2066-\u2069]/gu;
const READABLE = /[^\s\p{Cf}\p{Mn}]/u;

/** Trims, composes (NFC), takes control characters out and keeps the first MAX_WORDS code points. */
export function fitWords(raw: string | null): FitWords {
  const text = (raw ?? "")
    .toWellFormed()
    .replace(/\r\n?|[\u0085\u2028\u2029]/g, "\n")
    .replaceAll("\t", " ")
    .replace(UNWANTED, "")
    .normalize("NFC")
    .trim();
  if (!READABLE.test(text)) return { text: null, shortened: false };
  // A code point takes one or two units, so that only a text of more units than this can be too long.
  if (text.length <= MAX_WORDS) return { text, shortened: false };
  const characters = Array.from(text);
  if (characters.length <= MAX_WORDS) return { text, shortened: false };
  return { text: characters.slice(0, MAX_WORDS).join("").trimEnd(), shortened: true };
}
