// Rounds by each person's own clock as they are opened and reminded of, on a real store: forty zones over changes of clocks, downtime, blackouts.
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { openByHand } from "../../../core/ask/open-by-hand.ts";
import { openDueRounds } from "../../../core/ask/open-due-rounds.ts";
import { remindSilent } from "../../../core/ask/remind-silent.ts";
import { isQuiet } from "../../../core/ask/right-moment.ts";
import type { Schedule } from "../../../core/ask/schedule.ts";
import { DEFAULT_POLICY, type Policy } from "../../../core/people/policy.ts";
import { closeDueRounds } from "../../../core/publish/close-due-rounds.ts";
import { DAY_MS, wallTime } from "../../../core/time.ts";
import { type Acme, createAcme, member } from "./acme.ts";
import { ZONES } from "./zones.ts";

let acme: Acme;
beforeEach(async () => {
  acme = await createAcme();
  for (const zone of ZONES) acme.slackSide.everyone.set(zone, member(zone, { zone }));
});
afterEach(() => acme.close());

const at = (iso: string): Date => new Date(iso);
const local = (changes: Partial<Schedule> = {}) =>
  acme.schedule({
    ...{ localTime: true, zone: "Europe/Berlin", anchor: "2026-03-02", since: at("2026-03-02T00:00:00Z") },
    ...changes,
  });
const opened = (now: Date) => openDueRounds(acme.ports, acme.organization.id, now);

/** When each zone's one person is owed messages of a kind, newest round alone. */
async function owedAt(kind: string): Promise<ReadonlyMap<string, Date>> {
  return new Map((await acme.owed(kind)).map(({ to, notBefore }) => [to, notBefore]));
}

async function setPolicy(changes: Partial<Policy>): Promise<void> {
  const { policy, version } = await acme.ports.people.policy(acme.organization.id);
  expect(await acme.ports.people.setPolicy(acme.organization.id, { ...policy, ...changes }, version)).toBe(
    true,
  );
}

describe("a round of local time", () => {
  test("asks everyone at ten of a working day of theirs, week after week, over both changes of clocks", async () => {
    expect(ZONES.length).toBeGreaterThanOrEqual(40);
    const schedule = await local();
    const calendar = await acme.ports.calendars.of(null);
    // March and April with their changes of clocks, then September to November with theirs.
    for (const week of [0, 1, 2, 4, 5, 6, 27, 30, 31, 32, 34, 35]) {
      const now = at("2026-03-03T09:00:05Z").getTime() + week * 7 * DAY_MS;
      const before = new Set((await acme.owed("question")).map(({ ref }) => ref));
      // In summer ten o'clock in Berlin is an hour earlier: a pass comes late then, as after a short downtime.
      const done = await opened(new Date(now));
      expect(done.at(-1)).toMatchObject({ kind: "opened" });
      const [round] = await acme.rounds(schedule.id);
      if (round === undefined) throw new Error("no round");
      const asked = (await acme.owed("question")).filter(({ ref }) => !before.has(ref));
      expect(asked).toHaveLength(ZONES.length);
      for (const { to: zone, notBefore } of asked) {
        const [date = "", clock = ""] = wallTime(notBefore, zone).split("T");
        const told = `${zone} ${date} ${clock} in round ${round.nominal}`;
        expect(notBefore >= round.opensAt, told).toBe(true);
        expect(notBefore < round.closesAt, told).toBe(true);
        expect(isQuiet(DEFAULT_POLICY, clock), told).toBe(false);
        expect(calendar.dayOff(zone, date).off, told).toBe(false);
        // Whose ten o'clock fell between the fire and the late pass is asked at the next decent hour: at once, or in the morning.
        const hadPassed = notBefore.getTime() === round.opensAt.getTime();
        expect(clock === "10:00" || hadPassed, told).toBe(true);
      }
      await closeDueRounds(acme.ports, acme.organization.id, new Date(now + 5 * DAY_MS));
    }
  });

  test("freezes moment and zone, and keeps to them when someone moves", async () => {
    await local();
    await opened(at("2026-03-03T09:00:00Z"));
    const before = await owedAt("question");
    acme.slackSide.everyone.set("Asia/Tokyo", member("Asia/Tokyo", { zone: "America/Los_Angeles" }));
    await opened(at("2026-03-03T09:00:10Z"));
    expect(await owedAt("question")).toEqual(before);
    expect(wallTime(before.get("Asia/Tokyo") ?? at("1970-01-01"), "Asia/Tokyo")).toBe("2026-03-04T10:00");
  });

  test("opened by hand asks who is at work now, the others in their morning", async () => {
    const schedule = await local({ closes: { kind: "after", hours: 72 }, state: "paused" });
    const now = at("2026-03-03T14:20:00Z");
    expect(await openByHand(acme.ports, schedule, now)).toMatchObject({ kind: "opened" });
    const asked = await owedAt("question");
    expect(asked.get("Europe/Berlin")).toEqual(now);
    expect(wallTime(asked.get("Asia/Shanghai") ?? now, "Asia/Shanghai")).toBe("2026-03-04T09:00");
  });

  test("without it everyone is asked at the opening, and the zone is kept for reminders", async () => {
    await local({ localTime: false });
    await opened(at("2026-03-03T09:00:00Z"));
    const moments = [...(await owedAt("question")).values()].map((moment) => moment.toISOString());
    expect(new Set(moments)).toEqual(new Set(["2026-03-03T09:00:00.000Z"]));
    const { invitations } = acme.engine.tables;
    const rows = await acme.engine.db.select().from(invitations);
    expect(new Set(rows.map(({ zone }) => zone))).toEqual(new Set(ZONES));
    expect(new Set(rows.map(({ askAt }) => askAt))).toEqual(new Set([null]));
  });
});

describe("a reminder", () => {
  test.each([true, false])(
    "comes at a decent hour of everyone's own working day, before closing (local time: %s)",
    async (localTime) => {
      const schedule = await local({ localTime });
      await opened(at("2026-03-03T09:00:00Z"));
      const { deliveries } = acme.engine.tables;
      await acme.engine.db.update(deliveries).set({ state: "sent", messageRef: "1" });
      const [done] = await remindSilent(acme.ports, acme.organization.id, at("2026-03-05T09:00:05Z"));
      expect(done?.count).toBeGreaterThan(ZONES.length / 2);
      const calendar = await acme.ports.calendars.of(null);
      const [round] = await acme.rounds(schedule.id);
      for (const [zone, when] of await owedAt("reminder")) {
        const [date = "", clock = ""] = wallTime(when, zone).split("T");
        expect(isQuiet(DEFAULT_POLICY, clock), `${zone} ${clock}`).toBe(false);
        expect(calendar.dayOff(zone, date).off, `${zone} ${date}`).toBe(false);
        expect(when.getTime()).toBeLessThan(round?.closesAt.getTime() ?? 0);
      }
      expect((await owedAt("reminder")).get("Europe/Berlin")).toEqual(at("2026-03-05T09:00:05Z"));
      expect(await remindSilent(acme.ports, acme.organization.id, at("2026-03-05T09:00:10Z"))).toEqual([]);
    },
  );
});

describe("a blackout", () => {
  const BLACKOUT = { from: "2026-03-10", to: "2026-03-12", name: "Retreat" };

  test("opens nothing, neither a fire on it nor one of before that was held up, and says why", async () => {
    const schedule = await local();
    await setPolicy({ blackouts: [BLACKOUT, { from: "2026-03-18", to: "2026-03-18", name: "" }] });
    await opened(at("2026-03-03T09:00:00Z"));
    await closeDueRounds(acme.ports, acme.organization.id, at("2026-03-08T09:00:00Z"));
    expect(await opened(at("2026-03-10T09:00:00Z"))).toMatchObject([{ kind: "missed", why: "blackout" }]);
    expect(await opened(at("2026-03-10T09:00:05Z"))).toEqual([]);
    expect(await openByHand(acme.ports, schedule, at("2026-03-11T12:00:00Z"))).toEqual({
      kind: "refused",
      why: "blackout",
    });
    // The fire of the 17th is found on the 18th.
    expect(await opened(at("2026-03-18T09:00:00Z"))).toMatchObject([{ kind: "missed", why: "blackout" }]);
    expect(await opened(at("2026-03-24T09:00:00Z"))).toMatchObject([{ kind: "opened" }]);
    expect((await acme.rounds(schedule.id)).map(({ nominal, state }) => [nominal, state])).toMatchObject([
      ["2026-03-24T10:00", "open"],
      ["2026-03-17T10:00", "missed"],
      ["2026-03-10T10:00", "missed"],
      ["2026-03-03T10:00", expect.stringMatching(/sealed|scrubbed/)],
    ]);
  });

  test("that begins while a round is open moves its questions and reminders, or drops them", async () => {
    await setPolicy({ blackouts: [{ from: "2026-03-05", to: "2026-03-05", name: "" }] });
    await local();
    await opened(at("2026-03-03T09:00:00Z"));
    for (const [zone, when] of await owedAt("question"))
      expect(wallTime(when, zone).slice(0, 10)).not.toBe("2026-03-05");
    const { deliveries } = acme.engine.tables;
    await acme.engine.db.update(deliveries).set({ state: "sent", messageRef: "1" });
    await remindSilent(acme.ports, acme.organization.id, at("2026-03-05T09:00:00Z"));
    for (const [zone, when] of await owedAt("reminder"))
      expect(wallTime(when, zone).slice(0, 10)).toBe("2026-03-06");
    expect((await owedAt("reminder")).has("America/Los_Angeles")).toBe(false);
  });
});
