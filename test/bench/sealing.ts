// What it takes to seal a round that 100,000 have answered and said why, whose results are split by five attributes.
import type { SealingReport } from "./child-sealing.ts";
import { atMost, HOLD_MS, measureIn, rowsOf } from "./measured-rows.ts";
import type { Row } from "./row.ts";

const ANSWERED = 100_000;
const MOST_MS = 300_000;
/** A bot that starts in 100 MB has to seal its largest round on a machine of 512. */
const PEAK_MB = 300;

/** Seals in a process of its own. */
export async function run(share: number): Promise<Row[]> {
  const many = Math.round(ANSWERED * share);
  const report = await measureIn<SealingReport>("child-sealing.ts", [many], MOST_MS);
  const { sealing, scrubbing, cells, comments, themes } = report;
  const answers = `${many.toLocaleString("en-US")} answers sealed, five attributes`;
  const shown = cells.reduce((sum, count) => sum + count, 0);
  return [
    ...rowsOf(answers, sealing),
    atMost({ name: `${answers}: peak memory above the start`, value: sealing.peakMb, unit: "MB" }, PEAK_MB),
    { name: `${answers}: of it heap`, value: sealing.peakHeapMb, unit: "MB" },
    { name: `${answers}: groups shown`, value: shown, unit: "" },
    { name: `${answers}: comments kept`, value: comments, unit: "" },
    { name: `${answers}: themes shown`, value: themes, unit: "" },
    { name: `${answers}: until their bytes are gone, more`, value: scrubbing.ms / 1000, unit: "s" },
    atMost(
      { name: `${answers}: longest hold of the loop in that`, value: scrubbing.longestHoldMs, unit: "ms" },
      HOLD_MS,
    ),
    atMost(
      { name: `${answers}: most work in one hold of it`, value: scrubbing.longestWorkMs, unit: "ms" },
      HOLD_MS,
    ),
  ];
}
