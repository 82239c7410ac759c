// The thread in which pictures are drawn: loading echarts, laying out and encoding take longer than the loop may be held.
import { fileURLToPath } from "node:url";
import { parentPort } from "node:worker_threads";
import { Resvg } from "@resvg/resvg-js";
import type { Drawn, Order } from "./draw-chart.ts";
import { PAPER, SCALE } from "./palette.ts";
import { pictureFor } from "./picture.ts";
import { toSvg } from "./to-svg.ts";

const FONT = fileURLToPath(import.meta.resolve("@expo-google-fonts/dm-mono/500Medium/DMMono_500Medium.ttf"));

parentPort?.on("message", (order: Order) => {
  parentPort?.postMessage(drawn(order));
});

function drawn({ id, chart, as, texts }: Order): Drawn {
  try {
    const svg = toSvg(pictureFor(chart), texts);
    return { id, kind: "drawn", result: as === "svg" ? svg : toPng(svg) };
  } catch (error) {
    return {
      id,
      kind: "failed",
      why: error instanceof Error ? `${error.name}: ${error.message}` : "unknown",
    };
  }
}

function toPng(svg: string): Uint8Array {
  const image = new Resvg(svg, {
    background: PAPER,
    fitTo: { mode: "zoom", value: SCALE },
    font: { loadSystemFonts: false, fontFiles: [FONT], defaultFontFamily: "DM Mono" },
    logLevel: "off",
  });
  return image.render().asPng();
}
