// When and how often people were asked, over all schedules and events; of linked people whoever of them was asked.
import { and, count, eq, max, type SQL, sql } from "drizzle-orm";
import type { Rounds } from "../../core/ask/ports.ts";
import type { Tables } from "../schema.ts";
import type { Engine } from "../work.ts";
import { breathe, chunksOf } from "./chunks.ts";
import { isOfGroups, rootOf } from "./groups.ts";

/** Gives when an invitation asks: someone whose question waits for their own time of day, or for an event, is asked then and not at the opening. */
export function askedAt({ invitations, rounds }: Pick<Tables, "invitations" | "rounds">): SQL<Date> {
  return sql<Date>`coalesce(${invitations.askAt}, ${rounds.opensAt})`.mapWith(rounds.opensAt);
}

/** Looks in a database for when people were asked. */
export function createAskedTimes({
  db,
  tables,
}: Engine): Pick<Rounds, "lastAsked" | "timesAsked" | "momentsAsked"> {
  const { invitations, people, rounds } = tables;
  const at = askedAt(tables);

  return {
    async lastAsked(personIds) {
      const asked = new Map<string, Date>();
      for (const chunk of chunksOf(personIds)) {
        const rows = await db
          .select({ personId: rootOf(people), at: max(at).mapWith(rounds.opensAt) })
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
          .where(and(isOfGroups(people, chunk), sql`${at} >= ${sql.param(since, rounds.opensAt)}`))
          .groupBy(rootOf(people));
        for (const { personId, times } of rows) asked.set(personId, times);
        await breathe();
      }
      return asked;
    },

    async momentsAsked(personIds, since) {
      const asked = new Map<string, Date[]>();
      for (const chunk of chunksOf(personIds)) {
        const rows = await db
          .select({ personId: rootOf(people), at })
          .from(invitations)
          .innerJoin(rounds, eq(rounds.id, invitations.roundId))
          .innerJoin(people, eq(people.id, invitations.personId))
          .where(and(isOfGroups(people, chunk), sql`${at} >= ${sql.param(since, rounds.opensAt)}`));
        for (const { personId, at } of rows) asked.set(personId, [...(asked.get(personId) ?? []), at]);
        await breathe();
      }
      return asked;
    },
  };
}
