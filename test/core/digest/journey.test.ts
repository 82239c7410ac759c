import { describe, expect, it } from "vitest";
import { journeyChart, makeJourney, type Touched, worstFirst } from "../../../core/digest/journey.ts";
import type { Figures } from "../../../core/publish/publication.ts";
import { publicationOf, shownFigures } from "./publications.ts";

function touched(touchpoint: string, ...newestFirst: readonly Figures[]): Touched {
  return {
    rule: { touchpoint, eventType: touchpoint.toLowerCase(), state: "active" },
    publications: newestFirst.map((figures, at) => publicationOf(newestFirst.length - at, figures)),
  };
}

const withheld: Figures = { kind: "withheld" };

describe("the journey", () => {
  const stops = makeJourney([
    touched("Signup", shownFigures(40, 5, 5), shownFigures(38, 6, 6)),
    touched("Delivery"),
    touched("Support", shownFigures(10, 10, 30), shownFigures(40, 5, 5)),
    touched("Billing", withheld, shownFigures(20, 10, 10)),
    touched("Phone", shownFigures(3, 1, 1), shownFigures(5, 0, 0)),
    touched("Renewal", shownFigures(12, 20, 18), shownFigures(16, 18, 16)),
  ]);

  it("keeps its order and numbers its stops", () => {
    expect(stops.map(({ number, name }) => `${number} ${name}`)).toEqual([
      "1 Signup",
      "2 Delivery",
      "3 Support",
      "4 Billing",
      "5 Phone",
      "6 Renewal",
    ]);
  });

  it("compares each with its round before, and claims only what chance does not explain", () => {
    expect(stops.map(({ change }) => change?.verdict ?? null)).toEqual([
      "within-noise",
      null,
      "down",
      null,
      "too-few",
      "within-noise",
    ]);
    expect(stops[2]?.change?.delta).toBeCloseTo(-110, 9);
  });

  it("puts the worst drop first, sure ones before those of too few, and what cannot be compared last", () => {
    expect(worstFirst(stops).map(({ name }) => name)).toEqual([
      "Support",
      "Phone",
      "Renewal",
      "Signup",
      "Delivery",
      "Billing",
    ]);
  });

  it("holds false alarms down where many are compared: one p of 0.03 among ten is none", () => {
    const steady = touched("Steady", shownFigures(20, 10, 10), shownFigures(20, 10, 10));
    const moved = touched("Moved", shownFigures(14, 10, 16), shownFigures(24, 8, 8));
    expect(makeJourney([moved])[0]?.change?.verdict).toBe("down");
    const among = makeJourney([moved, ...Array.from({ length: 9 }, () => steady)]);
    expect(among[0]?.change?.verdict).toBe("within-noise");
    expect(among[0]?.change?.adjusted).toBeGreaterThan(0.05);
  });

  it("shows nothing of a withheld round, and says nothing of one that is not there yet", () => {
    expect(stops[3]?.figures).toMatchObject({ nps: null, answered: null, display: "–" });
    expect(stops[1]).toMatchObject({ round: null, figures: null, previous: null, change: null });
  });

  it("is drawn in its order, with gaps where there is no score", () => {
    const chart = journeyChart(stops);
    expect(chart?.isJourney).toBe(true);
    expect(chart?.rows.map(({ number }) => number)).toEqual([1, 2, 3, 4, 5, 6]);
    expect(chart?.rows[2]).toMatchObject({ nps: -40, before: 70, answered: 50 });
    expect(chart?.rows[1]).toEqual({
      number: 2,
      nps: null,
      low: null,
      high: null,
      before: null,
      answered: null,
    });
    expect(chart?.rows[3]).toMatchObject({ nps: null, answered: null, before: 25 });
  });

  it("is not drawn where nothing has a score", () => {
    expect(journeyChart(makeJourney([touched("A"), touched("B", withheld)]))).toBeNull();
    expect(journeyChart([])).toBeNull();
  });
});
