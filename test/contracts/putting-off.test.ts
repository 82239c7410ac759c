// The contract of wishes, of how often people were asked, and of questions that were put off.
import { and, eq, gt } from "drizzle-orm";
import { describe, expect, onTestFinished, test } from "vitest";
import { closeDueRounds } from "../../core/publish/close-due-rounds.ts";
import { deciding } from "../core/publish/counts.ts";
import { answer, askRound, CLOSES, DURING, HOUR, OPENS, type Wanted } from "./asked-round.ts";
import { DATABASES, type Opened, type TestDatabase } from "./databases.ts";

async function ground(open: TestDatabase["open"], wanted: Wanted = {}) {
  const opened = await open();
  onTestFinished(() => opened.close());
  const asked = await askRound(opened, wanted);
  const [first, second, third] = asked.asked;
  if (first === undefined || second === undefined || third === undefined) throw new Error("nobody asked");
  await arrive(opened, asked.round.id);
  return { opened, ...opened.store, ...asked, first, second, third };
}

async function arrive({ engine }: Opened, roundId: string): Promise<void> {
  const { deliveries } = engine.tables;
  const sent = { state: "sent", messageRef: "m" } as const;
  await engine.db.update(deliveries).set(sent).where(eq(deliveries.roundId, roundId));
}

async function putOff({ engine }: Opened) {
  const { deliveries } = engine.tables;
  const rows = await engine.db
    .select()
    .from(deliveries)
    .where(and(eq(deliveries.kind, "question"), gt(deliveries.sequence, 0)));
  return rows.map(({ ref, sequence, state, notBefore, addressId }) => ({
    ...{ ref, sequence, state, notBefore, addressId },
  }));
}

const LATER = new Date(OPENS.getTime() + 5 * HOUR);
const TOMORROW = new Date(OPENS.getTime() + 24 * HOUR);

describe.each(DATABASES)("Wishes on $name", ({ open }) => {
  test("are kept, changed and taken back, each person's own", async () => {
    const { people, first, second, third, survey } = await ground(open);
    const ids = [first.personId, second.personId, third.personId];
    expect(await people.wishes(ids)).toEqual(new Map());
    await people.setQuiet(first.personId, TOMORROW);
    await people.setOptedOut(first.personId, survey.id, true, "self");
    await people.setOptedOut(second.personId, "another", true, "self");
    await people.setOptedOut(second.personId, survey.id, true, "admin");
    expect(await people.wishes(ids)).toEqual(
      new Map([
        [first.personId, { quietUntil: TOMORROW, optedOut: [survey.id], keptOut: [] }],
        [second.personId, { quietUntil: null, optedOut: ["another"], keptOut: [survey.id] }],
      ]),
    );
    await people.setOptedOut(second.personId, survey.id, false, "self");
    await people.setOptedOut(second.personId, "another", false, "self");
    await people.setQuiet(first.personId, null);
    await people.setOptedOut(first.personId, survey.id, false, "self");
    expect(await people.wishes(ids)).toEqual(new Map());
  });
});

describe.each(DATABASES)("How often someone was asked on $name", ({ open }) => {
  test("counts each question since, over all schedules, at the moment when it went out", async () => {
    const { opened, rounds, first, second } = await ground(open);
    await askRound(opened, { name: "product", people: 1 });
    const ids = [first.personId, second.personId, "nobody"];
    expect(await rounds.timesAsked(ids, OPENS)).toEqual(
      new Map([
        [first.personId, 1],
        [second.personId, 1],
      ]),
    );
    expect(await rounds.timesAsked(ids, new Date(OPENS.getTime() + 1))).toEqual(new Map());
    const { invitations } = opened.engine.tables;
    await opened.engine.db
      .update(invitations)
      .set({ askAt: LATER })
      .where(eq(invitations.id, first.invitationId));
    expect(await rounds.timesAsked(ids, new Date(OPENS.getTime() + 1))).toEqual(
      new Map([[first.personId, 1]]),
    );
    expect(await rounds.momentsAsked(ids, OPENS)).toEqual(
      new Map([
        [first.personId, [LATER]],
        [second.personId, [OPENS]],
      ]),
    );
    expect(await rounds.momentsAsked(ids, new Date(OPENS.getTime() + 1))).toEqual(
      new Map([[first.personId, [LATER]]]),
    );
    expect(await rounds.lastAsked(ids)).toEqual(
      new Map([
        [first.personId, LATER],
        [second.personId, OPENS],
      ]),
    );
  });

  test("why people were passed over stays with the round", async () => {
    const opened = await open();
    onTestFinished(() => opened.close());
    const { round } = await askRound(opened, { open: false });
    const why = { wish: 2, gap: 7, sample: 30 };
    await opened.store.rounds.open(
      round.id,
      { passedOver: 39, passedOverWhy: why, size: null, postToken: null },
      OPENS,
    );
    expect(await opened.store.rounds.byId(round.id)).toMatchObject({ passedOver: 39, passedOverWhy: why });
  });
});

describe.each(DATABASES)("A question that is put off on $name", ({ open }) => {
  test("is owed once more at its moment, moved while it waits, and put off twice at most", async () => {
    const { opened, rounds, round, first } = await ground(open);
    expect(await rounds.snoozedUntil(first.invitationId)).toBeNull();
    expect(await rounds.snooze(first.token, LATER, 2)).toBe("snoozed");
    expect(await rounds.snooze(first.token, TOMORROW, 2)).toBe("snoozed");
    expect(await putOff(opened)).toEqual([
      {
        ref: first.invitationId,
        sequence: 1,
        state: "pending",
        notBefore: TOMORROW,
        addressId: first.presser.externalId,
      },
    ]);
    expect(await rounds.snoozedUntil(first.invitationId)).toEqual(TOMORROW);
    expect(await rounds.timesPutOff(first.token)).toBe((await putOff(opened)).length);
    await arrive(opened, round.id);
    expect(await rounds.snoozedUntil(first.invitationId)).toBeNull();
    expect(await rounds.snooze(first.token, TOMORROW, 2)).toBe("snoozed");
    await arrive(opened, round.id);
    expect(await rounds.snooze(first.token, TOMORROW, 2)).toBe("spent");
    expect((await putOff(opened)).map(({ sequence }) => sequence).sort()).toEqual([1, 2]);
  });

  test("is not, once it is answered, closed by then, or nobody's", async () => {
    const { opened, rounds, first, second } = await ground(open);
    await answer(opened, first, { score: 9 });
    expect(await rounds.snooze(first.token, LATER, 2)).toBe("late");
    expect(await rounds.snooze(second.token, CLOSES, 2)).toBe("late");
    expect(await rounds.snooze("no such token", LATER, 2)).toBe("late");
    expect(await putOff(opened)).toEqual([]);
  });

  test("keeps reminders away until it has come", async () => {
    const { opened, rounds, round, first } = await ground(open);
    await rounds.snooze(first.token, LATER, 2);
    expect(await rounds.remind(round.id, 1, DURING)).toBe(2);
    await arrive(opened, round.id);
    expect(await rounds.remind(round.id, 2, TOMORROW)).toBe(3);
  });

  test("leaves no trace when the round is sealed, whether it had come or not", async () => {
    const { opened, rounds, round, first, second } = await ground(open, { people: 12 });
    await rounds.snooze(first.token, LATER, 2);
    await arrive(opened, round.id);
    await rounds.snooze(second.token, TOMORROW, 2);
    expect(await putOff(opened)).toHaveLength(2);
    const after = new Date(CLOSES.getTime() + HOUR);
    await closeDueRounds({ ...deciding, ...opened.store }, round.organizationId, after);
    expect(await rounds.byId(round.id)).toMatchObject({ state: "sealed" });
    expect(await putOff(opened)).toEqual([]);
    const { deliveries } = opened.engine.tables;
    const left = await opened.engine.db
      .select({ state: deliveries.state, at: deliveries.notBefore, ref: deliveries.messageRef })
      .from(deliveries)
      .where(and(eq(deliveries.roundId, round.id), eq(deliveries.kind, "question")));
    expect(left).toHaveLength(12);
    expect(new Set(left.map((row) => JSON.stringify(row))).size).toBe(1);
  });
});
