// Opens a round now because an admin says so; gap, panels and every refusal hold as they do for a fire.
import type { OpeningPorts } from "./open-due-rounds.ts";
import { finishOpening } from "./open-round.ts";
import { type NotOpened, prepareByHand } from "./prepare-by-hand.ts";
import { refreshedAudience } from "./refreshed-audience.ts";
import type { Round } from "./round.ts";
import type { Schedule } from "./schedule.ts";

/** What became of `open`. */
export type OpenedByHand = { readonly kind: "opened"; readonly round: Round } | NotOpened;

/** Opens a round of a schedule, active or paused, at `now`. A refusal is the caller's answer and leaves no record. */
export async function openByHand(ports: OpeningPorts, schedule: Schedule, now: Date): Promise<OpenedByHand> {
  const look = () => refreshedAudience(ports, schedule, now);
  const prepared = await prepareByHand(ports, schedule, look, now);
  if (prepared.kind !== "ready") return prepared;
  const { wanted, audience } = prepared;
  const begun = await ports.rounds.begin(wanted, now);
  if (begun === null) return { kind: "busy", round: null };
  const finished = await finishOpening(ports, schedule, begun, audience, now);
  if (finished.kind === "refused") {
    await ports.rounds.refuse(begun.id, finished.why, now);
    return finished;
  }
  // Opened by another process meanwhile, or waiting for another opening that the next pass will finish: it is on its way all the same.
  return { kind: "opened", round: (await ports.rounds.byId(begun.id)) ?? begun };
}
