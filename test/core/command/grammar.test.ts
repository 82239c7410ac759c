// What people type, in both languages and with every keyboard's habits, and the command that it means.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { findCommand, parseCommand } from "../../../core/command/grammar.ts";

describe("a command", () => {
  it.each([
    ["", { kind: "help" }],
    ["/nps", { kind: "help" }],
    ["help all", { kind: "help", all: true }],
    ["帮助 全部", { kind: "help", all: true }],
    ["、nps", { kind: "help" }],
    ["／ｎｐｓ　周报", { kind: "digest", survey: null, last: null, share: false }],
    ["/nps@acme_bot digest last 3 share", { kind: "digest", survey: null, last: 3, share: true }],
    ["/digest@acme_bot last 2", { kind: "digest", survey: null, last: 2, share: false }],
    ["digest staff last\u00a04", { kind: "digest", survey: "staff", last: 4, share: false }],
    ["DIGEST Staff", { kind: "digest", survey: "staff", last: null, share: false }],
    ["周报 最近3轮 分享", { kind: "digest", survey: null, last: 3, share: true }],
    ["schedules", { kind: "schedules" }],
    ["全部计划", { kind: "schedules" }],
    ["schedule", { kind: "schedule", spec: null }],
    ["pause staff", { kind: "pause", key: "staff" }],
    ["恢复 staff", { kind: "resume", key: "staff" }],
    ["rounds", { kind: "rounds" }],
    ["open", { kind: "open", key: null }],
    ["close #12", { kind: "close", number: 12 }],
    ["关闭 １２", { kind: "close", number: 12 }],
    ["privacy", { kind: "privacy" }],
    ["隐私", { kind: "privacy" }],
    ["forget me", { kind: "forget" }],
    ["忘记我", { kind: "forget" }],
    ["language 中文", { kind: "language", locale: "zh-CN" }],
    ["语言 en", { kind: "language", locale: "en" }],
    ["language", { kind: "language", locale: null }],
    ["role <@U12345678|ann> admin", { kind: "role", who: { id: "U12345678", name: "ann" }, role: "admin" }],
    ["role admin @ann", { kind: "role", who: { id: null, name: "ann" }, role: "admin" }],
    ["角色 @李雷 经理", { kind: "role", who: { id: null, name: "李雷" }, role: "manager" }],
    ["role 123456789 none", { kind: "role", who: { id: "123456789", name: null }, role: "none" }],
    ["test", { kind: "test", survey: null }],
    ["claim AbC-12", { kind: "claim", code: "AbC-12" }],
    ["claim claim_AbC-12", { kind: "claim", code: "AbC-12" }],
    [
      "invite team=Design dept=“R&amp;D Berlin”",
      { kind: "invite", attributes: { team: "Design", dept: "R&D Berlin" } },
    ],
    ["邀请 团队＝设计", { kind: "invite", attributes: { 团队: "设计" } }],
    ["settings", { kind: "settings" }],
  ])("%j is understood", (text, expected) => {
    expect(parseCommand(text)).toEqual(expected);
  });

  it.each([
    ["digst", "digest"],
    ["shedule every mon 10:00", "schedule"],
    ["hlep", "help"],
    ["周抱", "周报"],
    ["calim X", "claim"],
    ["banana", null],
    ["constructor", null],
  ])("%j gets the nearest right word", (text, nearest) => {
    expect(parseCommand(text)).toMatchObject({ kind: "unknown", nearest });
  });

  it.each([
    ["close twelve", { command: "close", reason: "not-a-number", word: "twelve", at: 6 }],
    ["digest last many", { command: "digest", reason: "not-a-number", about: "last" }],
    ["digest last 100", { command: "digest", reason: "not-a-number" }],
    ["digest staff product", { command: "digest", reason: "too-much", word: "product" }],
    ["role @ann boss", { command: "role", reason: "not-a-role", word: "boss" }],
    ["role @ann mangaer", { reason: "not-a-role", nearest: "manager" }],
    ["language klingon", { reason: "not-a-language", word: "klingon" }],
    ["claim", { reason: "missing", about: "claim" }],
    ["invite", { reason: "missing", about: "invite" }],
    ["invite Design", { reason: "not-an-attribute", word: "Design" }],
    ["survey new edit from staff", { reason: "unknown-word" }],
    ["survey new shop", { reason: "missing", about: "from" }],
    ["survey staff background add", { reason: "missing", about: "background" }],
    ["survey staff background add Why not", { reason: "unknown-word" }],
    ["survey staff thanks en 5-6 hello", { reason: "not-a-band" }],
    ["survey staff rate", { reason: "missing", about: "rate" }],
    ["survey staff driver ad Pay", { reason: "unknown-word", nearest: "add" }],
    ["survey staff wording en question", { reason: "missing", about: "wording" }],
    ["pause staff now", { reason: "too-much", word: "now" }],
  ])("%j says what is wrong and where", (text, expected) => {
    expect(parseCommand(text)).toMatchObject({ kind: "invalid", ...expected });
  });

  it("goes by whatever name it was given", () => {
    expect(parseCommand("/pulse digest", ["pulse"])).toMatchObject({ kind: "digest" });
    expect(parseCommand("/nps digest", ["pulse"])).toMatchObject({ kind: "unknown", word: "nps" });
  });

  it("never fails, whatever is typed", () => {
    const pieces = fc.constantFrom(
      ...[
        "schedule",
        "every",
        "mon",
        "10:00",
        "survey",
        "wording",
        "en",
        "role",
        "digest",
        "last",
        "每",
        "周",
        "两",
      ],
      ...[
        "“",
        "”",
        "'",
        "「",
        "<@",
        "<#C1|",
        ">",
        "=",
        "/",
        "、",
        " ",
        "\u00a0",
        "\u3000",
        "十",
        "点",
        "3",
        "天",
      ],
      ...["__proto__", "constructor", "claim_", "cron", "\u{1F600}", "\ud800", "#", "@", ":", "9999999999"],
    );
    const typed = fc.array(fc.oneof(pieces, fc.string({ unit: "binary", maxLength: 8 })), { maxLength: 14 });
    fc.assert(
      fc.property(typed, fc.boolean(), (words, spaced) => {
        const text = words.join(spaced ? " " : "");
        const parsed = parseCommand(text);
        expect(typeof parsed.kind).toBe("string");
        if (parsed.kind === "invalid") expect(parsed.at).toBeLessThanOrEqual(text.length);
        findCommand(text, spaced);
      }),
      { numRuns: 3000 },
    );
  });
});

describe("a survey's edit", () => {
  it.each([
    ["survey", { key: null, change: null }],
    ["survey staff", { key: "staff", change: null }],
    [
      "survey staff edit wording zh question “你有多大可能推荐朋友来{org}工作？”",
      {
        change: {
          kind: "wording",
          locale: "zh-CN",
          field: "question",
          text: "你有多大可能推荐朋友来{org}工作？",
        },
      },
    ],
    [
      "survey staff wording en 0–6 What should we fix first?",
      { change: { kind: "wording", locale: "en", field: "detractor", text: "What should we fix first?" } },
    ],
    [
      "survey driver add Pay and benefits",
      { key: null, change: { kind: "add-driver", label: { en: "Pay and benefits" } } },
    ],
    ['survey staff driver add "Pay" 「薪酬」', { change: { label: { en: "Pay", "zh-CN": "薪酬" } } }],
    [
      "survey staff driver rename pay en Salary",
      { change: { kind: "rename-driver", key: "pay", label: { en: "Salary" } } },
    ],
    ["survey list", { key: null, change: null }],
    ["survey show staff", { key: "staff", change: null }],
    [
      'survey new shop from product about "Shop & Co"',
      { key: "shop", wish: { kind: "new", from: "product", about: "Shop & Co" } },
    ],
    ["问卷 新建 shop 基于 four-dimensions 关于 “商店”", { wish: { from: "four-dimensions", about: "商店" } }],
    ["survey staff versions", { key: "staff", wish: { kind: "versions" } }],
    ["survey shop archive", { key: "shop", wish: { kind: "remove" } }],
    ["survey staff edit", { wish: { kind: "form", locale: null } }],
    ["问卷 staff 编辑 中文", { key: "staff", wish: { kind: "form", locale: "zh-CN" } }],
    [
      'survey staff background add "How long?" "Under 1 year" "1–3" "More" “多久？” “一年内” “1–3” “更久”',
      {
        change: {
          kind: "add-background",
          question: {
            en: { text: "How long?", options: ["Under 1 year", "1–3", "More"] },
            "zh-CN": { text: "多久？", options: ["一年内", "1–3", "更久"] },
          },
        },
      },
    ],
    [
      'survey staff add background zh "团队" "A" "B"',
      { change: { question: { "zh-CN": { text: "团队", options: ["A", "B"] } } } },
    ],
    [
      "survey staff add background expectation",
      { change: { kind: "ready-background", dimension: "expectation" } },
    ],
    ["问卷 staff 小题 添加 口碑", { change: { kind: "ready-background", dimension: "word-of-mouth" } }],
    ["survey staff background remove 2", { change: { kind: "remove-background", which: "2" } }],
    ["survey staff background none", { change: { kind: "remove-background", which: null } }],
    ["survey staff driver remove all", { change: { kind: "clear-drivers" } }],
    [
      'survey staff rate team "Pay and benefits"',
      { change: { kind: "rate", drivers: ["team", "Pay and benefits"] } },
    ],
    ["问卷 staff 评分 团队、直属上级", { change: { drivers: ["团队", "直属上级"] } }],
    ["survey staff rate none", { change: { kind: "rate", drivers: [] } }],
    [
      "survey staff thanks en 9–10 You made our day.",
      { change: { kind: "thanks", of: { locale: "en", band: "promoter", text: "You made our day." } } },
    ],
    ["survey staff thanks none", { change: { kind: "thanks", of: null } }],
    [
      'survey shop incentive en "SPRING is 10 % off" zh "输入 SPRING 享九折"',
      { change: { kind: "incentive", text: { en: "SPRING is 10 % off", "zh-CN": "输入 SPRING 享九折" } } },
    ],
    ["survey shop incentive none", { change: { kind: "incentive", text: null } }],
    ["survey staff attributes team office", { change: { kind: "attributes", keys: ["team", "office"] } }],
    [
      "survey staff attributes team team+office",
      { change: { kind: "attributes", keys: ["team", "team+office"] } },
    ],
    ["survey staff driver remove pay", { change: { kind: "remove-driver", key: "pay" } }],
    ["survey staff subject Acme & Sons", { change: { kind: "subject", text: "Acme & Sons" } }],
    [
      "survey product promise attributed",
      { key: "product", change: { kind: "promise", promise: "attributed" } },
    ],
    [
      "问卷 staff 因素 添加 薪酬",
      { key: "staff", change: { kind: "add-driver", label: { "zh-CN": "薪酬" } } },
    ],
  ])("%j is understood", (text, expected) => {
    expect(parseCommand(text)).toMatchObject({ kind: "survey", ...expected });
  });
});

describe("a command in free words", () => {
  it.each([
    ["周报", false, true],
    ["周报", true, false],
    ["、周报", true, true],
    ["/nps digest", true, true],
    ["／ＮＰＳ", true, true],
    ["nps digest", false, true],
    ["digest", false, true],
    ["hello there", false, false],
    ["/foo", true, true],
    ["、第一点是工资", true, false],
    ["open the window", true, false],
  ])("%j, while words are awaited: %j, is one: %j", (text, awaited, isOne) => {
    expect(findCommand(text, awaited) !== null).toBe(isOne);
  });
});
