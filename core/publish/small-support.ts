// Searches for a combination of rows that is not zero, but zero on all columns except some that weigh less than k together.
//
// Column by column: either the combination is zero there, which leaves one row fewer to combine, or it is not, which uses up some of the weight. Columns
// that every combination scales alike count as one; one that weighs more than is left is zero without a question; and where the columns hold
// more disjoint sets that each determine a combination than weight is left, none can be zero enough. These end most branches at once.

import type { Columns } from "./cells-alike.ts";
import { determiningSets } from "./determining-sets.ts";
import { gcd, independent, type Row, withZeroAt } from "./integer-rows.ts";
import type { Pace } from "./pace.ts";

/** Rows that can still be combined, the columns on which they are to be zero, and the weight that may be left over. */
interface Branch {
  readonly rows: readonly Row[];
  readonly weights: readonly number[];
  readonly budget: number;
}

// Numbers looked at before the search gives up: some seconds, in parts.
const MOST_WORK = 100_000_000;
// A matrix is not begun where rows × rows × columns are more: 60 cells and 1,100 signatures, or 100 and 400.
const MOST_TO_BEGIN = 4_000_000;

/** Says whether there is one; also where finding out would take too long. */
export async function hasSmallSupport(columns: Columns, k: number, pace: Pace): Promise<boolean> {
  const incidence = incidenceOf(columns);
  if (incidence === null) return true;
  const rows = independent(incidence);
  if (rows === null) return true;
  const branches: Branch[] = [{ rows, weights: [...columns.weights], budget: k - 1 }];
  for (let work = 0; ; ) {
    const branch = branches.pop();
    if (branch === undefined) return false;
    const size = branch.rows.length * branch.weights.length;
    work += size * (branch.rows.length + branch.budget);
    if (work > MOST_WORK) return true;
    const next = await followed(branch, pace);
    if (next === "found") return true;
    branches.push(...next);
    const turn = pace(size * (branch.rows.length + branch.budget));
    if (turn !== undefined) await turn;
  }
}

/** Says whether one is zero on every column that weighs anything, and not zero on some that weighs nothing; also where finding out would take too much. */
export async function hasWeightlessSupport(columns: Columns, pace: Pace): Promise<boolean> {
  const incidence = incidenceOf(columns);
  if (incidence === null) return true;
  const weighing = incidence.map((row) => row.filter((_, at) => (columns.weights[at] ?? 0) > 0));
  const ranks: number[] = [];
  for (const rows of [incidence, weighing]) {
    const kept = independent(rows);
    if (kept === null) return true;
    ranks.push(kept.length);
    const turn = pace(rows.length ** 2 * columns.weights.length);
    if (turn !== undefined) await turn;
  }
  return ranks[0] !== ranks[1];
}

// The branches that a branch divides into, none where nothing can be found there; `found` where something is, or numbers have grown too large to be sure.
async function followed(branch: Branch, pace: Pace): Promise<readonly Branch[] | "found"> {
  const { budget } = branch;
  let { rows, weights } = proportionalAsOne(branch);
  for (;;) {
    if (rows.length === 0) return [];
    // Independent rows that are zero everywhere here are not where weight was used up.
    if (weights.length === 0) return "found";
    const at = heaviest(weights);
    if ((weights[at] ?? 0) <= budget) break;
    const cleared = withZeroAt(rows, at);
    if (cleared === null) return "found";
    ({ rows, weights } = proportionalAsOne({ rows: cleared, weights }));
  }
  if (rows.some((row) => weightOf(row, weights) <= budget)) return "found";
  if ((await determiningSets(rows, weights, budget + 1, pace)) > budget) return [];
  const at = heaviest(weights);
  const zero = withZeroAt(rows, at);
  if (zero === null) return "found";
  return [
    {
      rows: rows.map((row) => row.toSpliced(at, 1)),
      weights: weights.toSpliced(at, 1),
      budget: budget - (weights[at] ?? 0),
    },
    { rows: zero, weights, budget },
  ];
}

function weightOf(row: Row, weights: readonly number[]): number {
  return row.reduce((sum, value, at) => (value === 0 ? sum : sum + (weights[at] ?? 0)), 0);
}

function heaviest(weights: readonly number[]): number {
  return weights.reduce((best, weight, at) => (weight > (weights[best] ?? 0) ? at : best), 0);
}

// Columns that are multiples of each other are zero together. Columns of zeros ask nothing.
function proportionalAsOne({
  rows,
  weights,
}: Pick<Branch, "rows" | "weights">): Pick<Branch, "rows" | "weights"> {
  const kept = new Map<string, { readonly at: number; weight: number }>();
  for (const [at, weight] of weights.entries()) {
    const direction = directionOf(rows, at);
    if (direction === null) continue;
    const same = kept.get(direction);
    if (same === undefined) kept.set(direction, { at, weight });
    else same.weight += weight;
  }
  const columns = [...kept.values()];
  return {
    rows: rows.map((row) => columns.map(({ at }) => row[at] ?? 0)),
    weights: columns.map(({ weight }) => weight),
  };
}

// The same text for every multiple of a column; null for zeros.
function directionOf(rows: readonly Row[], at: number): string | null {
  let common = 0;
  let sign = 0;
  for (const row of rows) {
    const value = row[at] ?? 0;
    if (sign === 0 && value !== 0) sign = value < 0 ? -1 : 1;
    common = common === 1 ? 1 : gcd(common, Math.abs(value));
  }
  if (common === 0) return null;
  let text = "";
  for (const row of rows) text += `${((row[at] ?? 0) * sign) / common + 0},`;
  return text;
}

// A row for each cell, 1 where it holds the column; null where that is too much.
function incidenceOf({ divisions, weights }: Columns): readonly Row[] | null {
  const cells = divisions.map(({ of }) => [...new Set(of)].sort((a, b) => a - b));
  if (cells.flat().length ** 2 * weights.length > MOST_TO_BEGIN) return null;
  return divisions.flatMap(({ of }, at) =>
    (cells[at] ?? []).map((cell) => Array.from(of, (held) => (held === cell ? 1 : 0))),
  );
}
