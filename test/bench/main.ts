// Runs the benchmarks one after the other and prints what was measured beside what is aimed at: `npm run bench`.
//
//   npm run bench -- --only delivery --json figures.json
import { writeFile } from "node:fs/promises";
import { cpus } from "node:os";
import { parseArgs } from "node:util";
import { run as calibration } from "./calibration.ts";
import { run as charts } from "./charts.ts";
import { run as commits } from "./commits.ts";
import { run as coverage } from "./coverage.ts";
import { run as delivery } from "./delivery.ts";
import { run as digest } from "./digest.ts";
import { run as importing } from "./import.ts";
import { run as importance } from "./importance.ts";
import { run as opening } from "./opening.ts";
import { run as people } from "./people.ts";
import { run as presses } from "./presses.ts";
import { run as preview } from "./preview.ts";
import type { Row } from "./row.ts";
import { run as sealing } from "./sealing.ts";
import { run as segments } from "./segments.ts";
import { run as sentiment } from "./sentiment.ts";
import { table } from "./table.ts";
import { run as themes } from "./themes.ts";

interface Bench {
  readonly says: string;
  readonly run: () => Promise<Row[]>;
}

const BENCHES: Readonly<Record<string, Bench>> = {
  coverage: { says: "how often an interval covers the truth, and a change is a false alarm", run: coverage },
  calibration: { says: "how often goals are met that were given this chance", run: calibration },
  importance: { says: "how often the intervals of drivers hold their true share", run: importance },
  segments: {
    says: "how often small teams see their score, and 100,000 answers by five attributes",
    run: segments,
  },
  commits: { says: "units of work a second on a SQLite file, every commit on disk", run: commits },
  opening: { says: "a round of 100,000 people opened", run: opening },
  sealing: { says: "a round of 100,000 answers sealed, split by five attributes", run: sealing },
  people: { says: "50,000 people imported with their attributes, and a round opened for them", run: people },
  import: { says: "a million answers of another tool, as past rounds", run: importing },
  preview: { says: "a schedule for 20,000 people in panels, told before it is saved", run: preview },
  presses: { says: "presses a second, acknowledged after they are on disk", run: presses },
  digest: { says: "a digest of a survey with 10,000, 1,000,000 and 10,000,000 past answers", run: digest },
  themes: { says: "10,000 comments in two languages read for their themes and moods", run: themes },
  sentiment: { says: "moods found on labelled sentences that were set aside", run: sentiment },
  charts: { says: "pictures of sixty weeks, and how long the loop waits for them", run: charts },
  delivery: { says: "3,000 questions to a platform that takes 300 a second", run: delivery },
};

const { values } = parseArgs({ options: { json: { type: "string" }, only: { type: "string" } } });
const { only, json } = values;
if (only !== undefined && BENCHES[only] === undefined) {
  console.error(`There is no benchmark "${only}". There are: ${Object.keys(BENCHES).join(", ")}.`);
  process.exit(1);
}

console.log(`Node ${process.versions.node}, ${cpus().length} cores (${cpus()[0]?.model ?? "unknown"})`);
const rows: Row[] = [];
for (const [name, { says, run }] of Object.entries(BENCHES)) {
  if (only !== undefined && only !== name) continue;
  const begun = performance.now();
  const measured = await run();
  rows.push(...measured);
  const seconds = (performance.now() - begun) / 1000;
  console.log(`\n${name}: ${says} (${seconds.toFixed(0)} s)\n${table(measured)}`);
}
if (json !== undefined) await writeFile(json, `${JSON.stringify(rows, null, 2)}\n`);
