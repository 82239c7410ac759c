// What a digest says of a round and the rounds before it.
import { describe, expect, it } from "vitest";
import { type DigestOf, makeDigest } from "../../../core/digest/make-digest.ts";
import type { Comment } from "../../../core/publish/publication.ts";
import { publicationOf, shownFigures } from "./publications.ts";

const before = publicationOf(1, shownFigures(18, 11, 10));
const now = publicationOf(2, shownFigures(22, 10, 9));
const COMMENTS: readonly Comment[] = [
  { id: "a", text: "More pay, ask ann@acme.com", mayQuote: true },
  { id: "b", text: "Fewer meetings", mayQuote: false },
];

function digest(of: Partial<DigestOf>) {
  return makeDigest({
    publication: now,
    others: [now, before],
    comments: [],
    drivers: [],
    reader: "manager",
    last: null,
    ...of,
  });
}

describe("a digest", () => {
  it("has the round's figures unrounded and the display rounded", () => {
    const { digest: made } = digest({});
    expect(made).toMatchObject({
      survey: "staff",
      round: { id: "round-2", number: 2, opensAt: "2026-11-17T02:00:00.000Z" },
      invited: 58,
      answered: 41,
      promoters: 22,
      passives: 10,
      detractors: 9,
      display: "+32",
      withheld: false,
      version: 1,
      segments: [],
      comments: [],
      pooled: null,
    });
    expect(made.responseRate).toBeCloseTo(41 / 58, 12);
    expect(made.nps).toBeCloseTo(31.707, 3);
    expect(made.interval?.low).toBeCloseTo(17.66, 2);
    expect(made.interval?.high).toBeCloseTo(44.42, 2);
    expect(made.interval?.level).toBe(0.95);
    expect(made.bounds?.worst).toBeCloseTo(-6.9, 1);
    expect(made.bounds?.best).toBeCloseTo(51.7, 1);
  });

  it("does not tell how themes of an anonymous round divide, though it was published so once", () => {
    const split = { promoters: 5, passives: 5, detractors: 10 };
    const word = { key: "pay", language: "en", label: "Pay", variants: [], people: 20, lean: null } as const;
    const themes = [{ ...word, split }];
    const splitOf = (promise: "anonymous" | "attributed") =>
      digest({ publication: { ...now, promise, themes } }).digest.themes?.map((theme) => theme.split);
    expect([splitOf("anonymous"), splitOf("attributed")]).toEqual([[null], [split]]);
  });

  it("compares with the newest earlier round", () => {
    const older = publicationOf(0, shownFigures(1, 1, 30));
    const later = publicationOf(3, shownFigures(30, 1, 1));
    const { digest: made } = digest({ others: [later, now, before, older] });
    expect(made.previous).toMatchObject({ round: { number: 1 }, answered: 39, display: "+21" });
    expect(made.change?.delta).toBeCloseTo(11.19, 2);
    expect(made.change?.p).toBeCloseTo(0.549, 3);
    expect(made.change?.verdict).toBe("within-noise");
  });

  it("has no previous round the first time", () => {
    const { digest: made, history } = digest({ others: [] });
    expect(made).toMatchObject({ previous: null, change: null });
    expect(history).toHaveLength(1);
  });

  it.each([
    ["withheld", { kind: "withheld" }, "–"],
    ["at most", { kind: "at-most", nps: -200 / 3 }, "≤ −66"],
  ] as const)("claims no change where either round is %s", (_, figures, display) => {
    const hidden = publicationOf(1, figures);
    const after = digest({ others: [hidden] });
    expect(after.digest.change).toBeNull();
    expect(after.digest.previous).toMatchObject({ nps: null, answered: null, display });
    expect(after.history).toEqual([null, after.digest.nps]);

    const { digest: made } = digest({ publication: publicationOf(3, figures), others: [now] });
    expect(made).toMatchObject({
      nps: null,
      answered: null,
      responseRate: null,
      promoters: null,
      passives: null,
      detractors: null,
      interval: null,
      bounds: null,
      change: null,
      display,
      withheld: figures.kind === "withheld",
    });
  });

  it("knows neither rate nor bounds of an open crowd", () => {
    const { digest: made } = digest({ publication: { ...now, population: "open" } });
    expect(made).toMatchObject({ invited: null, responseRate: null, bounds: null, answered: 41 });
    expect(made.nps).not.toBeNull();
  });

  it("has no score where nobody answered an attributed round", () => {
    const none = publicationOf(3, shownFigures(0, 0, 0), { promise: "attributed", invited: 12 });
    const { digest: made } = digest({ publication: none });
    expect(made).toMatchObject({
      nps: null,
      display: "–",
      interval: null,
      change: null,
      answered: 0,
      responseRate: 0,
      withheld: false,
      bounds: { worst: -100, best: 100 },
    });
  });
});

describe("the pooled score", () => {
  const panels = [1, 2, 3, 4].map((number) =>
    publicationOf(number, shownFigures(6, 3, 2), { pooled: 4, invited: 15 }),
  );
  const newest = panels[3] ?? now;

  it("adds the panels that together asked everyone", () => {
    const { digest: made } = digest({ publication: newest, others: panels });
    expect(made.pooled).toMatchObject({
      rounds: 4,
      invited: 60,
      answered: 44,
      promoters: 24,
      display: "+36",
    });
    expect(made.answered).toBe(11);
  });

  it("leaves withheld rounds out and does not reach further back for them", () => {
    const hidden = publicationOf(3, { kind: "withheld" }, { pooled: 4, invited: 15 });
    const others = panels.map((each) => (each.number === 3 ? hidden : each));
    const older = publicationOf(0, shownFigures(9, 0, 0), { pooled: 4 });
    const { digest: made } = digest({ publication: newest, others: [...others, older] });
    expect(made.pooled).toMatchObject({ rounds: 3, invited: 45, answered: 33 });
  });

  it("pools as many rounds as are asked for", () => {
    const { digest: made } = digest({ last: 2 });
    expect(made.pooled).toMatchObject({ rounds: 2, answered: 80, promoters: 40 });
  });
});

describe("the comments", () => {
  it.each([
    ["manager", 2, false],
    ["channel", 1, true],
    ["asked", 0, true],
  ] as const)("for %s are %i, some kept back: %j", (reader, count, withheld) => {
    const { digest: made, commentsWithheld } = digest({ comments: COMMENTS, reader });
    expect(made.comments).toHaveLength(count);
    expect(commentsWithheld).toBe(withheld);
  });

  it("are masked", () => {
    expect(digest({ comments: COMMENTS }).digest.comments[0]).toEqual({
      text: "More pay, ask •••",
      mayQuote: true,
    });
  });

  it("are said to be withheld from small anonymous rounds, whether anyone wrote or not", () => {
    const small = publicationOf(3, shownFigures(4, 3, 1));
    expect(digest({ publication: small }).commentsWithheld).toBe(true);
    expect(digest({ publication: { ...small, promise: "attributed" } }).commentsWithheld).toBe(false);
  });
});

describe("the drivers", () => {
  it("come with the labels of their round, most ticked first", () => {
    const publication = {
      ...now,
      drivers: [
        { key: "pay", count: 6 },
        { key: "team", count: 9 },
      ],
    };
    const drivers = [{ key: "team", label: { en: "Team", "zh-CN": "团队" } }];
    expect(digest({ publication, drivers }).digest.drivers).toMatchObject([
      { label: { en: "Team", "zh-CN": "团队" }, count: 9 },
      { label: { en: "pay", "zh-CN": "pay" }, count: 6 },
    ]);
  });
});

describe("answers around the score", () => {
  const both = (text: string) => ({ en: text, "zh-CN": text });
  const background = [
    { key: "since", text: both("How long?"), options: [{ key: "o1", label: both("New") }] },
  ];

  it("come with the labels of their round, and with what is left of the whole", () => {
    const publication = {
      ...now,
      background: [
        {
          key: "since",
          options: [
            { key: "o1", count: 20 },
            { key: "o9", count: 6 },
          ],
        },
      ],
      ratings: [{ key: "pay", mean: 6.5, high: 0.2, answered: null }],
    };
    const { digest: made } = digest({ publication, background });
    expect(made.background).toEqual([
      {
        key: "since",
        text: both("How long?"),
        options: [
          { key: "o1", label: both("New"), count: 20 },
          { key: "o9", label: both("o9"), count: 6 },
        ],
        rest: 15,
      },
    ]);
    expect(made.ratings).toEqual([{ key: "pay", label: both("pay"), mean: 6.5, high: 0.2, answered: null }]);
  });

  it("are absent where nothing of them is shown", () => {
    const { digest: made } = digest({ background });
    expect(made).not.toHaveProperty("background");
    expect(made).not.toHaveProperty("ratings");
  });
});

describe("a survey that was edited between rounds", () => {
  const rounds = [1, 1, 2, 2, 4].map((wordingVersion, number) =>
    publicationOf(number, shownFigures(10, 5, 5), { wordingVersion }),
  );

  it("is marked where another version begins, of publications that know no more than that", () => {
    const [newest] = rounds.toReversed();
    if (newest === undefined) throw new Error("no rounds");
    const view = digest({ publication: newest, others: rounds });
    expect(view.historyEdits).toEqual([2, 4]);
    expect(view.digest.version).toBe(4);
    expect(view.digest.edits).toMatchObject([
      { version: 2, changed: ["wording"], round: { number: 2 } },
      { version: 4, changed: ["wording"], round: { number: 4 } },
    ]);
  });

  it("is marked by what was read and who was asked, where publications tell, and by the version where they do not", () => {
    const marked = [
      { wordingVersion: 1 },
      { wordingVersion: 1, wordingMark: 11, audienceMark: 21 },
      // Only the thanks were changed.
      { wordingVersion: 2, wordingMark: 11, audienceMark: 21 },
      { wordingVersion: 2, wordingMark: 11, audienceMark: 22 },
      { wordingVersion: 3, wordingMark: 12, audienceMark: 22 },
      { wordingVersion: 4, wordingMark: 13, audienceMark: 23 },
    ].map((of, number) => publicationOf(number, shownFigures(10, 5, 5), of));
    const [newest] = marked.toReversed();
    if (newest === undefined) throw new Error("no rounds");
    const view = digest({ publication: newest, others: marked });
    expect(view.historyEdits).toEqual([3, 4, 5]);
    expect(view.digest.edits?.map(({ changed }) => changed)).toEqual([
      ["audience"],
      ["wording"],
      ["wording", "audience"],
    ]);
  });

  it("says nothing where all rounds asked the same", () => {
    const view = digest({});
    expect(view).not.toHaveProperty("historyEdits");
    expect(view.digest).not.toHaveProperty("edits");
  });
});
