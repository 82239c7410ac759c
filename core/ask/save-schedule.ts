// Creates, edits, pauses and resumes schedules.
import type { Outbox } from "../deliver/ports.ts";
import type { People } from "../people/ports.ts";
import { announce } from "./announce.ts";
import { type CheckingPorts, checkDraft } from "./check-draft.ts";
import { anchorFor } from "./complete-draft.ts";
import type { DraftProblem, ScheduleDraft } from "./draft.ts";
import type { Rounds, Schedules } from "./ports.ts";
import type { NewSchedule, Schedule } from "./schedule.ts";

/** What saving takes from outside. */
export interface SavingPorts extends CheckingPorts {
  readonly people: CheckingPorts["people"] & Pick<People, "policy">;
  readonly schedules: Pick<Schedules, "create" | "createOnce" | "update" | "byId">;
  readonly rounds: Pick<Rounds, "inState">;
  readonly outbox: Pick<Outbox, "owe">;
}

/** What keeps one yes from making two schedules: the id that it gives its schedule, and whether it was said to the organization's first. */
export interface Once {
  readonly id: string;
  readonly first: boolean;
}

/** What became of saving. `stale`: someone else has written since the version that was edited. */
export type SavedSchedule =
  | { readonly kind: "saved"; readonly schedule: Schedule }
  | { readonly kind: "invalid"; readonly problems: readonly DraftProblem[] }
  | { readonly kind: "stale" }
  | { readonly kind: "unknown" };

/** What became of saving a new one. `isNew` is false where the same yes had saved it before; `not-first`: someone else was faster. */
export type SavedNew =
  | { readonly kind: "saved"; readonly schedule: Schedule; readonly isNew: boolean }
  | Extract<SavedSchedule, { kind: "invalid" }>
  | { readonly kind: "not-first" };

/** Checks and keeps a new schedule, and owes its announcement. With `once` a yes that comes twice, or from two people at once, makes one schedule. */
export async function saveSchedule(
  ports: SavingPorts,
  draft: ScheduleDraft,
  now: Date,
  once: Once | null = null,
): Promise<SavedNew> {
  const checked = await checkDraft(ports, draft, now);
  if (checked.kind === "invalid") return checked;
  const created =
    once === null
      ? { schedule: await ports.schedules.create(checked.schedule), isNew: true }
      : await ports.schedules.createOnce(checked.schedule, once);
  if (created === null) return { kind: "not-first" };
  await announce(ports, created.schedule, now);
  return { kind: "saved", ...created };
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

  const wanted = await asEdited(ports, before, checked.schedule, now);
  const { id, version } = before;
  if (!(await ports.schedules.update({ ...wanted, id, version }, version))) return { kind: "stale" };
  const schedule = await ports.schedules.byId(id);
  return schedule === null ? { kind: "unknown" } : { kind: "saved", schedule };
}

/** Gives what an edit leaves of a schedule: from when on it holds, and from where "every n weeks" counts. */
export async function asEdited(
  ports: { readonly rounds: Pick<Rounds, "inState"> },
  before: Schedule,
  edit: NewSchedule,
  now: Date,
): Promise<NewSchedule> {
  const since = await afterRunning(ports, before, now);
  const { key, state } = before;
  const anchor = isSameRhythm(before, edit) ? before.anchor : anchorFor(edit.cadence, edit.zone, since);
  return { ...edit, key, state, since, anchor };
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

async function afterRunning(
  ports: { readonly rounds: Pick<Rounds, "inState"> },
  schedule: Schedule,
  now: Date,
): Promise<Date> {
  const running = await ports.rounds.inState(schedule.organizationId, ["opening", "open", "closing"]);
  const closings = running
    .filter(({ scheduleId }) => scheduleId === schedule.id)
    .map(({ closesAt }) => closesAt);
  return new Date(Math.max(now.getTime(), ...closings.map((at) => at.getTime())));
}

function isSameRhythm(before: NewSchedule, after: NewSchedule): boolean {
  return before.zone === after.zone && JSON.stringify(before.cadence) === JSON.stringify(after.cadence);
}
