// What became of a wish for a survey: new, previewed, saved, too late, its versions, its end.

import type { CommandOutcome } from "../../../core/command/outcome.ts";
import type { Message } from "../../../core/message.ts";
import { answeringSeconds } from "../../../core/survey/answering-time.ts";
import { backgroundOf, ratedOf, tickedOf } from "../../../core/survey/survey-extras.ts";
import { copyFor } from "../copy.ts";
import { questionOf } from "../question.ts";
import { paragraph, say } from "../say.ts";
import type { Reader } from "./reader.ts";
import { wordingPreview } from "./survey-wording.ts";
import { surveyMessage } from "./surveys.ts";

type SurveyOutcome = Extract<
  CommandOutcome,
  {
    kind:
      | "survey-saved"
      | "survey-created"
      | "survey-preview"
      | "survey-stale"
      | "survey-versions"
      | "survey-exists"
      | "survey-removed"
      | "survey-needed";
  }
>;

// A message is no archive: older ones are in the database.
const MOST_VERSIONS = 12;

/** Gives the message of such an outcome. */
export function surveyOutcome(outcome: SurveyOutcome, reader: Reader): Message {
  const words = copyFor(reader.locale).managing.surveys;
  const { survey } = outcome;
  const { key } = survey;
  switch (outcome.kind) {
    case "survey-saved":
      return surveyMessage(survey, true, reader);
    case "survey-created": {
      const created = say(words.created({ key, command: reader.command }));
      return { ...created, parts: [...created.parts, ...surveyMessage(survey, false, reader).parts] };
    }
    case "survey-preview":
      return wordingPreview(outcome, reader);
    case "survey-stale":
      return say(words.stale({ key }));
    case "survey-versions":
      return versionsMessage(outcome, reader);
    case "survey-exists":
      return say(words.exists({ key }));
    case "survey-removed":
      return say(words.removed({ key }));
    case "survey-needed":
      return neededMessage(outcome, reader);
  }
}

function versionsMessage(
  { survey, versions }: Extract<CommandOutcome, { kind: "survey-versions" }>,
  reader: Reader,
): Message {
  const { managing, format } = copyFor(reader.locale);
  const words = managing.surveys;
  const title = words.versionsTitle({ key: survey.key });
  const lines = [{ survey, until: null }, ...versions]
    .slice(0, MOST_VERSIONS)
    .map(({ survey: was, until }) => {
      const version = format.number(was.version);
      const question = questionOf(was, reader.locale);
      const first =
        until === null
          ? words.versionNow({ version, question })
          : words.versionUntil({ version, question, until: format.moment(until, reader.zone, reader.now) });
      const parts = words.versionParts({
        background: format.number(backgroundOf(was).length),
        drivers: format.number(tickedOf(was).length),
        rated: format.number(ratedOf(was).length),
        seconds: format.number(answeringSeconds(was)),
      });
      return `${first}\n${parts}`;
    });
  return {
    text: title,
    parts: [
      { kind: "heading", text: title },
      ...lines.map(paragraph),
      { kind: "footnote", text: words.versionsNote },
    ],
  };
}

function neededMessage(
  { survey, why, schedules }: Extract<CommandOutcome, { kind: "survey-needed" }>,
  reader: Reader,
): Message {
  const { managing, format } = copyFor(reader.locale);
  const words = managing.surveys;
  const { key } = survey;
  if (why === "default") return say(words.neededDefault({ key }));
  return schedules.length === 0
    ? say(words.neededRounds({ key }))
    : say(words.neededBy({ key, schedules: format.list(schedules) }));
}
