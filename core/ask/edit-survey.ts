// Changes what a survey asks; rounds that are open keep the copy that they froze.
import type { Locale } from "../ports.ts";
import type { Rounds, Surveys } from "./ports.ts";
import { isRunning } from "./running.ts";
import type { Driver, Survey, SurveyPromise, Wording } from "./survey.ts";

/** The sentences of a survey that can be changed. */
export const WORDING_FIELDS = ["question", "anchors", "promoter", "passive", "detractor", "improve"] as const;
export type WordingField = (typeof WORDING_FIELDS)[number];

/** One change. A driver's label is given in one language or both; a missing one is read from the other until it is written. */
export type SurveyChange =
  | { readonly kind: "wording"; readonly locale: Locale; readonly field: WordingField; readonly text: string }
  | { readonly kind: "add-driver"; readonly label: Readonly<Partial<Record<Locale, string>>> }
  | {
      readonly kind: "rename-driver";
      readonly key: string;
      readonly label: Readonly<Partial<Record<Locale, string>>>;
    }
  | { readonly kind: "remove-driver"; readonly key: string }
  | { readonly kind: "subject"; readonly text: string }
  | { readonly kind: "promise"; readonly promise: SurveyPromise };

/** Why a change is not made. */
export type SurveyFault =
  | "empty"
  | "too-long"
  | "too-many-drivers"
  | "unknown-driver"
  | "driver-exists"
  | "round-open"
  | "staff-is-anonymous";

/** What became of a change. `stale`: someone else was faster, look again. `most` is the limit that was passed. */
export type EditedSurvey =
  | { readonly kind: "edited"; readonly survey: Survey }
  | { readonly kind: "invalid"; readonly code: SurveyFault; readonly most: number | null }
  | { readonly kind: "stale" }
  | { readonly kind: "unknown" };

/** The longest texts, in characters: a question must fit a notification, a driver the button of a phone. */
export const LONGEST = {
  question: 300,
  anchors: 150,
  reason: 200,
  improve: 200,
  subject: 80,
  driver: 30,
} as const;
/** Ten ticks fit Slack's checkboxes and anyone's patience. */
export const MAX_DRIVERS = 10;

type Invalid = Extract<EditedSurvey, { kind: "invalid" }>;
type Edit = Survey | Invalid;

/** Makes one change to a survey, if `expectedVersion` (the current one where it is left out) still holds. */
export async function editSurvey(
  ports: { readonly surveys: Pick<Surveys, "byId" | "update">; readonly rounds: Pick<Rounds, "inState"> },
  surveyId: string,
  change: SurveyChange,
  expectedVersion?: number,
): Promise<EditedSurvey> {
  const survey = await ports.surveys.byId(surveyId);
  if (survey === null) return { kind: "unknown" };
  const version = expectedVersion ?? survey.version;
  if (survey.version !== version) return { kind: "stale" };
  if (change.kind === "promise" && change.promise !== survey.promise) {
    const running = await ports.rounds.inState(survey.organizationId, ["opening", "open", "closing"]);
    if (running.some((round) => round.surveyId === surveyId && isRunning(round)))
      return invalid("round-open");
  }
  const edited = applyChange(survey, change);
  if ("code" in edited) return edited;
  if (!(await ports.surveys.update(edited, version))) return { kind: "stale" };
  const saved = await ports.surveys.byId(surveyId);
  return saved === null ? { kind: "unknown" } : { kind: "edited", survey: saved };
}

/** Gives the survey with one change made, or why it cannot be. */
export function applyChange(survey: Survey, change: SurveyChange): Edit {
  switch (change.kind) {
    case "wording":
      return changeWording(survey, change.locale, change.field, change.text);
    case "add-driver":
      return addDriver(survey, change.label);
    case "rename-driver":
      return renameDriver(survey, change.key, change.label);
    case "remove-driver": {
      const drivers = survey.drivers.filter(({ key }) => key !== change.key);
      return drivers.length === survey.drivers.length ? invalid("unknown-driver") : { ...survey, drivers };
    }
    case "subject": {
      const text = tidy(change.text, LONGEST.subject);
      return typeof text === "string" ? { ...survey, subject: text } : text;
    }
    case "promise":
      // Colleagues are asked by those who decide about their work: they are always asked anonymously.
      if (change.promise === "attributed" && survey.relation === "staff")
        return invalid("staff-is-anonymous");
      return { ...survey, promise: change.promise };
  }
}

function changeWording(survey: Survey, locale: Locale, field: WordingField, words: string): Edit {
  const isReason = field === "promoter" || field === "passive" || field === "detractor";
  const text = tidy(words, isReason ? LONGEST.reason : LONGEST[field]);
  if (typeof text !== "string") return text;
  const before = survey.wording[locale];
  const after: Wording = isReason
    ? { ...before, reason: { ...before.reason, [field]: text } }
    : { ...before, [field]: text };
  return { ...survey, wording: { ...survey.wording, [locale]: after } };
}

function addDriver(survey: Survey, words: Readonly<Partial<Record<Locale, string>>>): Edit {
  if (survey.drivers.length >= MAX_DRIVERS) return invalid("too-many-drivers", MAX_DRIVERS);
  const either = words.en ?? words["zh-CN"] ?? "";
  return labelled(
    survey,
    [...survey.drivers, { key: freeKey(survey.drivers), label: { en: either, "zh-CN": either } }],
    survey.drivers.length,
    words,
  );
}

function renameDriver(survey: Survey, key: string, words: Readonly<Partial<Record<Locale, string>>>): Edit {
  const at = survey.drivers.findIndex((driver) => driver.key === key);
  return at < 0 ? invalid("unknown-driver") : labelled(survey, survey.drivers, at, words);
}

function labelled(
  survey: Survey,
  drivers: readonly Driver[],
  at: number,
  words: Readonly<Partial<Record<Locale, string>>>,
): Edit {
  const driver = drivers[at];
  if (driver === undefined) return invalid("unknown-driver");
  const en = tidy(words.en ?? driver.label.en, LONGEST.driver);
  const chinese = tidy(words["zh-CN"] ?? driver.label["zh-CN"], LONGEST.driver);
  if (typeof en !== "string") return en;
  if (typeof chinese !== "string") return chinese;
  const others = drivers.filter((other) => other !== driver);
  if (others.some(({ label }) => isSame(label.en, en) || isSame(label["zh-CN"], chinese))) {
    return invalid("driver-exists");
  }
  return { ...survey, drivers: drivers.with(at, { key: driver.key, label: { en, "zh-CN": chinese } }) };
}

// A key travels in a button and outlives a rename: a number says nothing that could become untrue.
function freeKey(drivers: readonly Driver[]): string {
  const taken = new Set(drivers.map(({ key }) => key));
  let number = 1;
  while (taken.has(`d${number}`)) number += 1;
  return `d${number}`;
}

function isSame(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}

/** Gives a text on one line without control characters, or why it will not do. */
function tidy(words: string, most: number): string | Invalid {
  const text = words
    .normalize("NFC")
    .replace(/[\p{Cc}\s]+/gu, " ")
    .trim();
  if (text === "") return invalid("empty");
  return [...text].length > most ? invalid("too-long", most) : text;
}

function invalid(code: SurveyFault, most: number | null = null): Invalid {
  return { kind: "invalid", code, most };
}
