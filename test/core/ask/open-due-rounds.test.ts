import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openDueRounds } from "../../../core/ask/open-due-rounds.ts";
import { reconcile } from "../../../core/reconcile.ts";
import { withExtras } from "../../../core/survey/survey-extras.ts";
import { type Acme, createAcme, MONDAY, member, TUESDAY } from "./acme.ts";

const DAY = 86_400_000;
const later = (from: Date, days: number, hours = 0): Date =>
  new Date(from.getTime() + days * DAY + (hours * DAY) / 24);

let acme: Acme;
const open = (now: Date) => openDueRounds(acme.ports, acme.organization.id, now);
const pass = (now: Date) => reconcile(acme.ports, acme.organization.id, now);

beforeEach(async () => {
  acme = await createAcme();
});
afterEach(() => acme.close());

describe("a round that is due", () => {
  it("opens for everyone, with all frozen that it needs", async () => {
    const people = acme.hire(12);
    const schedule = await acme.schedule({ panels: 1 });
    expect(await open(new Date(TUESDAY.getTime() - 1))).toEqual([]);

    const [opened] = await open(TUESDAY);
    expect(opened).toMatchObject({ kind: "opened", scheduleId: schedule.id });
    const [round] = await acme.rounds(schedule.id);
    expect(round).toMatchObject({
      state: "open",
      nominal: "2026-01-06T10:00",
      number: 1,
      mode: "direct",
      population: "closed",
      opensAt: TUESDAY,
      closesAt: new Date("2026-01-09T12:00:00Z"),
      reminderAt: [new Date("2026-01-08T10:00:00Z")],
      digestAt: new Date("2026-01-12T10:00:00Z"),
      invited: 12,
      passedOver: 0,
      panel: null,
      frozen: {
        surveyKey: "staff",
        promise: "anonymous",
        subject: "Acme",
        k: 5,
        operator: "IT",
        zone: "UTC",
        pooled: 1,
      },
    });
    expect(await acme.asked(round?.id ?? "")).toEqual([...people].sort());
    expect((await acme.owed("question")).map(({ to }) => to).sort()).toEqual([...people].sort());
  });

  it("freezes what is known of those whom it asks, as groups", async () => {
    acme.hire(12);
    const schedule = await acme.schedule();
    const [ada] = await acme.ports.people.remember(acme.slack.id, [member("U3")], MONDAY);
    const of = { organizationId: acme.organization.id, source: null };
    await acme.ports.roster.define({ ...of, key: "team", kind: "text", bands: [] });
    await acme.ports.roster.define({ ...of, key: "hired", kind: "date", bands: [12] });
    const known = { team: "Design", hired: "2025-12-24", nobodys: "business" };
    await acme.ports.people.setAttributes(ada?.personId ?? "", known);
    await open(TUESDAY);
    await acme.ports.people.setAttributes(ada?.personId ?? "", { team: "Sales" });
    const [round] = await acme.rounds(schedule.id);
    const rows = await acme.engine.db.select().from(acme.engine.tables.invitations);
    expect(rows.filter(({ roundId }) => roundId === round?.id).map(({ attributes }) => attributes)).toEqual(
      rows.map(({ personId }) => (personId === ada?.personId ? { hired: "~m:<12", team: "Design" } : {})),
    );
  });

  it("freezes what results are split by: the first five attributes that were defined, else what the survey names", async () => {
    acme.hire(12);
    const schedule = await acme.schedule();
    const of = { organizationId: acme.organization.id, kind: "text", bands: [], source: null } as const;
    for (const key of ["team", "office", "level", "city", "age", "badge"])
      await acme.ports.roster.define({ ...of, key });
    await open(TUESDAY);
    await acme.ports.roster.undefine(acme.organization.id, "team");
    const survey = await acme.ports.surveys.byId(schedule.surveyId);
    if (survey === null) throw new Error("no survey");
    const named = withExtras(survey, { attributes: ["badge", "team+office"] });
    await acme.ports.surveys.update(named, survey.version, TUESDAY);
    await pass(later(TUESDAY, 6));
    const [ada] = await acme.ports.people.remember(acme.slack.id, [member("U3")], TUESDAY);
    await acme.ports.people.setAttributes(ada?.personId ?? "", { office: "Berlin", badge: "red", city: "B" });
    await open(later(TUESDAY, 7));
    const [second, first] = await acme.rounds(schedule.id);
    expect(first?.frozen.attributes).toEqual(["team", "office", "level", "city", "age"]);
    expect(second?.frozen.attributes).toEqual(["badge", "team+office"]);
    // Both parts of a crossing are frozen of everyone, and nothing else.
    const rows = await acme.engine.db.select().from(acme.engine.tables.invitations);
    const hers = rows.find(({ roundId, personId }) => roundId === second?.id && personId === ada?.personId);
    expect(hers?.attributes).toEqual({ badge: "red", office: "Berlin" });
  });

  it("opens once, whether the tick comes twice or late", async () => {
    acme.hire(12);
    const schedule = await acme.schedule();
    await open(later(TUESDAY, 0, 5));
    expect(await open(later(TUESDAY, 0, 5))).toEqual([]);
    expect(await open(later(TUESDAY, 1))).toEqual([]);
    expect(await acme.rounds(schedule.id)).toHaveLength(1);
    expect(await acme.owed("question")).toHaveLength(12);
  });

  it("keeps the closing that was promised when it opens late", async () => {
    acme.hire(12);
    const schedule = await acme.schedule();
    await open(later(TUESDAY, 2));
    const [round] = await acme.rounds(schedule.id);
    expect(round).toMatchObject({
      opensAt: later(TUESDAY, 2),
      closesAt: new Date("2026-01-09T12:00:00Z"),
      reminderAt: [],
    });
  });

  it("is recorded as missed when its closing has passed", async () => {
    acme.hire(12);
    const schedule = await acme.schedule();
    expect(await open(later(TUESDAY, 4))).toEqual([
      { kind: "missed", scheduleId: schedule.id, nominal: "2026-01-06T10:00", why: "too-late" },
    ]);
    expect(await acme.rounds(schedule.id)).toMatchObject([{ state: "missed", why: "too-late" }]);
    expect(await open(later(TUESDAY, 4))).toEqual([]);
  });

  it("gives way to the latest after weeks of downtime, and the others are recorded", async () => {
    acme.hire(12);
    const schedule = await acme.schedule();
    await open(later(TUESDAY, 21, 1));
    const rounds = await acme.rounds(schedule.id);
    expect(rounds.map(({ nominal, state, why }) => `${nominal} ${state} ${why}`)).toEqual([
      "2026-01-27T10:00 open null",
      "2026-01-20T10:00 missed superseded",
      "2026-01-13T10:00 missed superseded",
      "2026-01-06T10:00 missed superseded",
    ]);
  });

  it("is skipped after downtime where the schedule says so", async () => {
    acme.hire(12);
    const schedule = await acme.schedule({ catchUp: "skip" });
    await open(later(TUESDAY, 0, 3));
    expect(await acme.rounds(schedule.id)).toMatchObject([{ state: "missed", why: "skipped" }]);
  });

  it("opens one after the other where the schedule catches up on all", async () => {
    acme.hire(40);
    const schedule = await acme.schedule({ catchUp: "all", panels: 4, gapDays: 21 });
    let now = later(TUESDAY, 14, 1);
    const nominals: string[] = [];
    for (let hour = 0; hour < 24 * 14; hour += 1) {
      await pass(now);
      now = later(now, 0, 1);
    }
    for (const round of (await acme.rounds(schedule.id)).toReversed()) {
      nominals.push(`${round.nominal} ${round.state === "missed" ? "missed" : round.panel?.index}`);
    }
    expect(nominals.slice(0, 4)).toEqual([
      "2026-01-06T10:00 0",
      "2026-01-13T10:00 1",
      "2026-01-20T10:00 2",
      "2026-01-27T10:00 3",
    ]);
    for (const round of await acme.rounds(schedule.id)) expect(round.closesAt > round.opensAt).toBe(true);
  });

  it("waits for a round of its schedule that is still being answered", async () => {
    acme.hire(12);
    const schedule = await acme.schedule({ closes: { kind: "after", hours: 24 * 13 } });
    await acme.ports.schedules.update(
      { ...schedule, cadence: { kind: "weekly", everyWeeks: 2, day: 2, at: "10:00" } },
      1,
    );
    await open(TUESDAY);
    const weekly = await acme.ports.schedules.byId(schedule.id);
    if (weekly === null) throw new Error("no schedule");
    await acme.ports.schedules.update({ ...weekly, cadence: schedule.cadence }, weekly.version);
    const looked = acme.slackSide.looked;
    expect(await open(later(TUESDAY, 7))).toEqual([]);
    expect(acme.slackSide.looked).toBe(looked);
    expect((await acme.rounds(schedule.id)).filter(({ state }) => state === "open")).toHaveLength(1);
  });

  it("does not open twice when the clock is set back and comes round again", async () => {
    acme.hire(12);
    const schedule = await acme.schedule();
    await open(TUESDAY);
    for (const hours of [-30, -1, 0, 1, 20]) await open(later(TUESDAY, 0, hours));
    expect(await acme.rounds(schedule.id)).toHaveLength(1);
  });

  it("does not open while paused", async () => {
    acme.hire(12);
    await acme.schedule({ state: "paused" });
    expect(await open(TUESDAY)).toEqual([]);
  });
});

describe("an audience", () => {
  it("leaves guests out unless they are wanted, and never asks one person twice", async () => {
    acme.hire(12);
    acme.slackSide.everyone.set("UG", member("UG", { guest: true }));
    const schedule = await acme.schedule();
    await open(TUESDAY);
    const [round] = await acme.rounds(schedule.id);
    expect(await acme.asked(round?.id ?? "")).not.toContain("UG");
  });

  it("is a channel's members", async () => {
    const people = acme.hire(20);
    acme.slackSide.places.set("C1", new Set(people.slice(0, 11)));
    const schedule = await acme.schedule({ audience: { kind: "channel", externalId: "C1" } });
    await open(TUESDAY);
    const [round] = await acme.rounds(schedule.id);
    expect(await acme.asked(round?.id ?? "")).toEqual(people.slice(0, 11).sort());
  });

  it("is Telegram's subscribers, without those who left", async () => {
    const { people } = acme.ports;
    const members = Array.from({ length: 14 }, (_, at) => member(`t${at}`));
    const accounts = await people.remember(acme.telegram.id, members, MONDAY);
    for (const { id } of accounts.slice(0, 12)) await people.subscribe(id, MONDAY);
    for (const { id } of accounts.slice(0, 2)) await people.unsubscribe(id, "left", MONDAY);
    const schedule = await acme.schedule({ connectionId: acme.telegram.id });
    await open(TUESDAY);
    const [round] = await acme.rounds(schedule.id);
    expect(await acme.asked(round?.id ?? "")).toEqual(
      accounts
        .slice(2, 12)
        .map(({ externalId }) => externalId)
        .sort(),
    );
    expect(acme.telegramSide.looked).toBe(0);
  });

  it("can be a crowd, asked by one post", async () => {
    acme.telegramSide.places.set("g1", 37);
    const changes = {
      connectionId: acme.telegram.id,
      audience: { kind: "channel", externalId: "g1" },
    } as const;
    const schedule = await acme.schedule({ ...changes, mode: "post" });
    await open(TUESDAY);
    const [round] = await acme.rounds(schedule.id);
    expect(round).toMatchObject({ state: "open", population: "open", invited: 37 });
    expect(await acme.owed("question")).toEqual([]);
    expect(await acme.owed("post")).toMatchObject([{ ref: round?.id, to: "g1" }]);
    expect(await acme.ports.rounds.post(round?.id ?? "")).not.toBeNull();
  });

  it.each([
    [9, "post", "too-few-people"],
    [37, "direct", "needs-post"],
  ] as const)("of a crowd of %i in mode %s is refused: %s", async (size, mode, why) => {
    acme.telegramSide.places.set("g1", size);
    const schedule = await acme.schedule({
      connectionId: acme.telegram.id,
      audience: { kind: "channel", externalId: "g1" },
      mode,
    });
    await open(TUESDAY);
    expect(await acme.rounds(schedule.id)).toMatchObject([{ state: "refused", why }]);
  });

  it("of a crowd is not posted to twice within the gap, whichever schedule asks", async () => {
    acme.telegramSide.places.set("g1", 37);
    const place = {
      connectionId: acme.telegram.id,
      audience: { kind: "channel", externalId: "g1" },
      mode: "post",
    } as const;
    await acme.schedule({ ...place, gapDays: 21 });
    const other = await acme.schedule({ ...place, key: "other", gapDays: 21, since: TUESDAY });
    await open(TUESDAY);
    await open(later(TUESDAY, 7));
    expect(await acme.rounds(other.id)).toMatchObject([{ state: "refused", why: "asked-recently" }]);
  });
});

describe("the gap", () => {
  it("passes over who was asked too recently by another schedule, and counts them", async () => {
    const people = acme.hire(30);
    acme.slackSide.places.set("C1", new Set(people.slice(0, 12)));
    await acme.schedule({ audience: { kind: "channel", externalId: "C1" } });
    const all = await acme.schedule({
      key: "all",
      gapDays: 21,
      cadence: { kind: "weekly", everyWeeks: 1, day: 3, at: "10:00" },
    });
    await open(TUESDAY);
    await open(later(TUESDAY, 1));
    const [round] = await acme.rounds(all.id);
    expect(round).toMatchObject({ invited: 18, passedOver: 12 });
    expect(await acme.asked(round?.id ?? "")).toEqual(people.slice(12).sort());
  });

  it("does not make a schedule drift: every four weeks under three weeks asks everyone each time, late ticks or not", async () => {
    acme.hire(15);
    const schedule = await acme.schedule({
      cadence: { kind: "weekly", everyWeeks: 4, day: 2, at: "10:00" },
      gapDays: 21,
    });
    for (const [weeks, seconds] of [
      [0, 4],
      [4, 1],
      [8, 3],
      [12, 0],
    ] as const) {
      await pass(new Date(later(TUESDAY, 7 * weeks).getTime() + seconds * 1000));
      await pass(later(TUESDAY, 7 * weeks + 5));
    }
    const rounds = await acme.rounds(schedule.id);
    expect(rounds.map(({ invited, passedOver }) => [invited, passedOver])).toEqual(Array(4).fill([15, 0]));
  });

  it("of as many days as the cadence asks everyone each time, though the last round opened some seconds later", async () => {
    acme.hire(15);
    const schedule = await acme.schedule({ gapDays: 7 });
    for (const [weeks, seconds] of [
      [0, 40],
      [1, 2],
      [2, 9],
      [3, 0],
    ] as const) {
      await pass(new Date(later(TUESDAY, 7 * weeks).getTime() + seconds * 1000));
      await pass(later(TUESDAY, 7 * weeks + 5));
    }
    const rounds = await acme.rounds(schedule.id);
    expect(rounds.map(({ invited, state }) => [invited, state === "refused"])).toEqual(
      Array(4).fill([15, false]),
    );
  });
});

describe("a refusal", () => {
  it.each([
    [0, "audience-empty"],
    [9, "too-few-people"],
  ])("of %i people is recorded as %s and told to the admins once", async (count, why) => {
    acme.hire(count);
    const schedule = await acme.schedule();
    expect(await open(TUESDAY)).toEqual([
      { kind: "refused", scheduleId: schedule.id, nominal: "2026-01-06T10:00", why },
    ]);
    await open(TUESDAY);
    expect(await acme.rounds(schedule.id)).toMatchObject([{ state: "refused", why }]);
    expect(await acme.owed("trouble")).toMatchObject([
      { ref: `${why}:${schedule.id}`, to: "U-admin", data: { code: why, schedule: "staff" } },
    ]);
  });

  it("asks at least the k of the setting where that is more than ten", async () => {
    acme.hire(14);
    const schedule = await acme.schedule();
    await openDueRounds({ ...acme.ports, minGroup: 15 }, acme.organization.id, TUESDAY);
    expect(await acme.rounds(schedule.id)).toMatchObject([{ why: "too-few-people", frozen: { k: 15 } }]);
  });

  it("never lets the setting lower k below five", async () => {
    acme.hire(14);
    const schedule = await acme.schedule();
    await openDueRounds({ ...acme.ports, minGroup: 2 }, acme.organization.id, TUESDAY);
    expect(await acme.rounds(schedule.id)).toMatchObject([{ state: "open", frozen: { k: 5 } }]);
  });

  it("does not concern an attributed survey of three", async () => {
    acme.hire(3);
    const product = acme.surveys.find(({ key }) => key === "product");
    if (product === undefined) throw new Error("no product survey");
    await acme.ports.surveys.update({ ...product, promise: "attributed" }, product.version, TUESDAY);
    const schedule = await acme.schedule({ surveyId: product.id });
    await open(TUESDAY);
    expect(await acme.rounds(schedule.id)).toMatchObject([{ state: "open", invited: 3 }]);
  });

  it("meets an audience that one person was taken out of, who is still there", async () => {
    const people = acme.hire(20);
    acme.slackSide.places.set("C1", new Set(people));
    const schedule = await acme.schedule({ audience: { kind: "channel", externalId: "C1" } });
    await pass(TUESDAY);
    await pass(later(TUESDAY, 5));
    acme.slackSide.places.set("C1", new Set(people.slice(1)));
    await pass(later(TUESDAY, 7));
    expect(await acme.rounds(schedule.id)).toMatchObject([{ state: "refused", why: "too-alike" }, {}]);
  });

  it("does not meet one that people have joined and left", async () => {
    acme.hire(20);
    const schedule = await acme.schedule();
    await pass(TUESDAY);
    await pass(later(TUESDAY, 5));
    acme.fire("U3");
    acme.hire(2, "N");
    await pass(later(TUESDAY, 7));
    expect(await acme.rounds(schedule.id)).toMatchObject([{ state: "open", invited: 21 }, { invited: 20 }]);
  });

  it("does not meet one that differs by k, or whose like was asked long ago", async () => {
    const people = acme.hire(20);
    const place = { kind: "channel", externalId: "C1" } as const;
    acme.slackSide.places.set("C1", new Set(people));
    const schedule = await acme.schedule({ audience: place });
    await pass(TUESDAY);
    await pass(later(TUESDAY, 5));
    acme.slackSide.places.set("C1", new Set(people.slice(5)));
    await pass(later(TUESDAY, 7));
    expect((await acme.rounds(schedule.id))[0]).toMatchObject({ state: "open", invited: 15 });

    await pass(later(TUESDAY, 12));
    acme.slackSide.places.set("C1", new Set(people.slice(6)));
    await pass(later(TUESDAY, 42));
    expect((await acme.rounds(schedule.id))[0]).toMatchObject({ state: "open", invited: 14 });
  });
});

describe("trouble with one schedule", () => {
  it("stops no other, is told once a day, and the round opens when the platform is back", async () => {
    acme.hire(12);
    const telegram = await acme.ports.people.remember(
      acme.telegram.id,
      Array.from({ length: 10 }, (_, at) => member(`t${at}`)),
      MONDAY,
    );
    for (const { id } of telegram) await acme.ports.people.subscribe(id, MONDAY);
    const broken = await acme.schedule({ key: "a" });
    const sound = await acme.schedule({ key: "b", connectionId: acme.telegram.id });
    acme.slackSide.up = false;
    const trouble = { kind: "trouble", scheduleId: broken.id, code: "directory-unavailable" };
    expect(await open(TUESDAY)).toMatchObject([
      { ...trouble, told: "told" },
      { kind: "opened", scheduleId: sound.id },
    ]);
    expect(await open(later(TUESDAY, 0, 1))).toMatchObject([{ ...trouble, told: "again" }]);
    expect(await open(later(TUESDAY, 1))).toMatchObject([{ ...trouble, told: "told" }]);
    expect(await acme.owed("trouble")).toHaveLength(2);

    acme.slackSide.up = true;
    expect(await open(later(TUESDAY, 1, 1))).toMatchObject([{ kind: "opened", scheduleId: broken.id }]);
  });

  it("is told when the bot cannot see the audience, and nothing is recorded until the closing has passed", async () => {
    const schedule = await acme.schedule({ audience: { kind: "channel", externalId: "C9" } });
    expect(await open(TUESDAY)).toMatchObject([{ kind: "trouble", code: "audience-not-visible" }]);
    expect(await acme.rounds(schedule.id)).toEqual([]);
    await open(later(TUESDAY, 4));
    expect(await acme.rounds(schedule.id)).toMatchObject([{ state: "missed", why: "too-late" }]);
  });
});

describe("an announcement", () => {
  it("is owed before the first round, to the digest's channel, a day ahead", async () => {
    acme.hire(12);
    const channel = { connectionId: acme.slack.id, externalId: "C5", name: "general", locale: "en" } as const;
    const at = { kind: "weekday", day: 1, at: "10:00" } as const;
    const schedule = await acme.schedule({ digest: { channel, at }, since: later(MONDAY, -3) });
    await open(later(MONDAY, -2));
    await open(later(MONDAY, -1));
    const announcement = { ref: schedule.id, to: "C5", notBefore: later(TUESDAY, -1) };
    expect(await acme.owed("announcement")).toEqual([expect.objectContaining(announcement)]);
    await open(TUESDAY);
    await open(later(TUESDAY, 1));
    expect(await acme.owed("announcement")).toHaveLength(1);
  });
});
