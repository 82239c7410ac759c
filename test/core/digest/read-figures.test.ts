// The journey and value as they are found: what was brought in from elsewhere is a round before like any other, where it was about the same.
import { describe, expect, it } from "vitest";
import { copyFor } from "../../../bots/copy/copy.ts";
import { type PrintValuePorts, printJourney, printValue } from "../../../bots/operate/print-figures.ts";
import type { JourneyStop } from "../../../core/digest/journey.ts";
import { peopleByValue } from "../../../core/digest/people-by-value.ts";
import { readJourney } from "../../../core/digest/read-journey.ts";
import { readValue } from "../../../core/digest/read-value.ts";
import type { ValueView } from "../../../core/digest/value-view.ts";
import type { Publication, PublishedValue } from "../../../core/publish/publication.ts";
import type { EventRule } from "../../../core/trigger/rule.ts";
import { publicationOf, shownFigures } from "./publications.ts";

const NOW = new Date("2027-01-20T02:00:00Z");
const READER = { locale: "en", zone: "UTC", now: NOW, command: "/nps", k: 5 } as const;
const past = { imported: true, scheduleId: "past", population: "open" } as const;
const own = publicationOf(3, shownFigures(10, 10, 30), { scheduleId: "s-1", touchpoint: "Support" });
const before = publicationOf(1, shownFigures(30, 10, 10), past);

const rule = (touchpoint: string, of: Partial<EventRule> = {}): EventRule => ({
  ...{ id: touchpoint, organizationId: "acme", eventType: touchpoint.toLowerCase(), surveyId: "survey-1" },
  ...{ scheduleId: "s-1", touchpoint, delayMinutes: 120, samplePercent: 100, deadlineHours: 72 },
  ...{ state: "active", version: 1, ...of },
});

// As the store gives them: rounds of the schedule and what was brought in for the survey, newest first, without their long parts.
function portsOf(rules: readonly EventRule[], all: readonly Publication[]) {
  const newestFirst = [...all].sort((a, b) => b.opensAt.getTime() - a.opensAt.getTime());
  return {
    eventRules: { all: async () => rules },
    publications: {
      history: async (of: { scheduleId: string; surveyId: string }, opened: { before: Date }) =>
        newestFirst
          .filter((each) => each.scheduleId === of.scheduleId || each.scheduleId.startsWith("past"))
          .filter((each) => each.surveyId === of.surveyId && each.opensAt < opened.before)
          .map(({ value: _, ...each }) => each),
      byRound: async (id: string) => all.find(({ roundId }) => roundId === id) ?? null,
      ofSurvey: async (id: string) => newestFirst.filter(({ surveyId }) => surveyId === id),
    },
  };
}

const stopsOf = (rules: readonly EventRule[], all: readonly Publication[]) =>
  readJourney(portsOf(rules, all), "acme", NOW);

describe("a touchpoint's round before", () => {
  it("is one that was brought in from elsewhere, where that is the previous one", async () => {
    const [stop] = await stopsOf([rule("Support")], [own, before]);
    expect(stop).toMatchObject({
      round: { number: 3 },
      previous: { answered: 50, imported: true, round: { number: 1 } },
      change: { verdict: "down" },
    });
    expect(stop).not.toHaveProperty("imported");
    expect(stop).not.toHaveProperty("edited");
  });

  it.each<[string, readonly EventRule[], Partial<Publication>, boolean]>([
    ["of another touchpoint", [rule("Support")], { touchpoint: "Delivery" }, false],
    ["of the same touchpoint", [rule("Support"), rule("Sales")], { touchpoint: "Support" }, true],
    [
      "of nobody knows which of two touchpoints",
      [rule("Support"), rule("Sales", { scheduleId: "s-2" })],
      {},
      false,
    ],
    ["of another survey", [rule("Support")], { surveyId: "survey-2" }, false],
  ])("is one %s: only where it was about the same", async (_, rules, of, isBefore) => {
    const stops = await stopsOf(rules, [own, { ...before, ...of }]);
    const stop = stops.find(({ name }) => name === "Support");
    expect(stop?.previous === null).toBe(!isBefore);
  });

  it("is its own, whatever the touchpoint was called then, and says where it was asked otherwise", async () => {
    const earlier = publicationOf(2, shownFigures(30, 10, 10), {
      ...{ scheduleId: "s-1", touchpoint: "Help desk", wordingVersion: 7 },
    });
    const [stop] = await stopsOf([rule("Support")], [own, before, earlier]);
    expect(stop).toMatchObject({ previous: { round: { number: 2 } }, edited: ["wording"] });
    const printed = await printJourney(
      portsOf([rule("Support")], [own, earlier]),
      { id: "acme" },
      {
        ...{ format: "text", reader: READER },
      },
      copyFor("en"),
    );
    expect(printed.text).toContain("But it was asked otherwise, which may be why.");
    expect(printed.text).toContain("the change need not be one of mood: Support.");
  });

  it("is there for a rule that has asked nobody yet", async () => {
    const [stop] = await stopsOf([rule("Support", { scheduleId: null })], [before]);
    expect(stop).toMatchObject({ imported: true, figures: { answered: 50 }, previous: null });
  });
});

describe("the journey as data", () => {
  it("has the stops with all that their changes are computed from", async () => {
    const ports = portsOf([rule("Support")], [own, before]);
    const wish = { format: "json", reader: READER };
    const { text } = await printJourney(ports, { id: "acme" }, wish, copyFor("en"));
    const data = JSON.parse(text) as { stops: JourneyStop[]; method: Record<string, number> };
    expect(data.stops).toEqual(await stopsOf([rule("Support")], [own, before]));
    expect(data.stops[0]?.figures).toMatchObject({ promoters: 10, passives: 10, detractors: 30 });
    expect(data.stops[0]?.previous).toMatchObject({ promoters: 30, passives: 10, detractors: 10 });
    expect(data.method).toMatchObject({
      quantile: 1.96,
      pseudoAnswers: 3,
      significance: 0.05,
      changeFrom: 10,
    });
    const wrong = await printJourney(ports, { id: "acme" }, { ...wish, format: "xml" }, copyFor("en"));
    expect(wrong.kind).toBe("refused");
  });
});

describe("who brings value", () => {
  const cell = (heads: number, value: number) => ({ heads, value });
  const none = {
    A1: cell(0, 0),
    A2: cell(0, 0),
    B1: cell(0, 0),
    B2: cell(0, 0),
    C1: cell(0, 0),
    C2: cell(0, 0),
  };
  const valued = (of: Partial<PublishedValue["cells"]>): PublishedValue => ({
    ...{ threshold: 100, cells: { ...none, ...of }, unknown: 0 },
  });
  const named = { promise: "attributed" } as const;
  const now = publicationOf(3, shownFigures(4, 0, 2), {
    ...named,
    value: valued({ A1: cell(4, 800), C2: cell(2, 20) }),
  });
  const then = publicationOf(1, shownFigures(3, 0, 1), {
    ...named,
    ...past,
    value: valued({ A1: cell(3, 600), C1: cell(1, 200) }),
  });
  const without = publicationOf(2, shownFigures(5, 0, 0), named);
  const ports = (all: readonly Publication[]) =>
    ({
      ...portsOf([], all),
      surveys: { all: async () => [{ id: "survey-1", key: "product", promise: "attributed" }] },
      rounds: { inState: async () => [] },
    }) as unknown as PrintValuePorts & Parameters<typeof readValue>[0];

  it("is compared with the round before that knows values, brought in or not", async () => {
    const view = await readValue(ports([now, without, then]), "acme", [{ id: "survey-1" }]);
    expect(view?.previous).toMatchObject({ number: 1, imported: true });
    expect(view?.cells[0]?.before).toEqual({ heads: 3, value: 600, headShare: 0.75, valueShare: 0.75 });
    const other = { ...then, touchpoint: "Delivery" };
    const apart = await readValue(ports([{ ...now, touchpoint: "Support" }, other]), "acme", [
      { id: "survey-1" },
    ]);
    expect(apart?.previous).toBeNull();
  });

  it("calls nobody new whose names a round from elsewhere never had", async () => {
    const view = await readValue(ports([now, then]), "acme", [{ id: "survey-1" }]);
    if (view === null) throw new Error("no view");
    const valuedPeople = {
      page: async (roundId: string) => ({
        people:
          roundId === now.roundId
            ? [{ personId: "p", name: "Ann", score: 9, groups: { "=value": "300" } }]
            : [],
        next: null,
      }),
    };
    const people = await peopleByValue({ valuedPeople, turns: { next: async () => {} } }, view, "A1", 5);
    expect(people).toEqual([{ name: "Ann", score: 9, value: 300, before: null }]);
  });

  it("is data from which every share follows, without a name, and text that says what it rests on", async () => {
    const print = (format: string, survey: string | null = "product") =>
      printValue(ports([now, then]), { id: "acme" }, { format, survey, reader: READER }, copyFor("en"));
    const view = JSON.parse((await print("json")).text) as ValueView;
    const heads = view.cells.reduce((sum, { heads: count }) => sum + count, 0);
    const worth = view.cells.reduce((sum, { value }) => sum + value, 0);
    expect([view.heads, view.value]).toEqual([heads, worth]);
    for (const { heads: count, value, headShare, valueShare } of view.cells) {
      expect(headShare).toBeCloseTo(count / heads, 12);
      expect(valueShare).toBeCloseTo(value / worth, 12);
    }
    expect((await print("text")).text).toMatch(
      /brought in from another tool and keeps no names\. No test stands/,
    );
    expect(await print("json", "nonsense")).toMatchObject({ kind: "refused" });
    expect((await print("xml")).kind).toBe("refused");
  });
});
