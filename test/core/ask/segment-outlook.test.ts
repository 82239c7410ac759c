// Which groups will mostly stay withheld, and what would let more of them be seen.
import { describe, expect, it } from "vitest";
import { segmentOutlook } from "../../../core/ask/segment-outlook.ts";

/** So many people of each group of two attributes. */
function people(groups: Readonly<Record<string, number>>, office = "Berlin") {
  return Object.entries(groups).flatMap(([team, count]) =>
    Array.from({ length: count }, () => ({ attributes: { team, office } })),
  );
}

const of = { attributes: ["team"], responseRate: 0.6, k: 5, panels: 1 };

describe("the outlook of a survey's groups", () => {
  it("expects as many answers as usual: 8 of 13, 5 of 8, too few of 7", () => {
    const { segments, help } = segmentOutlook(people({ Design: 13, Sales: 8, Legal: 7 }), of);
    expect(segments).toEqual([
      {
        attribute: "team",
        cells: [
          { group: "Design", asked: 13, isExpected: true },
          { group: "Sales", asked: 8, isExpected: true },
          { group: "Legal", asked: 7, isExpected: false },
        ],
        without: 0,
      },
    ]);
    expect(help).toEqual(["merge-groups"]);
  });

  it("needs no help where every group is large enough, and says nothing without attributes", () => {
    expect(segmentOutlook(people({ Design: 20, Sales: 20 }), of).help).toEqual([]);
    expect(segmentOutlook(people({ Design: 2 }), { ...of, attributes: [] })).toEqual({
      segments: [],
      help: [],
    });
  });

  it("advises fewer panels only where they would do, and fewer attributes where there are several", () => {
    expect(segmentOutlook(people({ Design: 4, Sales: 4 }), { ...of, panels: 2 }).help).toContain(
      "fewer-panels",
    );
    expect(segmentOutlook(people({ Design: 1, Sales: 2 }), { ...of, panels: 2 }).help).not.toContain(
      "fewer-panels",
    );
    const both = { ...of, attributes: ["team", "office"] };
    expect(segmentOutlook(people({ Design: 4, Sales: 20 }), both).help).toContain("fewer-attributes");
  });

  it("counts those of whom nothing is known", () => {
    const asked = [...people({ Design: 10 }), { attributes: {} }, { attributes: {} }];
    expect(segmentOutlook(asked, of).segments).toMatchObject([{ without: 2 }]);
  });
});
