// People on Telegram come, leave, block the bot and come back.
import { describe, expect, test } from "vitest";
import { chatter, crowd } from "./telegram-people.ts";
import { claimed, openingWorlds, schedules, subscribed } from "./telegram-town.ts";

const open = openingWorlds();
const WEEKLY = "every tue 10:00 everyone gap 6d close fri 12:00";
const TUESDAY = "2026-11-03T09:00:01Z";

describe.each(["polling", "webhook"] as const)("by %s", (telegram) => {
  test("someone who leaves is asked no more, and someone who comes back is", async () => {
    const world = await open({ telegram });
    const people = await subscribed(world, 11);
    const ada = await claimed(world);
    await schedules(ada, WEEKLY);
    const [bo, cai] = people;
    await bo?.say("/stop");
    await bo?.readsLast("/start");
    await cai?.say("/stop");
    await cai?.start();
    await world.goTo(TUESDAY);
    await cai?.reads("How likely are you");
    expect(bo?.last()).not.toContain("How likely");
    const question = await cai?.reads("11 people are asked");
    expect(question).toBeDefined();
    // Coming back in the middle of a round is not being asked in it: who is asked was frozen at opening.
    await bo?.start();
    await world.settle();
    await bo?.readsLast("Welcome");
    expect(bo?.everything()).not.toContain("How likely");
  });

  test("someone who blocks the bot is noticed, and gets the open round's question again when they are back", async () => {
    const world = await open({ telegram });
    const people = await subscribed(world, 10);
    const ada = await claimed(world);
    await schedules(ada, `${WEEKLY} remind thu 10:00`);
    const [bo, cai] = people;
    if (bo === undefined || cai === undefined) throw new Error("nobody there");
    await world.goTo(TUESDAY);
    await bo.reads("How likely are you");
    // Blocked before the reminder: nothing is sent there at all.
    await world.telegram.block(bo.id);
    const before = world.telegram.calls.length;
    await world.goTo("2026-11-05T09:00:01Z");
    const sentToBo = world.telegram.calls
      .slice(before)
      .filter(({ method, args }) => method === "sendMessage" && Number(args["chat_id"]) === bo.id);
    expect(sentToBo).toEqual([]);
    await cai.reads("A reminder from the bot");
    await bo.start();
    await bo.reads("Welcome");
    await world.settle();
    await bo.press("9");
    await bo.reads("Your answer is in.");
  });
});

test("someone whose block was never told is found out by sending, and their question waits for them", async () => {
  const world = await open();
  const people = await subscribed(world, 11);
  const ada = await claimed(world);
  await schedules(ada, WEEKLY);
  const bo = people[0];
  if (bo === undefined) throw new Error("nobody there");
  // The platform refuses, as it does when the update about the block got lost.
  world.telegram.failNext("sendMessage", {
    code: 403,
    description: "Forbidden: bot was blocked by the user",
  });
  await world.goTo(TUESDAY);
  const refused = world.telegram.calls.find(
    ({ method, status }) => method === "sendMessage" && status === 403,
  );
  const who = people.concat(ada).find(({ id }) => id === Number(refused?.args["chat_id"]));
  if (who === undefined) throw new Error("nobody was refused");
  expect(who.everything()).not.toContain("How likely");
  await world.settle();
  const tries = world.telegram.calls.filter(
    ({ method, args }) =>
      method === "sendMessage" &&
      Number(args["chat_id"]) === who.id &&
      `${args["text"]}`.includes("How likely"),
  );
  expect(tries).toHaveLength(1);
  await who.start();
  await world.settle();
  await who.reads("How likely are you");
  await who.press("10");
  await who.reads("Your answer is in.");
});

describe("a join code", () => {
  test("notes a group, in one press on the link, and is used up and expires", async () => {
    const world = await open();
    const ada = await claimed(world);
    await ada.say("/nps invite team=Design");
    const invitation = await ada.reads("A link for team = Design");
    const link = /https:\/\/t\.me\/\S+/.exec(invitation.text ?? "")?.[0] ?? "";
    expect(invitation.text).toContain("for 50 people at most");

    const bo = chatter(world.telegram, { name: "Bo" });
    await world.telegram.pressLink(bo.id, link);
    await bo.reads("Welcome");
    await bo.say("/privacy");
    await bo.reads("Design");

    // Forty-nine more, then it is spent; whoever follows it again spends nothing.
    await world.telegram.pressLink(bo.id, link);
    const more = crowd(world.telegram, 49);
    await Promise.all(more.map(({ id }) => world.telegram.pressLink(id, link)));
    await Promise.all(more.map((one) => one.reads("Your code was taken: you are in.")));
    const cai = chatter(world.telegram, { name: "Cai" });
    await world.telegram.pressLink(cai.id, link);
    await cai.reads("This code has been used up.");
    await cai.say("/privacy");
    expect((await cai.reads("What is stored about you")).text).not.toContain("Design");

    await ada.say("/nps invite team=Sales");
    const second = await ada.reads("A link for team = Sales");
    await world.goTo("2026-11-17T08:00:00Z");
    const dee = chatter(world.telegram, { name: "Dee" });
    await world.telegram.pressLink(dee.id, /https:\/\/t\.me\/\S+/.exec(second.text ?? "")?.[0] ?? "");
    await dee.reads("This code has expired.");
    const eve = chatter(world.telegram, { name: "Eve" });
    await eve.start("join_nothing");
    await eve.reads("This code does not exist.");
  });
});

test("the claim code makes one admin, once", async () => {
  const world = await open();
  const code = world.claimCode() ?? "";
  const eve = chatter(world.telegram, { name: "Eve" });
  await eve.start("claim_WRONGCODE");
  await eve.reads("Welcome");
  expect(eve.last()).not.toContain("You are an admin now");
  const ada = chatter(world.telegram, { name: "Ada" });
  await ada.say(`/nps claim ${code.toLowerCase()}`);
  await ada.reads("You are an admin now");
  await eve.start(`claim_${code}`);
  await eve.reads("This claim code has been used already.");
  await eve.say("/nps schedules");
  await eve.reads("This needs the role of admin.");
  // After a restart there is an admin, so that no new code is offered.
  await world.restart();
  expect(world.claimCode()).toBeNull();
});
