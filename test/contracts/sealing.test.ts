// What every store does when a round closes: counts each ballot once, writes what may be shown, and cuts every link to people.
import { setTimeout as sleep } from "node:timers/promises";
import { eq } from "drizzle-orm";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { createBallotCount } from "../../core/publish/count-ballots.ts";
import { countRound } from "../../core/publish/count-round.ts";
import type { Sealing } from "../../core/publish/ports.ts";
import { sealRound } from "../../core/publish/seal-round.ts";
import { createSealing } from "../../db/store/sealing.ts";
import { createStore } from "../../db/store.ts";
import { decide, deciding } from "../core/publish/counts.ts";
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

  const sealWhole = (by: Sealing, roundId: string) => sealRound({ ...deciding, sealing: by }, roundId);

  /** Counts a closing round as sealing does, up to its publication: `publish` writes that. */
  async function counted(by: Sealing, roundId: string) {
    const begun = await by.begin(roundId);
    if (begun.kind !== "counting") throw new Error(`not to be counted: ${begun.kind}`);
    const { count, ballots } = await countRound({ ...deciding, sealing: by }, begun.facts);
    const { publication, keepComments } = await decide(count);
    const keep = () => by.keep(roundId, begun.attempt, keepComments);
    const publish = (comments: number) => by.publish(begun.attempt, publication, { ballots, comments });
    return { ...begun, count, publication, keep, publish };
  }

  /** Gives a store that dies within its transaction number `at`, the first being 1. */
  function dyingAt(at: number, mostRows: number): Sealing {
    const { transact } = opened.engine;
    let left = at;
    const dying: typeof transact = (steps) =>
      transact(function* (tx) {
        const result = yield* steps(tx);
        left -= 1;
        if (left === 0) throw new Error("crash");
        return result;
      });
    return createSealing({ ...opened.engine, transact: dying }, chance, mostRows);
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
      expect(await sealing.begin(round.round.id)).toEqual({ kind: "not-closing" });
      expect(await sealing.begin("no such round")).toEqual({ kind: "not-closing" });
      for (const one of round.asked) await answer(opened, one, { score: 9 });
      const nothing = { ballots: [], invited: [], next: null };
      expect(await sealing.page(round.round.id, null)).toEqual(nothing);
      expect(await sealing.facts(round.round.id)).toBeNull();
      expect(await sealing.keep(round.round.id, "attempt", true)).toBeNull();
      const { publication } = await decide(
        createBallotCount({ round: round.round, openDigest: true }).result(),
      );
      const read = { ballots: round.asked.length, comments: 0 };
      expect(await sealing.publish("attempt", publication, read)).toBe("overtaken");
      expect(await sealing.cut(round.round.id, null)).toEqual({ kind: "overtaken" });
      expect(await rowsOf("ballots")).toHaveLength(round.asked.length);
      expect(await opened.store.publications.byRound(round.round.id)).toBeNull();
    });
  });

  describe("the count", () => {
    test("has every ballot, score by score, and every tick", async () => {
      const { round } = await closed({ people: 30 }, 25);
      const { count } = await counted(sealing, round.id);
      expect(count).toMatchObject({
        round: { ...round, state: "closing" },
        openDigest: true,
        tally: [3, 3, 3, 2, 2, 2, 2, 2, 2, 2, 2],
        drivers: { team: 9 },
        extras: {},
      });
    });

    test.each([1000, 7])(
      "has everyone asked and every answer by groups, read %i at a time",
      async (mostRows) => {
        const wanted = { people: 30, attributes: { team: "Design", office: "Berlin" } };
        const { round, asked } = await closed(wanted, 25);
        const { invitations, rounds } = opened.engine.tables;
        const { db } = opened.engine;
        await db
          .update(rounds)
          .set({ frozen: { ...round.frozen, attributes: ["team", "team+office"] } })
          .where(eq(rounds.id, round.id));
        for (const [at, attributes] of [null, {}, { team: "Sales" }].entries()) {
          const which = eq(invitations.id, asked[at]?.invitationId ?? "");
          await db.update(invitations).set({ attributes }).where(which);
        }
        const { count } = await counted(createSealing(opened.engine, chance, mostRows), round.id);
        expect([...count.groups.values()].sort((one, other) => other.invited - one.invited)).toEqual([
          {
            groups: { team: "Design", office: "Berlin" },
            counts: { promoters: 4, passives: 4, detractors: 14 },
            invited: 27,
          },
          { groups: {}, counts: { promoters: 0, passives: 0, detractors: 2 }, invited: 2 },
          { groups: { team: "Sales" }, counts: { promoters: 0, passives: 0, detractors: 1 }, invited: 1 },
        ]);
      },
    );

    test("of a round without answers is empty", async () => {
      const { round } = await closed({ people: 2 }, 0);
      expect(await sealWhole(sealing, round.id)).toBe(true);
      expect(await opened.store.publications.byRound(round.id)).toMatchObject({
        answered: 0,
        figures: { kind: "withheld" },
      });
    });

    test.each([1000, 7, 1])("in steps of at most %i rows comes to the same", async (mostRows) => {
      const { round } = await closed({ people: 30, attributes: { team: "Design" } }, 25);
      expect(await sealWhole(createSealing(opened.engine, chance, mostRows), round.id)).toBe(true);
      expect(await opened.store.publications.byRound(round.id)).toMatchObject({
        answered: 25,
        figures: { kind: "shown", counts: { promoters: 4, passives: 4, detractors: 17 } },
        drivers: [{ key: "team", count: 9 }],
      });
      expect(await opened.store.publications.comments(round.id)).toHaveLength(25 + 13);
      expect(await rowsOf("ballots")).toEqual([]);
      expect((await rowsOf("invitations")).map(({ attributes }) => attributes)).toEqual(Array(30).fill(null));
      expect((await rowsOf("rounds"))[0]).toMatchObject({ state: "sealed", sealing: null });
    });

    test("survives a crash in any of its transactions: each ballot counts once, each comment is there once", async () => {
      const { round } = await closed({ people: 30 }, 25);
      const words = (await rowsOf("ballots")).flatMap(({ reason, improve }) =>
        [reason, improve ?? []].flat(),
      );
      let publication: unknown = null;
      let crashes = 0;
      for (let at = 1; ; at++) {
        const done = await sealWhole(dyingAt(at, 7), round.id).catch((error: Error) => error.message);
        const now = await opened.store.publications.byRound(round.id);
        // Once written it stays as it is.
        if (publication !== null) expect(now).toEqual(publication);
        // From here on it is cutting that breaks off, in its first step, in its second …
        if (publication === null && now !== null) at = 1;
        publication = now;
        const shown = await opened.store.publications.comments(round.id);
        expect(shown).toHaveLength(now === null ? 0 : words.length);
        if (done !== "crash") break;
        crashes += 1;
      }
      expect(crashes).toBeGreaterThan(10);
      expect(publication).toMatchObject({ answered: 25, figures: { counts: { promoters: 4 } } });
      const kept = (await opened.store.publications.comments(round.id)).map(({ text }) => text);
      expect(kept.sort()).toEqual(words.sort());
      expect((await rowsOf("deliveries")).filter(({ kind }) => kind === "digest")).toHaveLength(1);
      expect(await rowsOf("ballots")).toEqual([]);
      expect((await opened.store.rounds.byId(round.id))?.state).toBe("sealed");
    });

    test("is made once by two who seal at the same time, and the slower one stops", async () => {
      const { round } = await closed({ people: 30 }, 25);
      const other = createStore(opened.again === null ? opened.engine : await opened.again(), chance).sealing;
      const done = await Promise.all([sealing, other, sealing, other].map((by) => sealWhole(by, round.id)));
      // Whoever began last goes on; another may help cutting what is published by then.
      expect(done).toContain(true);
      expect(await opened.store.publications.byRound(round.id)).toMatchObject({ answered: 25 });
      expect(await opened.store.publications.comments(round.id)).toHaveLength(25 + 13);
      expect((await rowsOf("deliveries")).filter(({ kind }) => kind === "digest")).toHaveLength(1);
    });

    test("that was overtaken writes nothing any more", async () => {
      const { round } = await closed({ people: 30 }, 25);
      const slow = await counted(createSealing(opened.engine, chance, 7), round.id);
      const fast = await counted(sealing, round.id);
      expect(await slow.keep()).toBeNull();
      const comments = (await fast.keep()) ?? 0;
      expect(comments).toBe(25 + 13);
      expect(await slow.publish(comments)).toBe("overtaken");
      expect(await opened.store.publications.byRound(round.id)).toBeNull();
      expect(await fast.publish(comments)).toBe("published");
      expect(await fast.publish(comments)).toBe("overtaken");
      expect(await sealing.begin(round.id)).toEqual({ kind: "published" });
      expect(await fast.keep()).toBeNull();
      expect(await opened.store.publications.comments(round.id)).toHaveLength(25 + 13);
    });

    test.each(["before the comments", "after them"])("notices who was forgotten %s", async (when) => {
      const { round, asked } = await closed({ people: 12 }, 10);
      const { keep, publish } = await counted(sealing, round.id);
      const forget = () => opened.store.people.forget(asked[0]?.personId ?? "", AFTER);
      if (when === "before the comments") await forget();
      const comments = (await keep()) ?? 0;
      if (when === "after them") await forget();
      expect(await publish(comments)).toBe("changed");
      expect(await opened.store.publications.byRound(round.id)).toBeNull();
      expect(await opened.store.publications.comments(round.id)).toEqual([]);
      // Nine are too few for comments: those that were written go again.
      expect(await sealWhole(sealing, round.id)).toBe(true);
      expect(await opened.store.publications.byRound(round.id)).toMatchObject({ answered: 9 });
      expect(await rowsOf("answers")).toEqual([]);
    });

    test("stays as it was published when someone is forgotten while links are cut", async () => {
      const { round, asked } = await closed({ people: 30 }, 25);
      const few = createSealing(opened.engine, chance, 7);
      const { keep, publish } = await counted(few, round.id);
      expect(await publish((await keep()) ?? 0)).toBe("published");
      await few.cut(round.id, null);
      for (const { personId } of asked.slice(0, 25)) await opened.store.people.forget(personId, AFTER);
      expect(await sealWhole(few, round.id)).toBe(true);
      expect(await opened.store.publications.byRound(round.id)).toMatchObject({ answered: 25 });
    });

    test("leaves everything as it was when it breaks off before the publication", async () => {
      const { round } = await closed({ people: 12 }, 12);
      const { keep } = await counted(sealing, round.id);
      await keep();
      expect(await rowsOf("ballots")).toHaveLength(12);
      expect(await opened.store.publications.comments(round.id)).toEqual([]);
      expect((await opened.store.rounds.byId(round.id))?.state).toBe("closing");
      expect((await rowsOf("deliveries")).filter(({ kind }) => kind === "digest")).toEqual([]);
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
      while (acknowledged.size < 3) await sleep(5);
      now = AFTER;
      await other.closing(round.organizationId, AFTER, GRACE);
      const { count, keep, publish } = await counted(other, round.round.id);
      expect(await publish((await keep()) ?? 0)).toBe("published");
      await sealWhole(other, round.round.id);
      await Promise.all(indecisive);
      const tally = Array.from(
        { length: 11 },
        (_, score) => [...acknowledged.values()].filter((one) => one === score).length,
      );
      expect(count.tally).toEqual(tally);
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

    test("reads as few comments as are asked for, and tells how many there are", async () => {
      const { round } = await closed({ people: 30 }, 25);
      const { publications } = opened.store;
      expect(await publications.commentCounts(round.id)).toEqual({ all: 0, quotable: 0 });
      await sealWhole(sealing, round.id);
      const all = await publications.comments(round.id);
      expect(await publications.comments(round.id, 5)).toEqual(all.slice(0, 5));
      expect(await publications.comments(round.id, 0)).toEqual([]);
      expect((await publications.commentCounts(round.id)).all).toBe(all.length);
    });

    test("writes comments in an order that has nothing to do with whose they are", async () => {
      const { round, asked } = await closed({ people: 30 }, 25);
      const written: string[] = [];
      const few = createSealing(opened.engine, chance, 7);
      const { keep } = await counted(few, round.id);
      await keep();
      for (const { text } of await rowsOf("answers")) written.push(text);
      const byPerson = [...asked.slice(0, 25).entries()]
        .sort(([, one], [, other]) => (one.personId < other.personId ? -1 : 1))
        .map(([at]) => at);
      const byInvitation = [...asked.slice(0, 25).entries()]
        .sort(([, one], [, other]) => (one.invitationId < other.invitationId ? -1 : 1))
        .map(([at]) => at);
      const reasons = written.flatMap((text) =>
        text.startsWith("reason") ? [Number(text.split(" ")[1])] : [],
      );
      expect(reasons).toHaveLength(25);
      for (const order of [byPerson, byInvitation, byPerson.toSorted((one, other) => one - other)]) {
        // Of a chunk of seven in the order of people, two or so would be expected in the first seven by chance.
        const common = order.slice(0, 7).filter((at) => reasons.slice(0, 7).includes(at));
        expect(common.length).toBeLessThan(7);
        expect(reasons).not.toEqual(order);
      }
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
      expect(await sealing.facts(round.id)).toBeNull();
      expect(await sealing.facts("no such round")).toBeNull();
      expect(await sealing.page(round.id, null)).toEqual({ ballots: [], invited: [], next: null });
    });
  });

  describe("an attributed round", () => {
    test("can be counted while it is open, and keeps its ballots and deliveries", async () => {
      const round = await askRound(opened, { people: 4, promise: "attributed" });
      for (const [at, one] of round.asked.slice(0, 3).entries()) {
        await answer(opened, one, { score: 8 + at, reason: `why ${at}`, drivers: ["pay", "team"] });
      }
      const facts = await sealing.facts(round.round.id);
      if (facts === null) throw new Error("cannot be counted");
      const { count } = await countRound({ ...deciding, sealing }, facts);
      expect(count).toMatchObject({
        tally: [0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1],
        drivers: { pay: 3, team: 3 },
        openDigest: true,
      });
      const before = [await rowsOf("ballots"), await rowsOf("invitations")];
      await closing(round);
      await sealWhole(sealing, round.round.id);
      expect([await rowsOf("ballots"), await rowsOf("invitations")]).toEqual(before);
      expect(await sealing.facts(round.round.id)).toBeNull();
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
        const { publication, keep, publish } = await counted(sealing, round.id);
        written.push(publication);
        expect(await publish((await keep()) ?? 0)).toBe("published");
        await sealWhole(sealing, round.id);
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
