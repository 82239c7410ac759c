// What is done about what people said, as a digest ends with it.
import type { Action } from "../steer/action.ts";
import type { DigestAction } from "./digest-history.ts";

/** How many that have ended are still told of. */
export const MOST_ENDED = 2;

/** Gives the actions (newest first) that are planned or begun, and of those that have ended the last. */
export function actionsOf(actions: readonly Action[]): readonly DigestAction[] {
  const isOpen = ({ state }: Action) => state === "planned" || state === "doing";
  const ended = actions
    .filter((action) => !isOpen(action))
    .sort((a, b) => b.stateAt.getTime() - a.stateAt.getTime())
    .slice(0, MOST_ENDED);
  return actions
    .filter((action) => isOpen(action) || ended.includes(action))
    .map(({ number, heard, text, state, createdAt, stateAt }) => ({
      number,
      heard,
      text,
      state,
      createdAt: createdAt.toISOString(),
      stateAt: stateAt.toISOString(),
    }));
}
