// Searches a PostgreSQL database: every row, the files of every table and index, and what is known of the log.
import type { PoolClient } from "pg";
import { isSecretOwner, linksInBytes } from "./bytes.ts";
import { isLink, type RawRow, type SealFacts } from "./facts.ts";
import { type Searched, searchRows } from "./rows.ts";

const FETCH = 2000;
const READ_BYTES = 4_194_304;
const INSUFFICIENT_PRIVILEGE = "42501";

/** Searches the database that `client` is connected to; what its role may not read is told to be unreadable. */
export async function searchPostgres(client: PoolClient, facts: SealFacts): Promise<Searched[]> {
  await permitted(client.query("checkpoint"));
  const { rows: relations } = await client.query<Relation>(RELATIONS);
  const searched: Searched[] = [];
  for (const relation of relations) {
    const rows = relation.isIndex ? null : await searchTable(client, relation, facts);
    const bytes = await searchRelation(client, relation, facts);
    searched.push({
      name: relation.name,
      kind: relation.isIndex ? "index" : "table",
      ...(rows ? { rows: rows.rows ?? 0 } : {}),
      ...(bytes ? { bytes: bytes.bytes } : { note: "unreadable" }),
      // A row that is there is found both ways.
      links: Math.max(rows?.links ?? 0, bytes?.links ?? 0),
    });
  }
  return [...searched, await searchStatistics(client), await lookAtLog(client)];
}

interface Relation {
  readonly id: string;
  /** Its name as a query needs it. */
  readonly place: string;
  readonly name: string;
  readonly table: string;
  readonly isIndex: boolean;
  readonly isToast: boolean;
}

// Tables and indexes of everyone but PostgreSQL itself, and what it keeps apart for them because it is long.
const RELATIONS = `
  select c.oid::text as id, c.oid::regclass::text as place, c.relname as name, coalesce(owner.relname, indexed.relname, c.relname) as table,
    c.relkind = 'i' as "isIndex", c.relkind = 't' as "isToast"
  from pg_class c join pg_namespace n on n.oid = c.relnamespace
    left join pg_class owner on owner.reltoastrelid = c.oid
    left join pg_index i on i.indexrelid = c.oid
    left join pg_class indexed on indexed.oid = i.indrelid
  where c.relkind in ('r', 'm', 'i', 't') and c.relpersistence <> 't' and n.nspname not in ('pg_catalog', 'information_schema')
    and (n.nspname <> 'pg_toast' or owner.oid in (
      select o.oid from pg_class o join pg_namespace m on m.oid = o.relnamespace
      where m.nspname not in ('pg_catalog', 'information_schema')))
  order by c.relkind desc, c.relname`;

async function searchTable(
  client: PoolClient,
  { place, name, isToast }: Relation,
  facts: SealFacts,
): Promise<Searched | null> {
  if (isToast) return null;
  await client.query("begin read only");
  try {
    await client.query(`declare rows cursor for select * from ${place}`);
    let sum = { rows: 0, links: 0 };
    for (;;) {
      const { rows } = await client.query<RawRow>(`fetch ${FETCH} from rows`);
      if (rows.length === 0) return { name, kind: "table", ...sum };
      sum = { rows: sum.rows + rows.length, links: sum.links + searchRows(name, rows, facts, isLink).links };
    }
  } finally {
    await client.query("rollback");
  }
}

async function searchRelation(
  client: PoolClient,
  { id, table }: Relation,
  facts: SealFacts,
): Promise<{ bytes: number; links: number } | null> {
  let links = 0;
  for (let from = 0; ; from += READ_BYTES) {
    const part = await permitted(
      client.query<{ bytes: Buffer | null }>(
        "select pg_read_binary_file(pg_relation_filepath($1::oid), $2, $3, true) as bytes",
        [id, from, READ_BYTES],
      ),
    );
    if (part === null) return null;
    const bytes = part.rows[0]?.bytes ?? Buffer.alloc(0);
    links += linksInBytes(bytes, isSecretOwner(table), facts);
    if (bytes.length < READ_BYTES) return { bytes: from + bytes.length, links };
  }
}

// ANALYZE keeps samples of columns, unless it is told not to.
async function searchStatistics(client: PoolClient): Promise<Searched> {
  const { rows } = await client.query<{ count: string }>(
    "select count(*) from pg_stats where tablename in ('ballots', 'dialogs')",
  );
  return { name: "pg_statistic", kind: "statistics", links: Number(rows[0]?.count ?? 0) };
}

async function lookAtLog(client: PoolClient): Promise<Searched> {
  const log = await permitted(
    client.query<{ bytes: string; since: Date | null }>(
      "select coalesce(sum(size), 0) as bytes, min(modification) as since from pg_ls_waldir()",
    ),
  );
  const entry = { name: "pg_wal", kind: "wal", links: 0, note: "kept-until-recycled" } as const;
  const row = log?.rows[0];
  if (row === undefined) return entry;
  return { ...entry, bytes: Number(row.bytes), ...(row.since ? { since: row.since } : {}) };
}

/** Gives null where the database's role may not do this. */
async function permitted<T>(work: Promise<T>): Promise<T | null> {
  try {
    return await work;
  } catch (error) {
    if ((Object(error) as { code?: unknown }).code === INSUFFICIENT_PRIVILEGE) return null;
    throw error;
  }
}
