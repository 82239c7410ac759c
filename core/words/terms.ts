// Finds what someone speaks of: the words of their texts that may be a theme, and pairs of them that stand close together.
import { CHINESE_COUNT, CHINESE_STOPS, CHINESE_TURNS, CHINESE_VAGUE } from "./chinese-words.ts";
import { ENGLISH_STOPS, ENGLISH_TURNS, ENGLISH_VAGUE, OTHER_LATIN_WORDS } from "./english-words.ts";
import { mask } from "./masking.ts";
import { MOST_READ } from "./mood.ts";
import type { Reader, Token, WordLanguage } from "./ports.ts";

/** Something that a person speaks of. */
export interface Term {
  /** The same for all its forms, in every round. */
  readonly key: string;
  readonly language: WordLanguage;
  /** As this person put it. */
  readonly form: string;
  /** The keys of its words; a word has none. */
  readonly parts: readonly string[];
  /** Says something only as a part of a pair. */
  readonly isVague: boolean;
  /** How its first letter is written where that says something: in the middle of a sentence that is not all capitals. */
  readonly letter: "upper" | "lower" | "unknown";
}

// So many words that are no theme may stand between the two of a pair: "meetings are too long".
const MOST_BETWEEN = 2;

interface Found {
  readonly token: Token;
  readonly word: string;
  readonly role: "stop" | "vague" | "word";
  readonly turns: boolean;
  readonly letter: Term["letter"];
}

/** Gives the terms of what one person wrote, each once. Words whose stems are in `ignored` count as no theme. */
export function termsOf(
  texts: readonly string[],
  reader: Pick<Reader, "tokens">,
  ignored: ReadonlySet<string> = new Set(),
): ReadonlyMap<string, Term> {
  const terms = new Map<string, Term>();
  const add = (term: Term) => {
    const before = terms.get(term.key);
    // In small letters once is in small letters.
    if (before === undefined || (term.letter === "lower" && before.letter !== "lower"))
      terms.set(term.key, term);
  };
  for (const text of texts) {
    const masked = withoutTags(mask(text.slice(0, MOST_READ)));
    for (const run of runsOf(masked, readable(masked, reader.tokens(masked), ignored))) {
      for (const found of run) if (found.role !== "stop") add(wordTerm(found));
      for (const pair of pairsOf(run, masked)) add(pair);
    }
  }
  return terms;
}

// Names of tags are nobody's words; as much space stays, so that words do not move.
function withoutTags(text: string): string {
  return text.replace(/<[^<>]{0,200}>/gu, (tag) => " ".repeat(tag.length));
}

// Words of a text with their roles; those of a text in another language with Latin letters are left out.
function readable(text: string, tokens: readonly Token[], ignored: ReadonlySet<string>): readonly Found[] {
  const shouts = !/\p{Ll}/u.test(text);
  const found = tokens.map((token): Found => {
    const word = token.text.toLowerCase().replace(/['\u2019-]/g, "");
    const english = token.language === "en";
    const role = roleOf(token, word, ignored);
    return {
      token,
      word,
      role,
      turns: (english ? ENGLISH_TURNS : CHINESE_TURNS).has(word),
      letter: english && !shouts ? letterOf(text, token) : "unknown",
    };
  });
  const latin = found.filter(({ token }) => token.language === "en");
  const other = latin.filter(({ word }) => OTHER_LATIN_WORDS.has(word) && !ENGLISH_STOPS.has(word)).length;
  const own = latin.filter(({ word }) => ENGLISH_STOPS.has(word)).length;
  return other > own ? found.filter(({ token }) => token.language === "zh") : found;
}

function roleOf(token: Token, word: string, ignored: ReadonlySet<string>): Found["role"] {
  if (ignored.has(token.stem)) return "stop";
  if (token.language === "en") {
    if (word.length < 2 || ENGLISH_STOPS.has(word)) return "stop";
    return ENGLISH_VAGUE.has(word) ? "vague" : "word";
  }
  if (CHINESE_VAGUE.has(word)) return "vague";
  return word.length < 2 || CHINESE_STOPS.has(word) || CHINESE_COUNT.test(word) ? "stop" : "word";
}

// Splits where something other than space stands between two words, and at names, which belong to no theme.
function runsOf(text: string, found: readonly Found[]): readonly (readonly Found[])[] {
  const runs: Found[][] = [];
  let run: Found[] = [];
  let end = 0;
  for (const each of found) {
    const { token } = each;
    if (token.isName || /\S/u.test(text.slice(end, token.at))) {
      runs.push(run);
      run = [];
    }
    if (!token.isName) run.push(each);
    end = token.end;
  }
  return [...runs, run].filter(({ length }) => length > 0);
}

function wordTerm({ token, role, letter }: Found): Term {
  return {
    key: keyOf(token),
    language: token.language,
    form: formOf(token.text),
    parts: [],
    isVague: role === "vague",
    letter,
  };
}

function* pairsOf(run: readonly Found[], text: string): Generator<Term> {
  let first = -1;
  let firstWord = -1;
  for (const [index, { role }] of run.entries()) {
    if (role === "stop") continue;
    // "Flexible working hours" are flexible hours too.
    const places = role === "word" ? new Set([first, firstWord]) : [first];
    for (const place of places) {
      const pair = pairOf(run, place, index, text);
      if (pair !== null) yield pair;
    }
    first = index;
    if (role === "word") firstWord = index;
  }
}

function pairOf(run: readonly Found[], first: number, index: number, text: string): Term | null {
  const [one, second] = [run[first], run[index]];
  const between = run.slice(first + 1, index);
  if (one === undefined || second === undefined || between.length > MOST_BETWEEN) return null;
  if (one.token.language !== second.token.language || one.token.stem === second.token.stem) return null;
  if (one.role !== "word" && second.role !== "word") return null;
  // A turned word is another one: pay that is not good is not good pay.
  const before = [run[first - 1], run[first - 2]];
  const turned = between.some(({ turns }) => turns);
  const turnedBefore = one.role === "vague" && before.some((each) => each?.turns === true);
  const mark = turned || turnedBefore ? "!" : "";
  const stems = [one.token.stem, second.token.stem].sort();
  const from = turnedBefore && !turned ? turnedFrom(run, first) : one.token.at;
  return {
    key: `${second.token.language}:${mark}${stems.join("+")}`,
    language: second.token.language,
    form: formOf(text.slice(from, second.token.end)),
    parts: [keyOf(one.token), keyOf(second.token)],
    isVague: false,
    letter: one.letter === "upper" && second.letter === "upper" ? "upper" : "unknown",
  };
}

function turnedFrom(run: readonly Found[], first: number): number {
  const turning = [run[first - 2], run[first - 1]].find((each) => each?.turns === true);
  return turning?.token.at ?? run[first]?.token.at ?? 0;
}

function keyOf({ language, stem }: Token): string {
  return `${language}:${stem}`;
}

// Small letters, but for abbreviations: "VPN", "QA".
function formOf(text: string): string {
  const plain = text.replace(/\s+/gu, " ").replaceAll("\u2019", "'");
  return plain.replace(/\p{Script=Latin}[\p{Script=Latin}\p{N}'-]*/gu, (word) =>
    /^\p{Lu}{2,5}s?$/u.test(word) ? word : word.toLowerCase(),
  );
}

// The first word of a sentence is written large whatever it is, and so is every word of a heading.
function letterOf(text: string, { text: word, at }: Token): Term["letter"] {
  if (/^\p{Ll}/u.test(word)) return "lower";
  if (!/^\p{Lu}\p{Ll}/u.test(word)) return "unknown";
  return /[\p{L}\p{N},]["'\u201C\u2018(]?\s+$/u.test(text.slice(Math.max(0, at - 6), at))
    ? "upper"
    : "unknown";
}
