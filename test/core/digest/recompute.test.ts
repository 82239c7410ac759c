// A digest's JSON is enough to compute every figure in it again, by formulas that are written down once more.
import { describe, expect, it } from "vitest";
import type { DigestFigures } from "../../../core/digest/digest.ts";
import {
  adjusted,
  benjaminiHochberg,
  type Counts,
  checkFigures,
  everyFigure,
  pOf,
  twoSided,
} from "./by-hand.ts";
import { richDigest as digest } from "./rich-digest.ts";

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
