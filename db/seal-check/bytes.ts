// Searches bytes for links: what a row no longer says may still stand in a file.
import { closeSync, openSync, readSync, statSync } from "node:fs";
import { TELLING_KINDS } from "../store/cut-links.ts";
import { countIds, SECRET_TABLES, type SealFacts } from "./facts.ts";

/** Counts the links in some bytes. In what belongs to a secret table nothing of a round may be left at all. */
export function linksInBytes(bytes: Buffer, isSecret: boolean, facts: SealFacts): number {
  const text = bytes.toString("latin1");
  const secret = isSecret ? countIds(text, facts.scrubbed) : 0;
  return secret + tellingIn(text, facts) + attributesIn(text, facts);
}

/** One page of a SQLite database: its number, and its bytes. */
export interface Page {
  readonly number: number;
  readonly bytes: Buffer;
}

/** Reads the pages of a SQLite file. */
export function* pagesOfFile(file: string, pageSize: number): Generator<Page> {
  yield* pieces(file, 0, pageSize, (bytes, at) => ({ number: at + 1, bytes }));
}

/** Reads the pages in a SQLite write-ahead log; none when there is no such file. */
export function* pagesOfLog(file: string, pageSize: number): Generator<Page> {
  // A header of 32 bytes, then frames of 24 bytes and a page each; a frame begins with the page's number (sqlite.org/fileformat2.html#walformat).
  yield* pieces(file, 32, 24 + pageSize, (frame) => ({
    number: frame.readUInt32BE(0),
    bytes: frame.subarray(24),
  }));
}

/** Says whether pages of this table or index are secret, whose bytes must not name a scrubbed round. Pages of nobody are. */
export function isSecretOwner(table: string | undefined): boolean {
  return table === undefined || (SECRET_TABLES as readonly string[]).includes(table);
}

function* pieces<T>(
  file: string,
  header: number,
  size: number,
  read: (bytes: Buffer, at: number) => T,
): Generator<T> {
  const length = statSync(file, { throwIfNoEntry: false })?.size ?? 0;
  if (length <= header) return;
  const descriptor = openSync(file, "r");
  try {
    for (let at = 0, from = header; from < length; at++, from += size) {
      const bytes = Buffer.alloc(Math.min(size, length - from));
      readSync(descriptor, bytes, 0, bytes.length, from);
      yield read(bytes, at);
    }
  } finally {
    closeSync(descriptor);
  }
}

// A reminder lies in rows and indexes as its kind with the invitation behind it or the round before it; PostgreSQL puts lengths between.
const KINDS = TELLING_KINDS.join("|");
const LENGTH = "[\\s\\S]{0,8}?";
const BEFORE = new RegExp(`(?:${KINDS})${LENGTH}([A-Za-z0-9_-]{22})`, "g");
const BEHIND = new RegExp(`([A-Za-z0-9_-]{22})${LENGTH}(?:${KINDS})`, "g");
const ATTRIBUTES = new RegExp(`([A-Za-z0-9_-]{22})${LENGTH}\\{"`, "g");

function tellingIn(text: string, { scrubbed, scrubbedInvitations }: SealFacts): number {
  return (
    count(text, BEFORE, scrubbedInvitations) + count(text, BEFORE, scrubbed) + count(text, BEHIND, scrubbed)
  );
}

// An invitation's attributes follow its token.
function attributesIn(text: string, { scrubbedInvitations }: SealFacts): number {
  return count(text, ATTRIBUTES, scrubbedInvitations);
}

function count(text: string, pattern: RegExp, ids: ReadonlySet<string>): number {
  let found = 0;
  for (const [, id] of text.matchAll(pattern)) if (id !== undefined && ids.has(id)) found += 1;
  return found;
}
