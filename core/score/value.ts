// Who brings value and who does not, by band: six cells, their heads and what they are worth.
import type { Band } from "./tally.ts";

/** A 9–10, B 7–8, C 0–6; 1 brings value, 2 does not. */
export const VALUE_CELLS = ["A1", "A2", "B1", "B2", "C1", "C2"] as const;
export type ValueCell = (typeof VALUE_CELLS)[number];

const LETTERS = { promoter: "A", passive: "B", detractor: "C" } as const;

/** Gives the cell of an answer; whoever is worth exactly the threshold brings value. */
export function valueCell(band: Band, value: number, threshold: number): ValueCell {
  return `${LETTERS[band]}${value >= threshold ? 1 : 2}`;
}

/**
 * Gives the threshold where nobody has drawn one, from how many have which value: the least value with at most half of them (rounded up) at or above it,
 * so that "bringing value" always singles some out, also where most bring nothing. Where all have the same value it is that value; null of none.
 */
export function usualThreshold(heads: ReadonlyMap<number, number>): number | null {
  const falling = [...heads].filter(([, count]) => count > 0).sort(([a], [b]) => b - a);
  const all = falling.reduce((sum, [, count]) => sum + count, 0);
  let above = 0;
  let threshold: number | null = null;
  for (const [value, count] of falling) {
    above += count;
    // The highest value stands even if most have it: someone has to be singled out, unless all are alike.
    if (threshold !== null && above > Math.ceil(all / 2)) break;
    threshold = value;
  }
  return threshold;
}
