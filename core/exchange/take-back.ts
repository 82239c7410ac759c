// Takes a whole import back: its rounds, their words and what stood for them in trends, down to the bytes.
import { BY_OPERATOR, type NewChange } from "../people/change.ts";
import type { Clock, Turns } from "../ports.ts";
import type { TakenFile, TakingBack } from "./ports.ts";

/** What taking back takes from outside. */
export interface TakeBackPorts {
  readonly imports: TakingBack;
  readonly people: { record(organizationId: string, change: NewChange): Promise<void> };
  readonly clock: Clock;
  readonly turns: Turns;
}

/** What became of it. `sending`: a digest of it is on its way; `busy`: all is gone from sight, but not its bytes yet, so that it has to be begun again. */
export type TakenBack =
  | { readonly kind: "done"; readonly rounds: number }
  | { readonly kind: "sending" }
  | { readonly kind: "busy" };

// A running bot reads for milliseconds at a time.
const SCRUB_TRIES = 10;
const SCRUB_WAIT_MS = 500;

/** Takes an import back that was not taken back yet, from wherever an earlier attempt broke off; `step` is told how many of its rounds are gone. */
export async function takeBack(
  { imports, people, clock, turns }: TakeBackPorts,
  of: { readonly organizationId: string; readonly taken: TakenFile; readonly survey: string },
  step: (gone: number) => void = () => {},
): Promise<TakenBack> {
  const { taken, survey, organizationId } = of;
  if ((await imports.startUndo(taken.id, clock.now())) === "sending") return { kind: "sending" };
  const { rounds } = await imports.left(taken.id);
  // One that broke off has noted none yet, and one that is begun again has fewer left than it had.
  const all = Math.max(taken.rounds, rounds.length);
  for (const [at, round] of rounds.entries()) {
    await imports.drop(round);
    step(at + 1);
    await turns.next();
  }
  for (let tries = 1; (await imports.scrub()) === "busy"; tries++) {
    if (tries === SCRUB_TRIES) return { kind: "busy" };
    await clock.sleep(SCRUB_WAIT_MS);
  }
  const now = clock.now();
  await imports.endUndo(taken.id, now);
  await people.record(organizationId, {
    at: now,
    actorPersonId: null,
    what: "import-undone",
    details: { survey, rounds: all, ...BY_OPERATOR },
  });
  return { kind: "done", rounds: all };
}
