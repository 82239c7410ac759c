// The loop is closed in Slack: a manager writes what will be done, the channel reads it, the next question opens with it, and summaries come on Monday.
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { expectLogWithout } from "./clean-log.ts";
import { answer, inAnOffice, openWeek, WEEK } from "./slack-office.ts";
import { drawn } from "./slack-people.ts";

const SCORES = [9, 9, 10, 8, 9, 7, 9, 3, 10, 9];
/** Monday half past eight in Shanghai, and nine in Berlin. */
const MONDAY = { inShanghai: "2026-11-16T00:30:00Z", inBerlin: "2026-11-16T08:00:00Z" } as const;

describe("acting on scores in Slack", () => {
  // Looked at once the office is closed: hooks at the end run in the order opposite to this one.
  afterAll(() => {
    expectLogWithout(office.world, [...office.everyone.map(({ id }) => id), "quiet", "meetings", "lunch"]);
  });
  const office = inAnOffice({}, "all");
  beforeAll(async () => {
    await openWeek(office);
    await answer(office.everyone, SCORES);
    await office.world.goTo(WEEK.reports);
  });
  const inLeads = () => office.world.slack.messages(office.leads).map(drawn);

  it("begins with a sentence on a form, which says who will read it", async () => {
    const { ada, bo, li, world } = office;
    expect(await bo.asks('action "Free lunch"')).toContain("This needs the role of manager.");
    await ada.asks(`role <@${li.id}> manager`);
    expect(await ada.asks("action")).toMatch(/Nothing is under way\.[\s\S]*What will we do\?/);
    // The digest in the channel ends with it.
    await ada.press("What will we do?", office.leads);
    expect(await ada.seesForm()).toMatch(/above the next question\. Write no names/);
    await ada.submits({ "What will we do about it": "   " });
    expect(Object.values(ada.mistakes())).toEqual(["Say in one sentence what will be done."]);
    await ada.submits({
      "What did people say": "too many meetings.",
      "What will we do about it": "We give every team\none quiet *day*, <!here>: ask bo@acme.com",
    });
    const told = await ada.isTold("Noted as action 1 on survey “staff”.");
    expect(told).toContain("It is posted in #leads.");
    expect(told).toContain("was taken out");
    await world.settle();
    const post = inLeads().at(-1);
    expect(post).toMatch(/What we will do[\s\S]*You said: “too many meetings”\./);
    expect(post).toContain("We give every team one quiet *day*, •••: ask •••");
    expect(JSON.stringify(world.slack.messages(office.leads))).not.toMatch(/<!here>|acme\.com|mrkdwn/);
    // Said once more because nothing seemed to happen.
    expect(
      await ada.asks(
        'action "We give every team one quiet *day*, <!here>: ask bo@acme.com" heard "too many meetings"',
      ),
    ).toContain("This is action 1 already");
    await world.settle();
    expect(inLeads().filter((text) => text.includes("quiet"))).toHaveLength(1);
  });

  it("opens the next question, in each reader's language, and whoever tries the question out sees it, too", async () => {
    const { ada, bo, li, world } = office;
    await ada.asks("test");
    await world.settle();
    expect(drawn(await ada.reads("You said: “too many meetings”."))).toMatch(
      /not count|never counts|counted/,
    );
    await world.goTo(WEEK.opensAgain);
    const question = drawn(await bo.reads("What we will do: “We give every team"));
    expect(question.indexOf("You said")).toBeLessThan(question.indexOf("How likely are you"));
    expect(drawn(await li.reads("大家说过：“too many meetings”。我们会这样做："))).toContain("你有多大可能");
    await answer(office.everyone, SCORES);
  });

  it("follows how far it has come, by a press and by words", async () => {
    const { ada, bo, li, world } = office;
    const list = await ada.asks("actions");
    expect(list).toMatch(/1\. We give every team .* \(to be done since 9 November, staff\)/);
    for (const payload of ["as:1:dropped", "ac:nothing", "as:1:praised", "as:x:done"]) {
      const forged = { type: "button", action_id: payload, block_id: "b", value: payload, action_ts: "1" };
      await world.slack.pressAs(bo.id, { actions: [forged] });
    }
    await bo.isTold("This needs the role of manager.");
    await ada.press("1 is under way");
    await ada.isTold(/under way since 10 November/);
    expect(await li.asks("行动 1 已完成")).toContain("行动 1 现在是：已完成");
    expect(await li.asks("行动 1 已完成")).toContain("行动 1 已经是：已完成");
    expect(await li.asks("行动 7 已完成")).toContain("没有行动 7");
    await world.settle();
    // What was owed and overtaken before it was sent says nothing any more.
    expect(inLeads().at(-1)).toMatch(/Done[\s\S]*quiet/);
    expect(await ada.asks("log")).toMatch(/li set action 1 to done\.[\s\S]*ada wrote action 1\./);
  });

  it("shows a manager of one segment that segment, and lets them not speak for the whole", async () => {
    const { ada, bo, li } = office;
    expect(await ada.asks(`role <@${li.id}> manager team=Design`)).toContain("attribute team");
    await ada.asks(`people set <@${li.id}> team=Design`);
    await ada.asks("attribute hired date bands 1y 3y");
    expect(await ada.asks(`role <@${li.id}> manager team=Desing`)).toContain("Did you mean “Design”?");
    expect(await ada.asks(`role <@${li.id}> manager hired=1–3y`)).toContain("hired = 1–3 years");
    expect(await ada.asks(`role <@${li.id}> manager team=design`)).toContain("manager of team = Design");
    expect(await ada.asks("role")).toMatch(/ada: admin[\s\S]*li: manager, team = Design and the whole/);
    expect(await li.asks("行动 “每周留一天不开会”")).toContain("由负责全体的经理和管理员来写");
    expect(await li.asks("目标 40")).toContain("管理员");
    expect(await li.asks("隐私")).toMatch(/team = Design的结果|team = Design 的结果/);
    await ada.asks(`role <@${bo.id}> admin`);
    expect(await ada.asks(`role <@${ada.id}> manager team=Design`)).toContain("by another admin alone");
    await ada.asks(`role <@${bo.id}> none`);
  });

  it("sends summaries on Monday, where each reader's clock says so, as long as they may read them", async () => {
    const { ada, li, bo, world } = office;
    expect(await li.asks("订阅 周报 08:30")).toMatch(
      /每周一 08:30（Asia\/Shanghai）[\s\S]*11 月 16 日（周一）08:30/,
    );
    expect(await li.asks("订阅 周报 #leads")).toContain("管理员");
    expect(await ada.asks("subscribe week staff")).toMatch(/every Monday at 09:00/);
    expect(await ada.asks("subscribe week #leads at 09:00")).toContain("leads");
    expect(await ada.asks("subscribe month #nowhere")).toContain("nowhere");
    expect(await bo.asks("subscribe week")).toContain("This needs the role of manager.");
    const before = inLeads().length;
    await world.goTo(MONDAY.inShanghai);
    const own = drawn(await li.reads("11 月 9 日至 11 月 15 日这一周"));
    expect(own).toMatch(/staff：\+\d+（95% 区间/);
    expect(own).toContain("与上一期持平");
    expect(ada.everything()).not.toContain("The week from");
    await world.goTo(MONDAY.inBerlin);
    await ada.reads("The week from 9 November to 15 November");
    const posted = inLeads()
      .slice(before)
      .filter((text) => text.includes("The week from"));
    expect(posted).toHaveLength(1);
    await ada.asks(`role <@${li.id}> none`);
    expect(await ada.asks("unsubscribe 2")).toContain("No more: #leads");
    const heard = li.chat().length;
    await world.goTo("2026-11-17T09:00:00Z");
    await world.goTo("2026-11-23T09:00:00Z");
    await vi.waitFor(() => expect(ada.everything()).toContain("The week from 16 November to 22 November"));
    expect(li.chat().slice(heard).map(drawn).join()).not.toContain("这一周");
    expect(inLeads().filter((text) => text.includes("The week from"))).toHaveLength(1);
    // What one has subscribed to one can end, whatever has become of the role.
    expect(await li.asks("退订")).toContain("1.");
    expect(await li.asks("退订 1")).toContain("已停止：你");
    expect(await li.asks("退订 1")).toContain("经理");
  });

  it("says in the third and fourth question that it was done, and in the fifth nothing any more", async () => {
    const { bo, world } = office;
    expect(bo.chat().map(drawn).join("\n")).toContain("What we did: “We give every team");
    for (const at of ["2026-11-24T09:00:00Z", "2026-12-01T09:00:00Z"]) await world.goTo(at);
    const questions = bo
      .chat()
      .map(drawn)
      .filter((text) => text.includes("How likely are you"));
    expect(questions.at(-1)).not.toContain("You said");
    expect(questions.at(-2)).toContain("What we did");
  });
});
