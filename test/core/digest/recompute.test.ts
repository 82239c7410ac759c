// A digest's JSON is enough to compute every figure in it again, by formulas that are written down here once more.
import { describe, expect, it } from "vitest";
import type { Digest } from "../../../core/digest/digest.ts";
import { makeDigest } from "../../../core/digest/make-digest.ts";
import { cellOf, publicationOf, shownFigures } from "./publications.ts";

interface Counts {
  readonly promoters: number;
  readonly passives: number;
  readonly detractors: number;
}
type Json = Record<string, unknown>;

const sizeOf = ({ promoters, passives, detractors }: Counts) => promoters + passives + detractors;

function adjusted(counts: Counts, invited: number | null, pseudo: number) {
  const n = sizeOf(counts);
  const a = invited === null ? pseudo : pseudo * (1 - n / invited);
  const p = (counts.promoters + a / 4) / (n + a);
  const d = (counts.detractors + a / 4) / (n + a);
  const factor = invited === null ? 1 : invited === n ? 0 : Math.sqrt((invited - n) / (invited - 1));
  return { centre: p - d, error: Math.sqrt((p + d - (p - d) ** 2) / (n + a)) * factor };
}

// The tail of a normal curve by Simpson's rule.
function twoSided(z: number): number {
  const [from, to, steps] = [Math.abs(z), 12, 20_000];
  const width = (to - from) / steps;
  const density = (x: number) => Math.exp((-x * x) / 2) / Math.sqrt(2 * Math.PI);
  let sum = density(from) + density(to);
  for (let at = 1; at < steps; at += 1) sum += density(from + at * width) * (at % 2 === 1 ? 4 : 2);
  return (2 * sum * width) / 3;
}

function checkFigures(figures: Digest | Digest["trend"][number], method: Digest["method"]): void {
  const { promoters, passives, detractors, invited, nps, interval, bounds } = figures;
  if (promoters === null || passives === null || detractors === null) throw new Error("no counts");
  const counts = { promoters, passives, detractors };
  const n = sizeOf(counts);
  expect(nps).toBeCloseTo((100 * (promoters - detractors)) / n, 10);
  const { centre, error } = adjusted(counts, invited, method.pseudoAnswers);
  const reach = 100 * method.quantile * error;
  const worst = invited === null ? -100 : (100 * (promoters - detractors - (invited - n))) / invited;
  const best = invited === null ? 100 : (100 * (promoters - detractors + (invited - n))) / invited;
  if (invited !== null)
    expect(bounds).toEqual({ worst: expect.closeTo(worst, 10), best: expect.closeTo(best, 10) });
  const score = nps ?? 0;
  expect(interval?.low).toBeCloseTo(Math.min(score, Math.max(worst, 100 * centre - reach)), 8);
  expect(interval?.high).toBeCloseTo(Math.max(score, Math.min(best, 100 * centre + reach)), 8);
}

function pOf(before: Counts, after: Counts, pseudo: number): number {
  const [one, other] = [adjusted(before, null, pseudo), adjusted(after, null, pseudo)];
  return twoSided((other.centre - one.centre) / Math.hypot(one.error, other.error));
}

// Benjamini and Hochberg, by their definition: the least of p × m / rank over all that are as large.
function benjaminiHochberg(ps: readonly number[]): readonly number[] {
  return ps.map((p) => {
    const larger = ps.filter((other) => other >= p);
    return Math.min(1, ...larger.map((q) => (q * ps.length) / ps.filter((other) => other <= q).length));
  });
}

const teams = (scores: readonly (readonly [number, number, number])[]) => [
  { attributes: ["team"], cells: scores.map((counts, at) => cellOf([[`Team ${at}`]], counts, 60)) },
];

const written: Json = JSON.parse(
  JSON.stringify(
    makeDigest({
      publication: publicationOf(3, shownFigures(80, 30, 31), {
        invited: 220,
        segments: teams([
          [30, 10, 5],
          [20, 10, 15],
          [25, 5, 6],
          [5, 5, 5],
        ]),
      }),
      others: [
        publicationOf(2, shownFigures(66, 35, 40), {
          invited: 220,
          segments: teams([
            [12, 20, 13],
            [22, 10, 13],
            [16, 5, 15],
            [3, 3, 3],
          ]),
        }),
        publicationOf(1, shownFigures(40, 35, 40), { population: "open" }),
      ],
      comments: [],
      drivers: [],
      reader: "manager",
      last: null,
    }).digest,
  ),
);
const digest = written as unknown as Digest;

describe("from the JSON alone anyone computes again", () => {
  it("score, interval and bounds of every round, of every group, and of several together", () => {
    const { method } = digest;
    checkFigures(digest, method);
    for (const point of digest.trend) checkFigures(point, method);
    for (const period of digest.periods) checkFigures({ ...digest, ...period }, method);
    for (const { cells } of digest.segments) {
      for (const cell of cells) checkFigures({ ...digest, ...cell }, method);
    }
    expect(digest.trend).toHaveLength(3);
    expect(digest.periods.length).toBeGreaterThan(0);
  });

  it("the change of the whole, and what may be claimed of it", () => {
    const { previous, change, method } = digest;
    const p = pOf(previous as Counts, digest as Counts, method.pseudoAnswers);
    expect(change?.p).toBeCloseTo(p, 8);
    expect(change?.delta).toBeCloseTo((digest.nps ?? 0) - (previous?.nps ?? 0), 10);
    expect(change?.verdict).toBe(p < method.significance ? "up" : "within-noise");
  });

  it("the changes of the groups, adjusted for all that were tested", () => {
    const { method } = digest;
    const cells = digest.segments.flatMap((segment) => segment.cells);
    const tested = cells.filter(
      ({ before, answered }) => Math.min(before?.answered ?? 0, answered ?? 0) >= method.changeFrom,
    );
    const ps = tested.map((cell) => pOf(cell.before as Counts, cell as Counts, method.pseudoAnswers));
    const all = benjaminiHochberg(ps);
    expect(tested).toHaveLength(3);
    tested.forEach(({ change }, at) => {
      expect(change?.p).toBeCloseTo(ps[at] ?? 0, 8);
      expect(change?.adjusted).toBeCloseTo(all[at] ?? 0, 8);
      const isClaimed = (all[at] ?? 1) < method.significance;
      expect(change?.verdict).toBe(isClaimed ? ((change?.delta ?? 0) > 0 ? "up" : "down") : "within-noise");
    });
    expect(tested.map(({ change }) => change?.verdict)).toContain("up");
    expect(cells.filter((cell) => !tested.includes(cell))[0]?.change).toMatchObject({
      verdict: "too-few",
      adjusted: null,
    });
  });

  it("what is left out, and by which rules", () => {
    expect(digest.method).toMatchObject({
      k: 5,
      silent: 220 - 141,
      promise: "anonymous",
      population: "closed",
    });
  });
});
