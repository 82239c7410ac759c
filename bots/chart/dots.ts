// Groups or touchpoints one below the other: the score with its interval, the score before as a hollow dot, the whole as a line.
import type { DotsChart } from "../../core/chart.ts";
import { type At, type CustomElementOption, type Picture, pictureOf } from "./drawing.ts";
import { scoreAxis, signed, ticksOf } from "./figures.ts";
import { BAND_OPACITY, GAP, HEADS, INK, QUIET, RULE, SCORE, SIZE, WIDTH } from "./palette.ts";
import { badge, box, dot, figures, line, path, ring } from "./shapes.ts";

const LEFT = 52;
const RIGHT = 58;
const TOP = 30;
const FOOT = 30;
const BADGE = 11;
/** More rows than this nobody reads off a picture: the words name them all. */
const MOST_ROWS = 40;
/** Radii of dots: the area says how many answered, compared with the largest row. */
const SMALLEST = 4.5;
const LARGEST = 9;

type Row = DotsChart["rows"][number];

/** Gives groups or a journey as a picture. */
export function drawDots(chart: DotsChart): Picture {
  const rows = chart.rows.slice(0, MOST_ROWS);
  const { whole, isJourney } = chart;
  const step = rows.length <= 8 ? 38 : rows.length <= 14 ? 31 : 26;
  const height = Math.max(1, rows.length) * step;
  const x = scoreAxis([whole, ...rows.flatMap(({ nps, low, high, before }) => [nps, low, high, before])]);
  const most = Math.max(1, ...rows.map(({ answered }) => answered ?? 0));
  const panel = {
    left: LEFT,
    top: TOP,
    width: WIDTH - LEFT - RIGHT,
    height,
    x,
    y: { min: -Math.max(1, rows.length) + 0.5, max: 0.5 },
    draw(place: (x: number, y: number) => At) {
      const rowAt = (index: number) => place(x.min, -index).y;
      const floor = place(x.min, -Math.max(1, rows.length) + 0.5).y;
      return [
        ...rows.flatMap(({ number }, index) => badge(number, { x: 22, y: rowAt(index) }, BADGE)),
        ...ticksOf(x).flatMap((tick) => {
          const at = place(tick, 0).x;
          const strong = tick === 0 ? { width: 1.5 } : {};
          return [
            line({ x: at, y: TOP }, { x: at, y: floor }, tick === 0 ? HEADS : RULE, strong),
            figures(signed(tick), { x: at, y: floor + 15 }, QUIET, { align: "center" }),
          ];
        }),
        ...(whole === null ? [] : wholeLine(whole, place, floor)),
        ...(isJourney ? way(rows, place) : []),
        ...rows.flatMap((row, index) => drawRow(row, index, place, radiusOf(row, most))),
      ];
    },
  };
  return pictureOf({ width: WIDTH, height: TOP + height + FOOT }, [panel]);
}

type Place = (x: number, y: number) => At;

function wholeLine(whole: number, place: Place, floor: number): readonly CustomElementOption[] {
  const { x } = place(whole, 0);
  return [
    line({ x, y: TOP - 4 }, { x, y: floor }, INK, { width: 1.5, dash: [6, 3] }),
    figures(signed(whole), { x, y: TOP - 14 }, INK, { align: "center", size: SIZE.value }),
  ];
}

/** The way through the touchpoints, broken where one has nothing to show. */
function way(rows: readonly Row[], place: Place): readonly CustomElementOption[] {
  return rows.flatMap(({ nps }, index) => {
    const next = rows[index + 1]?.nps ?? null;
    if (nps === null || next === null) return [];
    return [path([place(nps, -index), place(next, -index - 1)], SCORE, 2.5)];
  });
}

function drawRow(
  { nps, low, high, before }: Row,
  index: number,
  place: Place,
  radius: number,
): readonly CustomElementOption[] {
  const end = { x: WIDTH - RIGHT + 14, y: place(0, -index).y };
  if (nps === null) {
    const bar = { x: LEFT, y: end.y - 5, width: WIDTH - LEFT - RIGHT, height: 10 };
    return [box(bar, GAP, { round: 5 }), figures("–", end, QUIET, { size: SIZE.value })];
  }
  const at = place(nps, -index);
  const [from, to] = [place(low ?? nps, -index), place(high ?? nps, -index)];
  const was = before === null ? null : place(before, -index);
  return [
    box({ x: from.x, y: at.y - 5, width: Math.max(0, to.x - from.x), height: 10 }, SCORE, {
      opacity: BAND_OPACITY,
      round: 5,
    }),
    ...(was === null ? [] : [line(was, at, SCORE, { width: 2, dash: [2, 2.5] }), ring(was, SCORE, 5)]),
    dot(at, SCORE, radius),
    figures(signed(nps), end, SCORE, { size: SIZE.value }),
  ];
}

function radiusOf({ answered }: Row, most: number): number {
  if (answered === null) return 6;
  return Math.max(SMALLEST, Math.sqrt(answered / most) * LARGEST);
}
