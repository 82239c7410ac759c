// Settles how a file's dates are meant: in which zone, and whether day or month comes first.
import type { DateOrder } from "../../../core/exchange/date-cell.ts";
import { zoneInHeader } from "../../../core/exchange/date-zone.ts";
import type { ImportCommand, Opened } from "./given.ts";
import type { SeenFile } from "./look-at-file.ts";
import { findOrder } from "./read-file.ts";
import type { Mended } from "./refused-rows.ts";
import type { ImportPlan } from "./report.ts";

/** Gives the order as it was wished, as the file shows it, or as it is answered; null where none is needed, a text where it cannot be known. */
export async function orderOf(
  of: ImportCommand,
  { store }: Opened,
  { file, seen, mended }: { readonly file: string; readonly seen: SeenFile; readonly mended: Mended },
  date: number,
  wished: DateOrder | undefined,
): Promise<DateOrder | null | { readonly text: string }> {
  const words = of.copy.operating.answers;
  if (wished !== undefined) return wished;
  const found = await findOrder(file, seen, date, { turns: store.turns, mended });
  if (found.kind === "none") return null;
  if (found.kind === "order") return found.order;
  if (found.kind === "mixed") return { text: words.mixedOrder({ line: of.copy.format.number(found.line) }) };
  if (of.ask === undefined) return { text: words.whichOrder };
  const answer = (await of.ask(words.askOrder)).trim().toLowerCase();
  return answer === "dmy" || answer === "mdy" ? answer : { text: words.whichOrder };
}

/** Gives the zone of dates that name none: the one that the file names, else this one. */
export function dateZoneOf({ below }: SeenFile, { date }: ImportPlan["mapping"], zone: string): string {
  return (
    zoneInHeader(
      date.name,
      below.map((row) => row[date.at] ?? ""),
    ) ?? zone
  );
}
