// Runs the benchmarks one after the other and prints what was measured beside what is aimed at: `npm run bench`.
//
//   npm run bench -- --only delivery,digest --json figures.json
//   npm run bench -- --help
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
  /** `share` of the usual size, 0–1, where size is what is measured; the others take no notice. */
  readonly run: (share: number) => Promise<Row[]>;
}

const BENCHES: Readonly<Record<string, Bench>> = {
  coverage: { says: "how often an interval covers the truth, and a change is a false alarm", run: coverage },
  calibration: { says: "how often goals are met that were given this chance", run: calibration },
  importance: { says: "how often the intervals of drivers hold their true share", run: importance },
  segments: {
    says: "how often small teams see their score, and 100,000 answers by five attributes",
    run: segments,
  },
  commits: {
    says: "units of work a second on a SQLite file, every commit on disk: each alone, beside shared commits",
    run: commits,
  },
  opening: { says: "a round of 100,000 people opened", run: opening },
  sealing: {
    says: "a round of 100,000 answers with their reasons sealed, split by five attributes",
    run: sealing,
  },
  people: { says: "50,000 people imported with their attributes, and a round opened for them", run: people },
  import: {
    says: "a million answers of another tool as past rounds, beside a tenth of them",
    run: importing,
  },
  preview: { says: "a schedule for 20,000 people in panels, told before it is saved", run: preview },
  presses: {
    says: "presses a second, acknowledged after they are on disk, beside bare bots that store nothing",
    run: presses,
  },
  digest: {
    says: "a digest of a survey with 10,000, 1,000,000 and 10,000,000 past answers, turn by turn",
    run: digest,
  },
  themes: { says: "10,000 comments in two languages read for their themes and moods", run: themes },
  sentiment: { says: "moods found on labelled sentences that were set aside", run: sentiment },
  charts: { says: "pictures of sixty weeks, and how long the loop waits for them", run: charts },
  delivery: {
    says: "3,000 questions to a platform that takes 300 a second, beside a naive sender",
    run: delivery,
  },
};

const WIDTH = Math.max(...Object.keys(BENCHES).map(({ length }) => length));
const USAGE = `Usage: npm run bench -- [--only NAME,NAME] [--share 0.1] [--json FILE]

  --only NAME,NAME  these alone; all of them, one after the other, where it is left out
  --share SHARE     so much of the usual size (more than 0, at most 1) of what says "*"
  --json FILE       writes the figures into a file too
  --help            prints this

${Object.entries(BENCHES)
  .map(([name, { says, run }]) => `  ${name.padEnd(WIDTH)} ${run.length > 0 ? "*" : " "} ${says}`)
  .join("\n")}`;

function refuse(why: string): never {
  console.error(`${why}\n\n${USAGE}`);
  process.exit(1);
}

function readArgs() {
  try {
    const text = { type: "string" } as const;
    const options = { only: text, share: text, json: text, help: { type: "boolean" } } as const;
    return parseArgs({ options }).values;
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    return refuse(error.message);
  }
}

const { only, json, help, share: wished = "1" } = readArgs();
if (help === true) {
  console.log(USAGE);
  process.exit();
}
const names = only === undefined ? Object.keys(BENCHES) : only.split(",");
const unknown = names.find((name) => !Object.hasOwn(BENCHES, name));
if (unknown !== undefined) refuse(`There is no benchmark "${unknown}".`);
const share = Number(wished);
if (!(share > 0 && share <= 1)) refuse(`"${wished}" is no share: more than 0, at most 1.`);

console.log(`Node ${process.versions.node}, ${cpus().length} cores (${cpus()[0]?.model ?? "unknown"})`);
const rows: Row[] = [];
for (const name of names) {
  const { says, run } = BENCHES[name] as Bench;
  const begun = performance.now();
  const measured = await run(share);
  rows.push(...measured);
  const seconds = (performance.now() - begun) / 1000;
  const part = share < 1 && run.length > 0 ? `, at ${share} of its size` : "";
  console.log(`\n${name}: ${says} (${seconds.toFixed(0)} s${part})\n${table(measured)}`);
}
if (json !== undefined) await writeFile(json, `${JSON.stringify(rows, null, 2)}\n`);
