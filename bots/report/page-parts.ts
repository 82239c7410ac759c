// The parts of a message as HTML: every text is escaped, so that nobody's words are markup, a link or a script.
import type { Chart } from "../../core/chart.ts";
import type { Part } from "../../core/message.ts";

/** Draws a chart as an SVG element; `alt` says it to those who do not see it. */
export type DrawSvg = (chart: Chart, texts: { readonly alt: string }) => Promise<string>;

/** Gives a text that HTML shows as it is, in text and in quoted attributes. */
export function escaped(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;")
    .replaceAll("'", "&#39;");
}

/** Gives parts as HTML; headings begin at `level`. Buttons are left out: there is nobody to answer them. */
export async function partsHtml(parts: readonly Part[], level: 1 | 2 | 3, draw: DrawSvg): Promise<string> {
  const html: string[] = [];
  for (const part of parts) html.push(await partHtml(part, level, draw));
  return html.filter((each) => each !== "").join("\n");
}

async function partHtml(part: Part, level: number, draw: DrawSvg): Promise<string> {
  switch (part.kind) {
    case "heading":
      return `<h${level}>${escaped(part.text)}</h${level}>`;
    case "paragraph":
      return `<p>${lines(part.text)}</p>`;
    case "footnote":
      return `<p class="note">${lines(part.text)}</p>`;
    case "quote":
      // Whoever wrote from right to left turns only their own words around.
      return `<blockquote dir="auto">${lines(part.text)}</blockquote>`;
    case "meter":
      return `<table class="meter">${part.rows.map(meterRow).join("")}</table>`;
    case "table":
      return tableHtml(part.columns, part.rows);
    case "chart":
      return `<figure>${await draw(part.chart, { alt: part.alt })}<figcaption class="unseen">${escaped(part.alt)}</figcaption></figure>`;
    case "scale":
    case "buttons":
      return "";
  }
}

/** Gives a table; what is a figure stands to the right. */
export function tableHtml(columns: readonly string[], rows: readonly (readonly string[])[]): string {
  const isFigure = columns.map((_, at) => rows.every((row) => at > 0 && FIGURE.test(row[at] ?? "")));
  const cell = (tag: "th" | "td", text: string, at: number) =>
    `<${tag}${tag === "th" ? ' scope="col"' : ""}${isFigure[at] === true ? ' class="figure"' : ""}>${escaped(text)}</${tag}>`;
  const head = columns.some((column) => column !== "")
    ? `<thead><tr>${columns.map((column, at) => cell("th", column, at)).join("")}</tr></thead>`
    : "";
  const body = rows.map((row) => `<tr>${row.map((text, at) => cell("td", text, at)).join("")}</tr>`);
  return `<div class="wide"><table>${head}<tbody>${body.join("")}</tbody></table></div>`;
}

const FIGURE = /^[\s▲▼\d+\-–−≤≥.,:%…/()（）]*$/;

function meterRow({ label, share, figure }: Extract<Part, { kind: "meter" }>["rows"][number]): string {
  const width = Math.round(Math.max(0, Math.min(1, share)) * 1000) / 10;
  const bar = `<svg class="bar" viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true"><rect class="track" width="100" height="8"/><rect class="full" width="${width}" height="8"/></svg>`;
  return `<tr><th scope="row">${escaped(label)}</th><td class="wide-bar">${bar}</td><td class="figure">${escaped(figure)}</td></tr>`;
}

function lines(text: string): string {
  return escaped(text).replace(/\r?\n/g, "<br>");
}
