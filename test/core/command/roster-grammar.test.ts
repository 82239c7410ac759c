// Attributes, people and links in words: both languages, mentions as platforms write them, and what is wrong told with its place.
import { describe, expect, it } from "vitest";
import { parseCommand } from "../../../core/command/grammar.ts";

const ann = { id: "U1234567", name: "ann" };

describe("attributes in words", () => {
  it.each([
    ["attribute", { kind: "show" }],
    ["属性", { kind: "show" }],
    ["attribute team text", { kind: "define", key: "team", as: "text", bands: [], source: undefined }],
    ["属性 团队 文本", { kind: "define", key: "团队", as: "text", bands: [], source: undefined }],
    ["属性 小组 文本", { kind: "define", key: "小组", as: "text", bands: [], source: undefined }],
    [
      "attribute hired date",
      { kind: "define", key: "hired", as: "date", bands: [12, 36, 60], source: undefined },
    ],
    [
      "attribute hired date bands 6m 1y 3y",
      { kind: "define", key: "hired", as: "date", bands: [6, 12, 36], source: undefined },
    ],
    [
      "属性 入职 日期 分档 6个月 1年 3年",
      { kind: "define", key: "入职", as: "date", bands: [6, 12, 36], source: undefined },
    ],
    [
      "attribute Level number bands 3 6",
      { kind: "define", key: "level", as: "number", bands: [3, 6], source: undefined },
    ],
    [
      "属性 职级 数字 分档 3 6",
      { kind: "define", key: "职级", as: "number", bands: [3, 6], source: undefined },
    ],
    [
      'attribute team from slack field "Cost Center"',
      { kind: "source", key: "team", source: { kind: "slack-field", field: "Cost Center" } },
    ],
    [
      "属性 团队 来自 slack 字段 部门",
      { kind: "source", key: "团队", source: { kind: "slack-field", field: "部门" } },
    ],
    [
      'attribute team text from slack groups <!subteam^S1234567|@design>=Design @ops="R&D Ops"',
      {
        kind: "define",
        key: "team",
        as: "text",
        bands: [],
        source: {
          kind: "slack-groups",
          groups: [
            { group: { id: "S1234567", name: "design" }, value: "Design" },
            { group: { id: null, name: "ops" }, value: "R&D Ops" },
          ],
        },
      },
    ],
    ["attribute team from none", { kind: "source", key: "team", source: null }],
    ["attribute team remove", { kind: "remove", key: "team" }],
    ["attribute remove team", { kind: "remove", key: "team" }],
    ["属性 团队 移除", { kind: "remove", key: "团队" }],
  ])("%s", (text, wish) => {
    expect(parseCommand(text)).toEqual({ kind: "attribute", wish });
  });

  it.each([
    ["attribute email text", "not-a-name", "email"],
    ["attribute team", "missing", ""],
    ["attribute team txt", "not-a-kind", "txt"],
    ["attribute level number", "missing", ""],
    ["attribute level number bands 6 3", "not-an-edge", "3"],
    ["attribute hired date bands soon", "not-an-edge", "soon"],
    ["attribute team from mars", "not-a-source", "mars"],
    ["attribute team from slack groups @design", "not-a-group", "@design"],
    ["attribute team text now", "too-much", "now"],
  ])("%s is %s", (text, reason, word) => {
    expect(parseCommand(text)).toMatchObject({ kind: "invalid", command: "attribute", reason, word });
  });
});

describe("people in words", () => {
  it.each([
    ["people", { kind: "overview" }],
    ["人员", { kind: "overview" }],
    ["people Ann Lee", { kind: "find", text: "Ann Lee", attribute: null }],
    ["人员 查找 小王", { kind: "find", text: "小王", attribute: null }],
    ["people Team=Design", { kind: "find", text: null, attribute: { key: "team", value: "Design" } }],
    ["人员 团队＝设计", { kind: "find", text: null, attribute: { key: "团队", value: "设计" } }],
    ["people <@U1234567|ann>", { kind: "see", who: ann }],
    ["people <mailto:Ann@Acme.com|Ann@Acme.com>", { kind: "see", who: { id: null, name: "ann@acme.com" } }],
    ["people ann@acme.com", { kind: "see", who: { id: null, name: "ann@acme.com" } }],
    [
      'people set <@U1234567|ann> team="R&D Berlin" level=',
      { kind: "set", who: ann, set: { team: "R&D Berlin", level: null } },
    ],
    ["人员 设为 @小李 团队=设计", { kind: "set", who: { id: null, name: "小李" }, set: { 团队: "设计" } }],
    ["people unset <@U1234567|ann> team", { kind: "set", who: ann, set: { team: null } }],
    ["people opt-out <@U1234567|ann>", { kind: "opt-out", who: ann, survey: null }],
    ["people opt-out <@U1234567|ann> staff", { kind: "opt-out", who: ann, survey: "staff" }],
    ["人员 不询问 @小李 staff", { kind: "opt-out", who: { id: null, name: "小李" }, survey: "staff" }],
    ["人员 恢复询问 @小李", { kind: "opt-in", who: { id: null, name: "小李" }, survey: null }],
    ["people erase <@U1234567|ann>", { kind: "erase", who: ann }],
    ["人员 抹除 @小李", { kind: "erase", who: { id: null, name: "小李" } }],
    // What they type who have not looked it up.
    ["人员 删除 @小李", { kind: "erase", who: { id: null, name: "小李" } }],
    ["人员 移除 @小李", { kind: "erase", who: { id: null, name: "小李" } }],
    ["people remove <@U1234567|ann>", { kind: "erase", who: ann }],
    ["people delete <@U1234567|ann>", { kind: "erase", who: ann }],
    ["人员 设置 @小李 团队=设计", { kind: "set", who: { id: null, name: "小李" }, set: { 团队: "设计" } }],
    ["人员 搜索 小王", { kind: "find", text: "小王", attribute: null }],
    ["people exclude <@U1234567|ann>", { kind: "opt-out", who: ann, survey: null }],
    ["people include <@U1234567|ann>", { kind: "opt-in", who: ann, survey: null }],
    ["users Ann", { kind: "find", text: "Ann", attribute: null }],
  ])("%s", (text, wish) => {
    expect(parseCommand(text)).toEqual({ kind: "people", wish });
  });

  it.each([
    ["people set", "missing"],
    ["people set ann team=Design", "not-a-person"],
    ["people set <@U1234567|ann>", "missing"],
    ["people set <@U1234567|ann> Design", "not-an-attribute"],
    ["people set <@U1234567|ann> team=a team=b", "twice"],
    ["people erase everyone", "not-a-person"],
    ["people remvoe <@U1234567|ann>", "unknown-word"],
  ])("%s is %s", (text, reason) => {
    expect(parseCommand(text)).toMatchObject({ kind: "invalid", command: "people", reason });
  });
});

describe("links in words", () => {
  it.each([
    ["link", { kind: "code" }],
    ["关联", { kind: "code" }],
    ["link ABCD2345", { kind: "say", code: "ABCD2345" }],
    ["关联 abcd2345", { kind: "say", code: "abcd2345" }],
    ["link off", { kind: "off" }],
    ["关联 解除", { kind: "off" }],
    ["关联 取消", { kind: "off" }],
    ["关联 删除", { kind: "off" }],
    ["link unlink", { kind: "off" }],
    ["link delete", { kind: "off" }],
    ["link prefer telegram", { kind: "prefer", platform: "telegram" }],
    ["关联 偏好 Slack", { kind: "prefer", platform: "slack" }],
  ])("%s", (text, wish) => {
    expect(parseCommand(text)).toEqual({ kind: "link", wish });
  });

  it("knows no third platform", () => {
    expect(parseCommand("link prefer icq")).toMatchObject({ kind: "invalid", reason: "not-a-platform" });
  });
});
