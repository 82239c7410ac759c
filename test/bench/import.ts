// What it takes to import a million answers of another tool as past rounds, week by week.
import type { ImportReport } from "./child-import.ts";
import { atMost, measureIn, rowsOf } from "./measured-rows.ts";
import type { Row } from "./row.ts";

const ANSWERS = 1_000_000;
const WEEKS = 260;
const MOST_MS = 1_800_000;
/** The file is read and the rounds are written in pieces: a tenth of the answers takes as much. */
const PEAK_MB = 300;

/** Imports in a process of its own, once a tenth and once all. */
export async function run(): Promise<Row[]> {
  const tenth = await measureIn<ImportReport>("child-import.ts", [ANSWERS / 10, WEEKS], MOST_MS);
  const all = await measureIn<ImportReport>("child-import.ts", [ANSWERS, WEEKS], MOST_MS);
  const imported = `${ANSWERS.toLocaleString("en-US")} answers imported`;
  return [
    { name: `${imported}: the file`, value: all.fileMb, unit: "MB" },
    ...rowsOf(`${imported}, read and told what would happen`, all.looking),
    ...rowsOf(`${imported} as ${WEEKS} rounds`, all.writing),
    atMost(
      { name: `${imported}: peak memory above the start`, value: all.writing.peakMb, unit: "MB" },
      PEAK_MB,
    ),
    { name: `${imported}: the same for a tenth of them`, value: tenth.writing.peakMb, unit: "MB" },
    { name: `${imported}: database`, value: all.writing.databaseMb, unit: "MB" },
  ];
}
