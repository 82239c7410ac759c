// What a digest says beside its round: the rounds before, the last weeks, a year ago, what happened, and goals.
import { describe, expect, it } from "vitest";
import { type DigestOf, makeDigest } from "../../../core/digest/make-digest.ts";
import type { Publication } from "../../../core/publish/publication.ts";
import type { Action, ActionState } from "../../../core/steer/action.ts";
import type { Goal, Mark } from "../../../core/steer/mark.ts";
import { cellOf, publicationOf, shownFigures } from "./publications.ts";

// Weekly rounds from Tuesday 3 November 2026 on, each open until Friday.
const rounds = Array.from({ length: 12 }, (_, number) =>
  publicationOf(number, shownFigures(10 + number, 10, 10), { invited: 60 }),
);
const newest = rounds[11] as Publication;

function digest(of: Partial<DigestOf> = {}) {
  const made = { publication: newest, others: rounds, comments: [], drivers: [] };
  return makeDigest({ ...made, reader: "manager", last: null, ...of });
}

function steered(of: Partial<NonNullable<DigestOf["steered"]>>): Partial<DigestOf> {
  return { steered: { marks: [], references: [], goals: [], actions: [], ...of } };
}

describe("the trend", () => {
  it("has the last eight rounds, oldest first, or as many as are asked for", () => {
    const { trend } = digest().digest;
    expect(trend.map(({ round }) => round.number)).toEqual([4, 5, 6, 7, 8, 9, 10, 11]);
    expect(trend.at(-1)).toMatchObject({ answered: 41, responseRate: 41 / 60 });
    expect(digest({ last: 10 }).digest.trend).toHaveLength(10);
  });

  it("goes on before the schedule's first round with what was brought in, and calls that no other wording", () => {
    const past = publicationOf(-1, shownFigures(5, 5, 5), {
      imported: true,
      population: "open",
      wordingMark: 7,
      scheduleId: "past",
    });
    const first = publicationOf(0, shownFigures(10, 10, 10), { wordingMark: 8 });
    const { digest: made } = digest({ publication: first, others: [past] });
    expect(made.trend[0]).toMatchObject({ imported: true, answered: 15, invited: null });
    expect(made.trend[0]).not.toHaveProperty("byLink");
    expect(made).not.toHaveProperty("edits");
  });
});

describe("the last weeks", () => {
  it("are the rounds that closed in them as one, beside those before", () => {
    const [month, quarter] = digest().digest.periods;
    expect(month).toMatchObject({ kind: "four-weeks", rounds: 4, answered: 38 + 39 + 40 + 41 });
    expect(month?.before).toMatchObject({ rounds: 4, answered: 34 + 35 + 36 + 37 });
    expect(month?.change?.verdict).toBe("within-noise");
    expect(quarter).toMatchObject({ kind: "quarter", rounds: 12, before: null, change: null });
  });

  it("are left out where they hold this round alone", () => {
    expect(digest({ others: [] }).digest.periods).toEqual([]);
  });
});

describe("the same week last year", () => {
  const aYearBefore = (days: number) =>
    publicationOf(90 + days, shownFigures(30, 2, 2), {
      opensAt: new Date(newest.opensAt.getTime() - (365 + days) * 86_400_000),
    });

  it("is the round nearest to it", () => {
    const yearBefore = [aYearBefore(8), aYearBefore(-3), aYearBefore(5)];
    expect(digest({ yearBefore }).digest.yearAgo).toMatchObject({
      round: { number: 87 },
      change: { verdict: "down" },
    });
  });

  it("is one with a score, where the nearest shows none", () => {
    const withheld = { ...aYearBefore(0), figures: { kind: "withheld" } as const };
    const yearBefore = [withheld, aYearBefore(6)];
    expect(digest({ yearBefore }).digest.yearAgo).toMatchObject({ round: { number: 96 }, answered: 34 });
    expect(digest({ yearBefore: [withheld] }).digest.yearAgo).toBeNull();
  });

  it.each([11, -11])("is none that is %i days off", (days) => {
    expect(digest({ yearBefore: [aYearBefore(days)] }).digest.yearAgo).toBeNull();
  });
});

describe("what happened", () => {
  const mark = (day: string, number = 1): Mark => ({
    id: `m${number}`,
    organizationId: "acme",
    surveyId: null,
    number,
    day,
    label: "2.0 released",
  });

  it.each([
    // Round 6 opens on 15 December and closes on the 18th.
    ["between two rounds", "2026-12-13", 1.5, 6, 6],
    ["on the day that a round opens", "2026-12-15", 1.5, 6, 6],
    ["while a round is open, which then belongs to neither side", "2026-12-16", 2, 6, 5],
  ])("%s lies there, with the rounds on either side", (_, day, at, before, after) => {
    const [found] = digest(steered({ marks: [mark(day)] })).digest.marks;
    expect(found).toMatchObject({ at, before: { rounds: before }, after: { rounds: after } });
    expect(found?.change?.delta).toBeGreaterThan(0);
  });

  it("before the trend or after it is left out", () => {
    const marks = [mark("2026-11-20"), mark("2027-03-01", 2)];
    expect(digest(steered({ marks })).digest.marks).toEqual([]);
  });

  it("is compared with nothing where nothing came after it", () => {
    const [found] = digest(steered({ marks: [mark("2027-01-21")] })).digest.marks;
    expect(found).toMatchObject({ before: null, after: null, change: null });
  });
});

describe("a goal", () => {
  const goal = (target: number, segment: Goal["segment"] = null): Goal => ({
    id: `g${target}`,
    organizationId: "acme",
    surveyId: "survey-1",
    segment,
    target,
    by: null,
  });
  const design = { attribute: "team", group: "Design" };

  it("tells how likely it is met by all who were asked, the whole's first", () => {
    const segments = [
      {
        attributes: ["team"],
        cells: [cellOf([["Design"]], [10, 5, 5], 30), cellOf([["Sales"], ["Law"]], [11, 5, 5], 30)],
      },
    ];
    const goals = [goal(20, design), goal(90), goal(10)];
    const found = digest({ ...steered({ goals }), publication: { ...newest, segments } }).digest.goals;
    expect(found.map(({ target, isMet }) => [target, isMet])).toEqual([
      [90, false],
      [10, true],
      [20, true],
    ]);
    expect(found[0]?.chance).toBe(0);
    expect(found[1]?.chance).toBeGreaterThan(0.9);
    expect(found[2]?.nps).toBe(25);
  });

  it.each([
    ["a group that is shown with others", { attribute: "team", group: "Sales" }],
    ["a group that is not shown", { attribute: "office", group: "Berlin" }],
  ])("of %s is measured against nothing", (_, segment) => {
    const segments = [{ attributes: ["team"], cells: [cellOf([["Sales"], ["Law"]], [11, 5, 5], 30)] }];
    const made = digest({ ...steered({ goals: [goal(20, segment)] }), publication: { ...newest, segments } });
    expect(made.digest.goals).toMatchObject([{ nps: null, chance: null, isMet: false }]);
  });

  it("of a round without a score is measured against nothing", () => {
    const publication = { ...newest, figures: { kind: "withheld" } as const };
    expect(digest({ ...steered({ goals: [goal(0)] }), publication }).digest.goals).toMatchObject([
      { nps: null, chance: null },
    ]);
  });
});

describe("what is done about it", () => {
  it("has all that is planned or begun, and of what ended the last two", () => {
    const action = (number: number, state: ActionState): Action => ({
      id: `a${number}`,
      organizationId: "acme",
      surveyId: "survey-1",
      number,
      heard: null,
      text: `Do ${number}`,
      state,
      createdAt: new Date(2026, 10, number),
      stateAt: new Date(2026, 10, 20 - number),
      authorPersonId: "p1",
    });
    const actions = [
      action(6, "done"),
      action(5, "planned"),
      action(4, "dropped"),
      action(3, "doing"),
      action(2, "done"),
    ];
    const { digest: made } = digest(steered({ actions }));
    expect(made.actions.map(({ number }) => number)).toEqual([5, 4, 3, 2]);
    expect(JSON.stringify(made.actions)).not.toContain("p1");
  });
});
