// Says in a channel that questions are coming, before the first of a schedule is sent: unknown bots that write to everyone look like phishing.
import type { Outbox } from "../deliver/ports.ts";
import type { People } from "../people/ports.ts";
import type { Address, Locale } from "../ports.ts";
import { DAY_MS } from "../time.ts";
import { nextOpening } from "./moment-advice.ts";
import type { Schedule } from "./schedule.ts";

/** Where a schedule's announcement goes: the audience's channel, else the digest's; null where it has neither. Without a locale it speaks the organization's. */
export function announcementPlace(
  schedule: Pick<Schedule, "audience" | "connectionId" | "digest">,
): { readonly connectionId: string; readonly address: Address; readonly locale: Locale | null } | null {
  const { audience, connectionId, digest } = schedule;
  // Whoever is asked about their own ticket knows what it is about; nobody else needs to hear of it.
  if (audience.kind === "events") return null;
  if (audience.kind === "channel" && audience.externalId !== digest.channel?.externalId) {
    return { connectionId, address: { kind: "channel", externalId: audience.externalId }, locale: null };
  }
  if (digest.channel === null) return null;
  const { externalId, threadId, locale } = digest.channel;
  const address: Address = { kind: "channel", externalId, ...(threadId === undefined ? {} : { threadId }) };
  return { connectionId: digest.channel.connectionId, address, locale };
}

/** Owes the announcement of a schedule that has not asked yet, for a day before its first round or as soon as possible; once, however often it is called. */
export async function announce(
  ports: { readonly outbox: Pick<Outbox, "owe">; readonly people: Pick<People, "policy"> },
  schedule: Schedule,
  now: Date,
): Promise<void> {
  const place = announcementPlace(schedule);
  if (place === null) return;
  const { policy } = await ports.people.policy(schedule.organizationId);
  const { fire: first } = nextOpening(schedule, policy, schedule.since);
  if (first === null || first.at <= now) return;
  const dayBefore = first.at.getTime() - DAY_MS;
  const { locale, ...where } = place;
  const owed = {
    organizationId: schedule.organizationId,
    ...where,
    ...(locale === null ? {} : { data: { locale } }),
    kind: "announcement" as const,
    ref: schedule.id,
    roundId: null,
    accountId: null,
    sequence: 0,
    notBefore: new Date(Math.max(now.getTime(), dayBefore)),
  };
  await ports.outbox.owe([owed], now);
}
