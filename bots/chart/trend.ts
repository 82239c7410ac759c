// Scores over time with their intervals as a band, the response rate as bars beneath, and what happened in between.
import type { TrendChart, TrendPoint } from "../../core/chart.ts";
import { type CustomElementOption, type Panel, type Picture, pictureOf } from "./drawing.ts";
import { percent, scoreAxis, signed, ticksOf } from "./figures.ts";
import {
  BAND_OPACITY,
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
} from "./palette.ts";
import { area, badge, box, dot, figures, line, path } from "./shapes.ts";
import { spread } from "./spread.ts";
import { atTheEnd, dashOf, dated, GOAL_DASH, LEFT, PLOT, type Place, RATES, SCORES } from "./trend-labels.ts";

const BETWEEN = 26;
const TOP = 16;
const MARKS = 24;
const DATES = 26;
const BADGE = 10;
/** From so many points on there is a line without dots. */
const MANY = 20;

interface Run {
  readonly from: number;
  readonly points: readonly TrendPoint[];
}

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
  const published = runsOf(points, ({ nps }) => nps !== null);
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
        ...gaps(points, place, y),
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
          return [line(head, { x: bottom.x, y: ratesTop + RATES }, QUIET)];
        }),
        ...published.map((run) => band(run, place)),
        ...lines(chart, place, x),
        ...marked(chart, place, y.max, y.min),
        ...published.flatMap((run) => scoreLine(run, place, points.length)),
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
        ...dated(points).map((index) =>
          figures(points[index]?.label ?? "", { x: place(index, 0).x, y: last.y + 14 }, QUIET, {
            align: "center",
          }),
        ),
      ];
    },
  };
  return pictureOf({ width: WIDTH, height: ratesTop + RATES + DATES }, [scores, rates]);
}

/** The time in which nothing was published. */
function gaps(
  points: readonly TrendPoint[],
  place: Place,
  y: { readonly min: number; readonly max: number },
): readonly CustomElementOption[] {
  const stretches = runsOf(points, ({ nps }) => nps === null);
  return stretches.map(({ from, points: within }) => {
    const head = place(from - 0.5, y.max);
    const foot = place(from + within.length - 0.5, y.min);
    return box({ ...head, width: foot.x - head.x, height: foot.y - head.y }, GAP);
  });
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

/** Gives the stretches of points that `belongs` names, each with where it begins. */
function runsOf(points: readonly TrendPoint[], belongs: (point: TrendPoint) => boolean): readonly Run[] {
  const runs: { from: number; points: TrendPoint[] }[] = [];
  for (const [index, point] of points.entries()) {
    if (!belongs(point)) continue;
    const last = runs.at(-1);
    if (last !== undefined && last.from + last.points.length === index) last.points.push(point);
    else runs.push({ from: index, points: [point] });
  }
  return runs;
}

function band({ from, points }: Run, place: Place): CustomElementOption {
  const highs = points.map(({ nps, high }, index) => place(from + index, high ?? nps ?? 0));
  const lows = points.map(({ nps, low }, index) => place(from + index, low ?? nps ?? 0));
  const [high, low] = [highs[0], lows[0]];
  if (points.length > 1 || high === undefined || low === undefined)
    return area([...highs, ...lows.toReversed()], SCORE, BAND_OPACITY);
  // A round alone has no band: its interval is a pillar.
  const pillar = { x: high.x - 6, y: high.y, width: 12, height: Math.max(0, low.y - high.y) };
  return box(pillar, SCORE, { opacity: BAND_OPACITY, round: 4 });
}

function scoreLine({ from, points }: Run, place: Place, of: number): readonly CustomElementOption[] {
  const at = points.map(({ nps }, index) => place(from + index, nps ?? 0));
  const dots = of > MANY && points.length > 1 ? [] : at.map((one) => dot(one, SCORE, 4.5));
  return [path(at, SCORE, 3), ...dots];
}
