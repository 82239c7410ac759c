// Signatures: which of the published cells hold an answer. All that figures of cells can be combined to depends on them alone.
import type { BandCounts } from "../score/tally.ts";
import { answersIn } from "./cells.ts";
import type { GroupCount, GroupCounts } from "./group-counts.ts";
import { type Numbered, numberedPairs } from "./numbered-pairs.ts";
import type { Pace } from "./pace.ts";
import type { PublishedCell } from "./publication.ts";

/** Everyone by signature: lists of one length, in which a place stands for all whom the same cells hold. */
export interface Signatures {
  /** For each division the cell that holds them. */
  readonly divisions: readonly Numbered[];
  readonly answered: Float64Array;
  /** As many as answered where nobody knows how many were asked. */
  readonly asked: Float64Array;
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

/** The divisions shown so far, by part of everyone, and the signature that each part has under them. */
export interface Divided {
  readonly divisions: readonly Numbered[];
  readonly signatureOf: Numbered;
}

/** Takes what was counted as a list. */
export function everyoneOf(groups: GroupCounts, population: Everyone["population"]): Everyone {
  return { counted: [...groups.values()], population };
}

/** Gives everyone undivided. */
export function undivided({ counted }: Everyone): Divided {
  return { divisions: [], signatureOf: { of: new Int32Array(counted.length), size: 1 } };
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
  { divisions, signatureOf }: Divided,
  { groupOf, cells: groups }: Grouped,
  cells: readonly PublishedCell[],
  pace: Pace,
): Promise<Divided> {
  const cellOfText = new Map(
    cells.flatMap(({ groups }, cell) => groups.map((group) => [JSON.stringify(group), cell] as const)),
  );
  const cellOfGroup = groups.map(({ groups }) => cellOfText.get(JSON.stringify(groups[0])) ?? 0);
  const division = { of: groupOf.map((group) => cellOfGroup[group] ?? 0), size: cells.length };
  return {
    divisions: [...divisions, division],
    signatureOf: await numberedPairs(signatureOf, division, pace),
  };
}

/** Counts everyone by signature. */
export async function signaturesOf(
  { counted, population }: Everyone,
  { divisions, signatureOf }: Divided,
  pace: Pace,
): Promise<Signatures> {
  const { of, size } = signatureOf;
  const cells = divisions.map((division) => ({ of: new Int32Array(size), size: division.size }));
  const answered = new Float64Array(size);
  const asked = new Float64Array(size);
  for (const [at, part] of counted.entries()) {
    const place = of[at] ?? 0;
    const answers = answersIn(part);
    answered[place] = (answered[place] ?? 0) + answers;
    asked[place] = (asked[place] ?? 0) + (population === "open" ? answers : Math.max(answers, part.invited));
    for (const [index, division] of divisions.entries()) {
      const cell = cells[index];
      if (cell !== undefined) cell.of[place] = division.of[at] ?? 0;
    }
    const turn = pace(5);
    if (turn !== undefined) await turn;
  }
  return { divisions: cells, answered, asked };
}

const BANDS = ["promoters", "passives", "detractors"] as const;

type Counting = { -readonly [Band in keyof BandCounts]: BandCounts[Band] };
