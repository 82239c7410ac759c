// Shows, changes and tries out surveys.
import { editSurvey } from "../ask/edit-survey.ts";
import { DEFAULT_SURVEY } from "../ask/presets.ts";
import type { Survey } from "../ask/survey.ts";
import type { SurveyChange } from "../ask/survey-change.ts";
import { MINUTE_MS } from "../time.ts";
import type { Command } from "./command.ts";
import type { Commanding } from "./commanding.ts";
import { nearest } from "./nearest.ts";
import type { CommandOutcome } from "./outcome.ts";
import type { CommandPorts } from "./ports.ts";
import { record } from "./record.ts";

/** Lists the surveys, shows the one that was named, or changes it. A change without a name is one of the default survey. */
export async function showSurvey(
  ports: CommandPorts,
  of: Commanding,
  { key, change }: Extract<Command, { kind: "survey" }>,
): Promise<CommandOutcome> {
  const surveys = await ports.surveys.all(of.organization.id);
  if (key === null && change === null) return { kind: "surveys", surveys };
  const survey = find(surveys, key);
  if (survey === null) return unknownSurvey(surveys, key);
  if (change === null) return { kind: "survey", survey, edited: false };
  const edited = await editSurvey(ports, survey.id, withKey(survey, change), { now: of.now });
  if (edited.kind === "invalid") return { kind: "survey-fault", survey, fault: edited };
  if (edited.kind !== "edited") return { kind: "stale" };
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
  const said = change.key.toLowerCase();
  const driver = survey.drivers.find(
    ({ key, label }) =>
      key === change.key || Object.values(label).some((text) => text.toLowerCase() === said),
  );
  return driver === undefined ? change : { ...change, key: driver.key };
}
