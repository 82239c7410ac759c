// One person on Slack and on Telegram: linked by a code, asked once and on the platform of their choice, known as one, forgotten as one.
import { describe, expect, test } from "vitest";
import { expectLogWithout } from "./clean-log.ts";
import { type Colleague, colleague } from "./slack-people.ts";
import { type Chatter, chatter } from "./telegram-people.ts";
import { openingWorlds, subscribed } from "./telegram-town.ts";
import type { World } from "./world.ts";

const open = openingWorlds();

interface Town {
  readonly world: World;
  readonly ada: Colleague;
  /** On Slack, and the same person on Telegram. */
  readonly bo: Colleague;
  readonly boToo: Chatter;
  readonly people: readonly Chatter[];
}

async function town(): Promise<Town> {
  const world = await open({ slack: "socket", telegram: "polling" });
  const ada = colleague(world.slack, { name: "ada" });
  const bo = colleague(world.slack, { name: "bo" });
  const staff = Array.from({ length: 9 }, (_, at) => colleague(world.slack, { name: `colleague ${at}` }));
  world.slack.addChannel({ name: "all", members: [bo, ...staff].map(({ id }) => id) });
  const boToo = chatter(world.telegram, { name: "Bo on the phone", username: "bo_b" });
  await boToo.start();
  await boToo.reads("Welcome");
  const people = await subscribed(world, 10);
  await ada.asks(`claim ${world.claimCode()}`);
  await world.settle();
  return { world, ada, bo, boToo, people };
}

const codeIn = (text: string): string => /Your code is ([A-Z2-9]{8})/.exec(text)?.[1] ?? "";
const questions = (of: Colleague | Chatter): number =>
  of.chat().filter((message) => JSON.stringify(message).includes("How likely")).length;

async function plans(ada: Colleague, words: string): Promise<void> {
  await ada.asks(`schedule ${words}`);
  await ada.press(/^Save/);
  await ada.isTold("Saved: schedule");
}

describe("one person with two accounts", () => {
  test("is asked once over both platforms, where they like, and answers once", async () => {
    const { world, ada, bo, boToo, people } = await town();
    const code = codeIn(await bo.asks("link"));
    expect(code).not.toBe("");
    // A stranger who tries codes learns nothing; whoever made one cannot use it up.
    await people[0]?.say("/nps link AAAAAAAA");
    await people[0]?.reads("not valid");
    expect(await bo.asks(`link ${code}`)).toContain("made by this very account");
    await boToo.say(`/nps link ${code.toLowerCase()}`);
    await boToo.reads("Are you bo on Slack too?");
    await boToo.press("No");
    await boToo.reads("Nothing was linked.");
    await boToo.say(`、nps 关联 ${code}`);
    await boToo.reads("Are you bo on Slack too?");
    await boToo.press("Yes, that is me");
    await boToo.reads("one person from the next round on");
    await people[1]?.say(`/nps link ${code}`);
    await people[1]?.reads("not valid");

    await plans(ada, "every tue 10:00 in #all gap 6d close fri 12:00");
    await world.goTo("2026-11-03T09:00:01Z");
    await bo.reads("How likely");
    expect([questions(bo), questions(boToo)]).toEqual([1, 0]);
    await bo.press("9");
    await bo.reads("Your answer is in.");
    await ada.asks("rounds");
    await ada.isTold("of 10 have answered");

    // The next round follows their wish, over the other platform, although the schedule asks a channel of Slack.
    await boToo.say("/nps link prefer telegram");
    await boToo.reads("You are asked on Telegram from the next round on.");
    await world.goTo("2026-11-06T11:20:00Z");
    await world.goTo("2026-11-10T09:00:01Z");
    await boToo.reads("How likely");
    expect([questions(bo), questions(boToo)]).toEqual([1, 1]);
    await boToo.press("10");
    await boToo.reads("Your answer is in.");
    expectLogWithout(world, [code, "bo_b", bo.id]);
  });

  test("is known as one to admins and to themselves, parted and forgotten as one", async () => {
    const { world, ada, bo, boToo } = await town();
    await bo.asks("help");
    await ada.asks("attribute team text");
    await ada.isTold("Saved. team: text.");
    await ada.asks(`people set <@${bo.id}|bo> team=Design`);
    await ada.isTold("Saved for bo.");
    const code = codeIn(await bo.asks("link"));
    await boToo.say(`/nps link ${code}`);
    await boToo.press("Yes, that is me");
    await boToo.reads("one person from the next round on");

    const card = await ada.asks("people phone");
    expect(card).toContain("Slack: bo");
    expect(card).toContain("@bo_b");
    expect(card).toContain("team = Design");
    expect(card).toContain("Never asked so far");
    await boToo.say("/privacy");
    const stored = await boToo.reads("team");
    expect(stored.text).toContain("Slack");
    await bo.asks("link off");
    await bo.isTold("separate again");
    expect(await ada.asks("people phone")).not.toContain("Slack: bo");

    const again = codeIn(await bo.asks("link"));
    await boToo.say(`/nps link ${again}`);
    await boToo.press("Yes, that is me");
    await ada.asks(`people erase <@${bo.id}|bo>`);
    await ada.press("Erase");
    await ada.isTold("Erased.");
    expect(await ada.asks("people phone")).toContain("Nobody is found");
    const { store, organization } = world.app();
    const log = await store.people.changes(organization.id, 10);
    expect(log.map(({ what }) => what)).toContain("person-erased");
    expect(JSON.stringify(log)).not.toContain(bo.id);
    expect(await bo.asks("people erase everyone")).toContain("role of admin");
  });
});
