// What it takes to tell what a schedule for 20,000 people will do: four panels, each in their own local time, beside another schedule.
import type { PreviewReport } from "./child-preview.ts";
import { atMost, measureIn, rowsOf } from "./measured-rows.ts";
import type { Row } from "./row.ts";

const PEOPLE = 20_000;
const MOST_MS = 300_000;
/** Someone looks at it while they set a schedule up. */
const PEAK_MB = 300;

/** Tells it in a process of its own. */
export async function run(share: number): Promise<Row[]> {
  const many = Math.round(PEOPLE * share);
  const { previewing } = await measureIn<PreviewReport>("child-preview.ts", [many], MOST_MS);
  const told = `${many.toLocaleString("en-US")} people previewed`;
  return [
    ...rowsOf(told, previewing),
    atMost({ name: `${told}: peak memory above the start`, value: previewing.peakMb, unit: "MB" }, PEAK_MB),
  ];
}
