// Which chart is drawn how.
import type { Chart } from "../../core/chart.ts";
import { drawDots } from "./dots.ts";
import type { Picture } from "./drawing.ts";
import { drawPriority } from "./priority.ts";
import { drawTrend } from "./trend.ts";
import { drawValue } from "./value.ts";

/** Gives any chart as a picture. */
export function pictureFor(chart: Chart): Picture {
  switch (chart.kind) {
    case "trend":
      return drawTrend(chart);
    case "priority":
      return drawPriority(chart);
    case "dots":
      return drawDots(chart);
    case "value":
      return drawValue(chart);
  }
}
