// One organization on Slack and on Telegram: one bot, one set of admins, a round on each, and nothing that crosses over where it should not.
import { describe, expect, test } from "vitest";
import { expectLogWithout } from "./clean-log.ts";
import { type Colleague, colleague } from "./slack-people.ts";
import { type Chatter, chatter } from "./telegram-people.ts";
import { openingWorlds, subscribed } from "./telegram-town.ts";
import type { World, WorldOptions } from "./world.ts";

const open = openingWorlds();

/** Ada is admin on Slack, and of Telegram too, where she is the first to press Start. */
async function town(options: WorldOptions = {}): Promise<{
  world: World;
  ada: Colleague;
  adaToo: Chatter;
  staff: readonly Colleague[];
  people: readonly Chatter[];
  leads: string;
}> {
  const world = await open({ slack: "socket", telegram: "polling", ...options });
  const ada = colleague(world.slack, { name: "ada" });
  const staff = Array.from({ length: 10 }, (_, index) =>
    colleague(world.slack, { name: `colleague ${index}` }),
  );
  world.slack.addChannel({ name: "all", members: [ada, ...staff].map(({ id }) => id) });
  const leads = world.slack.addChannel({ name: "leads", members: [ada.id] });
  const adaToo = chatter(world.telegram, { name: "Ada on her phone" });
  await adaToo.start();
  await adaToo.reads("Welcome");
  const people = await subscribed(world, 10);
  await ada.asks(`claim ${world.claimCode()}`);
  await world.settle();
  await ada.asks(`role ${adaToo.id} admin`);
  await ada.isTold("now has the role of admin");
  return { world, ada, adaToo, staff, people, leads };
}

describe.each([
  { slack: "socket", telegram: "polling" },
  { slack: "http", telegram: "webhook" },
] as const)("one organization on $slack and $telegram", (modes) => {
  test("asks on both, counts each on its own, and reports where each belongs", async () => {
    const { world, ada, adaToo, staff, people, leads } = await town(modes);
    await ada.asks("schedule every tue 10:00 in #all gap 6d close fri 12:00 digest #leads mon 10:00");
    await ada.press(/^Save/);
    await ada.isTold("Saved: schedule “staff”");
    const group = world.telegram.addGroup({ title: "Leads", type: "supergroup", members: [adaToo.id] });
    await adaToo.say(
      "/nps schedule every tue 10:00 everyone gap 6d close fri 12:00 digest here mon 10:00 language zh",
      {
        chatId: group,
      },
    );
    await adaToo.readsLast("not saved yet");
    await adaToo.press(/^Save/);
    await adaToo.reads("Saved: schedule “staff-2”");

    await world.goTo("2026-11-03T09:00:01Z");
    const answers = await Promise.all([
      ...staff.map((person) => person.press("10")),
      ...people.map((person) => person.press("0")),
    ]);
    expect(answers).toHaveLength(20);
    await Promise.all(people.map((person) => person.reads("Your answer is in.")));
    // Nobody counts what one platform's round has from the other's.
    await ada.asks("rounds");
    await ada.isTold("at least 10 of 11 have answered");
    await world.goTo("2026-11-06T11:15:01Z");
    await world.goTo("2026-11-09T09:00:01Z");
    const inSlack = world.slack.messages(leads).at(-1)?.text ?? "";
    expect(JSON.stringify(world.slack.messages(leads).at(-1)?.blocks)).toContain("+100");
    expect(inSlack).not.toContain("−100");
    expect((await adaToo.reads("eNPS", group)).text).toContain("−100");
    await adaToo.say("/nps schedules");
    const list = await adaToo.reads(/^Schedules/);
    expect(list.text).toContain("staff:");
    expect(list.text).toContain("staff-2:");
    expectLogWithout(world, [`${adaToo.id}`, ada.id, "colleague 1", "Person 1"]);
  });
});

describe("what belongs to one platform", () => {
  test("is nobody's on the other: buttons carried over store nothing", async () => {
    const { world, ada, staff, people } = await town();
    await ada.asks("schedule every tue 10:00 in #all gap 6d close fri 12:00");
    await ada.press(/^Save/);
    await ada.isTold("Saved: schedule “staff”");
    await world.goTo("2026-11-03T09:00:01Z");
    const asked = await staff[0]?.reads("How likely");
    const token = /s:([\w-]{22}):9/.exec(JSON.stringify(asked?.blocks))?.[1] ?? "";
    expect(token).not.toBe("");
    const [bo] = people;
    const message = bo?.chat().at(-1);
    if (bo === undefined || message === undefined) throw new Error("nobody there");
    const forged = await world.telegram.pressRaw(bo.id, message, `s:${token}:9`);
    expect(forged.answeredCallback?.text).toMatch(
      /not for you|not asked|no longer|not sent to you|someone else/i,
    );
    await ada.asks("rounds");
    await ada.isTold("fewer than 5 of 11 have answered");
  });

  test("and goes wrong there is told to the admins on both", async () => {
    const { world, ada, adaToo, people } = await town();
    const members = [adaToo, ...people].map(({ id }) => id);
    const group = world.telegram.addGroup({ title: "All", type: "supergroup", members });
    await adaToo.say("/nps schedule every tue 10:00 in here gap 6d close fri 12:00", { chatId: group });
    await adaToo.readsLast("not saved yet");
    await adaToo.press(/^Save/);
    await adaToo.reads("Saved");
    await world.telegram.leave(world.telegram.botId, group);
    await world.goTo("2026-11-03T09:00:01Z");
    await adaToo.reads("Something needs you");
    await ada.reads("Something needs you");
  });

  test("and is barred there is told to the admins who can still be reached", async () => {
    const { world, ada, adaToo } = await town();
    await adaToo.say("/nps schedule every tue 10:00 everyone gap 6d close fri 12:00");
    await adaToo.readsLast("not saved yet");
    await adaToo.press(/^Save/);
    await adaToo.reads("Saved");
    world.telegram.revoke();
    await world.goTo("2026-11-03T09:00:01Z");
    await ada.reads("Something needs you");
    await ada.reads("its token was revoked or is wrong");
  });
});
