// The transcript: the same words on a terminal, in a pipe and in a file, and lines that fit.
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { stripVTControlCharacters } from "node:util";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { columns } from "../../bots/text/columns.ts";
import { createScreen, wrap } from "./screen.ts";
import type { Row } from "./seen.ts";

const ROWS: readonly Row[] = [
  { kind: "heading", text: "How likely are you to recommend Acme to a friend as a place to work?" },
  {
    kind: "text",
    text: "满 5 份才公布得分。截止前，服务器会暂存你与答案的对应关系（方便改分、避免重复提醒）。",
  },
  { kind: "buttons", labels: Array.from({ length: 11 }, (_, score) => String(score)) },
  { kind: "field", label: "What played a part?", options: ["Team", "Pay"] },
  { kind: "small", text: "Named by at least 5 people each." },
];

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "nps-screen-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** Draws everything, and gives what was written and what stands in the file. */
function drawn(options: { readonly isTTY: boolean; readonly colours: boolean; readonly columns?: number }) {
  const written: string[] = [];
  const out = { ...options, write: (text: string) => written.push(text) };
  const file = join(folder, "transcript.txt");
  const screen = createScreen({ out, colours: options.colours, file });
  screen.title("A title", "What this is.");
  screen.chapter("week 1", "Tue 3 November");
  screen.progress("sending 1 of 24");
  screen.tell("The questions go out.");
  screen.act("Mia presses [9]");
  screen.mark("✓", "All 24 have their question.");
  screen.card("Slack · Mia", { rows: ROWS });
  return { written: written.join(""), file: readFileSync(file, "utf8") };
}

describe("the screen", () => {
  it("writes plain text into a pipe and the same into the file", () => {
    const { written, file } = drawn({ isTTY: false, colours: false });
    expect(written).toBe(file);
    expect(written).toBe(stripVTControlCharacters(written));
    expect(written).not.toContain("sending 1 of 24");
    expect(written).toContain("[0] [1] [2] [3] [4] [5] [6] [7] [8] [9] [10]");
  });

  it("shows colours and passing progress on a terminal alone", () => {
    const { written, file } = drawn({ isTTY: true, colours: true });
    expect(written).toContain("\u001b[1m");
    expect(written).toContain("sending 1 of 24");
    // A return to the line's beginning takes away what stands there.
    const lasting = stripVTControlCharacters(written).replace(/[^\r\n]*\r/g, "");
    expect(lasting).toBe(file);
  });

  it.each([48, 60, 84])("keeps to %i columns", (width) => {
    const { file } = drawn({ isTTY: true, colours: false, columns: width });
    for (const line of file.split("\n")) expect(columns(line)).toBeLessThanOrEqual(width);
  });
});

describe("wrapping", () => {
  it("breaks English between words and Chinese anywhere but before a mark", () => {
    expect(wrap("one two three", 8)).toEqual(["one two", "three"]);
    expect(wrap("回答太少，不公布", 8)).toEqual(["回答太", "少，不公", "布"]);
    expect(wrap("张磊, 刘洋", 5)).toEqual(["张磊,", "刘洋"]);
  });

  it("keeps the lines that a text has", () => {
    expect(wrap("one\n\ntwo", 20)).toEqual(["one", "", "two"]);
  });
});
