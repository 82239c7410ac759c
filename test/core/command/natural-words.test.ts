import { describe, expect, it } from "vitest";
import { parseCommand } from "../../../core/command/grammar.ts";

const revoke = { kind: "token", wish: { kind: "revoke", name: "ci" } };
const make = { kind: "token", wish: { kind: "make", name: "ci" } };
const events = (kind: string) => ({ kind: "events", wish: { kind, eventType: "refund" } });
const attribute = (key: string) => ({ kind: "attribute", wish: { kind: "define", key, as: "text" } });
const noRole = (name: string) => ({ kind: "role", who: { name }, role: "none" });
const blackout = { kind: "rules", wish: { kind: "blackout", blackout: { from: "2026-12-24" } } };
const backToAll = { kind: "rules", wish: { kind: "no-blackout", date: "2026-12-24" } };
const workdays = (on: boolean) => ({ kind: "rules", wish: { kind: "workdays", on } });
const threeMonths = { kind: "quiet", wish: { kind: "for", count: 3, unit: "month" } };
const quietOff = { kind: "quiet", wish: { kind: "off" } };
const fresh = { kind: "survey", key: "shop", wish: { kind: "new", from: "product" } };
const removed = { kind: "survey", key: "spare", wish: { kind: "remove" } };

describe("words of someone who has not looked them up", () => {
  it.each([
    ["token delete ci", "令牌 删除 ci", revoke],
    ["token remove ci", "令牌 撤销 ci", revoke],
    ["token new ci", "令牌 新建 ci", make],
    ["token create ci", "令牌 创建 ci", make],
    ["events delete refund", "事件 删除 refund", events("remove")],
    ["events disable refund", "事件 停用 refund", events("pause")],
    ["events enable refund", "事件 启用 refund", events("resume")],
    ["attribute add team text", "属性 添加 team 文本", attribute("team")],
    ["attribute create team text", "属性 新建 team 文本", attribute("team")],
    ["role delete @ann", "角色 删除 @ann", noRole("ann")],
    ["role @ann remove", "角色 @ann 移除", noRole("ann")],
    ["rules blackout add 2026-12-24", "规则 停问 添加 2026-12-24", blackout],
    ["rules blackout delete 2026-12-24", "规则 停问 删除 2026-12-24", backToAll],
    ["rules workdays enable", "规则 工作日 启用", workdays(true)],
    ["rules workdays disable", "规则 工作日 停用", workdays(false)],
    ["quiet 3 months", "免打扰 3 个月", threeMonths],
    ["quiet cancel", "免打扰 取消", quietOff],
    ["survey create shop from product", "问卷 创建 shop 基于 product", fresh],
    ["survey spare delete", "问卷 spare 删掉", removed],
  ])("%s and %s are understood", (english, chinese, command) => {
    expect(parseCommand(english)).toMatchObject(command);
    expect(parseCommand(chinese)).toMatchObject(command);
  });

  it("leave names alone that sound like them", () => {
    expect(parseCommand("attribute add text")).toMatchObject(attribute("add"));
    expect(parseCommand("token new")).toMatchObject({ kind: "token", wish: { kind: "make", name: "new" } });
    expect(parseCommand("rules constructor")).toMatchObject({ kind: "invalid", reason: "unknown-word" });
  });
});
