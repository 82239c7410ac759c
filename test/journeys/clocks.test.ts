// Rounds by the local clock of their schedule, with the whole app: changes to and from summer time, clocks set back, nights slept through, two processes at once.
import { afterEach, describe, expect, test } from "vitest";
import { type App, start } from "../../bots/main.ts";
import { postgresServer } from "../db/postgres-server.ts";
import { colleague } from "./slack-people.ts";
import { type Chatter, chatter } from "./telegram-people.ts";
import { claimed, openingWorlds, schedules, subscribed } from "./telegram-town.ts";
import type { World } from "./world.ts";

const open = openingWorlds();

/** Customers are asked by name here: two of them are enough for a round. */
const ATTRIBUTED = "survey product attributed everyone gap 6d close 2d";

async function plannedAt(at: string, words: string): Promise<{ world: World; ada: Chatter; bo: Chatter }> {
  const world = await open({ at });
  const [bo] = await subscribed(world, 1);
  const ada = await claimed(world);
  if (bo === undefined) throw new Error("nobody there");
  await schedules(ada, `${ATTRIBUTED} ${words}`);
  return { world, ada, bo };
}

const questionsOf = (person: Chatter) =>
  person.chat().filter(({ text }) => text?.includes("How likely") || text?.includes("has closed"));

async function roundsOf(world: World) {
  const { store, organization } = world.app();
  const [schedule] = await store.schedules.all(organization.id);
  return (await store.rounds.ofSchedule(schedule?.id ?? "", 20)).toReversed();
}

const nominals = async (world: World, state?: string) =>
  (await roundsOf(world)).flatMap((round) =>
    state === undefined || round.state === state ? [round.nominal] : [],
  );

describe("a schedule in local time", () => {
  test.each([
    // Before and after the change each fire comes at the same time on the wall.
    [
      "New York",
      "2026-10-26T12:00:00Z",
      "sun 10:00 America/New_York",
      ["2026-11-01T15:00:00Z", "2026-11-08T15:00:00Z"],
    ],
    [
      "New York in spring",
      "2027-03-02T12:00:00Z",
      "sun 10:00 America/New_York",
      ["2027-03-07T15:00:00Z", "2027-03-14T14:00:00Z"],
    ],
    // A time that the gap leaves out comes at its end, one that comes twice counts the first time.
    [
      "New York's gap",
      "2027-03-02T12:00:00Z",
      "sun 02:30 America/New_York",
      ["2027-03-07T07:30:00Z", "2027-03-14T07:00:00Z"],
    ],
    [
      "New York's repeated hour",
      "2026-10-27T12:00:00Z",
      "sun 01:30 America/New_York",
      ["2026-11-01T05:30:00Z", "2026-11-08T06:30:00Z"],
    ],
    [
      "Havana's gap at midnight",
      "2027-03-02T12:00:00Z",
      "sun 00:00 America/Havana",
      ["2027-03-07T05:00:00Z", "2027-03-14T05:00:00Z"],
    ],
    [
      "Lord Howe's half hour",
      "2026-09-22T12:00:00Z",
      "sun 02:15 Australia/Lord_Howe",
      ["2026-09-26T15:45:00Z", "2026-10-03T15:30:00Z"],
    ],
    [
      "Chatham's three quarters",
      "2026-09-15T12:00:00Z",
      "sun 03:00 Pacific/Chatham",
      ["2026-09-19T14:15:00Z", "2026-09-26T14:00:00Z"],
    ],
  ])("fires over the change of %s", async (_, at, words, fires) => {
    const { world, bo } = await plannedAt(at, `every ${words}`);
    for (const [index, fire] of fires.entries()) {
      await world.goTo(new Date(Date.parse(fire) - 1_000));
      expect(await nominals(world)).toHaveLength(index);
      await world.goTo(fire);
      await bo.readsLast("How likely are you");
      // The hour that comes twice brings nothing twice.
      await world.goTo(new Date(Date.parse(fire) + 3_600_000));
      expect(questionsOf(bo)).toHaveLength(index + 1);
    }
    const opened = await roundsOf(world);
    // To the second: the clock runs on while it is put there.
    const toSecond = (instant: Date) => instant.toISOString().slice(0, 19);
    expect(opened.map(({ opensAt }) => toSecond(opensAt))).toEqual(
      fires.map((fire) => toSecond(new Date(fire))),
    );
  });
});

describe("a clock", () => {
  test("that is set back asks nobody twice, and goes on where it was", async () => {
    const { world, bo } = await plannedAt("2026-11-02T07:00:00Z", "every tue 10:00");
    await world.goTo("2026-11-03T09:00:01Z");
    await bo.readsLast("How likely are you");
    for (const back of ["2026-11-03T08:30:00Z", "2026-11-02T09:00:00Z", "2026-11-03T08:59:59Z"]) {
      await world.goTo(back);
      await world.goTo("2026-11-03T09:00:01Z");
    }
    expect(questionsOf(bo)).toHaveLength(1);
    await world.goTo("2026-11-10T09:00:01Z");
    expect(questionsOf(bo)).toHaveLength(2);
    expect(await nominals(world)).toEqual(["2026-11-03T10:00", "2026-11-10T10:00"]);
  });
});

describe("a bot that was down", () => {
  test("opens the latest round that can still be answered, and records the others as missed", async () => {
    const { world, ada, bo } = await plannedAt("2026-11-02T07:00:00Z", "every tue 10:00");
    await world.goTo("2026-11-03T09:00:01Z");
    world.clock.set("2026-11-24T20:00:00Z");
    await world.restart();
    await world.settle();
    expect(questionsOf(bo)).toHaveLength(2);
    expect((await roundsOf(world)).map(({ nominal, state }) => [nominal, state])).toEqual([
      ["2026-11-03T10:00", expect.stringMatching(/^(sealed|scrubbed)$/)],
      ["2026-11-10T10:00", "missed"],
      ["2026-11-17T10:00", "missed"],
      ["2026-11-24T10:00", "open"],
    ]);
    // It closes when it would have closed all the same.
    expect((await roundsOf(world)).at(-1)?.closesAt.toISOString()).toBe("2026-11-26T09:00:00.000Z");
    await ada.say("/nps rounds");
    await ada.readsLast(/missed|did not/i);
  });

  test("opens nothing whose closing has passed", async () => {
    const { world, bo } = await plannedAt("2026-11-02T07:00:00Z", "every tue 10:00");
    world.clock.set("2026-11-06T12:00:00Z");
    await world.restart();
    await world.settle();
    expect(questionsOf(bo)).toHaveLength(0);
    expect(await nominals(world, "missed")).toEqual(["2026-11-03T10:00"]);
    await world.goTo("2026-11-10T09:00:01Z");
    expect(questionsOf(bo)).toHaveLength(1);
  });
});

describe("two processes on one database", () => {
  const others: App[] = [];
  afterEach(async () => {
    for (const app of others.splice(0)) await app.stop();
  });

  test.each(["SQLite", "PostgreSQL"] as const)(
    "and one tick open one round, asked once (%s)",
    async (database) => {
      // The server goes when the run ends, and this database with it.
      const server = database === "SQLite" ? null : await postgresServer();
      const shared = server === null ? {} : { databaseUrl: server.url(await server.create()) };
      // Slack's sockets may be several; Telegram gives its updates to one poller alone.
      const world = await open({ slack: "socket", telegram: null, ...shared });
      const ada = colleague(world.slack, { name: "ada" });
      const staff = Array.from({ length: 3 }, (_, index) => colleague(world.slack, { name: `p${index}` }));
      world.slack.addChannel({ name: "all", members: [ada, ...staff].map(({ id }) => id) });
      await ada.asks(`claim ${world.claimCode()}`);
      await ada.asks(`schedule ${ATTRIBUTED.replace("everyone", "in #all")} every tue 10:00`);
      await ada.press(/^Save/);
      await ada.isTold("Saved: schedule “product”");

      const log = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };
      others.push(await start({ env: world.env, clock: world.clock, log, tick: "manual" }));
      for (const at of ["2026-11-03T09:00:00Z", "2026-11-10T09:00:00Z"]) {
        world.clock.set(at);
        await Promise.all([world.app(), ...others].map((app) => app.settle()));
      }
      expect(await nominals(world)).toEqual(["2026-11-03T10:00", "2026-11-10T10:00"]);
      for (const person of staff)
        expect(person.chat().filter(({ text }) => text.includes("How likely"))).toHaveLength(2);
    },
  );
});

test("someone who has just come is asked from the next round on, whatever the clock of the first", async () => {
  const { world, bo } = await plannedAt("2026-11-02T07:00:00Z", "every tue 10:00");
  await world.goTo("2026-11-03T09:00:01Z");
  const cai = chatter(world.telegram, { name: "Cai" });
  await cai.start();
  await world.goTo("2026-11-03T12:00:00Z");
  expect(questionsOf(cai)).toHaveLength(0);
  await world.goTo("2026-11-10T09:00:01Z");
  expect([questionsOf(bo), questionsOf(cai)].map(({ length }) => length)).toEqual([2, 1]);
});
