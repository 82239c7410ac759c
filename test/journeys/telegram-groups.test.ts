// One post in a Telegram group that everyone there may answer: what all see, and what each sees alone.
import { describe, expect, test } from "vitest";
import { expectLogWithout } from "./clean-log.ts";
import { type Chatter, chatter, crowd, rows } from "./telegram-people.ts";
import { claimed, openingWorlds, schedules } from "./telegram-town.ts";
import type { World, WorldOptions } from "./world.ts";

const open = openingWorlds();
const TUESDAY = "2026-11-03T09:00:01Z";
const POST = "How likely are you to recommend Acme";

/** A group of fourteen with a weekly post in it, on Tuesday after it was asked. */
async function postedIn(
  options: WorldOptions & { type?: "group" | "supergroup"; isForum?: boolean } = {},
): Promise<{
  world: World;
  ada: Chatter;
  members: readonly Chatter[];
  group: number;
  threadId: number | undefined;
}> {
  const { type = "supergroup", isForum = false, ...rest } = options;
  const world = await open(rest);
  const ada = await claimed(world);
  const members = crowd(world.telegram, 13);
  const group = world.telegram.addGroup({
    title: "Acme all",
    type,
    isForum,
    members: members.map(({ id }) => id),
    admins: [ada.id],
  });
  const threadId = isForum ? world.telegram.addTopic(group, "Surveys") : undefined;
  await schedules(ada, "every tue 10:00 in here gap 6d close fri 12:00 digest here mon 10:00", {
    chatId: group,
    ...(threadId === undefined ? {} : { threadId }),
  });
  await world.settle();
  await world.goTo(TUESDAY);
  await ada.reads(POST, group);
  return { world, ada, members, group, threadId };
}

const countIn = (person: Chatter, group: number) =>
  /At least (\d+) people have answered/.exec(
    person.chat(group).findLast(({ keyboard }) => keyboard)?.text ?? "",
  )?.[1] ?? "0";

describe.each(["polling", "webhook"] as const)("a post by %s", (telegram) => {
  test("is answered by a private toast, counts in steps, and asks why in private", async () => {
    const { world, ada, members, group } = await postedIn({ telegram });
    const post = await ada.reads(POST, group);
    expect(post.text).toContain("everyone here may answer");
    expect(post.text).not.toMatch(/\d+ people are asked/);
    expect(rows(post).slice(0, 2)).toEqual([
      ["0", "1", "2", "3", "4", "5"],
      ["6", "7", "8", "9", "10"],
    ]);
    for (const [index, person] of members.slice(0, 4).entries()) {
      const act = await person.press(String(index + 6), group);
      expect(act.answeredCallback?.text).toContain(`${index + 6}: saved`);
      expect(act.answeredCallback?.text).toContain("Only you see this note");
    }
    await world.settle();
    expect(countIn(ada, group)).toBe("0");
    await members[4]?.press("10", group);
    await members[5]?.press("10", group);
    await members[4]?.press("9", group);
    await world.settle();
    expect(countIn(ada, group)).toBe("5");
    // The post is one message, which nobody's press has turned into anything else.
    expect(ada.chat(group).filter(({ text }) => text?.includes(POST))).toHaveLength(1);
    expect(rows(await ada.reads(POST, group)).slice(0, 2)).toEqual(rows(post).slice(0, 2));

    // Why: through the link under the post, in private, from someone who has never spoken to the bot.
    const bo = members[0];
    await bo?.press("Say why, in private", group);
    await bo?.reads("What is the main reason");
    await bo?.say("Too many meetings");
    await bo?.reads("Anything else that we should improve?");
    expect(bo?.everything()).not.toContain("meetings");
    expect(
      ada
        .chat(group)
        .map(({ text }) => text)
        .join(),
    ).not.toContain("meetings");
    // Someone who has not answered yet is told to press a number first.
    await members[10]?.press("Say why, in private", group);
    await members[10]?.reads("Press a number first");

    for (const person of members.slice(6, 10)) await person.press("9", group);
    await world.goTo("2026-11-06T11:00:01Z");
    expect((await members[10]?.press("9", group))?.answeredCallback?.text).toContain(
      "This round has closed. The next one is on 10 November.",
    );
    await world.goTo("2026-11-09T09:00:01Z");
    const digest = await ada.reads("Acme · eNPS", group);
    expect(digest.text).toContain("10 answered. Everyone in the group could, so there is no response rate.");
    expect(digest.text).not.toContain("%).");
    await ada.say("/digest");
    await ada.press("Details");
    const details = await ada.reads("In their own words (1)");
    expect(details.text).not.toContain("stayed silent");
    expectLogWithout(world, ["meetings", `${bo?.id}`, "Person 1", '"answered":']);
  });
});

describe("a post", () => {
  test("is answered by people who joined after it was posted", async () => {
    const { world, group } = await postedIn();
    const late = chatter(world.telegram, { name: "Late" });
    await world.telegram.join(late.id, group);
    expect((await late.press("8", group)).answeredCallback?.text).toContain("8: saved");
    await late.press("Say why, in private", group);
    await late.reads("What is the main reason");
  });

  test("follows its group when that becomes a supergroup in mid-round", async () => {
    const { world, ada, members, group } = await postedIn({ type: "group" });
    for (const person of members.slice(0, 3)) await person.press("9", group);
    const moved = world.telegram.migrateGroup(group);
    // Nobody can redraw what was left behind, so that the question is posted once more where everyone is now.
    await expect
      .poll(async () => {
        await world.settle();
        return ada.chat(moved).length;
      })
      .toBe(1);
    for (const person of members.slice(3, 10)) await person.press("9", moved);
    await members[0]?.press("8", moved);
    await world.settle();
    expect(countIn(ada, moved)).toBe("10");
    expect(ada.chat(moved)).toHaveLength(1);
    await world.goTo("2026-11-09T09:00:01Z");
    const digest = await ada.reads("Acme · eNPS", moved);
    expect(digest.text).toContain("10 answered");
    // And so do its next rounds.
    await world.goTo("2026-11-10T09:00:01Z");
    await ada.reads(POST, moved);
  });

  test("in a forum stays in the topic where it was scheduled", async () => {
    const { world, ada, members, group, threadId } = await postedIn({ isForum: true });
    const post = await ada.reads(POST, group);
    expect(post.threadId).toBe(threadId);
    for (const person of members.slice(0, 6)) await person.press("9", group);
    await world.settle();
    expect(countIn(ada, group)).toBe("5");
    await world.goTo("2026-11-09T09:00:01Z");
    expect((await ada.reads("Acme · eNPS", group)).threadId).toBe(threadId);
  });

  test("cannot be scheduled by an anonymous administrator, who is told why", async () => {
    const { ada, group } = await postedIn();
    const before = ada.chat(group).length;
    await ada.say("/nps schedules", { chatId: group, senderChat: true });
    const answer = await ada.readsLast("cannot tell who you are", group);
    expect(ada.chat(group)).toHaveLength(before + 1);
    expect(rows(answer).flat()).toEqual(["Open private chat"]);
  });

  test("that is pressed by a hundred at once counts each of them once, within the group's limit", async () => {
    const { world, ada, group } = await postedIn();
    world.telegram.limit({ perSecond: 30, perChatPerSecond: 1 / 3 });
    const many = crowd(world.telegram, 100);
    const acts = await Promise.all(
      many.map(async (person, index) => {
        await world.telegram.join(person.id, group);
        return person.press(String(index % 11), group);
      }),
    );
    expect(acts.every(({ answeredCallback }) => answeredCallback?.text?.includes("saved"))).toBe(true);
    await expect.poll(() => countIn(ada, group), { timeout: 15_000 }).toBe("100");
    const refused = world.telegram.calls.filter(({ status }) => status === 429);
    expect(refused.length).toBeLessThanOrEqual(3);
    world.telegram.limit(null);
  });

  test("says nothing where the bot was taken out of the group, and its admins are told", async () => {
    const { world, ada, members, group } = await postedIn();
    await members[0]?.press("9", group);
    await world.telegram.leave(world.telegram.botId, group);
    await world.goTo("2026-11-09T09:00:01Z");
    await ada.reads("Something needs you");
    await ada.reads(/The bot cannot post in (?!a channel).+ any more\./);
    await world.goTo("2026-11-10T09:00:01Z");
    await ada.reads(/Schedule “staff” could not ask/);
  });
});
