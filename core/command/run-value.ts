// Shows who brings value and who does not, and lists those who may be listed.
import { peopleByValue } from "../digest/people-by-value.ts";
import { readValue } from "../digest/read-value.ts";
import type { Press } from "../press.ts";
import { VALUE_CELLS } from "../score/value.ts";
import type { Commanding } from "./commanding.ts";
import type { ValueWish } from "./journey-grammar.ts";
import type { ValueOutcome } from "./journey-outcome.ts";
import type { CommandOutcome } from "./outcome.ts";
import type { CommandPorts } from "./ports.ts";
import { namedSurvey } from "./steering.ts";

/** More names than this are a file's business. */
export const MOST_LISTED = 30;

/** Shows the value of the newest round that knows any, an open one as it stands; with a cell, its people. */
export async function runValue(
  ports: CommandPorts,
  of: Commanding,
  { survey: key, cell }: ValueWish,
): Promise<CommandOutcome> {
  const { id: organizationId } = of.organization;
  const named = await namedSurvey(ports, organizationId, key);
  if ("kind" in named) return named;
  if (named.survey?.promise === "anonymous")
    return outcome({ kind: "no-value", why: "anonymous", survey: key });
  const all = named.survey === null ? await ports.surveys.all(organizationId) : [named.survey];
  const view = await readValue(ports, organizationId, all);
  if (view === null) return outcome({ kind: "no-value", why: "unknown", survey: key });
  // Names belong to the whole: whoever sees one segment may not see who is in others.
  const mayList = of.actor.scope === undefined;
  if (cell === null) return outcome({ kind: "value", view, mayList });
  if (!mayList) return outcome({ kind: "no-names" });
  return outcome({ kind: "people", view, cell, people: await peopleByValue(ports, view, cell, MOST_LISTED) });
}

/** Lists the people of the cell that a button names. */
export async function pressValue(
  ports: CommandPorts,
  of: Commanding,
  { token, argument }: Press,
): Promise<CommandOutcome> {
  const survey = await ports.surveys.byId(token);
  const key = survey !== null && survey.organizationId === of.organization.id ? survey.key : null;
  const cell = VALUE_CELLS.find((name) => name === argument) ?? null;
  return runValue(ports, of, { kind: "value", survey: key, cell });
}

function outcome(of: ValueOutcome): CommandOutcome {
  return { kind: "value", outcome: of };
}
