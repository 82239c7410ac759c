// The words behind "survey KEY" that change what stands around the score: background, rate, thanks, incentive, attributes.

import { LOCALES, type Locale } from "../ports.ts";
import { DIMENSIONS, type Dimension } from "../survey/question-sets.ts";
import type { SaidQuestion, SurveyChange, ThanksBand } from "../survey/survey-change.ts";
import type { Cursor } from "./cursor.ts";
import type { Mistake } from "./fault.ts";
import { LANGUAGE_WORDS, takeLanguage } from "./language-words.ts";
import { takeRest } from "./survey-wish.ts";
import { freeText } from "./words.ts";

/** The verbs of these parts. */
export const PART_VERBS = ["background", "rate", "thanks", "incentive", "attributes"] as const;

const BACKGROUND_VERBS = ["add", "remove"];
const BANDS: Readonly<Record<string, ThanksBand>> = {
  promoter: "promoter",
  promoters: "promoter",
  "9-10": "promoter",
  passive: "passive",
  passives: "passive",
  "7-8": "passive",
  detractor: "detractor",
  detractors: "detractor",
  "0-6": "detractor",
};

/** Reads one such change; null where another word stands there. */
export function readPart(cursor: Cursor): SurveyChange | Mistake | null {
  if (cursor.take("background") !== null) return readBackground(cursor);
  if (cursor.take("rate", "ratings") !== null) return readRate(cursor);
  if (cursor.take("thanks", "thank") !== null) return readThanks(cursor);
  if (cursor.take("incentive") !== null) return readIncentive(cursor);
  if (cursor.take("attributes", "attribute") !== null) return readAttributes(cursor);
  return null;
}

/** Reads a background question: a ready one by its name, or its text and answers in quotes, behind a language's name or told by their script. */
export function readAddedBackground(cursor: Cursor): SurveyChange | Mistake {
  const word = cursor.peek();
  const dimension = DIMENSIONS.find((each): each is Dimension => !word?.quoted && each === word?.text);
  if (dimension !== undefined) {
    cursor.next();
    return { kind: "ready-background", dimension };
  }
  const said: Partial<Record<Locale, SaidQuestion>> = {};
  for (let next = cursor.peek(); next !== null; next = cursor.peek()) {
    const named = next.quoted ? null : takeLanguage(cursor);
    const texts: string[] = [];
    for (let text = cursor.peek(); text?.quoted; text = cursor.peek()) {
      // The other language's question begins where the script changes, unless languages are named.
      const isOther = hasLetters(text.raw) && scriptOf(text.raw) !== scriptOf(texts[0] ?? text.raw);
      if (named === null && isOther) break;
      texts.push(text.raw);
      cursor.next();
    }
    const [text, ...options] = texts;
    if (text === undefined)
      return cursor.mistake("unknown-word", "background", [...DIMENSIONS, ...LANGUAGE_WORDS]);
    const locale = named ?? scriptOf(text);
    if (said[locale] !== undefined) return cursor.mistake("twice", "background");
    said[locale] = { text, options };
  }
  return LOCALES.some((locale) => said[locale] !== undefined)
    ? { kind: "add-background", question: said }
    : cursor.mistake("missing", "background", DIMENSIONS);
}

function readBackground(cursor: Cursor): SurveyChange | Mistake {
  const verb = cursor.take(...BACKGROUND_VERBS, "none");
  if (verb === "add") return readAddedBackground(cursor);
  if (verb === "none") return { kind: "remove-background", which: null };
  if (verb === null) return cursor.mistake("unknown-word", "background", [...BACKGROUND_VERBS, "none"]);
  if (cursor.take("all") !== null) return { kind: "remove-background", which: null };
  const word = cursor.next();
  return word === null
    ? cursor.mistake("missing", "background")
    : { kind: "remove-background", which: word.text.toLowerCase() };
}

function readRate(cursor: Cursor): SurveyChange | Mistake {
  if (cursor.peek() === null) return cursor.mistake("missing", "rate");
  if (cursor.take("none") !== null) return { kind: "rate", drivers: [] };
  const drivers: string[] = [];
  for (let word = cursor.next(); word !== null; word = cursor.next()) drivers.push(word.raw);
  return { kind: "rate", drivers };
}

function readThanks(cursor: Cursor): SurveyChange | Mistake {
  if (cursor.take("none") !== null) return { kind: "thanks", of: null };
  const locale = takeLanguage(cursor);
  if (locale === null) return cursor.mistake("not-a-language", "thanks", LANGUAGE_WORDS);
  const name = cursor.peek()?.text.replace(/[\u2010-\u2015\u2212]/g, "-") ?? "";
  const band = Object.hasOwn(BANDS, name) ? BANDS[name] : undefined;
  if (band === undefined) return cursor.mistake("not-a-band", "thanks", Object.keys(BANDS));
  cursor.next();
  const text = freeText(cursor.source, cursor.words, cursor.index());
  if (text === null) return cursor.mistake("missing", "thanks");
  takeRest(cursor);
  return { kind: "thanks", of: { locale, band, text } };
}

function readIncentive(cursor: Cursor): SurveyChange | Mistake {
  if (cursor.take("none") !== null) return { kind: "incentive", text: null };
  const texts: Partial<Record<Locale, string>> = {};
  for (let word = cursor.peek(); word !== null; word = cursor.peek()) {
    const named = word.quoted ? null : takeLanguage(cursor);
    const text = freeText(cursor.source, cursor.words, cursor.index());
    if (text === null) return cursor.mistake("missing", "incentive");
    texts[named ?? scriptOf(text)] = text;
    if (cursor.peek()?.quoted) cursor.next();
    else takeRest(cursor);
  }
  return LOCALES.some((locale) => texts[locale] !== undefined)
    ? { kind: "incentive", text: texts }
    : cursor.mistake("missing", "incentive");
}

function readAttributes(cursor: Cursor): SurveyChange | Mistake {
  if (cursor.peek() === null) return cursor.mistake("missing", "attributes");
  if (cursor.take("none") !== null) return { kind: "attributes", keys: [] };
  const keys: string[] = [];
  for (let word = cursor.next(); word !== null; word = cursor.next()) keys.push(word.raw);
  return { kind: "attributes", keys };
}

function scriptOf(text: string): Locale {
  return /\p{Script=Han}/u.test(text) ? "zh-CN" : "en";
}

// "1–3" is an answer in either language.
function hasLetters(text: string): boolean {
  return /\p{Script=Han}|\p{Script=Latin}{2}/u.test(text);
}
