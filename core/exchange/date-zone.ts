// The zone that a file itself names for a column of dates: in the column's name, or in the line of ids that Qualtrics writes below.
import { parseZone } from "../time.ts";

const UTC_NAME = /[([\s](?:utc|gmt|世界时|协调世界时)[)\]]?$/i;
const IMPORT_ZONE = /"timeZone"\s*:\s*"([^"]{1,64})"/;

/** Gives the zone of a column's dates that name none themselves; null where the file does not say. `below` is what stands under the name in further header lines. */
export function zoneInHeader(name: string, below: readonly string[]): string | null {
  if (UTC_NAME.test(name.normalize("NFKC").trim())) return "UTC";
  for (const cell of below) {
    const named = IMPORT_ZONE.exec(cell)?.[1];
    const zone = named === undefined ? null : parseZone(named);
    if (zone?.kind === "ok") return zone.zone;
  }
  return null;
}
