// The first round of an organization that has planned none: the default schedule, and what it would do.
import { checkDraft } from "../ask/check-draft.ts";
import { type Preview, previewSchedule } from "../ask/preview.ts";
import type { NewSchedule } from "../ask/schedule.ts";
import type { Survey } from "../survey/survey.ts";
import type { Commanding } from "./commanding.ts";
import type { PendingDraft, PlanProblem } from "./plan.ts";
import type { CommandPorts } from "./ports.ts";
import { offeredDraft } from "./run-schedules.ts";

/** The default schedule with what it would do; what keeps it from being saved; or nothing to offer, because there is a schedule. */
export type FirstRound =
  | {
      readonly kind: "ready";
      readonly pending: PendingDraft;
      readonly schedule: NewSchedule;
      readonly survey: Survey;
      readonly preview: Preview;
    }
  | { readonly kind: "not-yet"; readonly problems: readonly PlanProblem[] }
  | { readonly kind: "not-first" };

/** Composes the offer. The platform is asked who is there, so that the default fits the organization's size. */
export async function offerFirstRound(ports: CommandPorts, of: Commanding): Promise<FirstRound> {
  const schedules = await ports.schedules.all(of.organization.id);
  if (schedules.length > 0) return { kind: "not-first" };
  const guess = await offeredDraft(ports, of);
  if (guess === null) return { kind: "not-first" };
  // Checking remembers everyone who is there: only then is their number known.
  const first = await checkDraft(ports, guess.draft, of.now);
  const pending = (await offeredDraft(ports, of)) ?? guess;
  const isSame = JSON.stringify(pending) === JSON.stringify(guess);
  const checked = isSame ? first : await checkDraft(ports, pending.draft, of.now);
  if (checked.kind === "invalid") return { kind: "not-yet", problems: checked.problems };
  const { schedule, survey } = checked;
  return {
    kind: "ready",
    pending,
    schedule,
    survey,
    preview: await previewSchedule(ports, schedule, of.now),
  };
}
