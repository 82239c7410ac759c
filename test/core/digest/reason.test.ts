// What a digest says stands out, and what to do: only what the figures support.
import { describe, expect, it } from "vitest";
import { makeDigest } from "../../../core/digest/make-digest.ts";
import { type Next, nextOf, reasonOf } from "../../../core/digest/reason-of.ts";
import type { Publication, PublishedImportance, PublishedTheme } from "../../../core/publish/publication.ts";
import { cellOf, publicationOf, shownFigures } from "./publications.ts";

const theme = (key: string, people: number, lean: PublishedTheme["lean"]): PublishedTheme => ({
  key,
  language: "en",
  label: key,
  variants: [],
  people,
  lean,
});
// Two of three drivers whose intervals leave a third out on either side; whether the first is rated apart from the others.
const importanceOf = (side: "lower" | "higher", p = 0.001): PublishedImportance => ({
  answered: 100,
  explained: 0.4,
  drivers: [
    { key: "load", share: 0.6, low: 0.45, high: 0.7, rated: { side, p } },
    { key: "team", share: 0.3, low: 0.2, high: 0.4 },
    { key: "pay", share: 0.1, low: 0.05, high: 0.2 },
  ],
});
const importance = importanceOf("lower");
const rated = (load: number) =>
  [
    ["load", load],
    ["team", 7],
    ["pay", 7],
  ].map(([key, mean]) => ({ key: String(key), mean: Number(mean), high: 0.2, answered: null }));
const fallen = { now: cellOf([["Design"]], [5, 10, 35]), before: cellOf([["Design"]], [35, 10, 5]) };
const still = cellOf([["Sales"]], [20, 20, 20]);
const segments = (cell: ReturnType<typeof cellOf>) => [{ attributes: ["team"], cells: [cell, still] }];

function digest(
  now: Partial<Publication>,
  before: Partial<Publication> = {},
  figures = shownFigures(60, 40, 50),
) {
  return makeDigest({
    publication: publicationOf(2, figures, { invited: 200, ...now }),
    others: [publicationOf(1, shownFigures(60, 40, 40), { invited: 200, ...before })],
    comments: [],
    drivers: [],
    reader: "manager",
    last: null,
  }).digest;
}

describe("what stands out", () => {
  it("is nothing where the figures support nothing", () => {
    const made = digest({ themes: [theme("pay", 30, null)], drivers: [{ key: "pay", count: 40 }] });
    expect(reasonOf(made)).toBeNull();
    expect(nextOf(made)).toEqual({ kind: "keep-asking" });
  });

  it("is a group that fell as the whole did, before all else", () => {
    const made = digest(
      { segments: segments(fallen.now), importance, ratings: rated(4) },
      { segments: segments(fallen.before) },
      shownFigures(20, 30, 100),
    );
    expect(made.change?.verdict).toBe("down");
    expect(reasonOf(made)).toMatchObject({ kind: "group", cell: { groups: [["Design"]] } });
  });

  it("is the driver to fix where one surely weighs more and is rated lower", () => {
    const made = digest({ importance, ratings: rated(4), themes: [theme("pay", 30, "detractors")] });
    expect(reasonOf(made)).toMatchObject({ kind: "weight", driver: { key: "load", priority: "fix" } });
    expect(nextOf(made)).toMatchObject({ kind: "fix", driver: { key: "load" } });
  });

  it("is no driver to fix whose rating is lower by chance alone, or was never tested: it only weighs more", () => {
    const made = digest({ importance: importanceOf("lower", 0.05), ratings: rated(4) });
    expect(reasonOf(made)).toMatchObject({ kind: "weight", driver: { key: "load", priority: "watch" } });
    const drivers = importance.drivers.map(({ rated: _, ...driver }) => driver);
    expect(nextOf(digest({ importance: { ...importance, drivers }, ratings: rated(4) }))).toEqual({
      kind: "keep-asking",
    });
  });

  it("is what those who gave 0–6 write of more often, the most of them first", () => {
    const themes = [
      theme("team", 60, "promoters"),
      theme("load", 20, "detractors"),
      theme("pay", 30, "detractors"),
    ];
    expect(reasonOf(digest({ themes }))).toMatchObject({ kind: "theme", theme: { key: "pay" } });
    expect(nextOf(digest({ themes }))).toMatchObject({ kind: "theme", theme: { key: "pay" } });
  });

  it("is a driver that one side names more often, judged with all the others", () => {
    const drivers = [
      { key: "pay", count: 40, split: { promoters: 5, passives: 10, detractors: 25 } },
      { key: "team", count: 40, split: { promoters: 16, passives: 10, detractors: 14 } },
    ];
    const made = digest({ drivers });
    expect(reasonOf(made)).toMatchObject({ kind: "lift", driver: { key: "pay" } });
    expect(nextOf(made)).toMatchObject({ kind: "lift", driver: { key: "pay" } });
    expect(made.drivers.find(({ key }) => key === "team")?.lift?.adjusted).toBeGreaterThan(0.05);
  });

  it("is a driver of whom 7–8 and 0–6 may only be told together, too", () => {
    const drivers = [{ key: "team", count: 45, split: { promoters: 40, others: 5 } }];
    expect(reasonOf(digest({ drivers }))).toMatchObject({
      kind: "lift",
      driver: { lift: { against: "others", share: 40 / 60, other: 5 / 90 } },
    });
  });

  it("is a group that moved by itself", () => {
    const made = digest({ segments: segments(fallen.now) }, { segments: segments(fallen.before) });
    expect(made.change?.verdict).toBe("within-noise");
    expect(reasonOf(made)).toMatchObject({ kind: "group" });
  });

  it("is good news where there is no other", () => {
    expect(reasonOf(digest({ themes: [theme("team", 60, "promoters")] }))).toMatchObject({ kind: "theme" });
    const kept = digest({ importance: importanceOf("higher"), ratings: rated(9) });
    expect(reasonOf(kept)).toMatchObject({ kind: "weight", driver: { priority: "keep" } });
  });

  it("is nothing of a round without a score, which more answers would have", () => {
    const made = digest({ figures: { kind: "withheld" }, themes: [theme("pay", 30, "detractors")] });
    expect(reasonOf(made)).toBeNull();
    expect(nextOf(made)).toEqual({ kind: "more-answers" });
    expect(nextOf(digest({ figures: { kind: "withheld" }, imported: true }))).toBeNull();
    expect(nextOf(digest({ figures: { kind: "at-most", nps: -80 } }))).toEqual({ kind: "ask-what" });
  });

  it("is not known where the score fell and no figure says why: people can", () => {
    const made = digest({}, {}, shownFigures(20, 30, 100));
    expect(made.change?.verdict).toBe("down");
    expect(nextOf(made)).toEqual({ kind: "ask-why" });
  });

  it("leads nowhere while a round is open", () => {
    expect(nextOf(digest({ final: false }))).toBeNull();
  });

  const other = { wordingVersion: 2 };
  it.each<[string, Parameters<typeof digest>, Next["kind"]]>([
    ["to what has become better, where it rose", [{}, {}, shownFigures(140, 5, 5)], "ask-better"],
    [
      "to asking alike, where it moved and other words were asked",
      [other, {}, shownFigures(140, 5, 5)],
      "ask-alike",
    ],
    [
      "to asking alike after a round from another tool",
      [{}, { imported: true }, shownFigures(140, 5, 5)],
      "ask-alike",
    ],
    ["to keeping on, where other words moved nothing", [other], "keep-asking"],
    [
      "to keeping on, where of very many answers less than a point is sure",
      [
        { invited: 2e7 },
        { figures: shownFigures(4e6, 3e6, 3e6), invited: 2e7 },
        shownFigures(4_015_000, 3e6, 2_985_000),
      ],
      "keep-asking",
    ],
    [
      "to the group that fell",
      [{ segments: segments(fallen.now) }, { segments: segments(fallen.before) }],
      "ask-group",
    ],
    [
      "to the group that rose",
      [{ segments: segments(fallen.before) }, { segments: segments(fallen.now) }],
      "learn-from-group",
    ],
    ["to more answers of a few", [{ invited: 30 }, {}, shownFigures(6, 1, 1)], "surer"],
    [
      "to keeping on, where all of a few answered",
      [{ invited: 8 }, {}, shownFigures(6, 1, 1)],
      "keep-asking",
    ],
    ["to those who stayed silent, where that is nearly everyone", [{ invited: 2000 }], "hear-more"],
    [
      "to asking here, where all came from another tool",
      [{ imported: true }, { imported: true }],
      "ask-here",
    ],
  ])("leads %s", (_, of, kind) => {
    expect(nextOf(digest(...of))?.kind).toBe(kind);
  });
});
