// Messages as Block Kit: what people see, and that Slack takes whatever may come.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { renderHome, renderMessage, renderNote } from "../../../bots/slack/render.ts";
import { renderForm } from "../../../bots/slack/render-form.ts";
import type { Button, Message } from "../../../core/message.ts";
import { anyForm, anyMessage } from "../../contracts/messages.ts";
import { callProblems, lineOf } from "../../doubles/slack/schema-check.ts";
import { readOf } from "./reading.ts";

const problems = (method: string, args: object): string[] =>
  callProblems(method, { ...args }).map((problem) => `${lineOf(problem)}`);

describe("any message whatsoever", () => {
  it("is a message that Slack takes", () => {
    fc.assert(
      fc.property(anyMessage, (message) => {
        const rendered = renderMessage(message);
        expect(problems("chat.postMessage", { channel: "C1", ...rendered })).toEqual([]);
        expect(problems("response_url", rendered)).toEqual([]);
        expect(rendered.blocks.length).toBeGreaterThan(0);
        expect(JSON.stringify(rendered.blocks).length).toBeLessThanOrEqual(12_000);
      }),
      { numRuns: 400 },
    );
  });

  it("is an App Home and a modal that Slack takes", () => {
    fc.assert(
      fc.property(anyMessage, fc.string(), (message, title) => {
        expect(problems("views.publish", { user_id: "U1", view: renderHome(message) })).toEqual([]);
        const note = renderNote(message, { title, close: title });
        expect(problems("views.open", { trigger_id: "1", view: note })).toEqual([]);
      }),
      { numRuns: 200 },
    );
  });

  it("carries no markup: every word is plain text, and the fallback is escaped", () => {
    fc.assert(
      fc.property(anyMessage, (message) => {
        const { text, blocks } = renderMessage(message);
        expect(JSON.stringify(blocks)).not.toContain('"mrkdwn"');
        expect(text).not.toMatch(/[<>]|&(?!amp;|lt;|gt;)/);
      }),
      { numRuns: 200 },
    );
  });
});

describe("any form whatsoever", () => {
  it("is a modal that Slack takes", () => {
    fc.assert(
      fc.property(anyForm, (form) => {
        const view = renderForm(form, "m");
        expect(problems("views.open", { trigger_id: "1", view })).toEqual([]);
        expect(problems("ack.view_submission", { response_action: "update", view })).toEqual([]);
      }),
      { numRuns: 400 },
    );
  });
});

const press = (label: string, argument = label): Button => ({ label, press: `s:token:${argument}` });
const scores = Array.from({ length: 11 }, (_, score) => press(String(score)));
const typesOf = (message: Message) => renderMessage(message).blocks.map(({ type }) => type);

describe("a question", () => {
  const question: Message = {
    text: "How likely? · closes Friday",
    parts: [
      { kind: "heading", text: "How likely are you to recommend us?" },
      { kind: "paragraph", text: "Results are anonymous." },
      { kind: "scale", anchors: "0 = not at all likely · 10 = extremely likely", buttons: scores },
      { kind: "footnote", text: "About 1 minute." },
    ],
  };

  it("has its eleven buttons in one row, below what the ends mean", () => {
    expect(typesOf(question)).toEqual(["header", "section", "section", "actions", "context"]);
    const row = renderMessage(question).blocks.find((block) => block.type === "actions");
    expect(row?.elements.map((one) => ("action_id" in one ? one.action_id : ""))).toEqual(
      scores.map((button) => ("press" in button ? button.press : "")),
    );
  });

  it("reads as it was written", () => {
    expect(readOf(renderMessage(question).blocks)).toBe(
      [
        "How likely are you to recommend us?",
        "Results are anonymous.",
        "0 = not at all likely · 10 = extremely likely",
        ...scores.map(({ label }) => `[${label}]`),
        "About 1 minute.",
      ].join("\n"),
    );
  });
});

describe("what does not fit", () => {
  const paragraphs = (count: number, text: string): Message => ({
    text: "long",
    parts: [
      ...Array.from(
        { length: count },
        (_, index) => ({ kind: "paragraph", text: `${index} ${text}` }) as const,
      ),
      { kind: "buttons", buttons: [press("share")] },
    ],
  });

  it("joins short paragraphs rather than losing any", () => {
    const { blocks } = renderMessage(paragraphs(70, "short"));
    expect(blocks.length).toBeLessThanOrEqual(50);
    for (let index = 0; index < 70; index += 1) expect(readOf(blocks)).toContain(`${index} short`);
    expect(readOf(blocks)).not.toContain("…");
  });

  it("drops words from the end, says so, and keeps the buttons", () => {
    const { blocks } = renderMessage(paragraphs(20, "x".repeat(2_000)));
    const read = readOf(blocks);
    expect(read).toContain("0 xxx");
    expect(read).not.toContain("19 xxx");
    expect(read).toMatch(/\n…\n\[share\]$/);
  });

  it("is cut between characters, never within one", () => {
    const { blocks } = renderMessage({
      text: "",
      parts: [{ kind: "buttons", buttons: [press("👍".repeat(90), "1")] }],
    });
    const label = readOf(blocks);
    expect(label.isWellFormed()).toBe(true);
    expect(label).toMatch(/^\[(👍)+…\]$/u);
  });

  it("puts more buttons than a row holds, and the same button twice, into further rows", () => {
    const many = Array.from({ length: 60 }, (_, index) => press(String(index)));
    const rows = renderMessage({ text: "", parts: [{ kind: "buttons", buttons: many }] }).blocks;
    expect(rows.map((row) => (row.type === "actions" ? row.elements.length : 0))).toEqual([25, 25, 10]);
    expect(typesOf({ text: "", parts: [{ kind: "buttons", buttons: [press("a"), press("a")] }] })).toEqual([
      "actions",
      "actions",
    ]);
  });
});

describe("figures", () => {
  const shown = (message: Message) => readOf(renderMessage(message).blocks);

  it("are bars of one length with label and figure", () => {
    const rows = [
      { label: "9–10", share: 0.5, figure: "20" },
      { label: "7–8", share: 0.01, figure: "1" },
      { label: "0–6", share: 0, figure: "0" },
    ];
    expect(shown({ text: "", parts: [{ kind: "meter", rows }] })).toBe(
      ["██████░░░░░░ 9–10 · 20", "█░░░░░░░░░░░ 7–8 · 1", "░░░░░░░░░░░░ 0–6 · 0"].join("\n"),
    );
  });

  it("are columns that line up, Chinese ones too", () => {
    const table = {
      kind: "table",
      columns: ["计划", "下次"],
      rows: [["weekly", "12 月 7 日"], ["每周二"]],
    } as const;
    expect(shown({ text: "", parts: [table] })).toBe(
      ["计划    下次", "weekly  12 月 7 日", "每周二"].join("\n"),
    );
  });
});

describe("a message without anything to show", () => {
  it("shows its text, and something even where that is blank", () => {
    expect(readOf(renderMessage({ text: "*hi* <!here>", parts: [] }).blocks)).toBe("*hi* <!here>");
    expect(renderMessage({ text: " \u200b ", parts: [{ kind: "paragraph", text: "" }] })).toEqual({
      text: "–",
      blocks: [{ type: "section", text: { type: "plain_text", text: "–" } }],
    });
  });
});
