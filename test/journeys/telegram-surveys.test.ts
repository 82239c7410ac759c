// A survey of one's own on Telegram: worded step by step with a preview, asked with questions around the score, and reported.
import { describe, expect, test } from "vitest";
import { rows } from "./telegram-people.ts";
import { claimed, openingWorlds, schedules, subscribed } from "./telegram-town.ts";

const open = openingWorlds();

describe("a survey on Telegram", () => {
  test("asks before the score and after it by one press each, and shows what k of them said", async () => {
    const world = await open({ telegram: "polling" });
    const people = await subscribed(world, 11);
    const ada = await claimed(world);
    await ada.say("/nps survey new pulse from four-dimensions-staff");
    await ada.reads("Survey “pulse” is there.");
    await ada.say("/nps survey pulse thanks en 9-10 You made our day.");
    await ada.reads("Thanks for 9–10: You made our day.");
    await schedules(ada, "survey pulse every tue 10:00 everyone gap 6d close fri 12:00");
    await world.goTo("2026-11-03T09:00:01Z");
    const [bo, cai, dee] = people;
    if (bo === undefined || cai === undefined || dee === undefined) throw new Error("nobody there");

    const question = await bo.reads("Before the number, if you like: How long have you worked here?");
    expect(question.text).toContain("about 1 minute");
    expect(rows(question).flat()).toEqual(
      expect.arrayContaining(["Under 1 year", "Over 5 years", "Skip this one", "0", "10"]),
    );
    await bo.press("3–5 years");
    const second = await bo.reads("Compared with what you expected");
    expect(second.messageId).toBe(question.messageId);
    expect(second.text).toContain("It counts together with a number");
    const press = await bo.press("10");
    expect(press.answeredCallback?.text).toMatch(/^You made our day\. 10: saved/);
    // What was not answered before the number comes after it, then the rating, then the words.
    await bo.reads("Compared with what you expected");
    await bo.press("Skip");
    await bo.reads("what did you tell friends");
    await bo.press("Mostly good things");
    const rating = await bo.reads("Support when needed: how good is it?");
    expect(rows(rating)).toEqual([["0", "1", "2", "3", "4", "5"], ["6", "7", "8", "9", "10"], ["Skip"]]);
    const rated = await bo.press("7");
    expect(rated.answeredCallback?.text).toContain("7: stored. Only you see this note.");
    const why = await bo.reads("What is the main reason");
    expect(rows(why).flat()).toContain("The short questions again");
    await bo.press("The short questions again");
    await bo.reads("How long have you worked here?");
    await bo.press("Over 5 years");
    for (const step of ["Compared with", "what did you tell", "Support when needed"]) {
      await bo.reads(step);
      await bo.press("Skip");
    }
    await bo.reads("What is the main reason");
    await bo.press("Skip");
    await bo.reads("Anything else");
    await bo.press("Skip");
    await bo.reads("Tap to allow or forbid it");
    const done = await bo.press("Done");
    expect(done.answeredCallback?.text).toBe("You made our day.");
    await bo.reads("Your answer is in.");
    expect(bo.everything()).not.toMatch(/years|made our day|good things|\b7\b|\b10\b(?!:)/);

    // The number first: it counts, and nothing has to follow.
    await cai.press("3");
    await cai.reads("Your answer is in.");
    await Promise.all(
      people.slice(2).map(async (person, at) => {
        await person.press(at < 4 ? "Over 5 years" : "Under 1 year");
        await person.reads("Compared with what you expected");
        await person.press("9");
        await person.reads("Your answer is in.");
        await person.reads("Compared with what you expected");
        await person.press("Skip");
        await person.reads("what did you tell friends");
        await person.press("Skip");
        await person.reads("Support when needed");
        await person.press("8");
        await person.reads("What is the main reason");
      }),
    );
    await dee.press("Withdraw");
    await dee.reads("withdrawn and deleted");
    await dee.press("Answer again");
    const again = await dee.reads("Before the number, if you like");
    expect(again.text).not.toContain("It counts together with a number");
    await dee.press("Over 5 years");
    await dee.reads("Compared with what you expected");
    await dee.press("8");
    await world.goTo("2026-11-06T11:15:01Z");
    await ada.say("/digest");
    await ada.press("Details");
    const details = await ada.reads("Only what at least 5 people chose is shown");
    // Five of each; the one who left it out goes in with the smallest, so that nobody is left over.
    expect(details.text).toMatch(/(Under 1 year|Over 5 years)\D*5 \(45%\)/);
    expect(details.text).toMatch(/Others and no answer\D*6 \(55%\)/);
    // Nine have rated it, and two have not: the mean is told, roughly, and not of how many.
    expect(details.text).toContain("Ratings, 0 to 10");
    expect(details.text).toContain("about 7.8 on average, about 0% gave 9–10");
  });

  test("is worded step by step, previewed with buttons that do nothing, and saved at a yes", async () => {
    const world = await open({ telegram: "polling" });
    const ada = await claimed(world, "zh-hans");
    await ada.say("/nps 问卷 product 编辑");
    await ada.readsLast("问题");
    await ada.say("您会向朋友推荐{org}吗？");
    for (const step of ["第 2 步", "第 3 步", "第 4 步", "第 5 步", "第 6 步"]) {
      await ada.readsLast(step);
      await ada.press(/保留|不变|下一步/);
    }
    for (const step of ["第 7 步", "第 8 步", "第 9 步"]) {
      await ada.readsLast(step);
      await ada.press(/留空/);
    }
    await ada.press("预览");
    const preview = await ada.reads("预览：尚未保存");
    expect(preview.text).toContain("您会向朋友推荐 Acme 吗？");
    const pressed = await ada.pressIn(preview, "7");
    expect(pressed.answeredCallback?.text).toBe("这是预览，按钮不起作用。");
    const { surveys } = world.app().store;
    const before = await surveys.byKey(world.app().organization.id, "product");
    expect(before?.version).toBe(1);
    await ada.pressIn(preview, "保存");
    await ada.reads("已保存。正在进行的一轮仍用原来的措辞。");
    expect((await surveys.byKey(world.app().organization.id, "product"))?.wording["zh-CN"].question).toBe(
      "您会向朋友推荐{org}吗？",
    );
  });
});
