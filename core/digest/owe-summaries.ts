// Owes each reader the summary of the week, month or quarter that has ended, at the time of day that they chose where they are.
import type { Outbox } from "../deliver/ports.ts";
import type { People } from "../people/ports.ts";
import type { Steering } from "../steer/ports.ts";
import type { Subscription } from "../steer/subscription.ts";
import { dueDay } from "../steer/summary-day.ts";

/** What owing takes. */
export interface OwingPorts {
  readonly steering: Pick<Steering, "subscriptions" | "noteOwed">;
  readonly people: Pick<People, "accountById">;
  readonly outbox: Pick<Outbox, "owe">;
}

/** What a summary's delivery points at. */
export interface SummaryRef {
  readonly subscriptionId: string;
  /** YYYY-MM-DD, by the reader's calendar. */
  readonly day: string;
}

/** Owes what is due at `now`, of several that were slept through only the newest; gives how many. Late, twice or on two machines it owes each once. */
export async function oweSummaries(ports: OwingPorts, organizationId: string, now: Date): Promise<number> {
  let owed = 0;
  for (const subscription of await ports.steering.subscriptions(organizationId)) {
    const zone = await zoneOf(ports, subscription);
    const day = dueDay({ ...subscription, zone }, now);
    if (day === null) continue;
    // Owed before it is noted: a crash between the two owes it again, which is owing it once.
    await owe(ports, subscription, day, now);
    if (await ports.steering.noteOwed(subscription.id, day)) owed += 1;
  }
  return owed;
}

/** Gives the zone in which a subscription's reader lives now; a channel's is the one that it was made with. */
export async function zoneOf(
  { people }: { readonly people: Pick<People, "accountById"> },
  { accountId, zone }: Pick<Subscription, "accountId" | "zone">,
): Promise<string> {
  const account = accountId === null ? null : await people.accountById(accountId);
  return account?.zone ?? zone;
}

/** Reads what a summary's delivery points at; null for anything else. */
export function readSummaryRef(ref: string): SummaryRef | null {
  const [, subscriptionId, day] = /^([A-Za-z0-9_-]+):(\d{4}-\d{2}-\d{2})$/.exec(ref) ?? [];
  return subscriptionId === undefined || day === undefined ? null : { subscriptionId, day };
}

async function owe(
  { outbox }: OwingPorts,
  subscription: Subscription,
  day: string,
  now: Date,
): Promise<void> {
  const { id, organizationId, connectionId, accountId, externalId, threadId, locale } = subscription;
  await outbox.owe(
    [
      {
        ...{ organizationId, connectionId, kind: "summary", ref: `${id}:${day}`, roundId: null, accountId },
        address: {
          kind: accountId === null ? "channel" : "account",
          ...{ externalId, ...(threadId === undefined ? {} : { threadId }) },
        },
        ...{ sequence: 0, notBefore: now },
        // People read their own language, whatever it was when they subscribed.
        ...(accountId === null ? { data: { locale } } : {}),
      },
    ],
    now,
  );
}
