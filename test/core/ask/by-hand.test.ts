import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { closeByHand } from "../../../core/ask/close-by-hand.ts";
import { openByHand } from "../../../core/ask/open-by-hand.ts";
import { openDueRounds } from "../../../core/ask/open-due-rounds.ts";
import { dueReminder, remindSilent } from "../../../core/ask/remind-silent.ts";
import type { Round } from "../../../core/ask/round.ts";
import { reconcile } from "../../../core/reconcile.ts";
import { type Acme, createAcme, MONDAY, TUESDAY } from "./acme.ts";

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const daysAfter = (from: Date, days: number): Date => new Date(from.getTime() + days * DAY);

let acme: Acme;
beforeEach(async () => {
  acme = await createAcme();
});
afterEach(() => acme.close());

async function opened(now = TUESDAY): Promise<Round> {
  acme.hire(12);
  const schedule = await acme.schedule();
  await openDueRounds(acme.ports, acme.organization.id, now);
  const [round] = await acme.rounds(schedule.id);
  if (round === undefined) throw new Error("no round");
  return round;
}

describe("open by hand", () => {
  it("opens now, under a name that no fire has, and closes before the next fire", async () => {
    acme.hire(12);
    const schedule = await acme.schedule({ gapDays: 1, closes: { kind: "after", hours: 72 } });
    const outcome = await openByHand(acme.ports, schedule, MONDAY);
    expect(outcome).toMatchObject({
      kind: "opened",
      round: {
        state: "open",
        nominal: "2026-01-05T08:00!",
        invited: 12,
        closesAt: new Date(TUESDAY.getTime() - 20 * 60_000),
      },
    });
    await reconcile(acme.ports, acme.organization.id, TUESDAY);
    expect(await acme.rounds(schedule.id)).toMatchObject([
      { nominal: "2026-01-06T10:00", state: "open" },
      {},
    ]);
  });

  it("works on a paused schedule, whose fires do not come", async () => {
    acme.hire(12);
    const schedule = await acme.schedule({ state: "paused" });
    const outcome = await openByHand(acme.ports, schedule, new Date(TUESDAY.getTime() - HOUR / 4));
    expect(outcome).toMatchObject({ kind: "opened", round: { closesAt: new Date("2026-01-09T12:00:00Z") } });
  });

  it("does not open beside an open round, nor just before a fire", async () => {
    const round = await opened();
    const schedule = await acme.ports.schedules.byId(round.scheduleId);
    if (schedule === null) throw new Error("no schedule");
    expect(await openByHand(acme.ports, schedule, daysAfter(TUESDAY, 1))).toMatchObject({
      kind: "busy",
      round: { id: round.id },
    });
    await reconcile(acme.ports, acme.organization.id, daysAfter(TUESDAY, 5));
    const soon = new Date(daysAfter(TUESDAY, 7).getTime() - HOUR / 2);
    expect(await openByHand(acme.ports, schedule, soon)).toEqual({
      kind: "next-fire-soon",
      at: daysAfter(TUESDAY, 7),
    });
  });

  it("obeys the gap, the ten and the likeness, and records nothing that it refuses", async () => {
    const people = acme.hire(20);
    acme.slackSide.places.set("C1", new Set(people));
    const schedule = await acme.schedule({ gapDays: 6, audience: { kind: "channel", externalId: "C1" } });
    await openDueRounds(acme.ports, acme.organization.id, TUESDAY);
    await reconcile(acme.ports, acme.organization.id, daysAfter(TUESDAY, 4));
    expect(await openByHand(acme.ports, schedule, daysAfter(TUESDAY, 4))).toEqual({
      kind: "refused",
      why: "asked-recently",
    });
    acme.slackSide.places.set("C1", new Set(people.slice(2)));
    expect(await openByHand(acme.ports, schedule, daysAfter(TUESDAY, 6))).toEqual({
      kind: "refused",
      why: "too-alike",
    });
    acme.slackSide.places.set("C1", new Set(people.slice(12)));
    expect(await openByHand(acme.ports, schedule, daysAfter(TUESDAY, 6))).toEqual({
      kind: "refused",
      why: "too-few-people",
    });
    acme.slackSide.places.delete("C1");
    expect(await openByHand(acme.ports, schedule, daysAfter(TUESDAY, 6))).toMatchObject({
      kind: "not-visible",
    });
    acme.slackSide.up = false;
    expect(await openByHand(acme.ports, schedule, daysAfter(TUESDAY, 6))).toEqual({
      kind: "not-visible",
      code: "directory-unavailable",
    });
    expect(await acme.rounds(schedule.id)).toHaveLength(1);
    expect(await acme.owed("trouble")).toEqual([]);
  });

  it("takes the next panel's turn", async () => {
    acme.hire(40);
    const schedule = await acme.schedule({ panels: 4, gapDays: 21 });
    await openByHand(acme.ports, schedule, MONDAY);
    await reconcile(acme.ports, acme.organization.id, TUESDAY);
    const panels = (await acme.rounds(schedule.id)).map(({ panel }) => panel?.index);
    expect(panels).toEqual([1, 0]);
  });
});

describe("close by hand", () => {
  it("closes now and tells everyone who was asked", async () => {
    const round = await opened();
    expect(await closeByHand(acme.ports, round, daysAfter(TUESDAY, 1))).toEqual({ kind: "closed" });
    expect((await acme.ports.rounds.byId(round.id))?.closesAt).toEqual(daysAfter(TUESDAY, 1));
    expect(await acme.owed("closed-early")).toHaveLength(12);
    await reconcile(acme.ports, acme.organization.id, daysAfter(TUESDAY, 1.1));
    const sealed = await acme.ports.rounds.byId(round.id);
    expect(["sealed", "scrubbed"]).toContain(sealed?.state);
    if (sealed === null) return;
    expect(await closeByHand(acme.ports, sealed, daysAfter(TUESDAY, 2))).toEqual({
      kind: "not-open",
      state: sealed.state,
    });
  });

  it("does not announce the closing of a round whose time is up", async () => {
    const round = await opened();
    const justAfter = new Date(round.closesAt.getTime() + 60_000);
    expect(await closeByHand(acme.ports, round, justAfter)).toEqual({ kind: "not-open", state: "open" });
    expect(await acme.owed("closed-early")).toEqual([]);
  });
});

describe("a reminder", () => {
  const at = (hours: number): Date => new Date(TUESDAY.getTime() + hours * HOUR);
  it.each([
    [23, 0, null],
    [24, 0, 1],
    [24, 1, null],
    [48, 1, 2],
    [50, 0, 2],
    [50, 2, null],
    [72, 1, null],
  ])("after %i hours with %i done is number %s", (hours, remindersDone, expected) => {
    const round = { reminderAt: [at(24), at(48)], remindersDone, closesAt: at(72) };
    expect(dueReminder(round, at(hours))).toBe(expected);
  });

  it("is owed once, to those only whom the question has reached", async () => {
    const round = await opened();
    const { deliveries } = acme.engine.tables;
    await acme.engine.db.update(deliveries).set({ state: "sent" });
    const thursday = new Date("2026-01-08T10:00:00Z");
    const remind = () => remindSilent(acme.ports, acme.organization.id, thursday);
    expect(await remind()).toEqual([{ roundId: round.id, sequence: 1, count: 12 }]);
    expect(await remind()).toEqual([]);
    expect(await acme.owed("reminder")).toHaveLength(12);
  });
});
