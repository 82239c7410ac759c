// Which people turned out to be one: a linked person points at the first of the group (the root), never at another linked one.
import { and, eq, inArray, or, type SQL, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import type { Role, Scope } from "../../core/people/person.ts";
import type { Tables } from "../schema.ts";
import { type Db, run, type Steps } from "../work.ts";

type People = Tables["people"];

/** Gives the id of the person that a row of `people` counts as: its group's root, or itself. */
export function rootOf(people: People): SQL<string> {
  return sql<string>`coalesce(${people.linkedTo}, ${people.id})`;
}

/** Says that a row of `people` belongs to the group of one of these roots. */
export function isOfGroups(people: People, roots: readonly string[]): SQL | undefined {
  return or(inArray(people.id, [...roots]), inArray(people.linkedTo, [...roots]));
}

/** Gives the rows of `people` under other names, for queries that see the same table twice. */
export function groupTables(people: People) {
  return { roots: alias(people, "roots"), members: alias(people, "members") };
}

/**
 * Gives the role of a whole group as a part of a query that has joined its root: the highest of its rows. Each keeps its own, so that a link raises nobody
 * for longer than it lasts. The least word of the alphabet is the highest role.
 */
export function roleOfGroup(db: Db, { roots, members }: ReturnType<typeof groupTables>): SQL<Role> {
  const rows = db
    .select({ role: sql`min(${members.role})` })
    .from(members)
    .where(or(eq(members.id, roots.id), eq(members.linkedTo, roots.id)));
  return sql<Role>`(${rows})`;
}

/**
 * Gives the segment of a whole group as a part of the same query: that of its managers, null where one of them sees all. It holds for a group whose role is
 * manager, and says nothing of any other.
 */
export function scopeOfGroup(db: Db, { roots, members }: ReturnType<typeof groupTables>): SQL<Scope | null> {
  const isOfGroup = or(eq(members.id, roots.id), eq(members.linkedTo, roots.id));
  const rows = db
    .select({ scope: members.scope })
    .from(members)
    .where(and(isOfGroup, eq(members.role, "manager")))
    // Whoever sees all comes first; of two segments always the same one.
    .orderBy(sql`case when ${members.scope} is null then 0 else 1 end`, members.id)
    .limit(1);
  return sql<Scope | null>`(${rows})`.mapWith(members.scope);
}

/** Gives, for ids of any people, the root that each counts as; unknown ones are left out. */
export function* rootsOf(tx: Db, people: People, ids: readonly string[]): Steps<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = yield* run(
    tx
      .select({ id: people.id, root: rootOf(people) })
      .from(people)
      .where(inArray(people.id, [...ids])),
  );
  return new Map(rows.map(({ id, root }) => [id, root]));
}

/** Gives the ids of everyone in a person's group, the person's own among them; an unknown one is alone. */
export function* groupOf(tx: Db, people: People, id: string): Steps<readonly string[]> {
  const root = (yield* rootsOf(tx, people, [id])).get(id) ?? id;
  const rows = yield* run(
    tx
      .select({ id: people.id })
      .from(people)
      .where(isOfGroups(people, [root])),
  );
  return rows.length === 0 ? [id] : rows.map((row) => row.id);
}
