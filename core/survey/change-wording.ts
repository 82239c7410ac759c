// Changes the sentences of a survey: one, or all of a language.
import { LOCALES, type Locale } from "../ports.ts";
import type { Survey, Wording } from "./survey.ts";
import {
  type Edit,
  type InvalidChange,
  LONGEST,
  THANKS_BANDS,
  type ThanksBand,
  type WholeWording,
  WORDING_FIELDS,
  type WordingField,
} from "./survey-change.ts";
import { withExtras } from "./survey-extras.ts";
import { tidy } from "./tidy-text.ts";

const NO_WORDS = { promoter: "", passive: "", detractor: "" } as const;

/** Gives the survey with one sentence changed. */
export function changeWording(survey: Survey, locale: Locale, field: WordingField, words: string): Edit {
  const text = tidy(words, longestOf(field));
  if (typeof text !== "string") return text;
  const before = survey.wording[locale];
  const after: Wording = isReason(field)
    ? { ...before, reason: { ...before.reason, [field]: text } }
    : { ...before, [field]: text };
  return { ...survey, wording: { ...survey.wording, [locale]: after } };
}

/** Gives the survey with all that one language says, or the first sentence that will not do. */
export function changeWholeWording(survey: Survey, locale: Locale, words: WholeWording): Edit {
  let edited = survey;
  for (const field of WORDING_FIELDS) {
    const next = changeWording(edited, locale, field, words[field]);
    if ("code" in next) return next;
    edited = next;
  }
  for (const band of THANKS_BANDS) {
    const text = words.thanks[band];
    const next =
      text.trim() === "" ? setThanks(edited, locale, band, "") : changeThanks(edited, { locale, band, text });
    if ("code" in next) return next;
    edited = next;
  }
  return edited;
}

/** Says what is wrong with all sentences of a language, by field (a thank-you's is `thanks-` and its band); empty where nothing is. */
export function faultsOfWording(words: WholeWording): Readonly<Record<string, InvalidChange>> {
  const faults: Record<string, InvalidChange> = {};
  for (const field of WORDING_FIELDS) {
    const text = tidy(words[field], longestOf(field));
    if (typeof text !== "string") faults[field] = text;
  }
  for (const band of THANKS_BANDS) {
    const said = words.thanks[band];
    const text = said.trim() === "" ? "" : tidy(said, LONGEST.thanks);
    if (typeof text !== "string") faults[`thanks-${band}`] = text;
  }
  return faults;
}

/** Gives the survey with one thank-you of its own, or (null) with none. */
export function changeThanks(
  survey: Survey,
  of: { readonly locale: Locale; readonly band: ThanksBand; readonly text: string } | null,
): Edit {
  if (of === null) return withExtras(survey, { thanks: undefined });
  const text = tidy(of.text, LONGEST.thanks);
  return typeof text === "string" ? setThanks(survey, of.locale, of.band, text) : text;
}

// Words of its own for one band or language leave the others to the usual ones, which an empty text stands for.
function setThanks(survey: Survey, locale: Locale, band: ThanksBand, text: string): Survey {
  const before = survey.extras?.thanks ?? { en: NO_WORDS, "zh-CN": NO_WORDS };
  const thanks = { ...before, [locale]: { ...before[locale], [band]: text } };
  const isUsual = LOCALES.every((each) => Object.values(thanks[each]).every((one) => one === ""));
  return withExtras(survey, { thanks: isUsual ? undefined : thanks });
}

function longestOf(field: WordingField): number {
  return isReason(field) ? LONGEST.reason : LONGEST[field];
}

function isReason(field: WordingField): field is ThanksBand {
  return field === "promoter" || field === "passive" || field === "detractor";
}
