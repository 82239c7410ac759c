// An admin plans rounds on a phone: one question after another in private, with buttons, back and forth, and nothing saved before the preview's yes.
import { describe, expect, test } from "vitest";
import { type Chatter, rows } from "./telegram-people.ts";
import { claimed, openingWorlds, subscribed } from "./telegram-town.ts";
import type { World } from "./world.ts";

const open = openingWorlds();

const saved = (world: World) => world.app().store.schedules.all(world.app().organization.id);

/** Presses each label at its step: what the step asks, then what is pressed or, behind "say ", typed. */
async function goThrough(
  admin: Chatter,
  steps: readonly (readonly [asks: string, does: string])[],
): Promise<void> {
  for (const [asks, does] of steps) {
    await admin.readsLast(asks);
    if (does.startsWith("say ")) await admin.say(does.slice(4));
    else await admin.press(does);
  }
}

describe.each(["polling", "webhook"] as const)("the form by %s", (telegram) => {
  test("asks one thing after another, again where an answer was wrong, and saves what the preview shows", async () => {
    const world = await open({ telegram });
    await subscribed(world, 12);
    const ada = await claimed(world);
    const leads = world.telegram.addGroup({ title: "Leads", type: "supergroup", members: [ada.id] });
    // Asked for in a group it goes on in private, and the group is one press away.
    await ada.say("/nps schedule", { chatId: leads });
    await goThrough(ada, [
      ["What is asked", "staff"],
      ["Who is asked", "Everyone"],
      ["How often", "Every 2 weeks"],
      ["Day", "Monday"],
    ]);
    await ada.readsLast("Time");
    await ada.press("Back");
    await goThrough(ada, [
      ["Day", "Tuesday"],
      ["Time", "say half past nine"],
      ["That is not a time.", "say 9:30"],
      ["Time zone", "say Mars/Olympus"],
      ["Closes", "After 3 days"],
      ["Reminders to the silent", "Next"],
      ["Group for the digest", "Keep “Leads”"],
      ["Promise", "Anonymous"],
      ["Is everything right?", "Preview"],
    ]);
    await ada.readsLast("⚠");
    expect(ada.last()).toContain("Time zone");
    await ada.say("Asia/Shanghai");
    // The reminder of Thursday 10:00 stays within three days from Tuesday 9:30.
    await ada.readsLast("Is everything right?");
    expect(await saved(world)).toEqual([]);
    await ada.press("Preview");
    const preview = await ada.readsLast("not saved yet");
    for (const line of [
      "Every 2 weeks, Tuesday at 09:30 (Asia/Shanghai).",
      "Asks everyone: 13 people. Each in private.",
      "Leads",
    ])
      expect(preview.text).toContain(line);
    expect(await saved(world)).toEqual([]);
    await ada.press(/^Save/);
    await ada.reads("Saved: schedule “staff”.");
    expect(await saved(world)).toMatchObject([
      {
        key: "staff",
        cadence: { kind: "weekly", everyWeeks: 2, day: 2, at: "09:30" },
        zone: "Asia/Shanghai",
        closes: { kind: "after", hours: 72 },
        digest: { channel: { externalId: `${leads}`, name: "Leads" } },
      },
    ]);
    expect(ada.chat(leads)).toEqual([]);
    // The buttons of a form that is over do nothing.
    const over = await ada.pressIn(await ada.reads(/of 10\n\nTime\n/), /^Keep/);
    expect(over.answeredCallback?.text).toBe("This form is no longer open.");
    expect(await saved(world)).toHaveLength(1);
  });
});

describe("the form", () => {
  test("is cancelled at any step, and survives a restart of the bot", async () => {
    const world = await open();
    await subscribed(world, 12);
    const ada = await claimed(world);
    await ada.say("/schedule");
    await ada.readsLast("What is asked");
    await ada.press("staff");
    await ada.readsLast("Who is asked");
    await world.restart();
    await ada.press("Everyone");
    await ada.readsLast("How often");
    await ada.press("Cancel");
    await ada.readsLast("Cancelled. Nothing was saved.");
    expect(await saved(world)).toEqual([]);
    await ada.say("10:00");
    await ada.readsLast(/was not waiting for words|Use the buttons above/);
  });

  test("changes a schedule, from the list, with what it says filled in", async () => {
    const world = await open();
    await subscribed(world, 12);
    const ada = await claimed(world);
    await ada.say("/nps schedule every 4 weeks tue 10:00 everyone remind thu 10:00 close fri 12:00");
    await ada.press(/^Save/);
    await ada.reads("Saved");
    await ada.say("/nps schedules");
    await ada.reads("staff: next round");
    await ada.press("Change");
    await ada.readsLast("What is asked");
    for (let step = 0; step < 20 && !ada.last().includes("Is everything right?"); step += 1) {
      const { keyboard, text } = ada.chat().at(-1) ?? {};
      const labels = (keyboard ?? []).flat().map((button) => button.text);
      const next = text?.includes("How often")
        ? "Every 3 weeks"
        : (labels.find((label) => /^(Keep|Next|Leave empty)/.test(label)) ??
          labels.find((label) => label.startsWith("☑")));
      if (next === undefined) throw new Error(`no way on from: ${text}`);
      await ada.press(next);
      await expect.poll(() => ada.last()).not.toBe(text);
    }
    await ada.press("Preview");
    await ada.readsLast("Every 3 weeks, Tuesday at 10:00 (Europe/Berlin).");
    await ada.press(/^Save/);
    await ada.reads(/^(Saved|Changed)/);
    expect(await saved(world)).toMatchObject([
      {
        cadence: { everyWeeks: 3 },
        reminders: [{ kind: "weekday", day: 4, at: "10:00" }],
        closes: { kind: "weekday", day: 5, at: "12:00" },
      },
    ]);
  });

  test("is for admins: whoever lost the role meanwhile saves nothing", async () => {
    const world = await open();
    const [bo] = await subscribed(world, 12);
    const ada = await claimed(world);
    if (bo === undefined) throw new Error("nobody there");
    await ada.say("/nps schedule every 4 weeks tue 10:00 everyone close fri 12:00");
    await ada.readsLast("not saved yet");
    await ada.say(`/nps role ${bo.id} admin`);
    await ada.reads("now has the role of admin");
    await bo.say(`/nps role ${ada.id} none`);
    await bo.reads("has no role any more");
    expect((await ada.press(/^Save/)).answeredCallback?.text).toContain("This needs the role of admin.");
    expect(await saved(world)).toEqual([]);
  });

  test("in Chinese reads as Chinese from the first question to what is saved", async () => {
    const world = await open();
    await subscribed(world, 12);
    const li = await claimed(world, "zh-hans");
    await li.say("/nps 计划 每周 周二10:00 全员 间隔6天 截止周五12:00");
    const preview = await li.readsLast("尚未保存");
    expect(preview.text).toContain("每周二 10:00（Europe/Berlin）");
    await li.press(/保存/);
    await li.reads("已保存计划“staff”");
    await li.say("/schedule");
    const first = await li.readsLast("问什么");
    expect(first.text).toContain("第 1 步");
    expect(rows(first).flat().at(-1)).toBe("取消");
  });
});
