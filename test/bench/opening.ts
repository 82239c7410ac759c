// What it takes to open a round of 100,000 people.
import { atMost, measureIn, rowsOf } from "./measured-rows.ts";
import type { Row } from "./row.ts";
import type { Measured } from "./watch.ts";

const ASKED = 100_000;
const MOST_MS = 120_000;
/** A bot that starts in 100 MB has to open its largest round on a machine of 512. */
const PEAK_MB = 300;

/** Opens in a process of its own. */
export async function run(share: number): Promise<Row[]> {
  const many = Math.round(ASKED * share);
  const opening = await measureIn<Measured>("child-opening.ts", [many], MOST_MS);
  const people = `${many.toLocaleString("en-US")} people asked`;
  return [
    ...rowsOf(people, opening),
    atMost({ name: `${people}: peak memory above the start`, value: opening.peakMb, unit: "MB" }, PEAK_MB),
    { name: `${people}: of it heap`, value: opening.peakHeapMb, unit: "MB" },
    { name: `${people}: database`, value: opening.databaseMb, unit: "MB" },
  ];
}
