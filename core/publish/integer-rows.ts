// Rows of whole numbers that are reckoned with exactly: nothing is rounded, and where numbers would grow beyond what is exact, it says so.

export type Row = readonly number[];

// A product below this is exact, and so is the difference of two of them.
const EXACT = 2 ** 52;

/** Gives a row without its common factor. */
export function reduced(row: Row): Row {
  let common = 0;
  for (const value of row) {
    common = gcd(common, Math.abs(value));
    if (common === 1) return row;
  }
  return common === 0 ? row : row.map((value) => value / common);
}

/** Gives the rows that combine these and are zero at `at`, one fewer, independent where these are; null where numbers grow too large. */
export function withZeroAt(rows: readonly Row[], at: number): readonly Row[] | null {
  const pivot = smallestAt(rows, at);
  if (pivot === undefined) return rows;
  const by = pivot[at] ?? 0;
  const combined: Row[] = [];
  for (const row of rows) {
    if (row === pivot) continue;
    const cleared = withoutShare(row, pivot, row[at] ?? 0, by);
    if (cleared === null) return null;
    combined.push(cleared);
  }
  return combined;
}

/** Gives independent rows that combine to the same; null where numbers grow too large. */
export function independent(rows: readonly Row[]): readonly Row[] | null {
  const kept: { readonly row: Row; readonly at: number }[] = [];
  for (const row of rows) {
    let left: Row = row;
    for (const { row: pivot, at } of kept) {
      const cleared = withoutShare(left, pivot, left[at] ?? 0, pivot[at] ?? 0);
      if (cleared === null) return null;
      left = cleared;
    }
    const at = left.findIndex((value) => value !== 0);
    if (at !== -1) kept.push({ row: left, at });
  }
  return kept.map(({ row }) => row);
}

function withoutShare(row: Row, pivot: Row, value: number, by: number): Row | null {
  if (value === 0) return row;
  const common = gcd(Math.abs(value), Math.abs(by));
  const [times, minus] = [by / common, value / common];
  const next = new Array<number>(row.length);
  for (let at = 0; at < row.length; at += 1) {
    const one = times * (row[at] ?? 0);
    const other = minus * (pivot[at] ?? 0);
    if (Math.abs(one) > EXACT || Math.abs(other) > EXACT) return null;
    next[at] = one - other;
  }
  return reduced(next);
}

function smallestAt(rows: readonly Row[], at: number): Row | undefined {
  let smallest: Row | undefined;
  for (const row of rows) {
    const size = Math.abs(row[at] ?? 0);
    if (size === 0) continue;
    if (size === 1) return row;
    if (smallest === undefined || size < Math.abs(smallest[at] ?? 0)) smallest = row;
  }
  return smallest;
}

/** The greatest common divisor of two whole numbers that are not negative. */
export function gcd(a: number, b: number): number {
  let [one, other] = [a, b];
  while (other !== 0) [one, other] = [other, one % other];
  return one;
}
