// Organizations, connections, people, and the log of who changed what.
import { and, eq, inArray, sql } from "drizzle-orm";
import { SurveyError } from "../../core/errors.ts";
import type { Connection, Organization } from "../../core/people/person.ts";
import { DEFAULT_POLICY } from "../../core/people/policy.ts";
import type { Change, People } from "../../core/people/ports.ts";
import type { Random } from "../../core/ports.ts";
import type { Tables } from "../schema.ts";
import type { Engine } from "../work.ts";
import { createAccounts } from "./accounts.ts";
import { createAdmission } from "./admission.ts";
import { chunksOf } from "./chunks.ts";
import { createErasure } from "./erasure.ts";

// A database has one organization for now: its id is known, so that two processes at their first start make one.
const ONLY_ORGANIZATION = "organization";

/** Keeps people in a database; ids come from `random`. */
export function createPeople(engine: Engine, random: Random): People {
  const { db } = engine;
  const { changes, connections, organizations, people } = engine.tables;

  async function setPerson(personId: string, values: Partial<Tables["people"]["$inferInsert"]>) {
    await db.update(people).set(values).where(eq(people.id, personId));
  }

  return {
    ...createAccounts(engine, random),
    ...createAdmission(engine, random),
    ...createErasure(engine),

    async ensureOrganization({ name, zone, locale, operator }) {
      const values = { name, zone, locale, operator };
      const [row] = await db
        .insert(organizations)
        .values({ id: ONLY_ORGANIZATION, ...values })
        .onConflictDoUpdate({ target: organizations.id, set: values })
        .returning();
      return toOrganization(found(row));
    },

    async organization(id) {
      const [row] = await db.select().from(organizations).where(eq(organizations.id, id));
      return row ? toOrganization(row) : null;
    },

    async policy(organizationId) {
      const [row] = await db
        .select({ policy: organizations.policy, version: organizations.policyVersion })
        .from(organizations)
        .where(eq(organizations.id, organizationId));
      const { policy, version } = found(row);
      // Rules that a later version brought take their defaults.
      return { policy: { ...DEFAULT_POLICY, ...policy }, version };
    },

    async setPolicy(organizationId, policy, expectedVersion) {
      const isCurrent = eq(organizations.policyVersion, expectedVersion);
      const updated = await db
        .update(organizations)
        .set({ policy, policyVersion: expectedVersion + 1 })
        .where(and(eq(organizations.id, organizationId), isCurrent))
        .returning({ id: organizations.id });
      return updated.length > 0;
    },

    async ensureConnection({ organizationId, platform, externalId, name }) {
      const [row] = await db
        .insert(connections)
        .values({ id: random.id(), organizationId, platform, externalId, name })
        .onConflictDoUpdate({
          target: [connections.platform, connections.externalId],
          set: { name, suspended: null },
        })
        .returning();
      return toConnection(found(row));
    },

    async connections(organizationId) {
      const rows = await db
        .select()
        .from(connections)
        .where(eq(connections.organizationId, organizationId))
        .orderBy(connections.platform, connections.id);
      return rows.map(toConnection);
    },

    async suspend(connectionId, code) {
      await db.update(connections).set({ suspended: code }).where(eq(connections.id, connectionId));
    },

    setLocale: (personId, locale) => setPerson(personId, { locale }),
    setZone: (personId, zone) => setPerson(personId, { zone }),
    setAttributes: (personId, attributes) => setPerson(personId, { attributes }),

    async attributes(personIds) {
      const known = new Map<string, Readonly<Record<string, string>>>();
      for (const chunk of chunksOf(personIds)) {
        const rows = await db
          .select({ id: people.id, attributes: people.attributes })
          .from(people)
          .where(inArray(people.id, [...chunk]));
        for (const { id, attributes } of rows)
          if (Object.keys(attributes).length > 0) known.set(id, attributes);
      }
      return known;
    },

    setRole: (personId, role) => setPerson(personId, { role }),

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
      return rows.map(
        ({ at, actorPersonId, what, details }): Change => ({ at, actorPersonId, what, details }),
      );
    },
  };
}

function toOrganization({
  id,
  name,
  zone,
  locale,
  operator,
}: Tables["organizations"]["$inferSelect"]): Organization {
  return { id, name, zone, locale, operator };
}

function toConnection(row: Tables["connections"]["$inferSelect"]): Connection {
  const { id, organizationId, platform, externalId, name, suspended } = row;
  return { id, organizationId, platform, externalId, name, suspended };
}

function found<T>(row: T | undefined): T {
  if (row === undefined) throw new SurveyError("internal", { what: "row-missing" });
  return row;
}
