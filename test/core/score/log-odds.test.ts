import { describe, expect, it } from "vitest";
import { logOdds, priorOf } from "../../../core/score/log-odds.ts";

const words = (counts: Record<string, number>) => new Map(Object.entries(counts));

describe("log-odds with an informative prior", () => {
  it("agrees with a case reckoned by hand", () => {
    // First: pay 8, team 2; second: pay 1, team 9; prior: pay 1, team 1.
    const found = logOdds(words({ pay: 8, team: 2 }), words({ pay: 1, team: 9 }), words({ pay: 1, team: 1 }));
    // ln(9/3) − ln(2/10) = ln 15; variance 1/9 + 1/3 + 1/2 + 1/10.
    expect(found.get("pay")?.delta).toBeCloseTo(Math.log(15), 12);
    expect(found.get("pay")?.z).toBeCloseTo(Math.log(15) / Math.sqrt(1 / 9 + 1 / 3 + 1 / 2 + 1 / 10), 12);
    expect(found.get("team")?.delta).toBeCloseTo(-Math.log(15), 12);
    expect(found.get("team")?.z).toBeCloseTo(-Math.log(15) / Math.sqrt(1 / 9 + 1 / 3 + 1 / 2 + 1 / 10), 12);
  });

  it("trusts a word that is often said more than one that is said once", () => {
    const first = words({ pay: 40, llama: 1, the: 400, work: 900 });
    const second = words({ pay: 10, the: 430, work: 901 });
    const found = logOdds(first, second, priorOf(words({ pay: 50, llama: 1, the: 830, work: 1801 }), 100));
    const z = (word: string) => found.get(word)?.z ?? 0;
    expect(z("pay")).toBeGreaterThan(1.96);
    expect(Math.abs(z("llama"))).toBeLessThan(1.96);
    expect(Math.abs(z("the"))).toBeLessThan(1.96);
  });

  it("is the same the other way round, with the sign turned", () => {
    const [one, other] = [words({ a: 5, b: 3, c: 1 }), words({ a: 2, b: 7 })];
    const prior = words({ a: 2, b: 2, c: 0.5 });
    const forth = logOdds(one, other, prior);
    const back = logOdds(other, one, prior);
    for (const [word, { delta, z }] of forth) {
      expect(back.get(word)?.delta).toBeCloseTo(-delta, 12);
      expect(back.get(word)?.z).toBeCloseTo(-z, 12);
    }
  });

  it("says nothing of one word alone, of empty groups, and of words without a prior", () => {
    expect(logOdds(words({ a: 3 }), words({ a: 9 }), words({ a: 1 })).get("a")).toEqual({ delta: 0, z: 0 });
    expect(logOdds(words({}), words({}), words({ a: 1, b: 2 })).get("b")).toEqual({ delta: 0, z: 0 });
    expect(logOdds(words({ a: 3, x: 5 }), words({ a: 1 }), words({ a: 1, b: 1 })).has("x")).toBe(false);
    expect(logOdds(words({}), words({}), words({})).size).toBe(0);
  });

  it("takes a prior of the size that is asked for, as common as in the counts", () => {
    expect([...priorOf(words({ a: 30, b: 10 }), 10)]).toEqual([
      ["a", 7.5],
      ["b", 2.5],
    ]);
    expect([...priorOf(words({ a: 0 }), 10)]).toEqual([["a", 0]]);
  });
});
