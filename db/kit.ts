// The words in which the schema is written, for each dialect: the same column has the same type in a row of either database.
import { sql } from "drizzle-orm";
import * as pg from "drizzle-orm/pg-core";
import * as sqlite from "drizzle-orm/sqlite-core";

/** The words on PostgreSQL. Whole numbers are 64 bits wide, since platforms' ids outgrow 32. */
export const postgresKit = {
  table: pg.pgTable,
  index: pg.index,
  unique: pg.uniqueIndex,
  text: () => pg.text(),
  int: () => pg.bigint({ mode: "number" }),
  real: () => pg.doublePrecision(),
  flag: () => pg.boolean(),
  instant: () => pg.timestamp({ mode: "date", withTimezone: true, precision: 3 }),
  // json, not jsonb, which would put an object's keys into an order of its own.
  json: () => pg.json(),
};

/** The words on SQLite: instants are milliseconds since 1970, flags 0 or 1, JSON is text. */
export const sqliteKit = {
  table: sqlite.sqliteTable,
  index: sqlite.index,
  unique: sqlite.uniqueIndex,
  text: () => sqlite.text(),
  int: () => sqlite.integer(),
  real: () => sqlite.real(),
  flag: () => sqlite.integer({ mode: "boolean" }),
  instant: () => sqlite.integer({ mode: "timestamp_ms" }),
  json: () => sqlite.text({ mode: "json" }),
};

/** What a schema is written with. PostgreSQL's types stand for both, and a type test holds SQLite's rows to them. */
export type Kit = typeof postgresKit;

/** Gives SQLite's words under the shared type, so that one schema and one store serve both databases. */
export function sqliteAsKit(): Kit {
  return sqliteKit as unknown as Kit;
}

/** Writes a condition on a state as literals: SQLite uses a partial index only where the query repeats its condition word for word. */
export function stateIn(column: unknown, states: readonly string[]) {
  return sql`${column} in (${sql.raw(states.map((state) => `'${state}'`).join(", "))})`;
}
