// Keeps and lists what a trend is read against: marks, reference lines and goals. Every manager reads them, admins set them.

import type { Scope } from "../people/person.ts";
import type { Goal } from "../steer/mark.ts";
import { wallTime } from "../time.ts";
import { mask } from "../words/masking.ts";
import type { Command } from "./command.ts";
import type { Commanding } from "./commanding.ts";
import type { SaidGroup } from "./mark-grammar.ts";
import { matchGroup } from "./match-group.ts";
import type { CommandOutcome } from "./outcome.ts";
import type { CommandPorts } from "./ports.ts";
import { record } from "./record.ts";
import { meantSurvey, namedSurvey, steering, withSurveys } from "./steering.ts";
import { isAtLeast, NEEDED_TO_STEER } from "./who-may.ts";

type Wish<Kind extends "mark" | "reference" | "goal"> = Extract<Command, { kind: Kind }>;

/** Lists, adds or removes a mark. */
export async function runMark(
  ports: CommandPorts,
  of: Commanding,
  { wish }: Wish<"mark">,
): Promise<CommandOutcome> {
  const { organization, actor, now } = of;
  const { id: organizationId } = organization;
  if (wish.kind === "list") {
    const named = await namedSurvey(ports, organizationId, wish.survey);
    if ("kind" in named) return named;
    const marks = await ports.steering.marks(organizationId, named.survey?.id ?? null);
    const lines = await withSurveys(ports, organizationId, marks);
    return steering({ kind: "marks", lines, mayChange: maySteer(of) });
  }
  if (!maySteer(of)) return { kind: "not-allowed", command: "mark", needs: NEEDED_TO_STEER };
  if (wish.kind === "remove") {
    const mark = await ports.steering.removeMark(organizationId, wish.number);
    if (mark === null) return steering({ kind: "unknown-number", what: "mark", number: wish.number });
    await record(ports, actor, "mark-removed", { mark: mark.number }, now);
    return steering({ kind: "mark-removed", line: await lineOf(ports, organizationId, mark) });
  }
  const named = await namedSurvey(ports, organizationId, wish.survey);
  if ("kind" in named) return named;
  const day = wish.day ?? wallTime(now, organization.zone).slice(0, 10);
  const label = mask(wish.label);
  const mark = await ports.steering.addMark({
    organizationId,
    surveyId: named.survey?.id ?? null,
    day,
    label,
  });
  await record(ports, actor, "mark-added", { mark: mark.number }, now);
  return steering({ kind: "mark-added", line: await lineOf(ports, organizationId, mark) });
}

/** Lists, adds or removes a score from elsewhere. */
export async function runReference(
  ports: CommandPorts,
  of: Commanding,
  { wish }: Wish<"reference">,
): Promise<CommandOutcome> {
  const { organization, actor, now } = of;
  const { id: organizationId } = organization;
  if (wish.kind === "list") {
    const named = await namedSurvey(ports, organizationId, wish.survey);
    if ("kind" in named) return named;
    const all = await ports.steering.references(organizationId, named.survey?.id ?? null);
    const lines = await withSurveys(ports, organizationId, all);
    return steering({ kind: "references", lines, mayChange: maySteer(of) });
  }
  if (!maySteer(of)) return { kind: "not-allowed", command: "reference", needs: NEEDED_TO_STEER };
  if (wish.kind === "remove") {
    const line = await ports.steering.removeReference(organizationId, wish.number);
    if (line === null) return steering({ kind: "unknown-number", what: "reference", number: wish.number });
    await record(ports, actor, "reference-removed", { reference: line.number }, now);
    return steering({ kind: "reference-removed", line: await lineOf(ports, organizationId, line) });
  }
  const named = await namedSurvey(ports, organizationId, wish.survey);
  if ("kind" in named) return named;
  const { nps, label, source } = wish;
  const surveyId = named.survey?.id ?? null;
  const line = await ports.steering.addReference({
    ...{ organizationId, surveyId, nps },
    // A source is often a page: only the label is for a small screen, and neither is ever a link.
    ...{ label: mask(label), source },
  });
  await record(ports, actor, "reference-added", { reference: line.number }, now);
  return steering({ kind: "reference-added", line: await lineOf(ports, organizationId, line) });
}

/** Lists, sets or removes a goal; whoever sees one segment sees the goal of the whole and that segment's. */
export async function runGoal(
  ports: CommandPorts,
  of: Commanding,
  { wish }: Wish<"goal">,
): Promise<CommandOutcome> {
  const { organization, actor, now } = of;
  const { id: organizationId } = organization;
  if (wish.kind === "list") return listGoals(ports, of, wish.survey);
  if (!maySteer(of)) return { kind: "not-allowed", command: "goal", needs: NEEDED_TO_STEER };
  const meant = await meantSurvey(ports, organizationId, wish.survey);
  if ("kind" in meant) return meant;
  const { survey } = meant;
  const group = await groupOf(ports, organizationId, wish.group);
  if (group !== null && "kind" in group) return group;
  const segment: Goal["segment"] = group;
  if (wish.kind === "remove") {
    const removed = await ports.steering.removeGoal(survey.id, segment);
    if (!removed) return steering({ kind: "no-goal", survey: survey.key, segment });
    await record(ports, actor, "goal-removed", { survey: survey.key }, now);
    return steering({ kind: "goal-removed", survey: survey.key, segment });
  }
  const { target, by } = wish;
  const goal = await ports.steering.setGoal({ organizationId, surveyId: survey.id, segment, target, by });
  await record(ports, actor, "goal-set", { survey: survey.key, target }, now);
  return steering({ kind: "goal-set", line: { thing: goal, survey: survey.key } });
}

async function listGoals(ports: CommandPorts, of: Commanding, key: string | null): Promise<CommandOutcome> {
  const { id: organizationId } = of.organization;
  const named = await namedSurvey(ports, organizationId, key);
  if ("kind" in named) return named;
  const surveys = named.survey === null ? await ports.surveys.all(organizationId) : [named.survey];
  const { scope } = of.actor;
  const isSeen = ({ segment }: Goal): boolean =>
    scope === undefined ||
    segment === null ||
    (segment.attribute === scope.attribute && segment.group === scope.group);
  const goals = (await Promise.all(surveys.map(({ id }) => ports.steering.goals(id)))).flat();
  const lines = await withSurveys(ports, organizationId, goals.filter(isSeen));
  return steering({ kind: "goals", lines, mayChange: maySteer(of) });
}

async function groupOf(
  ports: CommandPorts,
  organizationId: string,
  said: SaidGroup | null,
): Promise<Scope | CommandOutcome | null> {
  if (said === null) return null;
  const matched = await matchGroup(ports, organizationId, said);
  return "fault" in matched ? steering({ kind: "group-fault", ...matched }) : matched;
}

function maySteer({ actor }: Commanding): boolean {
  return isAtLeast(actor.role, NEEDED_TO_STEER);
}

async function lineOf<Thing extends { readonly surveyId: string | null }>(
  ports: CommandPorts,
  organizationId: string,
  thing: Thing,
) {
  const [line] = await withSurveys(ports, organizationId, [thing]);
  return line ?? { thing, survey: null };
}
