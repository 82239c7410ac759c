// Divides a round by what is known of its people, as far as no published figure, and no sum or difference of several, speaks of fewer than k.
import type { Turns } from "../ports.ts";
import { answersIn, type IsTooFew, isBelow, isUniform, joinOthers, joinSmallest } from "./cells.ts";
import type { GroupCounts } from "./group-counts.ts";
import { createPace } from "./pace.ts";
import type { PublishedSegment } from "./publication.ts";
import {
  dividedFurther,
  everyoneOf,
  grouped,
  type Signatures,
  signaturesOf,
  undivided,
} from "./signatures.ts";
import { tellsOfFew } from "./tells-of-few.ts";

/** What is divided, and by what. */
export interface Dividing {
  /** Each one attribute, or two that are crossed; the most important first. */
  readonly partitions: readonly (readonly string[])[];
  readonly groups: GroupCounts;
  /** Nobody knows how many of an open crowd were asked. */
  readonly population: "closed" | "open";
  readonly turns: Turns;
}

/** What a division has to hold to. */
export interface DividingRules {
  /** From how many answers on a round may be divided at all. */
  readonly from: number;
  readonly isTooFew: IsTooFew;
  /** Says whether figures of everyone with these signatures can be set off against each other until they speak of too few. */
  readonly tellsOfFew: (signatures: Signatures) => Promise<boolean>;
}

/** Gives the rules that hold where `k` is the smallest number of answers that may be shown. */
export function rulesFrom(k: number, turns: Turns): DividingRules {
  const pace = createPace(turns);
  return {
    // Two cells of k are the least that a round divides into.
    from: 2 * k,
    isTooFew: isTooFewFrom(k),
    tellsOfFew: (signatures) => tellsOfFew(signatures, k, pace),
  };
}

/**
 * Decides what is shown of an anonymous round's segments: whole partitions in their order, small and uniform cells joined, and cells joined further until
 * no combination of all that is shown speaks of fewer than `k` answers, nor of fewer than `k` people asked. Decides the same whatever the order of the
 * input, and gives way to others between parts of the work.
 */
export function publishedSegments(
  of: Dividing & { readonly k: number },
): Promise<readonly PublishedSegment[]> {
  return divide(of, rulesFrom(of.k, of.turns));
}

/** Gives every segment of an attributed round as it is, down to a single answer. */
export async function everySegment(of: Dividing): Promise<readonly PublishedSegment[]> {
  const everyone = everyoneOf(of.groups, of.population);
  const pace = createPace(of.turns);
  const segments: PublishedSegment[] = [];
  for (const attributes of of.partitions) {
    const { cells } = await grouped(everyone, attributes, pace);
    const answered = joinOthers(cells, () => false).filter((cell) => answersIn(cell) > 0);
    segments.push({ attributes, cells: answered.length > 1 ? answered : [] });
  }
  return segments;
}

/** Divides by these rules. */
export async function divide(of: Dividing, rules: DividingRules): Promise<readonly PublishedSegment[]> {
  const everyone = everyoneOf(of.groups, of.population);
  const answered = everyone.counted.reduce((sum, counted) => sum + answersIn(counted), 0);
  if (answered < rules.from) return of.partitions.map((attributes) => ({ attributes, cells: [] }));
  const pace = createPace(of.turns);
  const segments: PublishedSegment[] = [];
  let shown = undivided(everyone);
  for (const attributes of of.partitions) {
    const groups = await grouped(everyone, attributes, pace);
    const enough = joinOthers(groups.cells, rules.isTooFew);
    let found = { cells: joinSmallest(enough, enough.length), divided: shown };
    // Fewer cells can be combined in fewer ways: what is safe stays so, and the first safe way is found by halving.
    for (let from = 0, safe = enough.length - 1; from < safe; ) {
      const middle = (from + safe) >> 1;
      const cells = joinSmallest(enough, middle);
      const divided = await dividedFurther(shown, groups, cells, pace);
      if (await rules.tellsOfFew(await signaturesOf(everyone, divided, pace))) {
        from = middle + 1;
      } else {
        safe = middle;
        found = { cells, divided };
      }
    }
    segments.push({ attributes, cells: found.cells.length > 1 ? found.cells : [] });
    shown = found.divided;
  }
  return segments;
}

function isTooFewFrom(k: number): IsTooFew {
  return ({ counts }) => isBelow(counts, k) || isUniform(counts, k);
}
