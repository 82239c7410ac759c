// Organizations, connections and people.
import { and, eq, inArray, ne } from "drizzle-orm";
import { SurveyError } from "../../core/errors.ts";
import type { Connection, Organization } from "../../core/people/person.ts";
import { DEFAULT_POLICY } from "../../core/people/policy.ts";
import type { People } from "../../core/people/ports.ts";
import type { Random } from "../../core/ports.ts";
import type { Tables } from "../schema.ts";
import { type Engine, run, type Steps } from "../work.ts";
import { createAccounts } from "./accounts.ts";
import { createAdmission } from "./admission.ts";
import { createChangeLog } from "./change-log.ts";
import { breathe, chunksOf } from "./chunks.ts";
import { createErasure } from "./erasure.ts";
import { groupOf, rootsOf } from "./groups.ts";
import { createRefusals } from "./refusals.ts";
import { createWishes } from "./wishes.ts";

// A database has one organization for now: its id is known, so that two processes at their first start make one.
const ONLY_ORGANIZATION = "organization";

/** Rows of one reading: one query for what core hands over at once. */
const READ = 500;

/** Keeps people in a database; ids come from `random`. */
export function createPeople(engine: Engine, random: Random): People {
  const { db } = engine;
  const { connections, organizations, people } = engine.tables;

  const refusals = createRefusals(engine, random);

  async function setPerson(personId: string, values: Partial<Tables["people"]["$inferInsert"]>) {
    await db.update(people).set(values).where(eq(people.id, personId));
  }

  return {
    ...createAccounts(engine, random, refusals),
    ...createAdmission(engine, random),
    ...createChangeLog(engine, random),
    ...createErasure(engine, refusals),
    ...createWishes(engine),

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
        // One without an identity only holds rounds that were brought in before any platform was connected.
        .where(and(eq(connections.organizationId, organizationId), ne(connections.externalId, "")))
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
      for (const chunk of chunksOf(personIds, READ)) {
        // Whoever was linked since they were looked up is known by their group's attributes.
        const roots = await engine.transact((tx) => rootsOf(tx, people, chunk));
        const rows = await db
          .select({ id: people.id, attributes: people.attributes })
          .from(people)
          .where(inArray(people.id, [...new Set(roots.values())]));
        const byRoot = new Map(rows.map(({ id, attributes }) => [id, attributes]));
        for (const [id, root] of roots) {
          const attributes = byRoot.get(root) ?? {};
          if (Object.keys(attributes).length > 0) known.set(id, attributes);
        }
        await breathe();
      }
      return known;
    },

    async setRole(personId, role, scope = null) {
      // A group has the highest role of its rows: what is given or taken, is given to or taken from all of them.
      await engine.transact(function* (tx): Steps<void> {
        const group = yield* groupOf(tx, people, personId);
        yield* run(
          tx
            .update(people)
            .set({ role, scope: role === "manager" ? scope : null })
            .where(inArray(people.id, [...group])),
        );
      });
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
