// One SQLite file as an engine: WAL, every commit on disk before it is answered, deleted bytes overwritten, one writer.
import { existsSync, mkdirSync } from "node:fs";
import { dirname } from "node:path";
import Client, { type Database, type Statement as NativeStatement } from "better-sqlite3";
import { BetterSQLiteSession } from "drizzle-orm/better-sqlite3";
import { BaseSQLiteDatabase, SQLiteSyncDialect } from "drizzle-orm/sqlite-core";
import { createAside } from "./aside.ts";
import { type Commits, shareCommits } from "./commits.ts";
import { sqliteFailure } from "./failure.ts";
import { sqliteAsKit } from "./kit.ts";
import {
  LACKS_NOTHING,
  type Lacks,
  lacksOf,
  MIGRATIONS_TABLE,
  missing,
  readMigrations,
} from "./migrations.ts";
import { schema } from "./schema.ts";
import type { Db, Engine, Query, Statement, Steps } from "./work.ts";

// Statements kept prepared by their text, as many as the store has and some more.
const KEPT_STATEMENTS = 500;
const LONGEST_KEPT_TEXT = 4000;
// While running, waiting for another process's write would hold the event loop: shareCommits waits between its tries instead.
const BUSY_MS = 25;

/** How a SQLite engine is opened. */
export interface SqliteOptions {
  readonly migrate: boolean;
  /** How long to wait for another process that writes, in milliseconds. */
  readonly lockWaitMs: number;
}

const MEMORY = ":memory:";
// What migrations leave: of the databases in memory all but a process's first begin as its copies, thirty times as fast as by migrating.
let migrated: Buffer | null = null;

/** Opens a file (or `:memory:`); throws SurveyError `database-locked`, `database-newer` or `database-unavailable`. */
export function openSqlite(file: string, { migrate, lockWaitMs }: SqliteOptions): Engine {
  // To look is no reason to leave an empty file behind.
  const isThere = migrate || existsSync(file);
  const isKept = file === MEMORY && migrate;
  const from = isThere ? file : MEMORY;
  const client = attempt(() => connect((isKept ? migrated : null) ?? from, lockWaitMs));
  try {
    const lacks = attempt(() => bringUp(client, migrate));
    if (isKept) migrated ??= client.serialize();
    client.pragma(`busy_timeout = ${BUSY_MS}`);
    return createEngine(client, shareCommits(client, lockWaitMs), lacks);
  } catch (error) {
    client.close();
    throw error;
  }
}

function createEngine(client: Database, commits: Commits, lacks: Lacks): Engine {
  const keeping = keepStatements(client);
  const inside = openDb(keeping, (_kind, work) => attempt(work));
  const outside = openDb(keeping, async (kind, work) =>
    kind === "select" ? attempt(work) : commits.add(() => attempt(work)),
  );
  return {
    dialect: "sqlite",
    db: outside,
    tables: schema(sqliteAsKit()),
    transact: (steps) => commits.add(() => drive(steps(inside))),
    lock: (query) => query,
    driver: { kind: "sqlite", client, aside: createAside(client, commits) },
    ...lacks,
    async close() {
      await commits.close();
      client.close();
    },
  };
}

function connect(from: string | Buffer, lockWaitMs: number): Database {
  if (typeof from === "string" && from !== MEMORY) mkdirSync(dirname(from), { recursive: true });
  const client = new Client(from, { timeout: lockWaitMs });
  client.pragma("journal_mode = WAL");
  client.pragma("synchronous = FULL");
  client.pragma("foreign_keys = ON");
  client.pragma("secure_delete = ON");
  // 32 MB: a large round's indexes do not fit into the default of 2.
  client.pragma("cache_size = -32768");
  // Sorting must not leave rows in a temporary file.
  client.pragma("temp_store = MEMORY");
  return client;
}

function bringUp(client: Database, migrate: boolean): Lacks {
  const known = readMigrations("sqlite");
  if (!migrate) return lacksOf(known, appliedTo(client));
  // A migration may rebuild a table that others point at; the switch does nothing inside a transaction.
  client.pragma("foreign_keys = OFF");
  client
    .transaction(() => {
      client.exec(MIGRATIONS_TABLE);
      for (const { hash, statements } of missing(known, appliedTo(client))) {
        for (const statement of statements) client.exec(statement);
        client.prepare("insert into migrations (hash) values (?)").run(hash);
      }
    })
    .immediate();
  client.pragma("foreign_keys = ON");
  return LACKS_NOTHING;
}

function appliedTo(client: Database): string[] {
  const table = client.prepare("select 1 from sqlite_schema where name = 'migrations'").get();
  if (table === undefined) return [];
  return client.prepare<[], string>("select hash from migrations").pluck().all();
}

type Around = (kind: string | undefined, work: () => unknown) => unknown;

// `around` runs every query: at once inside a unit of work, by way of the shared commit outside.
function openDb(client: Database, around: Around): Db {
  const dialect = new SQLiteSyncDialect({ casing: "snake_case" });
  const session = new BetterSQLiteSession<Record<string, never>, Record<string, never>>(
    client,
    dialect,
    undefined,
  );
  const prepareQuery: typeof session.prepareQuery = (query, fields, method, asArrays, mapper, metadata) => {
    const prepare = BetterSQLiteSession.prototype.prepareQuery.bind(session);
    const prepared = attempt(() => prepare(query, fields, method, asArrays, mapper, metadata));
    const { run, all } = prepared;
    Object.assign(prepared, {
      run: (values?: Record<string, unknown>) => around(metadata?.type, () => run.call(prepared, values)),
      all: (values?: Record<string, unknown>) => around(metadata?.type, () => all.call(prepared, values)),
    });
    return prepared as never;
  };
  const db = new BaseSQLiteDatabase("sync", dialect, Object.assign(session, { prepareQuery }), undefined);
  return Object.assign(db, { ask: askOf(() => db as unknown as Db) }) as unknown as Db;
}

/** A query as drizzle's SQLite side makes it. */
interface Preparable {
  prepare(): Prepared;
}
interface Prepared {
  execute(values?: Readonly<Record<string, unknown>>): Runnable;
}
interface Runnable extends Query<unknown> {
  sync(): unknown;
}

function askOf(db: () => Db): Db["ask"] {
  const prepared = new Map<string, Prepared>();
  return <T>({ name, build }: Statement<T>, values: Readonly<Record<string, unknown>>) => {
    let known = prepared.get(name);
    if (known === undefined) {
      known = (build(db()) as unknown as Preparable).prepare();
      prepared.set(name, known);
    }
    return known.execute(values) as unknown as Query<T>;
  };
}

function drive<T>(steps: Steps<T>): T {
  let step = steps.next();
  while (!step.done) step = steps.next(perform(step.value));
  return step.value;
}

function perform(query: Query<unknown>): unknown {
  const step = query as unknown as Preparable | Runnable;
  return "sync" in step ? step.sync() : step.prepare().execute().sync();
}

// Preparing costs more than running: what has been prepared is kept by its text, the longest unused going first.
function keepStatements(client: Database): Database {
  const kept = new Map<string, NativeStatement>();
  const prepare = (text: string) => {
    const known = kept.get(text) ?? client.prepare(text);
    if (text.length > LONGEST_KEPT_TEXT) return known;
    kept.delete(text);
    kept.set(text, known);
    const oldest = kept.size > KEPT_STATEMENTS ? kept.keys().next().value : undefined;
    if (oldest !== undefined) kept.delete(oldest);
    return known;
  };
  return { prepare } as unknown as Database;
}

function attempt<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw sqliteFailure(error);
  }
}
