import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openDueRounds } from "../../../core/ask/open-due-rounds.ts";
import { previewSchedule } from "../../../core/ask/preview.ts";
import type { NewSchedule } from "../../../core/ask/schedule.ts";
import { type Acme, createAcme, MONDAY, newSchedule, TUESDAY } from "./acme.ts";

let acme: Acme;
beforeEach(async () => {
  acme = await createAcme();
});
afterEach(() => acme.close());

const preview = (changes: Partial<NewSchedule> = {}, now = MONDAY) =>
  previewSchedule(acme.ports, { ...newSchedule(acme.organization, acme.staff, acme.slack), ...changes }, now);

describe("a preview", () => {
  it("tells how many, when, how long and how exact", async () => {
    acme.hire(58);
    const told = await preview({ gapDays: 7 });
    expect(told).toMatchObject({
      people: 58,
      population: "closed",
      asked: { min: 58, max: 58 },
      passedOver: 0,
      sendingSeconds: 15,
      responseRate: 0.6,
      expected: { answered: 35 },
      pooled: null,
      problem: null,
    });
    expect(told.expected.halfWidth).toBeGreaterThan(10);
    expect(told.expected.halfWidth).toBeLessThan(25);
    expect(told.next.map(({ nominal }) => nominal)).toEqual([
      "2026-01-06T10:00",
      "2026-01-13T10:00",
      "2026-01-20T10:00",
      "2026-01-27T10:00",
    ]);
    expect(told.next[0]).toEqual({
      nominal: "2026-01-06T10:00",
      opensAt: TUESDAY,
      closesAt: new Date("2026-01-09T12:00:00Z"),
      digestAt: new Date("2026-01-12T10:00:00Z"),
      plan: { kind: "people", asked: 58, passedOver: 0, passedOverWhy: {} },
    });
  });

  it("tells each panel's size and the margin that the panels have together", async () => {
    acme.hire(150);
    const told = await preview({ panels: 4, gapDays: 21 });
    expect(told).toMatchObject({ people: 150, asked: { min: 37, max: 38 }, advice: [], sendingSeconds: 10 });
    expect(told.pooled?.halfWidth ?? 99).toBeLessThan(told.expected.halfWidth ?? 0);
  });

  it("counts who was asked too recently", async () => {
    const people = acme.hire(40);
    acme.slackSide.places.set("C1", new Set(people.slice(0, 12)));
    await acme.schedule({ audience: { kind: "channel", externalId: "C1" } });
    await openDueRounds(acme.ports, acme.organization.id, TUESDAY);
    expect(await preview({ gapDays: 21 }, TUESDAY)).toMatchObject({ people: 40, passedOver: 12 });
    // A week later the gap is over, but the other schedule asks the same people at the same minute, and comes first.
    expect(await preview({ gapDays: 7 }, TUESDAY)).toMatchObject({ passedOver: 12 });
    const later = { kind: "weekly", everyWeeks: 1, day: 2, at: "09:00" } as const;
    expect(await preview({ gapDays: 7, cadence: later }, TUESDAY)).toMatchObject({ passedOver: 0 });
  });

  it("measures the response of past rounds, but not of those that were withheld", async () => {
    acme.hire(40);
    const published = (answered: number, kind: "shown" | "withheld") =>
      ({ population: "closed", invited: 40, answered, figures: { kind } }) as const;
    const publications = {
      ...acme.ports.publications,
      ofSurvey: async () => [published(30, "shown"), published(10, "shown"), published(2, "withheld")],
    };
    const schedule = newSchedule(acme.organization, acme.staff, acme.slack);
    const told = await previewSchedule({ ...acme.ports, publications }, schedule, MONDAY);
    expect(told).toMatchObject({ responseRate: 0.5, expected: { answered: 20 } });
  });

  it("expects fewer answers of customers, and a faster Telegram", async () => {
    acme.telegramSide.places.set("g1", 300);
    const product = acme.surveys.find(({ key }) => key === "product");
    const place = {
      connectionId: acme.telegram.id,
      audience: { kind: "channel", externalId: "g1" },
    } as const;
    const told = await preview({ ...place, surveyId: product?.id ?? "", mode: "post" });
    expect(told).toMatchObject({ population: "open", people: 300, responseRate: 0.2, sendingSeconds: 1 });
    expect(await preview(place)).toMatchObject({ sendingSeconds: 12 });
  });

  it("shows the dates even where the audience cannot be seen", async () => {
    const told = await preview({ audience: { kind: "channel", externalId: "C9" } });
    expect(told).toMatchObject({ people: 0, problem: { field: "audience", code: "audience-not-visible" } });
    expect(told.next).toHaveLength(4);
  });
});

describe("its advice", () => {
  const fourWeekly = { kind: "weekly", everyWeeks: 4, day: 2, at: "10:00" } as const;

  it.each<
    [
      string,
      number,
      Partial<NewSchedule>,
      readonly string[],
      { panels: number | null; gapDays: number | null },
    ]
  >([
    [
      "nothing against four weeks",
      58,
      { cadence: fourWeekly, gapDays: 21 },
      [],
      { panels: null, gapDays: null },
    ],
    ["weekly under three weeks", 58, { gapDays: 21 }, ["gap-longer-than-cadence"], { panels: 3, gapDays: 7 }],
    [
      "the same where panels would be too small",
      20,
      { gapDays: 21 },
      ["gap-longer-than-cadence"],
      { panels: null, gapDays: 7 },
    ],
    ["weekly for everyone, said so", 58, { gapDays: 6 }, ["asks-often"], { panels: 3, gapDays: null }],
    ["the same for many", 240, { gapDays: 6 }, ["asks-often", "use-panels"], { panels: 3, gapDays: null }],
    [
      "panels that come round too soon",
      90,
      { panels: 2, gapDays: 21 },
      ["gap-longer-than-cadence"],
      { panels: 3, gapDays: 14 },
    ],
    ["panels that suffice", 90, { panels: 3, gapDays: 21 }, [], { panels: null, gapDays: null }],
    ["nine people", 9, { cadence: fourWeekly }, ["too-few-people"], { panels: null, gapDays: null }],
  ])("%s", async (_, count, changes, advice, suggest) => {
    acme.hire(count);
    expect(await preview(changes)).toMatchObject({ advice, suggest });
  });

  it("says where a score would mostly be withheld", async () => {
    acme.hire(20);
    const product = acme.surveys.find(({ key }) => key === "product");
    const told = await preview({ surveyId: product?.id ?? "", cadence: fourWeekly });
    expect(told).toMatchObject({ expected: { answered: 4 }, advice: ["mostly-withheld"] });
  });
});
