// All sentences of a survey in one language: the form that asks for them, and the preview before they are saved.

import type { CommandOutcome } from "../../../core/command/outcome.ts";
import { wordsOf, writeFormOf } from "../../../core/command/pending-survey.ts";
import type { Button, Field, Form, Message } from "../../../core/message.ts";
import { encodePress, VERBS } from "../../../core/press.ts";
import {
  type InvalidChange,
  LONGEST,
  THANKS_BANDS,
  WORDING_FIELDS,
} from "../../../core/survey/survey-change.ts";
import { copyFor } from "../copy.ts";
import { PREVIEW_TOKEN, sampleParts } from "../question.ts";
import { paragraph } from "../say.ts";
import type { Reader } from "./reader.ts";
import { timeLine } from "./survey-parts.ts";

type Outcome<Kind extends CommandOutcome["kind"]> = Extract<CommandOutcome, { kind: Kind }>;

/** Gives the form, filled with what the survey says or with what was written before. */
export function surveyForm(
  { survey, locale: wanted, words: kept }: Outcome<"survey-form">,
  reader: Reader,
): Form {
  const locale = wanted ?? reader.locale;
  const words = copyFor(reader.locale).managing.surveys;
  const said = kept ?? wordsOf(survey, locale);
  const sentences = WORDING_FIELDS.map((name): Field => {
    const isReason = name === "promoter" || name === "passive" || name === "detractor";
    const maxLength = isReason ? LONGEST.reason : LONGEST[name];
    return { kind: "text", name, label: words.fields[name], initial: said[name], maxLength, multiline: true };
  });
  const thanks = THANKS_BANDS.map((band): Field => {
    const initial = said.thanks[band];
    return {
      kind: "text",
      name: `thanks-${band}`,
      label: words.fields[`thanks-${band}`],
      hint: words.thanksHint,
      optional: true,
      maxLength: LONGEST.thanks,
      ...(initial === "" ? {} : { initial }),
    };
  });
  return {
    press: encodePress({
      verb: VERBS.surveyForm,
      token: survey.id,
      argument: writeFormOf(locale, survey.version),
    }),
    title: words.formTitle[locale],
    submit: words.formSubmit,
    cancel: words.formCancel,
    intro: words.formIntro,
    fields: [...sentences, ...thanks],
  };
}

/** Gives new wording as people will read it, with buttons that say that they do nothing, and the yes and no below. */
export function wordingPreview(
  { survey, locale, token, operator, saidAndDone }: Outcome<"survey-preview">,
  reader: Reader,
): Message {
  const { managing } = copyFor(reader.locale);
  const words = managing.surveys;
  const { reason, improve } = survey.wording[locale];
  const thanks = survey.extras?.thanks?.[locale];
  const or = (text: string) => (text === "" ? words.usualThanks : text);
  const after = [managing.commands.surveyReasons(reason), improve];
  const buttons: readonly Button[] = [
    { label: words.saveButton, press: encodePress({ verb: VERBS.surveySave, token }), style: "primary" },
    { label: words.againButton, press: encodePress({ verb: VERBS.surveyForm, token }) },
    { label: words.discardButton, press: encodePress({ verb: VERBS.surveyDiscard, token }) },
  ];
  return {
    text: words.previewTitle,
    parts: [
      { kind: "heading", text: words.previewTitle },
      paragraph(words.previewNote),
      ...sampleParts(
        survey,
        { locale, k: reader.k, operator, ...(saidAndDone && { saidAndDone }) },
        PREVIEW_TOKEN,
      ),
      { kind: "heading", text: words.previewAfter },
      ...after.map(paragraph),
      ...(thanks === undefined
        ? []
        : [
            paragraph(
              words.thanks({
                promoter: or(thanks.promoter),
                passive: or(thanks.passive),
                detractor: or(thanks.detractor),
              }),
            ),
          ]),
      { kind: "footnote", text: timeLine(survey, reader.locale) },
      { kind: "buttons", buttons },
    ],
  };
}

/** Gives what is wrong with the form's fields. */
export function wordingFaults(
  faults: Readonly<Record<string, InvalidChange>>,
  reader: Reader,
): Readonly<Record<string, string>> {
  const { managing, format } = copyFor(reader.locale);
  return Object.fromEntries(
    Object.entries(faults).map(([field, { code, most, would }]) => [
      field,
      managing.surveys.faults[code]({
        most: format.number(most ?? 0),
        would: format.number(would ?? 0),
      }),
    ]),
  );
}
