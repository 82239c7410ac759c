// Draws what the demo tells: captions, and cards of what people see, for a terminal, a pipe and a file alike.
import { appendFileSync, writeFileSync } from "node:fs";
import { columns } from "../../bots/text/columns.ts";
import type { Row, Seen } from "./seen.ts";

/** Where the transcript goes. */
export interface Screen {
  /** What this is. */
  title(title: string, text: string): void;
  /** A new chapter. */
  chapter(title: string, when: string): void;
  /** One sentence of the narrator. */
  tell(text: string): void;
  /** What someone does. */
  act(text: string): void;
  /** Something that went as it should (✓), or did not (✗). */
  mark(sign: "✓" | "✗", text: string): void;
  /** What someone sees; `rows` are left out from the end beyond `most`. */
  card(title: string, seen: Pick<Seen, "rows">): void;
  /** What goes on just now; shown on a terminal alone, and gone with the next line. */
  progress(text: string): void;
  /** A line as it is. */
  line(text: string): void;
}

/** How a screen is drawn. */
export interface ScreenOptions {
  readonly out: { readonly isTTY?: boolean; readonly columns?: number; write(text: string): unknown };
  readonly colours: boolean;
  /** A file that gets the same without colours. */
  readonly file: string | null;
}

const WIDEST = 84;
const NARROWEST = 48;
const STYLES = { bold: 1, dim: 2, red: 31, green: 32, blue: 34, cyan: 36 } as const;
// A line of Chinese may not begin with these, nor end with the second set.
const NO_START = /^[,.;:!?)，。、；：！？）》”’％…·]/u;
const ENDINGS = /[（《“‘#@]$/u;

/** Gives a screen. */
export function createScreen({ out, colours, file }: ScreenOptions): Screen {
  const width = Math.max(NARROWEST, Math.min(WIDEST, out.columns ?? WIDEST));
  let passing = false;
  if (file !== null) writeFileSync(file, "");

  const painted = (text: string, ...styles: readonly (keyof typeof STYLES)[]): string =>
    colours && styles.length > 0
      ? `\u001b[${styles.map((style) => STYLES[style]).join(";")}m${text}\u001b[0m`
      : text;
  const put = (plain: string, coloured = plain): void => {
    if (passing) out.write("\r\u001b[K");
    passing = false;
    out.write(`${coloured}\n`);
    if (file !== null) appendFileSync(file, `${plain}\n`);
  };
  const wrapped = (sign: string, text: string, ...styles: readonly (keyof typeof STYLES)[]): void => {
    for (const [index, piece] of wrap(text, width - 4).entries()) {
      const lead = index === 0 ? sign : " ";
      put(`${lead} ${piece}`.trimEnd(), `${painted(lead, ...styles)} ${painted(piece, ...styles)}`.trimEnd());
    }
  };

  return {
    title(title, text) {
      put(title, painted(title, "bold"));
      for (const piece of wrap(text, width - 2)) put(piece);
    },
    chapter(title, when) {
      const text = when === "" ? title : `${when} · ${title}`;
      const rest = "─".repeat(Math.max(0, width - columns(text) - 5));
      put("");
      put(`── ${text} ${rest}`, `${painted("──", "dim")} ${painted(text, "bold")} ${painted(rest, "dim")}`);
    },
    tell: (text) => wrapped(" ", text),
    act: (text) => wrapped("▸", text, "cyan"),
    mark: (sign, text) => wrapped(sign, text, sign === "✓" ? "green" : "red"),
    card(title, { rows }) {
      const inner = width - 6;
      const edge = (text: string) => painted(text, "dim");
      const top = "─".repeat(Math.max(0, width - columns(title) - 7));
      put(`  ╭─ ${title} ${top}`, `${edge("  ╭─")} ${painted(title, "blue")} ${edge(top)}`);
      for (const row of rows) {
        for (const piece of linesOf(row, inner)) {
          const style = row.kind === "heading" ? "bold" : row.kind === "small" ? "dim" : null;
          put(`  │ ${piece}`.trimEnd(), `${edge("  │")} ${style === null ? piece : painted(piece, style)}`);
        }
      }
      const foot = `  ╰${"─".repeat(width - 3)}`;
      put(foot, edge(foot));
    },
    progress(text) {
      if (out.isTTY !== true) return;
      out.write(`\r\u001b[K${painted(`… ${text}`, "dim")}`);
      passing = true;
    },
    line: (text) => put(text),
  };
}

function linesOf(row: Row, width: number): readonly string[] {
  switch (row.kind) {
    case "buttons":
      return flow(
        row.labels.map((label) => `[${label}]`),
        width,
      );
    case "field":
      return [
        ...wrap(row.label, width),
        ...(row.options.length === 0
          ? [`  ${"_".repeat(Math.min(40, width - 2))}`]
          : flow(
              row.options.map((option) => `☐ ${option}`),
              width - 2,
            ).map((line) => `  ${line}`)),
      ];
    case "mono":
      return row.text.split("\n");
    default:
      return wrap(row.text, width);
  }
}

/** Puts pieces side by side, as many as fit. */
function flow(pieces: readonly string[], width: number): string[] {
  const lines: string[] = [];
  for (const piece of pieces) {
    const last = lines.at(-1);
    if (last === undefined || columns(last) + 1 + columns(piece) > width) lines.push(piece);
    else lines[lines.length - 1] = `${last} ${piece}`;
  }
  return lines;
}

/** Breaks a text into lines of at most so many columns: between words, and between any two Chinese characters. */
export function wrap(text: string, width: number): readonly string[] {
  return text.split("\n").flatMap((line) => {
    const lines: string[] = [];
    let current = "";
    for (const piece of piecesOf(line)) {
      if (current !== "" && columns(current) + columns(piece.trimEnd()) > width) {
        lines.push(current.trimEnd());
        current = piece.trimStart();
      } else current += piece;
    }
    return [...lines, current.trimEnd()];
  });
}

/** Gives the pieces between which a line may break. */
function piecesOf(line: string): readonly string[] {
  const pieces: string[] = [];
  for (const { segment } of new Intl.Segmenter("zh", { granularity: "grapheme" }).segment(line)) {
    const last = pieces.at(-1);
    const glued =
      last !== undefined &&
      (segment === " " ||
        NO_START.test(segment) ||
        ENDINGS.test(last) ||
        (isLatin(segment) && isLatin(last)));
    if (glued) pieces[pieces.length - 1] = `${last}${segment}`;
    else pieces.push(segment);
  }
  return pieces;
}

function isLatin(text: string): boolean {
  return /[^\s\p{Script=Han}\u3000-\u303f\uff00-\uffef]$/u.test(text);
}
