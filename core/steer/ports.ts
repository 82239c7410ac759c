// What the steer wing needs from outside: one store of marks, reference lines, goals, actions and subscriptions.
import type { Action, ActionState } from "./action.ts";
import type { Goal, Mark, ReferenceLine } from "./mark.ts";
import type { Subscription } from "./subscription.ts";

/** Keeps what people set beside the scores. Every method is one unit of work; numbers are given by the store, 1, 2, … in an organization. */
export interface Steering {
  addMark(mark: Omit<Mark, "id" | "number">): Promise<Mark>;
  removeMark(organizationId: string, number: number): Promise<Mark | null>;
  /** Oldest day first: those of one survey and those of all; every one where no survey is named. */
  marks(organizationId: string, surveyId: string | null): Promise<readonly Mark[]>;

  addReference(line: Omit<ReferenceLine, "id" | "number">): Promise<ReferenceLine>;
  removeReference(organizationId: string, number: number): Promise<ReferenceLine | null>;
  references(organizationId: string, surveyId: string | null): Promise<readonly ReferenceLine[]>;

  /** Writes the goal of a survey's whole or segment in the place of the one before. */
  setGoal(goal: Omit<Goal, "id">): Promise<Goal>;
  removeGoal(surveyId: string, segment: Goal["segment"]): Promise<boolean>;
  goals(surveyId: string): Promise<readonly Goal[]>;

  addAction(action: Omit<Action, "id" | "number">): Promise<Action>;
  /** Null where there is no such number. */
  setActionState(
    organizationId: string,
    number: number,
    state: ActionState,
    at: Date,
  ): Promise<Action | null>;
  /** Null where there is no such number; and no such id. */
  action(organizationId: string, number: number): Promise<Action | null>;
  actionById(id: string): Promise<Action | null>;
  /** Newest first; of every survey where none is named. */
  actions(organizationId: string, surveyId: string | null, last: number): Promise<readonly Action[]>;

  /** One a reader, survey and period: a second one takes the place of the first. */
  subscribe(subscription: Omit<Subscription, "id" | "owedFor">): Promise<Subscription>;
  unsubscribe(id: string): Promise<boolean>;
  subscriptions(organizationId: string): Promise<readonly Subscription[]>;
  /** Notes for which local day the newest was owed; false when that was noted before. */
  noteOwed(id: string, day: string): Promise<boolean>;
}
