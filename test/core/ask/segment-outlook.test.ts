// Which groups will mostly stay withheld, and what would let more of them be seen.
import { describe, expect, it } from "vitest";
import { segmentOutlook } from "../../../core/ask/segment-outlook.ts";

/** So many people of each group of two attributes. */
function people(groups: Readonly<Record<string, number>>, office = "Berlin") {
  return Object.entries(groups).flatMap(([team, count]) =>
    Array.from({ length: count }, () => ({ attributes: { team, office } })),
  );
}

const of = { partitions: [["team"]], responseRate: 0.6, k: 5, panels: 1 };

describe("the outlook of a survey's groups", () => {
  it("expects as many answers as usual: 8 of 13, 5 of 8, too few of 5 or of 4", () => {
    const { segments, help } = segmentOutlook(people({ Design: 13, Sales: 8, Legal: 5, Board: 4 }), of);
    expect(segments).toEqual([
      {
        attributes: ["team"],
        cells: [
          { group: ["Design"], asked: 13, isExpected: true },
          { group: ["Sales"], asked: 8, isExpected: true },
          { group: ["Legal"], asked: 5, isExpected: false },
          { group: ["Board"], asked: 4, isExpected: false },
        ],
        without: 0,
      },
    ]);
    expect(help).toEqual(["merge-groups"]);
  });

  it("expects the smallest other group to be put together with few who are left", () => {
    const alone = (groups: Readonly<Record<string, number>>, unknown = 0) => {
      const nobodyKnows = Array.from({ length: unknown }, () => ({ attributes: {} }));
      const [segment] = segmentOutlook([...people(groups), ...nobodyKnows], of).segments;
      return segment?.cells.flatMap(({ group, isExpected }) => (isExpected ? group : []));
    };
    expect(alone({ Design: 13, Sales: 8, Legal: 7 })).toEqual(["Design"]);
    expect(alone({ Design: 13, Sales: 8 }, 2)).toEqual(["Design"]);
    expect(alone({ Design: 13, Sales: 8 }, 9)).toEqual(["Design", "Sales"]);
    expect(alone({ Design: 13, Legal: 7 })).toEqual([]);
    expect(alone({ Design: 20 })).toEqual([]);
    // Of fifteen people nine answers are expected: too few to divide.
    expect(alone({ Design: 8, Sales: 7 })).toEqual([]);
  });

  it("does not take what is read as a round opens for what nobody has", () => {
    const readLater = new Set(["team"]);
    const partitions = [["team"], ["office"]];
    const { segments } = segmentOutlook([{ attributes: {} }], { ...of, partitions, readLater });
    expect(segments.map(({ cells, isReadLater }) => [cells.length, isReadLater])).toEqual([
      [0, true],
      [0, undefined],
    ]);
  });

  it("needs no help where every group is large enough, and says nothing without attributes", () => {
    expect(segmentOutlook(people({ Design: 20, Sales: 20 }), of).help).toEqual([]);
    expect(segmentOutlook(people({ Design: 2 }), { ...of, partitions: [] })).toEqual({
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
    const both = { ...of, partitions: [["team"], ["office"]] };
    expect(segmentOutlook(people({ Design: 4, Sales: 20 }), both).help).toContain("fewer-attributes");
  });

  it("crosses two attributes, where one of them may be unknown", () => {
    const asked = [
      ...people({ Design: 9, Sales: 3 }),
      ...people({ Design: 8 }, "Paris"),
      ...Array.from({ length: 10 }, () => ({ attributes: { team: "Design" } })),
      { attributes: { hired: "~m:<12" } },
    ];
    const { segments } = segmentOutlook(asked, { ...of, partitions: [["team", "office"]] });
    expect(segments).toEqual([
      {
        attributes: ["team", "office"],
        cells: [
          { group: ["Design", null], asked: 10, isExpected: true },
          { group: ["Design", "Berlin"], asked: 9, isExpected: true },
          // They make the few others large enough.
          { group: ["Design", "Paris"], asked: 8, isExpected: false },
          { group: ["Sales", "Berlin"], asked: 3, isExpected: false },
        ],
        without: 1,
      },
    ]);
  });

  it("counts those of whom nothing is known", () => {
    const asked = [...people({ Design: 10 }), { attributes: {} }, { attributes: {} }];
    expect(segmentOutlook(asked, of).segments).toMatchObject([{ without: 2 }]);
  });
});
