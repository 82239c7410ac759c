// What people type and what comes back: spellings, roles, menus, privacy, being forgotten; and payloads that nobody of ours has sent.
import { describe, expect, test } from "vitest";
import { type Chatter, chatter, crowd, rows } from "./telegram-people.ts";
import { claimed, openingWorlds, schedules, subscribed } from "./telegram-town.ts";
import type { World } from "./world.ts";

const open = openingWorlds();
const WEEKLY = "every tue 10:00 everyone gap 6d close fri 12:00";

/** A round of eleven that is over, with its digest. */
async function published(world: World): Promise<{ ada: Chatter; people: readonly Chatter[] }> {
  const people = await subscribed(world, 10);
  const ada = await claimed(world);
  await schedules(ada, WEEKLY);
  await world.goTo("2026-11-03T09:00:01Z");
  await Promise.all(people.map((person, index) => person.press(String(index))));
  await Promise.all(people.map((person) => person.reads("What is the main reason")));
  await people[3]?.say("Elevator pitch");
  await people[3]?.reads("Anything else");
  await world.goTo("2026-11-06T11:15:01Z");
  return { ada, people };
}

describe("the digest", () => {
  test("comes however it is spelled", async () => {
    const world = await open();
    const { ada } = await published(world);
    for (const words of [
      "/nps digest",
      "/digest",
      "/nps@survey_double_bot digest",
      "/nps 周报",
      "、nps 周报",
      "／ｎｐｓ　周报",
      "周报",
      "digest",
      "/NPS\u00a0digest",
      "/nps digest staff",
    ]) {
      const before = ada.chat().length;
      await ada.say(words);
      await expect.poll(() => ada.chat().length, { message: words }).toBe(before + 1);
      expect(ada.last(), words).toContain("Acme · eNPS, round of 3 November");
    }
    const elsewhere = ada.chat().length;
    await ada.say("/nps@another_bot digest");
    await ada.say("/nps digst");
    await ada.readsLast("Did you mean: /nps digest");
    expect(ada.chat().length).toBeLessThanOrEqual(elsewhere + 2);
  });

  test("asked for in a group comes in private, or points there where the bot may not write", async () => {
    const world = await open();
    const { ada } = await published(world);
    const bo = chatter(world.telegram, { name: "Bo" });
    const group = world.telegram.addGroup({
      title: "Acme all",
      type: "supergroup",
      members: [ada.id, bo.id],
    });
    await ada.say("/nps digest", { chatId: group });
    await ada.reads("Acme · eNPS");
    expect(ada.chat(group)).toEqual([]);
    // Other bots' commands, and talk among people, are none of our business.
    await ada.say("/digest", { chatId: group });
    await ada.say("digest", { chatId: group });
    await ada.say("/nps@another_bot digest", { chatId: group });
    await bo.say("/nps privacy", { chatId: group });
    const pointer = await bo.readsLast("The bot can answer this only in private.", group);
    expect(bo.chat(group)).toHaveLength(1);
    expect(rows(pointer).flat()).toEqual(["Open private chat"]);
    await bo.press("Open private chat", group);
    await bo.reads("Welcome");
    await ada.say("/digest@survey_double_bot share", { chatId: group });
    await ada.reads("Acme · eNPS", group);
  });
});

describe("roles", () => {
  test("are checked on every command, press and form of someone who has none", async () => {
    const world = await open();
    const { ada, people } = await published(world);
    const bo = people[0];
    if (bo === undefined) throw new Error("nobody there");
    for (const words of [
      "schedule",
      `schedule ${WEEKLY}`,
      "schedules",
      "pause staff",
      "resume staff",
      "rounds",
      "open staff",
      "close 1",
      "survey",
      "survey staff",
      'survey staff driver add "Food"',
      "test",
      `role ${bo.id} admin`,
      "invite team=Design",
    ]) {
      const before = bo.chat().length;
      await bo.say(`/nps ${words}`);
      await expect.poll(() => bo.chat().length, { message: words }).toBe(before + 1);
      expect(bo.last(), words).toContain("This needs the role of admin.");
    }
    // What the admin can press, they cannot: each of her buttons, pressed from their own chat.
    const own = bo.chat().at(-1);
    if (own === undefined) throw new Error("nothing to press");
    await ada.say("/nps schedules");
    const list = await ada.reads(/^Schedules/);
    await ada.say("/digest");
    const digest = await ada.reads("Acme · eNPS");
    await ada.say(`/nps schedule ${WEEKLY}`);
    const preview = await ada.reads("not saved yet");
    const before = await world.app().store.schedules.all(world.app().organization.id);
    for (const { text, data = "" } of [list, digest, preview].flatMap(({ keyboard }) =>
      (keyboard ?? []).flat(),
    )) {
      const { answeredCallback } = await world.telegram.pressRaw(bo.id, own, data);
      const read = `${answeredCallback?.text ?? ""} ${bo.last()}`;
      if (text !== "Details") expect(read, text).toMatch(/needs the role|Only managers|no longer|This needs/);
    }
    expect(await world.app().store.schedules.all(world.app().organization.id)).toEqual(before);
    expect(bo.everything()).not.toContain("Elevator");
  });

  test("are given by an admin, work at once, change the menu, and never leave the bot without an admin", async () => {
    const world = await open();
    const { ada, people } = await published(world);
    const [bo] = people;
    if (bo === undefined) throw new Error("nobody there");
    await ada.say(`/nps role ${bo.id} manager`);
    await ada.reads("Person 1 now has the role of manager.");
    await bo.say("/digest");
    await bo.press("Details");
    await bo.reads("Elevator pitch");
    await bo.say("/nps schedules");
    await bo.readsLast("This needs the role of admin.");
    await ada.say("/nps role none");
    await ada.say(`/nps role ${ada.id} none`);
    await ada.reads("You are the only admin.");
    await ada.say(`/nps role ${bo.id} admin`);
    await ada.reads("Person 1 now has the role of admin.");
    await ada.say(`/nps role ${ada.id} none`);
    await ada.press("Give it up");
    await ada.say("/nps schedules");
    await ada.readsLast("This needs the role of admin.");
    await bo.say("/nps schedules");
    await bo.readsLast("Schedules");
    const words = (who: Chatter) => world.telegram.menu(who.id).map(({ command }) => command);
    await expect.poll(() => words(bo)).toContain("schedule");
    expect(words(ada)).not.toContain("schedule");
  });
});

test("rounds are opened and closed by hand, schedules paused and resumed, and everyone asked is told of an early end", async () => {
  const world = await open();
  const people = await subscribed(world, 10);
  const ada = await claimed(world);
  await schedules(ada, WEEKLY);
  await ada.say("/nps open");
  await world.settle();
  const [bo, cai] = people;
  await bo?.press("9");
  await bo?.reads("Your answer is in.");
  await ada.say("/nps open staff");
  await ada.readsLast(/is open|still open|already/);
  await ada.say("/nps close 1");
  await ada.reads("Close round 1");
  await ada.press(/^Close/);
  await world.settle();
  await cai?.reads("was closed earlier than announced");
  expect((await cai?.press("4"))?.answeredCallback?.text ?? "").not.toContain("saved");
  await cai?.reads("This round has closed.");
  await ada.say("/nps 暂停");
  await ada.reads(/paused/);
  await world.goTo("2026-11-10T09:00:01Z");
  expect(cai?.chat().filter(({ text }) => text?.startsWith("How likely"))).toHaveLength(1);
  await ada.say("/nps schedules");
  await ada.press("Resume");
  await ada.reads(/staff: next round/);
  await world.goTo("2026-11-17T09:00:01Z");
  await cai?.readsLast("How likely are you");
});

describe("somebody's name", () => {
  test("is worth nothing on Telegram, where anybody may take it: roles go by user name, mention or id", async () => {
    const world = await open();
    const ada = await claimed(world);
    const eve = chatter(world.telegram, { name: "ann" });
    const ann = chatter(world.telegram, { name: "Ann Lee", username: "Ann" });
    const bo = chatter(world.telegram, { name: "Bo 🦉 Li" });
    await eve.start();
    await eve.reads("Welcome");
    await ada.say("/nps role @ann manager");
    await ada.readsLast("I do not know “ann”.");
    await ann.start();
    await ann.reads("Welcome");
    await bo.start();
    await bo.reads("Welcome");
    await ada.say("/nps role @ann manager");
    await ada.readsLast("Ann Lee now has the role of manager.");
    await ann.say("/digest");
    await ann.readsLast("No round has been published yet.");
    await eve.say("/digest");
    await eve.readsLast("There is no published round that asked you");
    await ann.say("/privacy");
    await ann.reads(`Your account on Telegram: Ann Lee (@Ann, ${ann.id})`);
    // Who has no user name is mentioned by their name, which the platform ties to them.
    const entities = [
      { type: "text_mention", offset: 10, length: 8, user: { id: bo.id, is_bot: false, first_name: "Bo" } },
    ] as const;
    await ada.say("/nps role Bo 🦉 Li admin", { entities });
    await ada.readsLast("Bo 🦉 Li now has the role of admin.");
    // A name that was given up is nobody's.
    world.telegram.setUser(ann.id, { username: "other" });
    await ann.start();
    await ada.say("/nps role @ann none");
    await ada.readsLast("I do not know “ann”.");
  });
});

describe("menus", () => {
  test("are there before anyone has written, in the language of the client, and short in groups", async () => {
    const world = await open();
    const jo = chatter(world.telegram, { name: "Jo" });
    const li = chatter(world.telegram, { name: "Li", languageCode: "zh-hans" });
    const group = world.telegram.addGroup({ title: "All", type: "group", members: [jo.id, li.id] });
    const menu = (who: Chatter, chatId?: number) =>
      world.telegram.menu(who.id, chatId).map(({ command, description }) => `${command}: ${description}`);
    await expect.poll(() => menu(li, group)).toEqual(["nps: 调查机器人，例如：/nps 周报"]);
    expect(menu(jo)).toEqual([
      "digest: the latest results",
      "settings: what this is, your language",
      "privacy: what is stored about you",
      "help: all commands",
      "stop: no more questions",
    ]);
    expect(menu(li)[0]).toBe("digest: 最近一期结果");
    await expect.poll(() => world.telegram.description("zh")).toContain("0 到 10");
    const ada = await claimed(world);
    await ada.say("/help");
    await expect.poll(() => menu(ada)).toContain("schedule: plan a survey");
  });
});

describe("what everyone may ask", () => {
  test("help fits the role, settings change the language, and free words are answered with a hint", async () => {
    const world = await open();
    const [bo] = await subscribed(world, 1);
    const ada = await claimed(world);
    await bo?.say("/help");
    const help = await bo?.reads("What I can do");
    expect(help?.text).toContain("/nps privacy");
    for (const hidden of ["/nps schedule", "/nps role", "For admins", "For managers"])
      expect(help?.text).not.toContain(hidden);
    await ada.say("/nps");
    expect((await ada.reads("What I can do")).text).toContain("/nps schedule");
    await bo?.say("/settings");
    expect((await bo?.press("中文"))?.answeredCallback?.text).toContain("今后机器人会用中文回复");
    await bo?.reads("Acme：偶尔一问");
    await bo?.say("/nps 语言 英文");
    await bo?.reads("From now on the bot speaks English to you.");
    await bo?.say("hello?");
    await bo?.readsLast("The bot was not waiting for words");
    await world.telegram.say(bo?.id ?? 0, "/start@survey_double_bot");
    await bo?.readsLast("Welcome");
  });

  test("privacy tells what is stored now and what later, and forgetting erases it", async () => {
    const world = await open();
    const people = await subscribed(world, 10);
    const ada = await claimed(world);
    await schedules(ada, WEEKLY);
    await world.goTo("2026-11-03T09:00:01Z");
    const [bo] = people;
    if (bo === undefined) throw new Error("nobody there");
    await bo.press("2");
    await bo.reads("What is the main reason");
    await bo.say("Grumble");
    await bo.reads("Anything else");
    await bo.say("/nps privacy");
    const notice = await bo.reads("What is stored about you");
    for (const words of [
      `Your account on Telegram: Person 1 (${bo.id})`,
      "Your answer to “staff”, with your reason",
      "until Fri 12:00",
      "/nps forget me",
    ])
      expect(notice.text).toContain(words);
    expect(notice.text).not.toMatch(/Grumble|Workspace|workspace/);
    await bo.say("/nps forget me");
    await bo.press("Keep everything");
    await bo.reads("Nothing was erased.");
    await bo.say("/nps forget me");
    await bo.press("Erase, and never ask me again");
    await bo.reads(/Erased: your accounts, 1 answer[\s\S]*unless you end that yourself: \/start/);
    await bo.say("/privacy");
    await bo.readsLast("Your wish never to be asked again");
    for (const person of people.slice(1, 6)) await person.press("9");
    await world.goTo("2026-11-06T11:15:01Z");
    await ada.say("/digest");
    await ada.reads("5 of 11 answered");
  });

  test("a test question goes to its asker alone and is never counted", async () => {
    const world = await open();
    const [bo] = await subscribed(world, 1);
    const ada = await claimed(world);
    await ada.say("/nps test");
    await ada.reads("The question is on its way to you alone.");
    await world.settle();
    await ada.press("4");
    await ada.reads("A test");
    expect(bo?.last()).toContain("Welcome");
    await ada.say("/nps rounds");
    await ada.readsLast(/No round|no round/);
  });
});

describe("a press that nobody of ours has made", () => {
  test("stores nothing: forged, foreign, someone else's, of another question", async () => {
    const world = await open();
    const people = await subscribed(world, 11);
    const ada = await claimed(world);
    await schedules(ada, WEEKLY);
    await world.goTo("2026-11-03T09:00:01Z");
    const [bo, cai] = people;
    if (bo === undefined || cai === undefined) throw new Error("nobody there");
    const question = await bo.reads("How likely");
    const mine = question.keyboard?.[1]?.[3]?.data ?? "";
    expect(mine).toMatch(/^s:[\w-]{22}:9$/);
    const stranger = chatter(world.telegram, { name: "Eve" });
    await stranger.start();
    const theirs = (await stranger.reads("Welcome")) ?? question;
    for (const [who, message, data, told] of [
      [cai, cai.chat().at(-1), mine, /not meant for you|was not sent to you|not asked|someone else/i],
      [stranger, theirs, mine, /not|asked/i],
      [bo, question, mine.replace(/:9$/, ":11"), /./],
      [bo, question, mine.replace(/:9$/, ":-1"), /./],
      [bo, question, mine.replace(/:9$/, ":9.5"), /^$/],
      [bo, question, `s:${"A".repeat(22)}:9`, /no longer exists/],
      [bo, question, "vote_42", /^$/],
      [bo, question, '{"a":1}', /^$/],
      [bo, question, "form:abc:0:send:0", /no longer open/],
      [bo, question, `zz:${"A".repeat(22)}:9`, /^$/],
    ] as const) {
      if (message === undefined) throw new Error("nothing to press");
      const { delivered, answeredCallback } = await world.telegram.pressRaw(who.id, message, data);
      expect(delivered).toBe(true);
      expect(answeredCallback?.text ?? "", data).toMatch(told);
      expect(answeredCallback?.text ?? "", data).not.toContain("saved, thank you");
    }
    for (const person of crowd(world.telegram, 1)) await person.start();
    // Nobody has answered: everyone is reminded by what the round says of itself.
    await ada.say("/nps rounds");
    await ada.reads("fewer than 5 of 12 have answered");
    await world.goTo("2026-11-06T11:15:01Z");
    const publication = await world.app().store.publications.latest(world.app().organization.id);
    expect(publication?.answered).toBe(0);
  });
});
