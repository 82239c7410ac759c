import { describe, expect, it } from "vitest";
import { priorities } from "../../../core/score/priority.ts";

const driver = (low: number, high: number, mean: number) => ({ share: (low + high) / 2, low, high, mean });

describe("what to do about a driver", () => {
  it.each<[string, ReturnType<typeof driver>, "fix" | "keep" | "watch" | null]>([
    ["matters surely more and is rated lower", driver(0.4, 0.6, 5), "fix"],
    ["matters surely more and is rated higher", driver(0.4, 0.6, 9), "keep"],
    ["matters surely more and is rated as the average", driver(0.4, 0.6, 7), "keep"],
    ["matters surely less and is rated lower", driver(0.01, 0.2, 2), "watch"],
    ["matters surely less and is rated higher", driver(0.01, 0.2, 9), "watch"],
    ["may matter more or less", driver(0.2, 0.5, 2), null],
    ["ends where all would matter alike", driver(0.25, 0.5, 2), null],
  ])("that %s", (_, one, expected) => {
    // Three more that bring the average to 7.
    const others = [driver(0.1, 0.3, 7), driver(0.1, 0.3, 7), driver(0.1, 0.3, 14 - one.mean)];
    expect(priorities([one, ...others])[0]).toBe(expected);
  });

  it("is the same for all that are rated alike, whatever rounding does to their average", () => {
    expect(priorities([driver(0.4, 0.6, 6.1), driver(0.01, 0.2, 6.1), driver(0.4, 0.5, 6.1)])).toEqual([
      "keep",
      "watch",
      "keep",
    ]);
    expect(priorities([])).toEqual([]);
  });
});
