// Definitions of attributes, their values, and the finding of people.
import { and, asc, eq, gt, inArray, sql } from "drizzle-orm";
import type { PersonCard, PersonQuery, Roster } from "../../core/people/roster.ts";
import type { Random } from "../../core/ports.ts";
import { type Db, type Engine, run, type Steps, slot, statement } from "../work.ts";
import { type AccountRow, accountRows, hasComeIn } from "./account-queries.ts";
import { accountOf } from "./account-row.ts";
import { breathe, chunksOf, PAGE, pagesOf } from "./chunks.ts";
import { isOfGroups } from "./groups.ts";
import { outOf } from "./wishes.ts";

/** Keeps the roster in a database; ids come from `random`. */
export function createRoster(engine: Engine, random: Pick<Random, "id">): Roster {
  const { db, tables } = engine;
  const { accounts, attributeDefinitions, connections, people } = tables;

  const setAttributes = statement("roster.setAttributes", (of) =>
    of
      .update(people)
      .set({ attributes: slot(people.attributes, "attributes") })
      .where(eq(people.id, slot(people.id, "id"))),
  );

  async function* allAccounts(organizationId: string): AsyncGenerator<AccountRow> {
    let after = "";
    for (;;) {
      const page: readonly AccountRow[] = await accountRows(db, tables)
        .where(and(eq(accounts.organizationId, organizationId), gt(accounts.id, after), hasComeIn(tables)))
        .orderBy(asc(accounts.id))
        .limit(PAGE);
      yield* page;
      const last = page.at(-1);
      if (last === undefined || page.length < PAGE) return;
      after = last.accounts.id;
      await breathe();
    }
  }

  function* changeChunk(tx: Db, changes: ReadonlyMap<string, Values>): Steps<number> {
    const rows = yield* run(
      engine.lock(
        tx
          .select({ id: people.id, attributes: people.attributes })
          .from(people)
          .where(inArray(people.id, [...changes.keys()]))
          .orderBy(asc(people.id)),
        "update",
      ),
    );
    let changed = 0;
    for (const { id, attributes } of rows) {
      const after = merged(attributes, changes.get(id) ?? {});
      if (after === null) continue;
      changed += 1;
      yield* run(tx.ask(setAttributes, { id, attributes: after }));
    }
    return changed;
  }

  async function cardsOf(personIds: readonly string[]): Promise<readonly PersonCard[]> {
    if (personIds.length === 0) return [];
    const rows = await accountRows(db, tables)
      .where(and(isOfGroups(people, personIds), hasComeIn(tables)))
      .orderBy(asc(accounts.id));
    return personIds.flatMap((personId) => {
      const own = rows.filter(({ person }) => person.id === personId);
      const [first] = own;
      if (first === undefined) return [];
      const { prefers, attributes, quietUntil, optedOut } = first.person;
      return [
        {
          ...{ personId, accounts: own.map(accountOf), prefers, attributes, quietUntil },
          ...outOf(optedOut),
        },
      ];
    });
  }

  // One more than the last; of several that are defined at once, in their order.
  const nextPosition = (organizationId: string, at = 0) => {
    const { position } = attributeDefinitions;
    const last = db
      .select({ last: sql`coalesce(max(${position}), 0)` })
      .from(attributeDefinitions)
      .where(eq(attributeDefinitions.organizationId, organizationId));
    return sql<number>`(${last}) + ${1 + at}`;
  };

  return {
    async definitions(organizationId) {
      const rows = await db
        .select()
        .from(attributeDefinitions)
        .where(eq(attributeDefinitions.organizationId, organizationId))
        .orderBy(asc(attributeDefinitions.key));
      return rows.map(({ id: _id, ...definition }) => definition);
    },

    async define({ organizationId, key, kind, bands, source }) {
      const values = { kind, bands, source };
      await db
        .insert(attributeDefinitions)
        .values({ id: random.id(), organizationId, key, ...values, position: nextPosition(organizationId) })
        .onConflictDoUpdate({
          target: [attributeDefinitions.organizationId, attributeDefinitions.key],
          set: values,
        });
    },

    async ensureDefined(definitions) {
      if (definitions.length === 0) return;
      await db
        .insert(attributeDefinitions)
        .values(
          definitions.map((definition, at) => ({
            ...{ id: random.id(), ...definition },
            position: nextPosition(definition.organizationId, at),
          })),
        )
        .onConflictDoNothing();
    },

    async undefine(organizationId, key) {
      const gone = await db
        .delete(attributeDefinitions)
        .where(
          and(eq(attributeDefinitions.organizationId, organizationId), eq(attributeDefinitions.key, key)),
        )
        .returning({ id: attributeDefinitions.id });
      if (gone.length === 0) return false;
      const pages = pagesOf((after) =>
        db
          .select({ id: people.id, attributes: people.attributes })
          .from(people)
          .where(and(eq(people.organizationId, organizationId), gt(people.id, after)))
          .orderBy(asc(people.id))
          .limit(PAGE),
      );
      for await (const page of pages) {
        const having = page.filter(({ attributes }) => Object.hasOwn(attributes, key));
        for (const chunk of chunksOf(having)) {
          const changes = new Map(chunk.map(({ id }) => [id, { [key]: null }]));
          await engine.transact((tx) => changeChunk(tx, changes));
        }
      }
      return true;
    },

    async changeAttributes(changes) {
      let changed = 0;
      for (const chunk of chunksOf(changes)) {
        const byPerson = new Map(chunk.map(({ personId, set }) => [personId, set]));
        changed += await engine.transact((tx) => changeChunk(tx, byPerson));
        await breathe();
      }
      return changed;
    },

    async values(organizationId, key) {
      const values = new Set<string>();
      for await (const { person } of allAccounts(organizationId)) {
        const value = Object.hasOwn(person.attributes, key) ? person.attributes[key] : undefined;
        if (value !== undefined) values.add(value);
      }
      return [...values].sort();
    },

    async byEmail(organizationId, emails) {
      if (emails.length === 0) return [];
      const rows = await accountRows(db, tables)
        .where(and(eq(accounts.organizationId, organizationId), inArray(accounts.email, [...emails])))
        .orderBy(asc(accounts.id));
      await breathe();
      return rows.map(accountOf);
    },

    async setEmails(emails) {
      for (const chunk of chunksOf([...emails])) {
        await engine.transact(function* (tx): Steps<void> {
          for (const [id, email] of chunk) {
            yield* run(tx.update(accounts).set({ email }).where(eq(accounts.id, id)));
          }
        });
        await breathe();
      }
    },

    async byExternalId(organizationId, platform, externalIds) {
      if (externalIds.length === 0) return [];
      const isThere = and(eq(accounts.organizationId, organizationId), eq(connections.platform, platform));
      const rows = await accountRows(db, tables)
        .where(and(isThere, inArray(accounts.externalId, [...externalIds])))
        .orderBy(asc(accounts.id));
      await breathe();
      return rows.map(accountOf);
    },

    async byHandle(organizationId, platform, handles) {
      if (handles.length === 0) return [];
      const isThere = and(eq(accounts.organizationId, organizationId), eq(connections.platform, platform));
      const rows = await accountRows(db, tables)
        .where(and(isThere, inArray(sql`lower(${accounts.handle})`, [...handles])))
        .orderBy(asc(accounts.id));
      await breathe();
      return rows.map(accountOf);
    },

    async card(personId) {
      const [card] = await cardsOf([personId]);
      return card ?? null;
    },

    async search(organizationId, query, limit) {
      const found = new Set<string>();
      for await (const row of allAccounts(organizationId)) if (meets(row, query)) found.add(row.person.id);
      return { people: await cardsOf([...found].slice(0, limit)), total: found.size };
    },
  };
}

type Values = Readonly<Record<string, string | null>>;

// Null where nothing is different.
function merged(before: Readonly<Record<string, string>>, set: Values): Record<string, string> | null {
  const after = { ...before };
  let isNew = false;
  for (const [key, value] of Object.entries(set)) {
    if ((before[key] ?? null) === value) continue;
    isNew = true;
    if (value === null) delete after[key];
    else after[key] = value;
  }
  return isNew ? after : null;
}

function meets({ accounts, person }: AccountRow, { text, attribute }: PersonQuery): boolean {
  if (attribute !== null) {
    const value = Object.hasOwn(person.attributes, attribute.key) ? person.attributes[attribute.key] : null;
    if (value?.toLowerCase() !== attribute.value.toLowerCase()) return false;
  }
  if (text === null) return true;
  const wanted = text.toLowerCase();
  const { name, handle, email, externalId } = accounts;
  return (
    externalId.toLowerCase() === wanted ||
    [name, handle, email].some((part) => part?.toLowerCase().includes(wanted) === true)
  );
}
