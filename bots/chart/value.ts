// Who brings value: of each part, its share of heads above its share of value.
import type { ValueChart } from "../../core/chart.ts";
import { type At, type Picture, pictureOf } from "./drawing.ts";
import { percent } from "./figures.ts";
import { HEADS, INK, QUIET, SCORE, SIZE, WIDTH } from "./palette.ts";
import { box, figures, gem, line, person } from "./shapes.ts";

const LEFT = 50;
const RIGHT = 52;
const TOP = 34;
const BAR = 12;
const ROW = 2 * BAR + 14;
/** Between promoters, passives and detractors. */
const BETWEEN = 8;
const FOOT = 10;

/** Gives heads and value as a picture. */
export function drawValue({ cells }: ValueChart): Picture {
  const tops: number[] = [];
  let next = TOP;
  for (const [index, { name }] of cells.entries()) {
    if (index > 0 && cells[index - 1]?.name[0] !== name[0]) next += BETWEEN;
    tops.push(next);
    next += ROW;
  }
  const most = Math.max(0.1, ...cells.flatMap(({ heads, value }) => [heads, value]));
  const height = next + FOOT;
  const panel = {
    left: LEFT,
    top: 0,
    width: WIDTH - LEFT - RIGHT,
    height,
    x: { min: 0, max: most },
    y: { min: 0, max: 1 },
    draw(place: (x: number, y: number) => At) {
      const bar = (share: number, y: number, colour: string, figure: string) => {
        const to = place(Math.max(0, share), 0).x;
        return [
          box({ x: LEFT, y, width: Math.max(1.5, to - LEFT), height: BAR }, colour, { round: 2 }),
          figures(percent(share), { x: Math.max(LEFT + 1.5, to) + 6, y: y + BAR / 2 }, figure),
        ];
      };
      return [
        person({ x: LEFT + 8, y: 17 }, HEADS),
        box({ x: LEFT + 22, y: 12, width: 26, height: 10 }, HEADS, { round: 2 }),
        gem({ x: LEFT + 88, y: 17 }, SCORE),
        box({ x: LEFT + 102, y: 12, width: 26, height: 10 }, SCORE, { round: 2 }),
        ...cells.flatMap(({ name, heads, value }, index) => {
          const top = (tops[index] ?? 0) + 5;
          return [
            figures(name, { x: LEFT - 14, y: top + BAR + 1 }, INK, { align: "right", size: SIZE.value + 2 }),
            ...bar(heads, top, HEADS, QUIET),
            ...bar(value, top + BAR + 2, SCORE, SCORE),
          ];
        }),
        line({ x: LEFT, y: TOP }, { x: LEFT, y: height - FOOT }, QUIET),
      ];
    },
  };
  return pictureOf({ width: WIDTH, height }, [panel]);
}
