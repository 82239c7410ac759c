// Searches a database, its files and its backups for a link from a closed anonymous round's answers to people.
import { readdirSync } from "node:fs";
import { join } from "node:path";
import type { Pool, PoolClient } from "pg";
import { postgresFailure, sqliteFailure } from "./failure.ts";
import { readSealFacts } from "./seal-check/facts.ts";
import { searchPostgres } from "./seal-check/postgres.ts";
import type { Searched } from "./seal-check/rows.ts";
import { searchBackup, searchSqlite } from "./seal-check/sqlite.ts";
import type { Engine } from "./work.ts";

export type { Searched } from "./seal-check/rows.ts";

/** What was searched, how many links were found in all, and how many sealed rounds still wait for their bytes to go. */
export interface SealCheck {
  readonly searched: readonly Searched[];
  readonly links: number;
  readonly unscrubbed: number;
}

/** Searches every table row by row and every file byte by byte; also each file in the folder `backups`, if one is given. */
export async function sealCheck(
  engine: Engine,
  { backups }: { readonly backups?: string } = {},
): Promise<SealCheck> {
  const facts = await readSealFacts(engine);
  const { driver } = engine;
  const own =
    driver.kind === "sqlite"
      ? attempt(() => searchSqlite(driver.client, driver.client.name, facts))
      : await withClient(driver.pool, (client) => searchPostgres(client, facts));
  const copies = backups === undefined ? [] : filesIn(backups).map((file) => searchBackup(file, facts));
  const searched = [...own, ...copies];
  return {
    searched,
    links: searched.reduce((sum, { links }) => sum + links, 0),
    unscrubbed: facts.closed.size - facts.scrubbed.size,
  };
}

function filesIn(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ name }) => join(folder, name))
    .sort();
}

async function withClient<T>(pool: Pool, work: (client: PoolClient) => Promise<T>): Promise<T> {
  try {
    const client = await pool.connect();
    try {
      return await work(client);
    } finally {
      client.release();
    }
  } catch (error) {
    throw postgresFailure(error);
  }
}

function attempt<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw sqliteFailure(error);
  }
}
