// Saves a draft that someone said yes to: once, however often the yes comes, and never over what someone else has changed meanwhile.
import { announcementPlace } from "../ask/announce.ts";
import { checkDraft } from "../ask/check-draft.ts";
import { type Once, saveSchedule, updateSchedule } from "../ask/save-schedule.ts";
import type { Schedule } from "../ask/schedule.ts";
import { changedFields } from "../ask/schedule-fields.ts";
import type { Account } from "../people/person.ts";
import { editSurvey } from "../survey/edit-survey.ts";
import type { Survey, SurveyPromise } from "../survey/survey.ts";
import { rebase } from "./edit-draft.ts";
import type { CommandOutcome } from "./outcome.ts";
import { findDraft, previewDraft, promising } from "./pending-draft.ts";
import type { PendingDraft } from "./plan.ts";
import type { CommandPorts } from "./ports.ts";
import { record } from "./record.ts";
import { lineOf, scheduleLines } from "./schedule-lines.ts";

/** Saves someone's draft, and gives its survey the promise that goes with it. An edit that someone else has overtaken is previewed again instead. */
export async function saveDraft(
  ports: CommandPorts,
  actor: Account,
  token: string,
  now: Date,
): Promise<CommandOutcome> {
  const pending = await findDraft(ports, actor, token, now);
  if (pending === null) return { kind: "draft-gone" };
  const outcome = await savePending(ports, actor, pending, { id: token, first: false }, now);
  if (outcome.kind === "draft-problems") return { ...outcome, token };
  if (outcome.kind === "saved") await ports.dialogs.clear(actor.id);
  return outcome;
}

/** Saves a draft at once. `once` makes one schedule of a yes that comes twice; where it says `first` and there is a schedule already, the list is given. */
export async function savePending(
  ports: CommandPorts,
  actor: Account,
  said: PendingDraft,
  once: Once,
  now: Date,
): Promise<CommandOutcome> {
  const rebased = await rebase(ports, said);
  if (rebased === null) return { kind: "stale" };
  if (rebased.overtaken !== null) return previewDraft(ports, actor, said, now);
  const { draft, edited, promise } = rebased.pending;
  const survey = await ports.surveys.byId(draft.surveyId);
  const checked = await checkDraft(promising(ports, promise), draft, now);
  if (survey === null || checked.kind === "invalid") {
    const problems = checked.kind === "invalid" ? checked.problems : [];
    return { kind: "draft-problems", problems, token: null };
  }
  const refused = await makePromise(ports, actor, survey, promise, now);
  if (refused !== null) return refused;

  if (edited === null) {
    const saved = await saveSchedule(ports, draft, now, once);
    if (saved.kind === "invalid") return { kind: "draft-problems", problems: saved.problems, token: null };
    if (saved.kind === "not-first") {
      return { kind: "schedules", lines: await scheduleLines(ports, draft.organizationId, now) };
    }
    const { schedule, isNew } = saved;
    if (isNew) await record(ports, actor, "schedule-created", { schedule: schedule.key }, now);
    return savedAs(ports, schedule, true, now);
  }

  const before = await ports.schedules.byId(edited.id);
  if (before === null) return { kind: "stale" };
  const fields = changedFields(before, checked.schedule);
  // A second press of the same yes, or an edit that says what is there: nothing is written twice.
  if (fields.length === 0) return savedAs(ports, before, false, now);
  const saved = await updateSchedule(ports, edited, draft, now);
  if (saved.kind === "invalid") return { kind: "draft-problems", problems: saved.problems, token: null };
  if (saved.kind === "stale") return previewDraft(ports, actor, said, now);
  if (saved.kind === "unknown") return { kind: "stale" };
  const { schedule } = saved;
  const details = { schedule: schedule.key, fields: fields.join(",") };
  await record(ports, actor, "schedule-changed", details, now);
  return savedAs(ports, schedule, false, now);
}

async function savedAs(
  ports: CommandPorts,
  schedule: Schedule,
  isNew: boolean,
  now: Date,
): Promise<Extract<CommandOutcome, { kind: "saved" }>> {
  const announced = isNew && announcementPlace(schedule) !== null;
  return { kind: "saved", line: await lineOf(ports, schedule, now), isNew, announced };
}

/** Gives a survey its promise; the refusal where that cannot be. */
async function makePromise(
  ports: CommandPorts,
  actor: Account,
  survey: Survey,
  promise: SurveyPromise,
  now: Date,
): Promise<CommandOutcome | null> {
  if (survey.promise === promise) return null;
  const wanted = { kind: "promise", promise } as const;
  const changed = await editSurvey(ports, survey.id, wanted, { now, expectedVersion: survey.version });
  if (changed.kind === "invalid") return { kind: "survey-fault", survey, fault: changed };
  if (changed.kind === "edited") {
    await record(ports, actor, "survey-changed", { survey: survey.key, change: "promise" }, now);
    return null;
  }
  // The other press of the same yes may have been faster.
  const current = await ports.surveys.byId(survey.id);
  return current?.promise === promise ? null : { kind: "stale" };
}
