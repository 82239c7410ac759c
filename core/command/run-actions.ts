// Writes what will be done, posts it where the survey's results are read, and follows how far it has come.

import { ACTION_STATES, type Action, type ActionState, MOST_SENTENCE } from "../steer/action.ts";
import type { Survey } from "../survey/survey.ts";
import { tidy } from "../survey/tidy-text.ts";
import { MASK, mask } from "../words/masking.ts";
import type { Command } from "./command.ts";
import { type Commanding, refusal } from "./commanding.ts";
import type { CommandOutcome } from "./outcome.ts";
import type { CommandPorts } from "./ports.ts";
import { record } from "./record.ts";
import { meantSurvey, namedSurvey, steering, withSurveys } from "./steering.ts";
import type { SentenceFault } from "./steering-outcome.ts";

// More than anyone has under way at once; older ones are found by their numbers.
const LOOKED_AT = 100;
/** So many actions are listed. */
export const MOST_LISTED = 10;

/** What someone writes: what will be done, and what was heard. */
export interface Sentences {
  readonly text: string;
  readonly heard: string | null;
}

/** Lists what is under way, writes an action, or moves one on. Who sees one segment alone reads them, and writes none. */
export async function runAction(
  ports: CommandPorts,
  of: Commanding,
  { wish }: Extract<Command, { kind: "action" }>,
): Promise<CommandOutcome> {
  const { id: organizationId } = of.organization;
  switch (wish.kind) {
    case "list":
      return listActions(ports, of, wish.survey);
    case "form": {
      const meant = await meantSurvey(ports, organizationId, wish.survey);
      return "kind" in meant
        ? meant
        : (scoped(of) ?? steering({ kind: "action-form", survey: meant.survey }));
    }
    case "write": {
      const meant = await meantSurvey(ports, organizationId, wish.survey);
      return "kind" in meant ? meant : writeAction(ports, of, meant.survey, wish);
    }
    case "move":
      return moveAction(ports, of, wish.number, wish.state);
  }
}

/** Gives the form for an action on a survey's results. */
export async function actionForm(
  ports: CommandPorts,
  of: Commanding,
  surveyId: string,
): Promise<CommandOutcome> {
  const survey = await ports.surveys.byId(surveyId);
  if (survey === null || survey.organizationId !== of.organization.id) {
    return { kind: "unknown-survey", key: null, known: [], nearest: null };
  }
  return scoped(of) ?? steering({ kind: "action-form", survey });
}

/** Keeps an action and owes it to the channels that read the survey's results. The role is the caller's to check. */
export async function writeAction(
  ports: CommandPorts,
  of: Commanding,
  survey: Survey,
  said: Sentences,
): Promise<CommandOutcome> {
  const { organization, actor, now } = of;
  const refused = refusal("action", actor) ?? scoped(of);
  if (refused !== null) return refused;
  const text = sentence(said.text, "text");
  const heard = said.heard === null || said.heard.trim() === "" ? null : sentence(said.heard, "heard");
  if (typeof text !== "string") return steering({ kind: "sentence-fault", ...text });
  if (heard !== null && typeof heard !== "string") return steering({ kind: "sentence-fault", ...heard });
  const channels = await channelsOf(ports, survey);
  const names = channels.map(({ name }) => name);
  const masked = text !== tidied(said.text) || (heard !== null && heard !== tidied(said.heard ?? ""));
  const written = (action: Action, already: boolean): CommandOutcome =>
    steering({
      kind: "action-written",
      ...{ line: { thing: action, survey: survey.key }, channels: names, masked, already },
    });
  // A form that is sent twice, or said again because nothing seemed to happen.
  const known = (await ports.steering.actions(organization.id, survey.id, LOOKED_AT)).find(
    (action) => isOpen(action) && action.text === text && action.heard === heard,
  );
  if (known !== undefined) return written(known, true);
  const action = await ports.steering.addAction({
    ...{ organizationId: organization.id, surveyId: survey.id, heard, text, state: "planned" },
    ...{ createdAt: now, stateAt: now, authorPersonId: actor.personId },
  });
  await post(ports, action, channels, now);
  await record(ports, actor, "action-written", { action: action.number }, now);
  return written(action, false);
}

/** Notes how far an action has come, and says so where it was posted. */
export async function moveAction(
  ports: CommandPorts,
  of: Commanding,
  number: number,
  state: ActionState,
): Promise<CommandOutcome> {
  const { organization, actor, now } = of;
  const refused = scoped(of);
  if (refused !== null) return refused;
  const before = await ports.steering.action(organization.id, number);
  if (before === null) return steering({ kind: "unknown-number", what: "action", number });
  const isSame = before.state === state;
  const moved = isSame ? before : await ports.steering.setActionState(organization.id, number, state, now);
  if (moved === null) return steering({ kind: "unknown-number", what: "action", number });
  const survey = await ports.surveys.byId(moved.surveyId);
  const channels = survey === null ? [] : await channelsOf(ports, survey);
  if (!isSame) {
    await post(ports, moved, channels, now);
    await record(ports, actor, "action-moved", { action: number, state }, now);
  }
  const names = channels.map(({ name }) => name);
  const line = { thing: moved, survey: survey?.key ?? null };
  return steering({ kind: "action-moved", line, channels: names, already: isSame });
}

/** Lists what is not done with yet. */
export async function listActions(
  ports: CommandPorts,
  of: Commanding,
  key: string | null,
): Promise<CommandOutcome> {
  const { id: organizationId } = of.organization;
  const named = await namedSurvey(ports, organizationId, key);
  if ("kind" in named) return named;
  const all = await ports.steering.actions(organizationId, named.survey?.id ?? null, LOOKED_AT);
  const open = all.filter(isOpen);
  const lines = await withSurveys(ports, organizationId, open.slice(0, MOST_LISTED));
  const meant = await meantSurvey(ports, organizationId, key);
  const surveyId = "kind" in meant ? null : meant.survey.id;
  const writesAbout = of.actor.scope === undefined ? surveyId : null;
  return steering({
    ...{ kind: "actions", lines, ended: all.length - open.length },
    ...{ mayWrite: of.actor.scope === undefined, writesAbout },
  });
}

/** Says whether something is still to be done about it. */
export function isOpen({ state }: Pick<Action, "state">): boolean {
  return state === "planned" || state === "doing";
}

/** Gives the number that tells an action's messages apart: one for each state that it comes to. */
export function stateSequence(state: ActionState): number {
  return ACTION_STATES.indexOf(state);
}

function scoped({ actor }: Commanding): CommandOutcome | null {
  return actor.scope === undefined ? null : steering({ kind: "scoped", scope: actor.scope });
}

// It stands above everyone's next question: what points at a person goes, and so does the full stop before our own.
function sentence(words: string, field: SentenceFault["field"]): string | SentenceFault {
  const text = tidied(words);
  if (text === "") return { field, fault: "empty" };
  return [...text].length > MOST_SENTENCE ? { field, fault: "too-long" } : inert(text);
}

// A command fires on Telegram wherever it stands.
function inert(text: string): string {
  return mask(text).replace(/(?<![\p{L}\p{N}/])\/[A-Za-z][A-Za-z0-9_]*/gu, MASK);
}

function tidied(words: string): string {
  const line = tidy(words.replace(/\p{Cf}/gu, ""), words.length + 1);
  return typeof line === "string" ? line.replace(/(?<![.。])[.。]$/u, "") : "";
}

async function channelsOf({ schedules }: Pick<CommandPorts, "schedules">, survey: Survey) {
  const all = await schedules.all(survey.organizationId);
  const channels = all.flatMap(({ surveyId, state, digest }) =>
    surveyId === survey.id && state === "active" && digest.channel !== null ? [digest.channel] : [],
  );
  const key = (channel: (typeof channels)[number]): string =>
    [channel.connectionId, channel.externalId, channel.threadId ?? ""].join(" ");
  return [...new Map(channels.map((channel) => [key(channel), channel])).values()];
}

async function post(
  { outbox }: Pick<CommandPorts, "outbox">,
  action: Action,
  channels: Awaited<ReturnType<typeof channelsOf>>,
  now: Date,
): Promise<void> {
  if (channels.length === 0) return;
  await outbox.owe(
    channels.map(({ connectionId, externalId, threadId, locale }) => ({
      ...{ organizationId: action.organizationId, connectionId, kind: "action" as const, ref: action.id },
      ...{ roundId: null, accountId: null, sequence: stateSequence(action.state), notBefore: now },
      address: { kind: "channel" as const, externalId, ...(threadId === undefined ? {} : { threadId }) },
      data: { locale },
    })),
    now,
  );
}
