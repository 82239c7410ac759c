// Ends rounds whose time is up: stops taking words, counts, publishes and cuts the link to people.
import { GRACE_MS } from "../answer/ballot.ts";
import type { Sealing } from "./ports.ts";
import { type SealingPorts, sealRound } from "./seal-round.ts";

/** How many rounds were sealed by this pass. */
export interface Closed {
  readonly sealed: number;
}

/**
 * Seals every round of an organization whose grace has ended by `now`, including those that an earlier pass left half
 * done. A round that cannot be sealed holds up no other; the first such error is thrown when all have had their turn.
 */
export async function closeDueRounds(
  ports: SealingPorts,
  organizationId: string,
  now: Date,
): Promise<Closed> {
  const errors: unknown[] = [];
  let sealed = 0;
  for (const round of await ports.sealing.closing(organizationId, now, GRACE_MS)) {
    try {
      if (await sealRound(ports, round.id)) sealed += 1;
    } catch (error) {
      errors.push(error);
    }
  }
  if (errors.length > 0) throw errors[0];
  return { sealed };
}

/** Takes one step towards making the bytes of sealed answers go; `busy` asks for another pass. */
export function scrubSealed(
  { sealing }: { readonly sealing: Sealing },
  organizationId: string,
  now: Date,
): Promise<"nothing" | "scrubbed" | "busy"> {
  return sealing.scrub(organizationId, now);
}
