// Splits what someone typed into words, whatever their keyboard made of spaces, quotes and widths.
import { lexChinese } from "./read-chinese.ts";

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
  /** Where it begins inside that run: Chinese words touch each other. */
  readonly from: number;
  /** As its writer knows it, for a sentence about it: a Chinese word in Chinese. */
  readonly typed: string;
}

// Besides the spaces of all widths: marks that have no width at all, and punctuation that ends a word in Chinese.
// A full-width colon does too, but not in a time.
const SEPARATOR = /[\s\u200B\u2060\uFEFF\u3001\u3002\uFF0C\uFF1B]/;
const REFERENCE = /^<[@#!][^<>]*>/;
const DOUBLE = '"\u201C\u201D\u201E\u201F\u00AB\u00BB\uFF02\u301D\u301E\u301F';
const SINGLE = "'\u2018\u2019\u201A\u201B\u2039\u203A\uFF07`";
const CORNERS: Readonly<Record<string, string>> = { "\u300C": "\u300D", "\u300E": "\u300F" };
// These open wherever they stand; the others only behind a Chinese character, as nobody there types a space before them.
const OPENERS = `\u201C\u201E\u301D${Object.keys(CORNERS).join("")}`;
const HAN = /\p{Script=Han}/u;
// What is said behind a quote that was closed without a space.
const SAID_BEHIND = /^(?:听到|大家|来自|问卷|截[至止]|基于|关于|\d{4}[-年])/u;

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
    words.push(...wordsOf(source, chunk, at));
    at = chunk.end;
  }
  return words;
}

/** Gives everything from a word on as free text: a quoted sentence without its quotes, or the rest as typed. */
export function freeText(source: string, words: readonly Word[], from: number): string | null {
  const word = words[from];
  if (word === undefined) return null;
  const isAll = word.quoted && (word.end >= source.length || isSeparator(source, word.end));
  return isAll ? word.raw : unescapeSlack(source.slice(word.from)).trim();
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

function wordsOf(source: string, chunk: Chunk, at: number): readonly Word[] {
  const { quoted, end } = chunk;
  const raw = unescapeSlack(chunk.raw);
  // Names keep the characters that their people gave them.
  if (quoted || chunk.reference) return [{ text: raw, raw, quoted, at, end, from: at, typed: raw }];
  const text = plain(raw).replace(/[,;]+$/, "");
  if (text === "") return [];
  return lexChinese(text).map((piece) => {
    const isWhole = piece.text === text;
    // Where widths or entities shift what was typed, a word begins where its run does.
    const isInPlace = plain(source.slice(at, at + piece.at)) === text.slice(0, piece.at);
    const whole = raw.replace(/[,;]+$/, "");
    return {
      ...{ text: piece.text, raw: isWhole ? whole : piece.text, quoted, at, end },
      from: isInPlace ? at + piece.at : at,
      typed: piece.at === 0 && piece.typed.length === text.length ? whole : piece.typed,
    };
  });
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
    if (!mayOpen && opensInside(source, at, raw)) break;
    const quote = mayOpen ? readQuote(source, at) : null;
    if (quote === null) {
      raw += source[at];
      at += 1;
      continue;
    }
    raw += quote.inner;
    const whole = at === start && endsAt(source, at, quote.end);
    at = quote.end;
    if (whole) return { raw, quoted: true, reference: false, end: at };
  }
  return { raw, quoted: false, reference: false, end: at };
}

// Another word begins here although nothing stands before it: 行动“…”, 订阅月报<#C1>.
function opensInside(source: string, at: number, before: string): boolean {
  const sign = source[at] ?? "";
  if (/[=\uFF1D]|^[@#]/.test(before)) return false;
  if (OPENERS.includes(sign)) return true;
  if (!HAN.test(before)) return false;
  return DOUBLE.includes(sign) || sign === "\u2018" || REFERENCE.test(source.slice(at));
}

// A quote of a sentence may touch what comes behind it; an apostrophe may be a part of a name.
function endsAt(source: string, at: number, end: number): boolean {
  if (end >= source.length || isSeparator(source, end)) return true;
  const isSentence = `${OPENERS}${DOUBLE}\u2018`.includes(source[at] ?? "");
  return isSentence && /[\p{Script=Han}\d\u201C\u300C\u300E]/u.test(source[end] ?? "");
}

function readQuote(source: string, at: number): { readonly inner: string; readonly end: number } | null {
  const opener = source[at] ?? "";
  const corner = CORNERS[opener];
  if (corner !== undefined) return upTo(source, at, source.indexOf(corner, at + 1));
  if (DOUBLE.includes(opener))
    return upTo(source, at, paired(source, at) ?? closing(source, at, DOUBLE) ?? -1);
  if (!SINGLE.includes(opener)) return null;
  const end = closing(source, at, SINGLE);
  return end === null ? null : upTo(source, at, end);
}

function upTo(source: string, at: number, end: number): { readonly inner: string; readonly end: number } {
  if (end < 0) return { inner: source.slice(at + 1), end: source.length };
  return { inner: source.slice(at + 1, end), end: end + 1 };
}

// The one that closes this “, with those inside it; null where they do not pair.
function paired(source: string, at: number): number | null {
  if (source[at] !== "\u201C") return null;
  let depth = 0;
  for (let index = at; index < source.length; index += 1) {
    if (source[index] === "\u201C") depth += 1;
    if (source[index] === "\u201D") depth -= 1;
    if (depth === 0) return index;
  }
  return null;
}

// The first one at a word's end, so that a quote may hold quotes; else the first one at all.
function closing(source: string, at: number, family: string): number | null {
  let first: number | null = null;
  for (let index = at + 1; index < source.length; index += 1) {
    if (!family.includes(source[index] ?? "")) continue;
    first ??= index;
    const isEnd = index + 1 === source.length || isSeparator(source, index + 1) || source[index + 1] === ",";
    if (isEnd || SAID_BEHIND.test(source.slice(index + 1, index + 6))) {
      return index;
    }
  }
  return first;
}

function isSeparator(source: string, at: number): boolean {
  if (source[at] === "\uFF1A") return !/^\d.\d/u.test(source.slice(Math.max(0, at - 1), at + 2));
  return SEPARATOR.test(source[at] ?? " ");
}

// Slack escapes these three, and only these, in what it hands on.
/** Gives a text as it was typed: Slack writes & < > in commands as entities. */
export function unescapeSlack(text: string): string {
  return text.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&amp;", "&");
}
