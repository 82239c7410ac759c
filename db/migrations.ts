// Which migrations a database has and lacks. Each dialect's file runs what is missing.
import { readMigrationFiles } from "drizzle-orm/migrator";
import { SurveyError } from "../core/errors.ts";

/** One migration: statements, and a hash that tells whether it has run. */
export interface Migration {
  readonly hash: string;
  readonly statements: readonly string[];
}

/** The table that remembers which migrations have run; the same text serves both databases. */
export const MIGRATIONS_TABLE = "create table if not exists migrations (hash text primary key not null)";

/** Reads the migrations of a dialect, oldest first. */
export function readMigrations(dialect: "sqlite" | "postgres"): readonly Migration[] {
  const migrationsFolder = new URL(`./migrations/${dialect}`, import.meta.url).pathname;
  return readMigrationFiles({ migrationsFolder }).map(({ hash, sql }) => ({ hash, statements: sql }));
}

/** Gives the migrations that a database lacks; throws SurveyError `database-newer` when it has one that this program does not know. */
export function missing(known: readonly Migration[], applied: readonly string[]): readonly Migration[] {
  const hashes = new Set(known.map(({ hash }) => hash));
  const unknown = applied.filter((hash) => !hashes.has(hash)).length;
  if (unknown > 0) throw new SurveyError("database-newer", { unknown });
  const done = new Set(applied);
  return known.filter(({ hash }) => !done.has(hash));
}

/** What a database lacks: how many migrations, and whether that is all of them. */
export interface Lacks {
  readonly behind: number;
  readonly isNew: boolean;
}

/** What a database lacks that was brought up to date. */
export const LACKS_NOTHING: Lacks = { behind: 0, isNew: false };

/** Gives what a database lacks; throws SurveyError `database-newer` as `missing` does. */
export function lacksOf(known: readonly Migration[], applied: readonly string[]): Lacks {
  return { behind: missing(known, applied).length, isNew: applied.length === 0 };
}
