// What a store works with, the same on both databases: queries, prepared statements and units of work.
import { Param, Placeholder, type SQL, sql } from "drizzle-orm";
import type { PgColumn, PgDatabase, PgQueryResultHKT } from "drizzle-orm/pg-core";
import type { Tables } from "./schema.ts";

/** A query that has not run yet; awaiting it, or yielding it in a unit of work, runs it. */
export type Query<T> = PromiseLike<T>;

/** A query written once and filled in at each use: some fifteen times cheaper than one built per call. */
export interface Statement<T> {
  /** Unique in the program. */
  readonly name: string;
  readonly build: (db: Db) => Query<T>;
}

/** Drizzle's query builder, with what both databases have in common, and prepared statements. */
export interface Db
  extends Pick<
    PgDatabase<PgQueryResultHKT>,
    "select" | "selectDistinct" | "insert" | "update" | "delete" | "with" | "$with"
  > {
  /** Runs a statement with values for its slots. */
  ask<T>(statement: Statement<T>, values: Readonly<Record<string, unknown>>): Query<T>;
}

/** The steps of a unit of work: `const rows = yield* run(tx.select()…)`. */
export type Steps<T> = Generator<Query<unknown>, T, unknown>;

/** How a row is locked until the unit of work ends: `update` shuts everyone out, `share` those who would change it. */
export type Lock = "update" | "share";

/** One database, opened. */
export interface Engine {
  readonly dialect: "sqlite" | "postgres";
  readonly db: Db;
  readonly tables: Tables;
  /**
   * Runs the steps in one transaction and resolves with their result after its commit; rejects, with nothing stored, when a step
   * throws or the commit fails. On SQLite calls that wait together share one commit, and a failing commit fails them all. On
   * PostgreSQL steps that met a deadlock are run again from the start, so they must have no effects but their queries. A failed
   * query ends the unit: it cannot be caught inside.
   */
  transact<T>(steps: (tx: Db) => Steps<T>): Promise<T>;
  /** Locks the rows of a select inside a unit of work; on SQLite, which has one writer, it is the query itself. */
  lock<Q extends Query<unknown>>(query: Q, strength: Lock, config?: { readonly skipLocked?: boolean }): Q;
  /** The driver itself, for what no query can say: checkpoints, backups, searching files. */
  readonly driver: Driver;
  /** How many migrations the database lacks; 0 unless it was opened without migrating. */
  readonly behind: number;
  /** Whether no migration has ever run on it, so that there is nothing that migrating could harm. */
  readonly isNew: boolean;
  /** Ends after what is under way. */
  close(): Promise<void>;
}

export type Driver =
  | {
      readonly kind: "sqlite";
      readonly client: import("better-sqlite3").Database;
      readonly aside: import("./aside.ts").Aside;
    }
  | { readonly kind: "postgres"; readonly pool: import("pg").Pool };

/** Runs a query as one step of a unit of work and gives its rows. */
export function* run<T>(query: Query<T>): Steps<T> {
  return (yield query) as T;
}

/** Names a statement that is prepared once for each connection. */
export function statement<T>(name: string, build: (db: Db) => Query<T>): Statement<T> {
  return { name, build };
}

/** Gives the place in a statement where a value of this column's type, or null, is filled in. */
export function slot(column: PgColumn, name: string): SQL {
  const encoder = {
    mapToDriverValue: (value: unknown) => (value === null ? null : column.mapToDriverValue(value)),
  };
  return sql`${new Param(new Placeholder(name), encoder)}`;
}
