// The databases on which every store contract runs: SQLite in memory, SQLite in a file, and a real PostgreSQL.
import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Random } from "../../core/ports.ts";
import { type Engine, openEngine } from "../../db/engine.ts";
import { createStore } from "../../db/store.ts";
import { emptyFile } from "../db/empty-file.ts";
import { postgresServer } from "../db/postgres-server.ts";

/** A database of a test's own. */
export interface Opened {
  readonly engine: Engine;
  readonly store: ReturnType<typeof createStore>;
  readonly url: string;
  /** Opens the same database once more, as another process would; null in memory, where nobody else can. */
  readonly again: (() => Promise<Engine>) | null;
  /** Closes all engines and removes the database. */
  close(): Promise<void>;
}

export interface TestDatabase {
  readonly name: string;
  /** Gives an empty database; `fresh`: whose files have never held anything, for those who look into them. */
  open(how?: { readonly fresh?: boolean }): Promise<Opened>;
}

export interface DiskDatabase extends TestDatabase {
  /** Fills a fresh database once; every call of what it gives opens a copy of that, beside what `fill` gave. */
  copies<T>(
    fill: (opened: Opened) => Promise<T>,
  ): () => Promise<{ readonly opened: Opened; readonly facts: T }>;
}

/** Real chance, for tests that do not look at ids. */
export const chance: Random = {
  id: () => randomBytes(16).toString("base64url"),
  int: (below) => randomBytes(4).readUInt32LE() % below,
};

// To empty a small database takes a tenth of the time that making one does.
const emptied: string[] = [];

let templates = 0;

/** Those whose files can be looked into. */
export const ON_DISK: readonly DiskDatabase[] = [
  {
    name: "SQLite in a file",
    open: () => inFile(emptyFile),
    copies(fill) {
      const fillOne = async () => {
        const first = await inFile(emptyFile);
        const facts = await fill(first);
        const { driver } = first.engine;
        if (driver.kind !== "sqlite") throw new Error("no SQLite");
        const bytes = driver.client.serialize();
        await first.close();
        return { facts, bytes };
      };
      let filled: ReturnType<typeof fillOne> | null = null;
      return async () => {
        filled ??= fillOne();
        const { facts, bytes } = await filled;
        return { opened: await inFile((file) => writeFileSync(file, bytes)), facts };
      };
    },
  },
  {
    name: "PostgreSQL",
    async open({ fresh = false } = {}) {
      const server = await postgresServer();
      const database =
        (fresh ? undefined : emptied.pop()) ??
        (await server.copyOf("nps_migrated", async (template) => (await openEngine(template)).close()));
      const url = server.url(database);
      return opened(url, url, async () => {
        if (!fresh && (await server.empty(database))) emptied.push(database);
        else await server.drop(database);
      });
    },
    copies<T>(fill: (opened: Opened) => Promise<T>) {
      templates += 1;
      const template = `nps_filled_${process.pid}_${templates}`;
      const filled: T[] = [];
      return async () => {
        const server = await postgresServer();
        const database = await server.copyOf(template, async (url) => {
          const first = await opened(url, url, async () => undefined);
          filled.push(await fill(first).finally(() => first.close()));
        });
        const [facts] = filled as [T];
        const url = server.url(database);
        return { opened: await opened(url, url, () => server.drop(database)), facts };
      };
    },
  },
];

/** All of them: `describe.each(DATABASES)("…on $name", ({ open }) => …)`. */
export const DATABASES: readonly TestDatabase[] = [
  { name: "SQLite in memory", open: () => opened(":memory:", null, async () => undefined) },
  ...ON_DISK,
];

async function inFile(write: (file: string) => Promise<void> | void): Promise<Opened> {
  const folder = mkdtempSync(join(tmpdir(), "nps-test-"));
  const file = join(folder, "nps.db");
  await write(file);
  const url = `file:${file}`;
  return opened(url, url, async () => rmSync(folder, { recursive: true }));
}

async function opened(url: string, shared: string | null, remove: () => Promise<void>): Promise<Opened> {
  const engine = await openEngine(url);
  const others: Engine[] = [];
  return {
    engine,
    store: createStore(engine, chance),
    url,
    again:
      shared === null
        ? null
        : async () => {
            const other = await openEngine(shared);
            others.push(other);
            return other;
          },
    async close() {
      for (const one of [engine, ...others]) await one.close();
      await remove();
    },
  };
}
