// What a process of its own has measured, as rows.
import { fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import type { Row } from "./row.ts";
import type { Measured } from "./watch.ts";

/** The loop is never held for longer: presses have to be acknowledged within three seconds, whatever else goes on. */
export const HOLD_MS = 50;

/** Runs a program of this folder in a process of its own and gives what it reports; rejects where that takes longer than `mostMs` milliseconds. */
export async function measureIn<Report>(
  program: string,
  args: readonly number[],
  mostMs: number,
): Promise<Report> {
  const child = fork(fileURLToPath(new URL(program, import.meta.url)), args.map(String), {
    execArgv: ["--expose-gc"],
    timeout: mostMs,
  });
  const exited = once(child, "exit").then(([code, signal]): never => {
    throw new Error(`the process ended early (${signal ?? code})`);
  });
  const [report] = (await Promise.race([once(child, "message"), exited])) as [Report];
  exited.catch(() => {});
  return report;
}

/** Gives time and holds of the event loop. */
export function rowsOf(name: string, { ms, cpuMs, longestHoldMs, longestWorkMs }: Measured): Row[] {
  return [
    { name: `${name}: time`, value: ms / 1000, unit: "s" },
    { name: `${name}: of it at work`, value: cpuMs / 1000, unit: "s" },
    atMost({ name: `${name}: longest hold of the loop`, value: longestHoldMs, unit: "ms" }, HOLD_MS),
    atMost({ name: `${name}: most work in one hold`, value: longestWorkMs, unit: "ms" }, HOLD_MS),
  ];
}

/** Adds to a row what is aimed at, and whether it was reached. */
export function atMost(row: Row, reach: number): Row {
  return { ...row, reach, reached: row.value <= reach };
}
