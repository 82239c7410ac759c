// Follows a channel that became another one: a Telegram group that grew into a supergroup.
import { and, eq } from "drizzle-orm";
import type { Outbox } from "../../core/deliver/ports.ts";
import { stateIn } from "../kit.ts";
import { OWED_DELIVERIES, type Tables } from "../schema.ts";
import { type Engine, run } from "../work.ts";

/** Rewrites addresses in a database. */
export function createMoves(engine: Engine): Pick<Outbox, "moved"> {
  const { deliveries, schedules } = engine.tables;
  return {
    moved(connectionId, from, to) {
      return engine.transact(function* (tx) {
        const there = and(
          eq(deliveries.connectionId, connectionId),
          eq(deliveries.addressKind, "channel"),
          eq(deliveries.addressId, from),
          stateIn(deliveries.state, [...OWED_DELIVERIES, "sending"]),
        );
        const waiting = yield* run(tx.select({ id: deliveries.id }).from(deliveries).where(there));
        for (const { id } of waiting) {
          yield* run(tx.update(deliveries).set({ addressId: to }).where(eq(deliveries.id, id)));
        }
        const all = yield* run(engine.lock(tx.select().from(schedules), "update"));
        for (const schedule of all) {
          const renamed = rename(schedule, connectionId, from, to);
          if (renamed === null) continue;
          yield* run(
            tx
              .update(schedules)
              .set({ ...renamed, version: schedule.version + 1 })
              .where(eq(schedules.id, schedule.id)),
          );
        }
      });
    },
  };
}

function rename(
  {
    connectionId: own,
    audience,
    digest,
  }: Pick<Tables["schedules"]["$inferSelect"], "connectionId" | "audience" | "digest">,
  connectionId: string,
  from: string,
  to: string,
) {
  const asks = own === connectionId && audience.kind === "channel" && audience.externalId === from;
  const tells = digest.channel?.connectionId === connectionId && digest.channel.externalId === from;
  if (!asks && !tells) return null;
  return {
    audience: asks ? { ...audience, externalId: to } : audience,
    digest: tells && digest.channel ? { ...digest, channel: { ...digest.channel, externalId: to } } : digest,
  };
}
