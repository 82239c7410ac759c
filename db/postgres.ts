// A PostgreSQL database as an engine: a pool of connections, each unit of work on one of them.
import { NodePgSession } from "drizzle-orm/node-postgres";
import { PgDatabase, PgDialect } from "drizzle-orm/pg-core";
import pg from "pg";
import { SurveyError } from "../core/errors.ts";
import { postgresFailure } from "./failure.ts";
import { createGate, type Gate } from "./gate.ts";
import { postgresKit } from "./kit.ts";
import {
  LACKS_NOTHING,
  type Lacks,
  lacksOf,
  MIGRATIONS_TABLE,
  missing,
  readMigrations,
} from "./migrations.ts";
import { schema } from "./schema.ts";
import type { Db, Engine, Lock, Query, Statement, Steps } from "./work.ts";

const CONNECTIONS = 10;
const CONNECT_MS = 10_000;
const IDLE_IN_TRANSACTION_MS = 60_000;
// Which two units of work meet in a deadlock is chance: the next try has its own.
const DEADLOCK_TRIES = 4;
// Any number that no other program's advisory lock uses.
const MIGRATION_LOCK = 7_306_417;

/** Opens a database; rejects with SurveyError `database-unavailable` or `database-newer`. */
export async function openPostgres(url: string, { migrate }: { readonly migrate: boolean }): Promise<Engine> {
  const pool = new pg.Pool({
    connectionString: url,
    max: CONNECTIONS,
    connectionTimeoutMillis: CONNECT_MS,
    idle_in_transaction_session_timeout: IDLE_IN_TRANSACTION_MS,
    application_name: "nps-bot",
  });
  // The pool has dropped that idle connection already; a server that is gone shows at the next query.
  pool.on("error", () => undefined);
  // One in use that breaks fails the query it is running; without a listener it would end the process as well.
  pool.on("connect", (client) => client.on("error", () => undefined));
  try {
    return createEngine(pool, await bringUp(pool, migrate));
  } catch (error) {
    await pool.end();
    throw error;
  }
}

function createEngine(pool: pg.Pool, lacks: Lacks): Engine {
  const dbs = new WeakMap<pg.PoolClient, Db>();
  // The pool would not wait for a connection that is still being made.
  const gate = createGate();
  let closing: Promise<void> | null = null;

  function dbOf(client: pg.PoolClient): Db {
    const db = dbs.get(client) ?? openDb(client);
    dbs.set(client, db);
    return db;
  }

  return {
    dialect: "postgres",
    db: openDb(pool, gate.through),
    tables: schema(postgresKit),
    transact(steps) {
      return gate.through(async () => {
        for (let tries = 1; ; tries++) {
          try {
            return await inTransaction(pool, (client) => drive(steps(dbOf(client))));
          } catch (error) {
            if (!metOthers(error) || tries === DEADLOCK_TRIES) throw error;
          }
        }
      });
    },
    lock(query, strength, config) {
      return (query as unknown as Lockable<typeof query>).for(strength, config);
    },
    driver: { kind: "postgres", pool },
    ...lacks,
    close() {
      closing ??= gate.close().then(() => pool.end());
      return closing;
    },
  };
}

// Rejects with whatever `work` threw; what the connection itself suffers becomes a SurveyError.
async function inTransaction<T>(pool: pg.Pool, work: (client: pg.PoolClient) => Promise<T>): Promise<T> {
  const client = await translated(pool.connect());
  let usable = true;
  try {
    await translated(client.query("begin"));
    const result = await work(client);
    await translated(client.query("commit"));
    return result;
  } catch (error) {
    // A connection that cannot even roll back is not given to anyone else.
    usable = await client.query("rollback").then(
      () => true,
      () => false,
    );
    throw error;
  } finally {
    client.release(!usable);
  }
}

async function bringUp(pool: pg.Pool, migrate: boolean): Promise<Lacks> {
  const known = readMigrations("postgres");
  return inTransaction(pool, async (client) => {
    if (!migrate) return lacksOf(known, await translated(appliedTo(client)));
    await translated(client.query("select pg_advisory_xact_lock($1)", [MIGRATION_LOCK]));
    await translated(client.query(MIGRATIONS_TABLE));
    for (const { hash, statements } of missing(known, await translated(appliedTo(client)))) {
      for (const statement of statements) await translated(client.query(statement));
      await translated(client.query("insert into migrations (hash) values ($1)", [hash]));
    }
    return LACKS_NOTHING;
  });
}

async function appliedTo(client: pg.PoolClient): Promise<string[]> {
  const table = await client.query<{ name: string | null }>("select to_regclass('migrations')::text as name");
  if (table.rows[0]?.name == null) return [];
  const { rows } = await client.query<{ hash: string }>("select hash from migrations");
  return rows.map(({ hash }) => hash);
}

function openDb(client: pg.Pool | pg.PoolClient, through: Gate["through"] = (work) => work()): Db {
  const dialect = new PgDialect({ casing: "snake_case" });
  const session = new NodePgSession<Record<string, never>, Record<string, never>>(client, dialect, undefined);
  const prepareQuery: typeof session.prepareQuery = (...args) => {
    const prepared = NodePgSession.prototype.prepareQuery.apply(session, args);
    const { execute } = prepared;
    Object.assign(prepared, {
      execute: (values?: Record<string, unknown>) =>
        through(() => translated(execute.call(prepared, values))),
    });
    return prepared as never;
  };
  const db = new PgDatabase(dialect, Object.assign(session, { prepareQuery }), undefined);
  return Object.assign(db, { ask: askOf(() => db as unknown as Db) }) as unknown as Db;
}

interface Lockable<Q> {
  for(strength: Lock, config?: { readonly skipLocked?: boolean }): Q;
}

/** A query as drizzle's PostgreSQL side makes it. */
interface Preparable {
  prepare(name: string): { execute(values: Readonly<Record<string, unknown>>): Promise<unknown> };
}

function askOf(db: () => Db): Db["ask"] {
  const prepared = new Map<string, ReturnType<Preparable["prepare"]>>();
  return <T>({ name, build }: Statement<T>, values: Readonly<Record<string, unknown>>) => {
    let known = prepared.get(name);
    if (known === undefined) {
      known = (build(db()) as unknown as Preparable).prepare(name);
      prepared.set(name, known);
    }
    return known.execute(values) as Query<T>;
  };
}

async function drive<T>(steps: Steps<T>): Promise<T> {
  let step = steps.next();
  while (!step.done) step = steps.next(await step.value);
  return step.value;
}

async function translated<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    throw postgresFailure(error);
  }
}

function metOthers(error: unknown): boolean {
  return error instanceof SurveyError && error.code === "database-locked";
}
