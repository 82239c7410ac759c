// What goes wrong around a round on Telegram: limits, a failing database, crashes, a revoked token, words of every length and script.
import { describe, expect, test } from "vitest";
import { SurveyError } from "../../core/errors.ts";
import { expectLogWithout } from "./clean-log.ts";
import type { Chatter } from "./telegram-people.ts";
import { claimed, openingWorlds, schedules, subscribed } from "./telegram-town.ts";
import type { World } from "./world.ts";

const open = openingWorlds();
const WEEKLY = "every tue 10:00 everyone gap 6d close fri 12:00";
const TUESDAY = "2026-11-03T09:00:01Z";

async function asked(
  world: World,
  size = 10,
): Promise<{ ada: Chatter; bo: Chatter; people: readonly Chatter[] }> {
  const people = await subscribed(world, size);
  const ada = await claimed(world);
  await schedules(ada, WEEKLY);
  await world.goTo(TUESDAY);
  const [bo] = people;
  if (bo === undefined) throw new Error("nobody there");
  await bo.reads("How likely are you");
  return { ada, bo, people };
}

const connectionOf = (world: World) => world.app().connections[0]?.id ?? "";

/** What is kept of someone's answer now. */
async function ballotOf(world: World, person: Chatter) {
  const presser = { connectionId: connectionOf(world), externalId: `${person.id}` };
  const data = person
    .chat()
    .flatMap(({ keyboard }) => (keyboard ?? []).flat())
    .find((button) => /^[a-z]:[\w-]{22}/.test(button.data ?? ""))?.data;
  const token = data?.split(":")[1] ?? "";
  return world.app().store.ballots.change({ token, presser, now: world.clock.now() }, (facts) => ({
    outcome: facts?.ballot ?? null,
  }));
}

/** Lets calls of one of the store's methods fail, so many times; gives how many have. */
function failing<Port extends object, Name extends keyof Port & string>(
  port: Port,
  name: Name,
  code: "database-unavailable" | "database-full",
  times: number,
): () => number {
  const real = port[name] as (...given: unknown[]) => Promise<unknown>;
  let failed = 0;
  const broken = async (...given: unknown[]): Promise<unknown> => {
    if (failed < times) {
      failed += 1;
      throw new SurveyError(code);
    }
    return real.apply(port, given);
  };
  Object.assign(port, { [name]: broken });
  return () => failed;
}

test("a limit in mid-round makes the questions wait, and each arrives once", async () => {
  const world = await open();
  const people = await subscribed(world, 24);
  const ada = await claimed(world);
  await schedules(ada, WEEKLY);
  world.telegram.limit({ perSecond: 12 });
  await world.goTo(TUESDAY);
  await expect
    .poll(
      async () => {
        await world.settle();
        return people.filter((person) => person.everything().includes("How likely")).length;
      },
      { timeout: 20_000 },
    )
    .toBe(24);
  for (const person of people)
    expect(person.chat().filter(({ text }) => text?.includes("How likely"))).toHaveLength(1);
  world.telegram.limit(null);
  await people[23]?.press("6");
  await people[23]?.reads("Your answer is in.");
});

describe("while the database does not answer", () => {
  test("words by webhook are refused, come again, and are taken once", async () => {
    const world = await open({ telegram: "webhook" });
    const { bo } = await asked(world);
    await bo.press("4");
    await bo.reads("What is the main reason");
    const failed = failing(world.app().store.people, "account", "database-unavailable", 3);
    expect((await bo.say("Slow laptops")).delivered).toBe(true);
    expect(failed()).toBe(3);
    const tries = world.telegram.webhookAttempts.slice(-4).map(({ status }) => status);
    expect(tries).toEqual([503, 503, 503, 200]);
    await bo.reads("Anything else");
    expect(await ballotOf(world, bo)).toMatchObject({ score: 4, reason: "Slow laptops", improve: null });
  });

  test("words by polling stay where they are until it does", async () => {
    const world = await open({ telegram: "polling" });
    const { bo } = await asked(world);
    await bo.press("4");
    await bo.reads("What is the main reason");
    failing(world.app().store.people, "account", "database-unavailable", 2);
    const offset = world.telegram.confirmedOffset;
    const said = bo.say("Slow laptops");
    expect(world.telegram.confirmedOffset).toBe(offset);
    expect((await said).delivered).toBe(true);
    await bo.reads("Anything else");
    expect(await ballotOf(world, bo)).toMatchObject({ reason: "Slow laptops", improve: null });
  });

  test("a press on a full disk reads “not saved”, and counts when it is pressed again", async () => {
    const world = await open();
    const { bo } = await asked(world);
    failing(world.app().store.ballots, "change", "database-full", 1);
    expect((await bo.press("9")).answeredCallback?.text).toContain("Not saved.");
    expect(bo.everything()).not.toContain("Your answer is in.");
    expect((await bo.press("9")).answeredCallback?.text).toContain("9: saved");
    expect(await ballotOf(world, bo)).toMatchObject({ score: 9 });
  });
});

describe("a crash between the commit and the offset", () => {
  test.each([
    ["a press", async (bo: Chatter) => void (await bo.press("7")), { score: 7, reason: null }],
    [
      "a reason",
      async (bo: Chatter) => {
        await bo.say("The commute 通勤");
      },
      { score: 3, reason: "The commute 通勤", improve: null },
    ],
  ])("brings %s again, and it counts once", async (what, act, kept) => {
    const world = await open({ telegram: "polling" });
    const { bo } = await asked(world);
    if (what === "a reason") {
      await bo.press("3");
      await bo.reads("What is the main reason");
    }
    const cursor = world.app().store.cursors.of(connectionOf(world));
    const before = await cursor.read();
    world.telegram.patienceMs = 300;
    world.telegram.failNext("getUpdates", { hang: true });
    await act(bo);
    await expect.poll(() => cursor.read()).toBeGreaterThan(before);
    // As if the process had died a moment earlier.
    await cursor.write(before);
    await world.restart();
    world.telegram.patienceMs = 10_000;
    await expect.poll(() => world.app().store.cursors.of(connectionOf(world)).read()).toBeGreaterThan(before);
    await expect.poll(() => bo.last()).toMatch(/What is the main reason|Anything else/);
    expect(await ballotOf(world, bo)).toMatchObject(kept);
    await bo.press("Skip");
    await expect.poll(() => bo.last()).toMatch(/Anything else|What played a part/);
    expect(await ballotOf(world, bo)).toMatchObject(kept);
  });
});

test("a revoked token bars the connection, loses nothing, and goes on with a valid one", async () => {
  const world = await open({ telegram: "webhook" });
  const people = await subscribed(world, 11);
  const ada = await claimed(world);
  await schedules(ada, WEEKLY);
  const health = async () => (await fetch(`http://127.0.0.1:${world.app().port}/healthz`)).status;
  expect(await health()).toBe(200);
  world.telegram.revoke();
  await world.goTo(TUESDAY);
  for (const person of people) expect(person.everything()).not.toContain("How likely");
  expect(world.logged.some((line) => line.includes("connection-suspended"))).toBe(true);
  world.telegram.restore();
  await world.restart();
  await world.settle();
  for (const person of people) {
    await person.reads("How likely are you");
    expect(person.chat().filter(({ text }) => text?.includes("How likely"))).toHaveLength(1);
  }
  expect(await health()).toBe(200);
});

describe("words", () => {
  test.each([
    ["five thousand characters and one more", "长".repeat(4000) + "x".repeat(96), null],
    [
      "emoji, mixed scripts and marks that turn writing around",
      "👩‍👩‍👧 Ünïcödé العربية שלום ‮abc‬ 你好 \u0000",
      "👩‍👩‍👧 Ünïcödé العربية שלום abc 你好",
    ],
    ["markup that means nothing here", "<b>*_[x](tg://user?id=1)_* & @ada #tag /stop", null],
  ])("of %s are kept as they are", async (_, text, kept) => {
    const world = await open();
    const { bo } = await asked(world);
    await bo.press("5");
    await bo.reads("What is the main reason");
    await bo.say(text);
    await bo.reads("Anything else");
    expect(await ballotOf(world, bo)).toMatchObject({ reason: kept ?? text });
    expect(bo.everything()).not.toContain(text);
    expectLogWithout(world, [text.slice(0, 12), `${bo.id}`]);
  });

  test("that could not be removed from the chat are said to be there still", async () => {
    const world = await open();
    const { bo } = await asked(world);
    await bo.press("5");
    await bo.reads("What is the main reason");
    world.telegram.failNext("deleteMessage", {
      code: 400,
      description: "Bad Request: message can't be deleted",
    });
    await bo.say("Stairs");
    await bo.reads("Please delete it yourself.");
  });

  test("that begin like a command are one, and the reason is awaited still", async () => {
    const world = await open();
    const { bo } = await asked(world);
    await bo.press("5");
    await bo.reads("What is the main reason");
    await bo.say("/nps privacy");
    await bo.reads("What is stored about you");
    await bo.say("Lifts");
    await expect.poll(async () => (await ballotOf(world, bo))?.reason).toBe("Lifts");
  });
});
