import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Publication } from "../../../core/publish/publication.ts";
import { bandOf } from "../../../core/score/tally.ts";
import { countOf, countOfBallots, decide, tallyOf } from "./counts.ts";

/** One answer as its author knows it: a score, and whether the driver "team" is ticked. */
const answer = fc.record({ score: fc.integer({ min: 0, max: 10 }), team: fc.boolean() });
type Answer = { score: number; team: boolean };

// Small rounds and sour ones are where people can be told apart, so look there often.
const answers = fc.oneof(
  fc.array(answer, { maxLength: 24 }),
  fc.array(fc.record({ score: fc.integer({ min: 0, max: 6 }), team: fc.boolean() }), { maxLength: 12 }),
  fc
    .tuple(
      fc.array(fc.record({ score: fc.integer({ min: 0, max: 6 }), team: fc.boolean() }), { maxLength: 12 }),
      answer,
    )
    .map(([most, one]) => [...most, one]),
);
const smallest = fc.integer({ min: 5, max: 8 });

async function publish(given: readonly Answer[], k: number): Promise<Publication> {
  const ballots = given.map(({ score, team }) => ({ score, drivers: team ? ["team"] : [] }));
  return (await decide(countOfBallots(ballots, { k }))).publication;
}

/** All that a reader is told beside what was frozen at opening. */
function told({ answered, figures, drivers }: Publication): unknown {
  return figures.kind === "withheld" ? { figures, drivers } : { answered, figures, drivers };
}

/** The linear figures of some publications: which answers each of them counts. */
async function figureColumns(rounds: readonly (readonly Answer[])[], k: number): Promise<number[][]> {
  const width = rounds.reduce((sum, given) => sum + given.length, 0);
  const columns: number[][] = [];
  let start = 0;
  for (const given of rounds) {
    const { figures, drivers } = await publish(given, k);
    const add = (counts: (one: Answer) => boolean) => {
      const column = new Array<number>(width).fill(0);
      given.forEach((one, at) => {
        column[start + at] = counts(one) ? 1 : 0;
      });
      columns.push(column);
    };
    // Who answered is as much a figure as how many did.
    if (figures.kind !== "withheld") add(() => true);
    if (drivers.length > 0) add(({ team }) => team);
    start += given.length;
  }
  return columns;
}

describe("whatever people answer in an anonymous round", () => {
  it("nothing but the withholding is told of fewer than k", () => {
    return fc.assert(
      fc.asyncProperty(answers, smallest, async (given, k) => {
        const publication = await publish(given, k);
        if (given.length >= k) return;
        expect(told(publication)).toEqual({ figures: { kind: "withheld" }, drivers: [] });
      }),
      { numRuns: 500 },
    );
  });

  it("a withheld round is told in the same way whatever was answered in it", () => {
    return fc.assert(
      fc.asyncProperty(answers, answers, smallest, async (one, other, k) => {
        fc.pre(one.length < k && other.length < k);
        expect(told(await publish(one, k))).toEqual(told(await publish(other, k)));
      }),
      { numRuns: 500 },
    );
  });

  it("bottom-coded rounds of one size cannot be told apart, and their score is never above the bound", () => {
    return fc.assert(
      fc.asyncProperty(smallest, fc.nat({ max: 40 }), answers, answers, async (k, size, one, other) => {
        const answered = k + (size % k);
        const sour = (given: readonly Answer[]): readonly Answer[] => {
          const [last = { score: 10, team: true }] = given;
          const rest = Array.from(
            { length: answered - 1 },
            (_, at) => given[at] ?? { score: 0, team: false },
          );
          return [...rest.map(({ score, team }) => ({ score: Math.min(score, 6), team })), last];
        };
        const publications = [await publish(sour(one), k), await publish(sour(other), k)];
        expect(told(publications[0] as Publication)).toEqual(told(publications[1] as Publication));
        for (const { figures } of publications) expect(figures.kind).toBe("at-most");
        const bands = sour(one).map(({ score }) => bandOf(score));
        const score =
          (100 *
            (bands.filter((band) => band === "promoter").length -
              bands.filter((band) => band === "detractor").length)) /
          answered;
        for (const { figures } of publications) {
          if (figures.kind === "at-most") expect(score).toBeLessThanOrEqual(figures.nps);
        }
      }),
      { numRuns: 500 },
    );
  });

  it("counts are told only where the score leaves at least two out of the detractors, or 2k have answered", () => {
    return fc.assert(
      fc.asyncProperty(answers, smallest, async (given, k) => {
        const { figures } = await publish(given, k);
        if (figures.kind !== "shown") return;
        const { promoters, passives, detractors } = figures.counts;
        expect(promoters + passives + detractors).toBe(given.length);
        expect(given.length >= 2 * k || promoters + passives >= 2).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  it("no sum or difference of what several rounds show counts fewer than k answers, or all but fewer than k of a round", () => {
    const coefficients = [-1, 0, 1];
    return fc.assert(
      fc.asyncProperty(fc.tuple(answers, answers), smallest, async (rounds, k) => {
        const columns = await figureColumns(rounds, k);
        const combinations = columns.reduce<number[][]>(
          (all, column) =>
            all.flatMap((sum) =>
              coefficients.map((by) => sum.map((value, at) => value + by * (column[at] ?? 0))),
            ),
          [new Array<number>(rounds[0].length + rounds[1].length).fill(0)],
        );
        for (const combination of combinations) {
          const counted = combination.filter((value) => value !== 0).length;
          expect(counted === 0 || counted >= k).toBe(true);
        }
      }),
      { numRuns: 300 },
    );
  });

  it("all tallies of up to twice k answers obey the rules, tried one by one", async () => {
    const k = 5;
    for (let answered = 0; answered <= 2 * k; answered += 1) {
      for (let promoters = 0; promoters <= answered; promoters += 1) {
        for (let passives = 0; passives <= answered - promoters; passives += 1) {
          const detractors = answered - promoters - passives;
          const { figures } = (await decide(countOf(tallyOf(promoters, passives, detractors)))).publication;
          const expected =
            answered < k ? "withheld" : answered < 2 * k && promoters + passives < 2 ? "at-most" : "shown";
          expect([promoters, passives, detractors, figures.kind]).toEqual([
            promoters,
            passives,
            detractors,
            expected,
          ]);
        }
      }
    }
  });
});
