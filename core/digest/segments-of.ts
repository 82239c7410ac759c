// How groups compare with the whole and with the round before, as far as they may be shown.
import type { Publication, PublishedCell, PublishedSegment } from "../publish/publication.ts";
import type { BandCounts } from "../score/tally.ts";
import type { DigestFigures } from "./digest-figures.ts";
import type { DigestCell, DigestSegment } from "./digest-sections.ts";
import { figuresOfCounts } from "./figures-of.ts";
import { changeOf, judgedTogether } from "./judged.ts";

interface Sum {
  readonly counts: BandCounts;
  readonly invited: number | null;
}

/** Gives every attribute that the publication knows, each cell beside the very same groups of the round before. */
export function segmentsOf(
  publication: Publication,
  previous: Publication | undefined,
): readonly DigestSegment[] {
  const segments = publication.segments ?? [];
  const before = new Map(previous?.segments?.map((segment) => [nameOf(segment.attributes), segment]));
  const raw = segments.map(({ attributes, cells }) => {
    const sums = sumsBefore(before.get(nameOf(attributes)));
    return {
      attributes,
      cells: cells.map((cell) => {
        const earlier = sums(cell);
        const change = changeOf(earlier?.counts ?? null, cell.counts);
        return { cell, earlier, change };
      }),
    };
  });
  const judged = judgedTogether(raw.flatMap(({ cells }) => cells.map(({ change }) => change)));
  let next = 0;
  return raw.map(({ attributes, cells }) => ({
    attributes,
    withheld: cells.length === 0,
    cells: cells.map(
      ({ cell, earlier }): DigestCell => ({
        groups: cell.groups,
        ...figuresOfCounts(cell.counts, cell.invited),
        before: earlier === null ? null : figuresOf(earlier),
        change: judged[next++] ?? null,
      }),
    ),
  }));
}

/** Gives one word for an attribute, or for two that are crossed. */
export function nameOf(attributes: readonly string[]): string {
  return attributes.join("+");
}

// A cell of today may be several of before (merged since), never a part of one: then nobody knows what it was.
function sumsBefore(segment: PublishedSegment | undefined): (cell: PublishedCell) => Sum | null {
  const holder = new Map<string, PublishedCell>();
  for (const cell of segment?.cells ?? []) for (const group of cell.groups) holder.set(keyOf(group), cell);
  return ({ groups }) => {
    const parts = new Set(groups.map((group) => holder.get(keyOf(group))));
    const known = [...parts].filter((part) => part !== undefined);
    const size = known.reduce((sum, part) => sum + part.groups.length, 0);
    // A group that is new, or one that has gone, makes it another crowd.
    if (parts.size !== known.length || size !== groups.length) return null;
    return known.map(({ counts, invited }): Sum => ({ counts, invited })).reduce(added);
  };
}

function added(one: Sum, other: Sum): Sum {
  return {
    counts: {
      promoters: one.counts.promoters + other.counts.promoters,
      passives: one.counts.passives + other.counts.passives,
      detractors: one.counts.detractors + other.counts.detractors,
    },
    invited: one.invited === null || other.invited === null ? null : one.invited + other.invited,
  };
}

function figuresOf({ counts, invited }: Sum): DigestFigures {
  return figuresOfCounts(counts, invited);
}

function keyOf(group: readonly (string | null)[]): string {
  return JSON.stringify(group);
}
