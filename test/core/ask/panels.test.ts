import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { nextPanel, panelSizes } from "../../../core/ask/panels.ts";
import type { RoundState } from "../../../core/ask/round.ts";

const past = (state: RoundState, index: number | null, of = 4) => ({
  state,
  panel: index === null ? null : { index, of },
});

describe("whose turn it is", () => {
  it("is everyone's without panels, and the first panel's at the start", () => {
    expect(nextPanel([], 1)).toBeNull();
    expect(nextPanel([], 4)).toEqual({ index: 0, of: 4 });
  });

  it("goes round", () => {
    expect(nextPanel([past("open", 2), past("sealed", 1)], 4)).toEqual({ index: 3, of: 4 });
    expect(nextPanel([past("scrubbed", 3)], 4)).toEqual({ index: 0, of: 4 });
  });

  it("is not passed on by a missed fire, but by a refused one", () => {
    expect(nextPanel([past("missed", null), past("sealed", 1)], 4)?.index).toBe(2);
    expect(nextPanel([past("refused", 2), past("sealed", 1)], 4)?.index).toBe(3);
  });

  it("starts anew when the number of panels has changed", () => {
    expect(nextPanel([past("sealed", 1, 3)], 4)).toEqual({ index: 0, of: 4 });
  });
});

it("panels differ by at most one in size and hold everyone", () => {
  fc.assert(
    fc.property(fc.nat(100_000), fc.integer({ min: 1, max: 52 }), (size, panels) => {
      const { min, max } = panelSizes(size, panels);
      expect(max - min).toBeLessThanOrEqual(1);
      expect(min * panels).toBeLessThanOrEqual(size);
      expect(max * panels).toBeGreaterThanOrEqual(size);
    }),
  );
});
