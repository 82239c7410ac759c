// One real PostgreSQL server for a whole test run: the first test that wants it starts it, and it goes when the run ends.

import { spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { chmodSync, existsSync, mkdirSync, openSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import pg from "pg";

const START_MS = 45_000;
const POLL_MS = 50;

export interface PostgresServer {
  /** Holds the server's files; checkpoints put all rows there. */
  readonly dataFolder: string;
  /** Gives the URL of a database. */
  url(database: string): string;
  /** Makes an empty database and gives its name. */
  create(): Promise<string>;
  /** Makes a copy of a database that `fill` has filled, once in the whole run: far cheaper than filling each anew. */
  copyOf(template: string, fill: (url: string) => Promise<void>): Promise<string>;
  /** Takes all rows out of a database that nobody uses; false where it has too many for that, or tables of its own. */
  empty(database: string): Promise<boolean>;
  drop(database: string): Promise<void>;
}

let server: Promise<PostgresServer> | null = null;

/** Gives the run's server, starting it if no test has yet. */
export function postgresServer(): Promise<PostgresServer> {
  server ??= find();
  return server;
}

async function find(): Promise<PostgresServer> {
  // Test files run in processes of their own; what they share is the runner that forked them.
  const folder = join(tmpdir(), `nps-postgres-${process.ppid}`);
  if (existsSync(folder) && !keeperLives(folder)) abandoned(folder);
  if (isFirst(folder)) startKeeper(folder);
  const port = await announced(folder);
  const url = (database: string) => `postgres://postgres@127.0.0.1:${port}/${database}`;

  async function asAdmin<T>(work: (client: pg.Client) => Promise<T>): Promise<T> {
    const client = new pg.Client({ connectionString: url("postgres") });
    await client.connect();
    return await work(client).finally(() => client.end());
  }
  const admin = (statement: string) => asAdmin((client) => client.query(statement));
  const filled = new Map<string, Promise<void>>();

  function ensureFilled(template: string, fill: (url: string) => Promise<void>): Promise<void> {
    return asAdmin(async (client) => {
      // Other test files' processes may want the same template now; the lock goes with the connection.
      await client.query("select pg_advisory_lock(hashtext($1))", [template]);
      const known = await client.query("select 1 from pg_database where datname = $1 and datistemplate", [
        template,
      ]);
      if (known.rowCount === 1) return;
      await client.query(`drop database if exists ${template}`);
      await client.query(`create database ${template}`);
      await fill(url(template));
      await client.query(`alter database ${template} is_template true`);
    });
  }

  return {
    dataFolder: join(folder, "data"),
    url,
    async create() {
      const name = `test_${randomBytes(6).toString("hex")}`;
      await admin(`create database ${name}`);
      return name;
    },
    async copyOf(template, fill) {
      const ready = filled.get(template) ?? ensureFilled(template, fill);
      filled.set(template, ready);
      await ready;
      const name = `test_${randomBytes(6).toString("hex")}`;
      await admin(`create database ${name} template ${template}`);
      return name;
    },
    empty: (database) => emptied(url(database)),
    async drop(database) {
      await admin(`drop database if exists ${database} with (force)`);
    },
  };
}

const MOST_ROWS = 2_000;

async function emptied(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query<{ name: string }>(
      "select format('%I', relname) as name from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r' and relname <> 'migrations'",
    );
    // All tables go at once: no row is left for another to point at.
    await client.query("set session_replication_role = replica; set lock_timeout = '1s'");
    let deleted = 0;
    for (const { rowCount } of [
      await client.query(rows.map(({ name }) => `delete from ${name}`).join("; ")),
    ].flat())
      deleted += rowCount ?? 0;
    return deleted <= MOST_ROWS;
  } finally {
    await client.end();
  }
}

function isFirst(folder: string): boolean {
  try {
    mkdirSync(folder);
    // Under root the server is another user, who has to get in; its data folder stays closed.
    chmodSync(folder, 0o755);
    return true;
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "EEXIST") return false;
    throw error;
  }
}

function startKeeper(folder: string): void {
  const program = fileURLToPath(new URL("./postgres-keeper.ts", import.meta.url));
  const log = openSync(join(folder, "log"), "a");
  const keeper = spawn(process.execPath, [program, folder, String(process.ppid)], {
    detached: true,
    stdio: ["ignore", log, log],
  });
  writeFileSync(join(folder, "keeper"), String(keeper.pid));
  keeper.unref();
}

async function announced(folder: string): Promise<number> {
  const file = join(folder, "port");
  const until = Date.now() + START_MS;
  while (!existsSync(file)) {
    if (Date.now() > until) throw new Error(`PostgreSQL did not start: ${readIfThere(join(folder, "log"))}`);
    await sleep(POLL_MS);
  }
  return Number(readFileSync(file, "utf8"));
}

function keeperLives(folder: string): boolean {
  const pid = Number(readIfThere(join(folder, "keeper")));
  // Just made by another test file, which is about to name its keeper.
  if (pid === 0) return true;
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

// A killed run with the same process id left its folder.
function abandoned(folder: string): void {
  rmSync(folder, { recursive: true, force: true });
}

function readIfThere(file: string): string {
  return existsSync(file) ? readFileSync(file, "utf8") : "";
}
