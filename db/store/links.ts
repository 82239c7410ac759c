// Links between people. A linked row points at the root of its group, which points at nobody: no chain can arise, and no cycle.
import { and, eq, gt, inArray, isNotNull, notInArray, or } from "drizzle-orm";
import { SurveyError } from "../../core/errors.ts";
import type { Linked, LinkFault, LinkOffer, Links, SaidCode } from "../../core/people/links.ts";
import type { Account } from "../../core/people/person.ts";
import type { Random } from "../../core/ports.ts";
import { type Db, type Engine, run, type Steps } from "../work.ts";
import { accountRows } from "./account-queries.ts";
import { accountOf } from "./account-row.ts";
import { breathe, chunksOf } from "./chunks.ts";
import { groupOf, isOfGroups, rootsOf } from "./groups.ts";

/** Rows of one reading: one query for what core hands over at once. */
const READ = 500;

/** Keeps links in a database; ids come from `random`. */
export function createLinks(engine: Engine, random: Pick<Random, "id">): Links {
  const { db, tables } = engine;
  const { accounts, linkCodes, organizations, people, rounds, seats } = tables;

  function* accountsOfPerson(tx: Db, personId: string): Steps<readonly Account[]> {
    const root = (yield* rootsOf(tx, people, [personId])).get(personId) ?? personId;
    const rows = yield* run(
      accountRows(tx, tables)
        .where(isOfGroups(people, [root]))
        .orderBy(accounts.id),
    );
    return rows.map(accountOf);
  }

  /** Who made a code and who says it, or why the two cannot become one. */
  function* look(tx: Db, { organizationId, codeHash, accountId, now }: SaidCode): Steps<Looked> {
    const [code] = yield* run(
      tx
        .select()
        .from(linkCodes)
        .where(
          and(
            eq(linkCodes.organizationId, organizationId),
            eq(linkCodes.codeHash, codeHash),
            gt(linkCodes.expiresAt, now),
          ),
        ),
    );
    const isOne = or(eq(accounts.id, accountId), eq(accounts.personId, code?.personId ?? ""));
    const both = yield* run(accountRows(tx, tables).where(isOne));
    const maker = both.find((row) => row.accounts.personId === code?.personId);
    const speaker = both.find((row) => row.accounts.id === accountId);
    if (code === undefined || maker === undefined || speaker === undefined) return fault("unknown");
    if (maker.accounts.id === speaker.accounts.id) return fault("self");
    if (maker.person.id === speaker.person.id) return fault("already");
    const connectionsOf = (all: readonly Account[]) => new Set(all.map(({ connectionId }) => connectionId));
    const theirs = connectionsOf(yield* accountsOfPerson(tx, maker.person.id));
    const own = connectionsOf(yield* accountsOfPerson(tx, speaker.person.id));
    if ([...theirs].some((id) => own.has(id))) return fault("same-connection");
    const [opening] = yield* run(
      tx
        .select({ id: rounds.id })
        .from(rounds)
        .where(and(eq(rounds.organizationId, organizationId), eq(rounds.state, "opening")))
        .limit(1),
    );
    if (opening !== undefined) return fault("opening");
    const { person: root } = maker;
    return { kind: "found", codeId: code.id, maker: accountOf(maker), root, other: speaker.person };
  }

  /** The other person's panel seats are kept where the first has none, so that the cycle that asks them goes on. */
  function* moveSeats(tx: Db, from: string, to: string): Steps<void> {
    const taken = yield* run(tx.select().from(seats).where(eq(seats.personId, to)));
    const free = yield* run(tx.select().from(seats).where(eq(seats.personId, from)));
    for (const { scheduleId, panels } of free) {
      if (taken.some((seat) => seat.scheduleId === scheduleId && seat.panels === panels)) continue;
      const isSeat = and(
        eq(seats.scheduleId, scheduleId),
        eq(seats.panels, panels),
        eq(seats.personId, from),
      );
      yield* run(tx.update(seats).set({ personId: to }).where(isSeat));
    }
  }

  /** Rounds begin, and people link, one after the other: whoever comes second sees what the first has done. */
  function* hold(tx: Db, organizationId: string): Steps<void> {
    const mine = tx
      .select({ id: organizations.id })
      .from(organizations)
      .where(eq(organizations.id, organizationId));
    yield* run(engine.lock(mine, "update"));
  }

  return {
    async createLinkCode({ organizationId, accountId, codeHash, expiresAt }) {
      await engine.transact(function* (tx): Steps<void> {
        const [own] = yield* run(
          tx.select({ personId: accounts.personId }).from(accounts).where(eq(accounts.id, accountId)),
        );
        if (own === undefined) throw new SurveyError("internal", { what: "link-without-account" });
        const { personId } = own;
        yield* run(tx.delete(linkCodes).where(eq(linkCodes.personId, personId)));
        yield* run(
          tx.insert(linkCodes).values({ id: random.id(), organizationId, codeHash, personId, expiresAt }),
        );
      });
    },

    async dropLinkCode(organizationId, codeHash) {
      await db
        .delete(linkCodes)
        .where(and(eq(linkCodes.organizationId, organizationId), eq(linkCodes.codeHash, codeHash)));
    },

    offer(of) {
      return engine.transact(function* (tx): Steps<LinkOffer> {
        const looked = yield* look(tx, of);
        return looked.kind === "found" ? { kind: "offer", maker: looked.maker } : looked;
      });
    },

    link(of) {
      return engine.transact(function* (tx): Steps<Linked> {
        yield* hold(tx, of.organizationId);
        const looked = yield* look(tx, of);
        if (looked.kind !== "found") return looked;
        const { root, other, maker } = looked;
        const spent = yield* run(
          tx.delete(linkCodes).where(eq(linkCodes.id, looked.codeId)).returning({ id: linkCodes.id }),
        );
        if (spent.length === 0) return fault("unknown");
        const prefers = root.prefers ?? maker.platform;
        const quiet = Math.max(root.quietUntil?.getTime() ?? 0, other.quietUntil?.getTime() ?? 0);
        yield* run(
          tx
            .update(people)
            .set({
              attributes: { ...other.attributes, ...root.attributes },
              locale: root.locale ?? other.locale,
              zone: root.zone ?? other.zone,
              prefers,
              // The stricter of two wishes.
              quietUntil: quiet === 0 ? null : new Date(quiet),
              optedOut: [...new Set([...(root.optedOut ?? []), ...(other.optedOut ?? [])])],
            })
            .where(eq(people.id, root.id)),
        );
        yield* run(
          tx
            .update(people)
            .set({ linkedTo: root.id })
            .where(isOfGroups(people, [other.id])),
        );
        yield* moveSeats(tx, other.id, root.id);
        return { kind: "linked", maker, prefers };
      });
    },

    unlink(personId) {
      return engine.transact(function* (tx): Steps<boolean> {
        const group = yield* groupOf(tx, people, personId);
        const rows = yield* run(
          engine.lock(
            tx
              .select()
              .from(people)
              .where(inArray(people.id, [...group])),
            "update",
          ),
        );
        const root = rows.find(({ linkedTo }) => linkedTo === null);
        if (root === undefined || rows.length < 2) return false;
        // While they were one, everything was kept with the root; a role stays whose it was.
        const { attributes, locale, zone, quietUntil, optedOut } = root;
        yield* run(
          tx
            .update(people)
            .set({ linkedTo: null, attributes, locale, zone, quietUntil, optedOut })
            .where(eq(people.linkedTo, root.id)),
        );
        return true;
      });
    },

    async prefer(personId, platform) {
      await db.update(people).set({ prefers: platform }).where(eq(people.id, personId));
    },

    accountsOf(personId) {
      return engine.transact(function* (tx) {
        const all = yield* accountsOfPerson(tx, personId);
        const [root] = yield* run(
          tx
            .select({ prefers: people.prefers })
            .from(people)
            .where(eq(people.id, all[0]?.personId ?? personId)),
        );
        return { accounts: all, prefers: root?.prefers ?? null };
      });
    },

    async countedAs(personIds) {
      const others = new Map<string, string>();
      for (const chunk of chunksOf(personIds, READ)) {
        const rows = await db
          .select({ id: people.id, root: people.linkedTo })
          .from(people)
          .where(and(inArray(people.id, [...chunk]), isNotNull(people.linkedTo)));
        for (const { id, root } of rows) if (root !== null) others.set(id, root);
        await breathe();
      }
      return others;
    },

    async preferredAccounts(personIds) {
      const preferred = new Map<string, Account>();
      for (const chunk of chunksOf(personIds, READ)) {
        // Only groups have someone linked: for everyone else there is nothing to choose.
        const linked = await db
          .selectDistinct({ root: people.linkedTo })
          .from(people)
          .where(inArray(people.linkedTo, [...chunk]));
        // Most chunks have nobody linked, and one after the other they too would hold everyone up.
        await breathe();
        const roots = linked.flatMap(({ root }) => root ?? []);
        if (roots.length === 0) continue;
        const rows = await accountRows(db, tables)
          .where(
            and(
              isOfGroups(people, roots),
              eq(accounts.state, "subscribed"),
              notInArray(accounts.connectionId, suspendedOnes(db)),
            ),
          )
          .orderBy(accounts.id);
        for (const root of roots) {
          const own = rows.filter(({ person }) => person.id === root);
          const chosen = own.find(({ person, connections }) => person.prefers === connections.platform);
          const [first] = own;
          if (first !== undefined && own.length > 1) preferred.set(root, accountOf(chosen ?? first));
        }
      }
      return preferred;
    },
  };

  // A platform that bars the bot reaches nobody.
  function suspendedOnes(of: Db) {
    const { connections } = tables;
    return of.select({ id: connections.id }).from(connections).where(gt(connections.suspended, ""));
  }
}

type Looked =
  | {
      readonly kind: "found";
      readonly codeId: string;
      readonly maker: Account;
      readonly root: Person;
      readonly other: Person;
    }
  | { readonly kind: "fault"; readonly fault: LinkFault };

type Person = Engine["tables"]["people"]["$inferSelect"];

function fault(why: LinkFault): { readonly kind: "fault"; readonly fault: LinkFault } {
  return { kind: "fault", fault: why };
}
