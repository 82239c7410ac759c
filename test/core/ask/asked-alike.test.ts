import { describe, expect, it } from "vitest";
import { audienceMark, wordingMark } from "../../../core/ask/asked-alike.ts";
import type { AudienceSource, Place } from "../../../core/ports.ts";
import type { Frozen, Wording } from "../../../core/survey/survey.ts";
import { frozen } from "../answer/facts.ts";

const reworded = (change: Partial<Wording>): Partial<Frozen> => ({
  wording: { ...frozen.wording, "zh-CN": { ...frozen.wording["zh-CN"], ...change } },
});
const both = (text: string) => ({ en: text, "zh-CN": text });
const background = (label: string) => ({
  background: [{ key: "tenure", text: both("How long?"), options: [{ key: "o1", label: both(label) }] }],
});

describe("the mark of what is read before answering", () => {
  it.each<[string, Partial<Frozen>]>([
    ["the question", reworded({ question: "how?" })],
    ["the anchors", reworded({ anchors: "0–10" })],
    ["the promise", { promise: "attributed" }],
    ["what it is about", { subject: "the canteen" }],
    ["a question before the score", { extras: background("New") }],
  ])("changes with %s", (_, change) => {
    expect(wordingMark({ ...frozen, ...change })).not.toBe(wordingMark(frozen));
  });

  it("changes with an option of a question before the score", () => {
    const marks = ["New", "Old"].map((label) => wordingMark({ ...frozen, extras: background(label) }));
    expect(new Set(marks).size).toBe(2);
  });

  it.each<[string, Partial<Frozen>]>([
    ["the thanks", { extras: { thanks: both("…") as never } }],
    ["what answering brings", { extras: { incentive: both("A cup of tea") } }],
    ["the question for a reason", reworded({ reason: { promoter: "a", passive: "b", detractor: "c" } })],
    ["what could be better", reworded({ improve: "else?" })],
    ["drivers", { drivers: [] }],
    ["the version alone", { version: 9 }],
  ])("stays with %s", (_, change) => {
    expect(wordingMark({ ...frozen, ...change })).toBe(wordingMark(frozen));
  });
});

describe("the mark of an audience", () => {
  const sales: Place = { kind: "channel", externalId: "C1" };
  const design: Place = { kind: "channel", externalId: "C2" };
  const all = { kind: "combined", in: [sales], not: [], where: [], samplePercent: null } as const;

  it("stays with the order in which it was said, and with the way", () => {
    expect(audienceMark(all)).toBe(audienceMark(sales));
    expect(audienceMark({ ...all, in: [sales, design] })).toBe(audienceMark({ ...all, in: [design, sales] }));
  });

  it("is another for every other audience", () => {
    const others: readonly AudienceSource[] = [
      ...[sales, design, { ...all, in: [sales, design] }, { ...all, not: [design] }],
      ...[
        { ...all, samplePercent: 20 },
        { ...all, where: [{ key: "team", values: ["a"] }] },
      ],
      ...[
        { ...all, where: [{ key: "team", values: ["b"] }] },
        { kind: "group" as const, externalId: "C1" },
      ],
      ...[
        { kind: "everyone" as const, guests: true },
        { kind: "everyone" as const, guests: false },
      ],
      { kind: "events", ruleId: "C1" },
    ];
    expect(new Set(others.map(audienceMark)).size).toBe(others.length);
  });
});
