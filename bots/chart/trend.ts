// Scores over time with their intervals as a band, the response rate as bars beneath, and what happened in between.
import type { TrendChart, TrendPoint } from "../../core/chart.ts";
import { type CustomElementOption, type Panel, type Picture, pictureOf } from "./drawing.ts";
import { percent, scoreAxis, signed, ticksOf } from "./figures.ts";
import {
  BAND_OPACITY,
  DASHES,
  GAP,
  GOAL,
  HEADS,
  INK,
  QUIET,
  REFERENCE,
  RULE,
  SCORE,
  SIZE,
  WIDTH,
  widthOf,
} from "./palette.ts";
import { type At, area, badge, box, dot, figures, line, path, target } from "./shapes.ts";
import { spread } from "./spread.ts";

const LEFT = 46;
const RIGHT = 58;
const PLOT = WIDTH - LEFT - RIGHT;
const SCORES = 150;
const RATES = 38;
const BETWEEN = 24;
const TOP = 16;
const MARKS = 24;
const DATES = 26;
const BADGE = 10;
/** From so many points on there is a line without dots. */
const MANY = 20;

type Known = TrendPoint & { readonly nps: number };

/** Gives a trend as a picture. */
export function drawTrend(chart: TrendChart): Picture {
  const { points, marks, references, goal } = chart;
  const top = TOP + (marks.length === 0 ? 0 : MARKS);
  const x = { min: -0.5, max: Math.max(1, points.length) - 0.5 };
  const y = scoreAxis([
    ...points.flatMap(({ nps, low, high }) => [nps, low, high]),
    ...references,
    ...(goal === null ? [] : [goal]),
  ]);
  const ratesTop = top + SCORES + BETWEEN;
  const scores: Panel = {
    left: LEFT,
    top,
    width: PLOT,
    height: SCORES,
    x,
    y,
    draw(place) {
      const ground = (at: number) => ({
        top: place(at, y.max),
        bottom: place(at, y.min),
      });
      return [
        ...points.flatMap(({ nps }, index) => (nps === null ? [gap(place, index, y)] : [])),
        ...ticksOf(y).flatMap((tick) => {
          const from = place(x.min, tick);
          const strong = tick === 0 ? { width: 1.5 } : {};
          return [
            line(from, place(x.max, tick), tick === 0 ? HEADS : RULE, strong),
            figures(signed(tick), { x: from.x - 8, y: from.y }, QUIET, { align: "right" }),
          ];
        }),
        ...points.flatMap(({ edited }, index) => {
          if (edited !== true || index === 0) return [];
          const { top: head, bottom } = ground(index - 0.5);
          return [line(head, { x: bottom.x, y: ratesTop + RATES }, INK, { width: 1.2 })];
        }),
        ...lines(chart, place, x),
        ...marked(chart, place, y.max, y.min),
        ...runsOf(points).flatMap((run) => drawRun(run, place, points.length)),
        ...atTheEnd(chart, place, x.max, top),
      ];
    },
  };
  const rates: Panel = {
    left: LEFT,
    top: ratesTop,
    width: PLOT,
    height: RATES,
    x,
    y: { min: 0, max: 1 },
    draw(place) {
      const wide = (PLOT / Math.max(1, points.length)) * 0.62;
      const newest = points.at(-1);
      const base = place(x.min, 0);
      const full = place(x.min, 1);
      const last = place(points.length - 1, 0);
      return [
        line(full, place(x.max, 1), RULE),
        ...points.flatMap(({ rate }, index) => {
          if (rate === null) return [];
          const head = place(index, Math.min(1, Math.max(0, rate)));
          const width = Math.min(26, Math.max(1.5, wide));
          const height = Math.max(1, base.y - head.y);
          return [box({ x: head.x - width / 2, y: base.y - height, width, height }, HEADS)];
        }),
        line(base, place(x.max, 0), QUIET),
        figures("100%", { x: full.x - 8, y: full.y }, QUIET, { align: "right" }),
        ...(newest === undefined || newest.rate === null
          ? []
          : [
              figures(percent(newest.rate), { x: place(x.max, 0).x + 22, y: base.y - RATES / 2 }, QUIET, {
                size: SIZE.value,
              }),
            ]),
        ...labelled(points).map((index) =>
          figures(points[index]?.label ?? "", { x: place(index, 0).x, y: last.y + 14 }, QUIET, {
            align: "center",
          }),
        ),
      ];
    },
  };
  return pictureOf({ width: WIDTH, height: ratesTop + RATES + DATES }, [scores, rates]);
}

type Place = (x: number, y: number) => At;

function gap(place: Place, index: number, y: { readonly min: number; readonly max: number }) {
  const from = place(index - 0.5, y.max);
  const to = place(index + 0.5, y.min);
  return box({ ...from, width: to.x - from.x, height: to.y - from.y }, GAP);
}

function lines(
  { references, goal }: TrendChart,
  place: Place,
  x: { readonly min: number; readonly max: number },
): readonly CustomElementOption[] {
  const across = (score: number, colour: string, dash: readonly number[], width: number) =>
    line(place(x.min, score), place(x.max, score), colour, { dash, width });
  return [
    ...references.map((score, index) => across(score, REFERENCE, dashOf(index), 1.5)),
    ...(goal === null ? [] : [across(goal, GOAL, GOAL_DASH, 2.2)]),
  ];
}

const GOAL_DASH = [14, 5];

function dashOf(index: number): readonly number[] {
  return DASHES[index % DASHES.length] ?? [];
}

/** Numbers stand above the plot, side by side where they would touch, each with a line down to its time. */
function marked({ marks }: TrendChart, place: Place, top: number, bottom: number) {
  const wanted = marks.map(({ at }) => place(at, top).x);
  const xs = spread(wanted, { from: LEFT + BADGE, to: LEFT + PLOT - BADGE, gap: 2 * BADGE + 3 });
  return marks.flatMap(({ number, at }, index) => {
    const foot = place(at, bottom);
    const head = place(at, top);
    const centre = { x: xs[index] ?? head.x, y: head.y - 6 - BADGE };
    return [
      line(centre, { x: head.x, y: head.y }, INK, { opacity: 0.7 }),
      line(head, foot, INK, { dash: [1.5, 3.5], opacity: 0.7 }),
      ...badge(number, centre, BADGE),
    ];
  });
}

/** Gives the stretches of published rounds, each with where it begins. */
function runsOf(
  points: readonly TrendPoint[],
): readonly { readonly from: number; readonly points: Known[] }[] {
  const runs: { from: number; points: Known[] }[] = [];
  for (const [index, point] of points.entries()) {
    if (point.nps === null) continue;
    const last = runs.at(-1);
    const known = { ...point, nps: point.nps };
    if (last !== undefined && last.from + last.points.length === index) last.points.push(known);
    else runs.push({ from: index, points: [known] });
  }
  return runs;
}

function drawRun(
  { from, points }: { readonly from: number; readonly points: readonly Known[] },
  place: Place,
  of: number,
): readonly CustomElementOption[] {
  const at = points.map(({ nps }, index) => place(from + index, nps));
  const highs = points.map(({ nps, high }, index) => place(from + index, high ?? nps));
  const lows = points.map(({ nps, low }, index) => place(from + index, low ?? nps));
  const [high, low] = [highs[0], lows[0]];
  // A round alone has no band: its interval is a pillar.
  const band =
    points.length === 1 && high !== undefined && low !== undefined
      ? box({ x: high.x - 6, y: high.y, width: 12, height: Math.max(0, low.y - high.y) }, SCORE, {
          opacity: BAND_OPACITY,
          round: 4,
        })
      : area([...highs, ...lows.toReversed()], SCORE, BAND_OPACITY);
  const dots = of > MANY && points.length > 1 ? [] : at.map((one) => dot(one, SCORE, 4.5));
  return [band, path(at, SCORE, 3), ...dots];
}

/** The newest score and the lines' values stand on the right, each with a sample of what it belongs to. */
function atTheEnd(
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
function labelled(points: readonly TrendPoint[]): readonly number[] {
  if (points.length === 0) return [];
  const widest = Math.max(...points.map(({ label }) => widthOf(label, SIZE.tick))) + 12;
  const most = Math.max(1, Math.floor((PLOT + RIGHT / 2) / widest));
  const every = Math.max(1, Math.ceil((points.length - 1) / Math.max(1, most - 1)));
  const chosen: number[] = [];
  for (let index = points.length - 1; index >= 0; index -= every) chosen.push(index);
  return most === 1 ? chosen.slice(0, 1) : chosen;
}
