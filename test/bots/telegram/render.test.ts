// Any Message becomes something that the Bot API takes and a phone shows well.

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { JOINER } from "../../../bots/telegram/plain-text.ts";
import { type Rendered, render, renderInPieces } from "../../../bots/telegram/render.ts";
import { columns } from "../../../bots/text/columns.ts";
import type { Button, Message, Part } from "../../../core/message.ts";
import { encodePress, VERBS } from "../../../core/press.ts";
import { detectEntities } from "../../doubles/telegram/entities.ts";
import { brokenLimits } from "../../doubles/telegram/limits.ts";
import { violations } from "../../doubles/telegram/schema.ts";
import { anyMessage } from "./any-message.ts";

const scale: Part = {
  kind: "scale",
  anchors: "0 = not at all likely · 10 = extremely likely",
  buttons: Array.from({ length: 11 }, (_, score) => ({
    label: `${score}`,
    press: encodePress({ verb: VERBS.score, token: "t", argument: `${score}` }),
  })),
};

function of(...parts: readonly Part[]): Message {
  return { text: "In short", parts };
}

function rows(rendered: Rendered): string[][] {
  return (rendered.reply_markup?.inline_keyboard ?? []).map((row) => row.map(({ text }) => text));
}

function problems(rendered: Rendered): string[] {
  const params = { chat_id: 1, ...rendered } as unknown as Record<string, unknown>;
  const { wrong, unknown } = violations("sendMessage", params);
  const beyond = rendered.entities.flatMap(({ offset, length }) =>
    offset < 0 || length < 1 || offset + length > rendered.text.length ? ["an entity beyond the text"] : [],
  );
  const empty = rendered.text.trim() === "" ? ["an empty text"] : [];
  const broken = rendered.text.isWellFormed() ? [] : ["a broken character"];
  return [
    ...wrong,
    ...unknown,
    ...brokenLimits("sendMessage", params, "bot"),
    ...beyond,
    ...empty,
    ...broken,
  ];
}

test("any message is valid, in one piece and in several", () => {
  fc.assert(
    fc.property(anyMessage(), (message) => {
      expect([render(message), ...renderInPieces(message)].flatMap(problems)).toEqual([]);
    }),
    { numRuns: 400 },
  );
});

test("what people wrote makes no link, mention or command", () => {
  const hostile = fc.array(
    fc.constantFrom(
      "@",
      "/",
      ".",
      ":",
      "//",
      "#",
      "$",
      " ",
      "\n",
      "https",
      "t",
      "me",
      "evil",
      "com",
      "boss_1",
      "start",
      "你好",
      "…",
      "＠",
    ),
    { maxLength: 30 },
  );
  fc.assert(
    fc.property(hostile, (words) => {
      const { text } = render(of({ kind: "quote", text: words.join("") }));
      expect(detectEntities(text)).toEqual([]);
      expect(text).not.toMatch(/\w\.\w/);
    }),
    { numRuns: 500 },
  );
});

test.each([
  ["a mention", "ask @boss_1 now", `ask @${JOINER}boss_1 now`],
  ["a command", "/nps forget me", `/${JOINER}nps forget me`],
  ["a link", "see https://evil.com/x", `see https:${JOINER}/${JOINER}/${JOINER}evil.${JOINER}com/${JOINER}x`],
  ["an address", "a@b.co", `a@${JOINER}b.${JOINER}co`],
  ["a full stop", "Fine. Really fine...", "Fine. Really fine..."],
  ["an override of direction", "good \u202edab", "good dab"],
])("%s in a quote is only text", (_, said, shown) => {
  expect(render(of({ kind: "quote", text: said }))).toMatchObject({
    text: shown,
    entities: [{ type: "blockquote", offset: 0, length: shown.length }],
  });
});

describe("layout", () => {
  test("headings are bold, counted in UTF-16 units, wherever they stand", () => {
    const rendered = render(
      of({ kind: "paragraph", text: "🎉 早" }, { kind: "heading", text: "净推荐值 🎯" }),
    );
    expect(rendered.text).toBe("🎉 早\n\n净推荐值 🎯");
    expect(rendered.entities).toEqual([{ type: "bold", offset: 6, length: 7 }]);
  });

  test("angle brackets, stars and underscores stay what they are", () => {
    const text = "<b>1 < 2</b> *x* _y_ `z` [a](b)";
    expect(render(of({ kind: "paragraph", text }))).toMatchObject({ text, entities: [] });
  });

  test("a scale is 6 + 5", () => {
    expect(rows(render(of(scale)))).toEqual([
      ["0", "1", "2", "3", "4", "5"],
      ["6", "7", "8", "9", "10"],
    ]);
  });

  test("buttons stand in rows that fit a phone", () => {
    const labels = [
      "Team",
      "Manager",
      "Workload",
      "Pay",
      "Growth and learning",
      "Tools",
      "工作与生活的平衡",
      "好",
    ];
    const buttons: Button[] = labels.map((label) => ({ label, press: "d:t:x" }));
    expect(rows(render(of({ kind: "buttons", buttons })))).toEqual([
      ["Team", "Manager", "Workload"],
      ["Pay"],
      ["Growth and learning"],
      ["Tools"],
      ["工作与生活的平衡"],
      ["好"],
    ]);
  });

  test("ticks, links and styles are shown", () => {
    const buttons: Button[] = [
      { label: "Pay", press: "d:t:pay", ticked: true },
      { label: "Team", press: "d:t:team", ticked: false },
      { label: "Done", press: "k:t", style: "primary" },
      { label: "Why", url: "https://t.me/bot?start=why_t" },
    ];
    expect(render(of({ kind: "buttons", buttons })).reply_markup?.inline_keyboard.flat()).toEqual([
      { text: "☑ Pay", callback_data: "d:t:pay" },
      { text: "☐ Team", callback_data: "d:t:team" },
      { text: "Done", callback_data: "k:t", style: "primary" },
      { text: "Why", url: "https://t.me/bot?start=why_t" },
    ]);
  });

  test("a button that Telegram would refuse does not take its message with it", () => {
    const buttons: Button[] = [
      { label: "too long", press: "x".repeat(65) },
      { label: "no payload", press: "" },
      { label: "no link", url: "javascript:alert(1)" },
      { label: "this machine", url: "http://localhost/x" },
      { label: "\n", press: "k:t" },
    ];
    expect(rows(render(of({ kind: "buttons", buttons })))).toEqual([["…"]]);
  });

  test("a meter's bars begin and end in one column, in both languages", () => {
    const rendered = render(
      of({
        kind: "meter",
        rows: [
          { label: "9–10", share: 0.59, figure: "24 (59%)" },
          { label: "7–8 中立", share: 0.01, figure: "1 (1%)" },
          { label: "0–6", share: 1, figure: "16 (39%)" },
          { label: "none", share: 0, figure: "0" },
        ],
      }),
    );
    expect(rendered.text.split("\n")).toEqual([
      "9–10     ██████░░░░ 24 (59%)",
      "7–8 中立 █░░░░░░░░░   1 (1%)",
      "0–6      ██████████ 16 (39%)",
      "none     ░░░░░░░░░░        0",
    ]);
    expect(rendered.entities).toEqual([{ type: "pre", offset: 0, length: rendered.text.length }]);
    expect(new Set(rendered.text.split("\n").map(columns)).size).toBe(1);
  });

  test("a table is aligned where a phone has room for it, else listed", () => {
    const table = (columns: readonly string[], ...rows: readonly (readonly string[])[]) =>
      render(of({ kind: "table", columns, rows }));
    expect(table(["计划", "下次"], ["设计组", "周二 10:00"], ["ops", "周五"])).toMatchObject({
      text: "计划    下次\n设计组  周二 10:00\nops     周五",
      entities: [{ type: "pre" }],
    });
    expect(
      table(["Schedule", "Next", "Who"], ["weekly-all", "Tue 4 December 10:00", "everyone in #general"]),
    ).toMatchObject({
      text: `weekly-all\nNext: Tue 4 December 10:${JOINER}00\nWho: everyone in #${JOINER}general`,
      entities: [],
    });
  });

  test("without a part to read the short text stands in", () => {
    expect(render(of({ kind: "buttons", buttons: [{ label: "Go", press: "k:t" }] })).text).toBe("In short");
    expect(render({ text: " \u3164 ", parts: [{ kind: "heading", text: "\u200b" }] }).text).toBe("…");
  });
});

describe("too long", () => {
  const long = (letter: string, length: number): Part => ({ kind: "quote", text: letter.repeat(length) });

  test("in one piece the longest parts give way, the short ones stay whole", () => {
    const rendered = render(
      of({ kind: "heading", text: "Comments" }, long("a", 5000), long("b", 100), scale),
    );
    expect(rendered.text.length).toBeLessThanOrEqual(4096);
    expect(rendered.text.length).toBeGreaterThan(4080);
    expect(rendered.text).toContain("Comments\n\naaa");
    expect(rendered.text).toContain(`a…\n\n${"b".repeat(100)}\n\n0 = not`);
    expect(rows(rendered)).toHaveLength(2);
  });

  test("in several pieces nothing is lost and the buttons come last", () => {
    const parts = Array.from({ length: 30 }, (_, index) => long(String.fromCharCode(97 + (index % 26)), 400));
    const pieces = renderInPieces(of(...parts, scale));
    expect(pieces).toHaveLength(3);
    expect(pieces.map((piece) => piece.text.length <= 4096)).toEqual([true, true, true]);
    expect(pieces.flatMap(({ entities }) => entities)).toHaveLength(30);
    expect(pieces.map((piece) => rows(piece).length)).toEqual([0, 0, 2]);
  });

  test("a cut never goes through an emoji", () => {
    const family = "👨‍👩‍👧‍👦";
    const { text } = render(of({ kind: "paragraph", text: family.repeat(600) }));
    expect(text.isWellFormed()).toBe(true);
    expect(text.slice(0, -1).replaceAll(family, "")).toBe("");
  });
});
