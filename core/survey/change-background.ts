// Changes the short questions before the score.
import { LOCALES } from "../ports.ts";
import type { BackgroundQuestion, Survey } from "./survey.ts";
import {
  type Edit,
  type InvalidChange,
  invalid,
  LONGEST,
  MAX_BACKGROUND,
  OPTIONS,
  type SaidQuestion,
  type SurveyChange,
} from "./survey-change.ts";
import { backgroundOf, withExtras } from "./survey-extras.ts";
import { freeKey, isSame, tidy } from "./tidy-text.ts";

type Said = Extract<SurveyChange, { kind: "add-background" }>["question"];

/** Gives the survey with one more background question: a ready one, or one said in one language or both. */
export function addBackground(survey: Survey, added: Said | BackgroundQuestion): Edit {
  const before = backgroundOf(survey);
  if (before.length >= MAX_BACKGROUND) return invalid("too-many-background", MAX_BACKGROUND);
  const question = "key" in added ? added : fromWords(added, freeKey("q", before));
  if ("code" in question) return question;
  const exists = before.some(
    ({ key, text }) =>
      key === question.key || LOCALES.some((locale) => isSame(text[locale], question.text[locale])),
  );
  if (exists) return invalid("background-exists");
  return withExtras(survey, { background: [...before, question] });
}

/** Gives the survey without one background question (by key, or counted from 1), or without any. */
export function removeBackground(survey: Survey, which: string | null): Edit {
  if (which === null) return withExtras(survey, { background: undefined });
  const before = backgroundOf(survey);
  const gone = before.find(({ key }, at) => key === which || String(at + 1) === which);
  if (gone === undefined) return invalid("unknown-background");
  return withExtras(survey, { background: before.filter((question) => question !== gone) });
}

function fromWords(said: Said, key: string): BackgroundQuestion | InvalidChange {
  const either = said.en ?? said["zh-CN"];
  if (either === undefined) return invalid("empty");
  const english = tidyQuestion(said.en ?? either);
  const chinese = tidyQuestion(said["zh-CN"] ?? either);
  if ("code" in english) return english;
  if ("code" in chinese) return chinese;
  if (english.options.length !== chinese.options.length) return invalid("options-differ");
  return {
    key,
    text: { en: english.text, "zh-CN": chinese.text },
    options: english.options.map((label, at) => ({
      key: `o${at + 1}`,
      label: { en: label, "zh-CN": chinese.options[at] ?? label },
    })),
  };
}

function tidyQuestion(said: SaidQuestion): SaidQuestion | InvalidChange {
  const text = tidy(said.text, LONGEST.background);
  if (typeof text !== "string") return text;
  const { least, most } = OPTIONS;
  if (said.options.length < least || said.options.length > most) return invalid("bad-options", most);
  const options: string[] = [];
  for (const each of said.options) {
    const option = tidy(each, LONGEST.option);
    if (typeof option !== "string") return option;
    if (options.some((other) => isSame(other, option))) return invalid("bad-options", most);
    options.push(option);
  }
  return { text, options };
}
