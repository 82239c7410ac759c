// Taking a comment out as an admin does it in chat: asked before, done once, gone from every view, and in the log without saying which.
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Actor } from "../../../bots/talk/talk.ts";
import { buttonsIn, createManagingWorld, type ManagingWorld, shown } from "./managing-world.ts";

let world: ManagingWorld;
let admin: Actor;
let manager: Actor;
let chinese: Actor;

beforeEach(async () => {
  world = await createManagingWorld();
  [admin, manager, chinese] = ["U00000000", "U00000001", "U00000002"].map((id) =>
    world.actor(world.slack, id),
  ) as [Actor, Actor, Actor];
  await world.appoint(world.slack, "U00000000", "admin");
  await world.appoint(world.slack, "U00000001", "manager");
  await world.appoint(world.slack, "U00000002", "admin", "zh-CN");
  const preview = await world.command(
    admin,
    "schedule every tue 10:00 everyone close fri 12:00 digest none gap 6d",
  );
  await world.press(admin, preview.answer, "Save as it is");
  await world.runRound(
    "staff",
    Array.from({ length: 12 }, (_, at) => at % 11),
    Object.fromEntries(
      Array.from(
        { length: 6 },
        (_, at) => [at, { text: `Word ${at} ann@acme.com`, mayQuote: true }] as const,
      ),
    ),
  );
});

afterEach(() => world.close());

const say = async (who: Actor, text: string) => shown((await world.command(who, text)).answer);
const details = async (who: Actor) => {
  const { answer } = await world.command(who, "digest");
  return shown((await world.press(who, answer, "Details")).redraw);
};

describe("redact", () => {
  it("is for admins, and for comments that there are", async () => {
    expect(await say(manager, "redact 1 2")).toMatch(/needs the role of admin/);
    expect(await say(admin, "redact 7 1")).toBe("Round 7 has no comments to show.");
    expect(await say(admin, "redact 1 99")).toMatch(
      /Round 1 has no comment 99: its comments are numbered 1 to 6\./,
    );
    expect(await say(chinese, "撤下 1 99")).toMatch(/没有第 99 条留言/);
  });

  it("shows the comment, masked, and takes it out after a yes, for everyone and once", async () => {
    const before = await details(manager);
    const second = before.match(/> (Word \d)/g)?.[1] ?? "";
    const { answer } = await world.command(admin, "redact 1 2");
    expect(shown(answer)).toContain(`${second} •••`);
    expect(shown(answer)).not.toContain("ann@acme.com");
    expect(buttonsIn(answer).map(({ label }) => label)).toEqual(["Take it out", "Leave it"]);
    expect(await details(manager)).toBe(before);
    expect(shown((await world.press(admin, answer, "Leave it")).redraw)).toBe("The comment stays.");
    expect(await details(manager)).toBe(before);

    // The button authorises nobody.
    await world.press(manager, answer, "Take it out");
    expect(await details(manager)).toBe(before);
    const done = await world.press(admin, answer, "Take it out");
    expect(shown(done.redraw ?? done.answer)).toMatch(/^Done: the comment of round 1/);
    await world.press(admin, answer, "Take it out");

    for (const who of [admin, manager]) {
      const after = await details(who);
      expect(after).not.toContain(second);
      expect(after.match(/> Word \d/g)).toHaveLength(5);
      // The others keep their numbers.
      for (const line of before.match(/> Word \d/g) ?? []) if (line !== second) expect(after).toContain(line);
    }
    expect(await say(admin, "redact 1 2")).toMatch(/has been taken out already/);
    const log = await say(admin, "log");
    expect(log.match(/took a comment of round 1 out/g)).toHaveLength(1);
    expect(log).not.toContain("Word");
  });
});
