// Tries by brute force what figures of cells can be combined to: every set of too few people, and the rank of what is left without them.
import type { PublishedSegment } from "../../../core/publish/publication.ts";

/** One person of a made-up organization. */
export interface Member {
  readonly groups: Readonly<Record<string, string>>;
  /** Null where they did not answer. */
  readonly band: "promoters" | "passives" | "detractors" | null;
}

/** Gives people of whom alone, fewer than k, some combination of the cells' figures speaks; null where there are none. */
export function isolated(
  segments: readonly PublishedSegment[],
  people: readonly Member[],
  k: number,
): readonly Member[] | null {
  const columns = columnsOf(segments, people);
  const keys = columns.map((column) => column.join());
  const kinds = new Set(keys).size;
  const whole = rankOf(columns);
  for (const few of sets(people.length, Math.min(k - 1, people.length))) {
    // Whoever has a double among the rest takes nothing away.
    if (new Set(keys.filter((_, at) => !few.includes(at))).size === kinds) continue;
    const rest = columns.filter((_, at) => !few.includes(at));
    if (rankOf(rest) < whole) return few.flatMap((at) => people[at] ?? []);
  }
  return null;
}

/** Says whether some combination of the cells' figures speaks of people alone who were all silent, however many. */
export function tellsSilence(segments: readonly PublishedSegment[], people: readonly Member[]): boolean {
  const columns = columnsOf(segments, people);
  return rankOf(columns.filter((_, at) => people[at]?.band !== null)) < rankOf(columns);
}

// A figure is the set of people whom it counts; the whole round is one of them.
function columnsOf(segments: readonly PublishedSegment[], people: readonly Member[]): readonly number[][] {
  const figures = [
    people.map(() => 1),
    ...segments.flatMap(({ attributes, cells }) =>
      cells.map(({ groups }) => people.map((one) => (isIn(one, attributes, groups) ? 1 : 0))),
    ),
  ];
  return people.map((_, at) => figures.map((figure) => figure[at] ?? 0));
}

function isIn(
  { groups }: Member,
  attributes: readonly string[],
  cell: readonly (readonly (string | null)[])[],
): boolean {
  const own = JSON.stringify(attributes.map((key) => groups[key] ?? null));
  return cell.some((group) => JSON.stringify(group) === own);
}

// All sets of exactly `size` places: a smaller set that can be isolated lies within a larger one.
function* sets(length: number, size: number, from = 0): Generator<readonly number[]> {
  if (size === 0) {
    yield [];
    return;
  }
  for (let at = from; at <= length - size; at += 1) {
    for (const rest of sets(length, size - 1, at + 1)) yield [at, ...rest];
  }
}

// Gaussian elimination in a field of so many elements that no determinant of these sizes is a multiple of it by accident.
const PRIME = 94_906_249;

function rankOf(vectors: readonly (readonly number[])[]): number {
  const distinct = new Map(vectors.map((vector) => [vector.join(), vector]));
  const rows = [...distinct.values()].map((vector) => [...vector]);
  const width = rows[0]?.length ?? 0;
  let rank = 0;
  for (let column = 0; column < width && rank < rows.length; column += 1) {
    const at = rows.findIndex((row, index) => index >= rank && row[column] !== 0);
    if (at === -1) continue;
    const [pivot] = rows.splice(at, 1);
    if (pivot === undefined) continue;
    rows.splice(rank, 0, pivot);
    for (let other = rank + 1; other < rows.length; other += 1) {
      const row = rows[other] ?? [];
      const share = row[column] ?? 0;
      if (share === 0) continue;
      const by = pivot[column] ?? 1;
      rows[other] = row.map((value, index) => modulo(value * by - share * (pivot[index] ?? 0)));
    }
    rank += 1;
  }
  return rank;
}

function modulo(value: number): number {
  return ((value % PRIME) + PRIME) % PRIME;
}
