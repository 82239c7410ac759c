// Drivers by how they are rated (across) and how much they matter (up): what is to be mended first stands at the top left.
import type { PriorityChart } from "../../core/chart.ts";
import { apart } from "./apart.ts";
import { type At, type CustomElementOption, type Picture, pictureOf } from "./drawing.ts";
import { axisFor, percent, ticksOf } from "./figures.ts";
import { GOAL, INK, PAPER, QUIET, RULE, SCORE, SIZE, WIDTH } from "./palette.ts";
import { box, dot, figures, line, star } from "./shapes.ts";

const LEFT = 50;
const RIGHT = 18;
const TOP = 22;
const PLOT = { width: WIDTH - LEFT - RIGHT, height: 218 };
const FOOT = 34;
const BADGE = 12;

type Driver = PriorityChart["drivers"][number];

/** Gives a priority map as a picture. */
export function drawPriority({ drivers }: PriorityChart): Picture {
  const means = drivers.map(({ mean }) => mean);
  const near = means.length === 0 ? [] : [Math.min(...means) - 0.4, Math.max(...means) + 0.4];
  const x = axisFor(near, { least: 0, most: 10, steps: [0.5, 1, 2], ticks: 6 });
  const shares = drivers.flatMap(({ share, low, high }) => [share, low, high]);
  const y = axisFor([0, 0.1, ...shares], { least: 0, most: 1, steps: [0.05, 0.1, 0.2, 0.25], ticks: 5 });
  const panel = {
    left: LEFT,
    top: TOP,
    ...PLOT,
    x,
    y,
    draw(place: (x: number, y: number) => At) {
      const at = drivers.map(({ mean, share }) => place(mean, share));
      const badges = apart(at, 2 * BADGE + 1, {
        left: LEFT + BADGE,
        right: LEFT + PLOT.width - BADGE,
        top: TOP + BADGE,
        bottom: TOP + PLOT.height - BADGE,
      });
      return [
        ...ticksOf(y).flatMap((tick) => {
          const from = place(x.min, tick);
          return [
            line(from, place(x.max, tick), RULE),
            figures(percent(tick), { x: from.x - 8, y: from.y }, QUIET, { align: "right" }),
          ];
        }),
        ...ticksOf(x).flatMap((tick, index) => {
          const foot = place(tick, y.min);
          const text = Number.isInteger(tick) ? String(tick) : tick.toFixed(1);
          return [
            line(place(tick, y.max), foot, RULE),
            ...(index === 0 ? [star({ x: foot.x - 24, y: foot.y + 17 }, QUIET, 7)] : []),
            figures(text, { x: foot.x, y: foot.y + 17 }, QUIET, { align: "center" }),
          ];
        }),
        line(place(x.min, y.min), place(x.max, y.min), QUIET),
        ...drivers.flatMap(({ mean, low, high, priority }, index) => {
          const own = badges[index] ?? at[index];
          const real = at[index];
          if (own === undefined || real === undefined) return [];
          const colour = colourOf(priority);
          const isMoved = Math.hypot(own.x - real.x, own.y - real.y) > 1;
          return [
            line(place(mean, low), place(mean, high), colour, { width: 5, opacity: 0.28 }),
            ...(isMoved ? [line(own, real, colour, { width: 1.5 }), dot(real, colour, 4)] : []),
          ];
        }),
        ...drivers.flatMap((driver, index) => numbered(driver, badges[index] ?? { x: 0, y: 0 })),
      ];
    },
  };
  return pictureOf({ width: WIDTH, height: TOP + PLOT.height + FOOT }, [panel]);
}

function colourOf(priority: Driver["priority"]): string {
  if (priority === "fix") return GOAL;
  return priority === "keep" ? SCORE : QUIET;
}

/** To be mended is a square, to be kept a disc, the rest an empty one: the shape says what the colour says. */
function numbered({ number, priority }: Driver, at: At): readonly CustomElementOption[] {
  const colour = colourOf(priority);
  const text = (fill: string) => figures(String(number), at, fill, { size: SIZE.value, align: "center" });
  if (priority === "fix") {
    const side = 2 * BADGE - 2;
    const corner = { x: at.x - side / 2, y: at.y - side / 2, width: side, height: side };
    const rim = { x: corner.x - 1.5, y: corner.y - 1.5, width: side + 3, height: side + 3 };
    return [box(rim, PAPER, { round: 5 }), box(corner, colour, { round: 4 }), text(PAPER)];
  }
  if (priority === "keep") return [dot(at, colour, BADGE), text(PAPER)];
  return [
    {
      type: "circle",
      shape: { cx: at.x, cy: at.y, r: BADGE - 1 },
      style: { fill: PAPER, stroke: colour, lineWidth: 2 },
    },
    text(INK),
  ];
}
