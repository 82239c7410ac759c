// What pictures cost: how long one takes, first and after that, and how long the loop is held meanwhile.
import { monitorEventLoopDelay } from "node:perf_hooks";
import { drawChart } from "../../bots/chart/draw-chart.ts";
import type { Chart } from "../../core/chart.ts";
import { atMost } from "./measured-rows.ts";
import type { Row } from "./row.ts";

const TIMES = 60;
const MOST_HELD_MS = 50;
const MOST_MS = 500;

/** Draws a trend of sixty weeks, again and again, each with another newest score. */
export async function run(): Promise<Row[]> {
  const held = monitorEventLoopDelay({ resolution: 1 });
  held.enable();
  const first = await measured(() => drawChart(chartOf(0)));
  const each: number[] = [];
  let bytes = 0;
  for (let time = 1; time <= TIMES; time += 1) {
    each.push(
      await measured(async () => {
        bytes = Math.max(bytes, (await drawChart(chartOf(time))).length);
      }),
    );
  }
  held.disable();
  each.sort((a, b) => a - b);
  const typical = each[Math.floor(each.length / 2)] ?? 0;
  return [
    { name: "a chart drawn, the first one (echarts is loaded)", value: first, unit: "ms" },
    atMost({ name: "a chart of 60 points drawn, typically", value: typical, unit: "ms" }, MOST_MS),
    atMost(
      { name: "the loop held while charts are drawn, at most", value: held.max / 1e6, unit: "ms" },
      MOST_HELD_MS,
    ),
    { name: "a chart of 60 points", value: bytes / 1000, unit: "kB" },
  ];
}

async function measured(work: () => Promise<unknown>): Promise<number> {
  const begun = performance.now();
  await work();
  return performance.now() - begun;
}

function chartOf(newest: number): Chart {
  const points = Array.from({ length: TIMES }, (_, week) => {
    const nps = week === TIMES - 1 ? newest : Math.round(40 * Math.sin(week / 6));
    return { label: `${10 + (week % 80)}-01`, nps, low: nps - 12, high: nps + 12, rate: 0.6 };
  });
  return { kind: "trend", points, marks: [{ number: 1, at: 12.5 }], references: [20], goal: 50 };
}
