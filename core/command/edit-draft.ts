// Edits of a schedule that someone else has changed meanwhile: both are put together, and told, before either is saved.

import { asEdited } from "../ask/save-schedule.ts";
import type { NewSchedule, Schedule } from "../ask/schedule.ts";
import { compareSchedules, type ScheduleDifference } from "../ask/schedule-difference.ts";
import { changedFields, type Fields, mergeEdits, type ScheduleField } from "../ask/schedule-fields.ts";
import type { PendingDraft } from "./plan.ts";
import type { CommandPorts } from "./ports.ts";

/** What someone else has changed since an edit began. */
export interface Overtaken {
  /** Their name; null where nobody is known behind the change any more. */
  readonly by: string | null;
  /** What they changed, from `before` to `now`. */
  readonly theirs: readonly ScheduleField[];
  /** Of that, what this edit says otherwise. */
  readonly both: readonly ScheduleField[];
  readonly before: Fields;
  readonly now: Fields;
}

/** An edit upon the schedule as it is now; `overtaken` where it was changed since the edit began. */
export interface Rebased {
  readonly pending: PendingDraft;
  readonly overtaken: Overtaken | null;
}

/** What an edit would change, with the key of the survey that it asks so far where it would ask another one. */
export interface EditDifference extends ScheduleDifference {
  readonly surveyBefore: string | null;
}

// Changes that lines of the log are looked through for who made them.
const LOOKED_AT = 50;

/** Puts an edit upon the schedule as it is now; a draft of a new schedule stays as it is. Null where the schedule is gone, or changed under a draft that does not know what it began from. */
export async function rebase(ports: CommandPorts, pending: PendingDraft): Promise<Rebased | null> {
  const { edited, draft } = pending;
  if (edited === null) return { pending, overtaken: null };
  const current = await ports.schedules.byId(edited.id);
  if (current === null || current.organizationId !== draft.organizationId) return null;
  if (current.version === edited.version) return { pending, overtaken: null };
  const { base } = edited;
  if (base === undefined) return null;
  const { draft: merged, theirs, both } = mergeEdits({ base, now: current, mine: draft });
  const upon = { ...edited, version: current.version, base: draftOf(current) };
  const rebased = { ...pending, draft: merged, edited: upon };
  // Pausing, or what both say alike, is nothing that an editor has to look at.
  if (theirs.length === 0 || (both.length === 0 && changedFields(current, draft).length === 0)) {
    return { pending: rebased, overtaken: null };
  }
  const by = await editorOf(ports, current);
  return { pending: rebased, overtaken: { by, theirs, both, before: base, now: current } };
}

/** Gives the draft that would save a schedule as it is. */
export function draftOf(schedule: Schedule): PendingDraft["draft"] & { readonly key: string } {
  const { id: _id, version: _version, state: _state, since: _since, anchor: _anchor, ...draft } = schedule;
  return draft;
}

/** Gives a checked edit as it would be saved, with what it changes; null for a new schedule. */
export async function differenceOf(
  ports: CommandPorts,
  pending: PendingDraft,
  checked: NewSchedule,
  now: Date,
): Promise<{ readonly schedule: NewSchedule; readonly difference: EditDifference } | null> {
  const before = pending.edited === null ? null : await ports.schedules.byId(pending.edited.id);
  if (before === null) return null;
  const schedule = await asEdited(ports, before, checked, now);
  const survey = before.surveyId === schedule.surveyId ? null : await ports.surveys.byId(before.surveyId);
  const compared = await compareSchedules(ports, before, schedule, now);
  return { schedule, difference: { ...compared, surveyBefore: survey?.key ?? null } };
}

async function editorOf(ports: CommandPorts, { organizationId, key }: Schedule): Promise<string | null> {
  const changes = await ports.people.changes(organizationId, LOOKED_AT);
  const edit = changes.find(
    ({ what, details }) => what === "schedule-changed" && details["schedule"] === key,
  );
  return edit?.actorName ?? null;
}
