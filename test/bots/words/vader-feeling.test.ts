// Whether a sentence's words, found by ourselves, come to exactly the score that VADER gives.
import fc from "fast-check";
import { beforeAll, expect, it } from "vitest";
import { type Vader, vaderFeeling } from "../../../bots/words/vader-feeling.ts";
import { labelled } from "./labelled.ts";

// What VADER treats in ways of its own: marks, capitals, degrees, negations, idioms, and what an object has without being given it.
const PARTS =
  "good bad, (happy) 'nice' -kind- kind of Kind not never so this least at very VERY GREAT great!! ??what ?!?odd !good good.. :) :D don't isn't but BUT the shit yeah right sort uber x constructor __proto__ toString 好 é \n";

let vader: Vader;

beforeAll(async () => {
  vader = (await import("vader-sentiment")).SentimentIntensityAnalyzer;
});

it("comes to what VADER says of labelled sentences", () => {
  for (const { text } of labelled("en", "seen")) {
    expect(vaderFeeling(text, vader), text).toBe(vader.polarity_scores(text).compound);
  }
});

it("comes to what VADER says of any words in any order", () => {
  const parts = fc.constantFrom(...PARTS.split(" "));
  fc.assert(
    fc.property(fc.array(fc.oneof(parts, fc.string({ maxLength: 4 })), { maxLength: 14 }), (words) => {
      const text = words.join(" ");
      expect(vaderFeeling(text, vader)).toBe(vader.polarity_scores(text).compound);
    }),
    { numRuns: 2_000 },
  );
});
