// Changes what a survey asks; rounds that are open keep the copy that they froze.
import { answeringSeconds, MOST_SECONDS } from "./answering-time.ts";
import { differentSplits, splitName } from "./attribute-names.ts";
import { addBackground, removeBackground } from "./change-background.ts";
import { addDriver, clearDrivers, rateDrivers, removeDriver, renameDriver } from "./change-drivers.ts";
import { changeIncentive, incentiveFault } from "./change-incentive.ts";
import { changeThanks, changeWholeWording, changeWording } from "./change-wording.ts";
import type { RunningRounds, Surveys } from "./ports.ts";
import { readyQuestion } from "./question-sets.ts";
import type { Survey, SurveyPromise } from "./survey.ts";
import {
  type Edit,
  type InvalidChange,
  invalid,
  LONGEST,
  MAX_ATTRIBUTES,
  type SurveyChange,
} from "./survey-change.ts";
import { withExtras } from "./survey-extras.ts";
import { tidy } from "./tidy-text.ts";

/** What became of a change. `stale`: someone else was faster, look again. */
export type EditedSurvey =
  | { readonly kind: "edited"; readonly survey: Survey }
  | InvalidChange
  | { readonly kind: "stale" }
  | { readonly kind: "unknown" };

/** When a change is made, and upon which version (the current one where it is left out). */
export interface EditAt {
  readonly now: Date;
  readonly expectedVersion?: number | undefined;
}

/** Makes one change to a survey, if the version that it builds upon still holds. */
export async function editSurvey(
  ports: { readonly surveys: Pick<Surveys, "byId" | "update">; readonly rounds: RunningRounds },
  surveyId: string,
  change: SurveyChange,
  { now, expectedVersion }: EditAt,
): Promise<EditedSurvey> {
  const survey = await ports.surveys.byId(surveyId);
  if (survey === null) return { kind: "unknown" };
  const version = expectedVersion ?? survey.version;
  if (survey.version !== version) return { kind: "stale" };
  if (change.kind === "promise" && change.promise !== survey.promise) {
    const running = await ports.rounds.inState(survey.organizationId, ["opening", "open", "closing"]);
    if (running.some((round) => round.surveyId === surveyId)) return invalid("round-open");
  }
  const edited = applyChange(survey, change);
  if ("code" in edited) return edited;
  if (!(await ports.surveys.update(edited, version, now))) return { kind: "stale" };
  const saved = await ports.surveys.byId(surveyId);
  return saved === null ? { kind: "unknown" } : { kind: "edited", survey: saved };
}

/** Gives the survey with one change made, or why it cannot be. A change that would make it longer than a minute is refused. */
export function applyChange(survey: Survey, change: SurveyChange): Edit {
  const edited = changed(survey, change);
  if ("code" in edited) return edited;
  const seconds = answeringSeconds(edited);
  const isTooLong = seconds > MOST_SECONDS && seconds > answeringSeconds(survey);
  return isTooLong ? invalid("takes-too-long", MOST_SECONDS, seconds) : edited;
}

function changed(survey: Survey, change: SurveyChange): Edit {
  switch (change.kind) {
    case "wording":
      return changeWording(survey, change.locale, change.field, change.text);
    case "whole-wording":
      return changeWholeWording(survey, change.locale, change.words);
    case "add-driver":
      return addDriver(survey, change.label);
    case "rename-driver":
      return renameDriver(survey, change.key, change.label);
    case "remove-driver":
      return removeDriver(survey, change.key);
    case "clear-drivers":
      return clearDrivers(survey);
    case "rate":
      return rateDrivers(survey, change.drivers);
    case "add-background":
      return addBackground(survey, change.question);
    case "ready-background":
      return addBackground(survey, readyQuestion(change.dimension, survey.relation));
    case "remove-background":
      return removeBackground(survey, change.which);
    case "thanks":
      return changeThanks(survey, change.of);
    case "incentive":
      return changeIncentive(survey, change.text);
    case "attributes":
      return changeAttributes(survey, change.keys);
    case "subject": {
      const text = tidy(change.text, LONGEST.subject);
      return typeof text === "string" ? { ...survey, subject: text } : text;
    }
    case "promise":
      return changePromise(survey, change.promise);
  }
}

function changePromise(survey: Survey, promise: SurveyPromise): Edit {
  // Colleagues are asked by those who decide about their work: they are always asked anonymously.
  if (promise === "attributed" && survey.relation === "staff") return invalid("staff-is-anonymous");
  const { incentive } = survey.extras ?? {};
  return incentiveFault({ promise, incentive }) ?? { ...survey, promise };
}

function changeAttributes(survey: Survey, names: readonly string[]): Edit {
  const keys = names.map(splitName);
  const attributes = differentSplits(keys.filter((key) => key !== null));
  if (keys.includes(null)) return invalid("bad-attribute");
  if (attributes.length > MAX_ATTRIBUTES) return invalid("too-many-attributes", MAX_ATTRIBUTES);
  return withExtras(survey, { attributes });
}
