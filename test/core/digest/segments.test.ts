// What a digest says of groups: the very same groups compared, and few of the changes that it claims chance.
import { describe, expect, it } from "vitest";
import { segmentsOf } from "../../../core/digest/segments-of.ts";
import { tellingCells } from "../../../core/digest/telling-cells.ts";
import type { PublishedCell, PublishedSegment } from "../../../core/publish/publication.ts";
import { cellOf, publicationOf, shownFigures } from "./publications.ts";

const whole = shownFigures(60, 30, 30);

function compared(before: readonly PublishedCell[], after: readonly PublishedCell[]) {
  const of = (number: number, cells: readonly PublishedCell[]) =>
    publicationOf(number, whole, { invited: 200, segments: [{ attributes: ["team"], cells }] });
  const [segment] = segmentsOf(of(2, after), of(1, before));
  if (segment === undefined) throw new Error("no segment");
  return segment.cells;
}

const design = cellOf([["Design"]], [10, 5, 5], 30);
const sales = cellOf([["Sales"]], [4, 8, 8], 40);
const legal = cellOf([["Legal"]], [20, 10, 10], 50);

describe("a group", () => {
  it("has its own figures, with an interval of those who were asked in it", () => {
    const [cell] = compared([], [design]);
    expect(cell).toMatchObject({ answered: 20, invited: 30, display: "+25", before: null, change: null });
    expect(cell?.interval?.low).toBeGreaterThan(-10);
    expect(cell?.responseRate).toBeCloseTo(2 / 3, 12);
  });

  it("is compared with itself", () => {
    const [cell] = compared([cellOf([["Design"]], [5, 5, 10], 30)], [design]);
    expect(cell?.before).toMatchObject({ display: "−25", answered: 20 });
    expect(cell?.change?.delta).toBeCloseTo(50, 10);
  });

  it("that is merged now is compared with the sum of its parts", () => {
    const both = cellOf([["Design"], ["Sales"]], [14, 13, 13], 70);
    expect(compared([design, sales, legal], [both])[0]?.before).toMatchObject({
      answered: 40,
      invited: 70,
      promoters: 14,
    });
  });

  it.each([
    ["stood together with another before", [cellOf([["Design"], ["Sales"]], [14, 13, 13])], design],
    ["is new", [sales], design],
    ["has one more among it", [design], cellOf([["Design"], ["Sales"]], [14, 13, 13])],
    ["has one fewer among it", [cellOf([["Design"], ["Gone"]], [14, 13, 13])], design],
  ])("is compared with nothing where it %s", (_, before, after) => {
    expect(compared(before, [after])[0]).toMatchObject({ before: null, change: null });
  });

  it("of whom nothing is known is a group like any other", () => {
    const unknown = cellOf([[null]], [10, 0, 10]);
    expect(compared([unknown], [unknown])[0]?.change?.delta).toBe(0);
  });
});

describe("many groups at once", () => {
  // Alone, a p of 0.03 or so would be claimed.
  const before = cellOf([["Design"]], [20, 15, 15]);
  const after = cellOf([["Design"]], [33, 9, 8]);
  const still = (name: string) => cellOf([[name]], [20, 15, 15]);
  const others = Array.from({ length: 9 }, (_, at) => `Team ${at}`);

  it("are judged together", () => {
    const [alone] = compared([before], [after]);
    expect(alone?.change).toMatchObject({ verdict: "up" });
    expect(alone?.change?.adjusted).toBe(alone?.change?.p);
    const [one] = compared([before, ...others.map(still)], [after, ...others.map(still)]);
    expect(one?.change?.p).toBe(alone?.change?.p);
    expect(one?.change).toMatchObject({ verdict: "within-noise" });
    expect(one?.change?.adjusted).toBeCloseTo(10 * (alone?.change?.p ?? 0), 10);
  });

  it("leave those out of whom too few answered", () => {
    const few = (name: string) => cellOf([[name]], [3, 3, 3]);
    const [one, small] = compared([before, ...others.map(few)], [after, ...others.map(few)]);
    expect(one?.change).toMatchObject({ verdict: "up" });
    expect(small?.change).toMatchObject({ verdict: "too-few", adjusted: null });
  });

  it("are withheld without a figure where nothing of them may be shown", () => {
    const segments: readonly PublishedSegment[] = [{ attributes: ["team", "office"], cells: [] }];
    expect(segmentsOf(publicationOf(1, whole, { segments }), undefined)).toEqual([
      { attributes: ["team", "office"], withheld: true, cells: [] },
    ]);
    expect(segmentsOf(publicationOf(1, whole), undefined)).toEqual([]);
  });
});

describe("three hundred groups", () => {
  const name = (at: number) => `Shop ${String(at).padStart(3, "0")}`;
  const same = Array.from({ length: 300 }, (_, at) => cellOf([[name(at)]], [10, 5, 5]));

  it("show those that tell most: what changed surely, then what lies furthest from the whole", () => {
    const fallen = cellOf([[name(7)]], [0, 2, 18]);
    const odd = cellOf([[name(9)]], [20, 0, 0]);
    const now = same.map((cell, at) => (at === 7 ? fallen : at === 9 ? odd : cell));
    const before = same.map((cell, at) => (at === 9 ? odd : cell));
    const shown = tellingCells(compared(before, now), 25, 10);
    expect(shown).toHaveLength(10);
    expect(shown[0]?.groups).toEqual([[name(9)]]);
    expect(shown.at(-1)?.groups).toEqual([[name(7)]]);
    expect(shown.at(-1)?.change?.verdict).toBe("down");
  });
});
