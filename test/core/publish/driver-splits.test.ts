import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createSplitCounter, publishedSplit } from "../../../core/publish/driver-splits.ts";

const counts = (promoters: number, passives: number, detractors: number) => ({
  promoters,
  passives,
  detractors,
});
const anonymous = { k: 5, anonymous: true };

describe("counting ticks by band", () => {
  it("counts each driver once an answer, ticked ones only", () => {
    const label = { en: "x", "zh-CN": "x" };
    const counter = createSplitCounter({
      drivers: [
        { key: "pay", label },
        { key: "team", label },
        { key: "rated", label },
      ],
      extras: { rated: ["rated"] },
    });
    counter.take({ score: 9, drivers: ["pay", "pay", "team"] });
    counter.take({ score: 7, drivers: ["pay", "gone"] });
    counter.take({ score: 0, drivers: ["rated"] });
    expect(counter.result()).toEqual({ pay: counts(1, 1, 0), team: counts(1, 0, 0) });
  });
});

describe("the split of a driver", () => {
  it.each([
    ["all six cells are large enough", counts(6, 5, 7), counts(20, 12, 15), counts(6, 5, 7)],
    ["nobody is in some of them", counts(6, 0, 12), counts(20, 12, 12), counts(6, 0, 12)],
    ["one is too few: two stand together", counts(6, 3, 7), counts(20, 12, 15), { promoters: 6, others: 10 }],
    [
      "those who did not tick are too few",
      counts(6, 5, 11),
      counts(20, 12, 15),
      { promoters: 6, others: 16 },
    ],
    ["promoters are too few", counts(4, 6, 7), counts(20, 12, 15), undefined],
    ["promoters who did not tick are too few", counts(16, 6, 7), counts(20, 12, 15), undefined],
    ["the others who did not tick are too few", counts(6, 12, 13), counts(20, 12, 15), undefined],
  ])("where %s", (_, ticked, all, expected) => {
    expect(publishedSplit(ticked, all, anonymous)).toEqual(expected);
  });

  it("is whole in a round that carries names", () => {
    expect(publishedSplit(counts(1, 0, 0), counts(2, 1, 0), { k: 5, anonymous: false })).toEqual(
      counts(1, 0, 0),
    );
  });

  it("never lets anyone work out a number of people between nobody and k", () => {
    const band = fc.tuple(fc.nat(15), fc.nat(15));
    fc.assert(
      fc.property(band, band, band, fc.integer({ min: 2, max: 6 }), (p, q, d, k) => {
        const ticked = counts(p[0], q[0], d[0]);
        const all = counts(p[0] + p[1], q[0] + q[1], d[0] + d[1]);
        const split = publishedSplit(ticked, all, { k, anonymous: true });
        if (split === undefined) return;
        // Everything that the shown figures and the whole round's add up to, in any combination of bands.
        const cells =
          "others" in split
            ? [
                [split.promoters, all.promoters],
                [split.others, all.passives + all.detractors],
              ]
            : [
                [split.promoters, all.promoters],
                [split.passives, all.passives],
                [split.detractors, all.detractors],
              ];
        for (let chosen = 1; chosen < 2 ** cells.length; chosen += 1) {
          const picked = cells.filter((_, at) => (chosen & (1 << at)) > 0);
          const did = picked.reduce((sum, [ticks = 0]) => sum + ticks, 0);
          const didNot = picked.reduce((sum, [ticks = 0, of = 0]) => sum + of - ticks, 0);
          for (const group of [did, didNot]) expect(group === 0 || group >= k).toBe(true);
        }
      }),
    );
  });
});
