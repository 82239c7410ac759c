// Editing a schedule: what changes for whom is said before it is saved, two who edit at once lose nothing, and one yes makes one schedule.
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Actor } from "../../../bots/talk/talk.ts";
import type { Form, Submission } from "../../../core/message.ts";
import { decodePress } from "../../../core/press.ts";
import { createManagingWorld, type ManagingWorld, PRIVATE, pressIn, shown } from "./managing-world.ts";

let world: ManagingWorld;
let ann: Actor;
let bob: Actor;

beforeEach(async () => {
  world = await createManagingWorld();
  ann = world.actor(world.slack, "U00000000");
  bob = world.actor(world.slack, "U00000001");
  for (const { externalId } of [ann, bob]) await world.appoint(world.slack, externalId, "admin");
});

afterEach(() => world.close());

const schedules = () => world.store.schedules.all(world.organization.id);
const changes = () => world.store.people.changes(world.organization.id, 20);
const SCHEDULE = "schedule every 2 weeks tue 10:00 everyone close fri 12:00 key pulse";

async function plan(words = SCHEDULE): Promise<void> {
  const { answer } = await world.command(ann, words);
  const saved = await save(ann, answer);
  expect(saved.redraw?.text).toMatch(/^Saved/);
}

async function save(who: Actor, message: Parameters<typeof shown>[0]) {
  const label = shown(message).includes("[Save]") ? "Save" : "Save as it is";
  return world.press(who, message ?? undefined, label);
}

/** Sends a form back as it was filled, but for some fields. */
async function submit(who: Actor, form: Form | undefined, said: Submission) {
  const press = decodePress(form?.press ?? "");
  if (press === null) throw new Error("form without press");
  const filled = Object.fromEntries(form?.fields.map((field) => [field.name, field.initial ?? null]) ?? []);
  const reply = await world.talk.submit(who, press, { ...filled, ...said }, PRIVATE);
  if (reply.kind !== "done") throw new Error(JSON.stringify(reply.errors));
  return reply.reply;
}

describe("an edit's preview", () => {
  it("says old and new by field, the dates that go and come, and from when on", async () => {
    await plan();
    const { answer } = await world.command(ann, "schedule key pulse every tue 10:00 remind thu 10:00 gap 6d");
    const text = shown(answer);
    expect(text).toContain("• how often: every 2 weeks, Tuesday at 10:00 → every Tuesday at 10:00");
    expect(text).toContain("• reminders: none → Thursday 10:00");
    expect(text).toContain("• gap between two questions: 21 days → 6 days");
    expect(text).not.toContain("• closing");
    expect(text).toContain("New: Tue 8 December 10:00 · Tue 22 December 10:00");
    expect(text).not.toContain("Falls away");
    expect(text).toContain("This holds for rounds after Mon 30 November 11:00.");
  });

  it("says how many come into the audience and leave it", async () => {
    await plan();
    const { answer } = await world.command(ann, "schedule key pulse in #general");
    const text = shown(answer);
    expect(text).toContain("• who is asked: everyone → #general");
    expect(text).toContain("In the audience: 0 more, 34 fewer; 24 stay.");
  });

  it("keeps counting the weeks from where they began, as saving does", async () => {
    await plan();
    world.setNow(new Date("2026-12-07T03:00:00Z"));
    const { answer } = await world.command(ann, "schedule key pulse close 2d");
    expect(shown(answer)).toMatch(/Round by round:\n• Tue 15 December 10:00: .*\n• Tue 29 December 10:00: /);
    await save(ann, answer);
    const list = await world.command(ann, "schedules");
    expect(shown(list.answer)).toContain("next round Tue 15 December 10:00");
  });

  it("leaves an open round alone, and says so", async () => {
    await plan();
    await world.answerRound("pulse", [9]);
    const { answer } = await world.command(ann, "schedule key pulse every tue 11:00");
    const text = shown(answer);
    expect(text).toContain("Round 1, which is open, is not touched.");
    // By hand it closes before the fire of Tuesday 10:00, which is the first that the edit moves.
    expect(text).toContain("This holds for rounds after Tue 1 December 09:40.");
    expect(text).toContain("Round by round:\n• Tue 1 December 11:00");
    // Their dates stand there once.
    expect(text).not.toContain("Next rounds:");
  });

  it("says that nothing changes, and writes nothing", async () => {
    await plan();
    const { answer } = await world.command(ann, "schedule key pulse close fri 12:00");
    expect(shown(answer)).toContain("Nothing changes");
    await save(ann, answer);
    expect(await schedules()).toMatchObject([{ version: 1 }]);
    expect((await changes()).map(({ what }) => what)).toEqual(["schedule-created"]);
  });

  it("is read in Chinese as well", async () => {
    await plan();
    const cai = world.actor(world.slack, "U00000002");
    await world.appoint(world.slack, "U00000002", "admin", "zh-CN");
    const { answer } = await world.command(cai, "计划 名称 pulse 每周二10:00 在 #general");
    const text = shown(answer);
    expect(text).toContain("• 多久一次：每 2 周，周二 10:00 → 每周二 10:00");
    expect(text).toContain("对象：新增 0 人，减少 34 人，24 人不变。");
  });
});

describe("two admins who edit at once", () => {
  it("the later one is told what the other changed, and both are kept", async () => {
    await plan();
    const [schedule] = await schedules();
    const open = (who: Actor) =>
      world.talk.press(who, { verb: "fm", token: schedule?.id ?? "" }, { place: PRIVATE, messageRef: null });
    const [byAnn, byBob] = [await open(ann), await open(bob)];
    const annsPreview = await submit(ann, byAnn.form, { gap: "28" });
    await save(ann, annsPreview.answer);

    const bobsPreview = await submit(bob, byBob.form, { time: "11:00" });
    const text = shown(bobsPreview.answer);
    expect(text).toContain("Meanwhile Person U00000000 has changed schedule “pulse”");
    expect(text).toContain("Changed meanwhile: gap between two questions: 21 days → 28 days");
    expect(text).not.toContain("You both changed");
    await save(bob, bobsPreview.answer);
    expect(await schedules()).toMatchObject([{ gapDays: 28, cadence: { at: "11:00" }, version: 3 }]);
    expect(await changes()).toMatchObject([
      { what: "schedule-changed", details: { schedule: "pulse", fields: "cadence" } },
      { what: "schedule-changed", details: { schedule: "pulse", fields: "gap" } },
      { what: "schedule-created" },
    ]);
  });

  it("the later one is told even between preview and yes, and where both changed the same", async () => {
    await plan();
    const bobs = await world.command(bob, "schedule key pulse gap 14d remind thu 10:00");
    const anns = await world.command(ann, "schedule key pulse gap 28d close 3d");
    await save(ann, anns.answer);
    const told = await save(bob, bobs.answer);
    const text = shown(told.redraw);
    expect(text).toContain("You both changed: gap between two questions. Saving takes what you said.");
    expect(text).toContain("• gap between two questions: 28 days → 14 days");
    expect(text).toContain("not saved yet");
    expect(await schedules()).toMatchObject([{ gapDays: 28, reminders: [] }]);
    await save(bob, told.redraw);
    expect(await schedules()).toMatchObject([
      { gapDays: 14, closes: { kind: "after", hours: 72 }, reminders: [{ kind: "weekday", day: 4 }] },
    ]);
  });

  it("a pause meanwhile is nothing to look at, and stays", async () => {
    await plan();
    const bobs = await world.command(bob, "schedule key pulse gap 14d");
    await world.command(ann, "pause pulse");
    expect(shown((await save(bob, bobs.answer)).redraw)).toMatch(/^Saved/);
    expect(await schedules()).toMatchObject([{ gapDays: 14, state: "paused" }]);
  });
});

describe("one yes", () => {
  it("makes one schedule, pressed twice at the same moment", async () => {
    const { answer } = await world.command(ann, SCHEDULE);
    const press = pressIn(answer, "Save as it is");
    const at = { place: PRIVATE, messageRef: "1" };
    const replies = await Promise.all([1, 2, 3].map(() => world.talk.press(ann, press, at)));
    expect(await schedules()).toHaveLength(1);
    expect(replies.filter(({ redraw }) => redraw?.text.startsWith("Saved")).length).toBeGreaterThan(0);
    expect((await changes()).filter(({ what }) => what === "schedule-created")).toHaveLength(1);
  });

  it("to the first round makes one schedule, pressed twice, and by two admins at once", async () => {
    const press = { verb: "of", token: "new" } as const;
    const at = { place: PRIVATE, messageRef: "1" };
    await Promise.all([ann, bob, ann, bob].map((who) => world.talk.press(who, press, at)));
    expect(await schedules()).toHaveLength(1);
    expect((await changes()).filter(({ what }) => what === "schedule-created")).toHaveLength(1);
  });

  it("to an edit writes once, pressed twice", async () => {
    await plan();
    const { answer } = await world.command(ann, "schedule key pulse gap 28d");
    const press = pressIn(answer, "Save as it is");
    const at = { place: PRIVATE, messageRef: "1" };
    const replies = await Promise.all([1, 2].map(() => world.talk.press(ann, press, at)));
    expect(await schedules()).toMatchObject([{ gapDays: 28, version: 2 }]);
    expect(replies.map(({ redraw }) => redraw?.text ?? "").join()).not.toContain("Someone else");
  });
});

describe("a dry run", () => {
  it.each([
    ["open pulse dry run", "en", "Dry run of “pulse”: nothing was sent or saved", "58 people would be asked"],
    ["发起 pulse 试运行", "zh-CN", "“pulse”试运行：没有发送，也没有保存", "会问 58 人"],
    ["open dry-run", "en", "Dry run of “pulse”", "58 messages were composed (English)"],
  ] as const)(
    "“%s” tells counts, times and the first message, and opens nothing",
    async (words, locale, ...told) => {
      await plan();
      const cai = world.actor(world.slack, "U00000002");
      await world.appoint(world.slack, "U00000002", "admin", locale);
      const { answer } = await world.command(cai, words);
      for (const sentence of told) expect(shown(answer)).toContain(sentence);
      const question = locale === "en" ? "How likely are you to recommend Acme" : "推荐朋友来 Acme 工作";
      expect(shown(answer)).toContain(question);
      const [schedule] = await schedules();
      expect(await world.store.rounds.ofSchedule(schedule?.id ?? "", 5)).toEqual([]);
      expect((await changes()).map(({ what }) => what)).toEqual(["schedule-created"]);
    },
  );

  it("says why nothing would open", async () => {
    await plan();
    await world.answerRound("pulse", [9]);
    const { answer } = await world.command(ann, "open pulse dry run");
    expect(shown(answer)).toContain("Round 1 of this schedule is still open");
  });
});

describe("a preview", () => {
  it("says round by round whom other schedules leave, and why the rest are passed over", async () => {
    await plan("schedule every tue 10:00 in #general gap 0d key team");
    const { answer } = await world.command(ann, "schedule every 2 weeks tue 10:00 everyone gap 6d key zall");
    expect(shown(answer)).toContain(
      "• Tue 1 December 10:00: 34 people. Passed over: at least 20 asked too recently.",
    );
  });
});
