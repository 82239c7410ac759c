// How people get in: the one-time claim of the first admin, and join codes that put people into segments.
import { and, eq, gt, isNull, sql } from "drizzle-orm";
import { SurveyError } from "../../core/errors.ts";
import type { People } from "../../core/people/ports.ts";
import type { Random } from "../../core/ports.ts";
import { type Engine, run, type Steps } from "../work.ts";

type Admission = Pick<People, "ensureClaim" | "claim" | "createJoinCode" | "join">;

/** Keeps claims and join codes in a database; ids come from `random`. */
export function createAdmission(engine: Engine, random: Random): Admission {
  const { claims, joinCodes, people } = engine.tables;

  return {
    ensureClaim(organizationId, codeHash, now) {
      return engine.transact(function* (tx) {
        const isAdmin = and(eq(people.organizationId, organizationId), eq(people.role, "admin"));
        const admins = yield* run(tx.select({ id: people.id }).from(people).where(isAdmin).limit(1));
        if (admins.length > 0) return false;
        // Told once and kept nowhere, an earlier unused code is lost with the terminal that showed it: the new one takes its place.
        const isUnused = and(eq(claims.organizationId, organizationId), isNull(claims.usedAt));
        yield* run(tx.delete(claims).where(isUnused));
        const claim = { id: random.id(), organizationId, codeHash, createdAt: now };
        const stored = yield* run(
          tx.insert(claims).values(claim).onConflictDoNothing().returning({ id: claims.id }),
        );
        return stored.length > 0;
      });
    },

    claim(organizationId, codeHash, personId, now) {
      return engine.transact(function* (tx): Steps<"claimed" | "wrong" | "used"> {
        const isCode = and(eq(claims.organizationId, organizationId), eq(claims.codeHash, codeHash));
        const [spent] = yield* run(
          tx
            .update(claims)
            .set({ usedAt: now })
            .where(and(isCode, isNull(claims.usedAt)))
            .returning({ id: claims.id }),
        );
        if (spent === undefined) {
          const [known] = yield* run(tx.select({ id: claims.id }).from(claims).where(isCode));
          return known ? "used" : "wrong";
        }
        const [admin] = yield* run(
          tx
            .update(people)
            .set({ role: "admin" })
            .where(and(eq(people.id, personId), eq(people.organizationId, organizationId)))
            .returning({ id: people.id }),
        );
        if (admin === undefined) throw new SurveyError("internal", { what: "claim-without-person" });
        return "claimed";
      });
    },

    async createJoinCode({ organizationId, code, attributes, expiresAt, uses }) {
      const row = { id: random.id(), organizationId, code, attributes, expiresAt, usesLeft: uses };
      await engine.db.insert(joinCodes).values(row);
    },

    join(organizationId, code, personId, now) {
      return engine.transact(function* (tx): Steps<"joined" | "unknown" | "expired" | "spent"> {
        const isCode = and(eq(joinCodes.organizationId, organizationId), eq(joinCodes.code, code));
        const [known] = yield* run(engine.lock(tx.select().from(joinCodes).where(isCode), "update"));
        if (known === undefined) return "unknown";
        const isPerson = and(eq(people.id, personId), eq(people.organizationId, organizationId));
        const [person] = yield* run(
          engine.lock(tx.select({ attributes: people.attributes }).from(people).where(isPerson), "update"),
        );
        if (person === undefined) throw new SurveyError("internal", { what: "join-without-person" });
        // A link that is pressed twice is used once.
        const { attributes } = known;
        const keys = Object.keys(attributes);
        if (keys.length > 0 && keys.every((key) => person.attributes[key] === attributes[key]))
          return "joined";
        if (known.expiresAt <= now) return "expired";
        const [spent] = yield* run(
          tx
            .update(joinCodes)
            .set({ usesLeft: sql`${joinCodes.usesLeft} - 1` })
            .where(and(isCode, gt(joinCodes.usesLeft, 0)))
            .returning({ id: joinCodes.id }),
        );
        if (spent === undefined) return "spent";
        yield* run(
          tx
            .update(people)
            .set({ attributes: { ...person.attributes, ...attributes } })
            .where(isPerson),
        );
        return "joined";
      });
    },
  };
}
