// The open link: the message that is passed on, with a way to the question for whoever comes.

import type { Button, Message } from "../../core/message.ts";
import type { Locale } from "../../core/ports.ts";
import { encodePress, VERBS } from "../../core/press.ts";
import type { Survey } from "../../core/survey/survey.ts";
import { copyFor } from "./copy.ts";
import { questionOf } from "./question.ts";
import { paragraph } from "./say.ts";

/** What the message is made of. `url` leads to the private chat on Telegram; null has a button that asks on the spot. */
export interface LinkOf {
  readonly scheduleId: string;
  readonly survey: Pick<Survey, "wording" | "subject" | "promise" | "relation">;
  readonly k: number;
  readonly operator: string;
  readonly url: string | null;
  readonly locale: Locale;
}

/** Gives the message that is shared: what is asked, what is promised, and the way in. */
export function linkMessage({ scheduleId, survey, k, operator, url, locale }: LinkOf): Message {
  const { answering: words, format } = copyFor(locale, survey.relation);
  const ask = questionOf(survey, locale);
  const named = survey.promise === "anonymous" ? words.resultsAnonymous : words.answersNamed;
  const promise =
    survey.promise === "anonymous"
      ? words.promiseAnonymous({ k: format.number(k), operator })
      : words.promiseAttributed({ subject: survey.subject, operator });
  const way: Button =
    url === null
      ? {
          label: words.linkButton,
          press: encodePress({ verb: VERBS.linkAnswer, token: scheduleId }),
          style: "primary",
        }
      : { label: words.linkButton, url };
  return {
    text: ask,
    parts: [
      { kind: "heading", text: ask },
      paragraph(named),
      paragraph(promise),
      paragraph(url === null ? words.linkAlone : words.linkOnce({ url })),
      { kind: "buttons", buttons: [way] },
    ],
  };
}
