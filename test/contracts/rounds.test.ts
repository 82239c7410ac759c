// The contract of Rounds: begun once whoever tries, opened in chunks that survive a crash, asking and reminding whom it should.
import { eq } from "drizzle-orm";
import { describe, expect, onTestFinished, test } from "vitest";
import type { NewRound, Rounds } from "../../core/ask/ports.ts";
import type { Round } from "../../core/ask/round.ts";
import { createStore } from "../../db/store.ts";
import {
  type AskedRound,
  answer,
  askRound,
  CLOSES,
  DURING,
  HOUR,
  OPENS,
  type Wanted,
} from "./asked-round.ts";
import { chance, DATABASES, type Opened, type TestDatabase } from "./databases.ts";

async function ground(open: TestDatabase["open"], wanted: Wanted = {}) {
  const opened = await open();
  onTestFinished(() => opened.close());
  const asked = await askRound(opened, wanted);
  return { opened, ...opened.store, ...asked };
}

/** The next round of a schedule, as core would begin it. */
function next(
  { round }: Pick<AskedRound, "round">,
  nominal: string,
  changes: Partial<NewRound> = {},
): NewRound {
  const { number: _n, remindersDone: _d, invited: _i, passedOver: _p, state: _s, why: _w, ...same } = round;
  const opensAt = new Date(OPENS.getTime() + 7 * 24 * HOUR);
  return { ...same, id: chance.id(), nominal, opensAt, ...changes };
}

async function setState({ engine }: Opened, roundId: string, state: Round["state"]) {
  const { rounds } = engine.tables;
  await engine.db.update(rounds).set({ state }).where(eq(rounds.id, roundId));
}

/** Says that every question of the round has arrived. */
async function arrive({ engine }: Opened, roundId: string) {
  const { deliveries } = engine.tables;
  await engine.db
    .update(deliveries)
    .set({ state: "sent", messageRef: "m" })
    .where(eq(deliveries.roundId, roundId));
}

async function owedIn({ engine }: Opened, kind: "question" | "reminder" | "closed-early" | "post") {
  const { deliveries } = engine.tables;
  return engine.db.select().from(deliveries).where(eq(deliveries.kind, kind)).orderBy(deliveries.seq);
}

async function idOf(rounds: Rounds, round: NewRound): Promise<string | null> {
  return (await rounds.begin(round, OPENS))?.id ?? null;
}

describe.each(DATABASES)("Rounds on $name: opening", ({ open }) => {
  test("keeps a round whole, by id and number and schedule", async () => {
    const { rounds, round, schedule, organizationId } = await ground(open, { open: false });
    await rounds.refuse(round.id, "too-few", OPENS);
    const begun = await rounds.begin(
      next({ round }, "2026-03-10T10:00", { panel: { index: 2, of: 4 }, reminderAt: [DURING, CLOSES] }),
      OPENS,
    );
    expect(begun).toMatchObject({
      state: "opening",
      number: 2,
      panel: { index: 2, of: 4 },
      reminderAt: [DURING, CLOSES],
      why: null,
    });
    expect(begun?.frozen).toEqual(round.frozen);
    expect(await rounds.byId(begun?.id ?? "")).toEqual(begun);
    expect(await rounds.byNumber(organizationId, 2)).toEqual(begun);
    expect(await rounds.byNumber("other", 2)).toBeNull();
    expect(await rounds.byId("none")).toBeNull();
    expect((await rounds.ofSchedule(schedule.id, 9)).map(({ number }) => number)).toEqual([2, 1]);
    expect(await rounds.ofSchedule(schedule.id, 1)).toEqual([begun]);
    expect(await rounds.inState(organizationId, ["opening", "open"])).toEqual([begun]);
    expect(await rounds.inState(organizationId, ["opening", "refused"])).toHaveLength(2);
  });

  test("begins one round of a schedule at a time, and each fire once", async () => {
    const { opened, rounds, round } = await ground(open);
    const later = next({ round }, "2026-03-10T10:00");
    for (const state of ["opening", "open", "closing"] as const) {
      await setState(opened, round.id, state);
      expect(await rounds.begin(later, OPENS)).toBeNull();
    }
    await setState(opened, round.id, "sealed");
    expect(await rounds.begin(next({ round }, round.nominal), OPENS)).toBeNull();
    expect(await rounds.begin(later, OPENS)).toMatchObject({ id: later.id, number: 2 });
  });

  test("records a fire that did not open, once, beside whatever is open", async () => {
    const { rounds, round, schedule } = await ground(open);
    const missed = next({ round }, "2026-03-10T10:00");
    await rounds.recordPassed(missed, "missed", "down", OPENS);
    await rounds.recordPassed({ ...missed, id: chance.id() }, "refused", "too-few", OPENS);
    expect(await rounds.begin({ ...missed, id: chance.id() }, OPENS)).toBeNull();
    expect((await rounds.ofSchedule(schedule.id, 9)).map(({ state, why }) => [state, why])).toEqual([
      ["missed", "down"],
      ["open", null],
    ]);
  });

  test("two processes that begin at the same moment begin one round, and number them without gaps", async () => {
    const { opened, rounds, round, organizationId } = await ground(open);
    const other = opened.again === null ? rounds : createStore(await opened.again(), chance).rounds;
    await setState(opened, round.id, "sealed");
    for (let week = 0; week < 10; week++) {
      const fires = Array.from({ length: 6 }, (_, at) => {
        // Half of them the same fire, half of them another one of the same schedule.
        const nominal = `2026-04-${10 + week}T10:0${at % 2}`;
        return idOf(at % 3 === 0 ? rounds : other, next({ round }, nominal));
      });
      const begun = (await Promise.all(fires)).filter((id) => id !== null);
      expect(begun).toHaveLength(1);
      expect((await rounds.byId(begun[0] ?? ""))?.number).toBe(week + 2);
      await setState(opened, begun[0] ?? "", "sealed");
    }
    expect(await rounds.inState(organizationId, ["opening", "open", "closing"])).toEqual([]);
  });

  test("invites each person once, with a token, frozen attributes and one question owed", async () => {
    const { opened, rounds, round, asked, people } = await ground(open, {
      open: false,
      attributes: { team: "Design" },
    });
    const again = asked.map(({ personId, accountId, presser }, at) => ({
      personId,
      accountId,
      externalId: presser.externalId,
      attributes: { team: "changed" },
      token: `another-${at}`,
    }));
    await rounds.invite(round.id, again, OPENS);
    const rows = await opened.engine.db.select().from(opened.engine.tables.invitations);
    expect(rows.map(({ token }) => token).sort()).toEqual(asked.map(({ token }) => token).sort());
    expect(rows.map(({ attributes }) => attributes)).toEqual(asked.map(() => ({ team: "Design" })));
    await people.setAttributes(asked[0]?.personId ?? "", { team: "Sales" });
    expect(
      (await opened.engine.db.select().from(opened.engine.tables.invitations)).map((row) => row.attributes),
    ).toEqual(asked.map(() => ({ team: "Design" })));
    const questions = await owedIn(opened, "question");
    expect(questions.map(({ addressId }) => addressId)).toEqual(
      asked.map(({ presser }) => presser.externalId),
    );
    expect(questions.map(({ ref }) => ref).sort()).toEqual(
      asked.map(({ invitationId }) => invitationId).sort(),
    );
    for (const question of questions) {
      expect(question).toMatchObject({
        state: "pending",
        notBefore: OPENS,
        roundId: round.id,
        addressKind: "account",
        attempt: 0,
      });
    }
  });

  test("goes on with an opening that was broken off, and opens once", async () => {
    const { opened, rounds, round, asked } = await ground(open, { people: 7, strangers: 3, open: false });
    const rest = asked.slice(2).map(({ personId, accountId, presser }, at) => ({
      ...{ personId, accountId, externalId: presser.externalId, attributes: {}, token: `rest-${at}` },
    }));
    await rounds.invite(round.id, rest, OPENS);
    const opening = () => rounds.open(round.id, { passedOver: 2, size: null, postToken: null }, OPENS);
    expect((await Promise.all([opening(), opening()])).sort()).toEqual([false, true]);
    expect(await rounds.byId(round.id)).toMatchObject({ state: "open", invited: 7, passedOver: 2 });
    expect(await owedIn(opened, "question")).toHaveLength(7);
    // Nobody gets in after the door is shut.
    const late = (
      await opened.store.people.remember(
        round.connectionId,
        [{ externalId: "ULATE", name: "", locale: null, zone: null, guest: false }],
        OPENS,
      )
    )[0];
    if (late)
      await rounds.invite(
        round.id,
        [{ personId: late.personId, accountId: late.id, externalId: "ULATE", attributes: {}, token: "late" }],
        OPENS,
      );
    expect(await owedIn(opened, "question")).toHaveLength(7);
  });

  test("owes nobody a question before the round is open", async () => {
    const { rounds, outbox, round, connectionId } = await ground(open, { open: false });
    const lead = await outbox.lead(connectionId, "me", DURING, HOUR);
    const claim = () => outbox.claim(connectionId, lead?.fence ?? -1, DURING, 10, HOUR);
    expect(await claim()).toEqual([]);
    await rounds.open(round.id, { passedOver: 0, size: null, postToken: null }, OPENS);
    expect(await claim()).toHaveLength(3);
  });

  test("withdraws a round that is refused, with everyone in it, and no other", async () => {
    const { opened, rounds, round, asked, organizationId } = await ground(open, { people: 230, open: false });
    await rounds.refuse(round.id, "too-like", OPENS);
    expect(await rounds.byId(round.id)).toMatchObject({ state: "refused", why: "too-like" });
    expect(await owedIn(opened, "question")).toEqual([]);
    expect(await rounds.wasAsked(round.id, asked[0]?.personId ?? "")).toBe(false);
    expect(await rounds.lastAsked(asked.map(({ personId }) => personId))).toEqual(new Map());
    expect(await rounds.askedSince(organizationId, OPENS)).toEqual([]);
    expect(await rounds.open(round.id, { passedOver: 0, size: null, postToken: null }, OPENS)).toBe(false);

    const other = await askRound(opened, { name: "other" });
    await rounds.refuse(other.round.id, "too-late", OPENS);
    expect(await rounds.byId(other.round.id)).toMatchObject({ state: "open", why: null });
    expect(await owedIn(opened, "question")).toHaveLength(3);
  });

  test("owes the post of a round in a channel, in the channel's language, and no questions", async () => {
    const wanted = {
      mode: "post",
      digest: { connectionId: "", externalId: "CALL", name: "all", locale: "zh-CN" },
    } as const;
    const { opened, rounds, round } = await ground(open, wanted);
    expect(await owedIn(opened, "question")).toEqual([]);
    const [post, ...more] = await owedIn(opened, "post");
    expect(more).toEqual([]);
    expect(post).toMatchObject({
      ref: round.id,
      addressKind: "channel",
      addressId: "CALL",
      accountId: null,
      data: { locale: "zh-CN" },
    });
    expect(await rounds.post(round.id)).toMatchObject({
      token: "post-staff",
      answeredInSteps: 0,
      locale: "zh-CN",
    });
    expect(round.invited).toBe(3);
  });

  test("takes the size of an open crowd as the number asked", async () => {
    const { round } = await ground(open, { mode: "post", population: "open", people: 0 });
    expect(round).toMatchObject({ population: "open", invited: 40 });
  });
});

describe.each(DATABASES)("Rounds on $name: who was asked", ({ open }) => {
  test("tells when each was last asked, over all schedules", async () => {
    const { opened, rounds, asked } = await ground(open);
    const other = await askRound(opened, { name: "other", people: 1 });
    const stranger = "nobody";
    const ids = [...asked, ...other.asked].map(({ personId }) => personId);
    const last = await rounds.lastAsked([...ids, stranger]);
    expect(last).toEqual(new Map(ids.map((id) => [id, OPENS])));

    await setState(opened, other.round.id, "sealed");
    const later = next(other, "2026-03-10T10:00");
    await rounds.begin(later, OPENS);
    const [ann] = asked;
    if (!ann) throw new Error("nobody was asked");
    await rounds.invite(
      later.id,
      [{ personId: ann.personId, accountId: ann.accountId, externalId: "x", attributes: {}, token: "t" }],
      OPENS,
    );
    expect((await rounds.lastAsked(ids)).get(ann.personId)).toEqual(later.opensAt);
    expect(await rounds.wasAsked(later.id, ann.personId)).toBe(true);
    expect(await rounds.wasAsked(later.id, stranger)).toBe(false);
  });

  test("tells the audiences of rounds opened since, the forgotten without a name", async () => {
    const { opened, rounds, round, asked, people, organizationId } = await ground(open, { people: 4 });
    const other = await askRound(opened, { name: "other", people: 1, promise: "attributed" });
    await people.forget(asked[3]?.personId ?? "", DURING);
    const audiences = await rounds.askedSince(organizationId, OPENS);
    const ours = audiences.find(({ roundId }) => roundId === round.id);
    expect(ours).toMatchObject({ promise: "anonymous", opensAt: OPENS });
    expect(new Set(ours?.personIds)).toEqual(
      new Set([...asked.slice(0, 3).map(({ personId }) => personId), null]),
    );
    expect(audiences.find(({ roundId }) => roundId === other.round.id)).toMatchObject({
      promise: "attributed",
    });
    expect(await rounds.askedSince(organizationId, new Date(OPENS.getTime() + 1))).toEqual([]);
    expect(await rounds.askedSince("another", OPENS)).toEqual([]);
  });

  test("reads audiences of several pages", async () => {
    const { rounds, asked, organizationId } = await ground(open, { people: 2100 });
    const [audience] = await rounds.askedSince(organizationId, OPENS);
    expect(new Set(audience?.personIds)).toEqual(new Set(asked.map(({ personId }) => personId)));
    expect(audience?.personIds).toHaveLength(2100);
  });

  test("tells joiners and leavers from those who stayed", async () => {
    const { rounds, people, asked, connectionId } = await ground(open, { people: 4 });
    const [stayed, left, unreachable, forgotten] = asked;
    const later = new Date(OPENS.getTime() + HOUR);
    const [joined] = await people.remember(
      connectionId,
      [{ externalId: "UNEW", name: "New", locale: null, zone: null, guest: false }],
      later,
    );
    await people.unsubscribe(left?.accountId ?? "", "left", later);
    await people.unsubscribe(unreachable?.accountId ?? "", "unreachable", later);
    await people.forget(forgotten?.personId ?? "", later);
    const ids = [stayed, left, unreachable, forgotten, joined].map((one) => one?.personId ?? "");
    expect(await rounds.joinedOrLeft(ids, OPENS)).toEqual(new Set(ids.slice(1)));
    expect(await rounds.joinedOrLeft(ids, later)).toEqual(new Set(ids.slice(1, 4)));
  });

  test("deals seats evenly, keeps them for good, and gives newcomers the emptiest panel", async () => {
    const { rounds, schedule, people, asked } = await ground(open, { people: 10 });
    const ids = asked.map(({ personId }) => personId);
    const deal = (persons: readonly string[], panels = 4) => rounds.seats(schedule.id, panels, persons);
    const sizes = (seats: ReadonlyMap<string, number>) =>
      [0, 1, 2, 3].map((panel) => [...seats.values()].filter((seat) => seat === panel).length).sort();
    const first = await deal(ids.slice(0, 6));
    expect(sizes(first)).toEqual([1, 1, 2, 2]);
    const all = await deal([...ids].reverse());
    for (const [person, seat] of first) expect(all.get(person)).toBe(seat);
    expect(sizes(all)).toEqual([2, 2, 3, 3]);

    // Those who are forgotten make room for newcomers in their panel.
    const emptied = [...all].filter(([, seat]) => seat === 1).map(([person]) => person);
    for (const person of emptied) await people.forget(person, DURING);
    const staying = ids.filter((id) => !emptied.includes(id));
    const newcomers = await people.remember(
      schedule.connectionId,
      emptied.map((_, at) => ({
        externalId: `UNEW${at}`,
        name: "New",
        locale: null,
        zone: null,
        guest: false,
      })),
      DURING,
    );
    const now = await deal([...staying, ...newcomers.map(({ personId }) => personId)]);
    expect(newcomers.slice(0, 2).map(({ personId }) => now.get(personId))).toEqual([1, 1]);
    for (const person of staying) expect(now.get(person)).toBe(all.get(person));
    const halves = await deal(staying, 2);
    expect(new Set(halves.values())).toEqual(new Set([0, 1]));
  });

  test("two who deal at the same moment fill no panel twice", async () => {
    const { opened, rounds, schedule, asked } = await ground(open, { people: 40 });
    const other = opened.again === null ? rounds : createStore(await opened.again(), chance).rounds;
    const ids = asked.map(({ personId }) => personId);
    const deals = await Promise.all([
      rounds.seats(schedule.id, 4, ids.slice(0, 25)),
      other.seats(schedule.id, 4, ids.slice(15)),
      rounds.seats(schedule.id, 4, ids),
    ]);
    const final = await rounds.seats(schedule.id, 4, ids);
    for (const dealt of deals) for (const [person, seat] of dealt) expect(final.get(person)).toBe(seat);
    const sizes = [0, 1, 2, 3].map((panel) => [...final.values()].filter((seat) => seat === panel).length);
    expect(sizes).toEqual([10, 10, 10, 10]);
  });
});

describe.each(DATABASES)("Rounds on $name: while open", ({ open }) => {
  test("tells what a question says, in the reader's language", async () => {
    const { opened, rounds, people, round, asked } = await ground(open);
    const [ann, bob] = asked;
    if (!ann || !bob) throw new Error("nobody was asked");
    await people.setLocale(bob.personId, "zh-CN");
    await answer(opened, bob, { score: 9 });
    const { invitationId, token, personId } = ann;
    expect(await rounds.question(invitationId)).toEqual({
      round,
      invitationId,
      token,
      personId,
      answered: false,
      locale: "en",
    });
    expect(await rounds.question(bob.invitationId)).toMatchObject({ answered: true, locale: "zh-CN" });
    await people.forget(ann.personId, DURING);
    expect(await rounds.question(invitationId)).toEqual({
      round,
      invitationId,
      token,
      personId: null,
      answered: false,
      locale: "en",
    });
    expect(await rounds.question("none")).toBeNull();
  });

  test.each([
    ["anonymous", 4, { answered: 0, exact: false }],
    ["anonymous", 9, { answered: 5, exact: false }],
    ["anonymous", 10, { answered: 10, exact: false }],
    ["attributed", 9, { answered: 9, exact: true }],
  ] as const)("an %s round with %i answers shows %o", async (promise, answers, shown) => {
    const { opened, rounds, round, asked } = await ground(open, { promise, mode: "post", people: 12 });
    for (const one of asked.slice(0, answers)) await answer(opened, one, { score: 5 });
    expect(await rounds.progress(round.id)).toEqual(shown);
    expect((await rounds.post(round.id))?.answeredInSteps).toBe(Math.floor(answers / 5) * 5);
  });

  test("reminds those whom the question has reached and who are silent, each time once", async () => {
    const { opened, rounds, people, outbox, round, asked, connectionId } = await ground(open, { people: 6 });
    const [answered, left, silent, unsent] = asked;
    if (!answered || !left || !silent || !unsent) throw new Error("nobody was asked");
    expect(await rounds.remind(round.id, 1, DURING)).toBe(0);
    await arrive(opened, round.id);
    const { deliveries } = opened.engine.tables;
    await opened.engine.db
      .update(deliveries)
      .set({ state: "unreachable" })
      .where(eq(deliveries.ref, unsent.invitationId));
    await answer(opened, answered, { score: 9 });
    await people.unsubscribe(left.accountId, "left", DURING);

    expect(await rounds.remind(round.id, 1, DURING)).toBe(0);
    expect((await rounds.byId(round.id))?.remindersDone).toBe(1);
    expect(await rounds.remind(round.id, 2, DURING)).toBe(3);
    expect(await rounds.remind(round.id, 2, DURING)).toBe(0);
    expect((await rounds.byId(round.id))?.remindersDone).toBe(2);
    const reminders = await owedIn(opened, "reminder");
    expect(reminders.map(({ ref }) => ref).sort()).toEqual(
      [2, 4, 5].map((at) => asked[at]?.invitationId ?? "").sort(),
    );
    expect(reminders[0]).toMatchObject({
      sequence: 2,
      notBefore: DURING,
      roundId: round.id,
      state: "pending",
    });
    const lead = await outbox.lead(connectionId, "me", DURING, HOUR);
    expect(await outbox.claim(connectionId, lead?.fence ?? -1, DURING, 10, HOUR)).toHaveLength(3);
  });

  test("asks each at a moment of their own, and reminds them at one", async () => {
    const { opened, rounds, outbox, people, round, connectionId } = await ground(open, { people: 1 });
    const member = (externalId: string) => ({
      externalId,
      name: externalId,
      locale: null,
      zone: null,
      guest: false,
    });
    const accounts = await people.remember(
      connectionId,
      ["Unow", "Ulater", "Unight", "Uhush"].map(member),
      OPENS,
    );
    const later = new Date(DURING.getTime() + 5 * HOUR);
    await setState(opened, round.id, "opening");
    const askAts = [DURING, later, DURING, DURING];
    const zones = ["Europe/Berlin", "America/New_York", "Asia/Shanghai", "Europe/Berlin"];
    await rounds.invite(
      round.id,
      accounts.map(({ id: accountId, personId, externalId }, at) => ({
        ...{ accountId, personId, externalId, attributes: {}, token: `own-${externalId}`.padEnd(22, "-") },
        ...{ askAt: askAts[at] ?? DURING, zone: zones[at] ?? "UTC" },
      })),
      OPENS,
    );
    await rounds.open(round.id, { passedOver: 0, passedOverWhy: {}, size: null, postToken: null }, OPENS);

    const owed = (await owedIn(opened, "question")).filter(
      ({ addressId }) => !addressId.startsWith("Ustaff"),
    );
    expect(Object.fromEntries(owed.map(({ addressId, notBefore }) => [addressId, notBefore]))).toEqual({
      ...{ Unow: DURING, Ulater: later, Unight: DURING, Uhush: DURING },
    });
    expect(await rounds.dueNext(connectionId, DURING, 10)).toEqual(
      expect.arrayContaining(["Unow", "Unight", "Uhush"]),
    );
    expect(await rounds.dueNext(connectionId, DURING, 10)).not.toContain("Ulater");
    expect(await rounds.dueNext(connectionId, DURING, 2)).toHaveLength(2);
    const lead = await outbox.lead(connectionId, "me", DURING, HOUR);
    const claimed = await outbox.claim(connectionId, lead?.fence ?? -1, DURING, 10, HOUR);
    expect(claimed.map(({ address }) => address.externalId)).not.toContain("Ulater");
    // What is being sent is still among those whom a look-up is for.
    expect(await rounds.dueNext(connectionId, DURING, 10)).toContain("Unow");
    for (const { id, attempt } of claimed)
      await outbox.settle(id, attempt, { state: "sent", messageRef: id }, DURING);

    const question = await rounds.question(owed.find(({ addressId }) => addressId === "Unight")?.ref ?? "");
    expect(question).toMatchObject({ askAt: DURING, home: "Asia/Shanghai" });
    expect(question?.hushed).toBeUndefined();
    expect(await rounds.hush("own-Uhush".padEnd(22, "-"))).toBe(true);
    expect(await rounds.hush("nobody's")).toBe(false);
    const told: unknown[] = [];
    const morning = new Date(DURING.getTime() + 9 * HOUR);
    const moments = new Map([
      ["Asia/Shanghai", null],
      ["America/New_York", morning],
    ]);
    await rounds.remind(round.id, 1, DURING, (silent) => {
      told.push(silent);
      const at = moments.get(silent.zone ?? "");
      return at === undefined ? DURING : at;
    });
    // Who has yet to be asked is reminded too, who wants to hear no more is not, and no moment means no reminder.
    const reminders = await owedIn(opened, "reminder");
    const at = Object.fromEntries(reminders.map(({ addressId, notBefore }) => [addressId, notBefore]));
    expect(at).toMatchObject({ Unow: DURING, Ulater: morning });
    expect(Object.keys(at)).not.toContain("Unight");
    expect(Object.keys(at)).not.toContain("Uhush");
    expect(told).toContainEqual({ askAt: later, zone: "America/New_York" });
  });

  test("goes on with reminding that was broken off", async () => {
    const { opened, rounds, outbox, round, asked, organizationId, connectionId } = await ground(open, {
      people: 205,
    });
    await arrive(opened, round.id);
    const done = asked.slice(0, 90).map(({ accountId, invitationId, presser }) => ({
      ...({
        organizationId,
        connectionId,
        kind: "reminder",
        ref: invitationId,
        roundId: round.id,
        accountId,
      } as const),
      ...({
        address: { kind: "account", externalId: presser.externalId },
        sequence: 1,
        notBefore: DURING,
      } as const),
    }));
    expect(await outbox.owe(done, DURING)).toBe(90);
    expect(await rounds.remind(round.id, 1, DURING)).toBe(115);
    expect(await owedIn(opened, "reminder")).toHaveLength(205);
  });

  test("reminds nobody of a round that is not open", async () => {
    const { opened, rounds, round } = await ground(open);
    await arrive(opened, round.id);
    await setState(opened, round.id, "closing");
    expect(await rounds.remind(round.id, 1, DURING)).toBe(0);
    expect((await rounds.byId(round.id))?.remindersDone).toBe(0);
  });

  test("closes early once and tells everyone asked", async () => {
    const { opened, rounds, people, round, asked } = await ground(open, { people: 205 });
    await people.unsubscribe(asked[0]?.accountId ?? "", "unreachable", DURING);
    const closing = () => rounds.closeEarly(round.id, DURING);
    expect((await Promise.all([closing(), closing()])).sort()).toEqual([false, true]);
    expect(await rounds.byId(round.id)).toMatchObject({ state: "open", closesAt: DURING });
    const notices = await owedIn(opened, "closed-early");
    expect(notices.map(({ ref }) => ref).sort()).toEqual(
      asked
        .slice(1)
        .map(({ invitationId }) => invitationId)
        .sort(),
    );
  });

  test("does not close early what is over", async () => {
    const { opened, rounds, round } = await ground(open);
    expect(await rounds.closeEarly(round.id, CLOSES)).toBe(false);
    await setState(opened, round.id, "closing");
    expect(await rounds.closeEarly(round.id, DURING)).toBe(false);
    expect(await rounds.closeEarly("none", DURING)).toBe(false);
    expect(await owedIn(opened, "closed-early")).toEqual([]);
  });
});
