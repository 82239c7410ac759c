// What is done about what people said: one sentence of a manager's, and how far it has come.

/** `planned`: announced. `doing`: begun. `done`: finished. `dropped`: will not be done, which is said too. */
export const ACTION_STATES = ["planned", "doing", "done", "dropped"] as const;
export type ActionState = (typeof ACTION_STATES)[number];

/** The longest sentence that an action or what was heard may be, in characters: it stands above the next question, on a phone. */
export const MOST_SENTENCE = 200;

/** One action on a survey's results. */
export interface Action {
  readonly id: string;
  readonly organizationId: string;
  readonly surveyId: string;
  /** Counts 1, 2, … in the organization; what commands call it. */
  readonly number: number;
  /** What people said, in the manager's words; null where that was left out. */
  readonly heard: string | null;
  readonly text: string;
  readonly state: ActionState;
  readonly createdAt: Date;
  readonly stateAt: Date;
  /** Blanked by erasure. */
  readonly authorPersonId: string | null;
}

/** What a question opens with: what was said, and what came of it, frozen with the round. */
export interface SaidAndDone {
  readonly heard: string | null;
  readonly text: string;
  readonly state: Exclude<ActionState, "dropped">;
}
