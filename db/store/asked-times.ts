// When and how often people were asked, over all schedules and events; of linked people whoever of them was asked.
import { and, count, eq, max, sql } from "drizzle-orm";
import type { Rounds } from "../../core/ask/ports.ts";
import type { Engine } from "../work.ts";
import { breathe, chunksOf } from "./chunks.ts";
import { isOfGroups, rootOf } from "./groups.ts";

/** Looks in a database for when people were asked. */
export function createAskedTimes({ db, tables }: Engine): Pick<Rounds, "lastAsked" | "timesAsked"> {
  const { invitations, people, rounds } = tables;
  // Someone whose question waits for their own time of day, or for an event, is asked then and not at the opening.
  const askedAt = sql<Date>`coalesce(${invitations.askAt}, ${rounds.opensAt})`.mapWith(rounds.opensAt);

  return {
    async lastAsked(personIds) {
      const asked = new Map<string, Date>();
      for (const chunk of chunksOf(personIds)) {
        const rows = await db
          .select({ personId: rootOf(people), at: max(askedAt).mapWith(rounds.opensAt) })
          .from(invitations)
          .innerJoin(rounds, eq(rounds.id, invitations.roundId))
          .innerJoin(people, eq(people.id, invitations.personId))
          .where(isOfGroups(people, chunk))
          .groupBy(rootOf(people));
        for (const { personId, at } of rows) asked.set(personId, at);
        await breathe();
      }
      return asked;
    },

    async timesAsked(personIds, since) {
      const asked = new Map<string, number>();
      for (const chunk of chunksOf(personIds)) {
        const rows = await db
          .select({ personId: rootOf(people), times: count() })
          .from(invitations)
          .innerJoin(rounds, eq(rounds.id, invitations.roundId))
          .innerJoin(people, eq(people.id, invitations.personId))
          .where(and(isOfGroups(people, chunk), sql`${askedAt} >= ${sql.param(since, rounds.opensAt)}`))
          .groupBy(rootOf(people));
        for (const { personId, times } of rows) asked.set(personId, times);
        await breathe();
      }
      return asked;
    },
  };
}
