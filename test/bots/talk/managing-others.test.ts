// Help, mistakes, surveys, roles, invitations, tests, languages, troubles and the home page of those who manage.
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Actor } from "../../../bots/talk/talk.ts";
import type { Claimed } from "../../../core/deliver/ports.ts";
import { buttonsIn, createManagingWorld, type ManagingWorld, PRIVATE, shown } from "./managing-world.ts";

let world: ManagingWorld;
let admin: Actor;
let nobody: Actor;

beforeEach(async () => {
  world = await createManagingWorld();
  admin = world.actor(world.slack, "U00000000");
  nobody = world.actor(world.slack, "U00000009");
  await world.appoint(world.slack, "U00000000", "admin");
});

afterEach(() => world.close());

const say = async (who: Actor, text: string) => shown((await world.command(who, text)).answer);

describe("help", () => {
  it("shows each role what it may do", async () => {
    const forNobody = await say(nobody, "");
    expect(forNobody).toContain("/nps digest");
    expect(forNobody).not.toMatch(/\/nps (schedule|rounds|role|test)/);
    const forAdmin = await say(admin, "help all");
    expect(forAdmin).toMatch(/\/nps schedule every tue 10:00/);
    expect(forAdmin).not.toContain("invite");
  });

  it("begins with what people come for, and has the rest behind a button", async () => {
    const short = await world.command(admin, "help");
    const lines = shown(short.answer).match(/• /g) ?? [];
    expect(lines.length).toBeLessThanOrEqual(10);
    expect(shown(short.answer)).toContain("/nps people – find people");
    expect(shown(short.answer)).not.toContain("/nps attribute");
    const all = await world.press(admin, short.answer, "All commands");
    expect(shown(all.answer)).toBe(await say(admin, "help all"));
    expect(shown(all.answer)).toContain("/nps attribute");
  });

  it("speaks the reader's language, and its examples are understood", async () => {
    await world.command(admin, "language zh");
    const help = await say(admin, "帮助 全部");
    expect(help).toContain("/nps 计划 每周二10:00 全员 截止周五12:00");
    const preview = await say(admin, "/nps 计划 每周二10:00 全员 截止周五12:00 间隔6天");
    expect(preview).toContain("每周二 10:00（Asia/Shanghai）。");
    for (const line of help.match(/\/nps [^：：（\s]+/gu) ?? []) {
      expect((await say(admin, line)).startsWith("没听懂")).toBe(false);
    }
  });
});

describe("a mistake", () => {
  it.each([
    ["digst", "I do not know “digst”. Did you mean: /nps digest"],
    ["周抱", "I do not know “周抱”. Did you mean: /nps 周报"],
    ["sched", "I do not know “sched”. Did you mean: /nps schedule"],
    ["banana", "/nps help lists all commands"],
    ["schedule every mno 10:00", "Did you mean “mon”?"],
    ["schedule cron “0 0 30 2 *”", "This never comes"],
    ["role @ann boss", "There are: admin, manager, none."],
    ["close twelve", "“twelve” is not a number"],
    ["quiet next week", "/nps quiet 3 months"],
    ["属性 入职", "Something is missing behind “attribute”."],
    ["claim", "Something is missing behind “claim”."],
  ])("in “%s” is explained", async (text, expected) => {
    expect(await say(admin, text)).toContain(expected);
  });

  it("tells those without the role only that", async () => {
    expect(await say(nobody, "schedule every mno 10:00")).toBe(
      "This needs the role of admin. An admin can give it to you.",
    );
  });
});

describe("surveys", () => {
  it("are listed, shown and edited", async () => {
    const list = await world.command(admin, "survey");
    const one = await world.press(admin, list.answer, "staff");
    expect(shown(one.answer)).toContain(
      "How likely are you to recommend Acme to a friend as a place to work?",
    );
    expect(await say(admin, "survey staff wording en question “Would you work for {org} again?”")).toContain(
      "Would you work for Acme again?",
    );
    expect(await say(admin, "survey staff driver remove Pay and benefits")).toMatch(/not|one too many/);
    expect(await say(admin, "survey staff driver remove “Pay and benefits”")).not.toContain(
      "Pay and benefits",
    );
    expect(await say(admin, "survey staff driver add “Office” “办公室”")).toContain("Office");
    expect(await say(admin, "survey staff driver rename office “Rooms”")).toContain("Rooms");
    const log = await world.store.people.changes(world.organization.id, 10);
    expect(log.filter(({ what }) => what === "survey-changed")).toHaveLength(4);
  });

  it.each([
    ["survey staff promise attributed", /always asked anonymously/],
    ["survey staff driver remove Nothing", /no such driver/],
    [`survey staff subject ${"x".repeat(200)}`, /at most 80 characters/],
    ["survey stuff", /no survey “stuff”[\s\S]*staff/],
  ])("refuse “%s”", async (text, wrong) => {
    expect(await say(admin, text)).toMatch(wrong);
  });
});

describe("roles", () => {
  it("are given and taken by mention, id or name", async () => {
    await world.appoint(world.slack, "U00000003", "none");
    expect(await say(admin, "role <@U00000003|ann> manager")).toBe(
      "Person U00000003 now has the role of manager.",
    );
    const account = await world.store.people.account(world.actor(world.slack, "U00000003"));
    expect(account?.role).toBe("manager");
    expect(await say(admin, "role U00000004 admin")).toContain("now has the role of admin");
    expect(await say(admin, "role @nobody admin")).toMatch(/I do not know “nobody”/);
    expect(await say(admin, "role @person admin")).toMatch(/people are called person/);
    const log = await world.store.people.changes(world.organization.id, 5);
    expect(JSON.stringify(log.map(({ details }) => details))).not.toContain("U0000000");
  });

  it("leave the last admin", async () => {
    expect(await say(admin, "role <@U00000000|me> none")).toMatch(/You are the only admin/);
    await world.command(admin, "role <@U00000004|ben> admin");
    const { answer } = await world.command(admin, "role <@U00000000|me> none");
    expect(shown(answer)).toContain("Give up your own admin role?");
    expect((await world.press(admin, answer, "Keep it")).redraw?.text).toBe("You stay admin.");
    const ben = world.actor(world.slack, "U00000004");
    await world.press(admin, answer, "Give it up");
    expect((await world.store.people.account(admin))?.role).toBe("none");
    const own = await world.command(ben, "role <@U00000004|ben> manager");
    expect(own.answer?.text).toMatch(/You are the only admin/);
  });

  it("warn the last admin who wants to be forgotten, and let them", async () => {
    const { answer } = await world.command(admin, "forget me");
    expect(shown(answer)).toContain("You are the only admin");
    expect(buttonsIn(answer).map(({ label }) => label)).toEqual([
      "Erase",
      "Erase, and never ask me again",
      "Keep everything",
    ]);
    await world.press(admin, answer, "Erase");
    expect(await world.store.people.account(admin)).toBeNull();
    expect(await say(nobody, "forget me")).not.toContain("only admin");
  });

  it("tell whoever refuses for good that they still do, whichever way they erase later", async () => {
    for (const label of ["Erase, and never ask me again", "Erase"]) {
      const { answer } = await world.command(nobody, "forget me");
      const { redraw } = await world.press(nobody, answer, label);
      expect(shown(redraw)).toContain(
        "You are never asked again, unless you end that yourself: /nps quiet off",
      );
    }
  });
});

describe("an invitation", () => {
  it("is a link that puts people into a group, for two weeks", async () => {
    const text = await say(admin, "invite team=Design");
    const code = /start=join_(\S+)/.exec(text)?.[1] ?? "";
    expect(text).toContain("https://t.me/acme_bot?start=join_");
    expect(text).toContain("14 December");
    const guest = world.actor(world.telegram, "2002");
    const { answer } = await world.talk.start(guest, `join_${code}`);
    expect(shown(answer)).toContain("Your code was taken");
    const account = await world.store.people.account(guest);
    const stored = await world.store.people.storedAbout(account?.personId ?? "", world.now());
    expect(stored.attributes).toEqual({ team: "Design" });
  });
});

describe("a test", () => {
  it("sends the question to the asker alone", async () => {
    expect(await say(admin, "test")).toMatch(/to you alone/);
    const owed = await world.owed("test-question");
    expect(owed).toHaveLength(1);
    expect(owed[0]?.claimed.address).toEqual({ kind: "account", externalId: "U00000000" });
    expect(owed[0]?.message?.text).toMatch(/test/i);
  });
});

describe("languages", () => {
  it("are changed by a word, and asked for without one", async () => {
    const asked = await world.command(nobody, "language");
    expect(buttonsIn(asked.answer).map(({ label }) => label)).toEqual(["English", "中文"]);
    expect((await world.command(nobody, "语言 中文")).locale).toBe("zh-CN");
    expect(await say(nobody, "计划")).toBe("只有管理员可以这样做，可请管理员授权。");
  });
});

describe("words on Telegram", () => {
  it("are commands while a preview waits, since it waits for a press", async () => {
    const boss = world.actor(world.telegram, "1001");
    await world.appoint(world.telegram, "1001", "admin");
    await world.command(boss, "schedule every tue 10:00 in -1001234567890");
    expect(shown((await world.talk.words(boss, "schedules")).answer)).toContain("There is no schedule yet");
    expect((await world.talk.words(boss, "hello")).answer?.text).toMatch(/Use the buttons/);
    expect(shown((await world.talk.words(boss, "、周报")).answer)).toContain(
      "No round has been published yet.",
    );
  });
});

describe("what the home page shows", () => {
  it("grows with the role", async () => {
    await world.appoint(world.slack, "U00000001", "manager");
    const manager = world.actor(world.slack, "U00000001");
    const home = async (who: Actor) => shown((await world.talk.home(who)).message);
    expect(await home(nobody)).not.toMatch(/For (managers|admins)/);
    expect(await home(manager)).toMatch(/For managers/);
    expect(await home(manager)).not.toMatch(/For admins/);
    expect(await home(admin)).toMatch(/For managers[\s\S]*For admins[\s\S]*\[New schedule\]/);
    expect(await say(admin, "settings")).toContain("[New schedule]");
    const { form } = await world.press(admin, (await world.talk.home(admin)).message, "New schedule");
    expect(form?.title).toBe("Plan a survey");
  });
});

describe("trouble", () => {
  const claimed = (ref: string, data: Readonly<Record<string, string>>): Claimed => ({
    id: "delivery-1",
    organizationId: world.organization.id,
    connectionId: world.slack.id,
    kind: "trouble",
    ref,
    roundId: null,
    accountId: null,
    address: { kind: "account", externalId: "U00000000" },
    sequence: 1,
    data,
    attempt: 1,
    again: false,
    locale: "en",
  });

  it.each([
    [
      "audience-not-visible:schedule-1",
      { code: "audience-not-visible", schedule: "staff" },
      /“staff” could not ask: the bot cannot see/,
    ],
    ["too-few-people:schedule-1", { code: "too-few-people", schedule: "staff" }, /at least ten people/],
    ["connection-suspended", { code: "connection-suspended" }, /token was revoked/],
    ["ambiguous-twice", { code: "ambiguous-twice" }, /not sent a third time/],
    ["surprise", { code: "surprise" }, /Something went wrong \(surprise\)/],
  ])("%s is told with its cure", async (ref, data, expected) => {
    expect(shown(await world.load(claimed(ref, data), world.now()))).toMatch(expected);
  });
});

describe("an unknown actor", () => {
  it("is remembered and answered", async () => {
    const stranger = world.actor(world.slack, "U0STRANGER");
    expect((await world.command(stranger, "help", PRIVATE)).answer?.parts.length).toBeGreaterThan(1);
    expect(await world.store.people.account(stranger)).not.toBeNull();
  });
});
