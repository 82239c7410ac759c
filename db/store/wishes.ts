// What people wish about being asked, kept with the person; of linked people the wishes of all of them hold.
import { eq } from "drizzle-orm";
import type { People } from "../../core/people/ports.ts";
import { NO_WISHES, type Wishes } from "../../core/people/wish.ts";
import { type Db, type Engine, run, type Steps } from "../work.ts";
import { breathe, chunksOf } from "./chunks.ts";
import { isOfGroups } from "./groups.ts";

// How the column tells an admin's word from a person's own.
const KEPT_OUT = "!";

/** Rows of one reading: one query for what core hands over at once. */
const READ = 500;

/** Keeps wishes in a database. */
export function createWishes(engine: Engine): Pick<People, "wishes" | "setQuiet" | "setOptedOut"> {
  const { db } = engine;
  const { people } = engine.tables;
  const everyoneBehind = (personIds: readonly string[]) => isOfGroups(people, personIds);

  function* optedOutOf(tx: Db, personId: string): Steps<ReadonlySet<string>> {
    const held = tx
      .select({ optedOut: people.optedOut })
      .from(people)
      .where(everyoneBehind([personId]));
    const rows = yield* run(engine.lock(held, "update"));
    return new Set(rows.flatMap(({ optedOut }) => optedOut ?? []));
  }

  return {
    async wishes(personIds) {
      const wished = new Map<string, Wishes>();
      for (const chunk of chunksOf(personIds, READ)) {
        const rows = await db
          .select({
            id: people.id,
            linkedTo: people.linkedTo,
            quietUntil: people.quietUntil,
            optedOut: people.optedOut,
          })
          .from(people)
          .where(everyoneBehind(chunk));
        for (const { id, linkedTo, quietUntil, optedOut } of rows) {
          if (quietUntil === null && (optedOut === null || optedOut.length === 0)) continue;
          const before = wished.get(linkedTo ?? id) ?? NO_WISHES;
          const out = outOf(optedOut);
          wished.set(linkedTo ?? id, {
            quietUntil: later(before.quietUntil, quietUntil),
            optedOut: [...new Set([...before.optedOut, ...out.optedOut])],
            keptOut: [...new Set([...before.keptOut, ...out.keptOut])],
          });
        }
        await breathe();
      }
      return wished;
    },

    async setQuiet(personId, until) {
      await db
        .update(people)
        .set({ quietUntil: until })
        .where(everyoneBehind([personId]));
    },

    async setOptedOut(personId, surveyId, isOut, by) {
      await engine.transact(function* (tx): Steps<void> {
        const surveys = new Set(yield* optedOutOf(tx, personId));
        surveys.delete(surveyId);
        surveys.delete(`${surveyId}${KEPT_OUT}`);
        if (isOut) surveys.add(by === "self" ? surveyId : `${surveyId}${KEPT_OUT}`);
        // The whole choice stands with the person as they are known now; whoever was linked keeps none beside it.
        yield* run(
          tx
            .update(people)
            .set({ optedOut: null })
            .where(everyoneBehind([personId])),
        );
        if (surveys.size === 0) return;
        yield* run(
          tx
            .update(people)
            .set({ optedOut: [...surveys] })
            .where(eq(people.id, personId)),
        );
      });
    },
  };
}

/** Reads the column: surveys by a person's own wish, and by an admin's. */
export function outOf(column: readonly string[] | null): Pick<Wishes, "optedOut" | "keptOut"> {
  const all = column ?? [];
  return {
    optedOut: all.filter((id) => !id.endsWith(KEPT_OUT)),
    keptOut: all.filter((id) => id.endsWith(KEPT_OUT)).map((id) => id.slice(0, -KEPT_OUT.length)),
  };
}

function later(one: Date | null, other: Date | null): Date | null {
  if (one === null || other === null) return one ?? other;
  return one > other ? one : other;
}
