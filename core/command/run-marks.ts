// Keeps and lists what a trend is read against: marks, reference lines and goals. Every manager reads them, admins set them.

import type { Scope } from "../people/person.ts";
import type { Goal, Mark, ReferenceLine } from "../steer/mark.ts";
import { wallTime } from "../time.ts";
import { mask } from "../words/masking.ts";
import type { Command } from "./command.ts";
import type { Commanding } from "./commanding.ts";
import type { SaidGroup } from "./mark-grammar.ts";
import { matchGroup } from "./match-group.ts";
import type { CommandOutcome } from "./outcome.ts";
import type { CommandPorts } from "./ports.ts";
import { record } from "./record.ts";
import { dayOf } from "./said-day.ts";
import { meantSurvey, namedSurvey, steering, withSurveys } from "./steering.ts";
import type { Of, SteeringOutcome } from "./steering-outcome.ts";
import { isAtLeast, NEEDED_TO_STEER } from "./who-may.ts";

type Wish<Kind extends "mark" | "reference" | "goal"> = Extract<Command, { kind: Kind }>;

/** Things of one kind that have numbers, and how each step with them is told. */
interface Shelf<Thing> {
  readonly what: "mark" | "reference";
  all(organizationId: string, surveyId: string | null): Promise<readonly Thing[]>;
  remove(organizationId: string, number: number): Promise<Thing | null>;
  log(verb: "added" | "removed", number: number): Promise<void>;
  readonly listed: (lines: readonly Of<Thing>[], mayChange: boolean) => SteeringOutcome;
  readonly added: (line: Of<Thing>) => SteeringOutcome;
  readonly removed: (line: Of<Thing>) => SteeringOutcome;
}

/** Lists, adds or removes a mark. */
export function runMark(ports: CommandPorts, of: Commanding, { wish }: Wish<"mark">) {
  const { organization, actor, now } = of;
  const shelf: Shelf<Mark> = {
    what: "mark",
    all: ports.steering.marks,
    remove: ports.steering.removeMark,
    log: (verb, number) => record(ports, actor, `mark-${verb}`, { mark: number }, now),
    listed: (lines, mayChange) => ({ kind: "marks", lines, mayChange }),
    added: (line) => ({ kind: "mark-added", line }),
    removed: (line) => ({ kind: "mark-removed", line }),
  };
  const today = wallTime(now, organization.zone).slice(0, 10);
  return runNumbered(ports, of, shelf, wish, ({ label, day }, surveyId) =>
    ports.steering.addMark({
      ...{ organizationId: organization.id, surveyId, label: mask(label) },
      // What is marked has mostly happened.
      day: day === null ? today : dayOf(day, today, "last"),
    }),
  );
}

/** Lists, adds or removes a score from elsewhere. */
export function runReference(ports: CommandPorts, of: Commanding, { wish }: Wish<"reference">) {
  const { organization, actor, now } = of;
  const shelf: Shelf<ReferenceLine> = {
    what: "reference",
    all: ports.steering.references,
    remove: ports.steering.removeReference,
    log: (verb, number) => record(ports, actor, `reference-${verb}`, { reference: number }, now),
    listed: (lines, mayChange) => ({ kind: "references", lines, mayChange }),
    added: (line) => ({ kind: "reference-added", line }),
    removed: (line) => ({ kind: "reference-removed", line }),
  };
  return runNumbered(ports, of, shelf, wish, ({ nps, label, source }, surveyId) =>
    ports.steering.addReference({
      ...{ organizationId: organization.id, surveyId, nps },
      // A source is often a page: only the label is for a small screen, and neither is ever a link.
      ...{ label: mask(label), source },
    }),
  );
}

async function runNumbered<
  Thing extends Mark | ReferenceLine,
  Addition extends { readonly kind: "add"; readonly survey: string | null },
>(
  ports: CommandPorts,
  of: Commanding,
  shelf: Shelf<Thing>,
  wish: Addition | Exclude<Wish<"mark" | "reference">["wish"], { readonly kind: "add" }>,
  add: (addition: Addition, surveyId: string | null) => Promise<Thing>,
): Promise<CommandOutcome> {
  const { id: organizationId } = of.organization;
  const { what } = shelf;
  if (wish.kind !== "list" && !maySteer(of)) {
    return { kind: "not-allowed", command: what, needs: NEEDED_TO_STEER };
  }
  if (wish.kind === "remove") {
    const thing = await shelf.remove(organizationId, wish.number);
    if (thing === null) return steering({ kind: "unknown-number", what, number: wish.number });
    await shelf.log("removed", thing.number);
    return steering(shelf.removed(await lineOf(ports, organizationId, thing)));
  }
  const named = await namedSurvey(ports, organizationId, wish.survey);
  if ("kind" in named) return named;
  const surveyId = named.survey?.id ?? null;
  if (wish.kind === "list") {
    const lines = await withSurveys(ports, organizationId, await shelf.all(organizationId, surveyId));
    return steering(shelf.listed(lines, maySteer(of)));
  }
  const thing = await add(wish, surveyId);
  await shelf.log("added", thing.number);
  return steering(shelf.added(await lineOf(ports, organizationId, thing)));
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
  const { target } = wish;
  const today = wallTime(now, organization.zone).slice(0, 10);
  const by = wish.by === null ? null : dayOf(wish.by, today, "next");
  if (by !== null && by < today) return steering({ kind: "goal-past", by, today });
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
