// What the commands about marks, goals, actions and subscriptions share: which survey is meant, and which survey each thing belongs to.
import type { Survey } from "../survey/survey.ts";
import { nearest } from "./nearest.ts";
import type { CommandOutcome } from "./outcome.ts";
import type { CommandPorts } from "./ports.ts";
import type { Of, SteeringOutcome } from "./steering-outcome.ts";

type Surveys = Pick<CommandPorts, "surveys">;

/** Wraps an outcome of this kind. */
export function steering(outcome: SteeringOutcome): CommandOutcome {
  return { kind: "steering", outcome };
}

/** Gives the survey of a key, null for none said, or says that there is no such. */
export async function namedSurvey(
  { surveys }: Surveys,
  organizationId: string,
  key: string | null,
): Promise<{ readonly survey: Survey | null } | CommandOutcome> {
  if (key === null) return { survey: null };
  const all = await surveys.all(organizationId);
  const survey = all.find((each) => each.key === key);
  if (survey !== undefined) return { survey };
  const known = all.map((each) => each.key);
  return { kind: "unknown-survey", key, known, nearest: nearest(key, known) };
}

/** Gives the survey that is meant where one is needed: the one named, else that of the newest result, else the only one that is scheduled. */
export async function meantSurvey(
  ports: Pick<CommandPorts, "surveys" | "schedules" | "publications">,
  organizationId: string,
  key: string | null,
): Promise<{ readonly survey: Survey } | CommandOutcome> {
  const named = await namedSurvey(ports, organizationId, key);
  if ("kind" in named) return named;
  if (named.survey !== null) return { survey: named.survey };
  const newest = (await ports.publications.latest(organizationId))?.surveyId;
  const schedules = await ports.schedules.all(organizationId);
  const scheduled = [...new Set(schedules.map(({ surveyId }) => surveyId))];
  const id = newest ?? (scheduled.length === 1 ? scheduled[0] : undefined);
  const all = await ports.surveys.all(organizationId);
  const survey = all.find((each) => each.id === id);
  if (survey !== undefined) return { survey };
  return steering({ kind: "which-survey", known: all.map((each) => each.key) });
}

/** Gives each thing with the key of its survey. */
export async function withSurveys<Thing extends { readonly surveyId: string | null }>(
  { surveys }: Surveys,
  organizationId: string,
  things: readonly Thing[],
): Promise<readonly Of<Thing>[]> {
  const keys = new Map((await surveys.all(organizationId)).map(({ id, key }) => [id, key]));
  return things.map((thing) => ({ thing, survey: keys.get(thing.surveyId ?? "") ?? null }));
}
