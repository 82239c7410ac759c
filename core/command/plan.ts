// A schedule between what was said and what is saved: who says it, what it builds upon, what is wrong with it.
import type { DraftField, DraftProblem, ScheduleDraft } from "../ask/draft.ts";
import type { Schedule } from "../ask/schedule.ts";
import type { Account, Organization } from "../people/person.ts";
import type { SurveyPromise } from "../survey/survey.ts";
import type { CommandPlace } from "./ports.ts";

/** The schedule that a draft changes, and what it was when the edit began: what someone else changes meanwhile is seen by it. */
export interface EditedFrom extends Pick<Schedule, "id" | "version" | "key"> {
  readonly base?: ScheduleDraft;
}

/** A draft on its way to being saved: as plain data, so that it can wait for someone's yes. */
export interface PendingDraft {
  readonly draft: ScheduleDraft;
  /** What its survey is to promise. */
  readonly promise: SurveyPromise;
  /** The schedule that it changes; null for a new one. */
  readonly edited: EditedFrom | null;
}

/** What is wrong with a draft, with what only a command or a form can get wrong. */
export type PlanProblem =
  | DraftProblem
  | {
      readonly field: DraftField | "promise";
      readonly code: "here-is-private" | "place-unknown" | "staff-is-anonymous" | "round-open";
      readonly params: Readonly<Record<string, string | number>>;
    };

/** Who says it, where, and what it builds upon. */
export interface ComposeOf {
  readonly organization: Organization;
  readonly actor: Account;
  readonly place: CommandPlace;
  /** A draft or a schedule that is being changed; null to begin from the defaults. */
  readonly base: PendingDraft | null;
}
