// Questions about what happened: at once where answers carry names, gathered where they do not, and never more often than the rules allow.
import { beforeEach, describe, expect, onTestFinished, test } from "vitest";
import { type Pass, reconcile } from "../../../core/reconcile.ts";
import type { Taken } from "../../../core/trigger/ports.ts";
import type { RuleWish } from "../../../core/trigger/rule.ts";
import { removeRule, saveRule, setRuleState } from "../../../core/trigger/save-rule.ts";
import { tellEvents } from "../../../core/trigger/tell-event.ts";
import { type Acme, createAcme, MONDAY, member, TUESDAY } from "../ask/acme.ts";

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const TYPE = "ticket.closed";

let acme: Acme;

beforeEach(async () => {
  acme = await createAcme();
  onTestFinished(() => acme.close());
});

async function rule(promise: "anonymous" | "attributed", wish: RuleWish & { gapDays?: number } = {}) {
  const { ports, organization, surveys, slack } = acme;
  const preset = surveys.find(({ key }) => key === "transactional");
  if (preset === undefined) throw new Error("no preset");
  if (promise !== preset.promise) {
    await ports.surveys.update({ ...preset, promise }, preset.version, MONDAY);
  }
  const survey = { ...preset, promise };
  const of = { eventType: TYPE, survey, wish: { touchpoint: "Support", ...wish }, connectionId: slack.id };
  const saved = await saveRule(ports, { ...of, zone: organization.zone }, MONDAY);
  if (saved.kind !== "saved") throw new Error("not saved");
  return saved;
}

function tell(value: string, now: Date, at = now): Promise<Taken | { kind: "in-future" }> {
  const { ports, organization } = acme;
  const person = { by: value.startsWith("@") ? "telegram" : "slack", value } as const;
  const events = [{ type: TYPE, person, at, attributes: { plan: "pro" } }];
  return tellEvents(ports, { organizationId: organization.id, events, by: null, now });
}

function whys(taken: Taken | { kind: "in-future" }): readonly string[] {
  return taken.kind === "taken" ? taken.events.map(({ asked, why }) => why ?? asked) : [taken.kind];
}

function pass(now: Date): Promise<Pass> {
  return reconcile(acme.ports, acme.organization.id, now);
}

async function ends(): Promise<Readonly<Record<string, number>>> {
  const counts = await acme.ports.events.counts(acme.organization.id, new Date(0));
  return Object.fromEntries(counts.map(({ state, why, count }) => [why ?? state, count]));
}

const hoursAfter = (from: Date, hours: number) => new Date(from.getTime() + hours * HOUR);

describe("where answers carry names", () => {
  test("everyone is asked when their own event falls due, in a round a week that says what it is about", async () => {
    const { schedule } = await rule("attributed", { delayMinutes: 120 });
    const [ann = "", bo = ""] = acme.hire(2);
    expect(whys(await tell(ann, TUESDAY))).toEqual(["later"]);
    await pass(hoursAfter(TUESDAY, 1));
    expect(await acme.rounds(schedule.id)).toEqual([]);
    await tell(bo, hoursAfter(TUESDAY, 2));
    await pass(hoursAfter(TUESDAY, 2));
    const [round] = await acme.rounds(schedule.id);
    expect(await acme.asked(round?.id ?? "")).toEqual([ann]);
    await pass(hoursAfter(TUESDAY, 4));
    expect(await acme.rounds(schedule.id)).toMatchObject([
      { state: "open", invited: 2, frozen: { touchpoint: "Support", promise: "attributed" } },
    ]);
    expect((await acme.owed("question")).map(({ to, notBefore }) => [to, notBefore])).toEqual([
      [ann, hoursAfter(TUESDAY, 2)],
      [bo, hoursAfter(TUESDAY, 4)],
    ]);
    const about = await acme.ports.people.account({ connectionId: acme.slack.id, externalId: ann });
    expect(await acme.ports.events.askedAbout(schedule.id, about?.personId ?? "")).toMatchObject({
      at: TUESDAY,
    });
    expect(await ends()).toEqual({ asked: 2 });
  });

  test("last week's round goes on collecting while this week's asks, and the two are two", async () => {
    const { schedule } = await rule("attributed", { delayMinutes: 0, deadlineHours: 72 });
    const people = acme.hire(4);
    for (const [week, who] of people.entries()) {
      const now = hoursAfter(TUESDAY, week * 168 + 1);
      await tell(who, now);
      await pass(now);
      const open = (await acme.rounds(schedule.id)).filter(({ state }) => state === "open");
      expect(open).toHaveLength(week === 0 ? 1 : 2);
    }
    const rounds = await acme.rounds(schedule.id);
    expect(rounds.map(({ lane = 0, invited }) => [lane, invited])).toEqual([
      [1, 1],
      [0, 1],
      [1, 1],
      [0, 1],
    ]);
    // The digest comes at the closing: the week of asking, and four days more.
    expect(rounds.map(({ digestAt, closesAt }) => digestAt.getTime() - closesAt.getTime())).toEqual([
      0, 0, 0, 0,
    ]);
    expect(rounds.every(({ passedOver }) => passedOver === 0)).toBe(true);
  });

  test("at night and on days off the question waits for a decent hour of the person's own", async () => {
    await rule("attributed", { delayMinutes: 0 });
    const tokyo = member("U-tokyo", { zone: "Asia/Tokyo" });
    await acme.ports.people.remember(acme.slack.id, [tokyo], MONDAY);
    const evening = new Date("2026-01-09T13:00:00Z");
    await tell("U-tokyo", evening);
    await pass(evening);
    // Friday 22:00 in Tokyo: Monday is 12 January, a holiday only where the house rules say so.
    expect((await acme.owed("question")).map(({ notBefore }) => notBefore.toISOString())).toEqual([
      "2026-01-12T00:00:00.000Z",
    ]);
  });

  test("whoever was asked recently, or does not want to be, is passed over and counted", async () => {
    const { schedule, rule: made } = await rule("attributed", { delayMinutes: 0 });
    const [ann = "", bo = "", cy = ""] = acme.hire(3);
    await tell(ann, TUESDAY);
    await pass(TUESDAY);
    const known = async (externalId: string) =>
      (await acme.ports.people.account({ connectionId: acme.slack.id, externalId }))?.personId ?? "";
    await tell(bo, hoursAfter(TUESDAY, 1));
    await acme.ports.people.setOptedOut(await known(bo), made.surveyId, true, "self");
    await tell(ann, hoursAfter(TUESDAY, 1));
    await tell(cy, hoursAfter(TUESDAY, 1));
    await pass(hoursAfter(TUESDAY, 2));
    expect(await acme.rounds(schedule.id)).toMatchObject([
      { invited: 2, passedOver: 2, passedOverWhy: { wish: 1, gap: 1 } },
    ]);
    expect(await ends()).toEqual({ asked: 2, "passed-over": 2 });
  });

  test("two events of one person are one question, about the later one", async () => {
    const { schedule } = await rule("attributed", { delayMinutes: 60, gapDays: 0 });
    const [ann = ""] = acme.hire(1);
    await tell(ann, TUESDAY);
    await tell(ann, hoursAfter(TUESDAY, 0.5));
    expect(whys(await tell(ann, TUESDAY))).toEqual(["later"]);
    await pass(hoursAfter(TUESDAY, 2));
    expect(await ends()).toEqual({ asked: 1, merged: 1 });
    expect((await acme.rounds(schedule.id))[0]?.invited).toBe(1);
  });

  test("many passes, and two at once, ask nobody twice", async () => {
    const { schedule } = await rule("attributed", { delayMinutes: 0 });
    for (const who of acme.hire(5)) await tell(who, TUESDAY);
    const passes = await Promise.all([1, 2, 3].map(() => pass(hoursAfter(TUESDAY, 1))));
    expect(passes.flatMap(({ failed }) => failed)).toEqual([]);
    await pass(hoursAfter(TUESDAY, 1));
    expect((await acme.owed("question")).length).toBe(5);
    expect((await acme.rounds(schedule.id))[0]?.invited).toBe(5);
  });

  test("a person is asked on the platform where they can be reached", async () => {
    const { schedule } = await rule("attributed", { delayMinutes: 0 });
    const { ports, telegram } = acme;
    const [dan] = await ports.people.remember(telegram.id, [member("777", { handle: "dan" })], MONDAY);
    // Known by an answer to a link alone, he is nobody's to ask after.
    expect(whys(await tell("@Dan", MONDAY))).toEqual(["unknown-person"]);
    await ports.people.subscribe(dan?.id ?? "", MONDAY);
    await ports.people.unsubscribe(dan?.id ?? "", "left", hoursAfter(MONDAY, 1));
    expect(whys(await tell("@Dan", hoursAfter(MONDAY, 2)))).toEqual(["unreachable"]);
    await ports.people.subscribe(dan?.id ?? "", hoursAfter(MONDAY, 3));
    expect(whys(await tell("@Dan", TUESDAY))).toEqual(["later"]);
    await pass(TUESDAY);
    const owed = await acme.engine.db.select().from(acme.engine.tables.deliveries);
    expect(owed.filter(({ kind }) => kind === "question")).toMatchObject([
      { connectionId: telegram.id, addressId: "777" },
    ]);
    expect((await acme.rounds(schedule.id))[0]?.connectionId).not.toBe(telegram.id);
  });

  test.each([
    ["the deadline has come", false, "too-late"],
    ["the rule was removed", true, "rule-removed"],
  ])("nobody is asked when %s", async (_what, removed, why) => {
    const saved = await rule("attributed", { delayMinutes: 60, deadlineHours: 3 });
    const [ann = ""] = acme.hire(1);
    await tell(ann, TUESDAY);
    const paused = await setRuleState(acme.ports, saved.rule, "paused", TUESDAY);
    await pass(hoursAfter(TUESDAY, 2));
    expect(await ends()).toEqual({ waiting: 1 });
    if (removed) await removeRule(acme.ports, saved.rule);
    else if (paused !== null) await setRuleState(acme.ports, paused, "active", hoursAfter(TUESDAY, 4));
    await pass(hoursAfter(TUESDAY, 4));
    expect(await ends()).toEqual({ [why]: 1 });
    expect(await acme.owed("question")).toEqual([]);
    expect(whys(await tell(ann, hoursAfter(TUESDAY, 5)))).toEqual([removed ? "no-rule" : "later"]);
  });
});

describe("where answers are anonymous", () => {
  test("everyone of the week is asked at once, each event ends, and the promise's rules hold as for any round", async () => {
    const { schedule } = await rule("anonymous", { delayMinutes: 0, deadlineHours: 240 });
    const people = acme.hire(12);
    for (const [day, who] of people.entries()) await tell(who, hoursAfter(TUESDAY, day * 10 + 1));
    await tell(people[0] ?? "", hoursAfter(TUESDAY, 2));
    await pass(hoursAfter(TUESDAY, 167));
    expect(await acme.owed("question")).toEqual([]);
    const opens = hoursAfter(TUESDAY, 168);
    await pass(opens);
    const [round] = await acme.rounds(schedule.id);
    expect(round).toMatchObject({ state: "open", invited: 12, frozen: { touchpoint: "Support", k: 5 } });
    expect(await ends()).toEqual({ asked: 12, merged: 1 });
    const rows = await acme.engine.db.select().from(acme.engine.tables.events);
    expect(rows.every(({ attributes }) => Object.keys(attributes).length === 0)).toBe(true);
  });

  test("too few wait for the next week, and pass at their deadline; nobody is bothered about a quiet week", async () => {
    const { schedule } = await rule("anonymous", { delayMinutes: 0, deadlineHours: 240 });
    const people = acme.hire(12);
    for (const who of people.slice(0, 4)) await tell(who, hoursAfter(TUESDAY, 1));
    await pass(hoursAfter(TUESDAY, 168));
    expect(await ends()).toEqual({ waiting: 4 });
    for (const who of people.slice(4, 9)) await tell(who, hoursAfter(TUESDAY, 200));
    // The four are past their deadline by the second opening: five are too few again.
    await pass(hoursAfter(TUESDAY, 336));
    expect(await ends()).toEqual({ "too-few": 4, waiting: 5 });
    for (const who of people.slice(9)) await tell(who, hoursAfter(TUESDAY, 337));
    await pass(hoursAfter(TUESDAY, 600));
    expect((await ends())["asked"]).toBeUndefined();
    expect(await acme.owed("question")).toEqual([]);
    expect(await acme.owed("trouble")).toEqual([]);
    expect((await acme.rounds(schedule.id)).every(({ state }) => state !== "open")).toBe(true);
  });

  test("whoever may not be asked passes with the round that passed them over", async () => {
    const { schedule, rule: made } = await rule("anonymous", { delayMinutes: 0, deadlineHours: 240 });
    const people = acme.hire(12);
    for (const who of people) await tell(who, hoursAfter(TUESDAY, 1));
    const who = { connectionId: acme.slack.id, externalId: people[3] ?? "" };
    const account = await acme.ports.people.account(who);
    await acme.ports.people.setOptedOut(account?.personId ?? "", made.surveyId, true, "self");
    await pass(hoursAfter(TUESDAY, 168));
    expect((await acme.rounds(schedule.id))[0]).toMatchObject({ invited: 11, passedOver: 1 });
    expect(await ends()).toEqual({ asked: 11, "passed-over": 1 });
  });

  test("an event whose deadline comes before the next opening is told so at once", async () => {
    await rule("anonymous", { deadlineHours: 72 });
    const [ann = "", bo = ""] = acme.hire(2);
    expect(whys(await tell(ann, hoursAfter(TUESDAY, 1)))).toEqual(["too-late"]);
    expect(whys(await tell(bo, hoursAfter(TUESDAY, 120)))).toEqual(["later"]);
  });
});

describe("rules", () => {
  test("that are made again after they were removed go on with their history", async () => {
    const first = await rule("attributed");
    await removeRule(acme.ports, first.rule);
    expect(await acme.ports.schedules.byId(first.schedule.id)).toMatchObject({ state: "paused" });
    const again = await rule("attributed", { touchpoint: "Help" });
    expect(again.schedule).toMatchObject({ id: first.schedule.id, state: "active", audienceName: "Help" });
    expect(await acme.ports.schedules.all(acme.organization.id)).toHaveLength(1);
  });

  test("ask a share of events that chance draws", async () => {
    await rule("attributed", { samplePercent: 30, delayMinutes: 0 });
    const people = acme.hire(200);
    for (const who of people) await tell(who, TUESDAY);
    const { waiting = 0, sample = 0 } = await ends();
    expect(waiting + sample).toBe(200);
    expect(waiting).toBeGreaterThan(30);
    expect(waiting).toBeLessThan(90);
  });

  test("keep nobody longer than fatigue counts", async () => {
    await rule("attributed", { delayMinutes: 0 });
    const [ann = ""] = acme.hire(1);
    await tell(ann, TUESDAY);
    await pass(TUESDAY);
    await pass(new Date(TUESDAY.getTime() + 92 * DAY));
    expect(await ends()).toEqual({});
  });
});
