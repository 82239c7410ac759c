// New wording of a survey between its preview and someone's yes: asked for on a form, kept, saved, dropped.

import { newsOfSurvey } from "../ask/opens-with.ts";
import type { Submission } from "../message.ts";
import type { Account } from "../people/person.ts";
import { LOCALES, type Locale } from "../ports.ts";
import { faultsOfWording } from "../survey/change-wording.ts";
import { applyChange, editSurvey } from "../survey/edit-survey.ts";
import type { Survey } from "../survey/survey.ts";
import {
  type InvalidChange,
  THANKS_BANDS,
  type ThanksBand,
  type WholeWording,
  WORDING_FIELDS,
} from "../survey/survey-change.ts";
import { DAY_MS } from "../time.ts";
import type { Commanding } from "./commanding.ts";
import type { CommandOutcome } from "./outcome.ts";
import type { CommandPorts } from "./ports.ts";
import { record } from "./record.ts";

const KEPT_MS = 7 * DAY_MS;
/** Where a dialog holds new wording that waits for a yes. */
export const SURVEY_DRAFT = "survey";
const TOKEN = "token";
const ARGUMENT = /^(en|zh-CN)_(\d{1,9})$/;

/** New wording of one language, and the version that it builds upon. */
interface PendingWording {
  readonly surveyId: string;
  readonly version: number;
  readonly locale: Locale;
  readonly words: WholeWording;
}

/** The wording with which a form begins, or what is wrong by field. */
type SubmittedWording =
  | CommandOutcome
  | { readonly kind: "invalid"; readonly faults: Readonly<Record<string, InvalidChange>> };

/** Gives the form for all sentences of a language, filled with the survey's own, or with wording that was kept under this token. */
export async function formOfSurvey(
  ports: CommandPorts,
  of: Commanding,
  token: string,
  wanted: Locale | null,
): Promise<CommandOutcome> {
  const pending = await find(ports, of.actor, token, of.now);
  const survey = await ports.surveys.byId(pending?.surveyId ?? token);
  if (survey === null || survey.organizationId !== of.organization.id) return { kind: "draft-gone" };
  const locale = pending?.locale ?? wanted;
  const { version, words } = pending ?? { version: survey.version, words: null };
  return { kind: "survey-form", survey: { ...survey, version }, locale, words };
}

/** Gives the survey's sentences of a language as a form holds them. */
export function wordsOf(
  { wording, extras }: Pick<Survey, "wording" | "extras">,
  locale: Locale,
): WholeWording {
  const { question, anchors, reason, improve } = wording[locale];
  const thanks = extras?.thanks?.[locale] ?? { promoter: "", passive: "", detractor: "" };
  return { question, anchors, ...reason, improve, thanks };
}

/** Writes what the form's press carries beside the survey: its language and the version that it builds upon. */
export function writeFormOf(locale: Locale, version: number): string {
  return `${locale}_${version}`;
}

/** Previews what the form came back with; nothing is saved. Someone who was faster is told of, before more is written in vain. */
export async function previewWording(
  ports: CommandPorts,
  of: Commanding,
  press: { readonly token: string; readonly argument?: string },
  submission: Submission,
): Promise<SubmittedWording> {
  const [, language, base] = ARGUMENT.exec(press.argument ?? "") ?? [];
  const locale = LOCALES.find((each) => each === language);
  const survey = await ports.surveys.byId(press.token);
  if (locale === undefined || survey === null || survey.organizationId !== of.organization.id) {
    return { kind: "draft-gone" };
  }
  const words = submitted(submission);
  const faults = faultsOfWording(words);
  if (Object.keys(faults).length > 0) return { kind: "invalid", faults };
  if (survey.version !== Number(base)) return { kind: "survey-stale", survey };
  const edited = applyChange(survey, { kind: "whole-wording", locale, words });
  if ("code" in edited) return { kind: "survey-fault", survey, fault: edited };
  const token = await keep(
    ports,
    of.actor,
    { surveyId: survey.id, version: survey.version, locale, words },
    of.now,
  );
  const news = await newsOfSurvey(ports, survey);
  return {
    ...{ kind: "survey-preview", token, survey: edited, locale, operator: of.organization.operator },
    ...(news === null ? {} : { saidAndDone: news }),
  };
}

/** Saves wording that someone said yes to, unless the survey has become another one since. */
export async function saveWording(
  ports: CommandPorts,
  of: Commanding,
  token: string,
): Promise<CommandOutcome> {
  const { actor, now } = of;
  const pending = await find(ports, actor, token, now);
  const survey = pending === null ? null : await ports.surveys.byId(pending.surveyId);
  if (pending === null || survey === null) return { kind: "draft-gone" };
  const { locale, words, version } = pending;
  const change = { kind: "whole-wording", locale, words } as const;
  const edited = await editSurvey(ports, survey.id, change, { now, expectedVersion: version });
  if (edited.kind === "invalid") return { kind: "survey-fault", survey, fault: edited };
  if (edited.kind !== "edited") return { kind: "survey-stale", survey };
  await record(ports, actor, "survey-changed", { survey: survey.key, change: change.kind }, now);
  await ports.dialogs.clear(actor.id);
  return { kind: "survey-saved", survey: edited.survey };
}

/** Drops wording that was kept. */
export async function discardWording(
  ports: CommandPorts,
  { actor, now }: Commanding,
  token: string,
): Promise<CommandOutcome> {
  if ((await find(ports, actor, token, now)) !== null) await ports.dialogs.clear(actor.id);
  return { kind: "discarded" };
}

async function keep(
  { dialogs, random }: Pick<CommandPorts, "dialogs" | "random">,
  actor: Account,
  pending: PendingWording,
  now: Date,
): Promise<string> {
  const token = random.id();
  await dialogs.set(actor.id, {
    kind: "form",
    roundId: null,
    data: { [SURVEY_DRAFT]: JSON.stringify(pending), [TOKEN]: token },
    expiresAt: new Date(now.getTime() + KEPT_MS),
  });
  return token;
}

async function find(
  { dialogs }: Pick<CommandPorts, "dialogs">,
  actor: Account,
  token: string,
  now: Date,
): Promise<PendingWording | null> {
  const dialog = await dialogs.get(actor.id, now);
  const draft = dialog?.data[SURVEY_DRAFT];
  if (typeof draft !== "string" || dialog?.data[TOKEN] !== token) return null;
  // Written by keep alone, so that its shape is known.
  return JSON.parse(draft) as PendingWording;
}

function submitted(submission: Submission): WholeWording {
  const text = (name: string): string => {
    const value = submission[name];
    return typeof value === "string" ? value : "";
  };
  const [question, anchors, promoter, passive, detractor, improve] = WORDING_FIELDS.map(text);
  const thanks = Object.fromEntries(THANKS_BANDS.map((band) => [band, text(`thanks-${band}`)]));
  return {
    question: question ?? "",
    anchors: anchors ?? "",
    promoter: promoter ?? "",
    passive: passive ?? "",
    detractor: detractor ?? "",
    improve: improve ?? "",
    thanks: thanks as Record<ThanksBand, string>,
  };
}
