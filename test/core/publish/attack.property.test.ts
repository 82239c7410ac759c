// The attack on groups: whatever is told to anyone of a round is put together, and set off against each other until it speaks of few.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isBelow, isUniform } from "../../../core/publish/cells.ts";
import { createGroupCounter } from "../../../core/publish/group-counts.ts";
import type { Publication, PublishedSegment } from "../../../core/publish/publication.ts";
import { type DividingRules, divide, rulesFrom } from "../../../core/publish/segments.ts";
import { ballotOf, countOfBallots, decide } from "./counts.ts";
import { isolated, type Member, tellsSilence } from "./isolation.ts";
import { type Organization, organizations, turns } from "./organizations.ts";
import { toldOf } from "./told.ts";

const K = 4;
const SCORES = { promoters: 10, passives: 7, detractors: 2 } as const;
const workload = { key: "workload", label: { en: "Workload", "zh-CN": "工作量" } };

const attributesOf = ({ partitions }: Organization): readonly string[] =>
  partitions.map((keys) => keys.join("+"));
const ticks = ({ groups }: Member): boolean => groups["tenure"] === "tenure 0";

/** Seals a round of this organization; those of one tenure tick a driver. */
async function published(organization: Organization): Promise<Publication> {
  const answers = organization.people.flatMap((one) =>
    one.band === null
      ? []
      : [
          ballotOf({
            score: SCORES[one.band],
            groups: one.groups,
            drivers: ticks(one) ? ["workload"] : [],
          }),
        ],
  );
  const silent = organization.people.flatMap(({ band, groups }) => (band === null ? [groups] : []));
  const count = countOfBallots(answers, {
    k: K,
    silent,
    frozen: { attributes: [...attributesOf(organization)], drivers: [workload] },
  });
  return (await decide(count)).publication;
}

/** Every cell that stands anywhere in it, however deep. */
function cellsIn(told: unknown, attributes: readonly string[] = []): readonly PublishedSegment[] {
  if (typeof told !== "object" || told === null || told instanceof Date) return [];
  const own =
    "attributes" in told && Array.isArray(told.attributes) ? (told.attributes as string[]) : attributes;
  const here =
    "groups" in told && "counts" in told && told.counts !== null
      ? [{ attributes: own, cells: [told as PublishedSegment["cells"][number]] }]
      : [];
  return [...here, ...Object.values(told).flatMap((part) => cellsIn(part, own))];
}

/** What an attacker finds out; null where they fail. */
function attacked(told: readonly unknown[], { people }: Organization): string | null {
  const segments = told.flatMap((one) => cellsIn(one));
  const cells = segments.flatMap((segment) => segment.cells);
  if (cells.some(({ counts }) => isBelow(counts, K))) return "small cell";
  if (cells.some(({ counts }) => isUniform(counts, K))) return "uniform cell";
  if (cells.length === 0) return null;
  const distinct = new Map(
    segments.map((one) => [JSON.stringify([one.attributes, one.cells[0]?.groups]), one]),
  );
  const all = [...distinct.values()];
  if (
    isolated(
      all,
      people.filter(({ band }) => band !== null),
      K,
    ) !== null
  )
    return "few answers";
  if (isolated(all, people, K) !== null) return "few silent people";
  return tellsSilence(all, people) ? "silent people" : null;
}

describe("an attacker who reads everything that anyone reads of a round", () => {
  it("isolates nobody by groups", async () => {
    let divided = 0;
    await fc.assert(
      fc.asyncProperty(organizations(18), async (organization) => {
        const told = await toldOf([await published(organization)]);
        if (cellsIn(told).length > 0) divided += 1;
        expect(attacked(told, organization)).toBeNull();
      }),
      { numRuns: 40 },
    );
    expect(divided).toBeGreaterThan(5);
  });

  it.each<[string, string, (rules: DividingRules) => Partial<DividingRules>]>([
    [
      "small cell",
      "nothing is joined or combined",
      () => ({ isTooFew: ({ counts }) => isUniform(counts, K), tellsOfFew: async () => false }),
    ],
    ["uniform cell", "uniform cells stand alone", () => ({ isTooFew: ({ counts }) => isBelow(counts, K) })],
    ["few answers", "combinations are not looked at", () => ({ tellsOfFew: async () => false })],
    [
      "few silent people",
      "silent people are not looked at",
      ({ tellsOfFew }) => ({ tellsOfFew: (all) => tellsOfFew({ ...all, asked: all.answered }) }),
    ],
  ])("finds a %s where %s", async (expected, _, without) => {
    for (const organization of fc.sample(organizations(18), { numRuns: 600, seed: 7 })) {
      const publication = await published(organization);
      if (publication.figures.kind !== "shown") continue;
      const counter = createGroupCounter({ attributes: attributesOf(organization) });
      for (const { groups, band } of organization.people) {
        counter.invite(groups);
        if (band !== null) counter.take({ groups, score: SCORES[band] });
      }
      const rules = rulesFrom(K, turns);
      const segments = await divide(
        { partitions: organization.partitions, groups: counter.result(), population: "closed", turns },
        { ...rules, ...without(rules) },
      );
      const told = await toldOf([{ ...publication, segments }]);
      if (attacked(told, organization) === expected) return;
    }
    expect.unreachable(`no ${expected} was found`);
  });

  it("works out of ticks and their bands nothing but sums of k or more, or of nobody", async () => {
    let split = 0;
    await fc.assert(
      fc.asyncProperty(organizations(40), async (organization) => {
        const publication = await published(organization);
        if (publication.figures.kind !== "shown") return;
        const answers = organization.people.flatMap((one) =>
          one.band === null ? [] : [{ ...one, band: one.band }],
        );
        // Six hidden cells: three bands of those who ticked, and of those who did not.
        const bands = ["promoters", "passives", "detractors"] as const;
        const hidden = [true, false].flatMap((ticked) =>
          bands.map((band) => answers.filter((one) => ticks(one) === ticked && one.band === band).length),
        );
        const figures = bands.map((_, at) => [at, at + 3]);
        for (const driver of publication.drivers) {
          figures.push([0, 1, 2]);
          if (driver.split !== undefined) {
            split += 1;
            figures.push(...("others" in driver.split ? [[0], [1, 2]] : [[0], [1], [2]]));
          }
        }
        for (const cells of determined(figures)) {
          // Where everyone of a band ticked, or nobody, its two cells are one.
          const isOfBands = [0, 1, 2].every(
            (at) => cells.includes(at) === cells.includes(at + 3) || hidden[at] === 0 || hidden[at + 3] === 0,
          );
          const count = cells.reduce((sum, at) => sum + (hidden[at] ?? 0), 0);
          // How many gave what is what a round shows.
          if (!isOfBands) expect(count === 0 || count >= K).toBe(true);
        }
      }),
      { numRuns: 150 },
    );
    expect(split).toBeGreaterThan(5);
  });
});

/** Sets of the six cells whose sum some combination of the figures gives. */
function determined(figures: readonly (readonly number[])[]): readonly (readonly number[])[] {
  const sets = Array.from({ length: 64 }, (_, bits) => [0, 1, 2, 3, 4, 5].filter((at) => bits & (1 << at)));
  const rowOf = (cells: readonly number[]) => [0, 1, 2, 3, 4, 5].map((at) => (cells.includes(at) ? 1 : 0));
  const rank = rankOf(figures.map(rowOf));
  return sets.filter((set) => set.length > 0 && rankOf([...figures, set].map(rowOf)) === rank);
}

function rankOf(rows: readonly (readonly number[])[]): number {
  let left = rows.map((row) => [...row]);
  let rank = 0;
  for (let column = 0; column < 6; column += 1) {
    const pivot = left.find((row) => row[column] !== 0);
    if (pivot === undefined) continue;
    rank += 1;
    left = left
      .filter((row) => row !== pivot)
      .map((row) =>
        row.map((value, at) => value * (pivot[column] ?? 0) - (row[column] ?? 0) * (pivot[at] ?? 0)),
      );
  }
  return rank;
}
