// A recorded Slack message or window as HTML that looks like Slack's app: what a picture in the docs is taken of.
import type { Locale } from "../../core/ports.ts";
import { escaped, type Look, page, picture } from "./html.ts";

/** A block as the double keeps it: plain data. */
export type Block = Readonly<Record<string, unknown>>;

/** What is shown: a message in a conversation, one that only its reader sees, or a window. */
export interface SlackShown {
  readonly kind: "message" | "ephemeral" | "window";
  readonly title?: string;
  /** The language of the app. */
  readonly locale: Locale;
  readonly blocks: readonly Block[];
  /** The bytes of a file by its id; null where it is unknown. */
  readonly file: (id: string) => Uint8Array | null;
}

const COLOURS = {
  light: {
    back: "#ffffff",
    text: "#1d1c1d",
    soft: "#616061",
    line: "#dddddd",
    code: "#f8f8f8",
    button: "#ffffff",
  },
  dark: {
    back: "#1a1d21",
    text: "#d1d2d3",
    soft: "#9a9b9e",
    line: "#3b3d41",
    code: "#222529",
    button: "#222529",
  },
} as const;

const WIDTH = 400;
/** What the app says above what only its reader sees. */
const ALONE: Readonly<Record<Locale, string>> = { en: "Only visible to you", "zh-CN": "仅对你可见" };
/** Drawn, as hardly any font has it. */
const EYE =
  '<svg width="13" height="10" viewBox="0 0 13 10" fill="none" stroke="currentColor"><path d="M1 5q5.5-7 11 0q-5.5 7-11 0z"/><circle cx="6.5" cy="5" r="1.5"/></svg>';

/** Gives the page. */
export function slackPage(shown: SlackShown, look: Look): string {
  const c = COLOURS[look];
  const inner = shown.blocks.map((block) => blockHtml(block, shown.file)).join("");
  const note = shown.kind === "ephemeral" ? `<p class="soft">${EYE} ${ALONE[shown.locale]}</p>` : "";
  const body =
    shown.kind === "window"
      ? `<div class="window"><div class="bar"><b>${escaped(shown.title ?? "")}</b><span>✕</span></div><div class="in">${inner}</div></div>`
      : `<div class="message"><div class="face">N</div><div class="in">${note}<p><b>NPS</b> <span class="app">APP</span></p>${inner}</div></div>`;
  const style = `body{background:${c.back};color:${c.text};font:15px/1.46 Lato,"DejaVu Sans","Noto Sans SC",sans-serif}
p{margin:0 0 6px;white-space:pre-wrap;overflow-wrap:anywhere}.soft{color:${c.soft};font-size:12px}h3{font-size:17px;line-height:1.3;margin:10px 0 6px}
.message{display:flex;gap:8px;padding:14px 16px}.message .in{flex:1;min-width:0}.face{width:36px;height:36px;border-radius:8px;background:#4a5ec4;color:#fff;display:grid;place-items:center;font-weight:700;flex:none}
.app{font-size:10px;background:${c.line};border-radius:2px;padding:1px 3px;color:${c.soft}}
.window{border:1px solid ${c.line};border-radius:8px;margin:8px}.bar{display:flex;justify-content:space-between;padding:14px 16px;border-bottom:1px solid ${c.line};font-size:17px}.window .in{padding:14px 16px}
.row{display:flex;flex-wrap:wrap;gap:8px;margin:8px 0}.button{border:1px solid ${c.line};background:${c.button};border-radius:4px;padding:4px 10px;font-size:13px;font-weight:700}
.button.primary{background:#007a5a;border-color:#007a5a;color:#fff}.button.danger{background:#e01e5a;border-color:#e01e5a;color:#fff}
pre{background:${c.code};border:1px solid ${c.line};border-radius:4px;padding:8px;margin:4px 0 8px;overflow:hidden}img{border-radius:8px;margin:6px 0}.field{border:1px solid ${c.line};border-radius:4px;padding:8px;margin:2px 0 10px;color:${c.soft};min-height:36px;white-space:pre-wrap}`;
  return page({ title: shown.title ?? "Slack", width: WIDTH, style, body });
}

function blockHtml(block: Block, file: SlackShown["file"]): string {
  switch (block["type"]) {
    case "header":
      return `<h3>${textOf(block["text"])}</h3>`;
    case "section":
      return `<p>${textOf(block["text"])}</p>`;
    case "context":
      return `<p class="soft">${list(block["elements"]).map(textOf).join(" ")}</p>`;
    case "divider":
      return "<hr>";
    case "actions":
      return `<div class="row">${list(block["elements"]).map(buttonHtml).join("")}</div>`;
    case "image": {
      const id = String((block["slack_file"] as Block | undefined)?.["id"] ?? "");
      return picture(file(id), String(block["alt_text"] ?? ""));
    }
    case "rich_text":
      return `<pre>${escaped(leaves(block).join(""))}</pre>`;
    case "input": {
      const element = block["element"] as Block;
      const value =
        element["initial_value"] ?? (element["initial_option"] as Block | undefined)?.["text"] ?? "";
      return `<b>${textOf(block["label"])}</b><div class="field">${typeof value === "string" ? escaped(value) : textOf(value)}</div>`;
    }
    default:
      throw new Error(`A block that no picture knows: ${String(block["type"])}`);
  }
}

function buttonHtml(button: Block): string {
  const style = typeof button["style"] === "string" ? ` ${button["style"]}` : "";
  return `<span class="button${style}">${textOf(button["text"])}</span>`;
}

function textOf(text: unknown): string {
  return typeof text === "string" ? escaped(text) : escaped(String((text as Block)["text"] ?? ""));
}

function leaves(block: Block): string[] {
  if (typeof block["text"] === "string") return [block["text"]];
  return list(block["elements"]).flatMap(leaves);
}

function list(value: unknown): readonly Block[] {
  return Array.isArray(value) ? (value as readonly Block[]) : [];
}
