// Surveys as admins read and edit them.

import type { Button, Message, Part } from "../../../core/message.ts";
import { LOCALES } from "../../../core/ports.ts";
import { encodePress, VERBS } from "../../../core/press.ts";
import type { EditedSurvey } from "../../../core/survey/edit-survey.ts";
import type { Survey } from "../../../core/survey/survey.ts";
import { tickedOf } from "../../../core/survey/survey-extras.ts";
import { copyFor } from "../copy.ts";
import { questionOf } from "../question.ts";
import { paragraph, say } from "../say.ts";
import type { Reader } from "./reader.ts";
import { surveyParts } from "./survey-parts.ts";

/** Gives all surveys with their questions, and a button to look at each. */
export function surveysMessage(surveys: readonly Survey[], reader: Reader): Message {
  const words = copyFor(reader.locale).managing.commands;
  const lines = surveys.map((survey) =>
    words.surveyLine({ key: survey.key, question: questionOf(survey, reader.locale) }),
  );
  const buttons: readonly Button[] = surveys.map(({ id, key }) => ({
    label: key,
    press: encodePress({ verb: VERBS.survey, token: id }),
  }));
  return {
    text: words.surveysTitle,
    parts: [
      { kind: "heading", text: words.surveysTitle },
      ...lines.map(paragraph),
      ...(buttons.length === 0 ? [] : [{ kind: "buttons" as const, buttons }]),
      { kind: "footnote", text: copyFor(reader.locale).managing.surveys.how({ command: reader.command }) },
    ],
  };
}

/** Gives one survey in both languages, and how each part of it is changed. */
export function surveyMessage(survey: Survey, edited: boolean, reader: Reader): Message {
  const copy = copyFor(reader.locale);
  const words = copy.managing.commands;
  const { key } = survey;
  const title = words.surveyTitle({ key });
  const more = copy.managing.surveys;
  const edits = LOCALES.map(
    (locale): Button => ({
      label: more.editButton[locale],
      press: encodePress({ verb: VERBS.surveyForm, token: survey.id, argument: locale }),
    }),
  );
  const drivers = tickedOf(survey).map(({ label }) => label[reader.locale]);
  const named = words.surveyDrivers({ drivers: copy.format.list(drivers) });
  const how = words.surveyHow({ command: reader.command, key });
  const promise = words.surveyHowPromise({ command: reader.command, key });
  const howMore = more.howMore({ command: reader.command, key, driver: driverToRate(survey, reader) });
  return {
    text: edited ? words.surveyEdited : title,
    parts: [
      { kind: "heading", text: title },
      ...(edited ? [paragraph(words.surveyEdited)] : []),
      paragraph(survey.promise === "anonymous" ? words.surveyAnonymous : words.surveyAttributed),
      ...LOCALES.flatMap((locale): readonly Part[] => [
        paragraph(`${words.surveyLanguage[locale]}\n${wordingIn(survey, locale, words.surveyReasons)}`),
      ]),
      paragraph(drivers.length === 0 ? words.surveyNoDrivers : named),
      ...surveyParts(survey, reader.locale),
      { kind: "buttons", buttons: edits },
      // Colleagues are always asked anonymously: there is nothing to choose.
      // Who has just changed it knows how.
      ...(edited ? [] : [survey.relation === "staff" ? how : `${how}\n${promise}`, howMore].map(footnote)),
    ],
  };
}

/** Says why a survey was not changed. */
export function surveyFault(fault: Extract<EditedSurvey, { kind: "invalid" }>, reader: Reader): Message {
  const { managing, format } = copyFor(reader.locale);
  const most = format.number(fault.most ?? 0);
  return say(managing.surveys.faults[fault.code]({ most, would: format.number(fault.would ?? 0) }));
}

function footnote(text: string): Part {
  return { kind: "footnote", text };
}

function driverToRate({ drivers }: Survey, { locale }: Reader): string {
  const label = drivers.at(0)?.label[locale] ?? copyFor(locale).managing.surveys.anyDriver;
  return label.includes(" ") ? `“${label}”` : label;
}

function wordingIn(
  survey: Survey,
  locale: Reader["locale"],
  reasons: (p: Survey["wording"]["en"]["reason"]) => string,
): string {
  const wording = survey.wording[locale];
  return [questionOf(survey, locale), wording.anchors, reasons(wording.reason), wording.improve].join("\n");
}
