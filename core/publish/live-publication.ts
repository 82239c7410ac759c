// Looks at an attributed round that is still open.
import { decidePublication } from "./disclosure.ts";
import type { Sealing } from "./ports.ts";
import type { Publication } from "./publication.ts";

/** Gives the figures so far of an open attributed round, marked as not final; null for any other round. */
export async function livePublication(
  { sealing }: { readonly sealing: Sealing },
  roundId: string,
): Promise<Publication | null> {
  const count = await sealing.count(roundId);
  // The store gives none for an anonymous round; a view of one before its sealing would break the promise, so look twice.
  if (count === null || count.round.frozen.promise !== "attributed") return null;
  return { ...decidePublication(count).publication, final: false };
}
