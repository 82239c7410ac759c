// What the next question opens with: the newest news of what is done about what people said.
import type { Action, SaidAndDone } from "./action.ts";
import type { Steering } from "./ports.ts";

/** How many rounds of a schedule open with the same news: two, or as many as it has panels, up to eight. */
export const ROUNDS_OF_NEWS = { least: 2, most: 8 } as const;
// The newest of more than anyone does at once.
const LOOKED_AT = 30;

/** When a schedule has asked before, and in how many panels. */
export interface AskedBefore {
  readonly openings: readonly Date[];
  readonly panels: number;
}

/**
 * Gives what a round of a schedule opens with: of its survey's actions that are not dropped the one that was written, or moved on, last; null where that has
 * been shown in two rounds since (where it asks in panels, once in each, in eight rounds at most), so that news is read by all and does not grow stale.
 */
export function saidAndDone(
  actions: readonly Action[],
  { openings, panels }: AskedBefore,
): SaidAndDone | null {
  const newest = actions
    .filter(({ state }) => state !== "dropped")
    .toSorted((one, other) => other.stateAt.getTime() - one.stateAt.getTime() || other.number - one.number)
    .at(0);
  if (newest === undefined || newest.state === "dropped") return null;
  const shown = openings.filter((at) => at >= newest.stateAt).length;
  const { least, most } = ROUNDS_OF_NEWS;
  if (shown >= Math.min(Math.max(least, panels), most)) return null;
  const { heard, text, state } = newest;
  return { heard, text, state };
}

/** Reads a survey's actions and gives what its next round opens with. */
export async function nextSaidAndDone(
  { steering }: { readonly steering: Pick<Steering, "actions"> },
  survey: { readonly id: string; readonly organizationId: string },
  before: AskedBefore,
): Promise<SaidAndDone | null> {
  return saidAndDone(await steering.actions(survey.organizationId, survey.id, LOOKED_AT), before);
}
