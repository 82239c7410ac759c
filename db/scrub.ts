// Makes deleted bytes go: what sealing took away must not be found in the database's files.
import { setTimeout as sleep } from "node:timers/promises";
import { getTableName } from "drizzle-orm";
import type { PgTable } from "drizzle-orm/pg-core";
import type { Pool, PoolClient } from "pg";
import type { Aside, Ask } from "./aside.ts";
import { postgresFailure, sqliteFailure } from "./failure.ts";
import type { Engine } from "./work.ts";

/** How long a table's lock may keep presses waiting before the attempt is given up, in milliseconds. */
const LOCK_WAIT_MS = 250;
/** How long transactions that began earlier are waited for, in milliseconds. */
const OLDER_WAIT_MS = 1000;
const OLDER_LOOK_MS = 25;
const INSUFFICIENT_PRIVILEGE = "42501";

/** Rewrites what held links to people, and what held these tables; `busy` when someone reads or writes in between, who must finish first. */
export async function scrubStorage(
  { driver, tables }: Engine,
  also: readonly PgTable[] = [],
): Promise<"scrubbed" | "busy"> {
  if (driver.kind === "sqlite") return await scrubSqlite(driver.aside);
  // Comments too: an attempt at sealing that broke off may have left words that were not kept in the end.
  const { answers, ballots, deliveries, dialogs, invitations } = tables;
  const names = [ballots, answers, dialogs, deliveries, invitations, ...also].map((table) =>
    getTableName(table),
  );
  return await scrubPostgres(driver.pool, names);
}

// `secure_delete` blanks what is deleted, but not the copies that splitting and joining pages leave in their unused space. VACUUM
// writes every page anew: 0.6 s for a round of 100,000, in a thread of its own.
async function scrubSqlite(aside: Aside): Promise<"scrubbed" | "busy"> {
  try {
    return await aside(async (ask) => {
      // A reader in the way is found out before the work is done in vain.
      if (!(await truncateLog(ask))) return "busy";
      await ask("vacuum");
      return (await truncateLog(ask)) ? "scrubbed" : "busy";
    });
  } catch (error) {
    const failure = sqliteFailure(error);
    if (failure.code === "database-locked") return "busy";
    throw failure;
  }
}

async function truncateLog(ask: Ask): Promise<boolean> {
  const [result] = (await ask("pragma wal_checkpoint(truncate)")) as readonly { busy: number }[];
  return result?.busy === 0;
}

// CLUSTER writes a table and its indexes into new files, under a lock that it must not wait for long: whoever presses queues up
// behind it. It keeps rows that an older transaction could still see, so those must have ended.
async function scrubPostgres(pool: Pool, names: readonly string[]): Promise<"scrubbed" | "busy"> {
  const client = await pool.connect().catch((error: unknown) => {
    throw postgresFailure(error);
  });
  let broken = false;
  try {
    if (await othersRemain(client)) return "busy";
    for (const name of names) {
      await client.query("begin");
      await client.query(`set local lock_timeout = ${LOCK_WAIT_MS}`);
      await client.query(`cluster ${name} using ${name}_pkey`);
      await client.query("commit");
    }
    await checkpoint(client);
    return "scrubbed";
  } catch (error) {
    // A connection that cannot even roll back is not given to anyone else.
    broken = await client.query("rollback").then(
      () => false,
      () => true,
    );
    const failure = postgresFailure(error);
    if (failure.code === "database-locked") return "busy";
    throw failure;
  } finally {
    client.release(broken);
  }
}

/** True when a transaction that was under way at the start is still there after a while, or something else holds old rows back. */
async function othersRemain(client: PoolClient): Promise<boolean> {
  const until = performance.now() + OLDER_WAIT_MS;
  const { rows: older } = await client.query<{ vxids: string[]; since: string }>(UNDER_WAY);
  for (;;) {
    const { rows } = await client.query<{ left: boolean }>(STILL_HELD, [older[0]?.vxids, older[0]?.since]);
    if (rows[0]?.left === false) return false;
    if (performance.now() > until) return true;
    await sleep(OLDER_LOOK_MS);
  }
}

// The lock on its own number is the one thing that every role sees of another's transaction.
const UNDER_WAY = `
  select pg_current_xact_id()::text as since, array(
    select l.virtualtransaction from pg_locks l join pg_stat_activity a on a.pid = l.pid
    where l.locktype = 'virtualxid' and l.pid <> pg_backend_pid()
      and (a.datname is null or a.datname = current_database())
  ) as vxids`;
const STILL_HELD = `
  select exists (select from pg_locks where locktype = 'virtualxid' and virtualtransaction = any($1))
    or exists (select from pg_prepared_xacts where database = current_database())
    or exists (select from pg_replication_slots where xmin is not null and age(xmin) > age($2::xid8::xid))
    as left`;

// The old files are empty already; a checkpoint only hastens the end of the log that still repeats them, and not every role may.
async function checkpoint(client: PoolClient): Promise<void> {
  await client.query("checkpoint").catch((error: unknown) => {
    const { code } = Object(error) as { code?: unknown };
    if (code !== INSUFFICIENT_PRIVILEGE) throw error;
  });
}
