// Tells an organization's admins what keeps a schedule from asking, once a day for each trouble.
import type { Outbox, Owed } from "../deliver/ports.ts";
import type { People } from "../people/ports.ts";
import { DAY_MS, wallMillis } from "../time.ts";
import type { Schedule } from "./schedule.ts";

/** What has happened, to which schedule, and the figures for the sentence that says so. */
export interface Trouble {
  /** A RefusedWhy, `audience-not-visible`, or the code of a SurveyError. */
  readonly code: string;
  readonly schedule: Pick<Schedule, "id" | "organizationId" | "key" | "zone">;
  readonly params?: Readonly<Record<string, string>>;
}

/** Whether the admins hear of it now, have heard of it today, or there is nobody to tell. */
export type Told = "told" | "again" | "nobody";

/**
 * Owes every reachable admin account a `trouble` whose ref is `code:scheduleId`, with `code`, `schedule` (its key) and the params as data; the
 * same trouble of the same schedule is told once a local day: `again` says that it has been.
 */
export async function tellAdmins(
  ports: { readonly people: Pick<People, "holders">; readonly outbox: Pick<Outbox, "owe"> },
  trouble: Trouble,
  now: Date,
): Promise<Told> {
  const { code, schedule, params } = trouble;
  const admins = await ports.people.holders(schedule.organizationId, "admin");
  const owed = admins
    .filter((account) => account.state === "subscribed")
    .map(
      (account): Owed => ({
        organizationId: schedule.organizationId,
        connectionId: account.connectionId,
        kind: "trouble",
        ref: `${code}:${schedule.id}`,
        roundId: null,
        accountId: account.id,
        address: { kind: "account", externalId: account.externalId },
        sequence: Math.floor(wallMillis(now, schedule.zone) / DAY_MS),
        notBefore: now,
        data: { code, schedule: schedule.key, ...params },
      }),
    );
  if (owed.length === 0) return "nobody";
  return (await ports.outbox.owe(owed, now)) > 0 ? "told" : "again";
}
