import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createPace } from "../../../core/publish/pace.ts";
import { combinesToFew } from "../../../core/publish/tells-of-few.ts";
import { isolated, type Member } from "./isolation.ts";
import { turns } from "./organizations.ts";

const pace = createPace(turns);
const SIZES = [3, 3, 2] as const;

/** People in cells of two or three divisions. */
const people = fc
  .tuple(
    fc.integer({ min: 2, max: 3 }),
    fc.array(fc.tuple(...SIZES.map((size) => fc.nat({ max: size - 1 }))), {
      minLength: 8,
      maxLength: 16,
      size: "max",
    }),
  )
  .map(([divisions, all]) => all.map((cells) => cells.slice(0, divisions)));

function columnsOf(cells: readonly (readonly number[])[]) {
  const divisions = cells[0]?.map((_, at) => ({
    of: Int32Array.from(cells, (one) => one[at] ?? 0),
    size: SIZES[at] ?? 0,
  }));
  return { divisions: divisions ?? [], weights: new Float64Array(cells.length).fill(1) };
}

/** The same as figures of named groups, for the other way to find out. */
function asOrganization(cells: readonly (readonly number[])[]) {
  const members = cells.map(
    (one): Member => ({
      band: "passives",
      groups: Object.fromEntries(one.map((cell, at) => [`by${at}`, `${cell}`])),
    }),
  );
  const segments = (cells[0] ?? []).map((_, at) => ({
    attributes: [`by${at}`],
    cells: Array.from({ length: SIZES[at] ?? 0 }, (_, cell) => ({
      groups: [[`${cell}`]],
      invited: null,
      counts: { promoters: 0, passives: 0, detractors: 0 },
    })),
  }));
  return { members, segments };
}

describe("whether figures combine to fewer than k", () => {
  it("is found out exactly: no more and no less than trying every set of people finds", async () => {
    const found = { yes: 0, no: 0 };
    await fc.assert(
      fc.asyncProperty(people, fc.integer({ min: 2, max: 4 }), async (cells, k) => {
        const { members, segments } = asOrganization(cells);
        const expected = isolated(segments, members, k) !== null;
        expect(await combinesToFew(columnsOf(cells), k, pace)).toBe(expected);
        found[expected ? "yes" : "no"] += 1;
      }),
      { numRuns: 250 },
    );
    expect(Math.min(found.yes, found.no)).toBeGreaterThan(20);
  });

  it("counts people who are in the same cells together", async () => {
    // Three people tie two rows to each other, and so does one more: two would be cut off by fewer than k.
    const columns = (weights: readonly number[]) => ({
      ...columnsOf([
        [0, 0],
        [0, 1],
        [1, 0],
        [1, 1],
        [2, 2],
      ]),
      weights: Float64Array.from(weights),
    });
    expect(await combinesToFew(columns([3, 3, 3, 3, 6]), 6, pace)).toBe(false);
    expect(await combinesToFew(columns([3, 2, 3, 3, 6]), 6, pace)).toBe(true);
    expect(await combinesToFew(columns([3, 3, 3, 3, 5]), 6, pace)).toBe(true);
    // Nobody is no column: these four cells are then tied in pairs of enough.
    expect(await combinesToFew(columns([9, 0, 0, 9, 9]), 6, pace)).toBe(false);
  });

  it("is yes where it cannot be found out within a bound of work", async () => {
    // Hundreds of people in as many cells each way, no two of them alike: nobody tries all combinations of these.
    const size = 400;
    const of = (by: number) => Int32Array.from({ length: 3 * size }, (_, at) => (at * by + (at >> 3)) % size);
    const columns = {
      divisions: [1, 7, 49].map((by) => ({ of: of(by), size })),
      weights: new Float64Array(3 * size).fill(1),
    };
    expect(await combinesToFew(columns, 5, pace)).toBe(true);
    // Where each of them stands for enough there is nothing to try.
    expect(await combinesToFew({ ...columns, weights: columns.weights.fill(5) }, 5, pace)).toBe(false);
  });
});
