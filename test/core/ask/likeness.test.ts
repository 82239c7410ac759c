import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { nearMatches } from "../../../core/ask/likeness.ts";
import type { RecentAudience } from "../../../core/ask/ports.ts";

const people = (count: number, from = 0): string[] =>
  Array.from({ length: count }, (_, at) => `p${at + from}`);

function recent(
  personIds: readonly (string | null)[],
  promise: RecentAudience["promise"] = "anonymous",
): RecentAudience {
  return { roundId: "r", opensAt: new Date(0), promise, personIds };
}

function differing(asked: readonly string[], before: RecentAudience): readonly string[] | null {
  return nearMatches(new Set(asked), [before], 5)[0]?.personIds ?? null;
}

describe("an anonymous audience nearly equals a recent one", () => {
  it.each([
    ["the same people", people(20), people(20), null],
    ["one more", people(21), people(20), ["p20"]],
    ["one less", people(19), people(20), ["p19"]],
    ["two swapped for two", people(20, 2), people(20), ["p0", "p1", "p20", "p21"]],
    ["five more", people(25), people(20), null],
    ["three swapped for three", people(20, 3), people(20), null],
    ["other people", people(20, 50), people(20), null],
  ])("with %s", (_, asked, before, expected) => {
    expect(differing(asked, recent(before))?.toSorted() ?? null).toEqual(expected);
  });

  it("counts people who have been linked since once, so that five of them hide nobody", () => {
    const before = recent([...people(20), ...people(5)]);
    expect(differing(people(19), before)).toEqual(["p19"]);
    expect(differing(people(20), before)).toBeNull();
    expect(differing(people(19, 1), before)).toEqual(["p0"]);
  });

  it("counts erased people, who explain themselves", () => {
    expect(differing(people(20), recent([...people(20), null]))).toEqual([]);
    expect(differing(people(20), recent([...people(20), null, null, null, null, null]))).toBeNull();
  });

  it("only where the recent one was anonymous and asked somebody", () => {
    expect(differing(people(21), recent(people(20), "attributed"))).toBeNull();
    expect(differing(people(3), recent([]))).toBeNull();
  });

  it("so that nobody is let ask for the difference of two scores, which would be what one person answered", () => {
    const everyone = people(20);
    const [one = "", ...others] = everyone;
    const score = (person: string) => (Number(person.slice(1)) % 3) - 1;
    const sum = (asked: readonly string[]) => asked.reduce((all, person) => all + score(person), 0);
    // All answer as before.
    expect(sum(everyone) - sum(others)).toBe(score(one));
    expect(differing(others, recent(everyone))).toEqual([one]);
  });

  it("exactly where the symmetric difference is 1 … k − 1", () => {
    const some = fc.uniqueArray(fc.integer({ min: 0, max: 14 }).map(String), { maxLength: 14 });
    fc.assert(
      fc.property(some, some, fc.integer({ min: 2, max: 9 }), (asked, before, k) => {
        fc.pre(before.length > 0);
        const difference = [
          ...asked.filter((id) => !before.includes(id)),
          ...before.filter((id) => !asked.includes(id)),
        ];
        const found = nearMatches(new Set(asked), [recent(before)], k)[0]?.personIds ?? null;
        const isNear = difference.length > 0 && difference.length < k;
        expect(found?.toSorted() ?? null).toEqual(isNear ? difference.toSorted() : null);
      }),
    );
  });
});
