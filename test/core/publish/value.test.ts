import { describe, expect, it } from "vitest";
import { frozenWorth } from "../../../core/people/worth.ts";
import { createValueCounter, publishedValue } from "../../../core/publish/value.ts";

const definition = (bands: readonly number[], kind: "number" | "text" = "number") => ({
  organizationId: "o",
  key: "value",
  kind,
  bands,
  source: null,
});

function published(
  answers: readonly (readonly [score: number, value: string | null])[],
  bands: readonly number[] = [],
  promise: "attributed" | "anonymous" = "attributed",
) {
  const counter = createValueCounter({ promise });
  for (const [score, value] of answers) {
    counter.take({ score, groups: frozenWorth([definition(bands)], value === null ? {} : { value }) });
  }
  return publishedValue(counter.result());
}

const cell = (heads: number, value: number) => ({ heads, value });

describe("what is frozen of someone's value", () => {
  it("is the number and the highest edge, under keys that no attribute has", () => {
    expect(frozenWorth([definition([100, 1000])], { value: "250.5" })).toEqual({
      "=value": "250.5",
      "=value-from": "1000",
    });
    expect(frozenWorth([definition([])], { value: "-3" })).toEqual({ "=value": "-3" });
  });

  it("is nothing of texts, of what is no number, and of an attribute that is not defined", () => {
    expect(frozenWorth([definition([], "text")], { value: "3" })).toEqual({});
    expect(frozenWorth([definition([])], { value: "much" })).toEqual({});
    expect(frozenWorth([definition([])], {})).toEqual({});
    expect(frozenWorth([], { value: "3" })).toEqual({});
  });
});

describe("who brings value", () => {
  it("is decided by the edge that an admin drew, which itself brings value", () => {
    expect(
      published(
        [
          [10, "1000"],
          [9, "999.9"],
          [8, "5000"],
          [7, "0"],
          [6, "1000.5"],
          [0, "1"],
          [3, null],
        ],
        [100, 1000],
      ),
    ).toEqual({
      threshold: 1000,
      cells: {
        A1: cell(1, 1000),
        A2: cell(1, 999.9),
        B1: cell(1, 5000),
        B2: cell(1, 0),
        C1: cell(1, 1000.5),
        C2: cell(1, 1),
      },
      unknown: 1,
    });
  });

  it.each<[string, readonly number[], number]>([
    ["the upper half where all differ", [1, 2, 3, 4], 3],
    ["one more than half of an odd number", [1, 2, 3, 4, 5], 3],
    ["those who bring anything, where most bring nothing", [0, 0, 0, 0, 7, 9], 7],
    ["the highest, where most have it", [5, 5, 5, 1], 5],
    ["everyone, where all are alike", [5, 5, 5], 5],
    ["the only one", [-2], -2],
  ])("is %s where no edge is drawn", (_, values, threshold) => {
    expect(published(values.map((value) => [9, String(value)]))?.threshold).toBe(threshold);
  });

  it("is not told of an anonymous round, or where no value is known", () => {
    expect(published([[9, "10"]], [], "anonymous")).toBeUndefined();
    expect(
      published([
        [9, null],
        [3, null],
      ]),
    ).toBeUndefined();
    expect(published([])).toBeUndefined();
  });

  it("adds cents up to cents", () => {
    expect(
      published([
        [9, "0.1"],
        [9, "0.2"],
        [9, "0.1"],
      ])?.cells.A2.value,
    ).toBe(0.2);
    const tenths = Array.from({ length: 10 }, () => [9, "0.1"] as const);
    expect(published(tenths)?.cells.A1).toEqual(cell(10, 1));
  });

  it("reads a plain number that an answer from elsewhere brought", () => {
    const counter = createValueCounter({ promise: "attributed" });
    counter.take({ score: 9, groups: { value: "12", team: "x" } });
    counter.take({ score: 9, groups: { value: "~n:10+" } });
    expect(publishedValue(counter.result())).toMatchObject({ threshold: 12, unknown: 1 });
  });
});
