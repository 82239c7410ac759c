import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  addTallies,
  addToTally,
  bandOf,
  bands,
  emptyTally,
  parseScore,
  type Tally,
} from "../../../core/score/tally.ts";

const scores = fc.array(fc.integer({ min: 0, max: 10 }));
const tallyOf = (answers: readonly number[]): Tally => answers.reduce(addToTally, emptyTally);

describe("a tally", () => {
  it("starts with eleven zeros and cannot be changed in place", () => {
    expect(emptyTally).toEqual([0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]);
    expect(Object.isFrozen(emptyTally)).toBe(true);
  });

  it("counts an answer at its score and leaves the tally it came from alone", () => {
    const one = addToTally(emptyTally, 10);
    expect(addToTally(one, 0)).toEqual([1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1]);
    expect(one).toEqual([0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1]);
  });

  it.each([-1, 11, 7.5, Number.NaN, Number.POSITIVE_INFINITY])("refuses to count %s", (score) => {
    expect(() => addToTally(emptyTally, score)).toThrow("score-out-of-range");
    expect(() => bandOf(score)).toThrow("score-out-of-range");
  });

  it("adds up to the tally of all answers together, whatever the split", () => {
    fc.assert(
      fc.property(scores, scores, scores, (a, b, c) => {
        expect(addTallies(tallyOf(a), tallyOf(b), tallyOf(c))).toEqual(tallyOf([...a, ...b, ...c]));
      }),
    );
  });

  it("is empty as the sum of none", () => {
    expect(addTallies()).toEqual(emptyTally);
  });
});

describe("bands", () => {
  it.each([
    [0, "detractor"],
    [6, "detractor"],
    [7, "passive"],
    [8, "passive"],
    [9, "promoter"],
    [10, "promoter"],
  ] as const)("puts a %i among the %ss", (score, band) => {
    expect(bandOf(score)).toBe(band);
    expect(bands(addToTally(emptyTally, score))).toEqual({
      promoters: band === "promoter" ? 1 : 0,
      passives: band === "passive" ? 1 : 0,
      detractors: band === "detractor" ? 1 : 0,
      answered: 1,
    });
  });

  it("puts every answer in exactly one band", () => {
    fc.assert(
      fc.property(scores, (answers) => {
        const { promoters, passives, detractors, answered } = bands(tallyOf(answers));
        expect(answered).toBe(answers.length);
        expect(promoters + passives + detractors).toBe(answered);
      }),
    );
  });
});

describe("reading a score", () => {
  it("takes each whole number 0–10, as a number or in digits", () => {
    for (let score = 0; score <= 10; score += 1) {
      expect(parseScore(score)).toBe(score);
      expect(parseScore(String(score))).toBe(score);
    }
  });

  it.each([
    -1,
    11,
    0.5,
    Number.NaN,
    Number.POSITIVE_INFINITY,
    "",
    " 7",
    "7 ",
    "07",
    "+7",
    "-0",
    "1e1",
    "10.0",
    "11",
    "七",
    "\uff17",
    null,
    undefined,
    true,
    [7],
    { score: 7 },
    7n,
  ])("takes nothing else: %s", (value) => {
    expect(parseScore(value)).toBeNull();
  });

  it("never gives minus zero", () => {
    expect(Object.is(parseScore(-0), 0)).toBe(true);
  });

  it("never throws and gives only whole numbers 0–10 or null", () => {
    fc.assert(
      fc.property(fc.anything(), (value) => {
        const score = parseScore(value);
        expect(score === null || (Number.isInteger(score) && score >= 0 && score <= 10)).toBe(true);
      }),
    );
  });
});
