// The contracts of Tokens, EventRules and Events: taken whole or not at all, once, under a token that works, and asked about in open rounds.
import { describe, expect, onTestFinished, test } from "vitest";
import { decideEvent } from "../../core/trigger/decide-event.ts";
import type { Taken, Telling } from "../../core/trigger/ports.ts";
import { askRound, HOUR, OPENS } from "./asked-round.ts";
import { DATABASES, type TestDatabase } from "./databases.ts";

const NOW = new Date(OPENS.getTime() + HOUR);
const later = (hours: number) => new Date(NOW.getTime() + hours * HOUR);

async function ground(open: TestDatabase["open"], promise: "anonymous" | "attributed" = "attributed") {
  const opened = await open();
  onTestFinished(() => opened.close());
  const { store } = opened;
  const asked = await askRound(opened, { people: 4, strangers: 3, promise });
  const { organizationId, survey, schedule } = asked;
  const rule = await store.eventRules.create({
    id: "rule",
    ...{ organizationId, eventType: "ticket.closed", surveyId: survey.id, scheduleId: schedule.id },
    ...{ touchpoint: "Support", delayMinutes: 0, samplePercent: 100, deadlineHours: 72, state: "active" },
  });
  if (rule === null) throw new Error("no rule");
  await store.tokens.create({ organizationId, name: "helpdesk", token: "secret", now: OPENS });
  const token = await store.tokens.byToken("secret");
  if (token === null) throw new Error("no token");
  const told = (person: string, changes: Partial<Telling["events"][number]> = {}) => ({
    ...{ type: "ticket.closed", person: { by: "slack", value: person } as const, at: NOW },
    ...{ attributes: { plan: "pro" }, draw: 0, ...changes },
  });
  const by = (key: string | null, bodyHash = "body") => ({
    tokenId: token.id,
    request: key === null ? null : { key, bodyHash },
  });
  const tell = (events: Telling["events"], of: Telling["by"] = null, now = NOW) =>
    store.events.take({ organizationId, events, by: of, now }, decideEvent);
  return { ...opened, ...asked, rule, token, told, by, tell };
}

function ends(taken: Taken): readonly (string | null)[] {
  return taken.kind === "taken" ? taken.events.map(({ asked, why }) => why ?? asked) : [taken.kind];
}

describe.each(DATABASES)("Tokens on $name", ({ open }) => {
  test("are known until they are revoked, one a name, and tell when they were last used", async () => {
    const { store, organizationId, token, tell, told, by } = await ground(open);
    expect(token).toMatchObject({ name: "helpdesk", createdAt: OPENS, lastUsedAt: null });
    const again = { organizationId, name: "helpdesk", token: "other", now: NOW };
    expect(await store.tokens.create(again)).toBe(false);
    await tell([told("Ustaff1")], by(null));
    expect(await store.tokens.all(organizationId)).toMatchObject([{ name: "helpdesk", lastUsedAt: NOW }]);
    expect(await store.tokens.revoke(organizationId, "helpdesk", NOW)).toBe(true);
    expect(await store.tokens.revoke(organizationId, "helpdesk", NOW)).toBe(false);
    expect(await store.tokens.byToken("secret")).toBeNull();
    expect(await tell([told("Ustaff2")], by(null))).toEqual({ kind: "revoked" });
    const made = await Promise.all(["a", "b", "c"].map((token) => store.tokens.create({ ...again, token })));
    expect(made.filter(Boolean)).toHaveLength(1);
  });
});

describe.each(DATABASES)("EventRules on $name", ({ open }) => {
  test("are one a type, written over the version that was read, and leave waiting events behind as passed", async () => {
    const { store, organizationId, rule, tell, told } = await ground(open);
    expect(await store.eventRules.create({ ...rule, id: "other" })).toBeNull();
    const written = await Promise.all([
      store.eventRules.update({ ...rule, samplePercent: 50 }, 1),
      store.eventRules.update({ ...rule, touchpoint: "Help" }, 1),
    ]);
    expect([...written].sort()).toEqual([false, true]);
    expect(await store.eventRules.byType(organizationId, "ticket.closed")).toMatchObject({ version: 2 });
    expect(ends(await tell([told("Ustaff1")]))).toEqual(["later"]);
    await store.eventRules.remove(rule.id);
    expect(await store.eventRules.all(organizationId)).toEqual([]);
    expect(await store.events.counts(organizationId, OPENS)).toEqual([
      { type: "ticket.closed", state: "passed", why: "rule-removed", count: 1 },
    ]);
  });
});

describe.each(DATABASES)("The order of EventRules on $name", ({ open }) => {
  test("is theirs who are named, and survives what else is written", async () => {
    const { store, organizationId, rule, ...opened } = await ground(open);
    const other = await askRound({ store, ...opened }, { name: "other", promise: "attributed" });
    const second = await store.eventRules.create({
      ...rule,
      ...{ id: "second", eventType: "order.placed", scheduleId: other.schedule.id },
    });
    const positions = async () =>
      (await store.eventRules.all(organizationId)).map(({ id, position }) => [id, position]);
    expect(await positions()).toEqual([
      ["second", null],
      ["rule", null],
    ]);
    await store.eventRules.order(organizationId, ["rule", "second"]);
    expect(await store.eventRules.update({ ...rule, touchpoint: "Help" }, 1)).toBe(true);
    expect(second?.version).toBe(1);
    expect(await positions()).toEqual([
      ["second", 2],
      ["rule", 1],
    ]);
    await store.eventRules.order("another", ["second"]);
    await store.eventRules.order(organizationId, ["second"]);
    expect(await positions()).toEqual([
      ["second", 1],
      ["rule", null],
    ]);
  });
});

describe.each(DATABASES)("Events on $name", ({ open }) => {
  test("wait for whoever is known, by id, by e-mail in any case and by user name, and pass for others", async () => {
    const { store, engine, tell, told, rule } = await ground(open);
    await engine.db.update(engine.tables.accounts).set({ email: "ann@example.org" });
    const named = { by: "email", value: "ANN@example.org" } as const;
    const taken = await tell([told("Ustaff1"), told("U-nobody"), told("Ustaff2", { type: "other" })]);
    expect(ends(taken)).toEqual(["later", "unknown-person", "no-rule"]);
    expect(ends(await tell([told("", { person: named })]))).toEqual(["several-people"]);
    const due = await store.events.due(rule.id, later(1), 10);
    expect(due.map(({ event, account }) => [event.attributes, account?.externalId])).toEqual([
      [{ plan: "pro" }, "Ustaff1"],
    ]);
    expect(await store.events.due(rule.id, NOW, 10)).toEqual([]);
    const [kept] = await engine.db.select().from(engine.tables.events).where(undefined);
    expect(kept?.personId).not.toBeNull();
  });

  test("told again about the same person and instant are the same event", async () => {
    const { tell, told } = await ground(open);
    const both = await Promise.all([tell([told("Ustaff1")]), tell([told("Ustaff1")], null, later(0.1))]);
    const events = both.flatMap((taken) => (taken.kind === "taken" ? taken.events : []));
    expect(new Set(events.map(({ id }) => id)).size).toBe(1);
    expect(events.map(({ repeated }) => repeated).sort()).toEqual([false, true]);
  });

  test("of one request are taken once, however often and at whichever moment it is sent", async () => {
    const { tell, told, by, store, organizationId } = await ground(open);
    const events = [told("Ustaff1"), told("U-nobody")];
    const answers = await Promise.all([1, 2, 3].map(() => tell(events, by("key"))));
    expect(answers[1]).toEqual(answers[0]);
    expect(answers[2]).toEqual(answers[0]);
    expect(await tell(events, by("key", "other body"))).toEqual({ kind: "key-reused" });
    const counts = await store.events.counts(organizationId, OPENS);
    expect(counts.map(({ count }) => count)).toEqual([1, 1]);
    await store.events.purge(organizationId, { events: OPENS, requests: later(1) });
    expect(ends(await tell(events, by("key", "other body")))).toEqual(["later", "unknown-person"]);
  });

  test("ask once in an open round, and pass for whoever is in it already", async () => {
    const { store, engine, tell, told, rule, round, schedule, asked } = await ground(open);
    await tell([told("Ustaff0"), told("Ustaff1"), told("Ustaff2")]);
    const found = await store.events.due(rule.id, later(1), 10);
    const due = ["Ustaff0", "Ustaff1", "Ustaff2"].flatMap((id) =>
      found.filter(({ account }) => account?.externalId === id),
    );
    const people = due.flatMap(({ event, account }, at) =>
      account === null
        ? []
        : {
            ...{ eventId: event.id, personId: account.personId, accountId: account.id, zone: "Asia/Tokyo" },
            ...{ externalId: account.externalId, connectionId: account.connectionId, attributes: {} },
            ...{ token: `joins-${at}`, askAt: later(at), lastAsked: at === 0 ? OPENS : null },
          },
    );
    const ask = () =>
      store.events.ask(
        round.id,
        people.slice(0, 2),
        { eventIds: [due[2]?.event.id ?? ""], why: { gap: 1 } },
        NOW,
      );
    expect(await Promise.all([ask(), ask()])).toEqual([true, true]);
    expect(await store.rounds.byId(round.id)).toMatchObject({
      ...{ invited: 2, passedOver: 1, passedOverWhy: { gap: 1 } },
    });
    const states = await engine.db.select().from(engine.tables.events).where(undefined);
    expect(states.map(({ state, why }) => why ?? state).sort()).toEqual([
      "asked",
      "passed-over",
      "passed-over",
    ]);
    const owed = await engine.db.select().from(engine.tables.deliveries).where(undefined);
    const question = owed.filter(({ addressId }) => addressId === "Ustaff1");
    expect(question.map(({ kind, notBefore }) => [kind, notBefore])).toEqual([["question", later(1)]]);
    const second = asked[1]?.personId ?? "";
    expect(await store.events.askedAbout(schedule.id, second)).toMatchObject({ type: "ticket.closed" });
    expect(await store.events.askedAbout(schedule.id, asked[3]?.personId ?? "")).toBeNull();
    expect(await store.events.ask(round.id, [], { eventIds: [], why: {} }, later(24 * 9))).toBe(false);
  });

  test("ask nobody whom something else has asked since the rules were looked at, nor while a round is opening", async () => {
    const opened = await ground(open);
    const { store, tell, told, rule, round } = opened;
    await tell([told("Ustaff1")]);
    const [due] = await store.events.due(rule.id, later(1), 10);
    if (due?.account == null) throw new Error("nobody is due");
    const { event, account } = due;
    const one = {
      ...{
        eventId: event.id,
        personId: account.personId,
        accountId: account.id,
        token: "late",
        askAt: later(1),
      },
      ...{
        externalId: account.externalId,
        connectionId: account.connectionId,
        attributes: {},
        lastAsked: null,
      },
    };
    const ask = () => store.events.ask(round.id, [one], { eventIds: [], why: {} }, NOW);
    const other = await askRound(opened, { people: 0, name: "other", open: false });
    expect(await ask()).toBe(false);
    const invitee = { ...one, token: "other" };
    await store.rounds.invite(other.round.id, [invitee], NOW);
    await store.rounds.open(other.round.id, { passedOver: 0, size: null, postToken: null }, NOW);
    expect(await ask()).toBe(true);
    expect(await store.rounds.byId(round.id)).toMatchObject({ invited: 1 });
    const waiting = await store.events.due(rule.id, later(1), 10);
    expect(waiting.map(({ event: { id } }) => id)).toEqual([event.id]);
  });

  test("gathered for a round end with it: asked, merged, or passed over", async () => {
    const { store, engine, tell, told, rule, round } = await ground(open, "anonymous");
    const before = new Date(OPENS.getTime() - HOUR);
    const long = { ...rule, deadlineHours: 400 };
    await store.eventRules.update(long, 1);
    await tell([told("Ustaff0", { at: before }), told("Ustaff1", { at: before })], null, before);
    await tell([told("Ustaff0", { at: new Date(before.getTime() + 1) })], null, before);
    await tell([told("Ustaff2")]);
    expect(await store.events.settle(rule.id, round.id)).toBe(3);
    expect(await store.events.settle(rule.id, round.id)).toBe(0);
    const all = await engine.db.select().from(engine.tables.events).where(undefined);
    expect(all.map(({ state, why }) => why ?? state).sort()).toEqual([
      "asked",
      "merged",
      "passed-over",
      "waiting",
    ]);
    // What was told of someone whose answer is secret is not kept beside their name.
    expect(all.every(({ attributes }) => Object.keys(attributes).length === 0)).toBe(true);
  });

  test("lose the person with their erasure, and go when nobody needs them any more", async () => {
    const { store, engine, tell, told, rule, organizationId, asked } = await ground(open);
    await tell([told("Ustaff1"), told("Ustaff2")]);
    const first = asked[1]?.personId ?? "";
    expect((await store.people.storedAbout(first, NOW)).events).toEqual([
      { type: "ticket.closed", count: 1 },
    ]);
    await store.people.forget(first, NOW);
    const due = await store.events.due(rule.id, later(1), 10);
    expect(due.map(({ account }) => account?.externalId ?? null)).toEqual(["Ustaff2"]);
    expect((await store.events.expired(rule.id, later(72), 10)).length).toBe(1);
    await store.events.pass(
      due.map(({ event }) => event.id),
      "too-late",
    );
    await store.events.purge(organizationId, { events: later(1), requests: NOW });
    expect(await engine.db.select().from(engine.tables.events).where(undefined)).toEqual([]);
  });
});
