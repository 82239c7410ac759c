// A picture as SVG, drawn by echarts without a screen. Loaded by the drawing thread alone: echarts takes its time to load.
import { createHash } from "node:crypto";
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

/** Gives an SVG element that stands alone or within a page: its ids are its own. */
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

/** Counted ids would be those of the next picture on the same page. */
function named(svg: string, { alt }: ChartTexts): string {
  const plain = svg.replaceAll(/\bzr\d+-/g, "zr-").replaceAll(/ ecmeta_\w+="[^"]*"/g, "");
  const id = createHash("sha256").update(plain).digest("hex").slice(0, 10);
  const own = plain.replaceAll("zr-", `c${id}-`);
  if (alt === undefined) return own;
  return own.replace(/^<svg ([^>]*)>/, `<svg role="img" $1><title>${escaped(alt)}</title>`);
}

function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}
