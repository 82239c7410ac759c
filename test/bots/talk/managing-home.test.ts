// The home page of admins: every schedule with its round and buttons, in pages, drawn anew by every press on it.
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { renderHome, renderMessage } from "../../../bots/slack/render.ts";
import type { Actor } from "../../../bots/talk/talk.ts";
import { renderInPieces } from "../../../bots/telegram/render.ts";
import type { Message } from "../../../core/message.ts";
import { newSchedule } from "../../core/ask/acme.ts";
import { buttonsIn, createManagingWorld, type ManagingWorld, shown } from "./managing-world.ts";

let world: ManagingWorld;
let admin: Actor;

beforeEach(async () => {
  world = await createManagingWorld();
  admin = world.actor(world.slack, "U00000000");
  await world.appoint(world.slack, "U00000000", "admin");
});

afterEach(() => world.close());

const WEEKLY = "schedule every 4 weeks tue 10:00 everyone close fri 12:00";

async function plan(key: string): Promise<void> {
  const { answer } = await world.command(admin, `${WEEKLY} key ${key}`);
  await world.press(admin, answer, shown(answer).includes("[Save]") ? "Save" : "Save as it is");
}

const home = async (who = admin): Promise<Message> => (await world.talk.home(who)).message;
const labels = (message: Message | undefined) => buttonsIn(message).map(({ label }) => label);

describe("on the home page", () => {
  it("an admin sees when each schedule asks next, and pauses it in place", async () => {
    await plan("staff");
    const before = await home();
    expect(shown(before)).toContain(
      "staff: next round Tue 10:00\nevery 4 weeks, Tuesday at 10:00 · everyone",
    );
    const paused = await world.press(admin, before, "Pause");
    expect(paused.toast).toContain("is paused");
    expect(shown(paused.redraw)).toMatch(/staff: paused[\s\S]*→ Schedule “staff” is paused/);
    // The page is whole: one's own part stays.
    expect(labels(paused.redraw)).toEqual(expect.arrayContaining(["Resume", "New schedule", "中文"]));
    const resumed = await world.press(admin, paused.redraw, "Resume");
    expect(shown(resumed.redraw)).toContain("staff: next round");
  });

  it("opens a round, shows its progress in steps alone, and closes it after a second yes", async () => {
    await plan("staff");
    const opened = await world.press(admin, await home(), "Ask now");
    expect(world.woken()).toBeGreaterThan(0);
    expect(shown(opened.redraw)).toMatch(
      /Round 1: open until Tue 09:40; fewer than 5 of 58[\s\S]*→ Round 1 is open/,
    );
    expect(labels(opened.redraw)).not.toContain("Ask now");
    const asked = await world.press(admin, opened.redraw, "Close round 1");
    expect(asked.toast).toBeUndefined();
    expect(shown(asked.redraw)).toContain("Close round 1 (staff) now?");
    const kept = await world.press(admin, asked.redraw, "Keep it open");
    expect(shown(kept.redraw)).toContain("→ The round stays open.");
    const again = await world.press(admin, kept.redraw, "Close round 1");
    const closed = await world.press(admin, again.redraw, "Close it now");
    expect(shown(closed.redraw)).toContain("→ Round 1 is closed.");
    expect(labels(closed.redraw)).not.toContain("Close round 1");
    // A page that was left open says what is true now.
    const late = await world.press(admin, opened.redraw, "Close round 1");
    expect(shown(late.redraw)).toContain("→ Round 1 is not open.");
  });

  it("counts the answers of an open round in steps of k", async () => {
    await plan("staff");
    await world.answerRound("staff", [9, 9, 8, 7, 6, 5, 9]);
    expect(shown(await home())).toContain("at least 5 of 58 have answered");
  });

  it("leads to the form, the digest and the log", async () => {
    await plan("staff");
    const page = await home();
    expect((await world.press(admin, page, "Change")).form?.title).toBe("Change a schedule");
    const log = await world.press(admin, page, "Who changed what");
    expect(shown(log.answer)).toContain("Person U00000000 planned schedule “staff”.");
    await world.runRound("staff", [9, 9, 9, 8, 8, 7, 6, 2, 10, 10]);
    expect(shown(await home())).toContain("Acme · eNPS, round of 30 November\neNPS +30. 10 of 58 answered");
    const digest = await world.press(admin, await home(), "Latest result");
    expect(digest.answer?.text).toMatch(/eNPS/);
    const all = await world.press(admin, await home(), "All commands");
    expect(shown(all.answer)).toContain("/nps export");
  });

  it("everybody finds the log; nobody without the role a button that they may not press", async () => {
    await plan("staff");
    const nobody = world.actor(world.slack, "U00000009");
    await world.appoint(world.slack, "U00000009", "none");
    expect(labels(await home(nobody))).toContain("Who changed what");
    expect(labels(await home(nobody))).not.toContain("Pause");
    const forged = await world.press(nobody, await home(), "Pause");
    expect(forged.redraw).toBeUndefined();
    expect(forged.toast).toMatch(/needs the role of admin/);
    const [schedule] = await world.store.schedules.all(world.organization.id);
    expect(schedule?.state).toBe("active");
  });

  it("everybody reads the log by its command, so many lines as they say", async () => {
    await plan("staff");
    await world.command(admin, "pause staff");
    const nobody = world.actor(world.slack, "U00000009");
    await world.appoint(world.slack, "U00000009", "none", "zh-CN");
    const all = shown((await world.command(nobody, "日志")).answer);
    expect(all).toMatch(/11 月 30 日 11:00 · Person U00000000 暂停了计划“staff”。\n.*新建了计划“staff”。/);
    expect(shown((await world.command(nobody, "log 1")).answer)).not.toContain("新建");
    expect(shown((await world.command(nobody, "log 0")).answer)).toContain("不是合适的数字");
    await world.talk.press(
      admin,
      { verb: "f", token: "me", argument: "yes" },
      { place: { kind: "private", externalId: "D" }, messageRef: "1" },
    );
    const blanked = shown((await world.command(nobody, "log")).answer);
    expect(blanked).not.toContain("U00000000");
    expect(blanked).toContain("已被忘记的某人暂停了计划");
  });
});

describe.each(["slack", "telegram"] as const)("many schedules on %s", (platform) => {
  it("come in pages that fit, and a press stays on its page", async () => {
    const connection = world[platform];
    const boss = world.actor(connection, platform === "slack" ? "U00000001" : "1001");
    await world.appoint(connection, boss.externalId, "admin");
    const staff = await world.store.surveys.byKey(world.organization.id, "staff");
    if (staff === null) throw new Error("no survey");
    const long = "a-name-as-long-as-a-key-may-be-";
    for (let index = 10; index < 34; index += 1) {
      const made = { ...newSchedule(world.organization, staff, world.slack), key: `${long}${index}` };
      await world.store.schedules.create({ ...made, audienceName: "x".repeat(80), since: world.now() });
    }
    const first = await home(boss);
    const fits = (message: Message): void => {
      const [view, asMessage] = [renderHome(message).blocks, renderMessage(message).blocks];
      expect(view.length).toBeLessThanOrEqual(100);
      expect(asMessage.length).toBeLessThanOrEqual(50);
      expect(JSON.stringify([view, asMessage])).not.toContain('"…"');
      if (platform === "telegram") expect(renderInPieces(message)).toHaveLength(1);
    };
    fits(first);
    const size = platform === "slack" ? 10 : 5;
    const next = `${size + 1}–${size * 2} ›`;
    expect(labels(first)).toContain(next);
    const second = (await world.press(boss, first, next)).redraw;
    if (second === undefined) throw new Error("no second page");
    fits(second);
    expect(labels(second)).toContain(`‹ 1–${size}`);
    const keys = (message: Message) => new Set(shown(message).match(/-be-\d\d(?=: next)/g));
    expect(keys(first).size).toBe(size);
    expect([...keys(second)].some((key) => keys(first).has(key))).toBe(false);
    const [key = ""] = keys(second);
    const pause = platform === "slack" ? "Pause" : `${long.slice(0, -4)}${key}: Pause`;
    const after = (await world.press(boss, second, pause)).redraw;
    // Paused ones stand behind those that ask next: what came of the press is told all the same.
    expect(shown(after)).toContain("is paused");
    expect(labels(after)).toContain(`‹ 1–${size}`);
  });
});
