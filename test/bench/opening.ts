// What it takes to open a round of 100,000 people, and to seal one that 20,000 have answered.
import { fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import type { Measured, OpeningReport } from "./child-opening.ts";
import type { Row } from "./row.ts";

const ASKED = 100_000;
const ANSWERED = 20_000;
const MOST_MS = 120_000;
/** The loop is never held for longer: presses have to be acknowledged within three seconds, whatever else goes on. */
const HOLD_MS = 50;
/** A bot that starts in 100 MB has to open its largest round on a machine of 512. */
const PEAK_MB = 300;

/** Opens and seals in a process of its own. */
export async function run(): Promise<Row[]> {
  const child = fork(
    fileURLToPath(new URL("child-opening.ts", import.meta.url)),
    [String(ASKED), String(ANSWERED)],
    { execArgv: ["--expose-gc"], timeout: MOST_MS },
  );
  const exited = once(child, "exit").then(([code, signal]): never => {
    throw new Error(`the process ended early (${signal ?? code})`);
  });
  const [report] = (await Promise.race([once(child, "message"), exited])) as [OpeningReport];
  exited.catch(() => {});
  const { opening, sealing, scrubMs, scrubHoldMs } = report;
  const people = `${ASKED.toLocaleString("en-US")} people asked`;
  const answers = `${ANSWERED.toLocaleString("en-US")} answers sealed`;
  return [
    ...rowsOf(people, opening),
    atMost({ name: `${people}: peak memory above the start`, value: opening.peakMb, unit: "MB" }, PEAK_MB),
    { name: `${people}: of it heap`, value: opening.peakHeapMb, unit: "MB" },
    { name: `${people}: database`, value: opening.databaseMb, unit: "MB" },
    ...rowsOf(answers, sealing),
    { name: `${answers}: until their bytes are gone, more`, value: scrubMs / 1000, unit: "s" },
    { name: `${answers}: longest hold of the loop in that`, value: scrubHoldMs, unit: "ms" },
  ];
}

function rowsOf(name: string, { ms, cpuMs, longestHoldMs, longestWorkMs }: Measured): Row[] {
  return [
    { name: `${name}: time`, value: ms / 1000, unit: "s" },
    { name: `${name}: of it at work`, value: cpuMs / 1000, unit: "s" },
    atMost({ name: `${name}: longest hold of the loop`, value: longestHoldMs, unit: "ms" }, HOLD_MS),
    { name: `${name}: most work in one hold`, value: longestWorkMs, unit: "ms" },
  ];
}

function atMost(row: Row, reach: number): Row {
  return { ...row, reach, reached: row.value <= reach };
}
