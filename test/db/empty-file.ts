// An empty database in a SQLite file, as migrations leave it: made once in a process, and copied from then on.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openEngine } from "../../db/engine.ts";

let empty: Promise<Buffer> | null = null;

/** Writes an empty database to a file that is not there yet. */
export async function emptyFile(file: string): Promise<void> {
  empty ??= migrated();
  writeFileSync(file, await empty);
}

async function migrated(): Promise<Buffer> {
  const folder = mkdtempSync(join(tmpdir(), "nps-empty-"));
  try {
    const file = join(folder, "nps.db");
    // What it closes last leaves no log beside the file.
    await (await openEngine(`file:${file}`)).close();
    return readFileSync(file);
  } finally {
    rmSync(folder, { recursive: true });
  }
}
