// What something takes while it runs: time, processor, memory, and how long nothing else could run.
import { monitorEventLoopDelay } from "node:perf_hooks";
import { setTimeout as sleep } from "node:timers/promises";
import type { BenchStore } from "./bench-store.ts";

/** What was measured while something ran; memory in MB above the start, time in milliseconds. */
export interface Measured {
  readonly ms: number;
  /** Of the process, its collector's threads included. */
  readonly cpuMs: number;
  /** The longest that nothing else could run, and the most processor time that a hold took: the rest is waiting for the disk or the processor. */
  readonly longestHoldMs: number;
  readonly longestWorkMs: number;
  readonly peakMb: number;
  readonly peakHeapMb: number;
  /** The most that was still in use after a collection; null where nothing was collected. */
  readonly liveMb: number | null;
  readonly databaseMb: number;
}

const MB = 1024 * 1024;

/** How often garbage is collected where that is asked for, in milliseconds: often enough to tell what grows, too often to tell how long anything takes. */
const COLLECT_MS = 500;

/** Runs `work` and watches the process meanwhile; `collecting` tells what is in use from what the engine has only not thrown away yet. */
export async function watch(
  opened: BenchStore,
  work: () => Promise<void>,
  { collecting = false } = {},
): Promise<Measured> {
  // Starting up leaves garbage that is none of the work's.
  globalThis.gc?.();
  await sleep(50);
  const start = process.memoryUsage();
  let peak = start.rss;
  let peakHeap = start.heapUsed;
  const look = () => {
    const { rss, heapUsed } = process.memoryUsage();
    peak = Math.max(peak, rss);
    peakHeap = Math.max(peakHeap, heapUsed);
  };
  const looking = setInterval(look, 20);
  let live: number | null = null;
  const collect = () => {
    globalThis.gc?.();
    const { heapUsed, external } = process.memoryUsage();
    live = Math.max(live ?? 0, heapUsed + external);
  };
  const collector = collecting ? setInterval(collect, COLLECT_MS) : undefined;
  let worked = process.threadCpuUsage();
  let longestWork = 0;
  // Whatever came between two of these took no longer than one turn of the loop, give or take a millisecond.
  const working = setInterval(() => {
    const { user, system } = process.threadCpuUsage(worked);
    worked = process.threadCpuUsage();
    longestWork = Math.max(longestWork, (user + system) / 1000);
  }, 1);
  const loop = monitorEventLoopDelay({ resolution: 1 });
  loop.enable();
  // Its first look is what later ones are told from: a hold that comes before it would not be seen.
  await sleep(10);
  worked = process.threadCpuUsage();
  longestWork = 0;
  const cpu = process.cpuUsage();
  const begun = performance.now();
  await work();
  const ms = performance.now() - begun;
  const { user, system } = process.cpuUsage(cpu);
  // One more turn, so that a hold at the very end is counted.
  await sleep(5);
  loop.disable();
  clearInterval(looking);
  clearInterval(collector);
  clearInterval(working);
  look();
  return {
    ms,
    cpuMs: (user + system) / 1000,
    longestHoldMs: loop.max / 1e6,
    longestWorkMs: longestWork,
    peakMb: (peak - start.rss) / MB,
    peakHeapMb: (peakHeap - start.heapUsed) / MB,
    liveMb: live === null ? null : live / MB,
    databaseMb: (await opened.size()) / MB,
  };
}
