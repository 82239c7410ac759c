// Lets long reckoning in memory give way: counted in steps of work, since the rules know no clock.
import type { Turns } from "../ports.ts";

/** Counts steps of work, each some tens of nanoseconds; gives something to wait for when it is time to give way, else nothing. */
export type Pace = (steps: number) => Promise<void> | undefined;

/** Some five milliseconds. */
const STEPS_AT_A_TIME = 200_000;

/** Creates a pace that gives way through these turns. */
export function createPace(turns: Turns): Pace {
  let done = 0;
  return (steps) => {
    done += steps;
    if (done < STEPS_AT_A_TIME) return undefined;
    done = 0;
    return turns.next();
  };
}
