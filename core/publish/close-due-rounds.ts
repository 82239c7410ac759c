// Ends rounds whose time is up: stops taking words, counts, publishes and cuts the link to people.
import { GRACE_MS } from "../answer/ballot.ts";
import { decidePublication } from "./disclosure.ts";
import type { Sealing } from "./ports.ts";

/** How many rounds were sealed by this pass. */
export interface Closed {
  readonly sealed: number;
}

/**
 * Seals every round of an organization whose grace has ended by `now`, including those that an earlier pass left half
 * done. A round that cannot be sealed holds up no other; the first such error is thrown when all have had their turn.
 */
export async function closeDueRounds(
  { sealing }: { readonly sealing: Sealing },
  organizationId: string,
  now: Date,
): Promise<Closed> {
  const errors: unknown[] = [];
  let sealed = 0;
  for (const round of await sealing.closing(organizationId, now, GRACE_MS)) {
    try {
      if (await sealWhole(sealing, round.id, now)) sealed += 1;
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

// False where another process has sealed it meanwhile.
async function sealWhole(sealing: Sealing, roundId: string, now: Date): Promise<boolean> {
  for (;;) {
    const step = await sealing.seal(roundId, now, decidePublication);
    if (step !== "more") return step === "sealed";
  }
}
