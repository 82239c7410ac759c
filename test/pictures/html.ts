// Text and frames of pages that show recorded messages as the platforms' apps do.

/** The two looks of an app. */
export const LOOKS = ["light", "dark"] as const;

/** Which of them is shown. */
export type Look = (typeof LOOKS)[number];

/** What stands around the frames: near what a page in that look has. */
const AROUND: Readonly<Record<Look, string>> = { light: "#dfe3e8", dark: "#000000" };

/** Gives a page that shows others side by side, each in a frame as high as what stands in it. */
export function sheet(files: readonly string[], look: Look): string {
  const frames = files.map((file) => `<iframe src="${file}" scrolling="no"></iframe>`).join("");
  return `<!doctype html><html><head><meta charset="utf-8"><style>html,body{margin:0;background:${AROUND[look]}}body{display:flex;align-items:flex-start;gap:12px;padding:12px;width:max-content}
iframe{border:0;border-radius:10px;background:#fff}</style></head><body>${frames}</body></html>`;
}

/** Makes a text safe inside HTML. */
export function escaped(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}

/** Gives a whole page of `width` CSS pixels around some HTML. */
export function page(of: {
  readonly title: string;
  readonly width: number;
  readonly style: string;
  readonly body: string;
}): string {
  return `<!doctype html><html lang="und"><head><meta charset="utf-8"><title>${escaped(of.title)}</title>
<style>*{box-sizing:border-box}html,body{margin:0}body{width:${of.width}px}img{display:block;max-width:100%}
pre{margin:0;white-space:pre-wrap;font:12px/1.45 "DejaVu Sans Mono","Noto Sans SC",monospace}${of.style}</style></head>
<body>${of.body}</body></html>`;
}

/** Gives a picture inside a page; nothing for bytes that are not there. */
export function picture(png: Uint8Array | null, alt: string): string {
  if (png === null) return "";
  return `<img alt="${escaped(alt)}" src="data:image/png;base64,${Buffer.from(png).toString("base64")}">`;
}
