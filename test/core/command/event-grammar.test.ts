// Rules, tokens and events in words, in both languages.
import { describe, expect, it } from "vitest";
import { parseCommand } from "../../../core/command/grammar.ts";

const RULE = {
  ...{ survey: "transactional", delayMinutes: 120, samplePercent: 50, deadlineHours: 72 },
  touchpoint: "Support",
};

describe("a rule in words", () => {
  it.each([
    'events ticket.closed ask transactional after 2h sample 50% within 3d touchpoint "Support"',
    "events Ticket.Closed touchpoint Support sample 50 percent within 72h after 120min ask transactional",
    "事件 ticket.closed 询问 transactional 延迟2小时 抽样50% 期限3天 触点“Support”",
    "事件 ticket.closed 询问 transactional 延迟 2小时 抽样 50% 期限 3天 触点 「Support」",
  ])("is understood: %s", (text) => {
    expect(parseCommand(text)).toEqual({
      kind: "events",
      wish: { kind: "set", eventType: "ticket.closed", said: RULE },
    });
  });

  it.each([
    ["触点“客户 支持” 抽样10%", { touchpoint: "客户 支持", samplePercent: 10 }],
    [
      "touchpoint “R&D desk” digest none gap 30d",
      { touchpoint: "R&D desk", digestChannel: { kind: "none" }, gapDays: 30 },
    ],
    ["after 0h digest here", { delayMinutes: 0, digestChannel: { kind: "here" } }],
    ["within 30min", { deadlineHours: 1 }],
  ])("may say a part alone: %s", (text, said) => {
    expect(parseCommand(`events a-b ${text}`)).toEqual({
      kind: "events",
      wish: { kind: "set", eventType: "a-b", said },
    });
  });

  it.each([
    ["events ticket.closed", "missing", "events"],
    ["events ticket..closed ask staff", "unknown-word", "events"],
    ["events ticket.closed sample 0%", "not-a-share", "sample"],
    ["events ticket.closed sample 101%", "not-a-share", "sample"],
    ["events ticket.closed after fri 12:00", "not-a-moment", "after"],
    ["events ticket.closed after 31d", "not-a-moment", "after"],
    ["events ticket.closed within 91d", "not-a-moment", "within"],
    ["events ticket.closed ask staff ask staff", "twice", "ask"],
    ["events ticket.closed touchpoint", "missing", "touchpoint"],
    [`events ticket.closed touchpoint "${"x".repeat(61)}"`, "too-much", "touchpoint"],
    ["events pause", "missing", "events"],
    ["events ticket.closed often", "unknown-word", "events"],
    ["event ticket.closed", "missing", "event"],
    ["event @ann @bo", "twice", "event"],
    ["token two words", "too-much", "token"],
    ["token revoke", "missing", "token"],
  ])("is told what is wrong with: %s", (text, reason, about) => {
    expect(parseCommand(text)).toMatchObject({ kind: "invalid", reason, about });
  });
});

describe("tokens, states and events in words", () => {
  it.each([
    [["events", "事件"], { kind: "events", wish: { kind: "list" } }],
    [["events pause a.b", "事件 暂停 a.b"], { kind: "events", wish: { kind: "pause", eventType: "a.b" } }],
    [["events remove a.b", "事件 删除 a.b"], { kind: "events", wish: { kind: "remove", eventType: "a.b" } }],
    [["token", "令牌", "tokens"], { kind: "token", wish: { kind: "list" } }],
    [["token Shop", "令牌 shop"], { kind: "token", wish: { kind: "make", name: "shop" } }],
    [["token revoke shop", "令牌 吊销 shop"], { kind: "token", wish: { kind: "revoke", name: "shop" } }],
    [["event", "上报"], { kind: "event", eventType: null, who: null }],
    [
      ["event a.b <@U0123456|ann>", "上报 <@U0123456|ann> a.b"],
      { kind: "event", eventType: "a.b", who: { id: "U0123456", name: "ann" } },
    ],
  ])("are understood: %j", (texts, command) => {
    for (const text of texts) expect(parseCommand(text)).toEqual(command);
  });
});
