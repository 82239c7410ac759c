// Being asked less: a question put off, quiet for a time, a survey opted out of, on both platforms; and an audience of several parts.
import { describe, expect, it, test, vi } from "vitest";
import { inAnOffice, openWeek, planWeek, WEEK } from "./slack-office.ts";
import { type Colleague, drawn, rows } from "./slack-people.ts";
import { rows as telegramRows } from "./telegram-people.ts";
import { claimed, openingWorlds, schedules, subscribed } from "./telegram-town.ts";

const QUESTION = "How likely are you to recommend Acme";
const AFTERNOON = "2026-11-03T14:00:01Z";
const WEDNESDAY = "2026-11-04T09:00:01Z";

const PATIENCE = { timeout: 5_000, interval: 5 };

/** Asks for later, and presses when. */
async function putOff(person: { press(label: string): Promise<unknown> }, when: string): Promise<void> {
  await person.press("Later …");
  await person.press(when);
}

/** The rows of buttons of the newest message. */
function shown(person: Colleague): readonly (readonly string[])[] {
  const message = person.chat().at(-1);
  return message === undefined ? [] : rows(message);
}

describe("on Slack", () => {
  const office = inAnOffice();

  it("a question is put off twice at most, over a crash, and no reminder comes in between", async () => {
    const { world, bo, li, people } = office;
    await openWeek(office);
    const [sooner, later] = people;
    if (sooner === undefined || later === undefined) throw new Error("nobody there");
    const first = await bo.reads(QUESTION);
    expect(rows(first).at(-1)).toEqual(["Later …", "Privacy"]);
    // Who wants it later sees when, below the numbers that wait all the same.
    await bo.press("Later …");
    await vi.waitFor(() => expect(shown(bo)).toContainEqual(["This afternoon", "Tomorrow"]), PATIENCE);
    expect(shown(bo)[0]).toHaveLength(11);
    expect(bo.chat()).toHaveLength(1);
    // In Shanghai it is 17:00: there is no afternoon left.
    await li.reads("你有多大可能");
    await li.press("稍后再答");
    await vi.waitFor(() => expect(shown(li)).toContainEqual(["明天"]), PATIENCE);

    await bo.press("This afternoon");
    const waits = await bo.reads("You will be asked again: Tue 15:00.");
    expect(waits.ts).toBe(first.ts);
    expect(rows(waits)).toEqual([["Answer now"]]);
    await putOff(sooner, "Tomorrow");
    await sooner.press("Answer now");
    await sooner.reads(QUESTION);
    await sooner.press("8");
    await sooner.reads("Your answer is in.");

    await world.restart();
    await world.goTo(AFTERNOON);
    await bo.reads(QUESTION);
    expect(bo.chat()).toHaveLength(2);
    await putOff(bo, "Tomorrow");
    await bo.reads("You will be asked again");
    await world.goTo(WEDNESDAY);
    const third = await bo.reads(QUESTION);
    expect(bo.chat()).toHaveLength(3);
    expect(rows(third).flat()).not.toContain("Later …");
    // What was answered meanwhile does not come again.
    expect(sooner.chat()).toHaveLength(1);

    await putOff(later, "Tomorrow");
    await world.goTo(WEEK.reminds);
    expect(later.everything()).not.toContain("A reminder from the bot");
    expect(later.chat()).toHaveLength(2);
    await bo.reads("A reminder from the bot");
  });

  it("quiet and opting out hold from the next round on, stop reminders at once, and stay numbers", async () => {
    const { world, ada, people } = office;
    await openWeek(office);
    const [quiet, out, back, atHome] = people;
    if (quiet === undefined || out === undefined || back === undefined || atHome === undefined)
      throw new Error("nobody there");
    expect(await quiet.asks("quiet 3 months")).toContain("You are left alone until 3 February");
    expect(await out.asks("quiet staff")).toContain("You are not asked about: staff");
    expect(await out.asks("privacy")).toContain("Surveys that you are not asked: staff");
    expect(await back.asks("免打扰3个月")).toContain("You are left alone");
    await back.press("Ask me again");
    await back.isTold("You are asked again when it is your turn");

    expect(await atHome.home()).toContain("You are asked whenever it is your turn");
    await atHome.pressAtHome("Quiet for 3 months");
    await world.settle();
    expect(await atHome.home()).toContain("You are left alone until");

    await world.goTo(WEEK.reminds);
    for (const one of [quiet, out, atHome]) expect(one.everything()).not.toContain("A reminder");
    await back.reads("A reminder from the bot");
    await world.goTo(WEEK.sealed);
    await world.goTo(WEEK.opensAgain);
    for (const one of [quiet, out, atHome]) expect(one.chat()).toHaveLength(1);
    expect(drawn(await back.reads(QUESTION))).toContain("10 people are asked");
    const listed = await ada.asks("rounds");
    expect(listed).toContain("Passed over: fewer than 5 by their own wish.");
    expect(listed).not.toMatch(/\b3 by their own wish/);
  });

  it("an audience is joined, narrowed and sampled, told in words, and put right where nobody fits", async () => {
    const { world, ada, everyone, general } = office;
    const preview = await planWeek(
      office,
      "schedule every tue 10:00 in #general #leads not @nobody sample 80% close fri 12:00",
    ).catch((error: unknown) => String(error));
    expect(preview).toContain("nobody");
    const told = await ada.asks("schedule every tue 10:00 in #general #leads where office=Berlin");
    expect(told).toContain("Nobody there has an attribute “office”");

    const sampled = await planWeek(
      office,
      "schedule every tue 10:00 in #general #leads sample 80% gap 0 close fri 12:00 digest none",
    );
    expect(sampled).toContain("Asks a random 80 % of #general and #leads: 13 people.");
    expect(sampled).toContain("Each round draws 10 of them anew.");
    expect(sampled).toContain("in #general #leads sample 80%");
    await world.goTo(WEEK.opens);
    expect(
      everyone.filter((one) =>
        one
          .chat()
          .some((message) => drawn(message).includes(QUESTION) || drawn(message).includes("你有多大可能")),
      ),
    ).toHaveLength(10);
    expect(world.slack.messages(general).map(drawn).join()).not.toContain("undefined");
    expect(await ada.asks("rounds")).toContain("fewer than 5 not drawn for the sample");
  });
});

describe("on Telegram", () => {
  const open = openingWorlds();

  test("a question is put off in place, quiet is set by words and buttons, and both hold", async () => {
    const world = await open();
    const people = await subscribed(world, 11);
    const ada = await claimed(world);
    await schedules(ada, "every tue 10:00 everyone gap 6d remind thu 10:00 close fri 12:00");
    await world.goTo("2026-11-03T09:00:01Z");
    const [bo, cai, dee] = people;
    if (bo === undefined || cai === undefined || dee === undefined) throw new Error("nobody there");

    const question = await bo.reads(QUESTION);
    expect(telegramRows(question).at(-1)).toEqual(["Later …", "Privacy"]);
    await putOff(bo, "This afternoon");
    const waits = await bo.readsLast("You will be asked again: Tue 15:00.");
    expect(waits.messageId).toBe(question.messageId);
    const before = bo.chat().length;
    await world.goTo(AFTERNOON);
    await bo.readsLast(QUESTION);
    expect(bo.chat()).toHaveLength(before + 1);

    await cai.say("/nps quiet 3 months");
    await cai.reads("You are left alone until 3 February");
    await dee.say("/settings");
    await dee.reads("You are asked whenever it is your turn");
    await dee.press("How often you are asked");
    await dee.readsLast("How often you are asked");
    await dee.press("Never ask me about “staff”");
    await dee.readsLast("You are not asked about: staff.");

    await world.goTo("2026-11-05T09:00:01Z");
    for (const one of [cai, dee]) expect(one.everything()).not.toContain("reminder from the bot");
    await bo.reads("reminder from the bot");
    await world.goTo("2026-11-06T11:15:01Z");
    await world.goTo("2026-11-10T09:00:01Z");
    await bo.readsLast(QUESTION);
    await bo.readsLast("10 people are asked");
    for (const one of [cai, dee])
      expect(one.chat().filter(({ text = "" }) => text.includes(QUESTION))).toHaveLength(1);
  });
});
