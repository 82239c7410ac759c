// Recorded Telegram messages as HTML that looks like Telegram's app on a phone: what a picture in the docs is taken of.
import { escaped, type Look, page, picture } from "./html.ts";

interface Entity {
  readonly type: string;
  readonly offset: number;
  readonly length: number;
}

/** A message as the double shows it: a text, or a picture with a caption, and its buttons by rows. */
export interface TelegramShown {
  readonly text: string;
  readonly entities: readonly Entity[];
  readonly photo: Uint8Array | null;
  readonly keyboard: readonly (readonly { readonly text: string }[])[];
}

const COLOURS = {
  light: {
    back: "#d5e3ef",
    bubble: "#ffffff",
    text: "#000000",
    soft: "#4e7c9e",
    key: "rgba(70,110,140,.45)",
  },
  dark: { back: "#0e1621", bubble: "#182533", text: "#f5f5f5", soft: "#7d9bb8", key: "#22303f" },
} as const;

const WIDTH = 390;

/** Gives the page. */
export function telegramPage(messages: readonly TelegramShown[], look: Look): string {
  const c = COLOURS[look];
  const body = messages
    .map(({ text, entities, photo, keyboard }) => {
      const keys = keyboard
        .map(
          (row) =>
            `<div class="keys">${row.map((key) => `<span>${escaped(key.text)}</span>`).join("")}</div>`,
        )
        .join("");
      const words = text === "" ? "" : `<div class="words">${marked(text, entities)}</div>`;
      return `<div class="one"><div class="bubble">${picture(photo, "")}${words}</div>${keys}</div>`;
    })
    .join("");
  const style = `body{background:${c.back};color:${c.text};font:15px/1.38 Roboto,"DejaVu Sans","Noto Sans SC",sans-serif;padding:10px}
.one{max-width:350px;margin-bottom:8px}.bubble{background:${c.bubble};border-radius:14px;overflow:hidden}.words{padding:8px 12px;white-space:pre-wrap;overflow-wrap:anywhere}
pre{font-size:12px;white-space:pre;overflow:hidden;display:inline}blockquote{margin:2px 0;padding:2px 8px;border-left:3px solid ${c.soft};display:inline-block}
.keys{display:flex;gap:4px;margin-top:4px}.keys span{flex:1;min-width:0;overflow:hidden;text-overflow:ellipsis;white-space:nowrap;text-align:center;background:${c.key};color:#fff;border-radius:8px;padding:8px 2px;font-size:13px}`;
  return page({ title: "Telegram", width: WIDTH, style, body });
}

const TAGS: Readonly<Record<string, string>> = {
  bold: "b",
  italic: "i",
  pre: "pre",
  code: "code",
  blockquote: "blockquote",
};

function marked(text: string, entities: readonly Entity[]): string {
  let html = "";
  let at = 0;
  for (const { type, offset, length } of [...entities].sort((a, b) => a.offset - b.offset)) {
    const tag = TAGS[type];
    if (tag === undefined || offset < at) continue;
    html += `${escaped(text.slice(at, offset))}<${tag}>${escaped(text.slice(offset, offset + length))}</${tag}>`;
    at = offset + length;
  }
  return html + escaped(text.slice(at));
}
