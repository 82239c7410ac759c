// Being the one process that sends on a connection, and knowing in time when one no longer is.
import type { Clock } from "../ports.ts";
import type { Outbox, Pace } from "./ports.ts";

/** The lead of a connection, under one fence from taking to release. */
export interface Lead {
  readonly fence: number;
  /** As it was when the lead was taken. */
  readonly pace: Pace;
  /** Renews the lease where it runs low; false once another process leads, and for good then. */
  holds(): Promise<boolean>;
  /** True while a request that leaves at `now` will have ended before anyone else can lead. */
  covers(now: Date): boolean;
  release(): Promise<void>;
}

/** How a lead is held: for how long at a time, and how long one request may take at most, in milliseconds. */
export interface LeadTerms {
  readonly connectionId: string;
  readonly owner: string;
  readonly leaseMs: number;
  readonly sendMs: number;
}

/** Takes the lead of a connection; null while another process has it. */
export async function takeLead(
  { outbox, clock }: { readonly outbox: Outbox; readonly clock: Clock },
  { connectionId, owner, leaseMs, sendMs }: LeadTerms,
): Promise<Lead | null> {
  const begun = clock.now();
  const taken = await outbox.lead(connectionId, owner, begun, leaseMs);
  if (taken === null) return null;
  const { fence, pace } = taken;
  // Counted from before the question to the store: a process that slept in between must not think that it has longer.
  let until = begun.getTime() + leaseMs;
  let lost = false;

  async function renew(): Promise<boolean> {
    const asked = clock.now();
    const renewed = await outbox.lead(connectionId, owner, asked, leaseMs);
    if (renewed?.fence === fence) {
      until = asked.getTime() + leaseMs;
      return true;
    }
    lost = true;
    // Someone else led meanwhile and is gone: begin anew, with what is in flight under the old fence at an end.
    if (renewed !== null) await outbox.release(connectionId, renewed.fence);
    return false;
  }

  return {
    fence,
    pace,
    async holds() {
      if (lost) return false;
      const left = until - clock.now().getTime();
      return left > (leaseMs * 2) / 3 || (await renew());
    },
    covers: (now) => !lost && now.getTime() + sendMs < until,
    release: async () => {
      if (!lost) await outbox.release(connectionId, fence);
    },
  };
}
