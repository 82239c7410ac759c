// Made-up organizations whose people are in groups that cross, nest and are nearly alike: where differences of figures tell of few.
import fc from "fast-check";
import type { GroupCounts } from "../../../core/publish/group-counts.ts";
import { createGroupCounter } from "../../../core/publish/group-counts.ts";
import type { Member } from "./isolation.ts";

/** An organization, and what its results are split by. */
export interface Organization {
  readonly people: readonly Member[];
  readonly partitions: readonly (readonly string[])[];
}

const SCORES = { promoters: 9, passives: 8, detractors: 3 } as const;

/** Gives next turns at once. */
export const turns = { next: async () => {} };

/** Counts an organization as sealing does. */
export function countedBy({ people, partitions }: Organization): GroupCounts {
  const attributes = partitions.map((keys) => keys.join("+"));
  const counter = createGroupCounter({ attributes });
  for (const { groups, band } of people) {
    counter.invite(groups);
    if (band !== null) counter.take({ groups, score: SCORES[band] });
  }
  return counter.result();
}

const person = fc.record({
  team: fc.nat({ max: 2 }),
  place: fc.nat({ max: 1 }),
  tenure: fc.nat({ max: 2 }),
  // Few differ from what their team or place would have them be.
  strays: fc.nat({ max: 9 }),
  unknown: fc.nat({ max: 14 }),
  band: fc.constantFrom("promoters", "passives", "detractors", "detractors", null),
});

const partitions = fc.constantFrom<readonly (readonly string[])[]>(
  [["team"], ["place"]],
  [["team"], ["building"]],
  [["building"], ["team"], ["place"]],
  [["department"], ["team"], ["place"]],
  [["team"], ["place"], ["tenure"]],
  [["team"], ["team", "place"]],
  [["team", "place"], ["building"], ["tenure"]],
);

// A team's people in one place of whom nobody answers.
const quiet = fc.option(fc.record({ team: fc.nat({ max: 2 }), place: fc.nat({ max: 1 }) }), { freq: 2 });

/** Organizations of 6 to `most` people. */
export function organizations(most: number): fc.Arbitrary<Organization> {
  return fc
    .tuple(fc.array(person, { minLength: 6, maxLength: most, size: "max" }), partitions, quiet)
    .map(([all, split, none]) => ({
      partitions: split,
      people: all.map(({ team, place, tenure, strays, unknown, band }) => ({
        band: team === none?.team && place === none.place ? null : band,
        groups: {
          team: `team ${team}`,
          ...(unknown === 0 ? {} : { place: `place ${place}` }),
          tenure: `tenure ${tenure}`,
          // Nearly the same as the team.
          building: `building ${strays === 0 ? (team + 1) % 3 : team}`,
          department: `department ${Math.min(team, 1)}`,
        },
      })),
    }));
}
