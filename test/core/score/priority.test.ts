import { describe, expect, it } from "vitest";
import { priorities } from "../../../core/score/priority.ts";
import type { RatedApart } from "../../../core/score/rated-apart.ts";

const lower: RatedApart = { side: "lower", p: 0.049 };
const higher: RatedApart = { side: "higher", p: 0.001 };
const driver = (low: number, high: number, mean: number, rated: RatedApart | null) => ({
  ...{ share: (low + high) / 2, low, high, mean, rated },
});

describe("what to do about a driver", () => {
  it.each<[string, ReturnType<typeof driver>, "fix" | "keep" | "watch" | "later" | null]>([
    ["matters surely more and is surely rated lower", driver(0.4, 0.6, 5, lower), "fix"],
    ["matters surely more and is surely rated higher", driver(0.4, 0.6, 9, higher), "keep"],
    [
      "matters surely more and is rated lower by chance",
      driver(0.4, 0.6, 5, { side: "lower", p: 0.05 }),
      "watch",
    ],
    ["matters surely more, of a round that tested no ratings", driver(0.4, 0.6, 2, null), "watch"],
    ["is rated lower by those who rated all, higher by everyone", driver(0.4, 0.6, 8, lower), "watch"],
    ["is rated higher by those who rated all, lower by everyone", driver(0.4, 0.6, 6, higher), "watch"],
    ["matters surely less and is surely rated lower", driver(0.01, 0.2, 2, lower), "later"],
    ["matters surely less and is surely rated higher", driver(0.01, 0.2, 9, higher), "later"],
    ["may matter more or less", driver(0.2, 0.5, 2, lower), null],
    ["ends where all would matter alike", driver(0.25, 0.5, 2, lower), null],
  ])("that %s", (_, one, expected) => {
    // Three more that bring the average to 7.
    const others = [7, 7, 14 - one.mean].map((mean) => driver(0.1, 0.3, mean, null));
    expect(priorities([one, ...others])[0]).toBe(expected);
  });

  it("is nothing for nobody", () => expect(priorities([])).toEqual([]));
});
