// Marks, reference lines, goals, actions, subscriptions and a manager's segment, as people type them in both languages.
import { describe, expect, it } from "vitest";
import { parseCommand } from "../../../core/command/grammar.ts";

const mark = (wish: object) => ({ kind: "mark", wish });
const added = (label: string, day: string | null = null, survey: string | null = null) =>
  mark({ kind: "add", label, day, survey });
const reference = (wish: object) => ({ kind: "reference", wish });
const goal = (wish: object) => ({
  kind: "goal",
  wish: { kind: "set", by: null, group: null, survey: null, ...wish },
});
const action = (wish: object) => ({ kind: "action", wish });
const written = (text: string, heard: string | null = null, survey: string | null = null) =>
  action({ kind: "write", text, heard, survey });
const subscribe = (wish: object) => ({
  kind: "subscribe",
  wish: { survey: null, reader: { kind: "me" }, at: null, ...wish },
});
const channel = (name: string) => ({ kind: "channel", reference: { id: null, name } });

describe("What people type about scores", () => {
  it.each([
    ["mark", mark({ kind: "list", survey: null })],
    ["mark for staff", mark({ kind: "list", survey: "staff" })],
    ['mark "2.0 released"', added("2.0 released")],
    ['mark "2.0 released" on 2026-11-03 for staff', added("2.0 released", "2026-11-03", "staff")],
    ['mark "2.0 released" for staff on 3.11.2026', added("2.0 released", "2026-11-03", "staff")],
    ["mark 2.0 released on 2026-11-03", added("2.0 released", "2026-11-03")],
    ["mark R&amp;D moved", added("R&D moved")],
    ["mark 3 remove", mark({ kind: "remove", number: 3 })],
    ["mark delete 3", mark({ kind: "remove", number: 3 })],
    ["标记 “2.0 发布” 2026年11月3日 问卷 staff", added("2.0 发布", "2026-11-03", "staff")],
    ["标记“2.0 发布”", added("2.0 发布")],
    ["标记“2.0 发布”2026年11月3日问卷staff", added("2.0 发布", "2026-11-03", "staff")],
    ["标记：2.0 发布 2026-11-03", added("2.0 发布", "2026-11-03")],
    ["mark 2.0 released 2026-11-03 for staff", added("2.0 released", "2026-11-03", "staff")],
    ["标记提醒功能上线", added("提醒功能上线")],
    ["标记 3 移除", mark({ kind: "remove", number: 3 })],
    ["reference", reference({ kind: "list", survey: null })],
    [
      'reference +45 "Industry median" from "Survey of 2025" for staff',
      reference({
        kind: "add",
        nps: 45,
        label: "Industry median",
        source: "Survey of 2025",
        survey: "staff",
      }),
    ],
    [
      "reference -12.5 Last year from our old tool",
      reference({ kind: "add", nps: -12.5, label: "Last year", source: "our old tool", survey: null }),
    ],
    [
      "参考线 45 “行业中位数” 来自 “2025 年调查”",
      reference({ kind: "add", nps: 45, label: "行业中位数", source: "2025 年调查", survey: null }),
    ],
    [
      "参考线45“行业中位数”来自“2025 年调查”问卷staff",
      reference({ kind: "add", nps: 45, label: "行业中位数", source: "2025 年调查", survey: "staff" }),
    ],
    [
      "参照 负5分 行业中位数 来自 2025年调查",
      reference({ kind: "add", nps: -5, label: "行业中位数", source: "2025年调查", survey: null }),
    ],
    ["reference 45 remove", reference({ kind: "remove", number: 45 })],
    ["goal", { kind: "goal", wish: { kind: "list", survey: null } }],
    ["goal 40", goal({ target: 40 })],
    ["goal −0", goal({ target: 0 })],
    [
      "goal 30 team=Design by 2027-03-31 for staff",
      goal({ target: 30, group: { key: "team", value: "Design" }, by: "2027-03-31", survey: "staff" }),
    ],
    ["目标40分 2027年3月31日前", goal({ target: 40, by: "2027-03-31" })],
    ["目标+30截止2027-03-31问卷staff", goal({ target: 30, by: "2027-03-31", survey: "staff" })],
    ["目标 40 截至 2027-03-31 问卷 staff", goal({ target: 40, by: "2027-03-31", survey: "staff" })],
    [
      "goal remove team=Design",
      { kind: "goal", wish: { kind: "remove", group: { key: "team", value: "Design" }, survey: null } },
    ],
    ["action", action({ kind: "list", survey: null })],
    ["action for staff", action({ kind: "list", survey: "staff" })],
    ["action new", action({ kind: "form", survey: null })],
    ['action "One quiet day"', written("One quiet day")],
    [
      'action "One quiet day" heard "too many meetings" for staff',
      written("One quiet day", "too many meetings", "staff"),
    ],
    [
      "action We give every team one quiet day heard too many meetings",
      written("We give every team one quiet day", "too many meetings"),
    ],
    ["action 3 quiet days a month", written("3 quiet days a month")],
    ["action 3 done", action({ kind: "move", number: 3, state: "done" })],
    ["action done 3", action({ kind: "move", number: 3, state: "done" })],
    ["action #3 started", action({ kind: "move", number: 3, state: "doing" })],
    ["action 3 cancel", action({ kind: "move", number: 3, state: "dropped" })],
    ["行动 “每个团队每周留一天不开会” 听到 “会议太多”", written("每个团队每周留一天不开会", "会议太多")],
    ["行动“每周留一天不开会” 听到 “会议太多”", written("每周留一天不开会", "会议太多")],
    ["行动“每周留一天不开会”听到“会议太多”", written("每周留一天不开会", "会议太多")],
    [`行动"每周留一天不开会"听到"会议太多"`, written("每周留一天不开会", "会议太多")],
    [
      "行动：「每周留一天不开会」。听到：「会议太多」问卷staff",
      written("每周留一天不开会", "会议太多", "staff"),
    ],
    ["行动 ”每周留一天不开会” 听到 ”会议太多”", written("每周留一天不开会", "会议太多")],
    ["行动 “把“试点”扩大到全公司” 听到 “流程慢”", written("把“试点”扩大到全公司", "流程慢")],
    ["行动 让“周五”不开会", written("让“周五”不开会")],
    ["行动 “免打扰日”每周一次", written("“免打扰日”每周一次")],
    ["行动 每周三不开会 听到 会议太多 问卷 staff", written("每周三不开会", "会议太多", "staff")],
    ["action Shorten the survey", written("Shorten the survey")],
    ["行动3做完了", action({ kind: "move", number: 3, state: "done" })],
    ["行动 第3条 开始", action({ kind: "move", number: 3, state: "doing" })],
    ["行动 3 已放弃", action({ kind: "move", number: 3, state: "dropped" })],
    ["行动 3 已完成", action({ kind: "move", number: 3, state: "done" })],
    ["行动 3 进行中", action({ kind: "move", number: 3, state: "doing" })],
    ["subscribe", { kind: "subscribe", wish: null }],
    ["subscribe week", subscribe({ period: "week" })],
    ["subscribe monthly staff me at 8am", subscribe({ period: "month", survey: "staff", at: "08:00" })],
    [
      "subscribe every quarter #leads at 10:30",
      subscribe({ period: "quarter", reader: channel("leads"), at: "10:30" }),
    ],
    [
      "subscribe to week here for staff",
      subscribe({ period: "week", survey: "staff", reader: { kind: "here" } }),
    ],
    ["订阅 周报 09:00", subscribe({ period: "week", at: "09:00" })],
    ["订阅 每月 staff 上午9点", subscribe({ period: "month", survey: "staff", at: "09:00" })],
    ["订阅 每周一 9点", subscribe({ period: "week", at: "09:00" })],
    ["订阅每月汇总 发到#leads", subscribe({ period: "month", reader: channel("leads") })],
    [
      "订阅月报<#C123|leads>",
      subscribe({
        period: "month",
        reader: { kind: "channel", reference: { id: "C123", name: "leads" } },
      }),
    ],
    ["订阅季报发给我", subscribe({ period: "quarter" })],
    ["订阅列表", { kind: "subscriptions" }],
    ["unsubscribe 2", { kind: "unsubscribe", number: 2 }],
    ["取消订阅 2", { kind: "unsubscribe", number: 2 }],
    ["退订", { kind: "unsubscribe", number: null }],
    ["role", { kind: "role", who: null }],
    [
      "role @ann manager team=Design",
      {
        kind: "role",
        who: { id: null, name: "ann" },
        role: "manager",
        group: { key: "team", value: "Design" },
      },
    ],
    ["role @ann manager", { kind: "role", who: { id: null, name: "ann" }, role: "manager" }],
  ])("%s", (text, expected) => {
    expect(parseCommand(text)).toEqual(expected);
  });

  it.each([
    ["mark 3", "missing", "mark"],
    ['mark "x" on someday', "not-a-date", "on"],
    ["标记 “搬家” 11月31日", "not-a-date", "on"],
    ['mark "x" on 2026-02-30', "not-a-date", "on"],
    [`mark "${"x".repeat(81)}"`, "too-long", "mark"],
    ['mark ""', "missing", "mark"],
    ['reference 45 "Industry median"', "missing", "from"],
    ["reference high", "not-a-score", "reference"],
    ["reference 101 x from y", "not-a-score", "reference"],
    ["goal 40 tomorrow", "unknown-word", "goal"],
    ["goal 40 team=", "not-an-attribute", "goal"],
    ["goal 40 for staff for product", "twice", "survey"],
    ["action 3 finito", "not-a-state", "action"],
    ["action 3", "not-a-state", "action"],
    [`action "${"字".repeat(201)}"`, "too-long", "action"],
    ["subscribe staff", "not-a-period", "subscribe"],
    ["subscribe week at noonish", "not-a-time", "at"],
    ["subscribe week month", "twice", "subscribe"],
    ["unsubscribe all", "not-a-number", "unsubscribe"],
    ["role @ann admin team=Design", "too-much", "role"],
    ["role @ann manager Design", "not-an-attribute", "role"],
  ])("%s is a mistake: %s", (text, reason, about) => {
    expect(parseCommand(text)).toMatchObject({ kind: "invalid", reason, about });
  });

  it("says what was not understood as it was typed", () => {
    expect(parseCommand("标记 “搬家” 11月31日")).toMatchObject({ word: "11月31日" });
    expect(parseCommand("目标 40 每周")).toMatchObject({ word: "每周" });
  });

  it.each([
    ["导出 staff 表格", "staff", "csv"],
    ["导出staff为csv", "staff", "csv"],
    ["导出报告", null, "html"],
    ["导出 数据", null, "json"],
  ])("%s", (text, survey, format) => {
    expect(parseCommand(text)).toEqual({ kind: "export", survey, format });
  });

  it("takes a sentence of 200 characters, none of which is a byte", () => {
    const text = "每".repeat(200);
    expect(parseCommand(`行动 “${text}”`)).toEqual(written(text));
  });
});
