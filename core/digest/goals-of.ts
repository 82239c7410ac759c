// How far a score is from where it should be.
import type { Publication, PublishedCell } from "../publish/publication.ts";
import { goalChance, meetsGoal } from "../score/goal-chance.ts";
import { nps } from "../score/score.ts";
import type { BandCounts } from "../score/tally.ts";
import type { Goal } from "../steer/mark.ts";
import type { DigestGoal } from "./digest-history.ts";
import { countsOf } from "./figures-of.ts";

/** Gives each goal with its chance, that of the whole first; a group's only where the group is shown by itself. */
export function goalsOf(goals: readonly Goal[], publication: Publication): readonly DigestGoal[] {
  const measured = goals.map(({ segment, target, by }): DigestGoal => {
    const { counts, invited } = segment === null ? whole(publication) : groupOf(publication, segment);
    const score = counts === null ? null : nps(counts);
    return {
      segment,
      target,
      by,
      nps: score,
      isMet: meetsGoal(score, target),
      chance: counts === null ? null : goalChance(counts, invited ?? "open", target),
    };
  });
  return measured.sort((a, b) => Number(a.segment !== null) - Number(b.segment !== null));
}

function whole(publication: Publication): {
  readonly counts: BandCounts | null;
  readonly invited: number | null;
} {
  const { population, invited } = publication;
  return { counts: countsOf(publication), invited: population === "open" ? null : invited };
}

function groupOf(
  { segments = [] }: Publication,
  { attribute, group }: NonNullable<Goal["segment"]>,
): Pick<PublishedCell, "invited"> & { readonly counts: BandCounts | null } {
  const segment = segments.find(({ attributes }) => attributes.length === 1 && attributes[0] === attribute);
  const cell = segment?.cells.find(({ groups }) => groups.length === 1 && groups[0]?.[0] === group);
  return cell ?? { counts: null, invited: null };
}
