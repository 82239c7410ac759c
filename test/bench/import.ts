// What it takes to import a million answers of another tool as past rounds, week by week.
import type { ImportReport } from "./child-import.ts";
import { atMost, measureIn, rowsOf } from "./measured-rows.ts";
import type { Row } from "./row.ts";

const ANSWERS = 1_000_000;
const WEEKS = 260;
const MOST_MS = 1_800_000;
/** The file is read and the rounds are written in pieces: a tenth of the answers takes as much. */
const PEAK_MB = 300;
/** What ten times as many answers may leave in use. The rest of the difference is room that the engine and SQLite's cache take while there is some. */
const MOST_TIMES = 1.3;

/** Imports in a process of its own, once a tenth and once all. */
export async function run(share: number): Promise<Row[]> {
  const answers = Math.round(ANSWERS * share);
  const tenth = await measureIn<ImportReport>("child-import.ts", [Math.round(answers / 10), WEEKS], MOST_MS);
  const all = await measureIn<ImportReport>("child-import.ts", [answers, WEEKS], MOST_MS);
  const imported = `${answers.toLocaleString("en-US")} answers imported`;
  return [
    { name: `${imported}: the file`, value: all.fileMb, unit: "MB" },
    ...rowsOf(`${imported}, read and told what would happen`, all.looking),
    ...rowsOf(`${imported} as ${WEEKS} rounds`, all.writing),
    atMost(
      { name: `${imported}: peak memory above the start`, value: all.writing.peakMb, unit: "MB" },
      PEAK_MB,
    ),
    { name: `${imported}: the same for a tenth of them`, value: tenth.writing.peakMb, unit: "MB" },
    {
      name: `${imported}: memory ÷ that of a tenth`,
      value: all.writing.peakMb / tenth.writing.peakMb,
      unit: "×",
    },
    {
      name: `${imported}: of the heap, most in use after a collection`,
      value: all.writing.livePeakMb,
      unit: "MB",
    },
    {
      name: `${imported}: the same for a tenth of them, in use`,
      value: tenth.writing.livePeakMb,
      unit: "MB",
    },
    atMost(
      {
        name: `${imported}: in use ÷ that of a tenth`,
        value: all.writing.livePeakMb / tenth.writing.livePeakMb,
        unit: "×",
      },
      MOST_TIMES,
    ),
    {
      name: `${imported}: time ÷ that of a tenth`,
      value: all.writing.cpuMs / tenth.writing.cpuMs,
      unit: "×",
    },
    { name: `${imported}: database`, value: all.writing.databaseMb, unit: "MB" },
  ];
}
