// Draft schedules between their preview and someone's yes: kept, changed, dropped.
import { checkDraft } from "../ask/check-draft.ts";
import { previewSchedule } from "../ask/preview.ts";
import type { Account } from "../people/person.ts";
import type { Dialog } from "../ports.ts";
import { applyChange } from "../survey/edit-survey.ts";
import type { Survey, SurveyPromise } from "../survey/survey.ts";
import { DAY_MS } from "../time.ts";
import { differenceOf, rebase } from "./edit-draft.ts";
import type { CommandOutcome } from "./outcome.ts";
import { SURVEY_DRAFT } from "./pending-survey.ts";
import type { PendingDraft, PlanProblem } from "./plan.ts";
import type { CommandPorts } from "./ports.ts";

/** How long a preview can be said yes to. */
const KEPT_MS = 7 * DAY_MS;
const DRAFT = "draft";
const TOKEN = "token";

/**
 * Checks a draft and tells what it would do, keeping it for its yes. One with problems is kept too, for the form that puts them right,
 * unless it comes from that form, which is still open.
 */
export async function previewDraft(
  ports: CommandPorts,
  actor: Account,
  said: PendingDraft,
  now: Date,
  from: "words" | "form" = "words",
): Promise<Extract<CommandOutcome, { kind: "preview" | "draft-problems" | "stale" }>> {
  const rebased = await rebase(ports, said);
  if (rebased === null) return { kind: "stale" };
  const { pending, overtaken } = rebased;
  const survey = await ports.surveys.byId(pending.draft.surveyId);
  const promised = promising(ports, pending.promise);
  const [refused, checked] = await Promise.all([
    survey === null ? null : promiseProblem(ports, survey, pending.promise),
    checkDraft(promised, pending.draft, now),
  ]);
  const problems = [
    ...(refused === null ? [] : [refused]),
    ...(checked.kind === "ok" ? [] : checked.problems),
  ];
  if (survey === null || checked.kind === "invalid" || problems.length > 0) {
    const kept = from === "form" ? null : await keep(ports, actor, pending, now);
    return { kind: "draft-problems", problems, token: kept };
  }
  const token = await keep(ports, actor, pending, now);
  const edit = await differenceOf(ports, pending, checked.schedule, now);
  const schedule = edit?.schedule ?? checked.schedule;
  const preview = await previewSchedule(promised, schedule, now, pending.edited?.id ?? null);
  const newPromise = pending.promise === survey.promise ? null : pending.promise;
  const difference = edit?.difference ?? null;
  return {
    kind: "preview",
    ...{ token, pending, schedule, survey, preview, newPromise, difference, overtaken },
  };
}

/** Keeps a draft for someone, in the place of the one before, and gives the token of its buttons. */
export async function keep(
  ports: Pick<CommandPorts, "dialogs" | "random">,
  actor: Account,
  pending: PendingDraft,
  now: Date,
): Promise<string> {
  const token = ports.random.id();
  await ports.dialogs.set(actor.id, {
    kind: "form",
    roundId: null,
    data: { [DRAFT]: JSON.stringify(pending), [TOKEN]: token },
    expiresAt: new Date(now.getTime() + KEPT_MS),
  });
  return token;
}

/** Says whether a dialog is a draft that waits for a yes: words do not answer it. */
export function isDraft(dialog: Pick<Dialog, "data">): boolean {
  return [DRAFT, SURVEY_DRAFT].some((name) => typeof dialog.data[name] === "string");
}

/** Gives someone's draft, or null where another one or another conversation has taken its place. */
export async function findDraft(
  { dialogs }: Pick<CommandPorts, "dialogs">,
  actor: Account,
  token: string,
  now: Date,
): Promise<PendingDraft | null> {
  const dialog = await dialogs.get(actor.id, now);
  const draft = dialog?.data[DRAFT];
  if (typeof draft !== "string" || dialog?.data[TOKEN] !== token) return null;
  // Written by keep alone, so that its shape is known.
  return JSON.parse(draft) as PendingDraft;
}

/** Takes one piece of a preview's advice ("p4": four panels, "g6": a gap of six days) and tells what would come of it. */
export async function adopt(
  ports: CommandPorts,
  actor: Account,
  token: string,
  advice: string,
  now: Date,
): Promise<CommandOutcome> {
  const pending = await findDraft(ports, actor, token, now);
  if (pending === null) return { kind: "draft-gone" };
  const [, what, figure] = /^([pg])(\d{1,3})$/.exec(advice) ?? [];
  const value = Number(figure);
  const change = what === "p" ? { panels: value } : what === "g" ? { gapDays: value } : {};
  return previewDraft(ports, actor, { ...pending, draft: { ...pending.draft, ...change } }, now);
}

/** Drops a draft. */
export async function discardDraft(
  ports: Pick<CommandPorts, "dialogs">,
  actor: Account,
  token: string,
  now: Date,
): Promise<CommandOutcome> {
  // Someone else's dialog in its place, such as a reason that is awaited, stays.
  if ((await findDraft(ports, actor, token, now)) !== null) await ports.dialogs.clear(actor.id);
  return { kind: "discarded" };
}

/** Gives ports in which every survey promises what is to be promised: checking and previewing look at it as it will be. */
export function promising(ports: CommandPorts, promise: SurveyPromise): CommandPorts {
  const byId = async (id: string): Promise<Survey | null> => {
    const survey = await ports.surveys.byId(id);
    return survey === null ? null : { ...survey, promise };
  };
  return { ...ports, surveys: { ...ports.surveys, byId } };
}

async function promiseProblem(
  { rounds }: Pick<CommandPorts, "rounds">,
  survey: Survey,
  promise: SurveyPromise,
): Promise<PlanProblem | null> {
  if (promise === survey.promise) return null;
  const changed = applyChange(survey, { kind: "promise", promise });
  if ("code" in changed) return { field: "promise", code: "staff-is-anonymous", params: {} };
  const running = await rounds.inState(survey.organizationId, ["opening", "open", "closing"]);
  const busy = running.some(({ surveyId }) => surveyId === survey.id);
  return busy ? { field: "promise", code: "round-open", params: {} } : null;
}
