// A summary pools what was shown in its days and nothing else, and is owed once, whatever happens to the bot.
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { oweSummaries, readSummaryRef } from "../../../core/digest/owe-summaries.ts";
import { type SummaryPorts, summaryOf } from "../../../core/digest/summary.ts";
import type { Publication } from "../../../core/publish/publication.ts";
import { reconcile } from "../../../core/reconcile.ts";
import type { Subscription } from "../../../core/steer/subscription.ts";
import { type Acme, createAcme, MONDAY } from "../ask/acme.ts";
import { publicationOf, shownFigures } from "./publications.ts";

const WITHHELD = { kind: "withheld" } as const;
const MONDAY_MORNING = new Date("2026-11-16T09:00:00Z");

/** A round that closed on a day at noon, in UTC. */
function closed(day: string, figures: Publication["figures"], of: Partial<Publication> = {}): Publication {
  const closesAt = new Date(`2026-${day}T12:00:00Z`);
  return publicationOf(Number(day.slice(3)), figures, { closesAt, zone: "UTC", ...of });
}

function portsOf(rounds: readonly Publication[]): SummaryPorts {
  const survey = { id: "survey-1", key: "staff" };
  return {
    surveys: { all: async () => [survey] as never },
    publications: { ofSurvey: async (_, last) => rounds.slice(0, last) },
    steering: { actions: async () => [] },
  };
}

const ofWeek = { organizationId: "acme", surveyId: null, period: "week" } as const;
const onMonday = { day: "2026-11-16", zone: "UTC" };

describe("A summary of a week", () => {
  test("adds up what the rounds that closed in it show, and compares it with the week before", async () => {
    const rounds = [
      closed("11-16", shownFigures(50, 0, 0)),
      closed("11-15", shownFigures(6, 3, 1)),
      closed("11-13", WITHHELD),
      closed("11-09", shownFigures(8, 1, 1)),
      closed("11-08", shownFigures(10, 10, 20)),
      closed("11-01", shownFigures(50, 0, 0)),
    ];
    const { surveys } = await summaryOf(portsOf(rounds), ofWeek, onMonday);
    expect(surveys).toMatchObject([
      {
        ...{ survey: "staff", rounds: 3, newest: { closesAt: new Date("2026-11-15T12:00:00Z") } },
        pooled: { rounds: 2, promoters: 14, passives: 4, detractors: 2, nps: 60, display: "+60" },
        change: { verdict: "up" },
      },
    ]);
    expect(surveys[0]?.change?.delta).toBeCloseTo(85);
  });

  test("shows nothing of rounds that show nothing, however many there are", async () => {
    const bound = { kind: "at-most", nps: -71 } as const;
    const rounds = [
      closed("11-13", WITHHELD),
      closed("11-11", bound),
      closed("11-06", shownFigures(6, 3, 1)),
    ];
    const { surveys } = await summaryOf(portsOf(rounds), ofWeek, onMonday);
    expect(surveys).toMatchObject([{ rounds: 2, pooled: null, change: null }]);
  });

  test("says nothing of a survey without a round in it, of a round that is open, or of another survey", async () => {
    const open = closed("11-13", shownFigures(6, 3, 1), { final: false });
    expect((await summaryOf(portsOf([open]), ofWeek, onMonday)).surveys).toEqual([]);
    const rounds = [closed("11-13", shownFigures(6, 3, 1))];
    const other = { ...ofWeek, surveyId: "survey-2" };
    expect((await summaryOf(portsOf(rounds), other, onMonday)).surveys).toEqual([]);
  });

  test("counts a round by the day on which it closed where its reader lives", async () => {
    // Sunday noon in UTC is Monday at one in the morning in Kiritimati.
    const rounds = [closed("11-15", shownFigures(6, 3, 1), { closesAt: new Date("2026-11-15T11:00:00Z") })];
    const far = { day: "2026-11-16", zone: "Pacific/Kiritimati" };
    expect((await summaryOf(portsOf(rounds), ofWeek, far)).surveys).toEqual([]);
    expect((await summaryOf(portsOf(rounds), ofWeek, onMonday)).surveys).toHaveLength(1);
  });
});

describe("Summaries are owed", () => {
  let acme: Acme;
  beforeEach(async () => {
    acme = await createAcme();
  });
  afterEach(() => acme.close());

  async function subscribed(of: Partial<Subscription> = {}): Promise<Subscription> {
    const { organization, slack, ports } = acme;
    return ports.steering.subscribe({
      ...{ organizationId: organization.id, surveyId: null, period: "week", connectionId: slack.id },
      ...{ accountId: null, externalId: "C1", name: "all", locale: "zh-CN", zone: "UTC", at: "09:00" },
      ...{ since: MONDAY, ...of },
    });
  }

  test("once, by however many passes and machines", async () => {
    const { id } = await subscribed();
    const { ports, organization } = acme;
    await Promise.all([1, 2, 3].map(() => reconcile(ports, organization.id, MONDAY_MORNING)));
    await reconcile(ports, organization.id, new Date("2026-11-18T09:00:00Z"));
    expect(await acme.owed("summary")).toEqual([
      {
        ref: `${id}:2026-11-16`,
        to: "C1",
        sequence: 0,
        notBefore: MONDAY_MORNING,
        data: { locale: "zh-CN" },
      },
    ]);
    expect(readSummaryRef(`${id}:2026-11-16`)).toEqual({ subscriptionId: id, day: "2026-11-16" });
  });

  test("again only to be owed once, where a crash came before it was noted", async () => {
    await subscribed();
    const { ports, organization } = acme;
    const crash = () => Promise.reject(new Error("the power went"));
    const dying = { ...ports, steering: { ...ports.steering, noteOwed: crash } };
    await expect(oweSummaries(dying, organization.id, MONDAY_MORNING)).rejects.toThrow("the power went");
    expect(await oweSummaries(ports, organization.id, MONDAY_MORNING)).toBe(1);
    expect(await oweSummaries(ports, organization.id, MONDAY_MORNING)).toBe(0);
    expect(await acme.owed("summary")).toHaveLength(1);
  });

  test("for the newest week alone after a long silence", async () => {
    const { id } = await subscribed();
    const { ports, organization } = acme;
    await reconcile(ports, organization.id, MONDAY_MORNING);
    await reconcile(ports, organization.id, new Date("2026-12-30T09:00:00Z"));
    expect((await acme.owed("summary")).map(({ ref }) => ref)).toEqual([
      `${id}:2026-11-16`,
      `${id}:2026-12-28`,
    ]);
  });

  test("to people where they live now, in the language that they read", async () => {
    const { ports, organization, admin } = acme;
    await subscribed({ accountId: admin.id, externalId: admin.externalId, zone: "America/New_York" });
    await ports.people.setZone(admin.personId, "Asia/Shanghai");
    await reconcile(ports, organization.id, new Date("2026-11-16T00:59:00Z"));
    expect(await acme.owed("summary")).toMatchObject([{ ref: expect.stringMatching(/:2026-11-09$/) }]);
    await reconcile(ports, organization.id, new Date("2026-11-16T01:00:00Z"));
    expect(await acme.owed("summary")).toMatchObject([{}, { to: "U-admin", data: null }]);
    await ports.people.forget(admin.personId, MONDAY_MORNING);
    expect(await acme.owed("summary")).toEqual([]);
    expect(await ports.steering.subscriptions(organization.id)).toEqual([]);
  });
});
