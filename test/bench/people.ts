// What it takes to import a list of 50,000 people with their attributes, and to open a round for them.
import type { PeopleReport } from "./child-people.ts";
import { atMost, measureIn, rowsOf } from "./measured-rows.ts";
import type { Row } from "./row.ts";

const PEOPLE = 50_000;
const MOST_MS = 600_000;
/** An operator waits for it, and the bot goes on meanwhile on a machine of 512 MB. */
const PEAK_MB = 300;

/** Imports and opens in a process of its own. */
export async function run(share: number): Promise<Row[]> {
  const many = Math.round(PEOPLE * share);
  const { fileMb, importing, again, opening } = await measureIn<PeopleReport>(
    "child-people.ts",
    [many],
    MOST_MS,
  );
  const imported = `${many.toLocaleString("en-US")} people imported`;
  const asked = `${many.toLocaleString("en-US")} with attributes asked`;
  return [
    { name: `${imported}: the list`, value: fileMb, unit: "MB" },
    ...rowsOf(imported, importing),
    atMost(
      { name: `${imported}: peak memory above the start`, value: importing.peakMb, unit: "MB" },
      PEAK_MB,
    ),
    { name: `${imported}: database`, value: importing.databaseMb, unit: "MB" },
    { name: `${imported}: the same list again`, value: again.ms / 1000, unit: "s" },
    ...rowsOf(asked, opening),
    atMost({ name: `${asked}: peak memory above the start`, value: opening.peakMb, unit: "MB" }, PEAK_MB),
    { name: `${asked}: database`, value: opening.databaseMb, unit: "MB" },
  ];
}
