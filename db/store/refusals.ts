// Who never wants to be asked again: kept as keyed hashes of platforms' ids, which tell nothing but that an id that comes up is one of them.
import { createHmac } from "node:crypto";
import { and, eq, inArray, isNull } from "drizzle-orm";
import type { Platform, Random } from "../../core/ports.ts";
import { type Db, type Engine, run, type Steps } from "../work.ts";

/** An account's identity, as its platform names it. */
export interface Identity {
  readonly platform: Platform;
  readonly externalId: string;
}

/** Reads and writes refusals inside units of work. */
export interface Refusals {
  /** Keeps these from ever being asked, until they end it themselves. */
  refuse(tx: Db, organizationId: string, identities: readonly Identity[]): Steps<void>;
  /** Ends a refusal; nothing happens where there is none. */
  end(tx: Db, organizationId: string, identity: Identity): Steps<void>;
  /** Of a platform's ids those that refuse. Where nobody ever has, one look at the organization is all. */
  among(
    tx: Db,
    organizationId: string,
    platform: Platform,
    externalIds: readonly string[],
  ): Steps<ReadonlySet<string>>;
}

/** Keeps refusals in a database; the organization's key comes from `random` at its first one. */
export function createRefusals({ tables }: Pick<Engine, "tables">, random: Pick<Random, "id">): Refusals {
  const { organizations, refusals } = tables;

  function* keyOf(tx: Db, organizationId: string): Steps<string | null> {
    const [row] = yield* run(
      tx
        .select({ key: organizations.refusalKey })
        .from(organizations)
        .where(eq(organizations.id, organizationId)),
    );
    return row?.key ?? null;
  }

  return {
    *refuse(tx, organizationId, identities) {
      if (identities.length === 0) return;
      // Whoever comes first gives the key, and it never changes: with another one nobody would be recognised.
      const isFirst = and(eq(organizations.id, organizationId), isNull(organizations.refusalKey));
      yield* run(
        tx
          .update(organizations)
          .set({ refusalKey: `${random.id()}${random.id()}` })
          .where(isFirst),
      );
      const key = (yield* keyOf(tx, organizationId)) ?? "";
      const rows = identities.map((identity) => ({ mark: markOf(key, identity), organizationId }));
      yield* run(tx.insert(refusals).values(rows).onConflictDoNothing());
    },

    *end(tx, organizationId, identity) {
      const key = yield* keyOf(tx, organizationId);
      if (key !== null) yield* run(tx.delete(refusals).where(eq(refusals.mark, markOf(key, identity))));
    },

    *among(tx, organizationId, platform, externalIds) {
      const key = externalIds.length === 0 ? null : yield* keyOf(tx, organizationId);
      if (key === null) return new Set();
      const marks = new Map(
        externalIds.map((externalId) => [markOf(key, { platform, externalId }), externalId]),
      );
      const rows = yield* run(
        tx
          .select({ mark: refusals.mark })
          .from(refusals)
          .where(inArray(refusals.mark, [...marks.keys()])),
      );
      return new Set(rows.flatMap(({ mark }) => marks.get(mark) ?? []));
    },
  };
}

function markOf(key: string, { platform, externalId }: Identity): string {
  return createHmac("sha256", key).update(`${platform} ${externalId}`).digest("base64url");
}
