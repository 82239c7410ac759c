import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { defaultSchedule } from "../../../core/ask/default-schedule.ts";
import type { ScheduleDraft } from "../../../core/ask/draft.ts";
import { fireTimes } from "../../../core/ask/fire-times.ts";
import { openDueRounds } from "../../../core/ask/open-due-rounds.ts";
import {
  pauseSchedule,
  resumeSchedule,
  saveSchedule,
  updateSchedule,
} from "../../../core/ask/save-schedule.ts";
import { reconcile } from "../../../core/reconcile.ts";
import { type Acme, createAcme, MONDAY, TUESDAY } from "./acme.ts";

const DAY = 86_400_000;
const daysAfter = (from: Date, days: number): Date => new Date(from.getTime() + days * DAY);

let acme: Acme;
beforeEach(async () => {
  acme = await createAcme();
});
afterEach(() => acme.close());

function draft(changes: Partial<ScheduleDraft> = {}): ScheduleDraft {
  return {
    organizationId: acme.organization.id,
    surveyId: acme.staff.id,
    connectionId: acme.slack.id,
    cadence: { kind: "weekly", everyWeeks: 1, day: 2, at: "10:00" },
    zone: "asia/shanghai",
    audience: { kind: "everyone", guests: false },
    audienceName: "everyone",
    ...changes,
  };
}

const save = (changes: Partial<ScheduleDraft> = {}, now = MONDAY) =>
  saveSchedule(acme.ports, draft(changes), now);

async function saved(changes: Partial<ScheduleDraft> = {}, now = MONDAY) {
  const outcome = await save(changes, now);
  if (outcome.kind !== "saved") throw new Error(JSON.stringify(outcome));
  return outcome.schedule;
}

describe("a schedule that is saved", () => {
  it("has its names put right and the defaults filled in", async () => {
    acme.hire(12);
    expect(await saved()).toMatchObject({
      key: "staff",
      zone: "Asia/Shanghai",
      anchor: "2026-01-05",
      mode: "direct",
      panels: 1,
      gapDays: 21,
      closes: { kind: "after", hours: 72 },
      reminders: [],
      digest: { channel: null, at: { kind: "after", hours: 0 } },
      catchUp: "latest",
      openDigest: true,
      state: "active",
      since: MONDAY,
    });
  });

  it("gets a number behind its name where that is taken", async () => {
    acme.hire(12);
    await saved();
    expect((await saved()).key).toBe("staff-2");
  });

  it.each([
    ["before this week's day", "2026-01-05T08:00:00Z", "2026-01-06T02:00:00.000Z"],
    ["after this week's day", "2026-01-07T08:00:00Z", "2026-01-13T02:00:00.000Z"],
  ])("every four weeks fires at the very next such day when it is saved %s", async (_, now, first) => {
    acme.hire(12);
    const cadence = { kind: "weekly", everyWeeks: 4, day: 2, at: "10:00" } as const;
    const { zone, anchor, since } = await saved({ cadence }, new Date(now));
    expect(fireTimes(cadence, { zone, anchor, from: since, count: 1 })[0]?.at.toISOString()).toBe(first);
  });

  it("is announced in the audience's channel", async () => {
    acme.slackSide.places.set("C1", new Set(acme.hire(12)));
    const schedule = await saved({ audience: { kind: "channel", externalId: "C1" } });
    expect(await acme.owed("announcement")).toMatchObject([
      { ref: schedule.id, to: "C1", notBefore: MONDAY },
    ]);
  });

  it("is announced in the digest's channel where everyone is asked, in that channel's language", async () => {
    acme.slackSide.places.set("C1", new Set(acme.hire(12)));
    const { id: connectionId } = acme.slack;
    await saved({
      digest: { channel: { connectionId, externalId: "C1", name: "all", locale: "zh-CN" } },
    });
    expect(await acme.owed("announcement")).toMatchObject([{ to: "C1", data: { locale: "zh-CN" } }]);
  });
});

describe("a draft is refused", () => {
  it.each<[string, Partial<ScheduleDraft>, string]>([
    ["an unknown zone", { zone: "Mars/Olympus" }, "zone unknown-zone"],
    [
      "an impossible time",
      { cadence: { kind: "weekly", everyWeeks: 1, day: 2, at: "25:00" } },
      "cadence cadence-time",
    ],
    ["an impossible day", { cadence: { kind: "monthly", day: 32, at: "10:00" } }, "cadence cadence-day"],
    [
      "a cron that never fires",
      { cadence: { kind: "cron", expression: "0 10 31 2 *" } },
      "cadence cadence-cron-never",
    ],
    [
      "a cron of every minute",
      { cadence: { kind: "cron", expression: "* * * * *" } },
      "cadence fires-too-often",
    ],
    ["closing before opening", { closes: { kind: "after", hours: 0 } }, "closes closes-before-opening"],
    [
      "closing after the next fire",
      { closes: { kind: "after", hours: 168 } },
      "closes closes-after-next-fire",
    ],
    [
      "closing as it fires again",
      { closes: { kind: "weekday", day: 2, at: "10:00" } },
      "closes closes-after-next-fire",
    ],
    ["no such time of day", { closes: { kind: "weekday", day: 2, at: "9" } }, "closes bad-moment"],
    [
      "a reminder after closing",
      { reminders: [{ kind: "after", hours: 73 }] },
      "reminders reminder-outside-round",
    ],
    [
      "three reminders",
      { reminders: [1, 2, 3].map((hours) => ({ kind: "after" as const, hours })) },
      "reminders too-many-reminders",
    ],
    ["half a panel", { panels: 1.5 }, "panels panels-out-of-range"],
    ["a gap before time", { gapDays: -1 }, "gap gap-out-of-range"],
    ["a post to everyone", { mode: "post" }, "mode post-needs-channel"],
    ["a name with spaces", { key: "two words" }, "key bad-key"],
    ["a survey of nobody", { surveyId: "none" }, "survey unknown-survey"],
    ["a connection of nobody", { connectionId: "none" }, "audience unknown-connection"],
    [
      "a channel out of sight",
      { audience: { kind: "channel", externalId: "C9" } },
      "audience audience-not-visible",
    ],
    ["more panels than tens", { panels: 3 }, "panels panel-too-small"],
  ])("for %s", async (_, changes, expected) => {
    acme.hire(25);
    const outcome = await save(changes);
    if (outcome.kind !== "invalid") throw new Error("it was saved");
    expect(outcome.problems.map(({ field, code }) => `${field} ${code}`)).toEqual([expected]);
    expect(await acme.ports.schedules.all(acme.organization.id)).toEqual([]);
  });

  it.each([
    [0, "audience-empty"],
    [9, "too-few-people"],
  ])("for an audience of %i", async (count, code) => {
    acme.hire(count);
    expect(await save()).toMatchObject({ kind: "invalid", problems: [{ field: "audience", code }] });
  });

  it("for a crowd that is to be asked one by one", async () => {
    acme.telegramSide.places.set("g1", 30);
    const changes = {
      connectionId: acme.telegram.id,
      audience: { kind: "channel", externalId: "g1" },
    } as const;
    expect(await save(changes)).toMatchObject({ problems: [{ field: "mode", code: "crowd-needs-post" }] });
    expect(await save({ ...changes, mode: "post" })).toMatchObject({ kind: "saved" });
  });

  it("for a platform that does not answer, and for a digest channel that the bot was removed from", async () => {
    acme.hire(12);
    const channel = { connectionId: acme.slack.id, externalId: "C8", name: "gone", locale: "en" } as const;
    expect(await save({ digest: { channel } })).toMatchObject({
      problems: [{ field: "digest", code: "channel-not-visible" }],
    });
    acme.slackSide.up = false;
    expect(await save()).toMatchObject({ problems: [{ field: "audience", code: "directory-unavailable" }] });
  });

  it("with everything that is wrong with its words at once", async () => {
    const outcome = await save({
      zone: "nowhere",
      cadence: { kind: "monthly", day: 0, at: "10:00" },
      panels: 0,
    });
    if (outcome.kind !== "invalid") throw new Error("it was saved");
    expect(outcome.problems.map(({ field }) => field).sort()).toEqual(["cadence", "panels", "zone"]);
  });
});

describe("an edit", () => {
  const zone = "UTC";

  it("holds for fires after both the edit and the open round's closing", async () => {
    acme.hire(12);
    const schedule = await saved({ zone, gapDays: 1 });
    await openDueRounds(acme.ports, acme.organization.id, TUESDAY);
    const daily = {
      cadence: { kind: "cron", expression: "0 10 * * *" },
      closes: { kind: "after", hours: 8 },
    } as const;
    const edited = await updateSchedule(
      acme.ports,
      schedule,
      draft({ zone, gapDays: 1, ...daily }),
      daysAfter(TUESDAY, 0.1),
    );
    const closesAt = daysAfter(TUESDAY, 3);
    expect(edited).toMatchObject({
      kind: "saved",
      schedule: { since: closesAt, state: "active", version: 2 },
    });

    for (let day = 0; day <= 5; day += 0.25)
      await reconcile(acme.ports, acme.organization.id, daysAfter(TUESDAY, day));
    const rounds = (await acme.rounds(schedule.id))
      .toReversed()
      .map(({ nominal, state }) => `${nominal} ${state}`);
    expect(rounds[0]).toMatch(/^2026-01-06T10:00/);
    expect(rounds[1]).toMatch(/^2026-01-10T10:00/);
    const [first] = (await acme.rounds(schedule.id)).toReversed();
    expect(first?.closesAt).toEqual(closesAt);
  });

  it("goes on counting weeks from where it did, unless the rhythm changes", async () => {
    acme.hire(12);
    const cadence = { kind: "weekly", everyWeeks: 2, day: 2, at: "10:00" } as const;
    const schedule = await saved({ zone, cadence });
    const same = await updateSchedule(
      acme.ports,
      schedule,
      draft({ zone, cadence, gapDays: 7 }),
      daysAfter(MONDAY, 9),
    );
    expect(same).toMatchObject({ kind: "saved", schedule: { anchor: "2026-01-05", gapDays: 7 } });
    const other = { ...cadence, day: 4 } as const;
    const moved = await updateSchedule(
      acme.ports,
      { id: schedule.id, version: 2 },
      draft({ zone, cadence: other }),
      daysAfter(MONDAY, 9),
    );
    expect(moved).toMatchObject({ kind: "saved", schedule: { anchor: "2026-01-12" } });
  });

  it("gives way to a faster one", async () => {
    acme.hire(12);
    const schedule = await saved();
    await updateSchedule(acme.ports, schedule, draft({ gapDays: 7 }), MONDAY);
    expect(await updateSchedule(acme.ports, schedule, draft({ gapDays: 8 }), MONDAY)).toEqual({
      kind: "stale",
    });
    expect(await updateSchedule(acme.ports, { id: "none", version: 1 }, draft(), MONDAY)).toEqual({
      kind: "unknown",
    });
  });

  it("is checked like a new schedule", async () => {
    acme.hire(12);
    const schedule = await saved();
    const outcome = await updateSchedule(acme.ports, schedule, draft({ panels: 2 }), MONDAY);
    expect(outcome).toMatchObject({ kind: "invalid", problems: [{ code: "panel-too-small" }] });
  });
});

describe("a pause", () => {
  it("keeps rounds from opening, and what it kept back is past", async () => {
    acme.hire(12);
    const schedule = await saved({ zone: "UTC", gapDays: 1 });
    expect(await pauseSchedule(acme.ports, schedule.id)).toMatchObject({ kind: "paused" });
    expect(await pauseSchedule(acme.ports, schedule.id)).toMatchObject({ kind: "already" });
    await openDueRounds(acme.ports, acme.organization.id, TUESDAY);
    expect(await resumeSchedule(acme.ports, schedule.id, daysAfter(TUESDAY, 1))).toMatchObject({
      kind: "resumed",
    });
    expect(await openDueRounds(acme.ports, acme.organization.id, daysAfter(TUESDAY, 1))).toEqual([]);
    expect(await acme.rounds(schedule.id)).toEqual([]);
    expect(await openDueRounds(acme.ports, acme.organization.id, daysAfter(TUESDAY, 7))).toMatchObject([
      { kind: "opened" },
    ]);
    expect(await pauseSchedule(acme.ports, "none")).toEqual({ kind: "unknown" });
  });
});

describe("the schedule that is offered", () => {
  it.each([
    [99, 1, 4],
    [100, 4, 1],
    [4000, 4, 1],
  ])(
    "for %i colleagues has %i panels and asks every %i weeks, and can be saved",
    async (size, panels, everyWeeks) => {
      acme.hire(Math.min(size, 120));
      const offered = defaultSchedule({
        survey: acme.staff,
        connectionId: acme.slack.id,
        size,
        zone: "UTC",
        audience: { kind: "everyone", guests: false },
        audienceName: "everyone",
        digestChannel: null,
      });
      expect(offered).toMatchObject({ panels, cadence: { kind: "weekly", everyWeeks, day: 2, at: "10:00" } });
      const schedule = await saveSchedule(acme.ports, offered, MONDAY);
      expect(schedule.kind).toBe("saved");
      await openDueRounds(acme.ports, acme.organization.id, TUESDAY);
      if (schedule.kind !== "saved") return;
      const [round] = await acme.rounds(schedule.schedule.id);
      expect(round).toMatchObject({
        closesAt: new Date("2026-01-09T12:00:00Z"),
        reminderAt: [new Date("2026-01-08T10:00:00Z")],
        digestAt: new Date("2026-01-12T10:00:00Z"),
      });
    },
  );

  it("can be saved for every preset", async () => {
    acme.hire(120);
    for (const survey of acme.surveys) {
      const offered = defaultSchedule({
        survey,
        connectionId: acme.slack.id,
        size: 120,
        zone: "America/New_York",
        audience: { kind: "everyone", guests: true },
        audienceName: "everyone",
        digestChannel: null,
      });
      expect(await saveSchedule(acme.ports, offered, MONDAY), survey.key).toMatchObject({ kind: "saved" });
    }
  });
});
