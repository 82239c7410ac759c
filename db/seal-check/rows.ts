// Searches the rows of a table for links.
import type { isLink, RawRow, SealFacts } from "./facts.ts";

/** One thing that was searched. */
export interface Searched {
  readonly name: string;
  readonly kind: "table" | "index" | "statistics" | "file" | "wal" | "backup";
  readonly rows?: number;
  readonly bytes?: number;
  readonly links: number;
  /**
   * `unreadable`: this role, or this format, does not let its bytes be searched. `kept-until-recycled`: PostgreSQL's log repeats what
   * was written since `since`, until it overwrites the log's files.
   */
  readonly note?: "unreadable" | "kept-until-recycled";
  readonly since?: Date;
}

/** Looks at every row of a table; `isFound` says which are links. */
export function searchRows(
  name: string,
  rows: Iterable<RawRow>,
  facts: SealFacts,
  isFound: typeof isLink,
): Searched {
  let count = 0;
  let links = 0;
  for (const row of rows) {
    count += 1;
    if (isFound(name, row, facts)) links += 1;
  }
  return { name, kind: "table", rows: count, links };
}
