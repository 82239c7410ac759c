// Groups: what is everyone's to see and what is not, who can be told apart, and groups that move.
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { say } from "../../../bots/copy/say.ts";
import type { PlatformConnection } from "../../../bots/platform.ts";
import type { TelegramDouble, TelegramMessage } from "../../doubles/telegram/double.ts";
import { type BotWorld, openBotWorld, said } from "./bot-world.ts";

const TOKEN = "AAAAAAAAAAAAAAAAAAAAAA";

let world: BotWorld;
let double: TelegramDouble;
let bot: PlatformConnection;
let ada: number;
let bob: number;
let group: number;
beforeEach(async () => {
  world = await openBotWorld();
  ({ double } = world);
  ada = double.addUser({ firstName: "Ada" });
  bob = double.addUser({ firstName: "Bob" });
  group = double.addGroup({ title: "Design", type: "supergroup", members: [ada], admins: [bob] });
  bot = await world.start();
});
afterEach(() => world.close());

async function posted(): Promise<TelegramMessage> {
  const button = { label: "9", press: `s:${TOKEN}:9` };
  const post = {
    text: "How likely?",
    parts: [{ kind: "scale", anchors: "0 to 10", buttons: [button] }],
  } as const;
  await bot.messenger.send({ kind: "channel", externalId: `${group}` }, post, "d1");
  return double.messages(group).at(-1) as TelegramMessage;
}

const told = () => world.script.told.at(-1);

describe("a post", () => {
  test("answers each presser by a toast alone, late-comers too", async () => {
    const post = await posted();
    world.script.on = ({ who }) => ({ toast: `saved for ${who.externalId}` });
    const late = double.addUser({ firstName: "Cleo" });
    await double.join(late, group);
    for (const person of [ada, bob, late]) {
      const act = await double.press(person, post, "9");
      expect(act.answeredCallback?.text).toBe(`saved for ${person}`);
      expect(told()).toMatchObject({
        kind: "press",
        place: { kind: "channel", externalId: `${group}`, name: "Design" },
        messageRef: `${post.messageId}`,
      });
    }
    expect(double.messages(group)[0]).toEqual(post);
    expect(said(double, ada)).toEqual([]);
    expect(double.problems()).toEqual([]);
  });

  test("is never redrawn for one person: what is theirs comes in private", async () => {
    await double.start(ada);
    const post = await posted();
    world.script.on = () => ({ redraw: say("You answered 9"), answer: say("What is stored about you") });
    const act = await double.press(ada, post, "9");
    await vi.waitFor(() => expect(said(double, ada)).toEqual(["You answered 9", "What is stored about you"]));
    expect(act.answeredCallback?.text).toBe("Answered in your private chat with the bot.");
    expect(double.messages(group).at(-1)).toEqual(post);
  });

  test("leads those into the private chat whom the bot may not write to", async () => {
    const post = await posted();
    world.script.on = () => ({ answer: say("What is stored about you") });
    const act = await double.press(ada, post, "9");
    expect(act.answeredCallback).toMatchObject({ url: `https://t.me/${double.username}?start=private` });
    expect(said(double, group)).toHaveLength(1);
    expect(double.problems()).toEqual([]);
  });

  test("a hundred people press at once, and each is answered", async () => {
    const post = await posted();
    const people = Array.from({ length: 100 }, (_, index) => double.addUser({ firstName: `P${index}` }));
    world.script.on = async ({ who }) => {
      await new Promise((resolve) => setTimeout(resolve, 20));
      return { toast: `saved for ${who.externalId}` };
    };
    const began = performance.now();
    const acts = await Promise.all(people.map((person) => double.press(person, post, "9")));
    expect(acts.map((act) => act.answeredCallback?.text)).toEqual(
      people.map((person) => `saved for ${person}`),
    );
    // One after another they would take 2 s.
    expect(performance.now() - began).toBeLessThan(1_500);
  });
});

describe("a command", () => {
  test.each([
    ["/nps digest", "digest"],
    [`/nps@survey_double_bot digest`, "digest"],
    [`/digest@Survey_Double_Bot last 3`, "digest last 3"],
  ])("“%s” is ours", async (text, command) => {
    await double.say(ada, text, { chatId: group });
    expect(told()).toMatchObject({
      kind: "command",
      text: command,
      place: { kind: "channel", externalId: `${group}`, name: "Design" },
    });
  });

  test.each(["/digest", "/start", "/help me", "nps", "hello"])("“%s” may be someone else's", async (text) => {
    await double.setAdmin(group, double.botId);
    await double.say(ada, text, { chatId: group });
    expect(world.script.told).toEqual([]);
    expect(said(double, group)).toEqual([]);
  });

  test("is answered in private, or shared with all where that was asked for", async () => {
    await double.start(ada);
    world.script.on = () => ({ answer: say("For you"), post: say("For all") });
    await double.say(ada, "/nps digest share", { chatId: group });
    await vi.waitFor(() =>
      expect([said(double, ada), said(double, group)]).toEqual([["For you"], ["For all"]]),
    );
  });

  test("of someone the bot may not write to gets one line with a link", async () => {
    world.script.on = () => ({ answer: say("For you") });
    await double.say(ada, "/nps digest", { chatId: group });
    await vi.waitFor(() => expect(said(double, group)).toHaveLength(1));
    const line = double.messages(group).at(-1);
    expect(line?.text).toContain("only in private");
    expect(line?.keyboard).toEqual([
      [{ text: "Open private chat", url: `https://t.me/${double.username}?start=private` }],
    ]);
    expect(line?.replyTo).toBe(double.messages(group)[0]?.messageId);
    expect(double.problems()).toEqual([]);
  });

  test("that works in private only is said to", async () => {
    await double.say(ada, "/stop@survey_double_bot", { chatId: group });
    await vi.waitFor(() =>
      expect(said(double, group)).toEqual(["This works only in the private chat with the bot."]),
    );
    expect(world.script.told).toEqual([]);
  });

  test("of an anonymous administrator is refused politely: nobody can tell who it is", async () => {
    await double.say(bob, "/nps close 3", { chatId: group, senderChat: true });
    await vi.waitFor(() => expect(said(double, group)).toHaveLength(1));
    expect(said(double, group)[0]).toContain("the bot cannot tell who you are");
    expect(world.script.told.filter(({ kind }) => kind !== "home")).toEqual([]);
  });

  test("in a forum's topic is answered there", async () => {
    const forum = double.addGroup({ title: "Hall", type: "supergroup", isForum: true, members: [ada] });
    const topic = double.addTopic(forum, "Surveys");
    world.script.on = () => ({ post: say("For all") });
    await double.say(ada, "/nps digest share", { chatId: forum, threadId: topic });
    expect(told()).toMatchObject({ place: { threadId: `${topic}` } });
    await vi.waitFor(() =>
      expect(double.messages(forum).at(-1)).toMatchObject({ text: "For all", threadId: topic }),
    );
    expect(double.problems()).toEqual([]);
  });
});

describe("a group that moves", () => {
  test("to a supergroup takes what is owed there along", async () => {
    const old = double.addGroup({ title: "Ops", type: "group", members: [ada] });
    const next = double.migrateGroup(old);
    await vi.waitFor(() => expect(world.moves).toEqual([["c", `${old}`, `${next}`]]));
  });

  test("while it is being answered is answered where it is now", async () => {
    const old = double.addGroup({ title: "Ops", type: "group", members: [ada] });
    let next = 0;
    world.script.on = () => {
      next = double.migrateGroup(old);
      return { post: say("For all") };
    };
    await double.say(ada, "/nps digest share", { chatId: old });
    await vi.waitFor(() => expect(said(double, next)).toEqual(["For all"]));
  });

  test("out of the bot's reach bothers nobody else", async () => {
    await double.leave(double.botId, group);
    await double.start(ada);
    expect(told()).toMatchObject({ kind: "start" });
    expect(world.logged).toEqual([]);
  });
});
