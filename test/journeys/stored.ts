// What lies in the database of a world, seen from outside of the app.
import { DatabaseSync } from "node:sqlite";
import type { World } from "./world.ts";

/** Gives the rows of a query on a world's SQLite file. */
export function stored(world: World, query: string): readonly Record<string, unknown>[] {
  const database = new DatabaseSync(world.databaseFile, { readOnly: true });
  try {
    return database
      .prepare(query)
      .all()
      .map((row) => ({ ...row }));
  } finally {
    database.close();
  }
}
