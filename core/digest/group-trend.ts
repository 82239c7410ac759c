// One group over the rounds of a trend: what each round showed of it by itself. Every figure was published with its round; nothing is told anew.
import type { Scope } from "../people/person.ts";
import type { Publication, PublishedCell } from "../publish/publication.ts";
import type { DigestGroupTrend } from "./digest-history.ts";
import { figuresOfCounts, NOT_SHOWN, roundOf } from "./figures-of.ts";
import type { DigestReader } from "./for-reader.ts";
import { type ChosenGroup, groupNamed, isSameGroup } from "./same-group.ts";

/** Which group a reader wants to see over time: their own, one by name, or one by its place among those that the round shows by themselves. */
export type GroupWish = "own" | Scope | { readonly at: number };

/** Gives the group that a reader may see over time: a manager of one segment that one whatever is wished for, others none. Null where there is none. */
export function chosenGroup(
  publication: Publication,
  reader: DigestReader,
  wish: GroupWish,
): ChosenGroup | null {
  if (typeof reader === "object") return groupNamed(reader.scope);
  if (reader !== "manager" || wish === "own") return null;
  return "at" in wish ? (groupsAlone(publication)[wish.at] ?? null) : groupNamed(wish);
}

/** Gives the groups that a round shows by themselves, in the order of its attributes; a digest has the same in the same order. */
export function groupsAlone({
  segments = [],
}: {
  readonly segments?: readonly {
    readonly attributes: readonly string[];
    readonly cells: readonly Pick<PublishedCell, "groups">[];
  }[];
}): readonly ChosenGroup[] {
  return segments.flatMap(({ attributes, cells }) =>
    cells.flatMap(({ groups: [group, ...others] }) =>
      group === undefined || others.length > 0 ? [] : [{ attributes, group }],
    ),
  );
}

/**
 * Gives what the rounds of a trend, oldest first, showed of a group. A round that showed it together with others, or not at all, has no figures: what it was there
 * nobody can tell. Null where no round showed it.
 */
export function groupTrendOf(chosen: ChosenGroup, rounds: readonly Publication[]): DigestGroupTrend | null {
  const points = rounds.map((round) => {
    const cell = cellAlone(round, chosen);
    return {
      ...(cell === null ? NOT_SHOWN : figuresOfCounts(cell.counts, cell.invited)),
      round: roundOf(round),
      ...(round.imported === true ? { imported: true as const } : {}),
    };
  });
  return points.every(({ nps }) => nps === null) ? null : { ...chosen, points };
}

function cellAlone({ segments = [] }: Publication, chosen: ChosenGroup): PublishedCell | null {
  for (const { attributes, cells } of segments) {
    for (const cell of cells) {
      const [group, ...others] = cell.groups;
      if (group !== undefined && others.length === 0 && isSameGroup({ attributes, group }, chosen))
        return cell;
    }
  }
  return null;
}
