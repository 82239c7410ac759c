// The log of changes: lines are added and read. There is no statement here that changes or deletes one; only erasure blanks actors.
import { eq, inArray, sql } from "drizzle-orm";
import type { People } from "../../core/people/ports.ts";
import type { Random } from "../../core/ports.ts";
import type { Engine } from "../work.ts";

/** Keeps the log of changes in a database; ids come from `random`. */
export function createChangeLog(
  { db, tables: { accounts, changes } }: Engine,
  random: Pick<Random, "id">,
): Pick<People, "record" | "changes"> {
  return {
    async record(organizationId, { at, actorPersonId, what, details }) {
      const newest = db
        .select({ seq: sql`coalesce(max(${changes.seq}), 0) + 1` })
        .from(changes)
        .where(eq(changes.organizationId, organizationId));
      await db
        .insert(changes)
        .values({ id: random.id(), organizationId, at, seq: sql`(${newest})`, actorPersonId, what, details });
    },

    async changes(organizationId, last) {
      const rows = await db
        .select()
        .from(changes)
        .where(eq(changes.organizationId, organizationId))
        .orderBy(sql`${changes.seq} desc`, changes.id)
        .limit(last);
      const actors = [...new Set(rows.flatMap(({ actorPersonId }) => actorPersonId ?? []))];
      const known = await db
        .select({ personId: accounts.personId, name: accounts.name })
        .from(accounts)
        .where(inArray(accounts.personId, actors))
        .orderBy(accounts.id);
      const names = new Map(known.map(({ personId, name }) => [personId, name]));
      return rows.map(({ at, actorPersonId, what, details }) => ({
        ...{ at, actorPersonId, what, details },
        actorName: actorPersonId === null ? null : (names.get(actorPersonId) ?? null),
      }));
    },
  };
}
