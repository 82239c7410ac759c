// Counts disjoint sets of columns that each determine every combination of the rows: a combination that is not zero is not zero in each of them.
//
// Reckoned modulo a prime, which is fast and errs on one side only: rows that are independent modulo a prime are independent.
import type { Row } from "./integer-rows.ts";
import type { Pace } from "./pace.ts";

// The largest prime below 2^15: products stay within the small whole numbers that are fast.
const PRIME = 32_749;

/** Gives how many such sets are found, at most `most`. A column is in as many sets as it weighs. Some may be overlooked. */
export async function determiningSets(
  rows: readonly Row[],
  weights: readonly number[],
  most: number,
  pace: Pace,
): Promise<number> {
  const left = [...weights];
  const columns = weights.map((_, at) => rows.map((row) => residue(row[at] ?? 0)));
  for (let found = 0; found < most; found += 1) {
    if (!(await takeOne(columns, rows.length, left, pace))) return found;
  }
  return most;
}

// Takes a set out of what is left; false where the rest does not determine everything.
async function takeOne(
  columns: readonly (readonly number[])[],
  rank: number,
  left: number[],
  pace: Pace,
): Promise<boolean> {
  const pivots: { readonly column: readonly number[]; readonly at: number }[] = [];
  // Heavier columns first: they are in more sets.
  const order = left.map((_, at) => at).sort((a, b) => (left[b] ?? 0) - (left[a] ?? 0) || a - b);
  for (const at of order) {
    if (pivots.length === rank) break;
    if ((left[at] ?? 0) <= 0) continue;
    const rest = [...(columns[at] ?? [])];
    for (const pivot of pivots) {
      const share = rest[pivot.at] ?? 0;
      if (share === 0) continue;
      for (let row = 0; row < rest.length; row += 1) {
        rest[row] = residue((rest[row] ?? 0) - residue(share * (pivot.column[row] ?? 0)));
      }
    }
    const turn = pace(rank * pivots.length);
    if (turn !== undefined) await turn;
    const first = rest.findIndex((value) => value !== 0);
    if (first === -1) continue;
    const inverse = inverseOf(rest[first] ?? 1);
    pivots.push({ column: rest.map((value) => residue(value * inverse)), at: first });
    left[at] = (left[at] ?? 0) - 1;
  }
  return pivots.length === rank;
}

function residue(value: number): number {
  const rest = value % PRIME;
  return rest < 0 ? rest + PRIME : rest;
}

// By Fermat: the power of PRIME − 2.
function inverseOf(value: number): number {
  let [result, base, power] = [1, value, PRIME - 2];
  while (power > 0) {
    if (power % 2 === 1) result = residue(result * base);
    base = residue(base * base);
    power = Math.floor(power / 2);
  }
  return result;
}
