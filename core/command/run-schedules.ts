// Plans, lists, pauses, resumes and opens schedules.
import { dryRun } from "../ask/dry-run.ts";
import { openByHand } from "../ask/open-by-hand.ts";
import { sendingRate } from "../ask/preview.ts";
import { pauseSchedule, resumeSchedule } from "../ask/save-schedule.ts";
import type { Schedule } from "../ask/schedule.ts";
import type { Submission } from "../message.ts";
import type { Command } from "./command.ts";
import type { Commanding } from "./commanding.ts";
import { composeDraft, pendingOf } from "./compose-draft.ts";
import { nearest } from "./nearest.ts";
import type { CommandOutcome } from "./outcome.ts";
import { findDraft, keep, previewDraft } from "./pending-draft.ts";
import type { PendingDraft } from "./plan.ts";
import type { CommandPorts } from "./ports.ts";
import { record } from "./record.ts";
import { lineOf, scheduleLines } from "./schedule-lines.ts";
import type { ScheduleSpec } from "./schedule-spec.ts";
import { readSubmission, type SubmittedSchedule } from "./schedule-submission.ts";

/** Previews the schedule that was said; the form where nothing was. A key that exists means a change of that schedule. */
export async function scheduleBySpec(
  ports: CommandPorts,
  of: Commanding,
  { spec }: Extract<Command, { kind: "schedule" }>,
): Promise<CommandOutcome> {
  if (spec === null) return formFor(ports, of, null);
  const existing = spec.key === undefined ? null : await ports.schedules.byKey(of.organization.id, spec.key);
  return planSchedule(ports, of, spec, existing === null ? null : await pendingFor(ports, existing));
}

/** Composes and previews a schedule from what was said and what it builds upon. */
export async function planSchedule(
  ports: CommandPorts,
  of: Commanding,
  spec: ScheduleSpec,
  base: PendingDraft | null,
  from: "words" | "form" = "words",
): Promise<CommandOutcome> {
  const composed = await composeDraft(ports, spec, { ...of, base });
  if (composed.kind === "invalid")
    return { kind: "draft-problems", problems: composed.problems, token: null };
  if (composed.kind === "unknown-survey") {
    return { ...composed, nearest: nearest(composed.key, composed.known) };
  }
  return previewDraft(ports, of.actor, composed.pending, of.now, from);
}

/** Gives the form, filled from a draft by its token, from a schedule by its id, or with the defaults. */
export async function formFor(
  ports: CommandPorts,
  of: Commanding,
  token: string | null,
): Promise<CommandOutcome> {
  const base = token === null ? null : await baseFor(ports, of, token);
  if (token !== null && base === null) return { kind: "draft-gone" };
  const pending = base ?? (await offeredDraft(ports, of));
  if (pending === null) return { kind: "unknown-survey", key: null, known: [], nearest: null };
  const surveys = await ports.surveys.all(of.organization.id);
  const kept = await keep(ports, of.actor, pending, of.now);
  return { kind: "schedule-form", pending, surveys, token: kept, isFresh: base === null };
}

/** Gives what a form or a button builds upon: a kept draft, or a schedule of the organization. */
export async function baseFor(
  ports: CommandPorts,
  { actor, organization, now }: Commanding,
  token: string,
): Promise<PendingDraft | null> {
  const draft = await findDraft(ports, actor, token, now);
  if (draft !== null) return draft;
  const schedule = await ports.schedules.byId(token);
  return schedule === null || schedule.organizationId !== organization.id
    ? null
    : pendingFor(ports, schedule);
}

/** Previews what a form came back with. The draft it was filled from may be gone: then the schedule it changes, or the defaults, stand in. */
export async function planSubmitted(
  ports: CommandPorts,
  of: Commanding,
  submission: Submission,
  filledFrom: { readonly token: string; readonly scheduleId: string | null },
): Promise<CommandOutcome | Extract<SubmittedSchedule, { kind: "invalid" }>> {
  const { token, scheduleId } = filledFrom;
  const base =
    (await baseFor(ports, of, token)) ??
    (scheduleId === null ? null : await baseFor(ports, of, scheduleId)) ??
    (await offeredDraft(ports, of));
  const read = readSubmission(submission, base);
  return read.kind === "invalid" ? read : planSchedule(ports, of, read.spec, base, "form");
}

/** Lists all schedules. */
export async function listSchedules(ports: CommandPorts, of: Commanding): Promise<CommandOutcome> {
  return { kind: "schedules", lines: await scheduleLines(ports, of.organization.id, of.now) };
}

/** Pauses or resumes the schedule that was named, or the only one. */
export async function setPaused(
  ports: CommandPorts,
  of: Commanding,
  command: Extract<Command, { kind: "pause" | "resume" }>,
): Promise<CommandOutcome> {
  const schedule = await named(ports, of, command.key);
  return "kind" in schedule ? schedule : setPausedOf(ports, of, schedule, command.kind);
}

/** Pauses or resumes a schedule. */
export async function setPausedOf(
  ports: CommandPorts,
  of: Commanding,
  schedule: Schedule,
  wish: "pause" | "resume",
): Promise<CommandOutcome> {
  const done =
    wish === "pause"
      ? await pauseSchedule(ports, schedule.id)
      : await resumeSchedule(ports, schedule.id, of.now);
  if (done.kind === "unknown") return unknownSchedule(ports, of, schedule.key);
  const already = done.kind === "already";
  if (!already) await record(ports, of.actor, `schedule-${done.kind}`, { schedule: schedule.key }, of.now);
  const line = await lineOf(ports, done.schedule, of.now);
  return { kind: wish === "pause" ? "paused" : "resumed", line, already };
}

/** Opens a round of the schedule that was named, or of the only one, now. */
export async function openSchedule(
  ports: CommandPorts,
  of: Commanding,
  key: string | null,
): Promise<CommandOutcome> {
  const schedule = await named(ports, of, key);
  return "kind" in schedule ? schedule : openRoundOf(ports, of, schedule);
}

/** Tells what opening a round of the schedule that was named, or of the only one, would come to. */
export async function tryOpening(
  ports: CommandPorts,
  of: Commanding,
  key: string | null,
): Promise<CommandOutcome> {
  const schedule = await named(ports, of, key);
  if ("kind" in schedule) return schedule;
  const run = await dryRun(ports, schedule, of.now);
  const { rate } = await sendingRate(ports, schedule);
  const isPost = schedule.mode === "post" || run.kind !== "would-open";
  return { kind: "dry-run", schedule, run, seconds: isPost ? 1 : Math.ceil(run.asked.length / rate) };
}

/** Opens a round of a schedule now. */
export async function openRoundOf(
  ports: CommandPorts,
  of: Commanding,
  schedule: Schedule,
): Promise<CommandOutcome> {
  const opened = await openByHand(ports, schedule, of.now);
  if (opened.kind === "opened") {
    const details = { schedule: schedule.key, round: opened.round.number };
    await record(ports, of.actor, "round-opened", details, of.now);
  }
  return { kind: "opening", schedule, opened };
}

/** Gives the organization's schedule with this id. */
export async function scheduleById(
  ports: CommandPorts,
  of: Commanding,
  id: string,
): Promise<Schedule | Extract<CommandOutcome, { kind: "unknown-schedule" }>> {
  const schedule = await ports.schedules.byId(id);
  return schedule?.organizationId === of.organization.id ? schedule : unknownSchedule(ports, of, null);
}

async function named(
  ports: CommandPorts,
  of: Commanding,
  key: string | null,
): Promise<Schedule | Extract<CommandOutcome, { kind: "unknown-schedule" }>> {
  if (key !== null) {
    return (await ports.schedules.byKey(of.organization.id, key)) ?? unknownSchedule(ports, of, key);
  }
  const all = await ports.schedules.all(of.organization.id);
  const [only] = all;
  return all.length === 1 && only !== undefined ? only : unknownSchedule(ports, of, null);
}

async function unknownSchedule(
  ports: CommandPorts,
  of: Commanding,
  key: string | null,
): Promise<Extract<CommandOutcome, { kind: "unknown-schedule" }>> {
  const known = (await ports.schedules.all(of.organization.id)).map((schedule) => schedule.key);
  return { kind: "unknown-schedule", key, known, nearest: key === null ? null : nearest(key, known) };
}

async function pendingFor(ports: CommandPorts, schedule: Schedule): Promise<PendingDraft> {
  const survey = await ports.surveys.byId(schedule.surveyId);
  return pendingOf(schedule, survey?.promise ?? "anonymous");
}

/** Gives the defaults, for the place where they are asked for; null without any survey. */
export async function offeredDraft(ports: CommandPorts, of: Commanding): Promise<PendingDraft | null> {
  const composed = await composeDraft(ports, {}, { ...of, base: null });
  return composed.kind === "ok" ? composed.pending : null;
}
