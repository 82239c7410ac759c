// What every store does when a round closes: counts each ballot once, writes what may be shown, and cuts every link to people.
import { setTimeout as sleep } from "node:timers/promises";
import { eq } from "drizzle-orm";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { SurveyError } from "../../core/errors.ts";
import { decidePublication } from "../../core/publish/disclosure.ts";
import type { RoundCount, Sealing } from "../../core/publish/ports.ts";
import { createSealing } from "../../db/store/sealing.ts";
import { createStore } from "../../db/store.ts";
import {
  AFTER,
  type AskedRound,
  answer,
  askRound,
  CLOSES,
  DIGEST,
  DURING,
  GRACE,
  OPENS,
  type Wanted,
} from "./asked-round.ts";
import { chance, DATABASES, type Opened } from "./databases.ts";

const LEASE = 30_000;

describe.each(DATABASES)("sealing on $name", ({ open }) => {
  let opened: Opened;
  let sealing: Sealing;
  beforeEach(async () => {
    opened = await open();
    sealing = opened.store.sealing;
  });
  afterEach(() => opened.close());

  const closing = ({ organizationId }: AskedRound, now = AFTER) =>
    sealing.closing(organizationId, now, GRACE);

  async function sealWhole(by: Sealing, roundId: string, decide = decidePublication) {
    for (let calls = 1; ; calls++) {
      const step = await by.seal(roundId, AFTER, decide);
      if (step !== "more") return { step, calls };
    }
  }

  /** A round with a ballot of each score in turn, closing. */
  async function closed(wanted: Wanted, answered: number): Promise<AskedRound> {
    const round = await askRound(opened, wanted);
    for (const [at, asked] of round.asked.slice(0, answered).entries()) {
      await answer(opened, asked, {
        score: at % 11,
        reason: `reason ${at}`,
        ...(at % 2 === 0 ? { improve: `improve ${at}` } : {}),
        drivers: at % 3 === 0 ? ["team"] : [],
        mayQuote: at % 4 === 0,
      });
    }
    await closing(round);
    return round;
  }

  async function rowsOf<T extends keyof Opened["engine"]["tables"]>(table: T) {
    const from: Opened["engine"]["tables"]["ballots"] = opened.engine.tables[table] as never;
    return (await opened.engine.db
      .select()
      .from(from)) as unknown as Opened["engine"]["tables"][T]["$inferSelect"][];
  }

  describe("closing", () => {
    test("begins when the grace has ended, not earlier, and is told again until it is sealed", async () => {
      const round = await askRound(opened);
      expect(await closing(round, new Date(AFTER.getTime() - 1))).toEqual([]);
      expect((await opened.store.rounds.byId(round.round.id))?.state).toBe("open");
      expect(await closing(round)).toEqual([{ ...round.round, state: "closing" }]);
      expect(await closing(round, OPENS)).toHaveLength(1);
      await sealWhole(sealing, round.round.id);
      expect(await closing(round)).toEqual([]);
    });

    test("leaves rounds that are opening alone", async () => {
      const round = await askRound(opened, { open: false });
      expect(await closing(round)).toEqual([]);
    });

    test("is needed before anything is sealed", async () => {
      const round = await askRound(opened);
      expect(await sealing.seal(round.round.id, AFTER, decidePublication)).toBe("not-closing");
      expect(await sealing.seal("no such round", AFTER, decidePublication)).toBe("not-closing");
      expect(await opened.store.publications.byRound(round.round.id)).toBeNull();
    });
  });

  describe("the count", () => {
    test("has every ballot, score by score, and every tick", async () => {
      const { round } = await closed({ people: 30 }, 25);
      const seen: RoundCount[] = [];
      await sealWhole(sealing, round.id, (count) => {
        seen.push(count);
        return decidePublication(count);
      });
      expect(seen).toEqual([
        {
          round: { ...round, state: "closing" },
          openDigest: true,
          tally: [3, 3, 3, 2, 2, 2, 2, 2, 2, 2, 2],
          drivers: { team: 9 },
          extras: {},
        },
      ]);
    });

    test("of a round without answers is empty", async () => {
      const { round } = await closed({ people: 2 }, 0);
      await sealWhole(sealing, round.id);
      expect(await opened.store.publications.byRound(round.id)).toMatchObject({
        answered: 0,
        figures: { kind: "withheld" },
      });
    });

    test.each([
      ["one transaction", 1000, 1],
      ["chunks of at most seven", 7, 5],
    ])("in %s comes to the same", async (_how, mostRows, fewest) => {
      const { round } = await closed({ people: 30, attributes: { team: "Design" } }, 25);
      const { step, calls } = await sealWhole(createSealing(opened.engine, chance, mostRows), round.id);
      expect(step).toBe("sealed");
      expect(calls).toBeGreaterThanOrEqual(fewest);
      expect(await opened.store.publications.byRound(round.id)).toMatchObject({
        answered: 25,
        figures: { kind: "shown", counts: { promoters: 4, passives: 4, detractors: 17 } },
        drivers: [{ key: "team", count: 9 }],
      });
      expect(await opened.store.publications.comments(round.id)).toHaveLength(25 + 13);
      for (const table of ["ballots", "sealWork"] as const) expect(await rowsOf(table)).toEqual([]);
      expect((await rowsOf("invitations")).map(({ attributes }) => attributes)).toEqual(Array(30).fill(null));
    });

    test.each([1, 2, 3, 4, 5])(
      "survives a crash in transaction %i, and counts each ballot once",
      async (crashAt) => {
        const { round } = await closed({ people: 30 }, 25);
        const chunked = createSealing(opened.engine, chance, 7);
        const broken = createSealing(
          { ...opened.engine, transact: crashing(opened.engine.transact) },
          chance,
          7,
        );
        for (let call = 1; call < crashAt; call++) await chunked.seal(round.id, AFTER, decidePublication);
        const before = [
          await rowsOf("ballots"),
          await rowsOf("sealWork"),
          await rowsOf("answers"),
          await rowsOf("deliveries"),
        ];
        await expect(broken.seal(round.id, AFTER, decidePublication)).rejects.toThrow("crash");
        expect([
          await rowsOf("ballots"),
          await rowsOf("sealWork"),
          await rowsOf("answers"),
          await rowsOf("deliveries"),
        ]).toEqual(before);
        await sealWhole(chunked, round.id);
        expect(await opened.store.publications.byRound(round.id)).toMatchObject({ answered: 25 });
        expect(await opened.store.publications.comments(round.id)).toHaveLength(25 + 13);
        expect(await rowsOf("sealWork")).toEqual([]);
      },
    );

    test("is made once by two who seal at the same time", async () => {
      const { round } = await closed({ people: 30 }, 25);
      const other = createStore(opened.again === null ? opened.engine : await opened.again(), chance).sealing;
      const steps = await Promise.all(
        [sealing, other, sealing, other].map((by) => by.seal(round.id, AFTER, decidePublication)),
      );
      expect(steps.sort()).toEqual(["not-closing", "not-closing", "not-closing", "sealed"]);
      expect(await opened.store.publications.byRound(round.id)).toMatchObject({ answered: 25 });
    });

    test("leaves everything as it was when deciding fails", async () => {
      const { round } = await closed({ people: 12 }, 12);
      const failing = sealing.seal(round.id, AFTER, () => {
        throw new SurveyError("internal", { what: "test" });
      });
      await expect(failing).rejects.toThrow(SurveyError);
      expect(await rowsOf("ballots")).toHaveLength(12);
      expect((await opened.store.rounds.byId(round.id))?.state).toBe("closing");
    });

    test("does not see the ballots of other rounds", async () => {
      const one = await closed({ people: 12, name: "one" }, 12);
      const two = await askRound(opened, { people: 12, name: "two" });
      for (const asked of two.asked.slice(0, 1)) await answer(opened, asked, { score: 10 });
      await sealWhole(sealing, one.round.id);
      expect(await rowsOf("ballots")).toMatchObject([{ roundId: two.round.id, score: 10 }]);
    });
  });

  describe("a press that races the seal", () => {
    test("is counted as it was last acknowledged, or refused", async () => {
      const round = await askRound(opened, { people: 12 });
      const other = createStore(opened.again === null ? opened.engine : await opened.again(), chance).sealing;
      const acknowledged = new Map<string, number>();
      const counts: RoundCount[] = [];
      let now = DURING;
      // Some people change their minds again and again, until they are told that it is too late.
      const indecisive = [0, 1, 2].map(async (who) => {
        for (let times = 0; ; times++) {
          const asked = round.asked[who * 4 + (times % 4)];
          if (asked === undefined) throw new Error("nobody there");
          const score = times % 11;
          const ballot = { score, reason: null, improve: null, drivers: [], mayQuote: false };
          const taken = await opened.store.ballots.change({ ...asked, now }, (facts) =>
            facts?.round.state === "open" && now < AFTER ? { ballot, outcome: true } : { outcome: false },
          );
          if (!taken) return;
          acknowledged.set(asked.personId, score);
          await sleep(3 * (who + 1));
        }
      });
      await sleep(100);
      now = AFTER;
      await other.closing(round.organizationId, AFTER, GRACE);
      await sealWhole(other, round.round.id, (count) => {
        counts.push(count);
        return decidePublication(count);
      });
      await Promise.all(indecisive);
      const tally = Array.from(
        { length: 11 },
        (_, score) => [...acknowledged.values()].filter((one) => one === score).length,
      );
      expect(counts.map((count) => count.tally)).toEqual([tally]);
      expect(acknowledged.size).toBeGreaterThan(2);
      expect(await rowsOf("ballots")).toEqual([]);
    });

    test("holds the closing up for as long as it lasts, where both can run at once", async () => {
      const { driver } = opened.engine;
      // SQLite has one writer: there is nothing between a press and a seal.
      if (driver.kind === "sqlite") return expect(opened.engine.dialect).toBe("sqlite");
      const { round, asked, organizationId } = await askRound(opened, { people: 12 });
      for (const one of asked.slice(1)) await answer(opened, one, { score: 9 });
      // Someone who holds the invitation makes the press stop between reading the round and writing the ballot.
      const holder = await driver.pool.connect();
      await holder.query("begin");
      await holder.query("select 1 from invitations where id = $1 for update", [asked[0]?.invitationId]);
      const first = asked.slice(0, 1).map((one) => answer(opened, one, { score: 0 }));
      await sleep(200);

      const closed = sealing.closing(organizationId, AFTER, GRACE);
      expect(await Promise.race([closed, sleep(300).then(() => "waiting")])).toBe("waiting");
      await holder.query("rollback");
      holder.release();
      await Promise.all(first);

      expect(await closed).toMatchObject([{ id: round.id, state: "closing" }]);
      await sealWhole(sealing, round.id);
      expect(await opened.store.publications.byRound(round.id)).toMatchObject({ answered: 12 });
    });
  });

  describe("an anonymous round", () => {
    async function withEverything() {
      const round = await askRound(opened, { people: 14, attributes: { team: "Design" }, mode: "direct" });
      const { connectionId, organizationId, asked } = round;
      const { outbox, dialogs, rounds } = opened.store;
      const lead = await outbox.lead(connectionId, "me", DURING, LEASE);
      const claimed = await outbox.claim(connectionId, lead?.fence ?? 0, DURING, 13, LEASE);
      const ends = [
        { state: "unreachable", code: "blocked" },
        { state: "retry", notBefore: DURING, code: "429" },
        { state: "dead", code: "timeout" },
      ] as const;
      for (const [at, { id }] of claimed.slice(0, 12).entries()) {
        await outbox.settle(id, 1, ends[at] ?? { state: "sent", messageRef: `1.${at}` }, DURING);
      }
      for (const [at, one] of asked.slice(0, 12).entries())
        await answer(opened, one, { score: at % 11, reason: `why ${at}` });
      expect(await rounds.remind(round.round.id, 1, DURING)).toBeGreaterThanOrEqual(0);
      await outbox.owe(
        asked.slice(0, 3).map(({ accountId, invitationId, presser }) => ({
          organizationId,
          connectionId,
          kind: "reminder",
          ref: invitationId,
          roundId: round.round.id,
          accountId,
          address: { kind: "account", externalId: presser.externalId },
          sequence: 7,
          notBefore: DURING,
        })),
        DURING,
      );
      const dialog = {
        kind: "reason",
        roundId: round.round.id,
        data: { token: "x" },
        expiresAt: AFTER,
      } as const;
      await dialogs.set(asked[0]?.accountId ?? "", dialog);
      await rounds.closeEarly(round.round.id, DURING);
      await closing(round);
      return { ...round, inFlight: claimed[12] };
    }

    test.each([1000, 3])("keeps no link to people, in transactions of %i rows", async (mostRows) => {
      const { round, asked, inFlight, organizationId } = await withEverything();
      await sealWhole(createSealing(opened.engine, chance, mostRows), round.id);

      expect(await rowsOf("ballots")).toEqual([]);
      expect(await rowsOf("dialogs")).toEqual([]);
      expect(await rowsOf("sealWork")).toEqual([]);
      const invitations = await rowsOf("invitations");
      expect(invitations.map(({ personId }) => personId).sort()).toEqual(
        asked.map(({ personId }) => personId).sort(),
      );
      for (const { attributes } of invitations) expect(attributes).toBeNull();

      const deliveries = await rowsOf("deliveries");
      const questions = deliveries.filter(({ kind }) => kind === "question");
      expect(deliveries.filter(({ kind }) => kind !== "question").map(({ kind }) => kind)).toEqual([
        "digest",
      ]);
      expect(questions).toHaveLength(14);
      const facts = questions.map(
        ({ id: _id, ref: _ref, accountId: _account, addressId: _address, seq: _seq, ...rest }) => rest,
      );
      expect(new Set(facts.map((fact) => JSON.stringify(fact))).size).toBe(1);
      expect(questions[0]).toMatchObject({
        state: "sent",
        attempt: 0,
        messageRef: null,
        code: null,
        leaseUntil: null,
      });

      // What was on its way finds nothing to settle.
      const sent = { state: "sent", messageRef: "tell-tale" } as const;
      expect(await opened.store.outbox.settle(inFlight?.id ?? "", 1, sent, AFTER)).toBe(false);
      expect(await opened.store.rounds.askedSince(organizationId, OPENS)).toMatchObject([
        { roundId: round.id },
      ]);
      expect(await opened.store.rounds.wasAsked(round.id, asked[0]?.personId ?? "")).toBe(true);
    });

    test("keeps no moment, no zone and no wish to hear no more", async () => {
      const whole = await askRound(opened, { people: 12 });
      const { round, asked, connectionId } = whole;
      const { db, tables } = opened.engine;
      for (const [at, { invitationId, token }] of asked.entries()) {
        const askAt = new Date(OPENS.getTime() + at * 60_000);
        const home = { askAt, zone: at % 2 === 0 ? "Asia/Shanghai" : "America/New_York" };
        await db.update(tables.invitations).set(home).where(eq(tables.invitations.id, invitationId));
        await db
          .update(tables.deliveries)
          .set({ notBefore: askAt })
          .where(eq(tables.deliveries.ref, invitationId));
        if (at < 3) expect(await opened.store.rounds.hush(token)).toBe(true);
      }
      const { outbox } = opened.store;
      const lead = await outbox.lead(connectionId, "me", DURING, LEASE);
      for (const { id } of await outbox.claim(connectionId, lead?.fence ?? 0, DURING, 8, LEASE)) {
        await outbox.settle(id, 1, { state: "sent", messageRef: id }, DURING);
      }
      for (const one of asked.slice(4)) await answer(opened, one, { score: 9 });
      await closing(whole);
      await sealWhole(sealing, round.id);
      for (const { askAt, zone, hushed } of await rowsOf("invitations"))
        expect({ askAt, zone, hushed }).toEqual({ askAt: null, zone: null, hushed: null });
      const questions = (await rowsOf("deliveries")).filter(({ kind }) => kind === "question");
      expect(new Set(questions.map(({ notBefore }) => notBefore.getTime()))).toEqual(
        new Set([OPENS.getTime()]),
      );
      expect(await opened.store.rounds.hush(asked[5]?.token ?? "")).toBe(false);
    });

    test("keeps comments from ten answers on, reason and improvement apart, as random as their ids", async () => {
      const { round } = await closed({ people: 12 }, 12);
      await sealWhole(sealing, round.id);
      const comments = await opened.store.publications.comments(round.id);
      const words = Array.from({ length: 12 }, (_, at) =>
        at % 2 === 0 ? [`reason ${at}`, `improve ${at}`] : [`reason ${at}`],
      ).flat();
      expect(comments.map(({ text }) => text).sort()).toEqual([...words].sort());
      expect(comments.map(({ text }) => text)).not.toEqual(words);
      expect(comments.find(({ text }) => text === "improve 4")?.mayQuote).toBe(true);
      expect(comments.find(({ text }) => text === "reason 5")?.mayQuote).toBe(false);
      expect(await opened.store.publications.comments(round.id)).toEqual(comments);
      const rows = await rowsOf("answers");
      expect(Object.keys(rows[0] ?? {}).sort()).toEqual(["id", "mayQuote", "roundId", "text"]);
    });

    test.each([1000, 4])("keeps no word of a round of nine, in transactions of %i rows", async (mostRows) => {
      const { round } = await closed({ people: 12 }, 9);
      await sealWhole(createSealing(opened.engine, chance, mostRows), round.id);
      expect(await opened.store.publications.comments(round.id)).toEqual([]);
      expect(await rowsOf("answers")).toEqual([]);
    });

    test("shows no comments before it is published", async () => {
      const { round } = await closed({ people: 30 }, 25);
      const chunked = createSealing(opened.engine, chance, 7);
      for (let call = 0; call < 6; call++) await chunked.seal(round.id, AFTER, decidePublication);
      expect((await rowsOf("answers")).length).toBeGreaterThan(0);
      expect(await opened.store.publications.comments(round.id)).toEqual([]);
    });

    test("never leaves working counts of a few", async () => {
      const { round } = await closed({ people: 30 }, 25);
      const chunked = createSealing(opened.engine, chance, 12);
      const counts = [0];
      while ((await chunked.seal(round.id, AFTER, decidePublication)) === "more") {
        const [work] = await rowsOf("sealWork");
        const count = work?.tally.reduce((sum, many) => sum + many, 0) ?? 0;
        if (count !== counts.at(-1)) counts.push(count);
      }
      expect(counts).toEqual([0, 9, 17]);
    });

    test("with an open crowd does not keep who answered", async () => {
      const round = await askRound(opened, { mode: "post", population: "open", people: 6, strangers: 6 });
      for (const { presser } of round.asked) {
        await opened.store.ballots.change({ token: "post-staff", presser, now: DURING }, () => ({
          ballot: { score: 9, reason: null, improve: null, drivers: [], mayQuote: false },
          admit: true,
          outcome: null,
        }));
      }
      await closing(round);
      await sealWhole(sealing, round.round.id);
      expect(await rowsOf("invitations")).toEqual([]);
      expect(await opened.store.publications.byRound(round.round.id)).toMatchObject({
        answered: 6,
        invited: 40,
      });
    });

    test("is never counted while it is open", async () => {
      const { round } = await askRound(opened);
      expect(await sealing.count(round.id)).toBeNull();
      expect(await sealing.count("no such round")).toBeNull();
    });
  });

  describe("an attributed round", () => {
    test("can be counted while it is open, and keeps its ballots and deliveries", async () => {
      const round = await askRound(opened, { people: 4, promise: "attributed" });
      for (const [at, one] of round.asked.slice(0, 3).entries()) {
        await answer(opened, one, { score: 8 + at, reason: `why ${at}`, drivers: ["pay", "team"] });
      }
      const live = await sealing.count(round.round.id);
      expect(live).toMatchObject({
        tally: [0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1],
        drivers: { pay: 3, team: 3 },
        openDigest: true,
      });
      const before = [await rowsOf("ballots"), await rowsOf("invitations")];
      await closing(round);
      await sealWhole(sealing, round.round.id);
      expect([await rowsOf("ballots"), await rowsOf("invitations")]).toEqual(before);
      expect(await sealing.count(round.round.id)).toBeNull();
      const comments = await opened.store.publications.comments(round.round.id);
      expect(comments.map(({ text }) => text).sort()).toEqual(["why 0", "why 1", "why 2"]);
      expect(await opened.store.publications.byRound(round.round.id)).toMatchObject({
        answered: 3,
        promise: "attributed",
      });
      expect(await sealing.scrub(round.organizationId, AFTER)).toBe("nothing");
      expect((await opened.store.rounds.byId(round.round.id))?.state).toBe("sealed");
    });
  });

  describe("the digest", () => {
    test("is owed once, to the schedule's channel in its language, at its own time", async () => {
      const round = await closed({ people: 12 }, 12);
      await sealWhole(sealing, round.round.id);
      const lead = await opened.store.outbox.lead(round.connectionId, "me", DIGEST, LEASE);
      const claim = async (now: Date) =>
        (await opened.store.outbox.claim(round.connectionId, lead?.fence ?? 0, now, 50, LEASE)).filter(
          ({ kind }) => kind === "digest",
        );
      expect(await claim(new Date(DIGEST.getTime() - 1))).toEqual([]);
      expect(await claim(DIGEST)).toMatchObject([
        {
          ref: round.round.id,
          roundId: round.round.id,
          locale: "zh-CN",
          accountId: null,
          address: { kind: "channel", externalId: "CDIGEST" },
        },
      ]);
    });

    test("is owed to nobody where the schedule names no channel", async () => {
      const round = await closed({ people: 12, digest: null }, 12);
      await sealWhole(sealing, round.round.id);
      expect((await rowsOf("deliveries")).filter(({ kind }) => kind === "digest")).toEqual([]);
    });
  });

  describe("publications", () => {
    test("come back as they were written, newest first", async () => {
      const written: unknown[] = [];
      const names = ["one", "two", "three"];
      for (const [at, name] of names.entries()) {
        const { round, schedule } = await closed({ people: 12, name }, 12);
        const { rounds } = opened.engine.tables;
        const opensAt = new Date(OPENS.getTime() + ((at + 2) % 3) * 1000);
        await opened.engine.db.update(rounds).set({ opensAt }).where(eq(rounds.id, round.id));
        await sealWhole(sealing, round.id, (count) => {
          const plan = decidePublication(count);
          written.push(plan.publication);
          return plan;
        });
        expect(await opened.store.publications.ofSchedule(schedule.id, 5)).toEqual([written[at]]);
        expect(await opened.store.publications.ofSurvey(round.surveyId, 5)).toEqual([written[at]]);
        expect(await opened.store.publications.byRound(round.id)).toEqual(written[at]);
        expect(written[at]).toMatchObject({ closesAt: CLOSES, opensAt });
      }
      expect(await opened.store.publications.latest("organization")).toEqual(written[0]);
      expect(await opened.store.publications.latest("another")).toBeNull();
      expect(await opened.store.publications.byRound("another")).toBeNull();
    });

    test("of a schedule are no more than asked for", async () => {
      const { round, schedule } = await closed({ people: 12 }, 12);
      await sealWhole(sealing, round.id);
      expect(await opened.store.publications.ofSchedule(schedule.id, 0)).toEqual([]);
    });
  });
});

// Does all the work of a transaction and fails just before it would be committed.
function crashing(transact: Opened["engine"]["transact"]): Opened["engine"]["transact"] {
  return (steps) =>
    transact(function* (tx) {
      yield* steps(tx);
      throw new Error("crash");
    });
}
