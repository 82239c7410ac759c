// Writes one place that the seal check searched as a line: `nps seal-check`.
import type { Copy } from "../copy/copy.ts";

/** A place that was searched: a table's rows or a file's bytes, and the links found there. */
export interface SearchedPlace {
  readonly name: string;
  readonly kind: "table" | "index" | "statistics" | "file" | "wal" | "backup";
  readonly rows?: number;
  readonly bytes?: number;
  readonly links: number;
  readonly note?: "unreadable" | "kept-until-recycled";
  readonly since?: Date;
}

/** Gives "✓ table ballots (0 rows)", with ✗ where links were found and · where nothing could be searched. */
export function sealLine(place: SearchedPlace, { operating, format }: Copy): string {
  const words = operating.cli;
  const mark = place.links > 0 ? "✗" : place.note === undefined ? "✓" : "·";
  const size =
    place.rows !== undefined
      ? words.sealRows({ count: format.number(place.rows) })
      : place.bytes !== undefined
        ? words.sealBytes({ count: format.number(place.bytes) })
        : null;
  const note =
    place.note === "unreadable"
      ? words.sealUnreadable
      : place.note === "kept-until-recycled"
        ? words.sealWindow({ since: place.since?.toISOString() ?? "–" })
        : null;
  const details = [size, note].filter((text) => text !== null);
  return `${mark} ${words.sealKinds[place.kind]} ${place.name}${details.length === 0 ? "" : ` (${details.join("; ")})`}`;
}
