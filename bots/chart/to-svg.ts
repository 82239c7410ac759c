// A picture as SVG, drawn by echarts without a screen. Loaded by the drawing thread alone: echarts takes its time to load.
import * as echarts from "echarts/core";
import { SVGRenderer } from "echarts/renderers";
import "echarts/lib/chart/custom.js";
import "echarts/lib/component/gridSimple.js";
import type { Picture } from "./drawing.ts";

echarts.use([SVGRenderer]);

/** Words for those who do not see the picture. */
export interface ChartTexts {
  readonly alt?: string;
}

/** Gives an SVG element that stands alone or within a page: it has no ids, no styles and no scripts. */
export function toSvg(picture: Picture, texts: ChartTexts = {}): string {
  const { width, height, option } = picture;
  const chart = echarts.init(null, null, { renderer: "svg", ssr: true, width, height });
  try {
    chart.setOption(option);
    return named(chart.renderToSVGString(), texts);
  } finally {
    chart.dispose();
  }
}

/** Leaves out what echarts adds for a mouse: styles under counted names would meddle with those of the next picture on a page. */
function named(svg: string, { alt }: ChartTexts): string {
  const own = svg
    .replace(/<style\s*>[\s\S]*?<\/style>\s*/g, "")
    .replaceAll(/ (?:ecmeta_\w+|class|pointer-events)="[^"]*"/g, "");
  if (alt === undefined) return own;
  return own.replace(/^<svg ([^>]*)>/, `<svg role="img" $1><title>${escaped(alt)}</title>`);
}

function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}
