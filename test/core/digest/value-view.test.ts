import { describe, expect, it } from "vitest";
import { peopleByValue } from "../../../core/digest/people-by-value.ts";
import { makeValueView, valueChart } from "../../../core/digest/value-view.ts";
import type { PublishedValue } from "../../../core/publish/publication.ts";
import type { ValuedPerson } from "../../../core/publish/valued-people.ts";
import { publicationOf, shownFigures } from "./publications.ts";

const cell = (heads: number, value: number) => ({ heads, value });
const value = (of: Partial<PublishedValue["cells"]>, threshold = 100): PublishedValue => ({
  threshold,
  cells: {
    ...{ A1: cell(0, 0), A2: cell(0, 0), B1: cell(0, 0), B2: cell(0, 0), C1: cell(0, 0), C2: cell(0, 0) },
    ...of,
  },
  unknown: 2,
});
const round = (number: number, of?: PublishedValue) =>
  publicationOf(number, shownFigures(5, 3, 2), {
    promise: "attributed",
    ...(of === undefined ? {} : { value: of }),
  });

describe("the view of value", () => {
  const now = round(3, value({ A1: cell(3, 900), B2: cell(5, 50), C1: cell(2, 50) }));

  it("gives shares of people and of value, whose sum is one", () => {
    const view = makeValueView(now, []);
    const of = (name: string) => view?.cells.find((each) => each.name === name);
    expect(view).toMatchObject({ heads: 10, value: 1000, unknown: 2, threshold: 100, previous: null });
    expect(of("A1")).toMatchObject({ headShare: 0.3, valueShare: 0.9, before: null });
    expect(of("A2")).toMatchObject({ heads: 0, headShare: 0, valueShare: 0 });
    expect(view?.cells.reduce((sum, { headShare }) => sum + headShare, 0)).toBeCloseTo(1, 12);
    expect(valueChart(view ?? fail())?.cells).toHaveLength(6);
  });

  it("tells the round before that knows values, however far back, and none that came later", () => {
    const before = round(1, value({ A1: cell(1, 300), C1: cell(3, 300) }, 80));
    const view = makeValueView(now, [round(4, value({ A1: cell(9, 9) })), now, round(2), before]);
    expect(view?.previous?.number).toBe(1);
    expect(view?.otherThreshold).toBe(80);
    expect(view?.cells[0]?.before).toEqual({ heads: 1, value: 300, headShare: 0.25, valueShare: 0.5 });
    expect(makeValueView(now, [round(1, value({ B1: cell(1, 100) }))])?.otherThreshold).toBeNull();
  });

  it("has no shares of value where some are below zero, or nobody is worth anything", () => {
    for (const of of [value({ A1: cell(1, 900), C2: cell(1, -100) }), value({ B2: cell(4, 0) })]) {
      const view = makeValueView(round(1, of), []);
      expect(view?.cells.every(({ valueShare }) => valueShare === null)).toBe(true);
      expect(valueChart(view ?? fail())).toBeNull();
    }
  });

  it("is nothing of a round that knows no values", () => {
    expect(makeValueView(round(1), [now])).toBeNull();
  });
});

describe("the people of a cell", () => {
  const person = (personId: string, score: number, worth: string | null): ValuedPerson => ({
    personId,
    name: personId.toUpperCase(),
    score,
    groups: worth === null ? {} : { "=value": worth },
  });
  const ROUNDS: Readonly<Record<string, readonly ValuedPerson[]>> = {
    "round-3": [
      person("ann", 3, "150"),
      person("bob", 0, "400"),
      person("cem", 6, "100"),
      person("dee", 6, "99"),
      person("eve", 9, "900"),
      person("fay", 2, null),
    ],
    "round-1": [person("ann", 9, "150"), person("bob", 0, "90"), person("cem", 6, null)],
  };
  const turns = { next: async () => {} };
  // One a page: the pages must not matter.
  const valuedPeople = {
    page: async (roundId: string, from: string | null) => {
      const at = Number(from ?? 0);
      const all = ROUNDS[roundId] ?? [];
      return { people: all.slice(at, at + 1), next: at + 1 < all.length ? String(at + 1) : null };
    },
  };
  const before = round(1, value({ A1: cell(1, 150), C2: cell(1, 90) }, 80));
  const view = makeValueView(round(3, value({ C1: cell(3, 650) })), [before]) ?? fail();

  it("come with those worth most first, and with where they were before by the line of then", async () => {
    expect(await peopleByValue({ valuedPeople, turns }, view, "C1", 10)).toEqual([
      { name: "BOB", score: 0, value: 400, before: "C1" },
      { name: "ANN", score: 3, value: 150, before: "A1" },
      { name: "CEM", score: 6, value: 100, before: "new" },
    ]);
  });

  it("are no more than asked for", async () => {
    expect((await peopleByValue({ valuedPeople, turns }, view, "C1", 1)).map(({ name }) => name)).toEqual([
      "BOB",
    ]);
    expect(await peopleByValue({ valuedPeople, turns }, view, "B1", 10)).toEqual([]);
  });
});

function fail(): never {
  throw new Error("no view");
}
