// The process in which a long file of answers is imported, so that its memory is theirs alone.
import { createWriteStream } from "node:fs";
import { stat } from "node:fs/promises";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import { runCli } from "../../bots/cli.ts";
import { openBenchStore, temporaryFolder } from "./bench-store.ts";
import { type Measured, watch } from "./watch.ts";

/** What the parent is told. */
export interface ImportReport {
  readonly fileMb: number;
  readonly looking: Measured;
  readonly writing: Measured;
}

const DAY = 86_400_000;
const FEW = 1_000;
const FIRST = Date.parse("2020-01-06T00:00:00Z");
const TEAMS = ["Design", "Sales", "Support", "研发", "Finance"];
const WORDS = [
  "The new release is much faster, thank you",
  "Support took a week to answer",
  "价格有点贵，但是客服很好",
  "Search does not find what I look for, and export is slow",
];

function* lines(answers: number, weeks: number): Generator<string> {
  yield "Response ID,Email,Score,Comment,Responded at,Team,Plan\n";
  let part = "";
  for (let at = 0; at < answers; at++) {
    const when = new Date(FIRST + ((at * 7919) % (weeks * 7 * 1440)) * 60_000);
    // One in ten writes something.
    const words = at % 10 === 0 ? `"${WORDS[(at / 10) % WORDS.length]}"` : "";
    const score = (at * 31) % 97 < 60 ? 9 + (at % 2) : (at * 13) % 11;
    part += `${at},person${at}@example.org,${score},${words},${when.toISOString()},${TEAMS[at % 5]},${at % 3 === 0 ? "Pro" : "Free"}\n`;
    if (part.length < 65_536) continue;
    yield part;
    part = "";
  }
  yield part;
}

async function measure(answers: number, weeks: number, collecting: boolean): Promise<ImportReport> {
  if (FIRST + weeks * 7 * DAY > Date.now()) throw new Error("these weeks are not over");
  const opened = await openBenchStore();
  const folder = await temporaryFolder();
  try {
    const { driver } = opened.engine;
    if (driver.kind !== "sqlite") throw new Error("not SQLite");
    const env = { DATABASE_URL: `file:${driver.client.name}`, NPS_TIMEZONE: "Europe/Berlin" };
    const fileOf = async (many: number): Promise<string> => {
      const file = join(folder.path, `${many}.csv`);
      await pipeline(lines(many, weeks), createWriteStream(file));
      return file;
    };
    const imported = async (file: string, many: number, how: "--dry-run" | "--yes"): Promise<void> => {
      const said: string[] = [];
      const out = (text: string) => void said.push(text);
      const options = ["--survey", "shop", "--attributes", "Team,Plan", "--format", "json", how];
      const code = await runCli(["import", file, ...options], { env, out, fail: out });
      const report = JSON.parse(said.at(-1) ?? "{}") as { answers?: number; refused?: readonly unknown[] };
      if (code !== 0 || report.answers !== many || report.refused?.length !== 0)
        throw new Error(`the file was not read: ${said.at(-1)?.slice(0, 500)}`);
    };
    // What starting a program takes is not what importing takes.
    await imported(await fileOf(FEW), FEW, "--dry-run");
    const file = await fileOf(answers);
    const looking = await watch(opened, () => imported(file, answers, "--dry-run"), { collecting });
    const writing = await watch(opened, () => imported(file, answers, "--yes"), { collecting });
    return { fileMb: (await stat(file)).size / 1024 ** 2, looking, writing };
  } finally {
    await opened.close();
    await folder.remove();
  }
}

const [answers = 0, weeks = 0, collecting = 0] = process.argv.slice(2).map(Number);
process.send?.(await measure(answers, weeks, collecting === 1));
