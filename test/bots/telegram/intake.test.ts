// Taking updates: nothing is lost, one poisoned update stops nobody, and nothing is confirmed before it is committed.
import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { say } from "../../../bots/copy/say.ts";
import { SurveyError } from "../../../core/errors.ts";
import type { TelegramDouble } from "../../doubles/telegram/double.ts";
import { type BotWorld, openBotWorld, said, type Told } from "./bot-world.ts";

let world: BotWorld;
let double: TelegramDouble;
let ada: number;
let bob: number;
beforeEach(async () => {
  world = await openBotWorld();
  ({ double } = world);
  ada = double.addUser({ firstName: "Ada" });
  bob = double.addUser({ firstName: "Bob" });
});
afterEach(() => world.close());

const words = () => world.script.told.flatMap((told) => (told.kind === "words" ? [told.text] : []));
const isWords = (told: Told, text: string) => told.kind === "words" && told.text === text;
const poison = (told: Told) => {
  if (isWords(told, "poison")) throw new TypeError("My boss never listens");
  return {};
};

describe.each(["polling", "webhook"] as const)("by %s", (mode) => {
  test("a poisoned update is tried three times, then left behind; its neighbours are taken", async () => {
    world.script.on = poison;
    await world.start(mode);
    const acts = await Promise.all([
      double.say(ada, "before"),
      double.say(ada, "poison"),
      double.say(ada, "after"),
      double.say(bob, "beside"),
    ]);
    expect(acts.map(({ delivered }) => delivered)).toEqual([true, true, true, true]);
    expect(words().filter((text) => text === "poison")).toHaveLength(3);
    expect(
      words()
        .filter((text) => text !== "poison")
        .toSorted(),
    ).toEqual(["after", "before", "beside"]);
    expect(words().indexOf("after")).toBeGreaterThan(words().lastIndexOf("poison"));
    expect(world.logged).toEqual([
      { event: "update-skipped", platform: "telegram", kind: "message", code: "TypeError", count: 3 },
    ]);
  });

  test("while the database is down nothing is skipped; it is taken once the database is back, in order", async () => {
    let downFor = 4;
    const stored: string[] = [];
    world.script.on = (told) => {
      if (downFor-- > 0) throw new SurveyError("database-unavailable");
      if (told.kind === "words") stored.push(told.text);
      return {};
    };
    await world.start(mode);
    const acts = await Promise.all([
      double.say(ada, "one"),
      double.say(ada, "two"),
      double.say(bob, "three"),
    ]);
    expect(acts.map(({ delivered }) => delivered)).toEqual([true, true, true]);
    expect(stored.filter((text) => text !== "three")).toEqual(["one", "two"]);
    expect(stored).toContain("three");
    const codes = new Set(world.logged.map(({ code }) => code));
    expect([...codes]).toEqual(["database-unavailable"]);
  });

  test("a crash between the commit and the answer brings the update again", async () => {
    await world.start(mode);
    world.script.on = (told) => {
      if (isWords(told, "fragile")) world.crash();
      return {};
    };
    double.patienceMs = 200;
    expect((await double.say(ada, "fragile")).delivered).toBe(false);
    world.script.on = () => ({ answer: say("Here again") });
    await world.start(mode);
    await vi.waitFor(() => expect(said(double, ada)).toEqual(["Here again"]));
    expect(words().length).toBeGreaterThanOrEqual(2);
  });

  test("stopping waits for what is in hand, commits and answers it", async () => {
    const bot = await world.start(mode);
    let finish = () => {};
    const begun = new Promise<void>((resolve) => {
      world.script.on = async () => {
        resolve();
        await new Promise<void>((done) => {
          finish = done;
        });
        return { answer: say("Saved") };
      };
    });
    double.patienceMs = 200;
    void double.say(ada, "last words");
    await begun;
    let isStopped = false;
    const stopped = bot.stop().then(() => {
      isStopped = true;
    });
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect([isStopped, bot.healthy()]).toEqual([false, false]);
    finish();
    await stopped;
    expect(said(double, ada)).toEqual(["Saved"]);
  });
});

describe("polling", () => {
  test("confirms nothing before it is committed", async () => {
    let finish = () => {};
    world.script.on = () =>
      new Promise((resolve) => {
        finish = () => resolve({});
      });
    await world.start();
    const first = double.confirmedOffset;
    const act = double.say(ada, "slow");
    await vi.waitFor(() => expect(world.script.told).toHaveLength(1));
    await new Promise((resolve) => setTimeout(resolve, 150));
    expect([double.confirmedOffset, world.cursor.offset]).toEqual([first, 0]);
    finish();
    expect((await act).delivered).toBe(true);
    expect(world.cursor.offset).toBe(first + 1);
  });

  test("waits for a stored offset before it confirms it", async () => {
    let failures = 3;
    world.cursor.writes = () => {
      if (failures-- > 0) throw new SurveyError("database-full");
    };
    await world.start();
    expect((await double.say(ada, "hello")).delivered).toBe(true);
    expect(failures).toBe(-1);
    expect(words()).toEqual(["hello"]);
  });

  test("after a crash between storing the offset and confirming it takes nothing twice", async () => {
    await world.start();
    double.patienceMs = 100;
    // The update is committed and the offset stored, but the poll that would confirm it is never answered.
    world.cursor.writes = () => double.failNext("getUpdates", { hang: true }, 1_000);
    const act = await double.say(ada, "once");
    expect([act.delivered, words()]).toEqual([false, ["once"]]);
    world.cursor.writes = () => {};
    await world.close();
    const offset = world.cursor.offset;
    const again = await openBotWorld();
    try {
      again.double.patienceMs = 2_000;
      again.cursor.offset = offset;
      const cleo = again.double.addUser({ firstName: "Cleo" });
      // The double numbers from the same start, so that this is the update that was taken, and the next one is new.
      const acts = [again.double.say(cleo, "once"), again.double.say(cleo, "twice")];
      await again.start();
      await Promise.all(acts);
      expect(again.script.told.flatMap((told) => (told.kind === "words" ? [told.text] : []))).toEqual([
        "twice",
      ]);
    } finally {
      await again.close();
    }
    world = await openBotWorld();
  });

  test("a stored offset far from the platform's numbers loses nothing", async () => {
    world.cursor.offset = 900_000_000;
    const acts = [double.say(ada, "after a quiet week"), double.say(bob, "me too")];
    await world.start();
    expect((await Promise.all(acts)).map(({ delivered }) => delivered)).toEqual([true, true]);
    expect(words().toSorted()).toEqual(["after a quiet week", "me too"]);
    // An idle poll carries no offset: the next update may have any number.
    await vi.waitFor(() => {
      const polls = double.calls.filter(({ method }) => method === "getUpdates");
      expect(polls.at(-1)?.args).not.toHaveProperty("offset");
    });
    expect(double.problems()).toEqual([]);
  });

  test("goes on by itself when the platform does not answer, and says how it is", async () => {
    const bot = await world.start();
    await vi.waitFor(() => expect(bot.healthy()).toBe(true));
    double.revoke();
    await vi.waitFor(() => expect(bot.healthy()).toBe(false));
    double.restore();
    await vi.waitFor(() => expect(bot.healthy()).toBe(true));
    expect((await double.say(ada, "hello")).delivered).toBe(true);
    expect(world.logged[0]).toEqual({ event: "polling-failed", platform: "telegram", code: "telegram-401" });
  });

  test("takes the place of a webhook that was set before", async () => {
    const before = await world.start("webhook");
    await before.stop();
    await world.start();
    expect((await double.say(ada, "hello")).delivered).toBe(true);
  });

  test("order holds within a chat, whatever comes when", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.nat(2), { minLength: 1, maxLength: 25 }), async (speakers) => {
        const here = await openBotWorld();
        try {
          const people = ["A", "B", "C"].map((firstName) => here.double.addUser({ firstName }));
          const done: string[] = [];
          here.script.on = async (told) => {
            // The earlier ones take longer, so that only order kept on purpose is kept.
            await new Promise((resolve) => setTimeout(resolve, Math.max(0, 12 - here.script.told.length)));
            if (told.kind === "words") done.push(`${told.who.externalId} ${told.text}`);
            return {};
          };
          const acts = speakers.map((index, at) =>
            here.double.say(people[index] ?? 0, `${at}`.padStart(3, "0")),
          );
          await here.start();
          await Promise.all(acts);
          for (const person of people) {
            const own = done.filter((one) => one.startsWith(`${person} `));
            expect(own).toEqual(own.toSorted());
          }
          expect(done).toHaveLength(speakers.length);
        } finally {
          await here.close();
        }
      }),
      { numRuns: 8 },
    );
  });
});

describe("the webhook", () => {
  const message = (from: number, text: string) => ({
    message: {
      message_id: 5,
      date: 1,
      chat: { id: from, type: "private", first_name: "Ada" },
      from: { id: from, is_bot: false, first_name: "Ada" },
      text,
    },
  });

  test.each([
    ["no secret", null, 401],
    ["another secret", "guess", 401],
    ["a longer secret", "secret_of-the_webhook_", 401],
  ])("refuses %s", async (_, secret, status) => {
    await world.start("webhook");
    expect(await world.deliver({ update_id: 1, ...message(ada, "forged") }, secret)).toBe(status);
    expect(words()).toEqual([]);
  });

  test("refuses a body that is too long, or none of the platform's", async () => {
    await world.start("webhook");
    expect(await world.deliver({ update_id: 1, ...message(ada, "x".repeat(1_100_000)) })).toBe(413);
    expect(await world.deliver("{ broken")).toBe(400);
    expect(await world.deliver({ hello: 1 })).toBe(400);
    expect(words()).toEqual([]);
  });

  test("takes an update once, though it comes twice", async () => {
    await world.start("webhook");
    const update = { update_id: 77, ...message(ada, "once") };
    expect([await world.deliver(update), await world.deliver(update)]).toEqual([200, 200]);
    expect(words()).toEqual(["once"]);
  });

  test("answers 503 until it listens and once it stops", async () => {
    const bot = await world.start("webhook");
    await bot.stop();
    expect(await world.deliver({ update_id: 1, ...message(ada, "late") })).toBe(503);
    expect(words()).toEqual([]);
  });

  test("an update of a kind that nobody listens to is taken in silence", async () => {
    await world.start("webhook");
    expect(await world.deliver({ update_id: 1, poll: { id: "1" } })).toBe(200);
    expect(
      await world.deliver({
        update_id: 2,
        message: { message_id: 1, date: 1, chat: { id: -5, type: "channel", title: "News" }, text: "/nps" },
      }),
    ).toBe(200);
    expect(world.logged).toEqual([]);
  });
});
