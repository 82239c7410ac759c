// A closed ticket asks on Telegram; and an open link asks whoever opens it, once, and subscribes nobody.
import { describe, expect, it } from "vitest";
import { stored } from "./stored.ts";
import { chatter } from "./telegram-people.ts";
import { claimed, openingWorlds, schedules, subscribed } from "./telegram-town.ts";

const openWorld = openingWorlds();

describe("events on Telegram", () => {
  it("ask whoever is named by id or user name, at once where answers carry names", async () => {
    const world = await openWorld({ env: { PORT: "0" } });
    const ada = await claimed(world);
    const [dan, eve] = await subscribed(world, 2);
    if (dan === undefined || eve === undefined) throw new Error("nobody");
    await ada.say("/nps survey transactional promise attributed");
    await ada.reads("Saved");
    await ada.say("/nps 事件 ticket.closed 询问 transactional 延迟0小时 期限3天 触点“客服”");
    await ada.reads("From now on “ticket.closed” is asked about.");
    await ada.say("/nps 属性 value 数字 分档 1000");
    await ada.reads("value: number");
    await ada.say(`/nps people set ${dan.id} value=2400`);
    await ada.reads("2400");
    await ada.say("/nps token shop");
    await ada.reads("This is the token “shop”.");
    const token = /nps_[A-Za-z0-9_-]{44}/.exec(ada.last())?.[0] ?? "";
    const response = await fetch(`http://127.0.0.1:${world.app().port}/api/v1/events`, {
      method: "POST",
      headers: { "content-type": "application/json", authorization: `Bearer ${token}` },
      body: JSON.stringify({
        events: [
          { type: "ticket.closed", person: { telegram: String(dan.id) }, at: "2026-11-02T07:00:00Z" },
          { type: "ticket.closed", person: { telegram: "@somebody" }, at: "2026-11-02T07:00:00Z" },
        ],
      }),
    });
    expect(await response.json()).toMatchObject({
      events: [{ asked: "later" }, { asked: "nobody", why: "unknown-person" }],
    });
    await world.goTo("2026-11-02T09:00:00Z");
    await dan.reads("About: 客服, 2 November");
    await dan.press("10");
    await dan.reads("You answered 10.");
    expect(eve.last()).not.toContain("About:");
    await ada.say("/digest transactional");
    await ada.reads("+100");
    await ada.say("/nps 价值 transactional A1");
    await ada.reads("gave 10, 2,400");
    await ada.say("/nps journey");
    await ada.reads("1 · 客服");
    await ada.say("/nps events");
    await ada.reads("1 asked, 0 waiting, 1 not asked (nobody known by that name: 1)");
    await ada.say(`/nps event ticket.closed ${eve.id}`);
    await ada.reads("They are asked about “客服”");
    await world.settle();
    await eve.reads("About: 客服");
  });
});

describe("an open link on Telegram", () => {
  it("asks in private whoever opens it, while a round is open", async () => {
    const world = await openWorld();
    const ada = await claimed(world);
    await schedules(ada, "survey product every month 1 10:00 as link close 7d");
    await ada.press("Share the link here");
    await ada.reads("Whoever comes by this link is asked this once");
    const payload = /start=(ask_[A-Za-z0-9_-]+)/.exec(ada.last())?.[1] ?? "";
    expect(payload.length).toBeLessThanOrEqual(64);

    const early = chatter(world.telegram, { name: "Early" });
    await early.start(payload);
    await early.reads("Nothing is asked here just now.");
    await ada.say("/nps open product");
    await ada.reads("whoever opens it is asked");
    const people = Array.from({ length: 11 }, (_, index) =>
      chatter(world.telegram, { name: `Guest ${index}` }),
    );
    for (const [index, guest] of people.entries()) {
      await guest.start(payload);
      await guest.reads("whoever has the link may answer");
      await guest.reads("10 answers");
      if (index === 10) continue;
      await guest.press(index === 0 ? "2" : "9");
      await guest.reads("Your answer is in.");
    }
    const [first] = people;
    await first?.start(payload);
    await first?.reads("Your answer is in.");
    // Answering by a link subscribes nobody, and whoever only looked is not kept.
    expect(stored(world, "select count(*) as n from accounts where state = 'subscribed'")).toEqual([
      { n: 1 },
    ]);
    expect(stored(world, "select count(*) as n from accounts where name like 'Guest%'")).toEqual([{ n: 10 }]);
    // That somebody is known would say that they answered.
    await ada.say("/nps people Guest");
    await ada.reads("Nobody is found for");
    await world.goTo("2026-11-09T08:00:00Z");
    await world.goTo("2026-11-09T08:30:00Z");
    await first?.start(payload);
    await first?.reads("Nothing is asked here just now.");
    await ada.say("/nps digest product");
    await ada.reads("10 answered. It was an open link, so there is no response rate.");
    expect(stored(world, "select count(*) as n from invitations")).toEqual([{ n: 0 }]);
    await early.start("ask_nonesuch");
    await early.reads(/gone|no longer|any more/);
  });
});
