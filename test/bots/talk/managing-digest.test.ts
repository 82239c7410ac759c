// Who sees which digest, what its buttons do, and how it is shared.
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Actor } from "../../../bots/talk/talk.ts";
import { buttonsIn, createManagingWorld, GENERAL, type ManagingWorld, shown } from "./managing-world.ts";

const WEEK_MS = 7 * 86_400_000;
const LEADS = { kind: "channel", externalId: "C0LEADERS1", name: "leads" } as const;
const SCHEDULE = "schedule every tue 10:00 everyone close fri 12:00 digest #leads language zh gap 6d";

let world: ManagingWorld;
let admin: Actor;
let manager: Actor;
let asked: Actor;

beforeEach(async () => {
  world = await createManagingWorld();
  [admin, manager, asked] = ["U00000000", "U00000001", "U00000040"].map((id) =>
    world.actor(world.slack, id),
  ) as [Actor, Actor, Actor];
  await world.appoint(world.slack, "U00000000", "admin");
  await world.appoint(world.slack, "U00000001", "manager");
  const preview = await world.command(admin, SCHEDULE);
  await world.press(admin, preview.answer, "Save as it is");
});

afterEach(() => world.close());

const scores = (promoters: number, passives: number, detractors: number) => [
  ...Array<number>(promoters).fill(9),
  ...Array<number>(passives).fill(7),
  ...Array<number>(detractors).fill(3),
];

async function twoRounds(): Promise<void> {
  await world.runRound("staff", scores(18, 11, 10));
  world.setNow(new Date(world.now().getTime() + WEEK_MS));
  await world.runRound("staff", scores(22, 10, 9), {
    0: { text: "Great team, ask ann@acme.com", mayQuote: true },
    30: { text: "Too many meetings" },
  });
}

describe("a digest", () => {
  it("says the score, its margin, the change, who answered, the bands, what to do and the last rounds", async () => {
    await twoRounds();
    const { answer } = await world.command(manager, "digest");
    const text = shown(answer);
    expect(text).toContain("eNPS +32 (95% interval about +18 to +44). 41 of 58 answered (71%).");
    expect(text).toContain("11 points above last round, but within the margin: no change can be claimed.");
    expect(text).toMatch(/9–10 .*22 \(54%\)/);
    expect(text).toMatch(/0–6 .*9 \(22%\)/);
    expect(text).not.toMatch(/detractor/i);
    expect(text).toContain("Scores of the last 2 rounds, oldest first: 30 November +21, 8 December +32.");
    expect(text).toContain("Next: Read what was written (Details, Words), and keep asking");
    expect(text).toContain("# What will we do?");
    expect(buttonsIn(answer).map(({ label }) => label)).toEqual(["Details", "Share", "What will we do?"]);
    expect(text).not.toContain("meetings");
  });

  it("opens its details in place, section by section, all comments for managers, masked", async () => {
    await twoRounds();
    const { answer } = await world.command(manager, "digest");
    const words = (await world.press(manager, answer, "Details")).redraw;
    expect(shown(words)).toContain("> Great team, ask •••");
    expect(shown(words)).toContain("> Too many meetings");
    expect(buttonsIn(words).map(({ label }) => label)).toEqual(["Trend", "How it is computed", "Less"]);
    const how = (await world.press(manager, words, "How it is computed")).redraw;
    expect(shown(how)).toContain("If all 17 who stayed silent had said 0–6: −7; if all had said 9–10: +52.");
    expect(shown(how)).toContain("100 × (22 − 9) / 41 = +31.71, shown as +32");
    expect(shown(how)).toContain("p = 0.549");
    expect(shown(how)).not.toContain("meetings");
    const trend = (await world.press(manager, how, "Trend")).redraw;
    expect(shown(trend)).toContain("2026-12-08 | +32 | +18…+44 | 71%");
    const less = (await world.press(manager, trend, "Less")).redraw;
    expect(shown(less)).toBe(shown(answer));
  });

  it("explains itself by a command, to those who were asked too", async () => {
    await twoRounds();
    for (const reader of [manager, asked]) {
      const { answer } = await world.command(reader, "why staff");
      expect(shown(answer)).toContain("41 answers: 22 gave 9–10, 10 gave 7–8, 9 gave 0–6.");
      expect(buttonsIn(answer).map(({ label }) => label)).toContain("Less");
    }
    expect(shown((await world.command(manager, "为什么 staf")).answer)).toMatch(/no survey “staf”/);
    const stranger = world.actor(world.slack, "U0STRANGER");
    expect((await world.command(stranger, "why")).answer?.text).toMatch(/no published round that asked you/);
  });

  it("has its words page by page, numbered through", async () => {
    const words = Array.from({ length: 20 }, (_, at) => [at, { text: `Word ${at}` }] as const);
    await world.runRound("staff", scores(22, 10, 9), Object.fromEntries(words));
    const { answer } = await world.command(manager, "digest");
    const first = (await world.press(manager, answer, "Details")).redraw;
    expect(shown(first)).toContain("In their own words (1–8 of 20)");
    const second = (await world.press(manager, first, "More ›")).redraw;
    const third = (await world.press(manager, second, "More ›")).redraw;
    expect(shown(third)).toContain("In their own words (17–20 of 20)");
    expect(buttonsIn(third).map(({ label }) => label)).not.toContain("More ›");
    const pages = [first, second, third].map(shown).join("\n");
    for (const [at] of words) expect(pages.match(new RegExp(`> Word ${at}$`, "gm"))).toHaveLength(1);
    expect(shown((await world.press(manager, third, "‹ Back")).redraw)).toBe(shown(second));
  });

  it("leads to one group over time and back, and shows a manager of one segment theirs under the trend", async () => {
    await world.command(admin, "attribute team text");
    for (let at = 0; at < 58; at += 1) {
      const { personId } = await world.appoint(world.slack, `U000000${String(at).padStart(2, "0")}`, "none");
      await world.store.people.setAttributes(personId, { team: at % 2 === 0 ? "Design" : "Sales" });
    }
    await world.appoint(world.slack, "U00000000", "admin");
    await world.appoint(world.slack, "U00000001", "manager");
    await world.command(admin, "survey staff attributes team");
    await twoRounds();

    const { answer } = await world.command(manager, "digest");
    const groups = (await world.press(manager, answer, "Details")).redraw;
    const one = (await world.press(manager, groups, "Design")).redraw;
    expect(shown(one)).toMatch(/# Design over time[\s\S]*2026-12-08 \| [\s\S]*2026-11-30 \| /);
    expect(shown(one)).not.toContain("Sales");
    expect(shown((await world.press(manager, one, "‹ Groups")).redraw)).toBe(shown(groups));

    await world.command(admin, "role <@U00000001> manager team=Sales");
    const own = (await world.press(manager, groups, "Design")).redraw;
    expect(shown(own)).not.toContain("Design");
    const trend = shown((await world.press(manager, own, "Trend")).redraw);
    expect(trend).toMatch(/# Sales over time[\s\S]*2026-12-08 \| [\s\S]*2026-11-30 \| /);
    expect(trend).not.toContain("Design");
  });

  it("shows those who were asked the whole round without comments, and nothing with the schedule's say", async () => {
    await twoRounds();
    const { answer } = await world.command(asked, "digest");
    expect(shown(answer)).toContain("eNPS +32");
    expect(buttonsIn(answer).map(({ label }) => label)).toEqual(["Details"]);
    const trend = (await world.press(asked, answer, "Details")).redraw;
    expect(shown(trend)).toContain("# Acme · Trend");
    const words = shown((await world.press(asked, trend, "Words")).redraw);
    expect(words).toContain("Comments are shown to managers");
    expect(words).not.toContain("Great team");
  });

  it.each(["digest last 2", "digest share"])("needs the role for “%s”", async (text) => {
    await twoRounds();
    expect((await world.command(asked, text)).answer?.text).toMatch(/needs the role of manager/);
  });

  it("is not for those who were never asked, by command, press or forged press", async () => {
    await twoRounds();
    const stranger = world.actor(world.slack, "U0STRANGER");
    expect((await world.command(stranger, "digest")).answer?.text).toMatch(
      /no published round that asked you/,
    );
    const { answer } = await world.command(manager, "digest");
    expect(await world.press(stranger, answer, "Details")).toMatchObject({
      toast: expect.stringMatching(/role/),
    });
    expect(await world.press(stranger, answer, "Share", GENERAL)).toEqual({
      locale: "en",
      toast: expect.stringMatching(/role/),
    });
  });

  it("withholds in the same words always, and counts nothing", async () => {
    await world.runRound("staff", [9, 9, 3]);
    const text = shown((await world.command(manager, "digest")).answer);
    expect(text).toContain("Too few answers to publish a score without exposing someone.");
    expect(text).not.toMatch(/\b3\b|\bof 58\b/);
    const rounds = shown((await world.command(admin, "rounds")).answer);
    expect(rounds).toContain("too few answers to publish a score");
    expect(rounds).not.toMatch(/of 58/);
  });

  it("pools as many rounds as are asked for, and says so", async () => {
    await twoRounds();
    const text = shown((await world.command(manager, "digest last 2")).answer);
    expect(text).toContain("eNPS over the last 2 published rounds");
    expect(text).toContain("80 of 116 answered in 2 rounds (69%).");
    expect(text).toContain("The round of 8 December alone: +32. 41 of 58 answered (71%).");
  });

  it("names the surveys when one is unknown", async () => {
    const { answer } = await world.command(manager, "digest staf");
    expect(shown(answer)).toMatch(/no survey “staf”.*staff[\s\S]*Did you mean “staff”\?/);
  });
});

describe("sharing", () => {
  it("posts what may be quoted, in the channel's language, where the button is pressed", async () => {
    await twoRounds();
    const { answer } = await world.command(manager, "digest", LEADS);
    const reply = await world.press(manager, answer, "Share", LEADS);
    expect(reply.toast).toBe("Shared here.");
    expect(shown(reply.post)).toContain("邀请 58 人，41 人作答（71%）。");
    const details = await world.press(manager, reply.post, "详情", LEADS);
    expect(details.redraw).toBeUndefined();
    expect(shown(details.answer)).toContain("Too many meetings");
  });

  it("shows those in the digest's channel what the channel may see", async () => {
    await twoRounds();
    const { post } = await world.command(manager, "digest share", LEADS);
    const stranger = world.actor(world.slack, "U0STRANGER");
    const { answer } = await world.press(stranger, post, "详情", LEADS);
    expect(shown(answer)).toContain("Great team, ask •••");
    expect(shown(answer)).not.toContain("meetings");
    const elsewhere = await world.press(stranger, post, "详情", GENERAL);
    expect(elsewhere.answer).toBeUndefined();
    expect(elsewhere.toast).toMatch(/role/);
  });

  it("is done at once with the word, in the organization's language where the channel has none", async () => {
    await twoRounds();
    const reply = await world.command(manager, "digest share", GENERAL);
    expect(reply.answer).toBeUndefined();
    expect(shown(reply.post)).toContain("41 of 58 answered");
    expect(buttonsIn(reply.post).map(({ label }) => label)).toEqual(["Details"]);
  });

  it("goes from a private chat to the schedule's channel, once a minute however often it is pressed", async () => {
    await twoRounds();
    const { answer } = await world.command(manager, "digest");
    const before = (await world.owed("digest")).length;
    expect(before).toBeGreaterThan(0);
    const first = await world.press(manager, answer, "Share");
    await world.press(manager, answer, "Share");
    expect(first.toast).toMatch(/leads/);
    const owed = await world.owed("digest");
    expect(owed).toHaveLength(1);
    expect(owed[0]?.claimed.address.externalId).toBe("C0LEADERS1");
    expect(shown(owed[0]?.message)).toContain("eNPS +32");
  });
});

describe("the digest that a channel is owed", () => {
  it("comes in the channel's language, with details for each who presses and no comment of someone who forbade it", async () => {
    await twoRounds();
    world.setNow(new Date(world.now().getTime() + WEEK_MS));
    const owed = await world.owed("digest");
    expect(owed.length).toBeGreaterThan(0);
    const text = shown(owed.at(-1)?.message);
    expect(text).toContain("比上轮高 11 分，但仍在误差范围内，还不能说有变化。");
    expect(text).toContain("[详情]");
    expect(text).not.toContain("分享");
    expect(text).not.toContain("meetings");
  });
});

describe("no digest yet", () => {
  it("says when the open round closes", async () => {
    expect((await world.command(manager, "digest")).answer?.text).toBe("No round has been published yet.");
    await world.command(admin, "open staff");
    expect((await world.command(manager, "digest")).answer?.text).toMatch(
      /The one that is open closes Tue 09:40/,
    );
  });
});

describe("an attributed round that is still open", () => {
  beforeEach(async () => {
    const { answer } = await world.command(
      admin,
      "schedule survey product every month 10 10:00 attributed close 7d",
    );
    await world.press(admin, answer, "Save");
    await world.answerRound("product", [9, 9, 3]);
  });

  it("is shown to managers as it stands, not to be shared, and to nobody else", async () => {
    const { answer } = await world.command(manager, "digest product");
    expect(shown(answer)).toContain("NPS so far");
    expect(shown(answer)).toContain("3 of 58 answered");
    expect(buttonsIn(answer).map(({ label }) => label)).toEqual(["Details"]);
    const details = (await world.press(manager, answer, "Details")).redraw;
    expect(shown(details)).toContain("If all 55 who stayed silent");
    expect((await world.press(asked, answer, "Details")).toast).toMatch(/role/);
    expect((await world.command(asked, "digest product")).answer?.text).toMatch(/no published round/);
  });

  it("is posted nowhere, by command or forged press", async () => {
    const command = await world.command(manager, "digest product share", GENERAL);
    expect(command.post).toBeUndefined();
    expect(shown(command.answer)).toContain("NPS so far");
    const [round] = await world.store.rounds.inState(world.organization.id, ["open"]);
    for (const place of [GENERAL, { kind: "private", externalId: "D0PRIVATE1" } as const]) {
      const press = { verb: "sh", token: round?.id ?? "", argument: "_C0LEADERS1" } as const;
      const reply = await world.talk.press(manager, press, { place, messageRef: "1" });
      expect(reply.post).toBeUndefined();
      expect(reply.toast ?? "").not.toMatch(/[Ss]hared/);
    }
    expect(await world.owed("digest")).toEqual([]);
    expect(shown((await world.command(admin, "log")).answer)).not.toMatch(/shared/);
  });
});

describe("an anonymous round that is still open", () => {
  it("is shown to nobody, by command or forged press", async () => {
    const round = await world.answerRound("staff", [9, 9, 9, 9, 9, 9, 9, 3]);
    expect((await world.command(manager, "digest")).answer?.text).toMatch(/No round has been published yet/);
    const at = { place: GENERAL, messageRef: "1" };
    for (const verb of ["dt", "ls", "sh"] as const) {
      const reply = await world.talk.press(manager, { verb, token: round.id }, at);
      expect(JSON.stringify(reply)).not.toMatch(/eNPS|88|\b8\b|\b7\b/);
    }
    const rounds = shown((await world.command(admin, "rounds")).answer);
    expect(rounds).toContain("at least 5 of 58 have answered");
  });
});
