// Counts answers and people asked by the groups that they are in, all attributes at once: what segments are published from.
import { type BandCounts, bandOf } from "../score/tally.ts";
import { attributesOf } from "../survey/attribute-names.ts";
import type { Frozen } from "../survey/survey.ts";
import type { CountedBallot } from "./counted-ballot.ts";

/** Everyone of a round who is in the same groups. */
export interface GroupCount {
  /** One group an attribute; an attribute of which nothing is known is left out. */
  readonly groups: Readonly<Record<string, string>>;
  /** Their answers by band. */
  readonly counts: BandCounts;
  /** How many of them were asked. */
  readonly invited: number;
}

/** A round by groups, under a signature that is the same for everyone who is in the same ones. */
export type GroupCounts = ReadonlyMap<string, GroupCount>;

/** Counts by the attributes that the round splits its results by. */
export function createGroupCounter(frozen: Pick<Frozen, "attributes" | "extras">): {
  take(ballot: Pick<CountedBallot, "score" | "groups">): void;
  invite(groups: CountedBallot["groups"]): void;
  result(): GroupCounts;
} {
  const attributes = attributesOf(frozen);
  const found = new Map<string, { groups: Record<string, string>; counts: Counting; invited: number }>();

  function at(all: CountedBallot["groups"]) {
    const values = attributes.map((key) => (Object.hasOwn(all, key) ? (all[key] ?? null) : null));
    const signature = JSON.stringify(values);
    const known = found.get(signature);
    if (known !== undefined) return known;
    const groups = Object.fromEntries(
      attributes.flatMap((key, index) => {
        const value = values[index] ?? null;
        return value === null ? [] : [[key, value]];
      }),
    );
    const fresh = { groups, counts: { promoters: 0, passives: 0, detractors: 0 }, invited: 0 };
    found.set(signature, fresh);
    return fresh;
  }

  return {
    take({ score, groups }) {
      at(groups).counts[`${bandOf(score)}s`] += 1;
    },
    invite(groups) {
      at(groups).invited += 1;
    },
    result: () => found,
  };
}

type Counting = { -readonly [Band in keyof BandCounts]: BandCounts[Band] };
