// What every outbox does: owe once, hand out once, settle once, and let one drainer send at a time.
import { eq } from "drizzle-orm";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Owed } from "../../core/deliver/ports.ts";
import { createStore } from "../../db/store.ts";
import { AFTER, type AskedRound, askRound, DURING, GRACE, HOUR, OPENS } from "./asked-round.ts";
import { chance, DATABASES, type Opened } from "./databases.ts";

const LEASE = 30_000;
const later = (ms: number) => new Date(DURING.getTime() + ms);

describe.each(DATABASES)("an outbox on $name", ({ open }) => {
  let opened: Opened;
  let outbox: Opened["store"]["outbox"];
  beforeEach(async () => {
    opened = await open();
    outbox = opened.store.outbox;
  });
  afterEach(() => opened.close());

  async function leading(connectionId: string, owner = "me", now = DURING) {
    const lead = await outbox.lead(connectionId, owner, now, LEASE);
    if (lead === null) throw new Error("someone else leads");
    return lead.fence;
  }

  async function one() {
    const round = await askRound(opened, { people: 1 });
    const fence = await leading(round.connectionId, "one");
    const claim = async (now = DURING) => {
      const [claimed] = await outbox.claim(round.connectionId, fence, now, 1, LEASE);
      return claimed;
    };
    const claimed = await claim();
    if (claimed === undefined) throw new Error("nothing was owed");
    return { round, fence, claim, claimed };
  }

  async function stateOf(id: string) {
    const { deliveries } = opened.engine.tables;
    const [row] = await opened.engine.db.select().from(deliveries).where(eq(deliveries.id, id));
    return row?.state;
  }

  const notice = ({ organizationId, connectionId }: AskedRound, more: Partial<Owed> = {}): Owed => ({
    organizationId,
    connectionId,
    kind: "announcement",
    ref: "schedule",
    roundId: null,
    accountId: null,
    address: { kind: "channel", externalId: "C1" },
    sequence: 0,
    notBefore: OPENS,
    ...more,
  });

  describe("owing", () => {
    test("owes a message once, however often it is asked to", async () => {
      const round = await askRound(opened);
      expect(await outbox.owe([notice(round), notice(round)], DURING)).toBe(1);
      expect(await outbox.owe([notice(round)], DURING)).toBe(0);
    });

    test.each([
      ["another sequence", { sequence: 1 }],
      ["another thread", { address: { kind: "channel", externalId: "C1", threadId: "7" } }],
      ["another address", { address: { kind: "channel", externalId: "C2" } }],
      ["another ref", { ref: "other" }],
    ] as const)("owes a message with %s beside it", async (_what, more) => {
      const round = await askRound(opened);
      expect(await outbox.owe([notice(round), notice(round, more)], DURING)).toBe(2);
    });

    test("takes thousands at a time", async () => {
      const round = await askRound(opened);
      const many = Array.from({ length: 1700 }, (_, at) => notice(round, { ref: `r${at}` }));
      expect(await outbox.owe(many, DURING)).toBe(1700);
      expect(await outbox.owe(many, DURING)).toBe(0);
    });
  });

  describe("claiming", () => {
    test("hands everything out once, with its attempt, and says nothing is left", async () => {
      const round = await askRound(opened);
      const fence = await leading(round.connectionId);
      const claimed = await outbox.claim(round.connectionId, fence, DURING, 10, LEASE);
      expect(claimed.map(({ ref }) => ref).sort()).toEqual(
        round.asked.map(({ invitationId }) => invitationId).sort(),
      );
      for (const one of claimed) {
        expect(one).toMatchObject({
          kind: "question",
          attempt: 1,
          again: false,
          roundId: round.round.id,
          locale: "en",
        });
      }
      expect(await outbox.claim(round.connectionId, fence, DURING, 10, LEASE)).toEqual([]);
    });

    test("takes the oldest first and no more than its limit", async () => {
      const round = await askRound(opened, { people: 0 });
      const times = [3, 1, 2];
      await outbox.owe(
        times.map((at) => notice(round, { ref: `at${at}`, notBefore: new Date(OPENS.getTime() + at) })),
        DURING,
      );
      const fence = await leading(round.connectionId);
      const refs = async (limit: number) =>
        (await outbox.claim(round.connectionId, fence, DURING, limit, LEASE)).map(({ ref }) => ref);
      expect(await refs(2)).toEqual(["at1", "at2"]);
      expect(await refs(2)).toEqual(["at3"]);
    });

    test("keeps those of one instant in the order in which they were owed", async () => {
      const round = await askRound(opened, { people: 0 });
      const refs = Array.from({ length: 12 }, (_, at) => `r${(at * 7) % 12}`);
      await outbox.owe(
        refs.map((ref) => notice(round, { ref })),
        DURING,
      );
      const fence = await leading(round.connectionId);
      const claimed = await outbox.claim(round.connectionId, fence, DURING, 12, LEASE);
      expect(claimed.map(({ ref }) => ref)).toEqual(refs);
    });

    test("takes questions before everything else, even what is older", async () => {
      const round = await askRound(opened, { people: 2 });
      await outbox.owe([notice(round, { notBefore: new Date(OPENS.getTime() - HOUR) })], DURING);
      const fence = await leading(round.connectionId);
      const claimed = await outbox.claim(round.connectionId, fence, DURING, 3, LEASE);
      expect(claimed.map(({ kind }) => kind)).toEqual(["question", "question", "announcement"]);
    });

    test("leaves alone what is not due yet", async () => {
      const round = await askRound(opened, { people: 0 });
      await outbox.owe([notice(round, { notBefore: later(1) })], DURING);
      const fence = await leading(round.connectionId);
      expect(await outbox.claim(round.connectionId, fence, DURING, 10, LEASE)).toEqual([]);
      expect(await outbox.claim(round.connectionId, fence, later(1), 10, LEASE)).toHaveLength(1);
    });

    test("takes nothing of a round that is still opening, and what else is owed all the same", async () => {
      const round = await askRound(opened, { open: false });
      await outbox.owe([notice(round)], DURING);
      const fence = await leading(round.connectionId);
      const kinds = async () =>
        (await outbox.claim(round.connectionId, fence, DURING, 10, LEASE)).map(({ kind }) => kind);
      expect(await kinds()).toEqual(["announcement"]);
      expect(await outbox.nextDue(round.connectionId)).toBeNull();
      await opened.store.rounds.open(round.round.id, { passedOver: 0, size: null, postToken: null }, DURING);
      expect(await outbox.nextDue(round.connectionId)).toEqual(OPENS);
      expect(await kinds()).toEqual(["question", "question", "question"]);
    });

    test("takes nothing while the connection is suspended, and all of it afterwards", async () => {
      const round = await askRound(opened);
      const fence = await leading(round.connectionId);
      await opened.store.people.suspend(round.connectionId, "token_revoked");
      expect(await outbox.claim(round.connectionId, fence, DURING, 10, LEASE)).toEqual([]);
      expect(await outbox.nextDue(round.connectionId)).toBeNull();
      await opened.store.people.suspend(round.connectionId, null);
      expect(await outbox.claim(round.connectionId, fence, DURING, 10, LEASE)).toHaveLength(3);
    });

    test("speaks the person's language, the channel's, or the organization's", async () => {
      const round = await askRound(opened, { people: 2 });
      await opened.store.people.setLocale(round.asked[0]?.personId ?? "", "zh-CN");
      await outbox.owe(
        [notice(round, { data: { locale: "zh-CN", of: "x" } }), notice(round, { ref: "plain" })],
        DURING,
      );
      const fence = await leading(round.connectionId);
      const claimed = await outbox.claim(round.connectionId, fence, DURING, 10, LEASE);
      const localeOf = new Map(claimed.map(({ ref, locale }) => [ref, locale]));
      expect(localeOf.get(round.asked[0]?.invitationId ?? "")).toBe("zh-CN");
      expect(localeOf.get(round.asked[1]?.invitationId ?? "")).toBe("en");
      expect(localeOf.get("schedule")).toBe("zh-CN");
      expect(localeOf.get("plain")).toBe("en");
      expect(claimed.find(({ ref }) => ref === "schedule")?.data).toEqual({ locale: "zh-CN", of: "x" });
    });

    test("gives a delivery to one of two who claim at the same moment", async () => {
      const round = await askRound(opened, { people: 60 });
      const other = opened.again === null ? opened.engine : await opened.again();
      const second = createStore(other, chance).outbox;
      const fence = await leading(round.connectionId);
      const claims = await Promise.all(
        Array.from({ length: 12 }, (_, at) =>
          (at % 2 === 0 ? outbox : second).claim(round.connectionId, fence, DURING, 7, LEASE),
        ),
      );
      const ids = claims.flat().map(({ id }) => id);
      expect(new Set(ids).size).toBe(ids.length);
      const rest = await outbox.claim(round.connectionId, fence, DURING, 100, LEASE);
      expect(ids.length + rest.length).toBe(60);
    });
  });

  describe("settling", () => {
    test("sent is the end, and says where the message is", async () => {
      const { claimed, claim, round } = await one();
      expect(await outbox.settle(claimed.id, 1, { state: "sent", messageRef: "12.5" }, DURING)).toBe(true);
      expect(await claim(later(HOUR))).toBeUndefined();
      expect(await outbox.sentTo("question", claimed.ref)).toEqual([
        { address: claimed.address, messageRef: "12.5", connectionId: round.connectionId },
      ]);
      expect(await outbox.settle(claimed.id, 1, { state: "dead", code: "late" }, DURING)).toBe(false);
    });

    test("retry is handed out again when its time has come", async () => {
      const { claimed, claim, round } = await one();
      await outbox.settle(claimed.id, 1, { state: "retry", notBefore: later(5000), code: "429" }, DURING);
      expect(await outbox.nextDue(round.connectionId)).toEqual(later(5000));
      expect(await claim(later(4999))).toBeUndefined();
      expect(await claim(later(5000))).toMatchObject({ id: claimed.id, attempt: 2, again: false });
    });

    test("ambiguous is handed out once more, marked; a second doubt ends it", async () => {
      const { claimed, claim } = await one();
      await outbox.settle(
        claimed.id,
        1,
        { state: "ambiguous", notBefore: later(1000), code: "timeout" },
        DURING,
      );
      expect(await claim(later(1000))).toMatchObject({ attempt: 2, again: true });
      await outbox.settle(
        claimed.id,
        2,
        { state: "ambiguous", notBefore: later(2000), code: "timeout" },
        DURING,
      );
      expect(await stateOf(claimed.id)).toBe("dead");
      expect(await claim(later(HOUR))).toBeUndefined();
    });

    test.each(["cancelled", "dead", "unreachable"] as const)("%s is an end", async (state) => {
      const { claimed, claim } = await one();
      expect(await outbox.settle(claimed.id, 1, { state, code: "because" }, DURING)).toBe(true);
      expect(await stateOf(claimed.id)).toBe(state);
      expect(await claim(later(HOUR))).toBeUndefined();
    });

    test("an attempt that another has overtaken settles nothing", async () => {
      const { claimed, claim } = await one();
      await outbox.settle(claimed.id, 1, { state: "retry", notBefore: DURING, code: "429" }, DURING);
      await claim();
      expect(await outbox.settle(claimed.id, 1, { state: "sent", messageRef: "1" }, DURING)).toBe(false);
      expect(await stateOf(claimed.id)).toBe("sending");
      expect(await outbox.settle(claimed.id, 2, { state: "sent", messageRef: "2" }, DURING)).toBe(true);
    });

    test("unreachable marks the account; whoever comes back in time is asked after all", async () => {
      const { claimed, claim, round } = await one();
      const [asked] = round.asked;
      if (asked === undefined) throw new Error("nobody was asked");
      await outbox.settle(claimed.id, 1, { state: "unreachable", code: "blocked" }, DURING);
      expect((await opened.store.people.accountById(asked.accountId))?.state).toBe("unreachable");
      expect(await outbox.nextDue(round.connectionId)).toBeNull();
      await opened.store.people.subscribe(asked.accountId, later(HOUR));
      expect(await claim(later(HOUR))).toMatchObject({ ref: asked.invitationId, attempt: 2, again: false });
    });

    test("someone whom the Slack directory lists again is asked after all", async () => {
      const { claimed, claim, round } = await one();
      await outbox.settle(claimed.id, 1, { state: "unreachable", code: "user_not_found" }, DURING);
      const { externalId } = claimed.address;
      const member = { externalId, name: "Back", locale: null, zone: null, guest: false };
      await opened.store.people.remember(round.connectionId, [member], later(HOUR));
      expect(await claim(later(HOUR))).toMatchObject({ ref: claimed.ref, attempt: 2 });
    });

    test("whoever comes back after closing is asked nothing any more", async () => {
      const { claimed, claim, round } = await one();
      await outbox.settle(claimed.id, 1, { state: "unreachable", code: "blocked" }, DURING);
      await opened.store.sealing.closing(round.organizationId, AFTER, GRACE);
      await opened.store.people.subscribe(round.asked[0]?.accountId ?? "", AFTER);
      expect(await claim(AFTER)).toBeUndefined();
      expect(await stateOf(claimed.id)).toBe("unreachable");
    });

    test("someone who left by their own wish is not called unreachable", async () => {
      const { claimed, round } = await one();
      const accountId = round.asked[0]?.accountId ?? "";
      await opened.store.people.unsubscribe(accountId, "left", DURING);
      await outbox.settle(claimed.id, 1, { state: "unreachable", code: "blocked" }, DURING);
      expect((await opened.store.people.accountById(accountId))?.state).toBe("left");
    });

    test("a claim whose request never left is in no doubt: it is owed as before, once and again", async () => {
      const { claimed, claim, round, fence } = await one();
      const { connectionId } = round;
      for (const times of [1, 2, 3]) {
        expect(await outbox.sweep(connectionId, fence, later(times * LEASE))).toEqual({
          ambiguous: 0,
          dead: 0,
        });
        expect(await outbox.permit(connectionId, fence, later(times * LEASE), DURING, claimed)).toBe(false);
        const again = await claim(later(times * LEASE));
        expect(again).toMatchObject({ id: claimed.id, attempt: times + 1, again: false });
      }
    });

    test("a lease that ran out is ambiguous, twice is dead, and only the leader says so", async () => {
      const { claimed, claim, round, fence } = await one();
      const sweep = (by: number, now: Date) => outbox.sweep(round.connectionId, by, now);
      const permit = (attempt: number) =>
        outbox.permit(round.connectionId, fence, DURING, DURING, { id: claimed.id, attempt });
      expect(await permit(1)).toBe(true);
      expect(await sweep(fence, later(LEASE - 1))).toEqual({ ambiguous: 0, dead: 0 });
      expect(await sweep(fence - 1, later(LEASE))).toEqual({ ambiguous: 0, dead: 0 });
      expect(await outbox.doomed(round.connectionId, later(LEASE))).toBe(0);
      expect(await sweep(fence, later(LEASE))).toEqual({ ambiguous: 1, dead: 0 });
      expect(await claim(later(LEASE))).toMatchObject({ id: claimed.id, attempt: 2, again: true });
      expect(await permit(1)).toBe(false);
      expect(await permit(2)).toBe(true);
      expect(await outbox.doomed(round.connectionId, later(2 * LEASE - 1))).toBe(0);
      expect(await outbox.doomed(round.connectionId, later(2 * LEASE))).toBe(1);
      expect(await sweep(fence, later(2 * LEASE))).toEqual({ ambiguous: 0, dead: 1 });
      expect(await outbox.doomed(round.connectionId, later(2 * LEASE))).toBe(0);
      expect(await claim(later(HOUR))).toBeUndefined();
    });

    test("an attempt whose lease ran out may still tell that it arrived, until the next one begins", async () => {
      const { claimed, claim, round, fence } = await one();
      await outbox.permit(round.connectionId, fence, DURING, DURING, claimed);
      await outbox.sweep(round.connectionId, fence, later(LEASE));
      const doubt = { state: "ambiguous", notBefore: later(LEASE), code: "timeout" } as const;
      expect(await outbox.settle(claimed.id, 1, doubt, later(LEASE))).toBe(false);
      expect(await stateOf(claimed.id)).toBe("ambiguous");
      expect(await outbox.settle(claimed.id, 1, { state: "sent", messageRef: "9" }, later(LEASE))).toBe(true);
      expect(await claim(later(HOUR))).toBeUndefined();
    });
  });

  describe("leading", () => {
    test("is for one at a time: renewed under the same fence, taken over under a higher one", async () => {
      const { connectionId } = await askRound(opened);
      const first = await leading(connectionId, "one");
      expect(await outbox.lead(connectionId, "two", later(LEASE - 1), LEASE)).toBeNull();
      expect(await leading(connectionId, "one", later(1000))).toBe(first);
      expect(await outbox.lead(connectionId, "two", later(LEASE), LEASE)).toBeNull();
      const second = await leading(connectionId, "two", later(LEASE + 1000));
      expect(second).toBeGreaterThan(first);
      expect(await outbox.lead(connectionId, "one", later(LEASE + 1000), LEASE)).toBeNull();
    });

    test("is given back by its holder alone", async () => {
      const { connectionId } = await askRound(opened);
      const first = await leading(connectionId, "one");
      await outbox.release(connectionId, first - 1);
      expect(await outbox.lead(connectionId, "two", DURING, LEASE)).toBeNull();
      await outbox.release(connectionId, first);
      expect(await leading(connectionId, "two")).toBeGreaterThan(first);
    });

    test("an old fence claims nothing, is permitted nothing and saves nothing", async () => {
      const { round, fence: old, claimed } = await one();
      const { connectionId } = round;
      const now = later(LEASE);
      const current = await leading(connectionId, "two", now);
      expect(await outbox.claim(connectionId, old, now, 10, LEASE)).toEqual([]);
      expect(await outbox.permit(connectionId, old, now, now, claimed)).toBe(false);
      await outbox.savePace(connectionId, old, {
        rate: 99,
        ceiling: 99,
        nextAt: now,
        blockedUntil: now,
        probedAt: now,
      });
      expect(await outbox.permit(connectionId, current, now, later(LEASE + 50), claimed)).toBe(true);
      const pace = (await outbox.lead(connectionId, "two", now, LEASE))?.pace;
      expect(pace).toMatchObject({ ceiling: null, nextAt: later(LEASE + 50) });
      expect(pace?.rate).toBeLessThan(99);
    });

    test("the pace outlives its leader, and nothing is permitted while it is blocked", async () => {
      const { round, fence, claimed } = await one();
      const { connectionId } = round;
      const pace = {
        rate: 12.5,
        ceiling: 20.25,
        nextAt: later(40),
        blockedUntil: later(3000),
        probedAt: later(-HOUR),
      };
      await outbox.savePace(connectionId, fence, pace);
      expect(await outbox.permit(connectionId, fence, later(2999), later(3050), claimed)).toBe(false);
      expect(await outbox.permit(connectionId, fence, later(3000), later(3050), claimed)).toBe(true);
      await outbox.release(connectionId, fence);
      expect((await outbox.lead(connectionId, "two", later(5000), LEASE))?.pace).toEqual({
        ...pace,
        nextAt: later(3050),
      });
    });

    test("one of many who ask at the same moment leads", async () => {
      const { connectionId } = await askRound(opened);
      const other = createStore(opened.again === null ? opened.engine : await opened.again(), chance).outbox;
      const leads = await Promise.all(
        Array.from({ length: 10 }, (_, at) =>
          (at % 2 === 0 ? outbox : other).lead(connectionId, `owner-${at}`, DURING, LEASE),
        ),
      );
      expect(leads.filter((lead) => lead !== null)).toHaveLength(1);
    });
  });

  test("what is owed to a channel follows it to its new id, and so do the schedules that name it", async () => {
    const round = await askRound(opened, { people: 1 });
    await outbox.owe(
      [notice(round, { address: { kind: "channel", externalId: "CDIGEST", threadId: "3" } })],
      DURING,
    );
    await outbox.moved(round.connectionId, "CDIGEST", "-100200");
    await outbox.moved(round.connectionId, "CALL", "-100300");
    const fence = await leading(round.connectionId);
    const claimed = await outbox.claim(round.connectionId, fence, DURING, 10, LEASE);
    expect(claimed.find(({ kind }) => kind === "announcement")?.address).toEqual({
      kind: "channel",
      externalId: "-100200",
      threadId: "3",
    });
    expect(claimed.find(({ kind }) => kind === "question")?.address.externalId).toBe("Ustaff0");
    const schedule = await opened.store.schedules.byId(round.schedule.id);
    expect(schedule?.digest.channel).toMatchObject({ externalId: "-100200", name: "digest" });
    expect(schedule?.audience).toMatchObject({ kind: "channel", externalId: "-100300" });
    expect(await opened.store.schedules.update(round.schedule, round.schedule.version)).toBe(false);
  });

  test("the next due time is that of the earliest message owed", async () => {
    const round = await askRound(opened, { people: 0 });
    expect(await outbox.nextDue(round.connectionId)).toBeNull();
    await outbox.owe(
      [notice(round, { ref: "b", notBefore: later(9) }), notice(round, { ref: "a", notBefore: later(5) })],
      DURING,
    );
    expect(await outbox.nextDue(round.connectionId)).toEqual(later(5));
  });

  test("counts by kind and state", async () => {
    const round = await askRound(opened, { people: 3 });
    await outbox.owe([notice(round)], DURING);
    const fence = await leading(round.connectionId);
    const [first] = await outbox.claim(round.connectionId, fence, DURING, 1, LEASE);
    await outbox.settle(first?.id ?? "", 1, { state: "sent", messageRef: "1" }, DURING);
    const counts = await outbox.counts(round.organizationId);
    expect(new Map(counts.map(({ kind, state, count }) => [`${kind} ${state}`, count]))).toEqual(
      new Map([
        ["question sent", 1],
        ["question pending", 2],
        ["announcement pending", 1],
      ]),
    );
  });
});
