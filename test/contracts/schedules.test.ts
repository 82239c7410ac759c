// The contracts of Surveys and Schedules: kept whole, found by key, written only over what was read.
import { describe, expect, onTestFinished, test } from "vitest";
import { ensurePresets } from "../../core/survey/presets.ts";
import { newSchedule } from "../core/ask/acme.ts";
import { askRound } from "./asked-round.ts";
import { DATABASES, type TestDatabase } from "./databases.ts";

const NOW = new Date("2026-03-03T09:00:00Z");

async function ground(open: TestDatabase["open"]) {
  const opened = await open();
  onTestFinished(() => opened.close());
  const asked = await askRound(opened, { people: 1, open: false });
  return { ...opened.store, ...asked };
}

describe.each(DATABASES)("Surveys on $name", ({ open }) => {
  test("adds a survey once and gives the one that is there", async () => {
    const { surveys, survey, organizationId } = await ground(open);
    const { id, ...same } = survey;
    const others = await Promise.all(
      Array.from({ length: 5 }, () => surveys.ensure({ ...same, subject: "another" })),
    );
    expect(others).toEqual(others.map(() => survey));
    expect(await surveys.byKey(organizationId, "staff")).toEqual(survey);
    expect(await surveys.byId(id)).toEqual(survey);
    expect(await surveys.byKey("other", "staff")).toBeNull();
    expect(await surveys.byId("none")).toBeNull();
    const product = await surveys.ensure({ ...same, key: "product", relation: "customer" });
    expect((await surveys.all(organizationId)).map(({ key }) => key)).toEqual(["product", "staff"]);
    expect(product.id).not.toBe(id);
  });

  test("writes over the version that was read and no other", async () => {
    const { surveys, survey } = await ground(open);
    const edited = { ...survey, subject: "Beta", drivers: [], promise: "attributed", version: 2 } as const;
    const results = await Promise.all([
      surveys.update(edited, 1, NOW),
      surveys.update({ ...edited, subject: "Gamma" }, 1, NOW),
    ]);
    expect([...results].sort()).toEqual([false, true]);
    const stored = await surveys.byId(survey.id);
    expect(stored).toEqual({ ...edited, subject: results[0] ? "Beta" : "Gamma" });
    expect(await surveys.update({ ...edited, version: 3 }, 2, NOW)).toBe(true);
    expect(await surveys.update({ ...edited, version: 3 }, 2, NOW)).toBe(false);
  });
});

describe.each(DATABASES)("Versions of surveys on $name", ({ open }) => {
  test("keep what was asked before each change, and nothing of a change that came too late", async () => {
    const { surveys, survey } = await ground(open);
    expect(await surveys.versions(survey.id)).toEqual([]);
    const later = new Date(NOW.getTime() + 60_000);
    const rated = { ...survey, extras: { rated: ["pay"] } };
    expect(await surveys.update({ ...survey, subject: "Beta" }, 1, NOW)).toBe(true);
    expect(await surveys.update({ ...rated, subject: "Late" }, 1, NOW)).toBe(false);
    expect(await surveys.update({ ...rated, subject: "Gamma" }, 2, later)).toBe(true);
    expect(await surveys.versions(survey.id)).toEqual([
      { survey: { ...survey, subject: "Beta", version: 2 }, until: later },
      { survey, until: NOW },
    ]);
    expect(await surveys.byId(survey.id)).toEqual({ ...rated, subject: "Gamma", version: 3 });
  });

  test("go with a survey that nobody uses; one that was asked stays", async () => {
    const { surveys, survey, organizationId } = await ground(open);
    const { id: _, ...body } = survey;
    const spare = await surveys.ensure({ ...body, key: "spare" });
    expect(await surveys.update({ ...spare, subject: "Beta" }, 1, NOW)).toBe(true);
    expect(await surveys.remove(spare.id)).toBe("removed");
    expect(await surveys.versions(spare.id)).toEqual([]);
    expect(await surveys.remove(survey.id)).toBe("used");
    expect((await surveys.all(organizationId)).map(({ key }) => key)).toEqual(["staff"]);
  });
});

describe.each(DATABASES)("Schedules on $name", ({ open }) => {
  test("keeps a schedule whole", async () => {
    const { schedules, schedule, organizationId } = await ground(open);
    expect(await schedules.byId(schedule.id)).toEqual(schedule);
    expect(await schedules.byKey(organizationId, schedule.key)).toEqual(schedule);
    expect(await schedules.byKey("other", schedule.key)).toBeNull();
    expect(await schedules.all(organizationId)).toEqual([schedule]);
    expect(schedule).toMatchObject({
      cadence: { kind: "weekly" },
      audience: { kind: "channel" },
      version: 1,
    });
  });

  test("puts a number behind a key that is taken, whoever takes it at the same moment", async () => {
    const { schedules, schedule, organizationId } = await ground(open);
    const { id: _id, version: _version, ...draft } = schedule;
    const created = await Promise.all(Array.from({ length: 4 }, () => schedules.create(draft)));
    expect(created.map(({ key }) => key).sort()).toEqual(["staff-2", "staff-3", "staff-4", "staff-5"]);
    expect(await schedules.all(organizationId)).toHaveLength(5);
  });

  test("makes one schedule of one yes, however many say it at once", async () => {
    const { schedules, schedule, organizationId } = await ground(open);
    const { id: _id, version: _version, ...draft } = schedule;
    const said = await Promise.all(
      Array.from({ length: 4 }, () => schedules.createOnce(draft, { id: "yes", first: false })),
    );
    expect(said.filter((each) => each?.isNew)).toHaveLength(1);
    expect(said.map((each) => each?.schedule.key)).toEqual(said.map(() => "staff-2"));
    expect(await schedules.all(organizationId)).toHaveLength(2);
    // There is a schedule already: nothing is the first any more, but what has been saved is given again.
    expect(await schedules.createOnce(draft, { id: "late", first: true })).toBeNull();
    expect(await schedules.createOnce(draft, { id: "yes", first: true })).toMatchObject({ isNew: false });
  });

  test("makes one first schedule, whoever says yes at the same moment", async () => {
    const opened = await open();
    onTestFinished(() => opened.close());
    const { people, schedules, surveys } = opened.store;
    const organization = await people.ensureOrganization({
      ...{ name: "Acme", zone: "UTC", locale: "en", operator: "IT" },
    });
    const of = { organizationId: organization.id, platform: "slack", externalId: "T", name: "T" } as const;
    const connection = await people.ensureConnection(of);
    const [survey] = await ensurePresets({ surveys }, organization);
    if (survey === undefined) throw new Error("no presets");
    const draft = newSchedule(organization, survey, connection);
    const made = await Promise.all(
      ["ann", "bob", "cy"].map((id) => schedules.createOnce(draft, { id, first: true })),
    );
    expect(made.filter((each) => each !== null)).toHaveLength(1);
    expect(await schedules.all(organization.id)).toHaveLength(1);
  });

  test("writes over the version that was read and no other", async () => {
    const { schedules, schedule } = await ground(open);
    const paused = { ...schedule, state: "paused", reminders: [{ kind: "after", hours: 48 }] } as const;
    const results = await Promise.all([
      schedules.update(paused, 1),
      schedules.update({ ...schedule, panels: 4 }, 1),
    ]);
    expect([...results].sort()).toEqual([false, true]);
    expect(await schedules.byId(schedule.id)).toMatchObject({ version: 2 });
    expect(await schedules.update(paused, 2)).toBe(true);
    expect(await schedules.byId(schedule.id)).toEqual({ ...paused, version: 3 });
  });
});
