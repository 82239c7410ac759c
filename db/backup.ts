// Copies a SQLite database while it is in use, without what an open anonymous round holds about people, and puts a copy back.
import { closeSync, copyFileSync, existsSync, fsyncSync, openSync, renameSync, rmSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import Client, { type Database } from "better-sqlite3";
import { getTableName } from "drizzle-orm";
import { SurveyError } from "../core/errors.ts";
import { fileOf } from "./engine.ts";
import { sqliteFailure } from "./failure.ts";
import { missing, readMigrations } from "./migrations.ts";
import { TELLING_KINDS } from "./store/cut-links.ts";
import type { Engine } from "./work.ts";

/** What became of a backup. PostgreSQL has its own tools: the rows of `leaveOut` should not be in what they copy. */
export type BackupOutcome =
  | { readonly kind: "done"; readonly rows: number; readonly bytes: number }
  | { readonly kind: "exists" }
  | { readonly kind: "use-pg-dump"; readonly leaveOut: readonly string[] };

/** What became of a restoring. `has-data`: the database is not empty, and nobody said that it may go. `unreadable`: the file is no copy of ours. */
export type RestoreOutcome =
  | { readonly kind: "done" }
  | { readonly kind: "has-data" }
  | { readonly kind: "unreadable" }
  | { readonly kind: "use-pg-dump" };

/** Rows that stay out of a copy, by table: what open anonymous rounds would tell about people. */
const LEFT_OUT: Readonly<Record<string, string>> = {
  ballots: ofOpenAnonymous("true"),
  // What an attempt at sealing has written so far.
  answers: ofOpenAnonymous("round_id not in (select round_id from publications)"),
  dialogs: ofOpenAnonymous("true"),
  deliveries: ofOpenAnonymous(
    `(kind in (${TELLING_KINDS.map((kind) => `'${kind}'`).join(", ")}) or (kind = 'question' and sequence > 0))`,
  ),
};

/** Columns that are empty in a copy, by table, and where: what someone has answered before they gave a score. */
const BLANK: Readonly<Record<string, { readonly column: string; readonly where: string }>> = {
  invitations: { column: "background", where: ofOpenAnonymous("true") },
};

function ofOpenAnonymous(rows: string): string {
  return `${rows} and round_id in (select id from rounds where promise = 'anonymous' and state not in ('sealed', 'scrubbed'))`;
}

/**
 * Writes a copy of the database to `file`, which must not exist yet. Left out are, of anonymous rounds that are not sealed yet, ballots,
 * answers before a score, pending reasons and who was reminded: nothing of them is ever written to the copy, so that nothing has to be blanked in it.
 */
export function backup({ driver, tables }: Engine, file: string): BackupOutcome {
  if (driver.kind === "postgres") {
    const { ballots, dialogs } = tables;
    return { kind: "use-pg-dump", leaveOut: [ballots, dialogs].map((table) => getTableName(table)) };
  }
  if (existsSync(file)) return { kind: "exists" };
  const partial = `${file}.partial`;
  rmSync(partial, { force: true });
  try {
    const rows = copyRows(driver.client, partial);
    const bytes = finish(partial, file);
    return { kind: "done", rows, bytes };
  } catch (error) {
    throw sqliteFailure(error);
  } finally {
    for (const left of ["", "-journal"]) rmSync(`${partial}${left}`, { force: true });
  }
}

interface Thing {
  readonly type: string;
  readonly name: string;
  readonly sql: string;
}

// One transaction reads all tables as they were at one moment; writers go on beside it.
function copyRows(client: Database, file: string): number {
  client.prepare("attach ? as copy").run(file);
  // Rows come before those that they point at; the copy is checked when it is whole.
  client.pragma("foreign_keys = off");
  try {
    client.exec("begin");
    const things = client
      .prepare<[], Thing>(
        "select type, name, sql from main.sqlite_schema where sql is not null order by rowid",
      )
      .all();
    const tables = things.filter(({ type, name }) => type === "table" && !name.startsWith("sqlite_"));
    const indexes = things.filter(({ type }) => type === "index");
    const create = ({ sql }: Thing) =>
      client.exec(sql.replace(/^create (unique )?(table|index) /i, "$&copy."));
    tables.forEach(create);
    let rows = 0;
    for (const { name } of tables) {
      const but = LEFT_OUT[name];
      const kept = but === undefined ? "" : `where (${but}) is not true`;
      const columns = columnsOf(client, name);
      rows += client
        .prepare(`insert into copy."${name}" select ${columns} from main."${name}" ${kept}`)
        .run().changes;
    }
    indexes.forEach(create);
    client.exec("commit");
    return rows;
  } catch (error) {
    if (client.inTransaction) client.exec("rollback");
    throw error;
  } finally {
    client.pragma("foreign_keys = on");
    client.exec("detach copy");
  }
}

function columnsOf(client: Database, table: string): string {
  const blank = BLANK[table];
  if (blank === undefined) return "*";
  const names = client
    .prepare<[string], string>("select name from pragma_table_info(?, 'main')")
    .pluck()
    .all(table);
  const blanked = `case when ${blank.where} then null else "${blank.column}" end`;
  return names.map((name) => (name === blank.column ? blanked : `"${name}"`)).join(", ");
}

function finish(partial: string, file: string): number {
  const check = new Client(partial, { readonly: true });
  try {
    const whole = check.pragma("integrity_check", { simple: true });
    const broken = check.pragma("foreign_key_check") as unknown[];
    if (whole !== "ok" || broken.length > 0) throw new SurveyError("internal", { what: "backup-not-whole" });
    const bytes =
      Number(check.pragma("page_count", { simple: true })) *
      Number(check.pragma("page_size", { simple: true }));
    check.close();
    toDisk(partial);
    renameSync(partial, file);
    toDisk(dirname(file));
    return bytes;
  } finally {
    check.close();
  }
}

/**
 * Puts a copy in the place of the database that `url` names, unless that holds an organization and `force` does not say that it may go.
 * Throws SurveyError `database-newer` when the copy was made by a newer program, `database-locked` when another process has the database open.
 */
export function restore(
  file: string,
  url: string,
  { force = false }: { readonly force?: boolean } = {},
): RestoreOutcome {
  if (/^postgres(ql)?:\/\//.test(url)) return { kind: "use-pg-dump" };
  const target = fileOf(url);
  if (target === ":memory:") throw new SurveyError("setting-invalid", { setting: "DATABASE_URL" });
  const applied = migrationsOf(file);
  if (applied === null) return { kind: "unreadable" };
  missing(readMigrations("sqlite"), applied);
  if (existsSync(target) && holdsData(target) && !force) return { kind: "has-data" };
  const partial = join(dirname(target), `${basename(target)}.restoring`);
  try {
    copyFileSync(file, partial);
    toDisk(partial);
    // The old log would be taken for the new database's.
    for (const left of ["-wal", "-shm"]) rmSync(`${target}${left}`, { force: true });
    renameSync(partial, target);
    toDisk(dirname(target));
    return { kind: "done" };
  } finally {
    rmSync(partial, { force: true });
  }
}

// Null for what is no copy of ours.
function migrationsOf(file: string): string[] | null {
  const client = opened(file, true);
  if (client === null) return null;
  try {
    if (client.pragma("quick_check", { simple: true }) !== "ok") return null;
    return client.prepare<[], string>("select hash from migrations").pluck().all();
  } catch (error) {
    if (error instanceof Client.SqliteError) return null;
    throw error;
  } finally {
    client.close();
  }
}

function holdsData(target: string): boolean {
  const client = opened(target, false);
  // What cannot be read might be anything: it is not overwritten by mistake.
  if (client === null) return true;
  try {
    // With a log, only someone who is alone with the database gets it for himself.
    client.pragma("locking_mode = exclusive");
    client.exec("begin exclusive");
    const table = client.prepare("select 1 from sqlite_schema where name = 'organizations'").get();
    const row = table === undefined ? undefined : client.prepare("select 1 from organizations").get();
    client.exec("rollback");
    return row !== undefined;
  } catch (error) {
    throw sqliteFailure(error);
  } finally {
    client.close();
  }
}

function opened(file: string, readonly: boolean): Database | null {
  try {
    const client = new Client(file, { readonly, fileMustExist: true, timeout: 0 });
    client.pragma("schema_version");
    return client;
  } catch (error) {
    if (error instanceof Client.SqliteError || error instanceof TypeError) return null;
    throw error;
  }
}

function toDisk(path: string): void {
  const descriptor = openSync(path, "r");
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}
