// What a database says between two processes: the questions that are owed, the ballots; and how fast to send.
import { and, eq } from "drizzle-orm";
import type { Store } from "../../core/store.ts";
import type { Engine } from "../../db/engine.ts";
import type { Someone } from "./people.ts";

/** Longer than a dead process's leases run, in milliseconds. */
export const LEASES_MS = 31_000;

/** A delivery of this week's question. */
export interface QuestionRow {
  readonly someone: Someone;
  readonly roundId: string;
  readonly state: string;
  /** An earlier try may have arrived, as far as the app knows or will know. */
  readonly isDoubtful: boolean;
}

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

/** Gives the questions of rounds that are open, in the order in which they are due. */
export async function readQuestions({ db, tables }: Engine): Promise<readonly QuestionRow[]> {
  const { connections, deliveries, rounds } = tables;
  const rows = await db
    .select({
      id: deliveries.addressId,
      platform: connections.platform,
      roundId: rounds.id,
      state: deliveries.state,
      again: deliveries.again,
      code: deliveries.code,
    })
    .from(deliveries)
    .innerJoin(rounds, eq(rounds.id, deliveries.roundId))
    .innerJoin(connections, eq(connections.id, deliveries.connectionId))
    .where(and(eq(deliveries.kind, "question"), eq(rounds.state, "open")))
    .orderBy(deliveries.notBefore, deliveries.seq);
  return rows.map(({ id, platform, roundId, state, again, code }) => ({
    someone: { platform, id },
    roundId,
    state,
    isDoubtful: state !== "sent" && (again || (state === "sending" && code === "left")),
  }));
}

/** Gives every ballot's score by the platform's id of its person. */
export async function readBallots({ db, tables }: Engine): Promise<Map<string, number>> {
  const accounts = await db.select().from(tables.accounts);
  const addresses = new Map(accounts.map(({ personId, externalId }) => [personId, externalId]));
  const rows = await db.select().from(tables.ballots);
  return new Map(rows.map(({ personId, score }) => [addresses.get(personId) ?? personId, score]));
}
