// Cells that a round is divided into: which of them are too few to be shown alone, and how such cells are put together.
import type { BandCounts } from "../score/tally.ts";
import type { PublishedCell } from "./publication.ts";

/** Says whether a cell would tell of too few people where it stood alone. */
export type IsTooFew = (cell: PublishedCell) => boolean;

/** Gives how many answers a cell holds. */
export function answersIn({ counts }: Pick<PublishedCell, "counts">): number {
  return counts.promoters + counts.passives + counts.detractors;
}

/** Says whether these are fewer than k answers. */
export function isBelow(counts: BandCounts, k: number): boolean {
  return answersIn({ counts }) < k;
}

/** Says whether fewer than 2k answers are all detractors but for one at most: whoever is that one knows it of every other. */
export function isUniform(counts: BandCounts, k: number): boolean {
  const answered = answersIn({ counts });
  return answered < 2 * k && counts.detractors >= answered - 1;
}

/** Puts every cell that is too few into one, "others", and the smallest of the rest with it until it is enough. Largest first. */
export function joinOthers(cells: readonly PublishedCell[], isTooFew: IsTooFew): readonly PublishedCell[] {
  const shown = smallestFirst(cells.filter((cell) => !isTooFew(cell)));
  const few = cells.filter(isTooFew);
  if (few.length === 0) return shown.reverse();
  let others = joined(few);
  while (isTooFew(others)) {
    const smallest = shown.shift();
    if (smallest === undefined) break;
    others = joined([others, smallest]);
  }
  return smallestFirst([...shown, others]).reverse();
}

/** Joins the two smallest cells, and again, these many times. Largest first. */
export function joinSmallest(cells: readonly PublishedCell[], times: number): readonly PublishedCell[] {
  const left = sized(cells)
    .sort(bySize)
    .map((one) => ({ ...one, parts: [one.cell] }));
  for (let joins = 0; joins < times && left.length > 1; joins += 1) {
    const [one, other] = left.splice(0, 2);
    if (one === undefined || other === undefined) break;
    const both = {
      cell: one.cell,
      size: one.size + other.size,
      text: [one.text, other.text].sort()[0] ?? "",
      parts: [...one.parts, ...other.parts],
    };
    let [from, to] = [0, left.length];
    while (from < to) {
      const middle = (from + to) >> 1;
      const at = left[middle];
      if (at !== undefined && bySize(at, both) < 0) from = middle + 1;
      else to = middle;
    }
    left.splice(from, 0, both);
  }
  return left.map(({ parts }) => joined(parts)).reverse();
}

/** Gives one cell that holds all of these. */
function joined(cells: readonly PublishedCell[]): PublishedCell {
  const [only] = cells;
  if (only !== undefined && cells.length === 1) return only;
  const sum = (count: (cell: PublishedCell) => number): number =>
    cells.reduce((all, cell) => all + count(cell), 0);
  return {
    groups: cells
      .flatMap(({ groups }) => groups)
      .map((group) => ({ group, text: JSON.stringify(group) }))
      .sort((a, b) => (a.text < b.text ? -1 : 1))
      .map(({ group }) => group),
    invited: cells.some(({ invited }) => invited === null) ? null : sum(({ invited }) => invited ?? 0),
    counts: {
      promoters: sum(({ counts }) => counts.promoters),
      passives: sum(({ counts }) => counts.passives),
      detractors: sum(({ counts }) => counts.detractors),
    },
  };
}

interface Sized {
  readonly cell: PublishedCell;
  readonly size: number;
  /** The name of its first group. */
  readonly text: string;
}

function sized(cells: readonly PublishedCell[]): Sized[] {
  return cells.map((cell) => ({ cell, size: answersIn(cell), text: JSON.stringify(cell.groups[0] ?? []) }));
}

// Of cells of one size the names decide, which tell nothing of the answers in them.
function bySize(a: Omit<Sized, "cell">, b: Omit<Sized, "cell">): number {
  return a.size - b.size || (a.text < b.text ? -1 : 1);
}

function smallestFirst(cells: readonly PublishedCell[]): PublishedCell[] {
  return sized(cells)
    .sort(bySize)
    .map(({ cell }) => cell);
}
