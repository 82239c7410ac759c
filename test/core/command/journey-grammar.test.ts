// The journey and value, as people type them in both languages.
import { describe, expect, it } from "vitest";
import { parseCommand } from "../../../core/command/grammar.ts";

const order = (...names: string[]) => ({ kind: "journey", order: names });
const value = (survey: string | null = null, cell: string | null = null) => ({ kind: "value", survey, cell });

describe("What people type about the journey", () => {
  it.each([
    ["journey", { kind: "journey", order: null }],
    ["旅程", { kind: "journey", order: null }],
    ["journey order signup, delivery, support", order("signup", "delivery", "support")],
    ["journey order Phone support, Delivery ,  Sign-up", order("Phone support", "Delivery", "Sign-up")],
    ["journey order signup delivery support", order("signup", "delivery", "support")],
    ["journey order signup > delivery > support", order("signup", "delivery", "support")],
    ["journey order Sign &amp; pay &gt; Support", order("Sign & pay", "Support")],
    ["journey order “Phone support”", order("Phone support")],
    ["journey order 'Phone support', “Delivery”", order("Phone support", "Delivery")],
    ["journey order ticket.closed", order("ticket.closed")],
    ["旅程 排序 注册、物流、客服", order("注册", "物流", "客服")],
    ["旅程排序注册、售后、提醒", order("注册", "售后", "提醒")],
    ["旅程 顺序 注册，物流；客服", order("注册", "物流", "客服")],
    ["旅程 排序 “售后”", order("售后")],
  ])("%s", (text, expected) => {
    expect(parseCommand(text)).toEqual(expected);
  });

  it.each([
    ["journey order", "missing"],
    ["journey order ,,", "missing"],
    ["journey sort a, b", "unknown-word"],
  ])("%s is a mistake: %s", (text, reason) => {
    expect(parseCommand(text)).toMatchObject({ kind: "invalid", command: "journey", reason });
  });
});

describe("What people type about value", () => {
  it.each([
    ["value", value()],
    ["value product", value("product")],
    ["value product c1", value("product", "C1")],
    ["value A2 product", value("product", "A2")],
    ["价值", value()],
    ["价值 product B1", value("product", "B1")],
    ["价值C1", value(null, "C1")],
    ["/nps value Ｃ１", value(null, "C1")],
  ])("%s", (text, expected) => {
    expect(parseCommand(text)).toEqual(expected);
  });

  it.each([
    ["value product staff", "too-much"],
    ["value c1 c2", "twice"],
    ["value @ann", "unknown-word"],
  ])("%s is a mistake: %s", (text, reason) => {
    expect(parseCommand(text)).toMatchObject({ kind: "invalid", command: "value", reason });
  });
});
