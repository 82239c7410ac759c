// What the survey wing needs from outside: the surveys, and which rounds are under way with them.
import type { Survey } from "./survey.ts";

/** A survey as it was before a change. */
export interface SurveyVersion {
  readonly survey: Survey;
  readonly until: Date;
}

export interface Surveys {
  /** Adds the survey unless its key exists in the organization; gives the one that is there. */
  ensure(survey: Omit<Survey, "id">): Promise<Survey>;
  byKey(organizationId: string, key: string): Promise<Survey | null>;
  byId(id: string): Promise<Survey | null>;
  all(organizationId: string): Promise<readonly Survey[]>;
  /** Writes wording, drivers, subject, kind, promise and extras if `version` is still current, and keeps what stood there before; false when someone was faster. */
  update(survey: Survey, expectedVersion: number, now: Date): Promise<boolean>;
  /** What the survey was before each change, newest first; `until` is when it was changed. */
  versions(id: string): Promise<readonly SurveyVersion[]>;
  /** Deletes the survey and its versions, unless a schedule, a round or a rule refers to it. */
  remove(id: string): Promise<"removed" | "used">;
}

/** Tells which rounds run; what a survey promises stays while one of its rounds does. */
export interface RunningRounds {
  inState(
    organizationId: string,
    states: readonly ("opening" | "open" | "closing")[],
  ): Promise<readonly { readonly surveyId: string }[]>;
}
