// What is read beside a trend: the newest score, the values of the lines, and the dates.
import type { TrendChart, TrendPoint } from "../../core/chart.ts";
import type { At, CustomElementOption } from "./drawing.ts";
import { signed } from "./figures.ts";
import { DASHES, GOAL, REFERENCE, SCORE, SIZE, WIDTH, widthOf } from "./palette.ts";
import { dot, figures, line, target } from "./shapes.ts";
import { spread } from "./spread.ts";

/** Gives where a value stands. */
export type Place = (x: number, y: number) => At;

/** Room left and right of the plot, its width, and the height of the scores; CSS pixels. */
export const LEFT = 46;
const RIGHT = 64;
export const PLOT = WIDTH - LEFT - RIGHT;
export const SCORES = 150;
export const RATES = 38;
export const GOAL_DASH: readonly number[] = [14, 5];

/** Gives how the reference line of this index is dashed. */
export function dashOf(index: number): readonly number[] {
  return DASHES[index % DASHES.length] ?? [];
}

/** The newest score and the lines' values stand on the right, each with a sample of what it belongs to. */
export function atTheEnd(
  { points, references, goal }: TrendChart,
  place: Place,
  end: number,
  top: number,
): readonly CustomElementOption[] {
  const newest = points.at(-1)?.nps ?? null;
  const labels = [
    ...(newest === null ? [] : [{ score: newest, colour: SCORE, kind: "score" as const, dash: [] }]),
    ...(goal === null ? [] : [{ score: goal, colour: GOAL, kind: "goal" as const, dash: GOAL_DASH }]),
    ...references.map((score, index) => ({
      score,
      colour: REFERENCE,
      kind: "line" as const,
      dash: dashOf(index),
    })),
  ];
  const wanted = labels.map(({ score }) => place(end, score).y);
  const ys = spread(wanted, { from: top, to: top + SCORES, gap: 18 });
  return labels.flatMap(({ score, colour, kind, dash }, index) => {
    const at = { x: place(end, score).x + 10, y: ys[index] ?? 0 };
    const sample =
      kind === "score"
        ? [dot(at, SCORE, 5)]
        : kind === "goal"
          ? target(at, GOAL)
          : [line({ x: at.x - 6, y: at.y }, { x: at.x + 7, y: at.y }, colour, { dash, width: 1.5 })];
    const size = kind === "line" ? SIZE.tick : SIZE.value;
    return [...sample, figures(signed(score), { x: at.x + 11, y: at.y }, colour, { size })];
  });
}

/** Gives which points are dated: the newest, and as many before it, evenly, as find room. */
export function dated(points: readonly TrendPoint[]): readonly number[] {
  if (points.length === 0) return [];
  const widest = Math.max(...points.map(({ label }) => widthOf(label, SIZE.tick))) + 12;
  const most = Math.max(1, Math.floor((PLOT + RIGHT / 2) / widest));
  const every = Math.max(1, Math.ceil((points.length - 1) / Math.max(1, most - 1)));
  const chosen: number[] = [];
  for (let index = points.length - 1; index >= 0; index -= every) chosen.push(index);
  return most === 1 ? chosen.slice(0, 1) : chosen;
}
