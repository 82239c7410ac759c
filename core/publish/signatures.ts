// Signatures: which of the published cells hold an answer. All that figures of cells can be combined to depends on them alone.
import type { BandCounts } from "../score/tally.ts";
import { answersIn } from "./cells.ts";
import type { GroupCount, GroupCounts } from "./group-counts.ts";
import type { Pace } from "./pace.ts";
import type { PublishedCell } from "./publication.ts";

/** Everyone whom the same cells hold, one of each way to divide. */
export interface Signature {
  /** The cell's place in each division. */
  readonly cells: readonly number[];
  readonly answered: number;
  /** As many as answered where nobody knows how many were asked. */
  readonly asked: number;
}

/** What is divided, as a list; places in it stand for its parts. */
export interface Everyone {
  readonly counted: readonly GroupCount[];
  readonly population: "closed" | "open";
}

/** An attribute's groups, a cell each, and in which of them each part of everyone is. */
export interface Grouped {
  readonly cells: readonly PublishedCell[];
  readonly groupOf: Int32Array;
}

/** Everyone as divided by what is shown so far: signatures, and which of them each part of everyone has. */
export interface Divided {
  readonly signatures: readonly Signature[];
  readonly signatureOf: Int32Array;
}

/** Takes what was counted as a list. */
export function everyoneOf(groups: GroupCounts, population: Everyone["population"]): Everyone {
  return { counted: [...groups.values()], population };
}

/** Gives everyone undivided. */
export function undivided({ counted }: Everyone): Divided {
  return {
    signatures: [{ cells: [], answered: 0, asked: 0 }],
    signatureOf: new Int32Array(counted.length),
  };
}

/** Groups everyone by one attribute, or by two that are crossed. */
export async function grouped(
  { counted, population }: Everyone,
  attributes: readonly string[],
  pace: Pace,
): Promise<Grouped> {
  const places = new Map<string, number>();
  const sums: { group: readonly (string | null)[]; invited: number; counts: Counting }[] = [];
  const groupOf = new Int32Array(counted.length);
  for (const [at, { groups, counts, invited }] of counted.entries()) {
    const group = attributes.map((key) => (Object.hasOwn(groups, key) ? (groups[key] ?? null) : null));
    const text = JSON.stringify(group);
    const place = places.get(text) ?? sums.length;
    if (place === sums.length) {
      places.set(text, place);
      sums.push({ group, invited: 0, counts: { promoters: 0, passives: 0, detractors: 0 } });
    }
    groupOf[at] = place;
    const sum = sums[place];
    if (sum === undefined) continue;
    sum.invited += invited;
    for (const band of BANDS) sum.counts[band] += counts[band];
    const turn = pace(20);
    if (turn !== undefined) await turn;
  }
  const isOpen = population === "open";
  const cells = sums.map(({ group, invited, counts }) => ({
    groups: [group],
    invited: isOpen ? null : invited,
    counts,
  }));
  return { cells, groupOf };
}

/** Divides further by these cells, into which the groups of an attribute were put together. */
export async function dividedFurther(
  { counted, population }: Everyone,
  { signatures, signatureOf }: Divided,
  { grouped, cells }: { readonly grouped: Grouped; readonly cells: readonly PublishedCell[] },
  pace: Pace,
): Promise<Divided> {
  const cellOfText = new Map(
    cells.flatMap(({ groups }, cell) => groups.map((group) => [JSON.stringify(group), cell] as const)),
  );
  const cellOfGroup = grouped.cells.map(({ groups }) => cellOfText.get(JSON.stringify(groups[0])) ?? 0);
  const places = new Map<number, number>();
  const further: { cells: readonly number[]; answered: number; asked: number }[] = [];
  const furtherOf = new Int32Array(counted.length);
  for (const [at, part] of counted.entries()) {
    const before = signatureOf[at] ?? 0;
    const cell = cellOfGroup[grouped.groupOf[at] ?? 0] ?? 0;
    const key = before * cells.length + cell;
    const place = places.get(key) ?? further.length;
    if (place === further.length) {
      places.set(key, place);
      further.push({ cells: [...(signatures[before]?.cells ?? []), cell], answered: 0, asked: 0 });
    }
    furtherOf[at] = place;
    const sum = further[place];
    if (sum === undefined) continue;
    const answered = answersIn(part);
    sum.answered += answered;
    sum.asked += population === "open" ? answered : Math.max(answered, part.invited);
    const turn = pace(10);
    if (turn !== undefined) await turn;
  }
  return { signatures: further, signatureOf: furtherOf };
}

const BANDS = ["promoters", "passives", "detractors"] as const;

type Counting = { -readonly [Band in keyof BandCounts]: BandCounts[Band] };
