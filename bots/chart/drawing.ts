// A picture before it is drawn: coordinate systems, and what stands in them.
import type {
  CustomSeriesRenderItemReturn,
  EChartsCoreOption,
  CustomSeriesRenderItem as RenderItem,
} from "echarts";
import type { Axis } from "./figures.ts";
import { PAPER } from "./palette.ts";

export type CustomElementOption = Exclude<CustomSeriesRenderItemReturn, null | undefined>;

/** A place in a picture, in CSS pixels from the top left. */
export interface At {
  readonly x: number;
  readonly y: number;
}

/** A picture; sizes in CSS pixels. */
export interface Picture {
  readonly width: number;
  readonly height: number;
  readonly option: EChartsCoreOption;
}

/** One coordinate system: its rectangle in CSS pixels, its axes, and what to draw given where a value stands. */
export interface Panel {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
  readonly x: Pick<Axis, "min" | "max">;
  readonly y: Pick<Axis, "min" | "max">;
  readonly draw: (place: (x: number, y: number) => At) => readonly CustomElementOption[];
}

/** Gives the picture of these panels. */
export function pictureOf(
  size: { readonly width: number; readonly height: number },
  panels: readonly Panel[],
): Picture {
  const axis = ({ min, max }: Pick<Axis, "min" | "max">, gridIndex: number) => ({
    type: "value",
    show: false,
    gridIndex,
    min,
    max,
  });
  return {
    ...size,
    option: {
      animation: false,
      backgroundColor: PAPER,
      grid: panels.map(({ left, top, width, height }) => ({
        left,
        top,
        width,
        height,
        outerBoundsMode: "none",
      })),
      xAxis: panels.map(({ x }, index) => axis(x, index)),
      yAxis: panels.map(({ y }, index) => axis(y, index)),
      series: panels.map(({ draw }, index) => ({
        type: "custom",
        xAxisIndex: index,
        yAxisIndex: index,
        clip: false,
        silent: true,
        data: [[0, 0]],
        renderItem: drawn(draw),
      })),
    },
  };
}

function drawn(draw: Panel["draw"]): RenderItem {
  return (_params, api) => {
    const place = (x: number, y: number): At => {
      const [left = 0, top = 0] = api.coord([x, y]);
      return { x: left, y: top };
    };
    return { type: "group", children: [...draw(place)] };
  };
}
