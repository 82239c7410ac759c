// Takes cells together that no combination speaking of fewer than k can tell apart: what is left is small, and the answer to the question the same.
//
// Say that a combination gives each cell a number, and so each answer the sum of its cells' numbers. Two answers whose cells are the same but for one
// division get sums that differ by the difference of these two cells' numbers. If k disjoint pairs of answers differ in the same two cells alone and the
// numbers of these cells differ, then in every pair one sum is not zero: the combination speaks of k or more. So in one that speaks of fewer the two numbers are equal.
import type { Pace } from "./pace.ts";
import type { Column } from "./tells-of-few.ts";

/** Gives fewer and heavier columns with the same combinations that speak of fewer than k. */
export async function alikeTakenTogether(
  columns: readonly Column[],
  k: number,
  pace: Pace,
): Promise<readonly Column[]> {
  let left = await withoutImplied(columns, pace);
  for (let isLess = true; isLess; ) {
    isLess = false;
    for (let division = 0; division < (left[0]?.cells.length ?? 0); division += 1) {
      const alike = await alikeIn(left, division, k, pace);
      if (alike === null) continue;
      left = await withoutImplied(await relabelled(left, division, alike, pace), pace);
      isLess = true;
      break;
    }
  }
  return left;
}

// A division whose cells are unions of another's adds nothing that can be reckoned: its figures are sums of the other's.
async function withoutImplied(columns: readonly Column[], pace: Pace): Promise<readonly Column[]> {
  const divisions = columns[0]?.cells.length ?? 0;
  for (let coarse = 0; divisions > 1 && coarse < divisions; coarse += 1) {
    for (let fine = 0; fine < divisions; fine += 1) {
      if (fine === coarse || !implies(columns, fine, coarse)) continue;
      const cut = columns.map(({ cells, weight }) => ({ cells: cells.toSpliced(coarse, 1), weight }));
      const turn = pace(20 * columns.length);
      if (turn !== undefined) await turn;
      return withoutImplied(cut, pace);
    }
  }
  return columns;
}

function implies(columns: readonly Column[], fine: number, coarse: number): boolean {
  const coarseOf: number[] = [];
  return columns.every(({ cells }) => {
    const at = cells[fine] ?? 0;
    const cell = cells[coarse] ?? 0;
    coarseOf[at] ??= cell;
    return coarseOf[at] === cell;
  });
}

// For each cell of a division the first one that it cannot be told apart from; null where there is none.
async function alikeIn(
  columns: readonly Column[],
  division: number,
  k: number,
  pace: Pace,
): Promise<readonly number[] | null> {
  const { contexts, weights } = await contextsOf(columns, division, pace);
  const size = weights.length;
  const pairs = new Map<number, number>();
  for (const context of contexts) {
    if (context.length < 2) continue;
    // Larger cells first, so that those of which little is left to ask are met by the same few.
    context.sort((a, b) => (weights[b.cell] ?? 0) - (weights[a.cell] ?? 0) || a.cell - b.cell);
    for (let one = 0; one < Math.min(context.length, PAIRED_WITH); one += 1) {
      for (let other = one + 1; other < context.length; other += 1) {
        const [a, b] = [context[one], context[other]];
        if (a === undefined || b === undefined) continue;
        const pair = a.cell < b.cell ? a.cell * size + b.cell : b.cell * size + a.cell;
        const before = pairs.get(pair) ?? 0;
        if (before < k) pairs.set(pair, before + Math.min(a.weight, b.weight));
      }
      const turn = pace(10 * context.length);
      if (turn !== undefined) await turn;
    }
  }
  const first = Array.from({ length: size }, (_, cell) => cell);
  const rootOf = (cell: number): number => {
    let root = cell;
    for (let above = first[root] ?? root; above !== root; above = first[root] ?? root) root = above;
    return root;
  };
  let found = false;
  for (const [pair, together] of pairs) {
    if (together < k) continue;
    const [one, other] = [rootOf(Math.floor(pair / size)), rootOf(pair % size)];
    if (one === other) continue;
    first[Math.max(one, other)] = Math.min(one, other);
    found = true;
  }
  return found ? first.map((_, cell) => rootOf(cell)) : null;
}

// In a context of hundreds of cells all pairs would be tens of thousands; the largest cells serve to tie the others together.
const PAIRED_WITH = 12;

interface Part {
  readonly cell: number;
  readonly weight: number;
}

// Columns by all their cells but one division's, and how heavy each cell of that division is.
async function contextsOf(columns: readonly Column[], division: number, pace: Pace) {
  const contexts = new Map<string | number, Part[]>();
  const weights: number[] = [];
  for (const { cells, weight } of columns) {
    const cell = cells[division] ?? 0;
    while (weights.length <= cell) weights.push(0);
    weights[cell] = (weights[cell] ?? 0) + weight;
    const key = contextKey(cells, division);
    const context = contexts.get(key);
    if (context === undefined) contexts.set(key, [{ cell, weight }]);
    else context.push({ cell, weight });
    const turn = pace(20);
    if (turn !== undefined) await turn;
  }
  return { contexts: contexts.values(), weights };
}

function contextKey(cells: readonly number[], division: number): string | number {
  if (cells.length <= 1) return 0;
  if (cells.length === 2) return cells[1 - division] ?? 0;
  let key = "";
  for (let at = 0; at < cells.length; at += 1) if (at !== division) key += `${cells[at]},`;
  return key;
}

async function relabelled(
  columns: readonly Column[],
  division: number,
  alike: readonly number[],
  pace: Pace,
): Promise<readonly Column[]> {
  const merged = new Map<string, { cells: readonly number[]; weight: number }>();
  for (const { cells, weight } of columns) {
    const cell = cells[division] ?? 0;
    const fewer = cells.with(division, alike[cell] ?? cell);
    const key = fewer.join();
    const known = merged.get(key);
    if (known === undefined) merged.set(key, { cells: fewer, weight });
    else known.weight += weight;
    const turn = pace(30);
    if (turn !== undefined) await turn;
  }
  return [...merged.values()];
}
