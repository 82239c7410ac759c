// What an edit changes for whom, told before it is saved: fields, coming dates, and who comes into the audience or leaves it.
import { SurveyError } from "../errors.ts";
import { type AudiencePorts, resolveAudience } from "./audience.ts";
import { fireTimes } from "./fire-times.ts";
import type { Rounds } from "./ports.ts";
import type { Round } from "./round.ts";
import { isRunning } from "./running.ts";
import type { NewSchedule, Schedule } from "./schedule.ts";
import { changedFields, type ScheduleField } from "./schedule-fields.ts";

/** What an edit would change. */
export interface ScheduleDifference {
  readonly before: Schedule;
  readonly fields: readonly ScheduleField[];
  /** Of the coming dates, up to four of each kind; null where none changes, or while the schedule is paused. */
  readonly dates: { readonly gone: readonly Date[]; readonly added: readonly Date[] } | null;
  /** Null where the same people are asked as before; `unseen` where the platform does not list one of the two audiences. */
  readonly people:
    | { readonly joining: number; readonly leaving: number; readonly staying: number }
    | "unseen"
    | null;
  /** It holds for fires after this instant. */
  readonly since: Date;
  /** The round that is open meanwhile, and stays as it is. */
  readonly open: Round | null;
}

/** What comparing reads. */
export interface ComparingPorts extends AudiencePorts {
  readonly rounds: Pick<Rounds, "inState">;
}

const DATES_LOOKED_AT = 6;
const DATES_SHOWN = 4;

/** Compares a schedule with what an edit would leave of it. `after` counts its weeks and its `since` as they will be. */
export async function compareSchedules(
  ports: ComparingPorts,
  before: Schedule,
  after: NewSchedule,
  now: Date,
): Promise<ScheduleDifference> {
  const fields = changedFields(before, after);
  const running = await ports.rounds.inState(before.organizationId, ["opening", "open", "closing"]);
  const open = running.find((round) => round.scheduleId === before.id && isRunning(round)) ?? null;
  return {
    before,
    fields,
    dates: before.state === "paused" ? null : changedDates(before, after, after.since),
    people: fields.includes("audience") ? await changedPeople(ports, before, after, now) : null,
    since: after.since,
    open,
  };
}

// Compared over the same stretch of time: past the end of the shorter list nothing is known of what would be missing.
function changedDates(before: NewSchedule, after: NewSchedule, from: Date): ScheduleDifference["dates"] {
  const [old, young] = [before, after].map(({ cadence, zone, anchor }) =>
    fireTimes(cadence, { zone, anchor, from, count: DATES_LOOKED_AT }).map(({ at }) => at.getTime()),
  );
  if (old === undefined || young === undefined) return null;
  const until = Math.min(lastOf(old), lastOf(young));
  const only = (these: readonly number[], those: readonly number[]): readonly Date[] =>
    these
      .filter((at) => at <= until && !those.includes(at))
      .slice(0, DATES_SHOWN)
      .map((at) => new Date(at));
  const dates = { gone: only(old, young), added: only(young, old) };
  return dates.gone.length + dates.added.length === 0 ? null : dates;
}

// A list that is not full goes on for ever: its cadence has no further date.
function lastOf(dates: readonly number[]): number {
  return dates.length < DATES_LOOKED_AT
    ? Number.POSITIVE_INFINITY
    : (dates.at(-1) ?? Number.POSITIVE_INFINITY);
}

async function changedPeople(
  ports: AudiencePorts,
  before: NewSchedule,
  after: NewSchedule,
  now: Date,
): Promise<ScheduleDifference["people"]> {
  const [old, young] = [await peopleOf(ports, before, now), await peopleOf(ports, after, now)];
  if (old === null || young === null) return "unseen";
  const staying = [...young].filter((person) => old.has(person)).length;
  return { joining: young.size - staying, leaving: old.size - staying, staying };
}

async function peopleOf(
  ports: AudiencePorts,
  schedule: NewSchedule,
  now: Date,
): Promise<ReadonlySet<string> | null> {
  try {
    const audience = await resolveAudience(ports, schedule, now);
    return audience.kind === "closed" ? new Set(audience.accounts.map(({ personId }) => personId)) : null;
  } catch (error) {
    if (!(error instanceof SurveyError) || error.code !== "directory-unavailable") throw error;
    return null;
  }
}
