import { describe, expect, it } from "vitest";
import { createImportanceCounter, publishedImportance } from "../../../core/publish/importance.ts";
import { seededChance } from "../../../core/score/seeded-chance.ts";

const label = { en: "x", "zh-CN": "x" };
const drivers = ["pay", "team", "tools"].map((key) => ({ key, label }));
const turns = { next: async () => {} };

function counted(complete: number, partial: number, seed = 4) {
  const counter = createImportanceCounter({ drivers, extras: { rated: ["pay", "team", "tools"] } });
  const chance = seededChance(seed);
  const ten = () => Math.floor(chance() * 11);
  for (let at = 0; at < complete; at += 1) {
    const [pay, team, tools] = [ten(), ten(), ten()];
    counter.take({ score: Math.round((3 * pay + team) / 4), ratings: { pay, team, tools } });
  }
  for (let at = 0; at < partial; at += 1) counter.take({ score: ten(), ratings: { pay: ten() } });
  return counter.result();
}

const rules = { k: 5, anonymous: true, raters: [], turns };

describe("the importance of rated drivers", () => {
  it("is told in hundredths, of those who rated every driver", async () => {
    const found = await publishedImportance(counted(80, 10), { ...rules, answered: 90 });
    expect(found?.answered).toBe(80);
    expect(found?.drivers.map(({ key }) => key)).toEqual(["pay", "team", "tools"]);
    const [pay, team, tools] = found?.drivers ?? [];
    expect(pay?.low).toBeGreaterThan(team?.high ?? 1);
    expect(tools?.share).toBeLessThan(0.03);
    for (const value of found?.drivers.flatMap(({ share, low, high }) => [share, low, high]) ?? []) {
      expect(value * 100).toBeCloseTo(Math.round(value * 100), 9);
    }
  });

  it("says whether the same people rate a driver lower or higher than the others, and not by how much", async () => {
    const counter = createImportanceCounter({ drivers, extras: { rated: ["pay", "team", "tools"] } });
    const chance = seededChance(4);
    for (let at = 0; at < 80; at += 1) {
      const [pay, team, tools] = [0, 2, 2].map((from) => from + Math.floor(chance() * 9));
      counter.take({ score: pay ?? 0, ratings: { pay: pay ?? 0, team: team ?? 0, tools: tools ?? 0 } });
    }
    const found = await publishedImportance(counter.result(), { ...rules, answered: 80 });
    expect(found?.drivers[0]?.rated).toEqual({ side: "lower", p: expect.closeTo(0, 2) });
    for (const { rated } of found?.drivers ?? []) expect(Object.keys(rated ?? {})).toEqual(["side", "p"]);
  });

  it("does not tell how many rated everything where the others are one to four", async () => {
    expect((await publishedImportance(counted(80, 4), { ...rules, answered: 84 }))?.answered).toBeNull();
    expect((await publishedImportance(counted(80, 0), { ...rules, answered: 80 }))?.answered).toBe(80);
    const named = { ...rules, anonymous: false, answered: 84 };
    expect((await publishedImportance(counted(80, 4), named))?.answered).toBe(80);
  });

  it("comes out the same whenever it is reckoned", async () => {
    const one = await publishedImportance(counted(60, 0), { ...rules, answered: 60 });
    expect(await publishedImportance(counted(60, 0), { ...rules, answered: 60 })).toEqual(one);
  });

  it("is silent where too few rated everything, however many answered, and behind a larger k", async () => {
    expect(await publishedImportance(counted(29, 500), { ...rules, answered: 529 })).toBeUndefined();
    expect(await publishedImportance(counted(80, 0), { ...rules, k: 81, answered: 80 })).toBeUndefined();
    const none = createImportanceCounter({ drivers: [] }).result();
    expect(await publishedImportance(none, { ...rules, answered: 80 })).toBeUndefined();
  });
});
