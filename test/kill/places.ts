// Where a story's data lies: a SQLite file, or a database on the run's PostgreSQL server.
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { systemRandom } from "../../bots/clock.ts";
import type { Store } from "../../core/store.ts";
import { type Engine, openEngine } from "../../db/engine.ts";
import { createStore } from "../../db/store.ts";
import { postgresServer } from "../db/postgres-server.ts";

/** A database of a story's own. */
export interface Place {
  readonly url: string;
  remove(): Promise<void>;
}

/** The databases on which stories play. */
export const PLACES: Readonly<Record<"SQLite" | "PostgreSQL", () => Promise<Place>>> = {
  async SQLite() {
    const folder = await mkdtemp(join(tmpdir(), "nps-killed-"));
    return {
      url: `file:${join(folder, "nps.db")}`,
      remove: () => rm(folder, { recursive: true, force: true }),
    };
  },
  async PostgreSQL() {
    const server = await postgresServer();
    const name = await server.create();
    return { url: server.url(name), remove: () => server.drop(name) };
  },
};

/** Looks into a database between two processes, which is opened for that and closed again. */
export async function within<T>(
  { url }: Place,
  look: (inside: { readonly store: Store; readonly engine: Engine }) => Promise<T>,
): Promise<T> {
  const engine = await openEngine(url);
  try {
    return await look({ store: createStore(engine, systemRandom), engine });
  } finally {
    await engine.close();
  }
}
