// A digest's JSON is enough to compute every figure in it again, by formulas that are written down here once more.
import { describe, expect, it } from "vitest";
import type { Digest, DigestFigures } from "../../../core/digest/digest.ts";
import { makeDigest } from "../../../core/digest/make-digest.ts";
import type { PublishedTheme } from "../../../core/publish/publication.ts";
import { cellOf, publicationOf, shownFigures } from "./publications.ts";

interface Counts {
  readonly promoters: number;
  readonly passives: number;
  readonly detractors: number;
}

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

// Halves away from zero, a true minus, no sign on zero.
function written(score: number): string {
  const whole = Math.floor(Math.abs(score) + 0.5);
  if (whole === 0) return "0";
  return score > 0 ? `+${whole}` : `\u2212${whole}`;
}

function checkFigures(figures: DigestFigures, method: Digest["method"]): void {
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

// Whatever has counts, wherever it stands.
function everyFigure(of: unknown): readonly DigestFigures[] {
  if (typeof of !== "object" || of === null) return [];
  const own = "promoters" in of && "interval" in of && of.promoters !== null ? [of as DigestFigures] : [];
  return [...own, ...Object.values(of).flatMap(everyFigure)];
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

type Three = readonly [number, number, number];
const teams = (scores: readonly Three[], from = 0) => [
  { attributes: ["team"], cells: scores.map((counts, at) => cellOf([[`Team ${from + at}`]], counts, 60)) },
];
const both = (text: string) => ({ en: text, "zh-CN": text });
const theme = (key: string, people: number): PublishedTheme => ({
  ...{ key, language: "en", label: key, variants: [], people, lean: null },
});
const of = { organizationId: "acme", surveyId: "survey-1" };
const TEAMS: readonly (readonly Three[])[] = [
  [
    [12, 20, 13],
    [22, 10, 13],
    [16, 5, 15],
    [3, 3, 3],
  ],
  [
    [30, 10, 5],
    [20, 10, 15],
    [25, 5, 6],
    [5, 5, 5],
  ],
];
const publication = publicationOf(30, shownFigures(80, 30, 31), {
  ...{ invited: 220, segments: teams(TEAMS[1] ?? []) },
  drivers: [
    { key: "pay", count: 60, split: { promoters: 20, passives: 10, detractors: 30 } },
    { key: "team", count: 50, split: { promoters: 40, others: 10 } },
    { key: "tools", count: 9 },
  ],
  ratings: ["pay", "team", "tools"].map((key, at) => ({
    key,
    mean: [5, 7, 9][at] ?? 0,
    high: 0.2,
    answered: 141,
  })),
  importance: {
    ...{ answered: 141, explained: 0.4 },
    drivers: [
      { key: "pay", share: 0.5, low: 0.4, high: 0.6, rated: { side: "lower", p: 0.01 } },
      { key: "team", share: 0.4, low: 0.35, high: 0.5, rated: { side: "lower", p: 0.05 } },
      { key: "tools", share: 0.1, low: 0.05, high: 0.2, rated: { side: "higher", p: 0.01 } },
    ],
  },
  themes: [theme("pay", 50), theme("team", 20), theme("rooms", 15)],
});
// A quarter and more of weekly rounds, one withheld, the oldest brought in, and the week of a year ago.
const others = Array.from({ length: 29 }, (_, at) => {
  const number = 29 - at;
  if (number === 27) return publicationOf(number, { kind: "withheld" });
  if (number < 4)
    return publicationOf(number, shownFigures(40, 35, 40), { imported: true, population: "open" });
  const more =
    number === 29 ? { segments: teams(TEAMS[0] ?? []), themes: [theme("pay", 20), theme("team", 21)] } : {};
  return publicationOf(number, shownFigures(50 + number, 35, 50 - (number % 9)), { invited: 220, ...more });
});
const group = { attribute: "team", group: "Team 1" };
const made = makeDigest({
  ...{ publication, others, comments: [], drivers: [{ key: "pay", label: both("Pay") }] },
  yearBefore: [publicationOf(-22, shownFigures(20, 40, 80), { invited: 200 })],
  steered: {
    marks: ["2027-05-04", "2027-05-18"].map((day, at) => ({
      ...of,
      id: day,
      number: at + 1,
      day,
      label: day,
    })),
    references: [],
    goals: [
      { ...of, id: "g1", segment: null, target: 33, by: null },
      { ...of, id: "g2", segment: group, target: 40, by: null },
      { ...of, id: "g3", segment: null, target: -60, by: null },
    ],
    actions: [],
  },
  ...{ reader: "manager", last: 3, group },
});
const digest: Digest = JSON.parse(JSON.stringify(made.digest));

describe("from the JSON alone anyone computes again", () => {
  it("score, share, interval and bounds of everything that has counts", () => {
    const all = everyFigure(digest);
    for (const figures of all) checkFigures(figures, digest.method);
    // The round, the one before, three as one, eight of the trend but one, four cells now and then, two periods and what was before them, the year before, two marks on
    // either side, and two rounds of the group.
    expect(all).toHaveLength(1 + 1 + 1 + 7 + 8 + 4 + 1 + 4 + 2);
  });

  it("what several rounds come to as one: their sums, whoever was asked how often", () => {
    const added = (points: readonly DigestFigures[]) => {
      const shown = points.filter(({ answered }) => answered !== null);
      const sum = (of: (one: DigestFigures) => number | null) =>
        shown.reduce((all, one) => all + (of(one) ?? 0), 0);
      return {
        rounds: shown.length,
        promoters: sum((one) => one.promoters),
        passives: sum((one) => one.passives),
        detractors: sum((one) => one.detractors),
        invited: shown.some(({ invited }) => invited === null) ? null : sum((one) => one.invited),
      };
    };
    expect(digest.pooled).toMatchObject(added(digest.trend.slice(-3)));
    const closed = (days: number) =>
      digest.trend.filter(({ round }) => {
        const newest = Date.parse(digest.round.closesAt);
        return newest - Date.parse(round.closesAt) < days * 86_400_000;
      });
    const [month] = digest.periods;
    expect(month).toMatchObject({ kind: "four-weeks", ...added(closed(28)) });
    expect(month?.before?.rounds).toBe(4);
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

  it("whatever stands beside the trend, adjusted for all of it together and nothing else", () => {
    const { method, periods, yearAgo, marks } = digest;
    const sides = [
      ...periods.map((one) => ({ one, from: one.before, to: one })),
      { one: yearAgo, from: yearAgo, to: digest },
      ...marks.map((one) => ({ one, from: one.before, to: one.after })),
    ];
    expect(sides).toHaveLength(5);
    const ps = sides.map(({ from, to }) => pOf(from as Counts, to as Counts, method.pseudoAnswers));
    const all = benjaminiHochberg(ps);
    sides.forEach(({ one, from, to }, at) => {
      expect(one?.change?.delta).toBeCloseTo((to?.nps ?? 0) - (from?.nps ?? 0), 10);
      expect(one?.change?.p).toBeCloseTo(ps[at] ?? 0, 8);
      expect(one?.change?.adjusted).toBeCloseTo(all[at] ?? 0, 8);
      const isClaimed = (all[at] ?? 1) < method.significance;
      expect(one?.change?.verdict).toBe(
        isClaimed ? ((one?.change?.z ?? 0) > 0 ? "up" : "down") : "within-noise",
      );
    });
    expect(yearAgo?.change?.verdict).toBe("up");
  });

  it("who names a driver more often, adjusted for all drivers that were tested", () => {
    const tested = digest.drivers.filter(({ split }) => split !== null);
    const ps = tested.map(({ split }) => {
      const counts = digest as Counts;
      const [ticked, size] =
        split !== null && "others" in split
          ? [split.others, counts.passives + counts.detractors]
          : [split?.detractors ?? 0, counts.detractors];
      const [one, other] = [
        ((split?.promoters ?? 0) + 1) / (counts.promoters + 2),
        (ticked + 1) / (size + 2),
      ];
      const spread = (share: number, of: number) => (share * (1 - share)) / (of + 2);
      return twoSided((one - other) / Math.sqrt(spread(one, counts.promoters) + spread(other, size)));
    });
    const all = benjaminiHochberg(ps);
    tested.forEach(({ lift }, at) => {
      expect(lift?.p).toBeCloseTo(ps[at] ?? 0, 8);
      expect(lift?.adjusted).toBeCloseTo(all[at] ?? 0, 8);
      expect(lift?.lift).toBeCloseTo((lift?.share ?? 0) / (lift?.other ?? 1), 10);
    });
    expect(tested.map(({ lift }) => [lift?.share, lift?.other])).toEqual([
      [20 / 80, 30 / 31],
      [40 / 80, 10 / 61],
    ]);
  });

  it("what is to be mended first, from what drivers weigh and how they are rated", () => {
    const { drivers = [] } = digest.importance ?? {};
    const alike = 1 / drivers.length;
    const average = drivers.reduce((sum, { mean }) => sum + mean, 0) / drivers.length;
    const priorities = drivers.map(({ low, high, mean, rated }) => {
      if (high < alike) return "later";
      if (low <= alike) return null;
      const isApart = (rated?.p ?? 1) < digest.method.significance;
      if (isApart && rated?.side === "lower" && mean < average) return "fix";
      return isApart && rated?.side === "higher" && mean > average ? "keep" : "watch";
    });
    expect(drivers.map(({ priority }) => priority)).toEqual(priorities);
    expect(priorities).toEqual(["fix", "watch", "later"]);
  });

  it("whether more or fewer write of a theme, adjusted for all that both rounds have", () => {
    const { themes = [], answered, previous, method } = digest;
    const now = answered ?? 0;
    const then = previous?.answered ?? 0;
    const tested = themes.filter(({ before }) => before !== null);
    const ps = tested.map(({ people, before }) => {
      const pooled = (people + (before?.people ?? 0)) / (now + then);
      const error = Math.sqrt(pooled * (1 - pooled) * (1 / now + 1 / then));
      return twoSided((people / now - (before?.people ?? 0) / then) / error);
    });
    const all = benjaminiHochberg(ps);
    tested.forEach(({ people, share, before, verdict }, at) => {
      expect(share).toBeCloseTo(people / now, 12);
      expect(before?.share).toBeCloseTo((before?.people ?? 0) / then, 12);
      const isMore = share > (before?.share ?? 0);
      expect(verdict).toBe((all[at] ?? 1) < method.significance ? (isMore ? "more" : "less") : "same");
    });
    expect(themes.map(({ verdict }) => verdict)).toEqual(["more", "same", "new"]);
  });

  it("how likely a goal is met by all who were asked", () => {
    const group = digest.segments[0]?.cells.find(({ groups }) => groups[0]?.[0] === "Team 1");
    for (const goal of digest.goals) {
      const side = goal.segment === null ? digest : group;
      const { promoters, passives, detractors } = side as Counts;
      const invited = side?.invited ?? 0;
      expect(goal.nps).toBeCloseTo(
        (100 * (promoters - detractors)) / (promoters + passives + detractors),
        10,
      );
      expect(goal.isMet).toBe(
        Math.floor(Math.abs(goal.nps ?? 0) + 0.5) * Math.sign(goal.nps ?? 0) >= goal.target,
      );
      // Scores of everyone move in steps of one person; the least that is shown as the goal, and half a step below it.
      let step = -invited;
      while (Math.round((100 * step) / invited + 1e-9) < goal.target) step += 1;
      const { centre, error } = adjusted(side as Counts, invited, digest.method.pseudoAnswers);
      const z = (centre - (step - 0.5) / invited) / error;
      const isSure = (side?.bounds?.worst ?? 0) >= goal.target - 0.5;
      const isOut = (side?.bounds?.best ?? 0) < goal.target - 0.5;
      const chance = isSure ? 1 : isOut ? 0 : z > 0 ? 1 - twoSided(z) / 2 : twoSided(z) / 2;
      expect(goal.chance).toBeCloseTo(chance, 8);
    }
    expect(digest.goals.map(({ isMet }) => isMet)).toEqual([true, true, false]);
  });

  it("what one group was, from the rounds that showed it", () => {
    const { groupTrend, segments } = digest;
    const cell = segments[0]?.cells.find(({ groups }) => groups[0]?.[0] === "Team 1");
    expect(groupTrend?.points.map(({ nps }) => nps).slice(-2)).toEqual([cell?.before?.nps, cell?.nps]);
    expect(
      groupTrend?.points.slice(0, -2).every(({ nps, invited }) => nps === null && invited === null),
    ).toBe(true);
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
