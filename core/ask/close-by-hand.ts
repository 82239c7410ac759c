// Closes an open round before its time because an admin says so; everyone asked is told.
import type { Rounds } from "./ports.ts";
import type { Round } from "./round.ts";

/** What became of `close`: it closes now (words may be added until the grace ends), or it was not open. */
export type ClosedByHand =
  | { readonly kind: "closed" }
  | { readonly kind: "not-open"; readonly state: Round["state"] };

/** Moves a round's closing to `now` and owes everyone asked a notice. */
export async function closeByHand(
  ports: { readonly rounds: Pick<Rounds, "byId" | "closeEarly"> },
  round: Round,
  now: Date,
): Promise<ClosedByHand> {
  // A round past its closing waits for its grace only: moving that would announce an early closing that is none.
  if (round.closesAt > now && (await ports.rounds.closeEarly(round.id, now))) return { kind: "closed" };
  const current = await ports.rounds.byId(round.id);
  return { kind: "not-open", state: current?.state ?? round.state };
}
