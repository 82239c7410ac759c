// Shows, changes and tries out surveys.
import { findDriver } from "../survey/change-drivers.ts";
import { editSurvey } from "../survey/edit-survey.ts";
import { newSurvey, removeSurvey } from "../survey/new-survey.ts";
import { DEFAULT_SURVEY } from "../survey/presets.ts";
import type { Survey } from "../survey/survey.ts";
import type { SurveyChange } from "../survey/survey-change.ts";
import { MINUTE_MS } from "../time.ts";
import type { Command } from "./command.ts";
import type { Commanding } from "./commanding.ts";
import { nearest } from "./nearest.ts";
import type { CommandOutcome } from "./outcome.ts";
import { formOfSurvey } from "./pending-survey.ts";
import type { CommandPorts } from "./ports.ts";
import { record } from "./record.ts";
import type { SurveyWish } from "./survey-wish.ts";

/** Lists the surveys, shows the one that was named, changes it, or does what else is wished for it. A change without a name is one of the default survey. */
export async function showSurvey(
  ports: CommandPorts,
  of: Commanding,
  { key, change, wish }: Extract<Command, { kind: "survey" }>,
): Promise<CommandOutcome> {
  if (wish?.kind === "new") return createSurvey(ports, of, { key: key ?? "", ...wish });
  const surveys = await ports.surveys.all(of.organization.id);
  if (key === null && change === null && wish === undefined) return { kind: "surveys", surveys };
  const survey = find(surveys, key);
  if (survey === null) return unknownSurvey(surveys, key);
  if (wish !== undefined) return grant(ports, of, survey, wish);
  if (change === null) return { kind: "survey", survey, edited: false };
  const edited = await editSurvey(ports, survey.id, withKey(survey, change), { now: of.now });
  if (edited.kind === "invalid") return { kind: "survey-fault", survey, fault: edited };
  if (edited.kind !== "edited") return { kind: "survey-stale", survey };
  await record(ports, of.actor, "survey-changed", { survey: survey.key, change: change.kind }, of.now);
  return { kind: "survey", survey: edited.survey, edited: true };
}

/** Owes the question of a survey to whoever asks, marked as a test. */
export async function sendTest(
  ports: CommandPorts,
  { organization, actor, now }: Commanding,
  { survey: key }: Extract<Command, { kind: "test" }>,
): Promise<CommandOutcome> {
  const surveys = await ports.surveys.all(organization.id);
  const survey = find(surveys, key);
  if (survey === null) return unknownSurvey(surveys, key);
  await ports.outbox.owe(
    [
      {
        organizationId: organization.id,
        connectionId: actor.connectionId,
        kind: "test-question",
        ref: survey.id,
        roundId: null,
        accountId: actor.id,
        address: { kind: "account", externalId: actor.externalId },
        sequence: Math.floor(now.getTime() / MINUTE_MS),
        notBefore: now,
      },
    ],
    now,
  );
  return { kind: "test-sent", survey };
}

async function createSurvey(
  ports: CommandPorts,
  { organization, actor, now }: Commanding,
  wish: { readonly key: string; readonly from: string; readonly about: string | null },
): Promise<CommandOutcome> {
  const made = await newSurvey(ports, organization, wish);
  switch (made.kind) {
    case "unknown-template":
      return {
        kind: "unknown-template",
        key: wish.from,
        known: made.known,
        nearest: nearest(wish.from, made.known),
      };
    case "exists":
      return { kind: "survey-exists", survey: made.survey };
    case "invalid": {
      const [survey] = await ports.surveys.all(organization.id);
      return survey === undefined ? { kind: "draft-gone" } : { kind: "survey-fault", survey, fault: made };
    }
    case "created":
      await record(ports, actor, "survey-changed", { survey: made.survey.key, change: "new" }, now);
      return { kind: "survey-created", survey: made.survey };
  }
}

async function grant(
  ports: CommandPorts,
  of: Commanding,
  survey: Survey,
  wish: Exclude<SurveyWish, { kind: "new" }>,
): Promise<CommandOutcome> {
  switch (wish.kind) {
    case "form":
      return formOfSurvey(ports, of, survey.id, wish.locale);
    case "versions":
      return { kind: "survey-versions", survey, versions: await ports.surveys.versions(survey.id) };
    case "remove": {
      const done = await removeSurvey(ports, survey);
      if (done === "removed") {
        await record(ports, of.actor, "survey-changed", { survey: survey.key, change: "removed" }, of.now);
        return { kind: "survey-removed", survey };
      }
      const all = await ports.schedules.all(of.organization.id);
      const schedules = all.filter(({ surveyId }) => surveyId === survey.id).map(({ key }) => key);
      return { kind: "survey-needed", survey, why: done, schedules };
    }
  }
}

function find(surveys: readonly Survey[], key: string | null): Survey | null {
  if (key !== null) return surveys.find((survey) => survey.key === key) ?? null;
  return surveys.find((survey) => survey.key === DEFAULT_SURVEY) ?? surveys[0] ?? null;
}

function unknownSurvey(surveys: readonly Survey[], key: string | null): CommandOutcome {
  const known = surveys.map((survey) => survey.key);
  return { kind: "unknown-survey", key, known, nearest: key === null ? null : nearest(key, known) };
}

// People name a driver as they see it; only its key lasts.
function withKey(survey: Survey, change: SurveyChange): SurveyChange {
  if (change.kind !== "remove-driver" && change.kind !== "rename-driver") return change;
  const driver = findDriver(survey, change.key);
  return driver === null ? change : { ...change, key: driver.key };
}
