// The right moment, with the whole app: each person's own clock, do-not-disturb, reminders that one press ends, days that are kept free, and the rules behind them.
import { beforeEach, describe, expect, test } from "vitest";
import { answer, inAnOffice, planWeek } from "./slack-office.ts";
import { type Colleague, colleague } from "./slack-people.ts";
import { chatter } from "./telegram-people.ts";
import { claimed, openingWorlds, schedules, subscribed } from "./telegram-town.ts";

const LOCAL =
  "schedule every tue 10:00 local in #general gap 6d remind thu 10:00 close fri 12:00 digest #leads mon 10:00";

describe("a Slack team over three zones", () => {
  const office = inAnOffice();
  beforeEach(async () => {
    // The optional scope is granted: the bot learns of it when it starts.
    office.world.slack.settings.scopes.push("dnd:read");
    await office.world.restart();
  });

  const questions = (person: Colleague): number =>
    person.chat().filter(({ text }) => /How likely|推荐朋友/.test(text)).length;
  const reminders = (person: Colleague): number =>
    person.chat().filter(({ text }) => /A reminder from the bot|机器人提醒/.test(text)).length;

  test("is asked at ten by everyone's own clock, undisturbed, and reminded until a press ends it", async () => {
    const { world, bo, li, people, general } = office;
    const { slack } = world;
    const liz = colleague(slack, { name: "liz", tz: "America/New_York" });
    const members = [...office.everyone, liz].map(({ id }) => id);
    slack.setChannel(general, { members });
    const [quiet, hushed, silent] = people;
    if (quiet === undefined || hushed === undefined || silent === undefined) throw new Error("nobody there");
    // Who has notifications paused over noon, is left alone until they are back.
    slack.setUser(quiet.id, {
      dnd: { from: Date.parse("2026-11-03T08:30:00Z"), to: Date.parse("2026-11-03T12:30:00Z") },
    });
    const preview = await planWeek(office, LOCAL);
    expect(preview).toContain("by each person's own clock");
    expect(preview).toMatch(/Asia\/Shanghai|Europe\/Berlin/);

    await world.goTo("2026-11-03T09:00:00Z");
    expect([bo, silent, liz, li, quiet].map(questions)).toEqual([1, 1, 0, 0, 0]);
    // One look-up serves fifty people.
    expect(slack.calls.filter(({ method }) => method === "dnd.teamInfo").length).toBeLessThanOrEqual(2);
    await world.goTo("2026-11-03T12:29:00Z");
    expect(questions(quiet)).toBe(0);
    await world.goTo("2026-11-03T12:30:01Z");
    expect(questions(quiet)).toBe(1);
    await world.goTo("2026-11-03T14:59:00Z");
    expect(questions(liz)).toBe(0);
    await world.goTo("2026-11-03T15:00:00Z");
    expect([bo, liz, li].map(questions)).toEqual([1, 1, 0]);
    await world.goTo("2026-11-04T01:59:00Z");
    expect(questions(li)).toBe(0);
    await world.goTo("2026-11-04T02:00:00Z");
    expect(questions(li)).toBe(1);

    await answer([bo], [9]);
    await hushed.press("Later …");
    await hushed.press("No reminders");
    await hushed.reads("No more reminders of this round");
    expect(hushed.everything()).not.toContain("[No reminders]");
    await world.goTo("2026-11-05T09:00:00Z");
    expect([bo, hushed, silent, liz, li].map(reminders)).toEqual([0, 0, 1, 0, 0]);
    await world.goTo("2026-11-05T15:00:00Z");
    await world.goTo("2026-11-06T02:00:00Z");
    expect([bo, hushed, silent, liz, li].map(reminders)).toEqual([0, 0, 1, 1, 1]);
    // A reminder has the button too; whoever hushed can answer all the same.
    await silent.press("No reminders");
    await answer([hushed], [8]);
    // The pressed one has become a question like any other.
    await silent.reads("No more reminders of this round");
    await world.goTo("2026-11-06T11:16:00Z");
    expect([bo, hushed, silent, liz, li].map(reminders)).toEqual([0, 0, 0, 1, 1]);
  });

  test("reads the house rules, and the later of two admins is told", async () => {
    const { world, ada, bo } = office;
    const read = await bo.asks("rules");
    for (const line of ["At most 13 questions", "19:00 to 09:00", "No days are kept free", "do-not-disturb"])
      expect(read).toContain(line);
    expect(read).not.toContain("To change them");
    expect(await bo.asks("rules quarter 3")).toContain("This needs the role of admin");
    expect(await ada.asks("rules holidays Germny")).toContain("DE (Germany)");
    expect(await ada.asks("rules blackout 2026-02-30")).toContain("“2026-02-28”");
    expect(await ada.asks("rules blackout 2026-11-12..2026-11-10")).toContain("ends before it begins");
    expect(await ada.asks("rules holidays DE-BE")).toContain("Public holidays: Germany (Berlin)");

    await ada.types("rules edit");
    await ada.seesForm();
    // Another admin is faster.
    await ada.asks(`role <@${bo.id}> admin`);
    expect(await bo.asks("规则 季度 6")).toContain("At most 6 questions");
    await ada.submits({ "Most questions a quarter": "9" });
    await ada.isTold("Someone else has changed this meanwhile");
    await ada.types("rules edit");
    await ada.submits({ "Public holidays of": "Atlantis" });
    expect(Object.values(ada.mistakes()).join()).toContain("no public holidays of “Atlantis”");
    await ada.submits({
      "Public holidays of": "China",
      "Days kept free": "2026-11-10..2026-11-12 Retreat",
    });
    expect(await ada.isTold("Public holidays: China")).toContain("At most 6 questions");
    expect(await bo.asks("log")).toMatch(/ada changed the house rules: .*2026-11-10/i);

    // The retreat's Tuesday asks nobody: the list and the preview say so beforehand, the rounds afterwards.
    const preview = await planWeek(office, LOCAL);
    expect(preview).toContain("none on 10 November (Retreat)");
    await world.goTo("2026-11-03T09:00:00Z");
    await world.goTo("2026-11-09T12:00:00Z");
    expect(await ada.asks("schedules")).toMatch(/next round .*17 November.*none on 10 November \(Retreat\)/);
    await world.goTo("2026-11-10T09:00:00Z");
    expect(questions(office.people[1] ?? bo)).toBe(1);
    expect(await ada.asks("rounds")).toContain("missed; the house rules keep that day free");
    expect(await ada.asks("open staff")).toContain("the house rules keep today free");
    await world.goTo("2026-11-17T09:00:00Z");
    expect(questions(office.people[1] ?? bo)).toBe(2);
  });
});

describe("on Telegram", () => {
  const open = openingWorlds();

  test("the zone is asked once, by city or by button, and the question comes by that clock", async () => {
    const world = await open();
    const ada = await claimed(world);
    const liz = chatter(world.telegram, { name: "Liz" });
    const nina = chatter(world.telegram, { name: "Nina" });
    const li = chatter(world.telegram, { name: "Li", languageCode: "zh-hans" });
    await liz.start();
    expect((await liz.reads("Welcome")).text).toContain("Which time zone are you in?");
    await liz.press("New York");
    const welcome = await liz.readsLast("Noted: America/New_York, where it is 02:");
    expect(welcome.text).toContain("Welcome");
    expect(welcome.keyboard ?? []).toEqual([]);
    await liz.start();
    expect((await liz.readsLast("Welcome")).text).not.toContain("Which time zone");

    await nina.start();
    await nina.reads("Welcome");
    await nina.press("Another city");
    await nina.readsLast("City or time zone");
    await nina.say("Katmandoo");
    await nina.press("Save");
    await nina.readsLast("Did you mean “Asia/Kat");
    await nina.say("Kathmandu");
    await nina.press("Save");
    await nina.readsLast("Noted: Asia/Kathmandu, where it is 12:4");
    await li.start();
    await li.reads("你在哪个时区");
    await li.press("北京时间");
    await li.readsLast("记下了：Asia/Shanghai");
    await li.say("/nps 时区 柏林");
    await li.readsLast("记下了：Europe/Berlin");
    await li.say("/nps 时区 上海");
    await li.readsLast("记下了：Asia/Shanghai");
    await liz.say("/nps zone Nowhereville");
    await liz.readsLast("I do not find “Nowhereville”");
    await liz.say("/nps zone");
    await liz.readsLast("Now it is America/New_York");
    const [bo] = await subscribed(world, 1);
    if (bo === undefined) throw new Error("nobody there");

    await schedules(ada, "survey product attributed everyone gap 6d close 2d every tue 10:00 local");
    const asked = () =>
      [bo, nina, li, liz].map(
        (one) => one.chat().filter(({ text }) => /How likely|推荐给/.test(text ?? "")).length,
      );
    // Ten o'clock: Berlin (the organization's, for whoever has said nothing), New York, then Kathmandu and Shanghai the day after.
    await world.goTo("2026-11-03T09:00:01Z");
    expect(asked()).toEqual([1, 0, 0, 0]);
    await world.goTo("2026-11-03T15:00:01Z");
    expect(asked()).toEqual([1, 0, 0, 1]);
    await world.goTo("2026-11-04T02:00:01Z");
    expect(asked()).toEqual([1, 0, 1, 1]);
    await world.goTo("2026-11-04T04:15:01Z");
    expect(asked()).toEqual([1, 1, 1, 1]);
  });
});
