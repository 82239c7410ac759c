// Schedules and rounds as lists show them.
import { nextOpening } from "../ask/moment-advice.ts";
import type { Round } from "../ask/round.ts";
import { isRunning } from "../ask/running.ts";
import type { Schedule } from "../ask/schedule.ts";
import { figuresOf } from "../digest/figures-of.ts";
import type { RoundLine, ScheduleLine } from "./outcome.ts";
import type { CommandPorts } from "./ports.ts";

/** Rounds of each schedule that a list looks at, and rounds that it shows in all. */
const LOOKED_AT = 6;
const SHOWN = 12;

/** Gives a schedule with its next date and the round that is running. */
export async function lineOf(
  ports: Pick<CommandPorts, "surveys" | "rounds" | "people">,
  schedule: Schedule,
  now: Date,
): Promise<ScheduleLine> {
  const [survey, recent, { policy }] = await Promise.all([
    ports.surveys.byId(schedule.surveyId),
    ports.rounds.ofSchedule(schedule.id, LOOKED_AT),
    ports.people.policy(schedule.organizationId),
  ]);
  const from = new Date(Math.max(now.getTime(), schedule.since.getTime()));
  const next = schedule.state === "active" ? nextOpening(schedule, policy, from) : null;
  const skipped = next?.skipped ?? null;
  return {
    ...{ schedule, survey, nextAt: next?.fire?.at ?? null, running: recent.find(isRunning) ?? null },
    ...(skipped === null ? {} : { skipped }),
  };
}

/** Gives every schedule of an organization, those that ask next first. */
export async function scheduleLines(
  ports: Pick<CommandPorts, "surveys" | "rounds" | "schedules" | "people">,
  organizationId: string,
  now: Date,
): Promise<readonly ScheduleLine[]> {
  const schedules = await ports.schedules.all(organizationId);
  const lines = await Promise.all(schedules.map((schedule) => lineOf(ports, schedule, now)));
  const at = ({ nextAt }: ScheduleLine): number => nextAt?.getTime() ?? Number.MAX_SAFE_INTEGER;
  return lines.sort((a, b) => at(a) - at(b));
}

/** Gives the newest rounds of an organization, newest first; `running` only those that are not over. */
export async function roundLines(
  ports: Pick<CommandPorts, "rounds" | "schedules" | "publications">,
  organizationId: string,
  which: "running" | "recent",
): Promise<readonly RoundLine[]> {
  const schedules = await ports.schedules.all(organizationId);
  const lists = await Promise.all(schedules.map(({ id }) => ports.rounds.ofSchedule(id, LOOKED_AT)));
  const keys = new Map(schedules.map(({ id, key }) => [id, key]));
  const rounds = lists
    .flat()
    .filter((round) => which === "recent" || isRunning(round))
    .sort((a, b) => b.opensAt.getTime() - a.opensAt.getTime())
    .slice(0, SHOWN);
  return Promise.all(rounds.map((round) => roundLine(ports, round, keys.get(round.scheduleId) ?? "")));
}

/** Gives a round with its progress, or with its figures once it is over. */
export async function roundLine(
  { rounds, publications }: Pick<CommandPorts, "rounds" | "publications">,
  round: Round,
  scheduleKey: string,
): Promise<RoundLine> {
  const running = round.state === "open" || round.state === "closing";
  const progress = running ? await rounds.progress(round.id) : null;
  const publication = isRunning(round) ? null : await publications.byRound(round.id);
  return { round, scheduleKey, progress, figures: publication === null ? null : figuresOf(publication) };
}
