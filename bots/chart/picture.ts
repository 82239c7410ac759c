// Which chart is drawn how.
import type { Chart } from "../../core/chart.ts";
import type { Picture } from "./drawing.ts";
import { drawTrend } from "./trend.ts";

/** Gives any chart as a picture. */
export function pictureFor(chart: Chart): Picture {
  switch (chart.kind) {
    case "trend":
      return drawTrend(chart);
    default:
      throw new Error(chart.kind);
  }
}
