import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { SurveyError } from "../../core/errors.ts";
import { reconcile } from "../../core/reconcile.ts";
import { type Acme, createAcme, TUESDAY } from "./ask/acme.ts";

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const NOTHING = {
  sealed: 0,
  opened: 0,
  missed: 0,
  refused: 0,
  reminded: 0,
  scrub: "nothing",
  troubles: 0,
  failed: [],
};

let acme: Acme;
beforeEach(async () => {
  acme = await createAcme();
});
afterEach(() => acme.close());

const pass = (now: Date, ports = acme.ports) => reconcile(ports, acme.organization.id, now);

describe("a pass", () => {
  it("takes a round from its fire to scrubbed, and does nothing in between", async () => {
    acme.hire(12);
    const schedule = await acme.schedule();
    const closes = new Date("2026-01-09T12:00:00Z").getTime();
    expect(await pass(TUESDAY)).toEqual({ ...NOTHING, opened: 1 });
    expect(await pass(TUESDAY)).toEqual(NOTHING);
    await acme.engine.db.update(acme.engine.tables.deliveries).set({ state: "sent" });
    expect(await pass(new Date("2026-01-08T10:00:00Z"))).toEqual({ ...NOTHING, reminded: 12 });
    expect(await pass(new Date(closes))).toEqual(NOTHING);
    expect(await pass(new Date(closes + 14 * 60_000))).toEqual(NOTHING);
    expect(await pass(new Date(closes + 15 * 60_000))).toEqual({ ...NOTHING, sealed: 1, scrub: "scrubbed" });
    expect(await pass(new Date(closes + HOUR))).toEqual(NOTHING);
    expect(await acme.rounds(schedule.id)).toMatchObject([{ state: "scrubbed" }]);
  });

  it("closes one round and opens the next at once after downtime", async () => {
    acme.hire(12);
    const schedule = await acme.schedule();
    await pass(TUESDAY);
    expect(await pass(new Date(TUESDAY.getTime() + 14 * DAY))).toMatchObject({
      sealed: 1,
      opened: 1,
      missed: 1,
    });
    const rounds = await acme.rounds(schedule.id);
    expect(rounds.map(({ state }) => state)).toEqual(["open", "missed", "scrubbed"]);
  });

  it("goes on when one step fails, and says which by its code", async () => {
    acme.hire(12);
    await acme.schedule();
    const sealing = {
      ...acme.ports.sealing,
      closing: () => Promise.reject(new SurveyError("database-unavailable")),
      scrub: () => Promise.reject(new TypeError("a bug")),
    };
    expect(await pass(TUESDAY, { ...acme.ports, sealing })).toEqual({
      ...NOTHING,
      opened: 1,
      failed: [
        { step: "close", code: "database-unavailable" },
        { step: "scrub", code: "internal" },
      ],
    });
    expect(acme.logged.filter(({ level }) => level === "error").map(({ fields }) => fields)).toEqual([
      { event: "pass-step-failed", kind: "close", code: "database-unavailable" },
      { event: "pass-step-failed", kind: "scrub", code: "internal" },
    ]);
  });

  it("shouts a schedule's trouble once a day and whispers it afterwards", async () => {
    await acme.schedule({ audience: { kind: "channel", externalId: "C9" } });
    for (const hours of [0, 1, 2, 24]) await pass(new Date(TUESDAY.getTime() + hours * HOUR));
    expect(acme.logged.map(({ level, fields }) => `${level} ${fields.event} ${fields.code}`)).toEqual([
      "warn not-opened audience-not-visible",
      "debug not-opened audience-not-visible",
      "debug not-opened audience-not-visible",
      "warn not-opened audience-not-visible",
    ]);
  });

  it("ends the opening when the database fails, to do it all again", async () => {
    acme.hire(12);
    await acme.schedule();
    const rounds = { ...acme.ports.rounds, begin: () => Promise.reject(new SurveyError("database-full")) };
    const failed = [{ step: "open", code: "database-full" }];
    expect(await pass(TUESDAY, { ...acme.ports, rounds })).toEqual({ ...NOTHING, failed });
    expect(await acme.owed("trouble")).toEqual([]);
    expect(await pass(TUESDAY)).toEqual({ ...NOTHING, opened: 1 });
  });
});
