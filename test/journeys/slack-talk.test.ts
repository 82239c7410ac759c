// How people talk with the bot in Slack: languages, typing as clients spoil it, App Home, what is stored, being forgotten.
import { describe, expect, it } from "vitest";
import { answer, inAnOffice, openWeek, sayWhy, WEEK } from "./slack-office.ts";
import { drawn } from "./slack-people.ts";
import { stored } from "./stored.ts";

describe("talking with the bot on Slack", () => {
  const office = inAnOffice();

  it("speaks the language of a person's Slack, or the one that they choose", async () => {
    const { world, bo, li } = office;
    expect(await li.asks("")).toContain("我能做什么");
    expect(await bo.asks("language zh")).toMatch(/[\u4e00-\u9fff]/);
    expect(await bo.asks("帮助")).toContain("我能做什么");
    expect(await li.asks("语言 英文")).toContain("From now on the bot speaks English to you.");
    await openWeek(office);
    await bo.reads("你有多大可能推荐");
    await li.reads("How likely are you");
    await bo.press("9");
    await bo.reads("已收到你的回答");
    await bo.isTold(/已记下 9 分/);
    await sayWhy(bo, "同事很好");
    await bo.isTold("已保存");
    expect(await bo.asks("language klingon")).toMatch(/klingon/);
    await world.settle();
  });

  it.each([
    ["周报", /还没有|没有/],
    ["隐私", /保存了哪些/],
    ["／nps 隐私", /保存了哪些/],
    ["、nps 帮助", /我能做什么/],
    ["ｄｉｇｅｓｔ", /还没有|没有/],
    ["设置", /偶尔一问/],
  ])("understands Chinese typing: “%s”", async (text, told) => {
    const { li } = office;
    expect(await li.asks(text)).toMatch(told);
  });

  it.each([
    ["digst", /Did you mean: \/nps digest/],
    ["shedule", /Did you mean: \/nps schedule/],
    ["privcy", /Did you mean: \/nps privacy/],
    ["xyzzyplugh", /I do not know “xyzzyplugh”/],
    ["<!here>", /I do not know/],
    ["\u0000", /.+/],
    ["digest\u00a0last\u00a0\u00a03", /No round|nothing|not been published|no round/i],
    ["\u201cdigest\u201d", /.+/],
    ["language\u00a0\u201cen\u201d", /speaks English/],
    ["x".repeat(3_000), /I do not know/],
    ["😀", /I do not know/],
  ])("answers “%s” helpfully", async (text, told) => {
    const { ada } = office;
    const note = await ada.asks(text);
    expect(note).toMatch(told);
    expect(note).not.toMatch(/Something went wrong|undefined/);
  });

  it("plans a schedule that a chat client's typography has spoilt", async () => {
    const { world, ada } = office;
    const told = await ada.asks(
      "schedule\u00a0every\u2003tue\u00a010\uff1a00 Europe/Berlin in <#" +
        `${office.general}|general> close fri 12\uff1a00 digest <#${office.leads}|> mon 10:00 gap\u00a06d key \u201cteam\u201d`,
    );
    expect(told).toContain("Asks #general: 13 people.");
    expect(told).toMatch(/The digest goes to #leads/);
    await ada.press(/^Save/);
    await world.slack.until(() => stored(world, "select key from schedules").length === 1);
    expect(stored(world, "select key from schedules")).toEqual([{ key: "team" }]);
  });

  it("shows an App Home that fits the reader, whose buttons work there", async () => {
    const { world, ada, bo, li } = office;
    await openWeek(office);
    expect(await bo.home()).toContain("One question, now and then: Acme");
    expect(await li.home()).toContain("偶尔一问");
    expect(await ada.home()).toContain("Round 1: open until Fri 12:00");
    await bo.pressAtHome("Privacy");
    expect(await bo.seesForm()).toContain("What is stored about you");
    await world.slack.closeView(bo.id);
    await bo.pressAtHome("中文");
    await world.slack.until(() => JSON.stringify(world.slack.home(bo.id)).includes("偶尔一问"));
    await ada.pressAtHome("New schedule");
    expect(await ada.seesForm()).toContain("What is asked");
    await world.slack.closeView(ada.id);
  });

  it("tells what is stored now and later, and erases it on a second yes", async () => {
    const { world, bo, guestOfNone } = office;
    await openWeek(office);
    await answer(office.everyone, [9, 9, 9, 9, 9, 9]);
    await sayWhy(bo, "My secret reason");
    const told = await bo.asks("privacy");
    expect(told).toContain("bo (U00000002)");
    expect(told).toContain("How often you were asked: 1 time");
    expect(told).toMatch(/stays linked to you until/);
    expect(told).not.toMatch(/\b9\b/);

    expect(await bo.asks("forget me")).toContain("Erase everything about you?");
    await bo.press("Keep everything");
    await bo.isTold("Nothing was erased.");
    expect(stored(world, "select count(*) as n from ballots")).toEqual([{ n: 6 }]);
    await bo.asks("forget me");
    await bo.press("Erase, and never ask me again");
    await bo.isTold(/^Erased: your accounts, 1 answer[\s\S]*unless you end that yourself: \/nps quiet off/);
    expect(stored(world, "select count(*) as n from ballots")).toEqual([{ n: 5 }]);
    expect(stored(world, "select count(*) as n from invitations")).toEqual([{ n: 13 }]);
    expect(stored(world, `select count(*) as n from accounts where external_id = '${bo.id}'`)).toEqual([
      { n: 0 },
    ]);
    await bo.press("Change").catch(() => undefined);
    expect(stored(world, "select count(*) as n from ballots")).toEqual([{ n: 5 }]);
    expect(await guestOfNone.asks("privacy")).toContain("What is stored about you");
    await world.goTo(WEEK.reports);
    expect(world.slack.messages(office.leads).map(drawn).join()).toContain("5 of 13 answered");

    // The next round is everyone else's; nothing but the press told of Bo, until Bo speaks.
    await world.goTo(WEEK.opensAgain);
    expect(stored(world, "select invited from rounds order by number")).toEqual([
      { invited: 13 },
      { invited: 12 },
    ]);
    expect(stored(world, `select count(*) as n from accounts where external_id = '${bo.id}'`)).toEqual([
      { n: 0 },
    ]);
    expect(await bo.asks("privacy")).toContain("Your wish never to be asked again");
    expect(await bo.asks("quiet")).toContain("You are never asked");
    expect(await bo.asks("免打扰 关闭")).toContain("You are asked again");
    expect(await bo.asks("privacy")).not.toContain("never to be asked again");
  });
});
