// The command that shows and edits surveys: its words behind "survey".

import { LOCALES, type Locale } from "../ports.ts";
import { type SurveyChange, WORDING_FIELDS, type WordingField } from "../survey/survey-change.ts";
import type { Command } from "./command.ts";
import type { Cursor } from "./cursor.ts";
import type { Mistake } from "./fault.ts";
import { LANGUAGE_WORDS, takeLanguage } from "./language-words.ts";
import { KEY } from "./schedule-spec.ts";
import { PART_VERBS, readAddedBackground, readPart } from "./survey-parts-grammar.ts";
import { readForm, readNew, readWish, WISH_WORDS } from "./survey-wish.ts";
import { freeText } from "./words.ts";

const EDITS = ["wording", "driver", "subject", "promise", "add", ...PART_VERBS];
const VERBS = ["edit", ...EDITS, ...WISH_WORDS, "list", "show"];
const DRIVER_VERBS = ["add", "remove", "rename", "none"];

// What stands where a key could: then the default survey is meant.
const EDITED = ["edit", ...EDITS, ...WISH_WORDS];

type SurveyCommand = Extract<Command, { kind: "survey" }>;

// Reasons are named by band or by the scores in it.
const FIELDS: Readonly<Record<string, WordingField>> = {
  ...Object.fromEntries(WORDING_FIELDS.map((field) => [field, field])),
  anchor: "anchors",
  promoters: "promoter",
  passives: "passive",
  detractors: "detractor",
  "9-10": "promoter",
  "7-8": "passive",
  "0-6": "detractor",
};

/** Reads which survey is meant and what is to be changed in it; nulls where neither is said. */
export function readSurvey(cursor: Cursor): SurveyCommand | Mistake {
  if (cursor.take("list") !== null || cursor.peek() === null) {
    return { kind: "survey", key: null, change: null };
  }
  if (cursor.take("new") !== null) {
    const made = readNew(cursor, VERBS);
    return "reason" in made ? made : { kind: "survey", change: null, ...made };
  }
  cursor.take("show");
  const word = cursor.peek();
  if (word === null) return cursor.mistake("missing", "survey");
  let key: string | null = null;
  if (word.quoted || !EDITED.includes(word.text)) {
    key = word.text.toLowerCase();
    if (!KEY.test(key)) return cursor.mistake("unknown-word", "survey", VERBS);
    cursor.next();
  }
  const said = cursor.take("edit") !== null;
  const wish = said ? readForm(cursor) : readWish(cursor);
  if (wish !== null) return { kind: "survey", key, change: null, wish };
  if (cursor.peek() === null && !said) return { kind: "survey", key, change: null };
  const edit = readEdit(cursor);
  return "reason" in edit ? edit : { kind: "survey", key, change: edit };
}

function readEdit(cursor: Cursor): SurveyChange | Mistake {
  const part = readPart(cursor);
  if (part !== null) return part;
  const verb = cursor.take("wording", "driver", "drivers", "subject", "promise", "add");
  if (verb === "add") {
    if (cursor.take("background") !== null) return readAddedBackground(cursor);
    return cursor.take("driver") === null
      ? cursor.mistake("unknown-word", "add", ["background", "driver"])
      : readAddedDriver(cursor);
  }
  if (verb === "wording") return readWording(cursor);
  if (verb === "subject") {
    const text = freeText(cursor.source, cursor.words, cursor.index());
    return text === null ? cursor.mistake("missing", "subject") : { kind: "subject", text };
  }
  if (verb === "promise") {
    const promise = cursor.take("anonymous", "attributed");
    if (promise === null) return cursor.mistake("unknown-word", "promise", ["anonymous", "attributed"]);
    return { kind: "promise", promise: promise === "anonymous" ? "anonymous" : "attributed" };
  }
  return verb === null ? cursor.mistake("unknown-word", "survey", VERBS) : readDriver(cursor);
}

function readWording(cursor: Cursor): SurveyChange | Mistake {
  const locale = takeLanguage(cursor);
  if (locale === null) return cursor.mistake("not-a-language", "wording", LANGUAGE_WORDS);
  const name = cursor.peek()?.text.replace(/[\u2010-\u2015\u2212]/g, "-") ?? "";
  const field = Object.hasOwn(FIELDS, name) ? FIELDS[name] : undefined;
  if (field === undefined) return cursor.mistake("not-a-field", "wording", WORDING_FIELDS);
  cursor.next();
  const text = freeText(cursor.source, cursor.words, cursor.index());
  return text === null ? cursor.mistake("missing", "wording") : { kind: "wording", locale, field, text };
}

function readDriver(cursor: Cursor): SurveyChange | Mistake {
  const verb = cursor.take(...DRIVER_VERBS);
  if (verb === null) return cursor.mistake("unknown-word", "driver", DRIVER_VERBS);
  if (verb === "add") return readAddedDriver(cursor);
  if (verb === "none" || (verb === "remove" && cursor.take("all") !== null)) return { kind: "clear-drivers" };
  const word = cursor.next();
  if (word === null) return cursor.mistake("missing", "driver");
  const driver = word.raw;
  if (verb === "remove") return { kind: "remove-driver", key: driver };
  const label = readLabels(cursor);
  return "reason" in label ? label : { kind: "rename-driver", key: driver, label };
}

function readAddedDriver(cursor: Cursor): SurveyChange | Mistake {
  const label = readLabels(cursor);
  return "reason" in label ? label : { kind: "add-driver", label };
}

// Either one text a language, the language told by its script, or each behind its language's name.
function readLabels(cursor: Cursor): Partial<Record<Locale, string>> | Mistake {
  const labels: Partial<Record<Locale, string>> = {};
  let unmarked: string | null = null;
  for (let word = cursor.peek(); word !== null; word = cursor.peek()) {
    const named = word.quoted ? null : takeLanguage(cursor);
    const text = cursor.next();
    if (text === null) return cursor.mistake("missing", "driver");
    const locale = named ?? (/\p{Script=Han}/u.test(text.raw) ? "zh-CN" : "en");
    // Words without quotes are one label together: Pay and benefits.
    const before = !text.quoted && named === null && unmarked === locale ? `${labels[locale] ?? ""} ` : "";
    labels[locale] = `${before}${text.raw}`;
    unmarked = text.quoted || named !== null ? null : locale;
  }
  return LOCALES.some((locale) => labels[locale] !== undefined)
    ? labels
    : cursor.mistake("missing", "driver");
}
