// Other ways to ask in Slack: one post in a channel, panels, the gap between questions, answers that carry names.
import { describe, expect, it } from "vitest";
import { answer, inAnOffice, openWeek, planWeek, sayWhy, WEEK } from "./slack-office.ts";
import { type Colleague, colleague, drawn, rows } from "./slack-people.ts";
import { stored } from "./stored.ts";

const office = inAnOffice();

describe("one post in a Slack channel", () => {
  const POST = "schedule every tue 10:00 in #general post gap 6d close fri 12:00 digest #leads mon 10:00";

  it("is answered by its members, each of whom sees only their own note, while it counts in steps", async () => {
    const { world, ada, bo, people, guestOfNone, general, leads } = office;
    await openWeek(office, POST);
    expect(bo.chat()).toHaveLength(0);
    const post = () => world.slack.messages(general).at(-1);
    const [eve = bo] = people;
    expect(rows(post() as never).flat()).toEqual(expect.arrayContaining(["0", "10"]));
    expect(drawn(post() as never)).toContain("nobody else here sees which");

    await bo.press("9", general);
    await bo.isTold(/You answered 9|^9: saved/);
    expect(eve.notes()).toEqual([]);
    await world.settle();
    expect(drawn(post() as never)).not.toMatch(/\b1 person|\b1 of/);
    for (const [index, score] of [10, 8, 3, 9, 9, 9, 7, 9, 9].entries())
      await people[index]?.press(String(score), general);
    await world.settle();
    await world.goTo("2026-11-03T09:10:00Z");
    expect(drawn(post() as never)).toMatch(/At least 10 people have answered \(counted in steps of 5\)/);
    await bo.press("4", general);
    await bo.isTold(/You answered 4|^4: saved/);

    // Who comes into the channel after the opening was not asked.
    world.slack.setChannel(general, {
      members: [...office.everyone.map(({ id }) => id), guestOfNone.id],
    });
    await guestOfNone.press("10", general);
    await guestOfNone.isTold("This question was not sent to you, so nothing was stored.");
    expect(stored(world, "select count(*) as n from ballots")).toEqual([{ n: 10 }]);

    await eve.press("Add a reason", general);
    const form = await eve.seesForm();
    await eve.submits({ [form.split("\n").find((line) => line.startsWith("Thank you")) ?? ""]: "Marzipan" });
    await world.goTo(WEEK.closes);
    await bo.press("10", general);
    await bo.isTold(/This round has closed/);
    await world.goTo(WEEK.reports);
    expect(drawn(world.slack.messages(leads).at(-1) as never)).toContain("10 of 13 answered (77%)");
    expect(world.slack.messages(general).map(drawn).join()).not.toMatch(/Marzipan|You answered/);
    await ada.asks("digest");
    await ada.press("Details");
    await ada.isTold("“Marzipan”");
  });
});

describe("panels and the gap on Slack", () => {
  it("asks everyone once in four rounds, and reports the four together", async () => {
    const { world, ada, leads } = office;
    const many: Colleague[] = [];
    for (let index = 0; index < 44; index += 1) many.push(colleague(world.slack, { name: `member${index}` }));
    world.slack.addChannel({ name: "all", members: many.map(({ id }) => id) });
    const preview = await planWeek(
      office,
      "schedule every tue 10:00 in #all panels 4 close fri 12:00 digest #leads mon 10:00 gap 21d",
    );
    expect(preview).toContain("44 people in 4 panels, 11 each time");
    const asked = () => many.filter((one) => one.chat().length > 0);
    const weeks = ["03", "10", "17", "24"];
    for (const [index, day] of weeks.entries()) {
      await world.goTo(`2026-11-${day}T09:00:00Z`);
      expect(asked()).toHaveLength(11 * (index + 1));
      expect(many.every((one) => one.chat().length <= 1)).toBe(true);
      const now = asked().filter((one) => one.last().includes("0 = not at all"));
      expect(now).toHaveLength(11);
      await Promise.all(now.map((one, each) => one.press(String(each < 8 ? 9 : 5))));
      const friday = new Date(`2026-11-${day}T11:00:00Z`).getTime() + 3 * 86_400_000;
      await world.goTo(new Date(friday));
      await world.goTo(new Date(friday + 16 * 60_000));
    }
    await world.goTo("2026-11-30T09:00:00Z");
    const pooled = drawn(world.slack.messages(leads).at(-1) as never);
    expect(pooled).toContain("over the last 4 published rounds");
    expect(pooled).toMatch(/eNPS \+45/);
    expect(pooled).toContain("44 of 44 answered in 4 rounds");
    expect(await ada.asks("digest last 2")).toContain("22 of 22 answered in 2 rounds");
  });

  it("asks nobody twice within the gap, whichever schedule or hand asks, and tells how many were passed over", async () => {
    const { world, ada, bo } = office;
    await openWeek(office);
    await ada.asks("schedule every wed 10:00 in #general close fri 12:00 gap 21d key other survey product");
    await ada.press(/^Save/);
    await world.slack.until(() => stored(world, "select key from schedules").length === 2);
    const before = bo.chat().length;
    await world.goTo("2026-11-04T09:00:00Z");
    expect(bo.chat()).toHaveLength(before);
    expect(await ada.asks("rounds")).toContain("not asked; too few people may be asked again yet");
    expect(await ada.asks("open other")).not.toContain("people are being asked");
  });
});

describe("answers that carry names", () => {
  it("say so before anyone answers, show one's own number, and give managers live results", async () => {
    const { world, ada, bo, people } = office;
    await openWeek(
      office,
      "schedule survey product every tue 10:00 in #general attributed gap 6d close fri 12:00 digest #leads mon 10:00",
    );
    await bo.reads(/Answers carry your name/);
    await bo.press("9");
    await bo.reads("You answered 9.");
    await bo.press("Change");
    await bo.press("2");
    await bo.reads("You answered 2.");
    await sayWhy(bo, "The lifts");
    await answer(people, [10, 10, 9]);
    await ada.asks("digest");
    expect(ada.notes().at(-1)).toMatch(/4 of 13 answered/);
    expect(world.logged.join()).not.toContain("lifts");
  });
});
