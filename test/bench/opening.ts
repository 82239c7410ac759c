// What it takes to open a round of 100,000 people, and to seal one that 20,000 have answered.
import type { OpeningReport } from "./child-opening.ts";
import { atMost, measureIn, rowsOf } from "./measured-rows.ts";
import type { Row } from "./row.ts";

const ASKED = 100_000;
const ANSWERED = 20_000;
const MOST_MS = 120_000;
/** A bot that starts in 100 MB has to open its largest round on a machine of 512. */
const PEAK_MB = 300;

/** Opens and seals in a process of its own. */
export async function run(): Promise<Row[]> {
  const report = await measureIn<OpeningReport>("child-opening.ts", [ASKED, ANSWERED], MOST_MS);
  const { opening, sealing, scrubMs, scrubHoldMs } = report;
  const people = `${ASKED.toLocaleString("en-US")} people asked`;
  const answers = `${ANSWERED.toLocaleString("en-US")} answers sealed`;
  return [
    ...rowsOf(people, opening),
    atMost({ name: `${people}: peak memory above the start`, value: opening.peakMb, unit: "MB" }, PEAK_MB),
    { name: `${people}: of it heap`, value: opening.peakHeapMb, unit: "MB" },
    { name: `${people}: database`, value: opening.databaseMb, unit: "MB" },
    ...rowsOf(answers, sealing),
    { name: `${answers}: until their bytes are gone, more`, value: scrubMs / 1000, unit: "s" },
    { name: `${answers}: longest hold of the loop in that`, value: scrubHoldMs, unit: "ms" },
  ];
}
