// The contract of People: who is met, what they may do, what is stored about them, and how they are forgotten.
import { describe, expect, onTestFinished, test } from "vitest";
import { DEFAULT_POLICY } from "../../core/people/policy.ts";
import type { Member } from "../../core/ports.ts";
import { answer, askRound, DURING, OPENS } from "./asked-round.ts";
import { DATABASES, type TestDatabase } from "./databases.ts";

const NOW = OPENS;

const member = (externalId: string, about: Partial<Member> = {}): Member => ({
  externalId,
  name: externalId.toLowerCase(),
  locale: null,
  zone: null,
  guest: false,
  ...about,
});

async function ground(open: TestDatabase["open"], platform: "slack" | "telegram" = "slack") {
  const opened = await open();
  onTestFinished(() => opened.close());
  const { people } = opened.store;
  const organization = await people.ensureOrganization({
    name: "Acme",
    zone: "Asia/Shanghai",
    locale: "zh-CN",
    operator: "IT",
  });
  const connection = await people.ensureConnection({
    organizationId: organization.id,
    platform,
    externalId: "T1",
    name: "acme",
  });
  const meet = async (...externalIds: string[]) =>
    people.remember(
      connection.id,
      externalIds.map((id) => member(id)),
      NOW,
    );
  return { opened, people, organization, connection, meet };
}

describe.each(DATABASES)("People on $name", ({ open }) => {
  test("has one organization, which is brought up to date", async () => {
    const { people, organization } = await ground(open);
    const renamed = await people.ensureOrganization({
      name: "Acme Ltd",
      zone: "UTC",
      locale: "en",
      operator: "Ops",
    });
    expect(renamed).toEqual({
      id: organization.id,
      name: "Acme Ltd",
      zone: "UTC",
      locale: "en",
      operator: "Ops",
    });
    expect(await people.organization(organization.id)).toEqual(renamed);
    expect(await people.organization("unknown")).toBeNull();
  });

  test("keeps the house rules, and tells the later of two who change them", async () => {
    const { people, organization } = await ground(open);
    const before = await people.policy(organization.id);
    expect(before.policy).toEqual(DEFAULT_POLICY);
    const strict = { ...before.policy, mostPerQuarter: 3 };
    expect(await people.setPolicy(organization.id, strict, before.version)).toBe(true);
    expect(await people.setPolicy(organization.id, before.policy, before.version)).toBe(false);
    const after = await people.policy(organization.id);
    expect(after).toEqual({ policy: strict, version: before.version + 1 });
    await people.ensureOrganization({ name: "Acme", zone: "UTC", locale: "en", operator: "IT" });
    expect(await people.policy(organization.id)).toEqual(after);
  });

  test("finds a connection again, under its new name and no longer suspended", async () => {
    const { people, organization, connection } = await ground(open);
    await people.suspend(connection.id, "token_revoked");
    expect(await people.connections(organization.id)).toEqual([
      { ...connection, suspended: "token_revoked" },
    ]);
    const again = await people.ensureConnection({
      organizationId: organization.id,
      platform: "slack",
      externalId: "T1",
      name: "new",
    });
    expect(again).toEqual({ ...connection, name: "new", suspended: null });
    expect(await people.connections(organization.id)).toEqual([again]);
  });

  test("remembers members in their order, once each, and knows them again", async () => {
    const { people, connection, meet } = await ground(open);
    const first = await meet("U3", "U1", "U2", "U1");
    expect(first.map(({ externalId }) => externalId)).toEqual(["U3", "U1", "U2"]);
    const second = await meet("U1", "U4", "U3");
    expect(second.map(({ externalId }) => externalId)).toEqual(["U1", "U4", "U3"]);
    expect(second[0]).toEqual(first[1]);
    expect(await people.account({ connectionId: connection.id, externalId: "U3" })).toEqual(first[0]);
    expect(await people.accountById(first[2]?.id ?? "")).toEqual(first[2]);
    expect(await people.account({ connectionId: connection.id, externalId: "U9" })).toBeNull();
    expect(await people.account({ connectionId: "other", externalId: "U3" })).toBeNull();
  });

  test("remembers more than a chunk at once", async () => {
    const { meet } = await ground(open);
    const ids = Array.from({ length: 1203 }, (_, at) => `U${at}`);
    expect((await meet(...ids)).map(({ externalId }) => externalId)).toEqual(ids);
    expect((await meet(...ids)).map(({ externalId }) => externalId)).toEqual(ids);
  });

  test("makes one person of a member whom two meet at once", async () => {
    const { opened, meet } = await ground(open);
    const met = await Promise.all(Array.from({ length: 8 }, () => meet("U1", "U2")));
    expect(new Set(met.flat().map(({ personId }) => personId)).size).toBe(2);
    expect(await opened.engine.db.select().from(opened.engine.tables.people)).toHaveLength(2);
  });

  test("takes from the platform what it tells, keeps what it does not, and prefers a person's own choice", async () => {
    const { people, connection, meet } = await ground(open);
    const remember = async (about: Partial<Member>) =>
      (await people.remember(connection.id, [member("U1", about)], NOW))[0];
    const [account] = await meet("U1");
    expect(account).toMatchObject({ locale: null, zone: null });
    expect(await remember({ name: "Ann", locale: "en", zone: "UTC" })).toMatchObject({
      name: "Ann",
      locale: "en",
      zone: "UTC",
    });
    expect(await remember({ name: "Ann" })).toMatchObject({ name: "Ann", locale: "en", zone: "UTC" });
    await people.setLocale(account?.personId ?? "", "zh-CN");
    await people.setZone(account?.personId ?? "", "Asia/Shanghai");
    expect(await remember({ name: "Ann", locale: "en", zone: "UTC" })).toMatchObject({
      locale: "zh-CN",
      zone: "Asia/Shanghai",
    });
  });

  test("knows an account by the handle that its platform told last, or by none", async () => {
    const { people, connection } = await ground(open, "telegram");
    const told = async (about: Partial<Member>) =>
      (await people.remember(connection.id, [member("1", about)], NOW))[0];
    expect(await told({})).not.toHaveProperty("handle");
    const ann = await told({ handle: "ann_lee" });
    expect(ann).toMatchObject({ handle: "ann_lee" });
    expect(await told({})).toMatchObject({ handle: "ann_lee" });
    const { accounts } = await people.storedAbout(ann?.personId ?? "", NOW);
    expect(accounts).toMatchObject([{ externalId: "1", handle: "ann_lee" }]);
    expect(await told({ handle: null })).not.toHaveProperty("handle");
  });

  test.each([
    ["slack", "subscribed"],
    ["telegram", "left"],
  ] as const)("someone new on %s is %s", async (platform, state) => {
    const { meet } = await ground(open, platform);
    expect((await meet("1"))[0]).toMatchObject({ platform, state });
  });

  test("tells who is subscribed", async () => {
    const { people, connection, meet } = await ground(open, "telegram");
    const [one, two, three] = await meet("1", "2", "3");
    for (const account of [one, two, three]) await people.subscribe(account?.id ?? "", NOW);
    await people.unsubscribe(two?.id ?? "", "left", NOW);
    await people.unsubscribe(three?.id ?? "", "unreachable", NOW);
    expect((await people.subscribers(connection.id)).map(({ externalId }) => externalId)).toEqual(["1"]);
    await people.subscribe(three?.id ?? "", NOW);
    expect((await people.subscribers(connection.id)).map(({ externalId }) => externalId).sort()).toEqual([
      "1",
      "3",
    ]);
    await meet("2");
    expect(await people.accountById(two?.id ?? "")).toMatchObject({ state: "left" });
  });

  test("someone unreachable on Slack is back once its directory lists them, on Telegram only after /start", async () => {
    for (const [platform, state] of [
      ["slack", "subscribed"],
      ["telegram", "unreachable"],
    ] as const) {
      const { people, meet } = await ground(open, platform);
      const [account] = await meet("U1");
      await people.unsubscribe(account?.id ?? "", "unreachable", NOW);
      expect((await meet("U1"))[0]).toMatchObject({ state });
    }
  });

  test("tells who holds a role or a higher one", async () => {
    const { people, organization, meet } = await ground(open);
    const [none, manager, admin] = await meet("U1", "U2", "U3");
    expect(none).toMatchObject({ role: "none" });
    await people.setRole(manager?.personId ?? "", "manager");
    await people.setRole(admin?.personId ?? "", "admin");
    const holders = async (role: "manager" | "admin") =>
      (await people.holders(organization.id, role)).map(({ externalId }) => externalId).sort();
    expect(await holders("manager")).toEqual(["U2", "U3"]);
    expect(await holders("admin")).toEqual(["U3"]);
    expect(await people.holders("other", "manager")).toEqual([]);
  });

  test("lets one person claim, once", async () => {
    const { people, organization, meet } = await ground(open);
    const [ann, bob] = await meet("U1", "U2");
    const claim = (hash: string, personId = "") => people.claim(organization.id, hash, personId, NOW);
    expect(await people.ensureClaim(organization.id, "lost with its terminal", NOW)).toBe(true);
    expect(await people.ensureClaim(organization.id, "hash", NOW)).toBe(true);
    expect(await claim("guess", ann?.personId)).toBe("wrong");
    expect(await claim("lost with its terminal", ann?.personId)).toBe("wrong");
    const both = await Promise.all([claim("hash", ann?.personId), claim("hash", bob?.personId)]);
    expect([...both].sort()).toEqual(["claimed", "used"]);
    expect(await people.holders(organization.id, "admin")).toHaveLength(1);
    expect(await claim("hash", bob?.personId)).toBe("used");
    expect(await people.ensureClaim(organization.id, "third", NOW)).toBe(false);
  });

  test("does not spend a claim on someone whom it does not know", async () => {
    const { people, organization, meet } = await ground(open);
    const [ann] = await meet("U1");
    await people.ensureClaim(organization.id, "hash", NOW);
    await expect(people.claim(organization.id, "hash", "nobody", NOW)).rejects.toMatchObject({
      code: "internal",
    });
    expect(await people.claim(organization.id, "hash", ann?.personId ?? "", NOW)).toBe("claimed");
  });

  test("lets as many people join as a code has uses, until it expires", async () => {
    const { people, organization, meet } = await ground(open);
    const accounts = await meet("U1", "U2", "U3", "U4");
    const expiresAt = new Date(NOW.getTime() + 1000);
    await people.setAttributes(accounts[0]?.personId ?? "", { city: "Berlin", team: "Sales" });
    await people.createJoinCode({
      organizationId: organization.id,
      code: "abc",
      attributes: { team: "Design" },
      expiresAt,
      uses: 2,
    });
    const join = (at: number, now = NOW, code = "abc") =>
      people.join(organization.id, code, accounts[at]?.personId ?? "", now);
    expect(await join(0, NOW, "xyz")).toBe("unknown");
    expect(await join(0, expiresAt)).toBe("expired");
    expect(await join(0)).toBe("joined");
    expect(await join(0)).toBe("joined");
    const rest = await Promise.all([join(1), join(2), join(3)]);
    expect([...rest].sort()).toEqual(["joined", "spent", "spent"]);
    expect((await people.storedAbout(accounts[0]?.personId ?? "", NOW)).attributes).toEqual({
      city: "Berlin",
      team: "Design",
    });
  });

  test("keeps who changed what, newest first, with the names of today", async () => {
    const { people, organization, connection, meet } = await ground(open);
    const [ann] = await meet("ANN");
    if (!ann) throw new Error("nobody was met");
    for (const schedule of ["first", "second", "third"]) {
      const change = { what: "schedule-paused", details: { schedule } } as const;
      await people.record(organization.id, { at: NOW, actorPersonId: ann.personId, ...change });
    }
    await people.remember(connection.id, [member("ANN", { name: "Ann Lee" })], NOW);
    expect(await people.changes(organization.id, 2)).toEqual(
      ["third", "second"].map((schedule) => ({
        at: NOW,
        ...{ actorPersonId: ann.personId, actorName: "Ann Lee" },
        ...{ what: "schedule-paused", details: { schedule } },
      })),
    );
  });

  test("tells someone what is stored about them", async () => {
    const { opened, people, organization } = await ground(open);
    const { asked, round } = await askRound(opened, { attributes: { team: "Design" } });
    const [ann, bob] = asked;
    if (!ann || !bob) throw new Error("nobody was asked");
    await answer(opened, ann, { score: 9, reason: "good" });
    await people.setRole(ann.personId, "manager");
    await people.record(organization.id, {
      at: NOW,
      actorPersonId: ann.personId,
      what: "admin-claimed",
      details: {},
    });
    expect(await people.storedAbout(ann.personId, DURING)).toEqual({
      accounts: [
        {
          platform: "slack",
          externalId: ann.presser.externalId,
          name: "Person 0",
          handle: null,
          email: null,
        },
      ],
      role: "manager",
      locale: null,
      attributes: {},
      invitations: 1,
      openBallots: [
        { survey: "staff", closesAt: round.closesAt, promise: "anonymous", score: 9, reason: "good" },
      ],
      attributedBallots: 0,
      changes: 1,
    });
    expect((await people.storedAbout(bob.personId, DURING)).openBallots).toEqual([]);
    expect(await people.storedAbout("nobody", DURING)).toMatchObject({ accounts: [], invitations: 0 });
  });

  test("forgets someone: account, words and answers go, the number asked stays", async () => {
    const { opened, people, organization } = await ground(open);
    const { store, engine } = opened;
    const { asked, round, schedule, connectionId } = await askRound(opened, {
      promise: "attributed",
      attributes: { team: "Design" },
    });
    const [ann, bob] = asked;
    if (!ann || !bob) throw new Error("nobody was asked");
    for (const one of [ann, bob]) await answer(opened, one, { score: 3, reason: "my boss" });
    await store.rounds.seats(schedule.id, 4, [ann.personId]);
    await store.dialogs.set(ann.accountId, {
      kind: "reason",
      roundId: round.id,
      data: { draft: "hm" },
      expiresAt: round.closesAt,
    });
    await people.setAttributes(ann.personId, { team: "Design" });
    await people.record(organization.id, {
      at: NOW,
      actorPersonId: ann.personId,
      what: "admin-claimed",
      details: {},
    });

    expect(await people.forget(ann.personId, DURING)).toEqual({ ballots: 1, deliveries: 1 });
    expect(await people.account(ann.presser)).toBeNull();
    expect((await people.changes(organization.id, 9)).map(({ actorPersonId }) => actorPersonId)).toEqual([
      null,
    ]);
    expect(
      (await store.rounds.askedSince(organization.id, OPENS))[0]?.personIds.filter((id) => id === null),
    ).toHaveLength(1);
    expect(await store.rounds.progress(round.id)).toEqual({ answered: 1, exact: true });
    // Nothing anywhere in the database names them any more.
    const everything = async () => {
      const rows = [];
      for (const table of Object.values(engine.tables)) rows.push(await engine.db.select().from(table));
      return JSON.stringify(rows);
    };
    const stored = await everything();
    for (const trace of [ann.personId, ann.accountId, ann.presser.externalId])
      expect(stored).not.toContain(trace);
    expect(stored).toContain(bob.presser.externalId);

    expect(await people.forget(ann.personId, DURING)).toEqual({ ballots: 0, deliveries: 0 });
    const [back] = await people.remember(connectionId, [member(ann.presser.externalId)], DURING);
    expect(back?.personId).not.toBe(ann.personId);

    // Bob wants to be left alone for good: no list brings him back, he himself does, and nothing stored says who he is.
    const bobs = bob.presser.externalId;
    expect(await people.forget(bob.personId, DURING, true)).toMatchObject({ ballots: 1 });
    expect(await everything()).not.toContain(bobs);
    const listed = [member(bobs), member(ann.presser.externalId)];
    expect(await people.remember(connectionId, listed, DURING)).toEqual([back]);
    expect(await people.refusing(connectionId, [bobs, ann.presser.externalId])).toEqual(new Set([bobs]));
    const [met] = await people.remember(connectionId, [member(bobs)], DURING, "met");
    expect(met?.state).toBe("left");
    expect((await people.remember(connectionId, listed, DURING)).map(({ state }) => state)).toContain("left");
    await people.subscribe(met?.id ?? "", DURING);
    expect(await people.refusing(connectionId, [bobs])).toEqual(new Set());
    expect((await people.account(bob.presser))?.state).toBe("subscribed");
  });
});
