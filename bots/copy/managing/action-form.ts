// The form behind "What will we do?".

import type { SentenceFault } from "../../../core/command/steering-outcome.ts";
import type { Form } from "../../../core/message.ts";
import { encodePress, VERBS } from "../../../core/press.ts";
import { MOST_SENTENCE } from "../../../core/steer/action.ts";
import type { Survey } from "../../../core/survey/survey.ts";
import { copyFor } from "../copy.ts";
import type { Reader } from "./reader.ts";

/** The names of the fields in what the form sends. */
export const ACTION_FIELDS = { heard: "heard", text: "text" } as const;

/** Gives the form for an action on a survey's results; it says who will read it before anything is written. */
export function actionForm(survey: Pick<Survey, "id">, { locale }: Pick<Reader, "locale">): Form {
  const words = copyFor(locale).managing.steering;
  return {
    press: encodePress({ verb: VERBS.action, token: survey.id }),
    title: words.formTitle,
    submit: words.formSubmit,
    cancel: words.formCancel,
    intro: words.formIntro,
    fields: [
      {
        ...{ kind: "text", name: ACTION_FIELDS.heard, label: words.formHeard, hint: words.formHeardHint },
        ...{ optional: true, maxLength: MOST_SENTENCE },
      },
      {
        ...{ kind: "text", name: ACTION_FIELDS.text, label: words.formText, hint: words.formTextHint },
        ...{ multiline: true, maxLength: MOST_SENTENCE },
      },
    ],
  };
}

/** Says what is wrong with a sentence. */
export function sentenceFault(
  { fault }: Pick<SentenceFault, "fault">,
  { locale }: Pick<Reader, "locale">,
): string {
  const { managing, format } = copyFor(locale);
  const words = managing.steering.sentenceFaults;
  return fault === "empty" ? words.empty : words["too-long"]({ most: format.number(MOST_SENTENCE) });
}
