// One round on Telegram from the claim to the digest, as those who run it and those who answer it live through it.
import { describe, expect, test } from "vitest";
import { expectLogWithout } from "./clean-log.ts";
import { chatter, rows } from "./telegram-people.ts";
import { claimed, openingWorlds, schedules, subscribed } from "./telegram-town.ts";

const open = openingWorlds();
const WEEKLY = "every tue 10:00 everyone gap 6d remind thu 10:00 close fri 12:00";

describe.each(["polling", "webhook"] as const)("a round by %s", (telegram) => {
  test("is claimed, offered, started in one press, asked, answered in two taps and a sentence, and read", async () => {
    const world = await open({ telegram });
    const people = await subscribed(world, 11);
    const ada = await claimed(world);
    await world.settle();

    // The first round is offered with its defaults, and one press starts it.
    const offer = await ada.reads("Ready for the first round at Acme?");
    expect(offer.text).toContain("Asks everyone: 12 people.");
    expect(offer.text).toContain("Nothing is sent before you say so.");
    // Two taps at once are one yes.
    await Promise.all([ada.pressIn(offer, "Start with this"), ada.pressIn(offer, "Start with this")]);
    await ada.reads(/Saved: schedule “staff”|Schedules/);
    await world.settle();
    const { store, organization } = world.app();
    expect((await store.schedules.all(organization.id)).map(({ key }) => key)).toEqual(["staff"]);

    await world.goTo("2026-11-03T09:00:01Z");
    const [bo, cai, dee] = people;
    if (bo === undefined || cai === undefined || dee === undefined) throw new Error("nobody there");
    const question = await bo.reads("How likely are you to recommend Acme");
    expect(rows(question)).toEqual([
      ["0", "1", "2", "3", "4", "5"],
      ["6", "7", "8", "9", "10"],
      ["Later …", "Privacy"],
    ]);
    for (const promise of [
      "Results are anonymous",
      "about 1 minute",
      "closes Fri 12:00",
      "12 people are asked",
    ])
      expect(question.text).toContain(promise);
    expect(question.text).toContain("its operator (Acme IT) could look");

    // The number is in the toast alone; the message is redrawn where it stands and says what comes next.
    const press = await bo.press("9");
    expect(press.answeredCallback?.text).toContain("9: saved");
    const why = await bo.reads("What is the main reason");
    expect(why.messageId).toBe(question.messageId);
    expect(why.text).toContain("Your next message here is stored as your reason and then removed");
    expect(rows(why).flat()).toEqual(["Skip", "Change", "Withdraw"]);

    await bo.say("The coffee of the third floor ☕ 很好喝");
    await bo.reads("Anything else that we should improve?");
    await bo.press("Skip");
    const drivers = await bo.reads("What played a part?");
    expect(drivers.messageId).toBe(question.messageId);
    await bo.press("☐ Team");
    await bo.reads("What played a part?");
    await bo.press(/☐ My words may be quoted/);
    await bo.press("Done");
    const done = await bo.reads("Your answer is in.");
    expect(rows(done).flat()).toEqual(["Change", "Add a reason", "Withdraw"]);

    // Nothing that stays in the chat tells the number or the reason.
    const kept = bo.everything();
    expect(kept).not.toContain("coffee");
    expect(kept).not.toMatch(/\b9\b(?!:)/);
    expect(kept).not.toContain("☑");

    // A change of mind, and one answer taken back and given again.
    await cai.press("3");
    await cai.press("Change");
    await cai.reads("Your answer stands until you press another number.");
    await cai.press("8");
    await cai.reads("Your answer is in.");
    await dee.press("2");
    await dee.press("Withdraw");
    await dee.reads("Your answer has been withdrawn and deleted.");
    await dee.press("Answer again");
    await dee.press("10");
    await dee.reads("What is the main reason");

    // The reminder goes to the silent alone.
    for (const [index, person] of people.slice(3, 10).entries()) {
      await person.press(String(index + 4));
      await person.reads("What is the main reason");
    }
    await world.goTo("2026-11-05T09:00:01Z");
    const silent = people[10];
    if (silent === undefined) throw new Error("nobody is silent");
    await silent.reads("it knows that you have not answered yet, people don't");
    await ada.reads("it knows that you have not answered yet");
    for (const person of people.slice(0, 10)) expect(person.everything()).not.toContain("reminder");

    // Late, and kindly told when the next one comes.
    await world.goTo("2026-11-06T11:00:01Z");
    await silent.press("0");
    const late = await silent.readsLast("This round has closed. The next one is on 1 December.");
    expect(late.keyboard).toBeUndefined();
    await cai.press("Change");
    await cai.reads("This round has closed.");

    // The digest: ten of twelve, read by the admin at a glance and in its details.
    await world.goTo("2026-11-06T11:15:01Z");
    await ada.say("/digest");
    const digest = await ada.reads("Acme · eNPS, round of 3 November");
    expect(digest.text).toContain("10 of 12 answered (83%)");
    expect(digest.text).toContain("eNPS +10");
    await ada.press("Details");
    const details = await ada.reads("In their own words (1)");
    expect(details.messageId).toBe(digest.messageId);
    expect(details.text).toContain("The coffee of the third floor ☕ 很好喝");
    // Who was asked may see the score, and no comment.
    await silent.say("/digest");
    await silent.reads("Acme · eNPS, round of 3 November");
    await silent.press("Details");
    await silent.reads("If all 2 who stayed silent");
    expect(silent.everything()).not.toContain("coffee");
    expect(rows(await silent.reads("If all 2")).flat()).toEqual(["Words", "Trend", "Less"]);

    expectLogWithout(world, ["coffee", "Person 1", `${bo.id}`, `${cai.id}`, '"score"', "withdrawn"]);
  });
});

describe("a round", () => {
  test("is announced in the digest's group the day before, and its digest is posted there at its own time", async () => {
    const world = await open({ at: "2026-11-01T12:00:00Z" });
    const people = await subscribed(world, 10);
    const ada = await claimed(world);
    const leads = world.telegram.addGroup({ title: "Leads", type: "supergroup", members: [ada.id] });
    await schedules(ada, `${WEEKLY} digest here mon 10:00 language zh`, { chatId: leads });
    expect(ada.chat(leads)).toEqual([]);
    await world.goTo("2026-11-02T09:00:01Z");
    const [announcement] = ada.chat(leads);
    expect(announcement?.text).toContain("周二 10:00");
    expect(announcement?.text).toContain("Acme IT");

    await world.goTo("2026-11-03T09:00:01Z");
    await Promise.all(people.map((person, index) => person.press(index < 6 ? "10" : index < 8 ? "8" : "5")));
    await Promise.all(people.map((person) => person.reads("What is the main reason")));
    await people[7]?.say("=SUM(A1) @ada https://evil.example call +49 151 23456789 or mail me@corp.example");
    await people[7]?.reads("Anything else");
    await world.goTo("2026-11-06T11:15:01Z");
    expect(ada.chat(leads)).toHaveLength(1);
    await world.goTo("2026-11-09T09:00:01Z");
    const posted = ada.chat(leads).at(-1);
    expect(posted?.text).toContain("eNPS +40");
    expect(posted?.text).toContain("邀请 11 人，10 人作答（91%）");
    expect(posted?.text).not.toContain("mail");
    expect(rows(posted).flat()).toEqual(["详情"]);

    // Details of the post come to each in private, in their own language; the post stays as it is.
    const act = await ada.press("详情", leads);
    expect(act.answeredCallback?.text).toContain("private chat");
    const details = await ada.reads("In their own words (1)");
    expect(details.text).toContain("=SUM(A1) •••");
    for (const masked of ["@ada", "me@corp.example", "151"]) expect(details.text).not.toContain(masked);
    expect(details.entities.map(({ type }) => type).toSorted()).not.toContain("url");
    expect(ada.chat(leads)).toHaveLength(2);

    // Shared once more from the private chat, into the group where it was asked for.
    await ada.say("/nps digest last 2", { chatId: leads });
    await ada.reads(/the last published round|last 1 published/);
    await ada.press("Share");
    await expect.poll(() => ada.chat(leads).length).toBe(3);
    await ada.say("/nps digest share", { chatId: leads });
    await expect.poll(() => ada.chat(leads).length).toBe(4);
  });

  test("speaks to each in their own language, and keeps to it from then on", async () => {
    const world = await open();
    const people = await subscribed(world, 9);
    const ada = await claimed(world);
    const li = chatter(world.telegram, { name: "李雷", languageCode: "zh-hans" });
    const jo = chatter(world.telegram, { name: "Jo", languageCode: "fr" });
    await li.start();
    await li.reads("欢迎");
    await jo.start();
    await jo.reads("Welcome");
    await jo.say("/nps language zh");
    await jo.reads("今后机器人会用中文回复");
    await schedules(ada, WEEKLY);
    await world.goTo("2026-11-03T09:00:01Z");
    for (const reader of [li, jo]) {
      const question = await reader.reads("你有多大可能推荐朋友来 Acme 工作？");
      expect(question.text).toContain("本轮邀请 12 人");
      expect((await reader.press("7")).answeredCallback?.text).toContain("已记下 7 分");
      await reader.reads("打这个分，主要是因为什么？");
    }
    await people[0]?.reads("How likely are you");
    await li.say("/settings");
    await li.press("English");
    await li.reads("One question, now and then");
    await li.say("/privacy");
    await li.reads("What is stored about you");
  });

  test("that too few have answered stays without a score, said in the same words to everyone", async () => {
    const world = await open();
    const people = await subscribed(world, 10);
    const ada = await claimed(world);
    await schedules(ada, WEEKLY);
    await world.goTo("2026-11-03T09:00:01Z");
    for (const person of people.slice(0, 4)) await person.press("10");
    await world.goTo("2026-11-06T11:15:01Z");
    await ada.say("/digest");
    const digest = await ada.reads("Too few answers to publish a score without exposing someone.");
    expect(digest.text).not.toMatch(/\+\d|100|4 of/);
  });

  test("asked on an attributed promise says so, names the number and leaves the reason in the chat", async () => {
    const world = await open();
    const [bo] = await subscribed(world, 3);
    const ada = await claimed(world);
    await ada.say("/nps survey product promise attributed");
    await ada.reads(/Saved|Answers carry names/);
    await schedules(ada, "survey product every tue 10:00 everyone gap 6d close fri 12:00");
    await world.goTo("2026-11-03T09:00:01Z");
    const question = await bo?.reads("How likely are you to recommend Acme to a friend or colleague?");
    expect(question?.text).toContain("Answers carry your name");
    expect(question?.text).toContain("visible to those at Acme");
    await bo?.press("3");
    await bo?.reads("You answered 3.");
    await bo?.reads("What should we put right first?");
    await bo?.say("The invoices");
    await bo?.reads("Anything else");
    expect(bo?.everything()).toContain("The invoices");
  });
});
