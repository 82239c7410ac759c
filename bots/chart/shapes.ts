// The few shapes that pictures are made of, as echarts draws them.
import type { At, CustomElementOption } from "./drawing.ts";
import { INK, PAPER, SIZE } from "./palette.ts";

/** The font that pictures are drawn with, and what a page may take instead. */
const FONTS = "DM Mono, ui-monospace, monospace";

/** Gives a straight line. */
export function line(
  from: At,
  to: At,
  stroke: string,
  more: { readonly width?: number; readonly dash?: readonly number[]; readonly opacity?: number } = {},
): CustomElementOption {
  return {
    type: "line",
    shape: { x1: from.x, y1: from.y, x2: to.x, y2: to.y },
    style: { stroke, lineWidth: more.width ?? 1, opacity: more.opacity ?? 1, ...dashed(more.dash) },
  };
}

/** Gives a line through several points. */
export function path(points: readonly At[], stroke: string, width: number): CustomElementOption {
  return {
    type: "polyline",
    shape: { points: points.map(({ x, y }) => [x, y]) },
    style: { stroke, fill: "none", lineWidth: width, lineJoin: "round", lineCap: "round" },
  };
}

/** Gives a filled area. */
export function area(points: readonly At[], fill: string, opacity: number): CustomElementOption {
  return { type: "polygon", shape: { points: points.map(({ x, y }) => [x, y]) }, style: { fill, opacity } };
}

/** Gives a filled rectangle. */
export function box(
  at: At & { readonly width: number; readonly height: number },
  fill: string,
  more: { readonly opacity?: number; readonly round?: number } = {},
): CustomElementOption {
  const r = Math.min(more.round ?? 0, at.width / 2, at.height / 2);
  return { type: "rect", shape: { ...at, r }, style: { fill, opacity: more.opacity ?? 1 } };
}

/** Gives a disc with a rim of paper, so that it stands out from lines beneath it. */
export function dot(at: At, fill: string, radius: number): CustomElementOption {
  return {
    type: "circle",
    shape: { cx: at.x, cy: at.y, r: radius },
    style: { fill, stroke: PAPER, lineWidth: 1.5 },
  };
}

/** Gives a circle that is empty. */
export function ring(at: At, stroke: string, radius: number, width = 2): CustomElementOption {
  return {
    type: "circle",
    shape: { cx: at.x, cy: at.y, r: radius },
    style: { fill: PAPER, stroke, lineWidth: width },
  };
}

/** Gives figures, centred on `at.y`. */
export function figures(
  text: string,
  at: At,
  fill: string,
  more: { readonly size?: number; readonly align?: "left" | "center" | "right" } = {},
): CustomElementOption {
  return {
    type: "text",
    style: {
      text,
      x: at.x,
      y: at.y,
      fill,
      fontFamily: FONTS,
      fontSize: more.size ?? SIZE.tick,
      fontWeight: 500,
      align: more.align ?? "left",
      verticalAlign: "middle",
    },
  };
}

/** Gives a number in a disc: what the text calls by this number. */
export function badge(number: number, at: At, radius: number, fill = INK): readonly CustomElementOption[] {
  const digits = String(number);
  const size = radius * (digits.length > 2 ? 0.95 : 1.3);
  return [dot(at, fill, radius), figures(digits, at, PAPER, { size, align: "center" })];
}

/** Gives a target: a ring around a dot. */
export function target(at: At, stroke: string): readonly CustomElementOption[] {
  return [
    { type: "circle", shape: { cx: at.x, cy: at.y, r: 5 }, style: { fill: "none", stroke, lineWidth: 2 } },
    { type: "circle", shape: { cx: at.x, cy: at.y, r: 1.8 }, style: { fill: stroke } },
  ];
}

/** Gives a star: what is rated. */
export function star(at: At, fill: string, radius: number): CustomElementOption {
  const corners = Array.from({ length: 10 }, (_, index) => {
    const [r, angle] = [index % 2 === 0 ? radius : radius * 0.42, (Math.PI * index) / 5];
    return { x: at.x + r * Math.sin(angle), y: at.y - r * Math.cos(angle) };
  });
  return area(corners, fill, 1);
}

/** Gives a person's outline: heads. */
export function person({ x, y }: At, fill: string): CustomElementOption {
  const shoulders = `M${x - 7},${y + 8}a7,7.5 0 0 1 14,0z`;
  return {
    type: "group",
    children: [
      { type: "circle", shape: { cx: x, cy: y - 4, r: 4 }, style: { fill } },
      { type: "path", shape: { pathData: shoulders }, style: { fill } },
    ],
  };
}

/** Gives a cut stone: value. */
export function gem({ x, y }: At, fill: string): CustomElementOption {
  const corners = [
    [-4.5, -6],
    [4.5, -6],
    [8, -1],
    [0, 8],
    [-8, -1],
  ] as const;
  return area(
    corners.map(([dx, dy]) => ({ x: x + dx, y: y + dy })),
    fill,
    1,
  );
}

function dashed(dash: readonly number[] | undefined) {
  return dash === undefined ? {} : { lineDash: [...dash] };
}
