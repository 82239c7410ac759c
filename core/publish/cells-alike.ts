// Takes cells together that no combination speaking of fewer than k can tell apart: what is left is small, and the answer to the question the same.
//
// Say that a combination gives each cell a number, and so each answer the sum of its cells' numbers. Two answers whose cells are the same but for one
// division get sums that differ by the difference of these two cells' numbers. If k disjoint pairs of answers differ in the same two cells alone and the
// numbers of these cells differ, then in every pair one sum is not zero: the combination speaks of k or more. So in one that speaks of fewer the two numbers are equal.
import { type Numbered, numberedPairs } from "./numbered-pairs.ts";
import type { Pace } from "./pace.ts";

/** Lists of one length, in which a place stands for people of one signature: in which cell of each division they are, and how many they are. */
export interface Columns {
  readonly divisions: readonly Numbered[];
  readonly weights: Float64Array;
}

/** Gives fewer and heavier columns with the same combinations that speak of fewer than k. */
export async function alikeTakenTogether(columns: Columns, k: number, pace: Pace): Promise<Columns> {
  // Pairs are disjoint only where people of one signature are one column.
  let left = await withoutImplied(await asOne(columns, pace), pace);
  for (let isLess = true; isLess; ) {
    isLess = false;
    for (let division = 0; division < left.divisions.length; division += 1) {
      const alike = await alikeIn(left, division, k, pace);
      if (alike === null) continue;
      isLess = true;
      left = await asOne({ ...left, divisions: left.divisions.with(division, alike) }, pace);
    }
    if (isLess) left = await withoutImplied(left, pace);
  }
  return left;
}

// A division whose cells are unions of another's adds nothing that can be reckoned: its figures are sums of the other's.
async function withoutImplied({ divisions, weights }: Columns, pace: Pace): Promise<Columns> {
  const kept = [...divisions];
  for (let coarse = kept.length - 1; coarse >= 0 && kept.length > 1; coarse -= 1) {
    const unions = kept[coarse];
    if (unions === undefined) continue;
    for (const [at, fine] of kept.entries()) {
      if (at === coarse || !implies(fine, unions)) continue;
      kept.splice(coarse, 1);
      break;
    }
    const turn = pace(5 * weights.length);
    if (turn !== undefined) await turn;
  }
  return { divisions: kept, weights };
}

function implies(fine: Numbered, coarse: Numbered): boolean {
  const coarseOf = new Int32Array(fine.size).fill(-1);
  return fine.of.every((cell, at) => {
    const known = coarseOf[cell];
    const unions = coarse.of[at] ?? 0;
    if (known === -1) coarseOf[cell] = unions;
    return known === -1 || known === unions;
  });
}

// The division with cells that cannot be told apart taken as one; null where there are none.
async function alikeIn(
  { divisions, weights }: Columns,
  division: number,
  k: number,
  pace: Pace,
): Promise<Numbered | null> {
  const cells = divisions[division];
  if (cells === undefined || cells.size < 2) return null;
  const heavy = new Float64Array(cells.size);
  cells.of.forEach((cell, at) => {
    heavy[cell] = (heavy[cell] ?? 0) + (weights[at] ?? 0);
  });

  const pairs = new Map<number, number>();
  const contexts = await byContext(divisions.toSpliced(division, 1), weights.length, pace);
  for (const context of contexts) {
    // Heavier cells first, so that the same few meet the most others.
    const parts = context.sort(
      (a, b) =>
        (heavy[cells.of[b] ?? 0] ?? 0) - (heavy[cells.of[a] ?? 0] ?? 0) ||
        (cells.of[a] ?? 0) - (cells.of[b] ?? 0),
    );
    for (let one = 0; one < Math.min(parts.length, PAIRED_WITH); one += 1) {
      for (let other = one + 1; other < parts.length; other += 1) {
        const [a, b] = [parts[one] ?? 0, parts[other] ?? 0];
        const [low, high] = [
          Math.min(cells.of[a] ?? 0, cells.of[b] ?? 0),
          Math.max(cells.of[a] ?? 0, cells.of[b] ?? 0),
        ];
        const pair = low * cells.size + high;
        const together = pairs.get(pair) ?? 0;
        if (together < k) pairs.set(pair, together + Math.min(weights[a] ?? 0, weights[b] ?? 0));
      }
      const turn = pace(5 * parts.length);
      if (turn !== undefined) await turn;
    }
  }
  return taken(cells, pairs, k);
}

// In a context of hundreds of cells all pairs would be tens of thousands; the largest cells serve to tie the others together.
const PAIRED_WITH = 12;

// Places of columns that are in the same cells of all these divisions; those that are alone with theirs are left out.
async function byContext(
  divisions: readonly Numbered[],
  length: number,
  pace: Pace,
): Promise<Iterable<number[]>> {
  let context: Numbered = { of: new Int32Array(length), size: 1 };
  for (const division of divisions) context = await numberedPairs(context, division, pace);
  const { of, size } = context;
  const sizes = new Int32Array(size);
  for (const number of of) sizes[number] = (sizes[number] ?? 0) + 1;
  const found = new Map<number, number[]>();
  for (const [at, number] of of.entries()) {
    if ((sizes[number] ?? 0) < 2) continue;
    const known = found.get(number);
    if (known === undefined) found.set(number, [at]);
    else known.push(at);
    const turn = pace(5);
    if (turn !== undefined) await turn;
  }
  return found.values();
}

// Follows pairs from cell to cell: what is like the same is alike.
function taken(cells: Numbered, pairs: ReadonlyMap<number, number>, k: number): Numbered | null {
  const above = Int32Array.from({ length: cells.size }, (_, cell) => cell);
  const top = (cell: number): number => {
    let at = cell;
    while ((above[at] ?? at) !== at) at = above[at] ?? at;
    return at;
  };
  let found = false;
  for (const [pair, together] of pairs) {
    if (together < k) continue;
    const [one, other] = [top(Math.floor(pair / cells.size)), top(pair % cells.size)];
    if (one === other) continue;
    above[Math.max(one, other)] = Math.min(one, other);
    found = true;
  }
  if (!found) return null;
  const numbers = new Map<number, number>();
  const numberOf = above.map((_, cell) => {
    const root = top(cell);
    if (!numbers.has(root)) numbers.set(root, numbers.size);
    return numbers.get(root) ?? 0;
  });
  return { of: cells.of.map((cell) => numberOf[cell] ?? 0), size: numbers.size };
}

// Columns that are in the same cells everywhere are one.
async function asOne({ divisions, weights }: Columns, pace: Pace): Promise<Columns> {
  let columns: Numbered = { of: new Int32Array(weights.length), size: 1 };
  for (const division of divisions) columns = await numberedPairs(columns, division, pace);
  const { of, size } = columns;
  const sums = new Float64Array(size);
  const fewer = divisions.map((division) => ({ of: new Int32Array(size), size: division.size }));
  for (const [at, column] of of.entries()) {
    sums[column] = (sums[column] ?? 0) + (weights[at] ?? 0);
    for (const [index, division] of divisions.entries()) {
      const cells = fewer[index];
      if (cells !== undefined) cells.of[column] = division.of[at] ?? 0;
    }
    const turn = pace(3);
    if (turn !== undefined) await turn;
  }
  return { divisions: fewer, weights: sums };
}
