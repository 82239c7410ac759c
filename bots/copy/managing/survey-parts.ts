// What a survey has around the score, as admins read it.

import type { Part } from "../../../core/message.ts";
import type { Locale } from "../../../core/ports.ts";
import { answeringSeconds, MOST_SECONDS } from "../../../core/survey/answering-time.ts";
import type { Survey } from "../../../core/survey/survey.ts";
import { backgroundOf, ratedOf } from "../../../core/survey/survey-extras.ts";
import { copyFor } from "../copy.ts";
import { paragraph } from "../say.ts";
import { nameInto } from "../spaced.ts";

/** Gives how long a survey takes. */
export function timeLine(survey: Pick<Survey, "drivers" | "extras">, locale: Locale): string {
  const { managing, format } = copyFor(locale);
  const seconds = format.number(answeringSeconds(survey));
  return managing.surveys.takes({ seconds, most: format.number(MOST_SECONDS) });
}

/** Gives the parts of a survey around its score, one line each; none for what it lacks. */
export function surveyParts(survey: Survey, locale: Locale): readonly Part[] {
  const { managing, format } = copyFor(locale);
  const words = managing.surveys;
  const { thanks, incentive, attributes = [] } = survey.extras ?? {};
  const background = backgroundOf(survey).map(({ text, options }, at) =>
    words.background({
      number: format.number(at + 1),
      question: nameInto(text[locale], survey.subject),
      options: options.map(({ label }) => label[locale]).join(" / "),
    }),
  );
  const rated = ratedOf(survey).map(({ label }) => label[locale]);
  const or = (text: string) => (text === "" ? words.usualThanks : text);
  const said = thanks?.[locale];
  const lines = [
    ...background,
    ...(rated.length === 0 ? [] : [words.rated({ drivers: format.list(rated) })]),
    ...(said === undefined
      ? []
      : [
          words.thanks({
            promoter: or(said.promoter),
            passive: or(said.passive),
            detractor: or(said.detractor),
          }),
        ]),
    ...(thanks === undefined || survey.promise === "attributed" ? [] : [words.thanksNote]),
    ...(incentive === undefined ? [] : [words.incentive({ text: incentive[locale] })]),
    ...(attributes.length === 0 ? [] : [words.attributes({ keys: format.list(attributes) })]),
  ];
  return [...lines, timeLine(survey, locale)].map(paragraph);
}
