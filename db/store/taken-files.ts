// Which files have been taken for which survey, and what came of each.
import { and, asc, eq, max } from "drizzle-orm";
import { SurveyError } from "../../core/errors.ts";
import type { Imports, TakenFile } from "../../core/exchange/ports.ts";
import type { Random } from "../../core/ports.ts";
import { type Engine, run, type Steps } from "../work.ts";

/** Notes files in a database; ids come from `random`. */
export function createTakenFiles(
  engine: Engine,
  random: Random,
): Pick<Imports, "all" | "taken" | "start" | "finish"> {
  const { db } = engine;
  const { imports, organizations, publications, rounds } = engine.tables;

  return {
    all: (organizationId) =>
      db
        .select(importColumns(engine))
        .from(imports)
        .where(eq(imports.organizationId, organizationId))
        .orderBy(asc(imports.at), asc(imports.number)),

    async taken(surveyId, fileHash) {
      const [row] = await db
        .select(importColumns(engine))
        .from(imports)
        .where(and(eq(imports.surveyId, surveyId), eq(imports.fileHash, fileHash)));
      return row ?? null;
    },

    start: (file) =>
      engine.transact(function* (tx): Steps<TakenFile> {
        // The organization's row keeps two imports from taking the same number.
        const own = eq(organizations.id, file.organizationId);
        yield* run(engine.lock(tx.select({ id: organizations.id }).from(organizations).where(own), "update"));
        const [last] = yield* run(
          tx
            .select({ number: max(imports.number) })
            .from(imports)
            .where(eq(imports.organizationId, file.organizationId)),
        );
        const same = and(eq(imports.surveyId, file.surveyId), eq(imports.fileHash, file.fileHash));
        const [known] = yield* run(tx.select(importColumns(engine)).from(imports).where(same));
        if (known !== undefined) {
          const begun = {
            ...known,
            number: known.number ?? (last?.number ?? 0) + 1,
            state: "writing",
          } as const;
          const { number, state } = begun;
          yield* run(tx.update(imports).set({ number, state }).where(eq(imports.id, known.id)));
          return begun;
        }
        const number = (last?.number ?? 0) + 1;
        const row = { ...file, id: random.id(), number, rounds: 0, answers: 0, state: "writing" } as const;
        yield* run(tx.insert(imports).values(row));
        return { ...row, undoneAt: null };
      }),

    async finish(importId) {
      const written = await db
        .select({ body: publications.body })
        .from(rounds)
        .innerJoin(publications, eq(publications.roundId, rounds.id))
        .where(eq(rounds.importId, importId));
      const count = written.reduce((sum, { body }) => sum + body.answered, 0);
      const [row] = await db
        .update(imports)
        .set({ state: "done", rounds: written.length, answers: count })
        .where(eq(imports.id, importId))
        .returning(importColumns(engine));
      if (row === undefined) throw new SurveyError("internal", { what: "import-not-noted" });
      return row;
    },
  };
}

/** What is read of a file that was taken. */
function importColumns({ tables: { imports } }: Pick<Engine, "tables">) {
  const { id, number, surveyId, file, at, rounds, answers, state, undoneAt } = imports;
  return { id, number, surveyId, file, at, rounds, answers, state, undoneAt };
}
