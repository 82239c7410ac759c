// What was answered to a request that may be sent again: kept with what the request did, in the same unit of work.
import { and, eq } from "drizzle-orm";
import type { Random } from "../../core/ports.ts";
import type { TakenEvent, Telling } from "../../core/trigger/ports.ts";
import { type Db, type Engine, run, type Steps } from "../work.ts";

/** What is known of a request's key; null where nothing is. */
export type KnownRequest =
  | { readonly kind: "same"; readonly events: readonly TakenEvent[] }
  | { readonly kind: "other-body" }
  | null;

// What is kept is a request that was taken; one that was refused did nothing and may be tried again.
const ACCEPTED = 202;

/** Looks requests up and keeps their answers, in a caller's unit of work. */
export function createIdempotency({ tables: { idempotencyKeys: keys } }: Engine, random: Random) {
  return {
    *lookUp(tx: Db, by: NonNullable<Telling["by"]>): Steps<KnownRequest> {
      const { tokenId, request } = by;
      if (request === null) return null;
      const isKey = and(eq(keys.tokenId, tokenId), eq(keys.key, request.key));
      const [kept] = yield* run(tx.select().from(keys).where(isKey));
      if (kept === undefined) return null;
      if (kept.bodyHash !== request.bodyHash) return { kind: "other-body" };
      // Written by `keep` below, and by nothing else.
      const { events } = kept.answer as { readonly events: readonly TakenEvent[] };
      return { kind: "same", events };
    },

    *keep(tx: Db, by: NonNullable<Telling["by"]>, events: readonly TakenEvent[], at: Date): Steps<void> {
      const { tokenId, request } = by;
      if (request === null) return;
      const row = { id: random.id(), tokenId, ...request, status: ACCEPTED, answer: { events }, at };
      yield* run(tx.insert(keys).values(row));
    },
  };
}
