import { describe, expect, it } from "vitest";
import { answersIn } from "../../../core/publish/cells.ts";
import { createGroupCounter } from "../../../core/publish/group-counts.ts";
import { everySegment, publishedSegments } from "../../../core/publish/segments.ts";
import { turns } from "./organizations.ts";

const SCORES = { p: 9, n: 7, d: 3, "-": null } as const;

/** So many people of each group: `Design Berlin` is a team and a place; a letter each says what they answered, `-` nothing. */
function counted(people: Readonly<Record<string, string>>, attributes: readonly string[]) {
  const counter = createGroupCounter({ attributes });
  for (const [of, answers] of Object.entries(people)) {
    const values = of.split(" ");
    const groups = Object.fromEntries(
      ["team", "place", "tenure"].flatMap((key, at) =>
        values[at] === undefined || values[at] === "?" ? [] : [[key, values[at]]],
      ),
    );
    for (const answer of answers) {
      counter.invite(groups);
      const score = SCORES[answer as keyof typeof SCORES];
      if (score !== null) counter.take({ groups, score });
    }
  }
  return counter.result();
}

async function shown(
  people: Readonly<Record<string, string>>,
  { by = ["team"], k = 5, attributed = false } = {},
): Promise<Readonly<Record<string, readonly string[]>>> {
  const dividing = {
    partitions: by.map((name) => name.split("+")),
    groups: counted(people, by),
    population: "closed" as const,
    turns,
  };
  const segments = await (attributed ? everySegment(dividing) : publishedSegments({ ...dividing, k }));
  return Object.fromEntries(
    segments.map(({ attributes, cells }) => [
      attributes.join("+"),
      cells.map((cell) => {
        const names = cell.groups.map((group) => group.map((value) => value ?? "?").join("/"));
        return `${names.join(", ")}: ${answersIn(cell)} of ${cell.invited}`;
      }),
    ]),
  );
}

describe("the segments of an anonymous round", () => {
  it.each([
    ["two teams of k", { A: "ppppn", B: "pnndd" }, ["B: 5 of 5", "A: 5 of 5"]],
    ["a round of fewer than 2k", { A: "ppppp", B: "pppp" }, []],
    ["one team", { A: "pppppppppppp" }, []],
    [
      "a small team with the smallest other",
      { A: "ppppppp", B: "pppppp", C: "pp" },
      ["B, C: 8 of 8", "A: 7 of 7"],
    ],
    ["small teams together", { A: "ppppppp", B: "ppp", C: "pp-" }, ["A: 7 of 7", "B, C: 5 of 6"]],
    ["one large team among small ones", { A: "pppppppp", B: "pp", C: "p" }, []],
    ["a team of which all are silent", { A: "pppppp", B: "ppppp", C: "---" }, ["A: 6 of 6", "B, C: 5 of 8"]],
    ["people of whom nothing is known", { A: "pppppp", "?": "ppppp" }, ["A: 6 of 6", "?: 5 of 5"]],
    ["a uniform team", { A: "ppppppp", B: "ppppp", C: "ddddd" }, ["B, C: 10 of 10", "A: 7 of 7"]],
    [
      "a team that is uniform but for one",
      { A: "ppppppp", B: "ppppp", C: "ddddp" },
      ["B, C: 10 of 10", "A: 7 of 7"],
    ],
    ["a team that is uniform but for two", { A: "pppppp", B: "dddpp" }, ["A: 6 of 6", "B: 5 of 5"]],
    ["2k of one mind", { A: "pppppp", B: "dddddddddd" }, ["B: 10 of 10", "A: 6 of 6"]],
    ["uniform teams alone", { A: "ddddd", B: "ddddd" }, []],
  ])("of %s", async (_, people, expected) => {
    expect((await shown(people))["team"]).toEqual(expected);
  });

  it("leave out what the difference between three groups and the whole would tell of one", async () => {
    // Whole 16 = Sales 10 + Design 6; Berlin = Design and one of Sales.
    const people = { "Sales Hamburg": "ppppppnnn", "Sales Berlin": "p", "Design Berlin": "pppnnd" };
    expect(await shown(people, { by: ["team", "place"] })).toEqual({
      team: ["Sales: 10 of 10", "Design: 6 of 6"],
      place: [],
    });
    // What comes first goes first.
    expect(await shown(people, { by: ["place", "team"] })).toMatchObject({ team: [] });
    const more = { ...people, "Sales Berlin": "pppnn" };
    expect(await shown(more, { by: ["team", "place"] })).toMatchObject({
      place: ["Berlin: 11 of 11", "Hamburg: 9 of 9"],
    });
  });

  it("leave out what would tell that one person was silent", async () => {
    const people = { "Sales Hamburg": "ppppppnnn", "Sales Berlin": "-", "Design Berlin": "pppnnd" };
    expect(await shown(people, { by: ["team", "place"] })).toMatchObject({ place: [] });
  });

  it("leave out what would tell that all of five and more were silent", async () => {
    // Team A without x, asked five, answered nobody: none of them is alone, and each of them would be known to have said nothing.
    const people = { "A x": "pppppp", "A y": "-----", "B y": "pppppp" };
    expect(await shown(people, { by: ["team", "place"] })).toEqual({
      team: ["B: 6 of 6", "A: 6 of 11"],
      place: [],
    });
    expect(await shown({ ...people, "A y": "ppppp--" }, { by: ["team", "place"] })).toMatchObject({
      place: ["y: 11 of 13", "x: 6 of 6"],
    });
  });

  it("join the two smallest of many groups where that is enough", async () => {
    // One of team A sits in the wrong place; the third place is far from it.
    const people = { "A x": "pppppp", "A y": "p", "B y": "pppppp", "C z": "pppppppp" };
    expect(await shown(people, { by: ["team", "place"] })).toEqual({
      team: ["C: 8 of 8", "A: 7 of 7", "B: 6 of 6"],
      place: ["x, y: 13 of 13", "z: 8 of 8"],
    });
  });

  it("cross two attributes where that is asked for, under the same rules", async () => {
    const people = { "A x": "pppppp", "A y": "ppppp", "B x": "ppp", "B y": "ppp" };
    expect(await shown(people, { by: ["team", "team+place"] })).toEqual({
      team: ["A: 11 of 11", "B: 6 of 6"],
      "team+place": ["B/x, B/y: 6 of 6", "A/x: 6 of 6", "A/y: 5 of 5"],
    });
  });

  it("take a larger k from the round", async () => {
    expect((await shown({ A: "pppppp", B: "ppppp" }, { k: 6 }))["team"]).toEqual([]);
  });

  it("are quick with three hundred groups", async () => {
    const people = Object.fromEntries(
      Array.from({ length: 300 }, (_, at) => [`team${at} place${at % 7}`, "ppnnd".repeat(1 + (at % 3))]),
    );
    const segments = await shown(people, { by: ["team", "place"] });
    expect(segments["team"]).toHaveLength(300);
    expect(segments["place"]).toHaveLength(7);
  });
});

describe("the segments of an attributed round", () => {
  it("are every group that answered, down to one person", async () => {
    const people = { A: "pppd", B: "d", C: "--" };
    expect((await shown(people, { attributed: true }))["team"]).toEqual(["A: 4 of 4", "B: 1 of 1"]);
  });
});
