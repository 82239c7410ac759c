// What it takes to import a million answers of another tool as past rounds, week by week.
import type { ImportReport } from "./child-import.ts";
import { atMost, measureIn, rowsOf } from "./measured-rows.ts";
import type { Row } from "./row.ts";

const ANSWERS = 1_000_000;
const WEEKS = 260;
const MOST_MS = 1_800_000;
/** The file is read and the rounds are written in pieces. */
const PEAK_MB = 300;
/** Ten times as many answers leave more garbage about, and need no more memory. */
const MOST_TIMES = 1.2;

/** Imports in a process of its own, once a tenth and once all. */
export async function run(share: number): Promise<Row[]> {
  const answers = Math.round(ANSWERS * share);
  const tenth = await measureIn<ImportReport>("child-import.ts", [Math.round(answers / 10), WEEKS], MOST_MS);
  const all = await measureIn<ImportReport>("child-import.ts", [answers, WEEKS], MOST_MS);
  const [live, liveOfTenth] = [await liveMb(answers / 2), await liveMb(answers / 20)];
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
    { name: `${imported}: of half of them in use after a collection`, value: live, unit: "MB" },
    atMost(
      {
        name: `${imported}: in use by half of them ÷ by a twentieth`,
        value: live / liveOfTenth,
        unit: "×",
      },
      MOST_TIMES,
    ),
    {
      name: `${imported}: work ÷ that of a tenth`,
      value: all.writing.cpuMs / tenth.writing.cpuMs,
      unit: "×",
    },
    { name: `${imported}: database`, value: all.writing.databaseMb, unit: "MB" },
  ];
}

async function liveMb(answers: number): Promise<number> {
  const args = [Math.round(answers), WEEKS, 1];
  const { looking, writing } = await measureIn<ImportReport>("child-import.ts", args, MOST_MS);
  return Math.max(looking.liveMb ?? 0, writing.liveMb ?? 0);
}
