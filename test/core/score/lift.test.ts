import { describe, expect, it } from "vitest";
import { liftOf } from "../../../core/score/lift.ts";

describe("the lift of a driver", () => {
  it("divides the share among promoters by the share among detractors", () => {
    const found = liftOf({ ticked: 12, of: 20 }, { ticked: 3, of: 15 });
    expect(found).toMatchObject({ share: 0.6, against: 0.2 });
    expect(found?.lift).toBeCloseTo(3, 12);
    // Agresti and Caffo: 13/22 and 4/17, z = 0.35561 / 0.14714.
    expect(found?.p).toBeCloseTo(0.0157, 3);
  });

  it("has no quotient where nobody of the others ticked, and still a test", () => {
    expect(liftOf({ ticked: 9, of: 10 }, { ticked: 0, of: 10 })).toMatchObject({ lift: null, share: 0.9 });
    expect(liftOf({ ticked: 9, of: 10 }, { ticked: 0, of: 10 })?.p).toBeLessThan(0.001);
  });

  it("decides nothing from one against one, and is null where a group is empty", () => {
    expect(liftOf({ ticked: 1, of: 1 }, { ticked: 0, of: 1 })?.p).toBeGreaterThan(0.2);
    expect(liftOf({ ticked: 0, of: 0 }, { ticked: 1, of: 5 })).toBeNull();
    expect(liftOf({ ticked: 1, of: 5 }, { ticked: 0, of: 0 })).toBeNull();
  });
});
