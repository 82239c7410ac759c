// How well the moods of comments are found, on the labelled sentences that were set aside before there was a rule.
import { qualityOf } from "../bots/words/labelled.ts";
import type { Row } from "./row.ts";

const REACH = 80;

export async function run(): Promise<Row[]> {
  const rows: Row[] = [];
  for (const language of ["en", "zh"] as const) {
    for (const { mood, precision, recall, sentences } of await qualityOf(language, "held-out")) {
      for (const [name, share] of [
        ["precision", precision],
        ["recall", recall],
      ] as const) {
        const value = Math.round(1000 * share) / 10;
        const what = `${name} of ${mood} comments in ${language}, ${sentences} sentences`;
        rows.push({ name: what, value, unit: "%", reach: REACH, reached: value >= REACH });
      }
    }
  }
  return rows;
}
