// The loop is closed on Telegram: what will be done is written step by step in private, read in the group, opens the next question, and summaries come.
import { expect, test } from "vitest";
import { chatter, crowd, drawn, rows } from "./telegram-people.ts";
import { claimed, openingWorlds, schedules } from "./telegram-town.ts";

const open = openingWorlds();
const SCORES = [9, 9, 10, 8, 9, 7, 9, 3, 10, 9];

test("from a sentence to the question that says it was done", async () => {
  const world = await open();
  const { telegram } = world;
  const ada = await claimed(world);
  // Alone there, an admin reads how everyone else comes.
  await ada.reads(/there is 1\.[\s\S]*send people its link/);
  const people = crowd(telegram, 11);
  const li = chatter(telegram, { name: "Li", languageCode: "zh-hans" });
  for (const person of [...people, li]) await person.start();
  const leads = telegram.addGroup({ title: "Leads", type: "supergroup", members: [ada.id, li.id] });
  await schedules(ada, "every tue 10:00 everyone gap 6d close fri 12:00 digest here mon 10:00", {
    chatId: leads,
  });
  await world.settle();
  const round = async (opens: string, sealed: string): Promise<void> => {
    await world.goTo(opens);
    for (const [index, score] of SCORES.entries()) {
      await people[index]?.press(new RegExp(`^${score}$`));
      await people[index]?.reads(/^.*Your answer is in/s);
    }
    await world.goTo(sealed);
  };
  await round("2026-11-03T09:00:00Z", "2026-11-09T09:00:00Z");

  // Asked for in the group it goes on in private; the group reads the result alone.
  await ada.say("/nps action new", { chatId: leads });
  await ada.readsLast("What did people say?");
  expect(ada.last()).toContain("Write no names");
  await ada.say("too many meetings");
  await ada.readsLast("What will we do about it?");
  await ada.say("x".repeat(201));
  await ada.readsLast(/200|shorter/);
  await ada.say("Every team gets a [quiet](tg://user?id=1) day, /nps digest");
  await ada.readsLast("Is everything right?");
  await ada.press("Post");
  await ada.reads("Noted as action 1 on survey “staff”.");
  await world.settle();
  const post = await ada.reads("What we will do", leads);
  expect(post.text).toContain("You said: “too many meetings”.");
  expect(post.text).toContain("Every team gets a [quiet](••• day, ••• digest");
  expect(post.entities ?? []).not.toContainEqual(expect.objectContaining({ type: "text_link" }));

  // Only those with the role write one.
  await li.say("/nps 行动 “午餐免费”");
  await li.reads("只有经理可以这样做");

  await ada.say("/nps subscribe month me at 08:00");
  await ada.reads("on the first of each month at 08:00");
  await ada.say("/nps goal 50 by 2027-03-31");
  await ada.reads("staff” for everyone is +50 by 31 March 2027");
  await ada.say('/nps mark "Moved house" on 2026-11-05');
  await ada.reads("Mark 1 stands on 5 November 2026: Moved house (all surveys).");
  await ada.say('/nps reference 45 "Median" from "A survey"');
  await ada.reads("Reference line 1 is drawn: Median, +45, from A survey (all surveys).");

  await round("2026-11-10T09:00:00Z", "2026-11-13T11:20:00Z");
  const question = await li.reads("大家说过：“too many meetings”。我们会这样做：");
  expect(drawn(question).indexOf("大家说过")).toBeLessThan(drawn(question).indexOf("你有多大可能"));
  expect(rows(question)[0]).toEqual(["0", "1", "2", "3", "4", "5"]);

  await ada.say("/nps actions");
  await ada.readsLast("1. Every team gets");
  await ada.press("1 is done");
  await ada.readsLast("Nothing is under way.");
  expect(ada.last()).toContain("1 more is done or dropped.");
  await world.goTo("2026-11-17T09:00:00Z");
  await ada.reads(/^Done/m, leads);
  await li.readsLast("我们已经这样做了：");

  // A month later the bot was down on the first; the summary of November comes once, with two rounds.
  await world.goTo("2026-12-03T09:00:00Z");
  await ada.reads("The month from 1 November to 30 November");
  const summary = ada.chat().findLast((message) => drawn(message).includes("The month from"));
  expect(summary?.text).toMatch(/staff: \+60 .* from 20 answers in 2 rounds/);
  expect(ada.chat().filter((message) => drawn(message).includes("The month from"))).toHaveLength(1);
  await ada.say("/nps unsubscribe 1");
  await ada.reads("No more: You, all surveys, on the first of each month.");
});
