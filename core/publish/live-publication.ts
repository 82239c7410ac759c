// Looks at an attributed round that is still open.
import { type CountingPorts, countRound } from "./count-round.ts";
import { decidePublication } from "./disclosure.ts";
import type { Looks } from "./looks.ts";
import type { DecidingPorts, Sealing } from "./ports.ts";
import type { Publication } from "./publication.ts";

/** What looking takes from outside. */
export interface LookingPorts extends DecidingPorts {
  readonly sealing: CountingPorts["sealing"] & Pick<Sealing, "facts">;
  /** Where it is left out, each look counts anew. */
  readonly looks?: Looks;
}

/** Gives the figures so far of an open attributed round, marked as not final; null for any other round. */
export async function livePublication(ports: LookingPorts, roundId: string): Promise<Publication | null> {
  const facts = await ports.sealing.facts(roundId);
  // The store gives none for an anonymous round; a view of one before its sealing would break the promise, so look twice.
  if (facts === null || facts.round.frozen.promise !== "attributed") return null;
  const look = async (): Promise<Publication> => {
    const { count } = await countRound(ports, facts);
    return { ...(await decidePublication(count, ports)).publication, final: false };
  };
  return ports.looks === undefined ? look() : ports.looks.at(roundId, look);
}
