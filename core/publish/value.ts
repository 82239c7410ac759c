// Counts an attributed round's answers by what their authors are worth: heads and value in six cells.
import { worthOf } from "../people/worth.ts";
import { type Band, bandOf } from "../score/tally.ts";
import { usualThreshold, VALUE_CELLS, valueCell } from "../score/value.ts";
import type { Frozen } from "../survey/survey.ts";
import type { CountedBallot } from "./counted-ballot.ts";
import type { PublishedValue } from "./publication.ts";

/** Heads by band and value, the highest edge that any of them was frozen with, and answers of whom no value is known. */
export interface CountedWorth {
  readonly heads: ReadonlyMap<number, Readonly<Record<Band, number>>>;
  readonly edge: number | null;
  readonly unknown: number;
}

/** Counts values; in an anonymous round nothing. */
export function createValueCounter({ promise }: Pick<Frozen, "promise">): {
  take(ballot: Pick<CountedBallot, "score" | "groups">): void;
  result(): CountedWorth;
} {
  const heads = new Map<number, Record<Band, number>>();
  let edge: number | null = null;
  let unknown = 0;
  return {
    take({ score, groups }) {
      if (promise !== "attributed") return;
      const worth = worthOf(groups);
      if (worth === null) {
        unknown += 1;
        return;
      }
      const counts = heads.get(worth.value) ?? { promoter: 0, passive: 0, detractor: 0 };
      counts[bandOf(score)] += 1;
      heads.set(worth.value, counts);
      // Who was asked later may have been frozen after the edge was moved: the last word is the higher one.
      if (worth.edge !== null) edge = Math.max(edge ?? worth.edge, worth.edge);
    },
    result: () => ({ heads, edge, unknown }),
  };
}

/** Gives heads and value by cell; undefined where nobody's value is known. The threshold is the edge that an admin drew, else the usual one. */
export function publishedValue({ heads, edge, unknown }: CountedWorth): PublishedValue | undefined {
  const counts = new Map([...heads].map(([value, by]) => [value, by.promoter + by.passive + by.detractor]));
  const threshold = edge ?? usualThreshold(counts);
  if (threshold === null || heads.size === 0) return undefined;
  const cells = { ...NOBODY };
  for (const [value, by] of heads) {
    for (const band of ["promoter", "passive", "detractor"] as const) {
      if (by[band] === 0) continue;
      const name = valueCell(band, value, threshold);
      const cell = cells[name];
      cells[name] = { heads: cell.heads + by[band], value: cell.value + by[band] * value };
    }
  }
  for (const name of VALUE_CELLS) cells[name] = { ...cells[name], value: tidied(cells[name].value) };
  return { threshold, cells, unknown };
}

const NOTHING = { heads: 0, value: 0 };
const NOBODY: PublishedValue["cells"] & Record<string, { readonly heads: number; readonly value: number }> = {
  A1: NOTHING,
  A2: NOTHING,
  B1: NOTHING,
  B2: NOTHING,
  C1: NOTHING,
  C2: NOTHING,
};

// Sums of cents come out a hair beside the cent.
function tidied(value: number): number {
  return Math.round(value * 1e6) / 1e6;
}
