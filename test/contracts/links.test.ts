// Linked people on both databases: two accounts count as one, in rounds before and after, until they are parted or forgotten.
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { standingForScore } from "../../core/answer/standing.ts";
import type { Account } from "../../core/people/person.ts";
import type { Member, Platform } from "../../core/ports.ts";
import { answer, askRound, DURING, OPENS } from "./asked-round.ts";
import { DATABASES, type Opened } from "./databases.ts";

const LATER = new Date(OPENS.getTime() + 600_000);

describe.each(DATABASES)("Links on $name", ({ open }) => {
  let opened: Opened;
  let organizationId: string;
  beforeEach(async () => {
    opened = await open();
    const organization = { name: "Acme", zone: "UTC", locale: "en", operator: "IT" } as const;
    organizationId = (await opened.store.people.ensureOrganization(organization)).id;
  });
  afterEach(() => opened.close());

  const connect = async (platform: Platform): Promise<string> => {
    const of = { organizationId, platform, externalId: platform === "slack" ? "T1" : "7", name: "Acme" };
    return (await opened.store.people.ensureConnection(of)).id;
  };
  const meet = async (
    platform: Platform,
    externalId: string,
    more: Partial<Member> = {},
  ): Promise<Account> => {
    const member = { externalId, name: externalId, locale: null, zone: null, guest: false, ...more };
    const [account] = await opened.store.people.remember(await connect(platform), [member], OPENS);
    if (account === undefined) throw new Error("not met");
    await opened.store.people.subscribe(account.id, OPENS);
    return account;
  };
  const code = (account: Account, codeHash = `hash-${account.id}`) =>
    opened.store.links.createLinkCode({ organizationId, accountId: account.id, codeHash, expiresAt: LATER });
  const say = (account: Account, codeHash: string, now = OPENS) =>
    opened.store.links.link({ organizationId, codeHash, accountId: account.id, now });
  const link = async (maker: Account, speaker: Account) => {
    await code(maker);
    return say(speaker, `hash-${maker.id}`);
  };
  const seen = async ({ id }: Account): Promise<Account | null> => opened.store.people.accountById(id);

  test("a code makes two accounts one person, once, and prefers where it was made", async () => {
    const [slack, telegram, thief] = [
      await meet("slack", "U1"),
      await meet("telegram", "1"),
      await meet("telegram", "2"),
    ];
    await code(slack);
    const offer = { organizationId, codeHash: `hash-${slack.id}`, accountId: telegram.id, now: OPENS };
    expect(await opened.store.links.offer(offer)).toMatchObject({ kind: "offer", maker: { id: slack.id } });
    expect(await say(telegram, `hash-${slack.id}`)).toMatchObject({ kind: "linked", prefers: "slack" });
    expect((await seen(telegram))?.personId).toBe(slack.personId);
    expect(await say(thief, `hash-${slack.id}`)).toEqual({ kind: "fault", fault: "unknown" });
    const preferred = await opened.store.links.preferredAccounts([slack.personId]);
    expect(preferred.get(slack.personId)?.id).toBe(slack.id);
    await opened.store.links.prefer(slack.personId, "telegram");
    expect((await opened.store.links.preferredAccounts([slack.personId])).get(slack.personId)?.id).toBe(
      telegram.id,
    );
    // Whoever has left one platform is asked on the other.
    await opened.store.people.unsubscribe(telegram.id, "left", LATER);
    expect(await opened.store.links.preferredAccounts([slack.personId])).toEqual(new Map());
  });

  test("a code is refused that is old, one's own, of the same platform, or said while a round opens", async () => {
    const [slack, telegram, other] = [
      await meet("slack", "U1"),
      await meet("telegram", "1"),
      await meet("slack", "U2"),
    ];
    await code(slack);
    expect(await say(slack, `hash-${slack.id}`)).toEqual({ kind: "fault", fault: "self" });
    expect(await say(other, `hash-${slack.id}`)).toEqual({ kind: "fault", fault: "same-connection" });
    expect(await say(telegram, `hash-${slack.id}`, LATER)).toEqual({ kind: "fault", fault: "unknown" });
    expect(await say(telegram, "guessed")).toEqual({ kind: "fault", fault: "unknown" });
    await askRound(opened, { people: 2, open: false });
    expect(await say(telegram, `hash-${slack.id}`)).toEqual({ kind: "fault", fault: "opening" });
    expect((await seen(telegram))?.personId).toBe(telegram.personId);
  });

  test("a newer code takes the place of the one before, and one that others have read can be dropped", async () => {
    const [slack, telegram] = [await meet("slack", "U1"), await meet("telegram", "1")];
    await code(slack, "first");
    await code(slack, "second");
    expect(await say(telegram, "first")).toEqual({ kind: "fault", fault: "unknown" });
    await opened.store.links.dropLinkCode(organizationId, "second");
    expect(await say(telegram, "second")).toEqual({ kind: "fault", fault: "unknown" });
    expect(await link(slack, telegram)).toMatchObject({ kind: "linked" });
    expect(await link(slack, telegram)).toEqual({ kind: "fault", fault: "already" });
    expect(await link(telegram, slack)).toEqual({ kind: "fault", fault: "already" });
  });

  test("a group has the highest role of its people for as long as it lasts", async () => {
    const { people, links } = opened.store;
    const [slack, telegram] = [await meet("slack", "U1"), await meet("telegram", "1")];
    await people.setRole(telegram.personId, "admin");
    await link(slack, telegram);
    expect([(await seen(slack))?.role, (await seen(telegram))?.role]).toEqual(["admin", "admin"]);
    expect((await people.holders(organizationId, "admin")).map(({ id }) => id).sort()).toEqual(
      [slack.id, telegram.id].sort(),
    );
    expect((await people.storedAbout(slack.personId, OPENS)).role).toBe("admin");
    await links.unlink(slack.personId);
    expect([(await seen(slack))?.role, (await seen(telegram))?.role]).toEqual(["none", "admin"]);
    await link(slack, telegram);
    // What is taken away is taken from all of them.
    await people.setRole(slack.personId, "none");
    await links.unlink(telegram.personId);
    expect([(await seen(slack))?.role, (await seen(telegram))?.role]).toEqual(["none", "none"]);
  });

  test("what was known of both is known of the one, and of each again when they part", async () => {
    const { people, links } = opened.store;
    const [slack, telegram] = [await meet("slack", "U1"), await meet("telegram", "1")];
    await people.setAttributes(slack.personId, { team: "Design" });
    await people.setAttributes(telegram.personId, { team: "Ops", office: "Berlin" });
    await people.setQuiet(telegram.personId, LATER);
    await people.setLocale(telegram.personId, "zh-CN");
    await link(slack, telegram);
    const both = { team: "Design", office: "Berlin" };
    expect((await people.attributes([slack.personId])).get(slack.personId)).toEqual(both);
    expect((await people.wishes([slack.personId])).get(slack.personId)?.quietUntil).toEqual(LATER);
    expect((await seen(slack))?.locale).toBe("zh-CN");
    expect(await links.unlink(telegram.personId)).toBe(true);
    expect(await links.unlink(telegram.personId)).toBe(false);
    expect((await people.attributes([telegram.personId])).get(telegram.personId)).toEqual(both);
    expect((await people.wishes([telegram.personId])).get(telegram.personId)?.quietUntil).toEqual(LATER);
  });

  test("having been asked on one platform counts on the other", async () => {
    const { asked, round } = await askRound(opened, { people: 1 });
    const [one] = asked;
    if (one === undefined) throw new Error("nobody asked");
    const own = await opened.store.people.account(one.presser);
    const telegram = await meet("telegram", "1");
    if (own === null) throw new Error("no account");
    // The telegram account is the root: the one that was asked is linked to it.
    await link(telegram, own);
    const { rounds } = opened.store;
    expect(await rounds.lastAsked([telegram.personId])).toEqual(new Map([[telegram.personId, OPENS]]));
    expect(await rounds.wasAsked(round.id, telegram.personId)).toBe(true);
    expect((await rounds.askedSince(organizationId, OPENS))[0]?.personIds).toEqual([telegram.personId]);
    expect(await opened.store.links.countedAs([own.personId, telegram.personId])).toEqual(
      new Map([[own.personId, telegram.personId]]),
    );
  });

  test("presses on invitations from before the link count for their own round, and nobody else's do", async () => {
    const { asked } = await askRound(opened, { people: 2 });
    const [one, stranger] = asked;
    if (one === undefined || stranger === undefined) throw new Error("nobody asked");
    const own = await opened.store.people.account(one.presser);
    const telegram = await meet("telegram", "1");
    if (own === null) throw new Error("no account");
    await link(telegram, own);
    await answer(opened, one, { score: 9 });
    const standing = (presser: { connectionId: string; externalId: string }) =>
      opened.store.ballots.change({ token: one.token, presser, now: DURING }, (facts) => ({
        outcome: standingForScore(facts, DURING),
      }));
    // The same person over the other account sees the same ballot.
    expect(await standing(telegram)).toMatchObject({ kind: "standing", ballot: { score: 9 } });
    expect(await standing(one.presser)).toMatchObject({ kind: "standing", ballot: { score: 9 } });
    expect(await standing(stranger.presser)).toMatchObject({ kind: "not-asked" });
    await opened.store.links.unlink(telegram.personId);
    expect(await standing(one.presser)).toMatchObject({ kind: "standing", ballot: { score: 9 } });
    expect(await standing(telegram)).toMatchObject({ kind: "not-asked" });
  });

  test("someone is asked on another platform than the round's, over the connection of that account", async () => {
    const telegram = await meet("telegram", "1");
    const { round, connectionId } = await askRound(opened, { people: 1, open: false });
    await opened.store.rounds.invite(
      round.id,
      [
        {
          ...{ personId: telegram.personId, accountId: telegram.id, externalId: "1", attributes: {} },
          ...{ connectionId: telegram.connectionId, token: "token-elsewhere-------" },
        },
      ],
      OPENS,
    );
    await opened.store.rounds.open(round.id, { passedOver: 0, size: null, postToken: null }, OPENS);
    const rows = await opened.engine.db.select().from(opened.engine.tables.deliveries);
    const questions = rows.filter(({ kind }) => kind === "question");
    expect(questions.map((row) => [row.addressId, row.connectionId]).sort()).toEqual(
      [
        ["1", telegram.connectionId],
        ["Ustaff0", connectionId],
      ].sort(),
    );
    await opened.store.rounds.closeEarly(round.id, DURING);
    const notices = (await opened.engine.db.select().from(opened.engine.tables.deliveries)).filter(
      ({ kind }) => kind === "closed-early",
    );
    expect(notices.find(({ addressId }) => addressId === "1")?.connectionId).toBe(telegram.connectionId);
  });

  test("forgetting one forgets all accounts of the person", async () => {
    const { people } = opened.store;
    const { asked } = await askRound(opened, { people: 1, promise: "attributed" });
    const [one] = asked;
    if (one === undefined) throw new Error("nobody asked");
    const own = await people.account(one.presser);
    const telegram = await meet("telegram", "1", { email: "Ann@Acme.com" });
    if (own === null) throw new Error("no account");
    await answer(opened, one, { score: 3 });
    await link(telegram, own);
    const stored = await people.storedAbout(telegram.personId, OPENS);
    expect(stored.accounts.map(({ externalId, email }) => [externalId, email]).sort()).toEqual(
      [
        ["1", "ann@acme.com"],
        [one.presser.externalId, null],
      ].sort(),
    );
    expect(stored).toMatchObject({ invitations: 1, attributedBallots: 1 });
    expect((await people.forget(telegram.personId, OPENS)).ballots).toBe(1);
    expect([await seen(telegram), await people.account(one.presser)]).toEqual([null, null]);
    const { db, tables } = opened.engine;
    expect(await db.select().from(tables.people)).toEqual([]);
    expect((await db.select().from(tables.invitations)).map(({ personId }) => personId)).toEqual([null]);
  });

  test("seats in panels go on with the person", async () => {
    const { schedule, asked } = await askRound(opened, { people: 4 });
    const ids = asked.map(({ personId }) => personId);
    const before = await opened.store.rounds.seats(schedule.id, 2, ids);
    const telegram = await meet("telegram", "1");
    const own = await opened.store.people.account(asked[3]?.presser ?? { connectionId: "", externalId: "" });
    if (own === null) throw new Error("no account");
    await link(telegram, own);
    const after = await opened.store.rounds.seats(schedule.id, 2, [telegram.personId]);
    expect(after.get(telegram.personId)).toBe(before.get(own.personId));
  });
});
