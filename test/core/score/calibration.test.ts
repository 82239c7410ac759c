// A small version of the benches: what is claimed of chance holds when people are drawn at random.
import { describe, expect, it } from "vitest";
import { change } from "../../../core/score/change.ts";
import { falseDiscovery } from "../../../core/score/false-discovery.ts";
import { seededChance } from "../../../core/score/seeded-chance.ts";
import { calibrate } from "../../bench/calibration.ts";

describe("the chance of a goal", () => {
  it.each([
    { asked: 20, answered: 10 },
    { asked: 58, answered: 41 },
    { asked: 200, answered: 50 },
  ])("is met as often as it says, with $answered of $asked", (crowd) => {
    for (const { predicted, predictions, met } of calibrate(crowd, 6000, seededChance(7))) {
      expect(predictions).toBeGreaterThan(100);
      // Three standard errors of what was drawn, and three points for the curve.
      const chance = 3 * Math.sqrt((predicted * (1 - predicted)) / predictions);
      expect(Math.abs(met - predicted)).toBeLessThan(0.03 + chance);
    }
  });
});

describe("changes of several groups that are tested at once", () => {
  it("are claimed of unchanged groups in about one round of twenty, where each by itself would be in every third", () => {
    const chance = seededChance(11);
    const draw = () => {
      const counts = { promoters: 0, passives: 0, detractors: 0 };
      for (let at = 0; at < 30; at += 1) {
        const mood = chance();
        counts[mood < 0.5 ? "promoters" : mood < 0.8 ? "passives" : "detractors"] += 1;
      }
      return counts;
    };
    const rounds = 600;
    let alone = 0;
    let together = 0;
    for (let round = 0; round < rounds; round += 1) {
      const ps = Array.from({ length: 8 }, () => change(draw(), draw())?.p ?? 1);
      if (ps.some((p) => p < 0.05)) alone += 1;
      if (falseDiscovery(ps).some((p) => p < 0.05)) together += 1;
    }
    expect(alone / rounds).toBeGreaterThan(0.2);
    expect(together / rounds).toBeLessThan(0.08);
  });
});
