// Who may tell of events: names and hashes, never the tokens themselves.
import { createHash, timingSafeEqual } from "node:crypto";
import { and, asc, eq, isNull } from "drizzle-orm";
import type { Random } from "../../core/ports.ts";
import type { Token, Tokens } from "../../core/trigger/ports.ts";
import type { Tables } from "../schema.ts";
import { type Engine, run, type Steps } from "../work.ts";

/** Keeps tokens in a database; ids come from `random`. */
export function createTokens(engine: Engine, random: Random): Tokens {
  const { organizations, tokens } = engine.tables;
  const works = isNull(tokens.revokedAt);
  const named = (organizationId: string, name: string) =>
    and(eq(tokens.organizationId, organizationId), eq(tokens.name, name), works);

  return {
    create({ organizationId, name, token, now }) {
      return engine.transact(function* (tx): Steps<boolean> {
        // Two admins who choose one name at one moment follow one another here.
        const isOrganization = eq(organizations.id, organizationId);
        yield* run(
          engine.lock(
            tx.select({ id: organizations.id }).from(organizations).where(isOrganization),
            "update",
          ),
        );
        const taken = yield* run(
          tx.select({ id: tokens.id }).from(tokens).where(named(organizationId, name)).limit(1),
        );
        if (taken.length > 0) return false;
        const row = { id: random.id(), organizationId, name, hash: hashOf(token), createdAt: now };
        yield* run(tx.insert(tokens).values(row));
        return true;
      });
    },

    async byToken(token) {
      const hash = hashOf(token);
      const [row] = await engine.db
        .select()
        .from(tokens)
        .where(and(eq(tokens.hash, hash), works));
      // The index has compared hashes, which tell nothing of tokens; how long this takes tells nothing at all.
      return row && timingSafeEqual(Buffer.from(row.hash), Buffer.from(hash)) ? toToken(row) : null;
    },

    async all(organizationId) {
      const rows = await engine.db
        .select()
        .from(tokens)
        .where(and(eq(tokens.organizationId, organizationId), works))
        .orderBy(asc(tokens.createdAt), asc(tokens.id));
      return rows.map(toToken);
    },

    async revoke(organizationId, name, now) {
      const revoked = await engine.db
        .update(tokens)
        .set({ revokedAt: now })
        .where(named(organizationId, name))
        .returning({ id: tokens.id });
      return revoked.length > 0;
    },
  };
}

function hashOf(token: string): string {
  return createHash("sha256").update(token).digest("base64url");
}

function toToken({
  id,
  organizationId,
  name,
  createdAt,
  lastUsedAt,
}: Tables["tokens"]["$inferSelect"]): Token {
  return { id, organizationId, name, createdAt, lastUsedAt };
}
