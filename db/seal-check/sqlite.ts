// Searches a SQLite database and its backups: every row, every page of the file and of its log.
import { statSync } from "node:fs";
import { basename } from "node:path";
import Client, { type Database } from "better-sqlite3";
import { isSecretOwner, linksInBytes, type Page, pagesOfFile, pagesOfLog } from "./bytes.ts";
import { isLink, isLinkInBackup, type RawRow, type SealFacts } from "./facts.ts";
import { type Searched, searchRows } from "./rows.ts";

/** Searches the database that `client` has open, in memory or in a file. */
export function searchSqlite(client: Database, file: string, facts: SealFacts): Searched[] {
  const tables = sqliteTables(client).map((name) => ({
    ...searchRows(
      name,
      client.prepare(`select * from "${name}"`).iterate() as Iterable<RawRow>,
      facts,
      isLink,
    ),
  }));
  if (client.memory) return tables;

  const pageSize = Number(client.pragma("page_size", { simple: true }));
  const owners = ownersOf(client);
  const bytesOf = new Map<string, { bytes: number; links: number }>();
  const add = (name: string, { number, bytes }: Page) => {
    const sum = bytesOf.get(name) ?? { bytes: 0, links: 0 };
    const links = linksInBytes(bytes, isSecretOwner(owners.get(number)?.table), facts);
    bytesOf.set(name, { bytes: sum.bytes + bytes.length, links: sum.links + links });
  };
  for (const page of pagesOfFile(file, pageSize)) {
    const owner = owners.get(page.number);
    add(owner?.isIndex ? owner.name : "", page);
  }
  const whole = bytesOf.get("") ?? { bytes: 0, links: 0 };
  bytesOf.delete("");
  const indexes = [...bytesOf].map(([name, sum]) => ({ name, kind: "index" as const, ...sum }));
  for (const page of pagesOfLog(`${file}-wal`, pageSize)) add("-wal", page);
  const log = bytesOf.get("-wal") ?? { bytes: 0, links: 0 };
  return [
    ...tables,
    ...indexes,
    { name: basename(file), kind: "file", ...whole },
    { name: `${basename(file)}-wal`, kind: "wal", ...log },
  ];
}

function sqliteTables(client: Database): string[] {
  return client
    .prepare<[], string>("select name from sqlite_schema where type = 'table' order by name")
    .pluck()
    .all();
}

interface Owner {
  readonly name: string;
  readonly table: string;
  readonly isIndex: boolean;
}

// Which table or index each page belongs to; pages that are free belong to nobody.
function ownersOf(client: Database): ReadonlyMap<number, Owner> {
  const rows = client
    .prepare<[], { page: number; name: string; table: string | null; type: string | null }>(
      `select d.pageno as page, d.name as name, s.tbl_name as "table", s.type as type
       from dbstat d left join sqlite_schema s on s.name = d.name`,
    )
    .all();
  return new Map(
    rows.map(({ page, name, table, type }) => [
      page,
      { name, table: table ?? name, isIndex: type === "index" },
    ]),
  );
}

/** Searches a copy of the database; what is no SQLite file is told to be unreadable. */
export function searchBackup(file: string, facts: SealFacts): Searched {
  const entry = { name: basename(file), kind: "backup", bytes: statSync(file).size } as const;
  let client: Database;
  try {
    client = new Client(file, { readonly: true, fileMustExist: true });
    client.pragma("schema_version");
  } catch (error) {
    // Not a SQLite file, or one that is damaged: someone else's to search.
    if (error instanceof Client.SqliteError) return { ...entry, links: 0, note: "unreadable" };
    throw error;
  }
  try {
    const tables = sqliteTables(client).map((name) =>
      searchRows(
        name,
        client.prepare(`select * from "${name}"`).iterate() as Iterable<RawRow>,
        facts,
        isLinkInBackup,
      ),
    );
    // What was closed after the copy was made was never scrubbed in it.
    const everywhere = { ...facts, scrubbed: facts.closed };
    const owners = ownersOf(client);
    const pageSize = Number(client.pragma("page_size", { simple: true }));
    let links = tables.reduce((sum, table) => sum + table.links, 0);
    for (const { number, bytes } of pagesOfFile(file, pageSize)) {
      if (links === 0 && isSecretOwner(owners.get(number)?.table))
        links += linksInBytes(bytes, true, everywhere);
    }
    return { ...entry, rows: tables.reduce((sum, { rows }) => sum + (rows ?? 0), 0), links };
  } finally {
    client.close();
  }
}
