// Splits what someone typed into words, whatever their keyboard made of spaces, quotes and widths.
import { lexChinese } from "./chinese-words.ts";

/** One word of a command, and where it stood. */
export interface Word {
  /** Half-width, in lower case, Chinese command words as their English ones: what a grammar compares. */
  readonly text: string;
  /** As typed, without its quotes: what is kept of names and sentences. */
  readonly raw: string;
  readonly quoted: boolean;
  /** Index of its first character in what was typed. */
  readonly at: number;
  /** Index just behind the run of characters that it is part of. */
  readonly end: number;
}

// Besides the spaces of all widths: marks that have no width at all, and punctuation that ends a word in Chinese.
const SEPARATOR = /[\s\u200B\u2060\uFEFF\u3001\u3002\uFF0C\uFF1B]/;
const REFERENCE = /^<[@#!][^<>]*>/;
const DOUBLE = '"\u201C\u201D\u201E\u201F\u00AB\u00BB\uFF02\u301D\u301E\u301F';
const SINGLE = "'\u2018\u2019\u201A\u201B\u2039\u203A\uFF07`";
const CORNERS: Readonly<Record<string, string>> = { "\u300C": "\u300D", "\u300E": "\u300F" };

/** Splits a text into its words; never fails. A quote that is not closed reaches to the end. */
export function splitWords(source: string): readonly Word[] {
  const words: Word[] = [];
  let at = 0;
  while (at < source.length) {
    if (isSeparator(source, at)) {
      at += 1;
      continue;
    }
    const chunk = readChunk(source, at);
    words.push(...wordsOf(chunk, at));
    at = chunk.end;
  }
  return words;
}

/** Gives everything from a word on as free text: a quoted sentence without its quotes, or the rest as typed. */
export function freeText(source: string, words: readonly Word[], from: number): string | null {
  const word = words[from];
  if (word === undefined) return null;
  return word.quoted ? word.raw : unescapeSlack(source.slice(word.at)).trim();
}

/** Brings a text to half-width lower case, as words are compared. */
export function plain(text: string): string {
  return text.normalize("NFKC").toLowerCase();
}

interface Chunk {
  readonly raw: string;
  readonly quoted: boolean;
  readonly reference: boolean;
  readonly end: number;
}

function wordsOf(chunk: Chunk, at: number): readonly Word[] {
  const { quoted, end } = chunk;
  const raw = unescapeSlack(chunk.raw);
  // Names keep the characters that their people gave them.
  if (quoted || chunk.reference) return [{ text: raw, raw, quoted, at, end }];
  const text = plain(raw).replace(/[,;]+$/, "");
  if (text === "") return [];
  return lexChinese(text).map((piece) => ({
    text: piece,
    raw: piece === text ? raw.replace(/[,;]+$/, "") : piece,
    quoted,
    at,
    end,
  }));
}

function readChunk(source: string, start: number): Chunk {
  const reference = REFERENCE.exec(source.slice(start))?.[0];
  if (reference !== undefined) {
    return { raw: reference, quoted: false, reference: true, end: start + reference.length };
  }
  let raw = "";
  let at = start;
  while (at < source.length && !isSeparator(source, at)) {
    // An apostrophe inside a word is no quote: quotes begin a word or a value (team="R&D").
    const mayOpen = at === start || /[=\uFF1D]/.test(source[at - 1] ?? "");
    const quote = mayOpen ? readQuote(source, at) : null;
    if (quote === null) {
      raw += source[at];
      at += 1;
      continue;
    }
    raw += quote.inner;
    const whole = at === start && (quote.end >= source.length || isSeparator(source, quote.end));
    at = quote.end;
    if (whole) return { raw, quoted: true, reference: false, end: at };
  }
  return { raw, quoted: false, reference: false, end: at };
}

function readQuote(source: string, at: number): { readonly inner: string; readonly end: number } | null {
  const opener = source[at] ?? "";
  const corner = CORNERS[opener];
  if (corner !== undefined) return upTo(source, at, source.indexOf(corner, at + 1));
  if (DOUBLE.includes(opener)) return upTo(source, at, closing(source, at, DOUBLE) ?? -1);
  if (!SINGLE.includes(opener)) return null;
  const end = closing(source, at, SINGLE);
  return end === null ? null : upTo(source, at, end);
}

function upTo(source: string, at: number, end: number): { readonly inner: string; readonly end: number } {
  if (end < 0) return { inner: source.slice(at + 1), end: source.length };
  return { inner: source.slice(at + 1, end), end: end + 1 };
}

// The first one at a word's end, so that a quote may hold quotes; else the first one at all.
function closing(source: string, at: number, family: string): number | null {
  let first: number | null = null;
  for (let index = at + 1; index < source.length; index += 1) {
    if (!family.includes(source[index] ?? "")) continue;
    first ??= index;
    if (index + 1 === source.length || isSeparator(source, index + 1) || source[index + 1] === ",") {
      return index;
    }
  }
  return first;
}

function isSeparator(source: string, at: number): boolean {
  return SEPARATOR.test(source[at] ?? " ");
}

// Slack escapes these three, and only these, in what it hands on.
/** Gives a text as it was typed: Slack writes & < > in commands as entities. */
export function unescapeSlack(text: string): string {
  return text.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&amp;", "&");
}
