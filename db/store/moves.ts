// Follows a channel that became another one: a Telegram group that grew into a supergroup.
import { and, eq, isNotNull, isNull } from "drizzle-orm";
import type { Outbox } from "../../core/deliver/ports.ts";
import type { Random } from "../../core/ports.ts";
import { stateIn } from "../kit.ts";
import { OWED_DELIVERIES, type Tables } from "../schema.ts";
import { type Db, type Engine, run, type Steps } from "../work.ts";

/** Rewrites addresses in a database; ids come from `random`. */
export function createMoves(engine: Engine, random: Random): Pick<Outbox, "moved"> {
  const { deliveries, rounds, schedules, subscriptions } = engine.tables;

  /** Owes the open rounds' posts once more: nobody can change those that were left behind, or answer them for sure. */
  function* repost(tx: Db, connectionId: string, from: string, to: string): Steps<void> {
    const behind = yield* run(
      tx
        .select({ post: deliveries })
        .from(deliveries)
        .innerJoin(rounds, eq(rounds.id, deliveries.ref))
        .where(
          and(
            eq(deliveries.connectionId, connectionId),
            eq(deliveries.kind, "post"),
            eq(deliveries.addressId, from),
            eq(deliveries.state, "sent"),
            isNotNull(deliveries.messageRef),
            eq(rounds.state, "open"),
          ),
        ),
    );
    for (const { post } of behind) {
      yield* run(tx.update(deliveries).set({ messageRef: null }).where(eq(deliveries.id, post.id)));
      const again = { ...post, ...UNSENT, id: random.id(), addressId: to, sequence: post.sequence + 1 };
      yield* run(tx.insert(deliveries).values(again).onConflictDoNothing());
    }
  }

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
        yield* repost(tx, connectionId, from, to);
        const reads = and(eq(subscriptions.connectionId, connectionId), eq(subscriptions.externalId, from));
        yield* run(
          tx
            .update(subscriptions)
            .set({ externalId: to })
            .where(and(reads, isNull(subscriptions.accountId))),
        );
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

const UNSENT = {
  state: "pending",
  messageRef: null,
  attempt: 0,
  again: false,
  leaseUntil: null,
  code: null,
} as const;

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
