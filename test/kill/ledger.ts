// What a database says between two processes: the questions that are owed, the ballots.
import { and, eq } from "drizzle-orm";
import type { Engine } from "../../db/engine.ts";
import type { Someone } from "./people.ts";

/** A delivery of this week's question. */
export interface QuestionRow {
  readonly someone: Someone;
  readonly roundId: string;
  readonly state: string;
  /** An earlier try may have arrived, as far as the app knows or will know. */
  readonly isDoubtful: boolean;
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
