// Creates, edits, pauses and resumes schedules.
import type { Outbox } from "../deliver/ports.ts";
import { announce } from "./announce.ts";
import { type CheckingPorts, checkDraft } from "./check-draft.ts";
import { anchorFor } from "./complete-draft.ts";
import type { DraftProblem, ScheduleDraft } from "./draft.ts";
import type { Rounds, Schedules } from "./ports.ts";
import type { NewSchedule, Schedule } from "./schedule.ts";

/** What saving takes from outside. */
export interface SavingPorts extends CheckingPorts {
  readonly schedules: Pick<Schedules, "create" | "update" | "byId">;
  readonly rounds: Pick<Rounds, "inState">;
  readonly outbox: Pick<Outbox, "owe">;
}

/** What became of saving. `stale`: someone else has written since the version that was edited. */
export type SavedSchedule =
  | { readonly kind: "saved"; readonly schedule: Schedule }
  | { readonly kind: "invalid"; readonly problems: readonly DraftProblem[] }
  | { readonly kind: "stale" }
  | { readonly kind: "unknown" };

/** Checks and keeps a new schedule, and owes its announcement. */
export async function saveSchedule(
  ports: SavingPorts,
  draft: ScheduleDraft,
  now: Date,
): Promise<Extract<SavedSchedule, { kind: "saved" | "invalid" }>> {
  const checked = await checkDraft(ports, draft, now);
  if (checked.kind === "invalid") return checked;
  const schedule = await ports.schedules.create(checked.schedule);
  await announce(ports, schedule, now);
  return { kind: "saved", schedule };
}

/**
 * Replaces what a schedule says with a draft; its key and state stay. The edit holds for fires after both now and the closing of the round that is
 * running, and "every n weeks" goes on counting from where it did unless the cadence or zone changes.
 */
export async function updateSchedule(
  ports: SavingPorts,
  edited: Pick<Schedule, "id" | "version">,
  draft: ScheduleDraft,
  now: Date,
): Promise<SavedSchedule> {
  const before = await ports.schedules.byId(edited.id);
  if (before === null || before.organizationId !== draft.organizationId) return { kind: "unknown" };
  if (before.version !== edited.version) return { kind: "stale" };
  const checked = await checkDraft(ports, draft, now);
  if (checked.kind === "invalid") return checked;

  const since = await afterRunning(ports, before, now);
  const { key, state } = before;
  const wanted = { ...checked.schedule, key, state, since };
  const anchor = isSameRhythm(before, wanted) ? before.anchor : anchorFor(wanted.cadence, wanted.zone, since);
  const { id, version } = before;
  if (!(await ports.schedules.update({ ...wanted, anchor, id, version }, version))) return { kind: "stale" };
  const schedule = await ports.schedules.byId(id);
  return schedule === null ? { kind: "unknown" } : { kind: "saved", schedule };
}

/** What became of pausing or resuming; `already`: it was so before. */
export type PausedSchedule =
  | { readonly kind: "paused" | "resumed" | "already"; readonly schedule: Schedule }
  | { readonly kind: "unknown" };

/** Keeps a schedule from firing; a round that is open goes on to its closing. */
export function pauseSchedule(
  ports: { readonly schedules: Pick<Schedules, "byId" | "update"> },
  scheduleId: string,
): Promise<PausedSchedule> {
  return setState(ports, scheduleId, { state: "paused" });
}

/** Lets a schedule fire again from `now` on: what it would have fired meanwhile is past and is not caught up. */
export function resumeSchedule(
  ports: { readonly schedules: Pick<Schedules, "byId" | "update"> },
  scheduleId: string,
  now: Date,
): Promise<PausedSchedule> {
  return setState(ports, scheduleId, { state: "active", since: now });
}

async function setState(
  ports: { readonly schedules: Pick<Schedules, "byId" | "update"> },
  scheduleId: string,
  change: { readonly state: Schedule["state"]; readonly since?: Date },
): Promise<PausedSchedule> {
  for (;;) {
    const schedule = await ports.schedules.byId(scheduleId);
    if (schedule === null) return { kind: "unknown" };
    if (schedule.state === change.state) return { kind: "already", schedule };
    // Someone else's edit in between changes nothing about the wish: look again.
    if (!(await ports.schedules.update({ ...schedule, ...change }, schedule.version))) continue;
    const saved = (await ports.schedules.byId(scheduleId)) ?? schedule;
    return { kind: change.state === "active" ? "resumed" : "paused", schedule: saved };
  }
}

async function afterRunning(ports: SavingPorts, schedule: Schedule, now: Date): Promise<Date> {
  const running = await ports.rounds.inState(schedule.organizationId, ["opening", "open", "closing"]);
  const closings = running
    .filter(({ scheduleId }) => scheduleId === schedule.id)
    .map(({ closesAt }) => closesAt);
  return new Date(Math.max(now.getTime(), ...closings.map((at) => at.getTime())));
}

function isSameRhythm(before: NewSchedule, after: NewSchedule): boolean {
  return before.zone === after.zone && JSON.stringify(before.cadence) === JSON.stringify(after.cadence);
}
