// The real store on a SQLite file of its own, for as long as a benchmark runs.
import { existsSync } from "node:fs";
import { mkdtemp, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { systemRandom } from "../../bots/clock.ts";
import type { Log } from "../../core/ports.ts";
import type { Store } from "../../core/store.ts";
import { type Engine, openEngine } from "../../db/engine.ts";
import { createStore } from "../../db/store.ts";

/** A store to measure. */
export interface BenchStore {
  readonly engine: Engine;
  readonly store: Store;
  /** Bytes of the database, the write-ahead log included. */
  size(): Promise<number>;
  /** Closes the engine and removes the file. */
  close(): Promise<void>;
}

/** A log that keeps nothing. */
export const SILENT: Log = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };

/** Gives a folder under the system's temporary one, or another one, and what removes it. */
export async function temporaryFolder(
  under = tmpdir(),
): Promise<{ readonly path: string; remove(): Promise<void> }> {
  const path = await mkdtemp(join(under, "nps-bench-"));
  return { path, remove: () => rm(path, { recursive: true, force: true }) };
}

/** Where files are kept in memory on Linux; elsewhere the temporary folder serves. */
export const IN_MEMORY = existsSync("/dev/shm") ? "/dev/shm" : tmpdir();

/** Opens a new store with all tables, its file under the system's temporary folder or another one. */
export async function openBenchStore(under?: string): Promise<BenchStore> {
  const folder = await temporaryFolder(under);
  const file = join(folder.path, "nps.db");
  const engine = await openEngine(`file:${file}`);
  return {
    engine,
    store: createStore(engine, systemRandom),
    async size() {
      const sizes = await Promise.all([file, `${file}-wal`].map(async (one) => (await stat(one)).size));
      return sizes.reduce((sum, one) => sum + one, 0);
    },
    async close() {
      await engine.close();
      await folder.remove();
    },
  };
}
