// Opens the database that a URL names.
import { fileURLToPath } from "node:url";
import { SurveyError } from "../core/errors.ts";
import { openPostgres } from "./postgres.ts";
import { openSqlite } from "./sqlite.ts";
import type { Engine } from "./work.ts";

export type { Engine } from "./work.ts";
export { run, slot, statement } from "./work.ts";

// Longer than any unit of work of another process takes.
const LOCK_WAIT_MS = 5000;

export interface EngineOptions {
  /** Brings the tables up to date; true unless said otherwise. */
  readonly migrate?: boolean;
  /** How long SQLite waits for another process that writes before it says `database-locked`, in milliseconds. */
  readonly lockWaitMs?: number;
}

/**
 * Opens `:memory:`, `file:./path`, `file:///path` or `postgres://…`. Rejects with SurveyError `setting-invalid` for any other URL,
 * `database-newer`, `database-locked` or `database-unavailable`.
 */
export async function openEngine(url: string, options: EngineOptions = {}): Promise<Engine> {
  const migrate = options.migrate ?? true;
  if (/^postgres(ql)?:\/\//.test(url)) return openPostgres(url, { migrate });
  return openSqlite(fileOf(url), { migrate, lockWaitMs: options.lockWaitMs ?? LOCK_WAIT_MS });
}

/** Gives the path in a `file:` URL, relative ones included, or `:memory:`; throws SurveyError `setting-invalid` for anything else. */
export function fileOf(url: string): string {
  if (url === ":memory:") return url;
  if (url.startsWith("file://")) return fileURLToPath(url);
  if (url.startsWith("file:") && url.length > "file:".length) return url.slice("file:".length);
  throw new SurveyError("setting-invalid", { setting: "DATABASE_URL" });
}
