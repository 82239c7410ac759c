// How fast a connection sends, as an earlier process would have learnt and left it.
import type { Store } from "../../core/store.ts";

/** Longer than a dead process's leases run, in milliseconds. */
export const LEASES_MS = 31_000;

/** Leaves the pace that an earlier process would have learnt; null: the platform has asked for an hour of silence. */
export async function setPace(
  store: Store,
  connectionId: string,
  now: Date,
  rate: number | null,
): Promise<void> {
  const lead = await store.outbox.lead(connectionId, "the test", now, LEASES_MS);
  if (lead === null) throw new Error("a dead process still leads");
  const blockedUntil = rate === null ? new Date(now.getTime() + 3_600_000) : null;
  const pace = { rate: rate ?? 20, ceiling: (rate ?? 20) * 1.05, nextAt: now, blockedUntil, probedAt: now };
  await store.outbox.savePace(connectionId, lead.fence, pace);
  await store.outbox.release(connectionId, lead.fence);
}
