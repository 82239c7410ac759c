// A digest's formulas, written down once more: nothing here imports what it checks.
import { expect } from "vitest";
import type { Digest, DigestFigures } from "../../../core/digest/digest.ts";

/** Counts by band. */
export interface Counts {
  readonly promoters: number;
  readonly passives: number;
  readonly detractors: number;
}

const sizeOf = ({ promoters, passives, detractors }: Counts) => promoters + passives + detractors;

/** Gives the adjusted middle and its error of some counts, of so many asked or of an open crowd. */
export function adjusted(counts: Counts, invited: number | null, pseudo: number) {
  const n = sizeOf(counts);
  const a = invited === null ? pseudo : pseudo * (1 - n / invited);
  const p = (counts.promoters + a / 4) / (n + a);
  const d = (counts.detractors + a / 4) / (n + a);
  const factor = invited === null ? 1 : invited === n ? 0 : Math.sqrt((invited - n) / (invited - 1));
  return { centre: p - d, error: Math.sqrt((p + d - (p - d) ** 2) / (n + a)) * factor };
}

/** Gives both tails of a normal curve, by Simpson's rule. */
export function twoSided(z: number): number {
  const [from, to, steps] = [Math.abs(z), 12, 20_000];
  const width = (to - from) / steps;
  const density = (x: number) => Math.exp((-x * x) / 2) / Math.sqrt(2 * Math.PI);
  let sum = density(from) + density(to);
  for (let at = 1; at < steps; at += 1) sum += density(from + at * width) * (at % 2 === 1 ? 4 : 2);
  return (2 * sum * width) / 3;
}

// Halves away from zero, a true minus, no sign on zero.
function written(score: number): string {
  const whole = Math.floor(Math.abs(score) + 0.5);
  if (whole === 0) return "0";
  return score > 0 ? `+${whole}` : `\u2212${whole}`;
}

/** Expects figures to follow from their counts. */
export function checkFigures(figures: DigestFigures, method: Digest["method"]): void {
  const { promoters, passives, detractors, invited, nps, interval, bounds } = figures;
  if (promoters === null || passives === null || detractors === null) throw new Error("no counts");
  const counts = { promoters, passives, detractors };
  const n = sizeOf(counts);
  expect(figures.answered).toBe(n);
  expect(figures.responseRate).toBe(invited === null || invited === 0 ? null : n / invited);
  if (n === 0) {
    expect([nps, interval, figures.display]).toEqual([null, null, "\u2013"]);
    return;
  }
  expect(nps).toBeCloseTo((100 * (promoters - detractors)) / n, 10);
  expect(figures.display).toBe(written(nps ?? 0));
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

/** Gives whatever has counts, wherever it stands. */
export function everyFigure(of: unknown): readonly DigestFigures[] {
  if (typeof of !== "object" || of === null) return [];
  const own = "promoters" in of && "interval" in of && of.promoters !== null ? [of as DigestFigures] : [];
  return [...own, ...Object.values(of).flatMap(everyFigure)];
}

/** Gives the p of two rounds being alike. */
export function pOf(before: Counts, after: Counts, pseudo: number): number {
  const [one, other] = [adjusted(before, null, pseudo), adjusted(after, null, pseudo)];
  return twoSided((other.centre - one.centre) / Math.hypot(one.error, other.error));
}

/** Adjusts p by the definition of Benjamini and Hochberg: the least of p × m / rank over all that are as large. */
export function benjaminiHochberg(ps: readonly number[]): readonly number[] {
  return ps.map((p) => {
    const larger = ps.filter((other) => other >= p);
    return Math.min(1, ...larger.map((q) => (q * ps.length) / ps.filter((other) => other <= q).length));
  });
}
