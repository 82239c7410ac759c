// The pages for users as a test reads them: their code, their links, their headings.
import { readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { Locale } from "../../core/ports.ts";

const ROOT = join(import.meta.dirname, "../..");

/** One page. */
export interface Page {
  /** Its path from the project's folder. */
  readonly path: string;
  readonly text: string;
  /** What stands between backticks in running text, and each line of a block of code. */
  readonly code: readonly string[];
  /** Where links of this page lead, but for other sites. */
  readonly links: readonly string[];
}

/** The pages that have a twin in the other language, by what they are called without it. */
export const TWINS: readonly string[] = [
  "README",
  ...readdirSync(join(ROOT, "docs/en")).map((name) => name.replace(/\.md$/, "")),
];

/** Reads a page's twin in one language. */
export function twin(name: string, locale: Locale): Page {
  if (name === "README") return pageAt(locale === "en" ? "README.md" : "README.zh-CN.md");
  return pageAt(`docs/${locale}/${name}.md`);
}

/** Every page of the project that people read. */
export function allPages(): readonly Page[] {
  const twins = TWINS.flatMap((name) => [twin(name, "en"), twin(name, "zh-CN")]);
  const decisions = readdirSync(join(ROOT, "docs/decisions")).map((name) => pageAt(`docs/decisions/${name}`));
  return [...twins, ...decisions, pageAt("CONTRIBUTING.md"), pageAt("SECURITY.md")];
}

/** Gives the page at a path from the project's folder. */
export function pageAt(path: string): Page {
  const text = readFileSync(join(ROOT, path), "utf8");
  const blocks = [...text.matchAll(/^```(\w*)\n([\s\S]*?)^```/gm)];
  // A transcript shows what machines and people say, not what a reader should type.
  const lines = blocks.filter(([, kind]) => kind !== "text").flatMap(([, , body = ""]) => body.split("\n"));
  const running = text.replace(/^```[\s\S]*?^```/gm, "");
  const spans = [...running.matchAll(/`([^`\n]+)`/g)].map(([, span = ""]) => span);
  const links = [...running.matchAll(/\]\(([^)\s]+)\)/g)].map(([, link = ""]) => link);
  return {
    path,
    text,
    code: [...lines.map((line) => line.trim()).filter((line) => line !== ""), ...spans],
    links: links.filter((link) => !/^https?:/.test(link)),
  };
}

/** Gives a linked page's path and the heading that is meant, null for the page as a whole. */
export function targetOf(
  page: Page,
  link: string,
): { readonly path: string; readonly heading: string | null } {
  const [file = "", heading] = link.split("#");
  return {
    path: file === "" ? page.path : join(dirname(page.path), file),
    heading: heading === undefined ? null : decodeURIComponent(heading),
  };
}

/** Gives the anchors of a page's headings, as code hosts make them. */
export function anchorsOf({ text }: Page): readonly string[] {
  return [...text.matchAll(/^#+ (.+)$/gm)].map(([, heading = ""]) =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\s_-]/gu, "")
      .trim()
      .replace(/\s/g, "-"),
  );
}

/** Gives the code of each cell in the first column of a table, row by row, where the table's head begins with `head`. */
export function firstColumn({ text }: Page, head: string): readonly (readonly string[])[] {
  const lines = text.split("\n");
  const start = lines.findIndex((line) => line.startsWith(`| ${head} |`));
  if (start < 0) return [];
  const after = lines.slice(start + 2);
  const end = after.findIndex((line) => !line.startsWith("|"));
  return after
    .slice(0, end < 0 ? undefined : end)
    .map((row) => [...(row.split(" | ")[0] ?? "").matchAll(/`([^`]+)`/g)].map(([, span = ""]) => span));
}

/** What begins with a slash and is no command of ours: Telegram's own words, BotFather's, Slack's, and paths of the server. */
const NOT_OURS = [
  "/start",
  "/stop",
  "/newbot",
  "/invite",
  "/healthz",
  "/metrics",
  "/slack/events",
  "/telegram/webhook",
];
const SLASHED = /^[/／、]\S/;

/** Gives the bot's commands that a page shows. */
export function commandsIn({ code }: Page): readonly string[] {
  const isOurs = (text: string): boolean =>
    !NOT_OURS.some((word) => text === word || text.startsWith(`${word} `));
  return code.filter((text) => SLASHED.test(text) && isOurs(text));
}
