import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { answersIn, isBelow, isUniform } from "../../../core/publish/cells.ts";
import { createPace } from "../../../core/publish/pace.ts";
import type { PublishedSegment } from "../../../core/publish/publication.ts";
import { type DividingRules, divide, publishedSegments, rulesFrom } from "../../../core/publish/segments.ts";
import { combinesToFew } from "../../../core/publish/tells-of-few.ts";
import { isolated, type Member, tellsSilence } from "./isolation.ts";
import { countedBy, type Organization, organizations, turns } from "./organizations.ts";

const dividing = (organization: Organization) => ({
  partitions: organization.partitions,
  groups: countedBy(organization),
  population: "closed" as const,
  turns,
});

const answering = ({ people }: Organization): readonly Member[] => people.filter(({ band }) => band !== null);

/** What is wrong with what was published; null where nothing is. */
function harm(segments: readonly PublishedSegment[], organization: Organization, k: number): string | null {
  const answers = answering(organization);
  for (const { cells } of segments) {
    if (cells.length === 0) continue;
    if (cells.some((cell) => isBelow(cell.counts, k))) return "a cell of fewer than k";
    if (cells.some((cell) => isUniform(cell.counts, k))) return "a uniform cell";
    if (cells.reduce((sum, cell) => sum + answersIn(cell), 0) !== answers.length) return "a hidden remainder";
  }
  if (segments.every(({ cells }) => cells.length === 0)) return null;
  if (isolated(segments, answers, k) !== null) return "a combination that speaks of fewer than k answers";
  if (isolated(segments, organization.people, k) !== null)
    return "a combination that speaks of few silent people";
  if (tellsSilence(segments, organization.people)) return "a combination that speaks of silent people alone";
  return null;
}

const smallest = fc.constantFrom(3, 4);
const pace = createPace(turns);

describe("whatever groups people are in, and whoever of them answers", () => {
  it("no sum or difference of anything published speaks of fewer than k", async () => {
    let divided = 0;
    await fc.assert(
      fc.asyncProperty(organizations(22), smallest, async (organization, k) => {
        const segments = await publishedSegments({ ...dividing(organization), k });
        if (segments.some(({ cells }) => cells.length > 0)) divided += 1;
        expect(harm(segments, organization, k)).toBeNull();
      }),
      { numRuns: 80 },
    );
    // Withholding everything would be safe too.
    expect(divided).toBeGreaterThan(25);
  });

  const off: readonly [string, string, (k: number, rules: DividingRules) => Partial<DividingRules>][] = [
    [
      "neither small cells are joined nor combinations looked at",
      "a cell of fewer than k",
      (k) => ({ isTooFew: ({ counts }) => isUniform(counts, k), tellsOfFew: async () => false }),
    ],
    [
      "uniform cells stand alone",
      "a uniform cell",
      (k) => ({ isTooFew: ({ counts }) => isBelow(counts, k) }),
    ],
    [
      "combinations are not looked at",
      "a combination that speaks of fewer than k answers",
      () => ({ tellsOfFew: async () => false }),
    ],
    [
      "silent people are not looked at",
      "a combination that speaks of few silent people",
      (_, { tellsOfFew }) => ({
        tellsOfFew: (signatures) => tellsOfFew({ ...signatures, asked: signatures.answered }),
      }),
    ],
    [
      "only few silent people are looked at",
      "a combination that speaks of silent people alone",
      (k) => ({
        tellsOfFew: async ({ divisions, answered, asked }) =>
          (await combinesToFew({ divisions, weights: answered }, k, pace)) ||
          combinesToFew({ divisions, weights: asked }, k, pace),
      }),
    ],
  ];

  it.each(off)("where %s, there is %s", async (_, expected, without) => {
    const found = new Set<string | null>();
    for (const organization of fc.sample(organizations(22), { numRuns: 400, seed: 20261122 })) {
      const rules = rulesFrom(3, turns);
      const segments = await divide(dividing(organization), { ...rules, ...without(3, rules) });
      found.add(harm(segments, organization, 3));
      if (found.has(expected)) return;
    }
    expect([...found]).toContain(expected);
  });

  // The rows of a small cell are a combination that speaks of it alone: joining small cells is implied by looking at combinations, and not the other way round.
  it("no small cell is left where combinations are looked at, though nothing is joined before", async () => {
    await fc.assert(
      fc.asyncProperty(organizations(22), smallest, async (organization, k) => {
        const isTooFew: DividingRules["isTooFew"] = ({ counts }) => isUniform(counts, k);
        const segments = await divide(dividing(organization), { ...rulesFrom(k, turns), isTooFew });
        expect(segments.flatMap(({ cells }) => cells).every((cell) => answersIn(cell) >= k)).toBe(true);
      }),
      { numRuns: 150 },
    );
  });

  it("everyone is in one cell of each division, in the order in which people were counted or any other", async () => {
    await fc.assert(
      fc.asyncProperty(organizations(60), async (organization) => {
        const segments = await publishedSegments({ ...dividing(organization), k: 5 });
        const turned = { ...organization, people: organization.people.toReversed() };
        expect(await publishedSegments({ ...dividing(turned), k: 5 })).toEqual(segments);
        for (const { attributes, cells } of segments) {
          const groups = cells.flatMap((cell) => cell.groups).map((group) => JSON.stringify(group));
          expect(new Set(groups).size).toBe(groups.length);
          const all = organization.people.map((one) =>
            JSON.stringify(attributes.map((key) => one.groups[key] ?? null)),
          );
          if (cells.length > 0) expect(new Set(groups)).toEqual(new Set(all));
          const invited = cells.reduce((sum, cell) => sum + (cell.invited ?? 0), 0);
          expect([0, organization.people.length]).toContain(invited);
        }
      }),
      { numRuns: 100 },
    );
  });
});
